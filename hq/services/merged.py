"""What HQ has of an alias's is its member's: which units go over, and what may not happen to one person twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from domain.entries import UnitAmount
from domain.entry_office import MemberMerged
from domain.office_postings import ONCE
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.store import allowances, causes, lives, members
from hq.store.allowances import Account, Holding


@dataclass(frozen=True, slots=True)
class Owned:
    """What HQ has of an owner's, and what registers hold."""

    accounts: dict[str, Account]
    holdings: list[Holding]

    def ever(self, unit: str) -> bool:
        """Whether the owner ever had this unit."""
        return unit in self.accounts or any(one.unit == unit for one in self.holdings)

    def spent(self, unit: str) -> bool:
        """Whether a register has used any of it."""
        return any(one.totals.spent for one in self.holdings if one.unit == unit)

    def left(self, unit: str) -> int:
        """What is left of it, anywhere."""
        here = self.accounts[unit].available if unit in self.accounts else 0
        return here + sum(one.totals.room for one in self.holdings if one.unit == unit)


def owned(tx: sa.Connection, owner: str) -> Owned:
    """The accounts of an owner, locked until the transaction ends, and what is lent of them."""
    return Owned(allowances.accounts(tx, owner), allowances.holdings(tx, owner))


def moved(
    tx: sa.Connection, alias: str, member: str, *, first: bool = False
) -> tuple[tuple[UnitAmount, ...], tuple[UnitAmount, ...]]:
    """What goes over to the member, and what ends: of what happens once, what either had already.

    A unit for which a cause of the alias's waits stays until its coupon is issued. `first`: at the merge itself, where
    a unit of which nothing is left was used; afterwards it may have gone over.
    """
    his, mine = owned(tx, alias), owned(tx, member)
    waits = {one.unit for one in causes.met_by(tx, alias)}
    over: list[UnitAmount] = []
    ends: list[UnitAmount] = []
    for unit, account in sorted(his.accounts.items()):
        if account.available <= 0 or unit in waits:
            continue
        twice = unit.startswith(ONCE) and mine.ever(unit)
        (ends if twice else over).append(UnitAmount(alias, unit, account.available, account.expires))
    for unit, account in sorted(mine.accounts.items()):
        gone = his.spent(unit) or (first and his.ever(unit) and (unit in waits or not his.left(unit)))
        if unit.startswith(ONCE) and account.available > 0 and gone:
            ends.append(UnitAmount(member, unit, account.available))
    return tuple(over), tuple(ends)


def onward(hq: Hq, tx: sa.Connection, owners: Iterable[str]) -> list[Act]:
    """Acts that move what has come to HQ of aliases' to their members; none while a new life of HQ waits."""
    into = members.into_of(tx, sorted({one for one in owners if "/" not in one}))
    if not into or lives.waiting(tx, hq.secrets.life):
        return []
    acts = []
    for alias, member in into.items():
        over, ends = moved(tx, alias, member)
        if over or ends:
            acts.append(Act(member, MemberMerged(member, alias, over, ends)))
    return acts


def mapped(ids: Iterable[str], into: Collection[tuple[str, str]]) -> dict[str, str]:
    """Each id with the member that he is at the end, after all merges (alias, member)."""
    step = dict(into)
    found = {}
    for one in ids:
        last = one
        while last in step:
            last = step[last]
        found[one] = last
    return found
