"""What the plan lets each member do, as units that are lent like money: the legal limit (`CAP`) and trial cards.

Entries of tills keep principal + CAP as it is, so HQ may compare the two with the limit at any time: what is missing
is put at the member's disposal, what is too much is taken back as far as it is here.
"""

from collections.abc import Iterable

import sqlalchemy as sa

from domain.entries import UnitAmount
from domain.entry_value import HeadRoomSet
from domain.plan import Plan
from domain.stored_value import PRINCIPAL
from domain.value_postings import CAP, TRIAL
from hq.services import own_acts
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.store import allowances, closings, lives, members
from hq.store.allowances import Account
from hq.store.members import MemberRow


def asked_for(unit: str) -> bool:
    """Whether a want is for something that this page puts at a member's disposal."""
    return unit == CAP or unit.startswith(TRIAL)


def settle(hq: Hq, tx: sa.Connection, plan: Plan, ids: Iterable[str]) -> None:
    """Bring the head-room and the trial cards of these members to what the plan says; in a new life not before all
    registers have told what they were lent of it.
    """
    policy = plan.stored_value
    if (not policy.limits.apply and not policy.trials) or lives.waiting(tx, hq.secrets.life):
        return
    rows = members.get(tx, ids, lock=True)
    gone = {one.member for one in closings.those_of(tx, rows)} | {id_ for id_, row in rows.items() if row.into}
    units = members.balances(tx, rows)
    acts = [
        Act(id_, HeadRoomSet(id_, found, policy.limits.of(named=_named(row)) if policy.limits.apply else 0))
        for id_, row in rows.items()
        if id_ not in gone and (found := _due(plan, row, units.get(id_, {}), allowances.accounts(tx, id_)))
    ]
    own_acts.act_now(hq, tx, acts)


def _due(plan: Plan, row: MemberRow, units: dict[str, int], accounts: dict[str, Account]) -> tuple[UnitAmount, ...]:
    due = []
    if plan.stored_value.limits.apply:
        principal = sum(amount for unit, amount in units.items() if unit.startswith(PRINCIPAL + "/"))
        missing = plan.stored_value.limits.of(named=_named(row)) - principal - units.get(CAP, 0)
        here = accounts[CAP].available if CAP in accounts else 0
        missing = max(missing, -here)
        due += [UnitAmount(row.member, CAP, missing)] if missing else []
    for trial in plan.stored_value.trials:
        if TRIAL + trial.id not in accounts and trial.per_member > 0:
            due.append(UnitAmount(row.member, TRIAL + trial.id, trial.per_member))
    return tuple(due)


def _named(row: MemberRow) -> bool:
    """Whether the chain knows who holds the card."""
    return bool(row.name)
