"""Points that members owe are settled by HQ: out of what it holds of theirs, as soon as it holds any.

A till never settles: what it knows of a debt may be settled elsewhere already. So what registers hold of a member who
owes is asked back, and is taken when it comes.
"""

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from domain.plan import Plan
from domain.point_debts import Owed, settlement
from domain.points import FAMILY
from hq.services import outbox, own_acts, recalls
from hq.services.context import Hq
from hq.services.effects import Effect
from hq.services.grant import plan_in_force
from hq.services.hq_journal import Act
from hq.store import allowances, lives, members, point_debts

REASON = "debt"
BATCH = 500


def after(hq: Hq, tx: sa.Connection, effects: Sequence[Effect]) -> None:
    """In the transaction that booked these effects: settle what those owe whose points they moved."""
    moved = {owner for effect in effects for owner, unit in (*effect.reports, *effect.moves) if unit.startswith(FAMILY)}
    settle(hq, tx, moved | {owner for effect in effects for owner, _ in effect.debts})


def settle(hq: Hq, tx: sa.Connection, ids: Collection[str]) -> int:
    """Settle what these members owe out of what HQ holds, and ask back what is out of those who owe more; how many
    settled. In a new life of HQ not before all registers have told.
    """
    if not point_debts.of(tx, ids) or lives.waiting(tx, hq.secrets.life):
        return 0
    members.get(tx, ids, lock=True)
    plan = plan_in_force(tx, hq)
    debts = point_debts.of(tx, ids)
    acts = [act for member, owed in debts.items() if (act := _settled(hq, tx, plan, member, owed)) is not None]
    own_acts.act_now(hq, tx, acts)
    for member in point_debts.of(tx, debts):
        recalls.ask_back(hq, tx, member, (FAMILY.rstrip("/"),), REASON)
    return len(acts)


def settle_all(hq: Hq) -> int:
    """The same for everybody who owes; how many settled. Run every day."""
    total, behind = 0, ""
    while ids := hq.database.read(lambda tx, behind=behind: point_debts.owing(tx, behind, BATCH)):  # type: ignore[misc]
        for part in hq.database.parts(ids):
            total += hq.database.run_transaction("settle_debts", lambda tx, part=part: settle(hq, tx, part))  # type: ignore[misc]
        behind = ids[-1]
    outbox.publish(hq)
    return total


def _settled(hq: Hq, tx: sa.Connection, plan: Plan, member: str, owed: dict[str, Owed]) -> Act | None:
    rooms = {unit: (one.available, one.expires) for unit, one in allowances.accounts(tx, member).items()}
    found = settlement(member, owed, rooms, hq.clock().date(), plan.points.value, plan.currency)
    return Act(member, found) if found is not None else None
