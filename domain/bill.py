"""The bill: what pricing says of a cart, line by line, every cent explained. Engines make it, everybody reads it."""

from __future__ import annotations

from domain.benefits import Labels
from domain.entry_benefits import Held
from domain.money import Ratio
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class LineAdjustment:
    """What one rule took off one line, in minor units; what is taken off is positive."""

    rule: str
    amount: int


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What one rule took off the whole order, with its label in every language."""

    rule: str
    label: Labels
    amount: int


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line's way from list to payable, and the tax inside: list − adjustments = payable = net + tax."""

    line: int
    list: int
    adjustments: tuple[LineAdjustment, ...]
    payable: int
    tax: int
    net: int


@dataclass(frozen=True, slots=True)
class TaxSum:
    """Payable, tax and net of all lines of one rate."""

    rate: Ratio
    payable: int
    tax: int
    net: int


@dataclass(frozen=True, slots=True)
class WhyNot:
    """A benefit that was not applied, and why: `reason` is a word that the screen knows, `missing` how much of it
    (minor units for `below_threshold`, pieces for `too_few`), `detail` what it is about (a category, another rule).
    """

    rule: str
    reason: str
    missing: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Bill:
    """A priced cart. `adjustments` sum up the lines' adjustments by rule; `rounding` is the one of cash rounding.

    `tier` is the tier that was priced with; `held` what limited promotions were held and used. `coupons` says by code
    what each coupon took off, `texts` names the rules that hold and only tell the cashier something.
    """

    lines: tuple[PricedLine, ...]
    adjustments: tuple[Adjustment, ...]
    taxes: tuple[TaxSum, ...]
    list: int
    payable: int
    rounding: int
    why_not: tuple[WhyNot, ...] = ()
    tier: str | None = None
    held: tuple[Held, ...] = ()
    coupons: tuple[tuple[str, int], ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def saved(self) -> int:
        """What the customer pays less than list, rounding apart."""
        return self.list - self.payable - self.rounding
