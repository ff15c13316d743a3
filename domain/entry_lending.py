"""Bodies of entries that move allowances between holders and do nothing else: to HQ, to a register of the store."""

from __future__ import annotations

from domain.entry_parts import AllowanceReport, UnitAmount
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class AllowanceGivenBack:
    """This register gave allowances back to HQ; the new totals say how much."""

    store: str
    reason: str
    moves: tuple[UnitAmount, ...]
    allowances: tuple[AllowanceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class AllowanceLent:
    """This register lent allowances to another holder of its store (`to`: register/epoch), or lent them back to it.

    The new totals say how much was ever lent to whom. The member has what he had.
    """

    store: str
    to: str
    reason: str
    moves: tuple[UnitAmount, ...]
    allowances: tuple[AllowanceReport, ...] = ()


LendingBody = AllowanceGivenBack | AllowanceLent
LENDING_KINDS: dict[str, type[LendingBody]] = {
    "allowance.given_back": AllowanceGivenBack,
    "allowance.lent": AllowanceLent,
}
