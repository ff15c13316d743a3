"""Members who left: what is lent of theirs is asked back, and what is here is owed in money or forfeited."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import sqlalchemy as sa

from domain.entries import PointsSpend
from domain.entry_value import ClosingSettled
from domain.plan import Plan
from domain.stored_value import BONUS, PRINCIPAL, lots_of
from domain.top_ups import cash_out
from hq.services import own_acts, recalls, to_members
from hq.services.context import Hq
from hq.services.effects import Effect
from hq.services.grant import plan_in_force
from hq.services.hq_journal import Act
from hq.store import allowances, closings, lives, members
from hq.store.allowances import Account
from hq.store.closings import Closed

REASON = "closed"
BATCH = 500
ENDS = (PRINCIPAL, BONUS, "PTS")
"""Families of units that end with the membership."""


def after(hq: Hq, tx: sa.Connection, effects: Sequence[Effect]) -> None:
    """In the transaction that booked these effects: remember who left, settle what is here of those who left."""
    gone = [effect.closed for effect in effects if effect.closed is not None]
    owners = {owner for effect in effects for owner, _ in effect.reports if "/" not in owner}
    into = members.into_of(tx, sorted(owners | {one.member for one in gone}))
    new = [replace(one, member=into.get(one.member, one.member)) for one in gone]
    ids = {one.member for one in new}
    closings.close(tx, new)
    if ids:
        to_members.announce(hq, tx, sorted(ids), ids)
    settle(hq, tx, ids | owners | set(into.values()))
    for member in sorted(ids):
        recalls.ask_back(hq, tx, member, ENDS, REASON)


def settle(hq: Hq, tx: sa.Connection, ids: Collection[str]) -> None:
    """Pay and forgive what HQ holds of those of these members who left; in a new life not before all have told."""
    gone = closings.those_of(tx, ids)
    if not gone or lives.waiting(tx, hq.secrets.life):
        return
    plan = plan_in_force(tx, hq)
    acts = [act for one in gone if (act := _settled(plan, one, allowances.accounts(tx, one.member))) is not None]
    own_acts.act_now(hq, tx, acts)


def settle_everybody(hq: Hq) -> None:
    """Settle what is here of all who left: what a new life of HQ had to let wait. Run every day."""
    gone = hq.database.read(closings.every)
    for start in range(0, len(gone), BATCH):
        some = sorted(gone)[start : start + BATCH]
        hq.database.run_transaction("closing", lambda tx, some=some: settle(hq, tx, some))  # type: ignore[misc]


def _settled(plan: Plan, one: Closed, accounts: dict[str, Account]) -> Act | None:
    here = {unit: account.available for unit, account in accounts.items() if account.available > 0}
    lots = tuple(cash_out(lot, one.rule) for lot in lots_of(here) if lot.left)
    points = tuple(
        PointsSpend(unit.partition("/")[2], amount, plan.points.value * amount)
        for unit, amount in sorted(here.items())
        if unit.startswith("PTS/")
    )
    if not lots and not points:
        return None
    paid = sum(lot.paid for lot in lots)
    return Act(one.member, ClosingSettled(one.member, one.rule, lots, points, paid, one.store, one.currency))
