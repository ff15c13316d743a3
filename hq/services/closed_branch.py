"""A closed branch is booked as a whole (ARCHITECTURE, HQ's life): per owner and unit credits − spends, as far as it was
handed in; above 0 to the owner, below 0 to the loss account. It touches no totals.

More of it may come later: then what was booked is brought to what it should be. What the owner was given and has spent
meanwhile is not taken back of him: that is lost too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from domain.entries import UnitAmount
from domain.entry_losses import BranchBooked
from domain.points import FAMILY as POINTS
from hq.services import own_acts
from hq.services.context import Hq
from hq.services.effects import Effect
from hq.services.grant import plan_in_force
from hq.services.hq_journal import Act, journal_owner
from hq.services.to_members import Applied, place
from hq.store import allowances, branches, lives
from hq.store.branches import Branch
from hq.store.reports import Oddity

LOSS = "adopted_loss"


def owners(effect: Effect) -> set[str]:
    """Of whom an entry of a closed branch adds something."""
    return {owner for owner, _ in effect.branch}


def book(hq: Hq, tx: sa.Connection, effects: Sequence[Effect], new: Applied) -> list[Oddity]:
    """Book what these entries of closed branches add, in the transaction that takes them in; where something is lost.

    `new`: which (owner, entry) were not taken in before. All that one transaction takes in counts at once: a top-up and
    the spend behind it are one sum.
    """
    moves: dict[Branch, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for effect in effects:
        for (owner, unit), amount in effect.branch.items():
            if (owner, place(effect)) in new:
                moves[_branch(effect, owner)][unit] += amount
    losers: set[tuple[Branch, str]] = set()
    for branch, units in sorted(moves.items()):
        branches.move(tx, branch, units)
        losers |= {(branch, unit) for unit in _settle(hq, tx, branch, units)}
    return [(effect.entry.seq, LOSS, ", ".join(told)) for effect in effects if (told := _told(effect, losers))]


def _branch(effect: Effect, owner: str) -> Branch:
    original = effect.adopted
    return owner, original.register if original else "", original.epoch if original else ""


def _told(effect: Effect, losers: set[tuple[Branch, str]]) -> list[str]:
    return [
        f"{owner} {unit} {amount}"
        for (owner, unit), amount in sorted(effect.branch.items())
        if amount < 0 and (_branch(effect, owner), unit) in losers
    ]


def _settle(hq: Hq, tx: sa.Connection, branch: Branch, names: Mapping[str, int]) -> list[str]:
    """Bring what was booked of these units to what it should be; the units of which more is lost than before."""
    owner, register, epoch = branch
    here = {unit: account.available for unit, account in allowances.accounts(tx, owner).items()}
    leaves = not lives.waiting(tx, hq.secrets.life)
    given: dict[str, int] = {}
    lost: dict[str, int] = {}
    for one in branches.units(tx, branch, names):
        by = max(one.net, 0) - one.given
        given[one.unit] = by if by >= 0 else -min(-by, max(0, here.get(one.unit, 0)) if leaves else 0)
        lost[one.unit] = given[one.unit] - names[one.unit]
    body = BranchBooked(
        owner=owner,
        register=register,
        epoch=epoch,
        units=_amounts(owner, given),
        lost=_amounts(owner, lost),
        worth=sum(amount for unit, amount in lost.items() if unit.startswith(POINTS))
        * (plan := plan_in_force(tx, hq)).points.value,
        currency=plan.currency,
    )
    if body.units or body.lost:
        branches.give(tx, branch, given)
        own_acts.act_now(hq, tx, [Act(journal_owner(owner), body)])
    return [unit for unit, amount in lost.items() if amount > 0]


def _amounts(owner: str, found: Mapping[str, int]) -> tuple[UnitAmount, ...]:
    return tuple(UnitAmount(owner, unit, amount) for unit, amount in sorted(found.items()) if amount)
