"""The allowance core: what a register may spend without asking, as totals that only grow.

Sans-I/O: no clock, random, socket or SQL; the same code runs in the till, at HQ and in the simulator. Source:
ARCHITECTURE, "Allowances". A missing row is a row of zeros.
"""

from __future__ import annotations

from dataclasses import field, replace

from domain.errors import Refusal
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of one owner, unit and holder: granted, credited, spent, given back, lent to and borrowed from others.

    `lent` and `borrowed` are keyed by the other holder (`register/epoch`). Invariant I2: 0 ≤ spent + given back +
    lent ≤ granted + credited + borrowed.
    """

    granted: int = 0
    credited: int = 0
    spent: int = 0
    given_back: int = 0
    lent: dict[str, int] = field(default_factory=dict)
    borrowed: dict[str, int] = field(default_factory=dict)

    @property
    def out(self) -> int:
        """Everything that has left: spent, given back and lent."""
        return self.spent + self.given_back + sum(self.lent.values())

    @property
    def room(self) -> int:
        """What may still be spent here without asking anybody."""
        return self.granted + self.credited + sum(self.borrowed.values()) - self.out


def install(totals: Totals, granted: int) -> Totals:
    """Install a grant: g' := max(g', g). Safe any number of times, in any order."""
    return replace(totals, granted=max(totals.granted, granted))


def spend(totals: Totals, amount: int) -> Totals:
    """Spend locally; Refusal `not_enough_allowance` when there is no room."""
    return replace(totals, spent=totals.spent + _fits(totals, amount))


def give_back(totals: Totals, amount: int) -> Totals:
    """Give an amount back to HQ; Refusal `not_enough_allowance` when there is no room."""
    return replace(totals, given_back=totals.given_back + _fits(totals, amount))


def credit(totals: Totals, amount: int) -> Totals:
    """Credit here what a top-up, a refund or earned points bring."""
    return replace(totals, credited=totals.credited + _whole(amount))


def lend(totals: Totals, to: str, amount: int) -> Totals:
    """Lend to another register of the store; Refusal `not_enough_allowance` when there is no room."""
    _fits(totals, amount)
    return replace(totals, lent={**totals.lent, to: totals.lent.get(to, 0) + amount})


def borrow(totals: Totals, lender: str, total_lent: int) -> Totals:
    """Take over the lender's signed total for this pair: i := max(i, o)."""
    known = totals.borrowed.get(lender, 0)
    return replace(totals, borrowed={**totals.borrowed, lender: max(known, total_lent)})


def merge(known: Totals, reported: Totals) -> Totals:
    """What HQ knows after a report: the maximum of each total, in any order, any number of times."""
    return Totals(
        granted=max(known.granted, reported.granted),
        credited=max(known.credited, reported.credited),
        spent=max(known.spent, reported.spent),
        given_back=max(known.given_back, reported.given_back),
        lent=_merged(known.lent, reported.lent),
        borrowed=_merged(known.borrowed, reported.borrowed),
    )


def _merged(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {holder: max(one.get(holder, 0), other.get(holder, 0)) for holder in sorted({*one, *other})}


def _whole(amount: int) -> int:
    if amount < 0:
        msg = f"an allowance moves by positive amounts, not {amount}"
        raise ValueError(msg)
    return amount


def _fits(totals: Totals, amount: int) -> int:
    if _whole(amount) > totals.room:
        raise Refusal("not_enough_allowance", wanted=amount, room=totals.room)
    return amount
