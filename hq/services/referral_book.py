"""What all journals together say of referrers' shares, and where HQ's own entries must stand by it: for `verify`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from domain.entries import SaleCompleted
from domain.entry_benefits import Gains
from domain.entry_points import PointsReferred
from domain.plan import Plan
from domain.referral import Returned, referred, taken_from_referrer
from hq.services.effects import Effect
from hq.services.referral_effects import noted, states
from hq.store import referrals
from hq.store.causes import Facts
from hq.store.referrals import Referral
from hq.store.sales import SALE

Key = tuple[str, str]
"""(member, hash of a sale)."""


def _no_plan(_hash: str) -> Plan | None:
    return None


@dataclass(slots=True)
class ReferralBook:
    """By (buyer, sale) what it brings his referrer and what came back of it; by (referrer, sale) what HQ booked.

    `brought` are the facts of those whom somebody brought, `plan` finds a plan by its hash.
    """

    brought: Mapping[str, Facts] = field(default_factory=dict)
    plan: Callable[[str], Plan | None] = _no_plan
    sales: dict[Key, tuple[Gains, int]] = field(default_factory=dict)
    returns: dict[Key, Returned] = field(default_factory=lambda: defaultdict(Returned))
    booked: dict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    states: dict[Key, Referral] = field(default_factory=dict)

    def take(self, effect: Effect, store: str) -> None:
        """Add an entry."""
        self.states |= {(one.member, one.sale): one for one in states([effect])}
        body = effect.entry.body
        if isinstance(body, PointsReferred):
            sums = self.booked[body.member, body.sale_hash]
            _count(sums, body.gains, 1)
            _count(sums, body.back, -1)
        one = noted(effect, store)
        if one is None or one.member not in self.brought:
            return
        sold, facts = effect.body, self.brought[one.member]
        if one.kind != SALE:
            self.returns[one.member, one.sale] += Returned(one.payable, bool(one.last))
        elif isinstance(sold, SaleCompleted) and (plan := self.plan(sold.plan.hash)) is not None:
            self.sales[one.member, one.sale] = referred(sold, plan, facts.referrer, facts.enrolled), sold.payable

    def differences(self, tx: sa.Connection) -> Iterator[str]:
        """What HQ booked for referrers and should not have, or the other way round. Of what is still to be looked at,
        nothing is said.
        """
        stored = set(referrals.everything(tx))
        for one in sorted(stored ^ set(self.states.values()), key=str):
            yield f"what is booked of a referral is not what the journals say: {one}"
        waiting = set(referrals.waiting(tx))
        due = {(self.brought[buyer].referrer, sale): (buyer, sale) for buyer, sale in self.sales}
        for key in sorted({*due, *self.booked}):
            state = self.states.get(key)
            sold = due.get(key) or (state.buyer if state is not None else "", key[1])
            should, found = self._due(sold), _not_none(self.booked.get(key, Counter()))
            if sold not in waiting and found != should:
                yield f"{key[0]} has {found} for the sale {key[1][:12]} of {sold[0]}, the journals say {should}"

    def _due(self, sold: Key) -> dict[str, int]:
        """What is due for a sale after all its returns."""
        gains, payable = self.sales.get(sold, (Gains(), 0))
        sums: Counter[str] = Counter()
        _count(sums, gains, 1)
        _count(sums, taken_from_referrer(gains, payable, Returned(), self.returns.get(sold, Returned())), -1)
        return _not_none(sums)


def brought_by_somebody(every: Iterable[Facts]) -> dict[str, Facts]:
    """The facts of those who have a referrer."""
    return {one.member: one for one in every if one.referrer}


def _count(sums: Counter[str], gains: Gains, sign: int) -> None:
    for earned in gains.earned:
        sums[f"{earned.rule} PTS/{earned.lot}"] += sign * earned.points
    for progress in gains.progress:
        sums[progress.unit] += sign * progress.amount


def _not_none(sums: Mapping[str, int]) -> dict[str, int]:
    return {unit: amount for unit, amount in sorted(sums.items()) if amount}
