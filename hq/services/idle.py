"""What a member does not use where it lies goes back at night: it was lent, and he was not there, for so many days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

import sqlalchemy as sa

from domain.plan import Plan
from hq.services import outbox as publisher
from hq.services import recalls
from hq.services.context import Hq
from hq.services.grant import Asker, plan_in_force
from hq.store import members, placements
from hq.store.allowances import Holding
from wire.fields import time_text

BATCH = 500
REASON = "idle"
DATE = len("2026-01-01")


def ask_back(hq: Hq) -> int:
    """Ask every register for what is idle there; how many members are asked for. Run every day."""
    days = hq.database.read(lambda tx: plan_in_force(tx, hq)).sizing.idle_days
    behind, total, registers = "", 0, set[str]()
    while ids := hq.database.read(partial(_ids_behind, behind=behind)) if days else []:
        for part in hq.database.parts(ids):
            asked = hq.database.run_transaction("idle", partial(_ask, hq=hq, ids=part, days=days))
            total += len(asked)
            registers |= {register for those in asked.values() for register in those}
        behind = ids[-1]
    publisher.publish(hq, [f"register:{register}" for register in sorted(registers)])
    return total


def _ids_behind(tx: sa.Connection, behind: str) -> list[str]:
    return [row.member for row in members.page(tx, behind, BATCH)]


def _ask(tx: sa.Connection, hq: Hq, ids: Sequence[str], days: int) -> dict[str, list[str]]:
    """Which registers were asked, by member."""
    before = hq.clock() - timedelta(days=days)
    seen = last_seen(tx, ids)
    asked: dict[str, list[str]] = {}
    for member, held in placements.holdings_of(tx, ids).items():
        idle = [one for one in held if _is_idle(one, seen.get((member, _register(one)), ""), time_text(before))]
        if registers := recalls.recall(hq, tx, member, idle, REASON):
            asked[member] = registers
    return asked


def last_seen(tx: sa.Connection, ids: Sequence[str]) -> dict[tuple[str, str], str]:
    """The last business day on which each member was at each register's store, by (member, register)."""
    visits = members.visits(tx, ids)
    days: dict[tuple[str, str], str] = {}
    for one in visits:
        key = one.member, one.store
        days[key] = max(days.get(key, ""), one.day)
    return {(one.member, one.register): days[one.member, one.store] for one in visits}


def resting(hq: Hq, tx: sa.Connection, plan: Plan, at: Asker, held: Mapping[str, Sequence[Holding]]) -> frozenset[str]:
    """Who of these members was lent something at this register, all of it long ago, and was not in its store since."""
    if not plan.sizing.idle_days:
        return frozenset()
    before = time_text(hq.clock() - timedelta(days=plan.sizing.idle_days))
    last = {
        member: max((one.since for one in those if one.holder == at.holder), default="")
        for member, those in held.items()
    }
    long_ago = [member for member, since in last.items() if "" < since < before]
    seen = last_seen(tx, long_ago)
    return frozenset(member for member in long_ago if seen.get((member, at.register), "") < before[:DATE])


def _is_idle(one: Holding, day: str, before: str) -> bool:
    """Lent longer ago than that, and the member was not there since."""
    return one.totals.room > 0 and one.since < before and day < before[:DATE]


def _register(one: Holding) -> str:
    return one.holder.partition("/")[0]
