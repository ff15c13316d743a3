"""Promotions that the rest of a sale no longer deserves (docs/rules/returns.md): kept, charged back, or asked about.

What the customer keeps is priced again as the sale was: its plan, its engine, its moment, its member. Where a rule gave
him more on it than it would have given for these goods alone, the difference is taken off what is given back, and he
never ends up paying more for what he keeps than it would have cost him alone. Later returns give a charge back with the
goods it lies on, so that a sale that has come back whole has given back whole.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain.bill import LineAdjustment
from domain.entry_parts import ReturnLine
from domain.money import apportion, included_tax
from domain.sales import ENGINES, cart_of
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from domain.benefits import Labels
    from domain.entries import ReturnCompleted, SaleCompleted
    from domain.plan import Plan

CHARGE_BACK, ASK = "charge_back", "ask"


@dataclass(frozen=True, slots=True)
class Charge:
    """A rule that gave more than the rest deserves: `kept` on what stays, `deserved` of it, `amount` to charge back.

    `asks`: the plan leaves it to whoever stands at the till. Amounts in minor units.
    """

    rule: str
    label: Labels
    kept: int
    deserved: int
    amount: int
    asks: bool


def charges(
    sale: SaleCompleted,
    before: Sequence[ReturnCompleted],
    lines: Sequence[ReturnLine],
    plan: Plan,
    asked: Collection[str] = (),
) -> tuple[Charge, ...]:
    """What is charged back when `lines` come back: rules of policy "charge_back", and of "ask" those named in `asked`.

    Never more than is given back for the lines. None where everything has come back or the plan lets the sale keep it.
    """
    policies = {rule: policy for rule, policy in _policies(plan).items() if policy == CHARGE_BACK or rule in asked}
    kept = _kept(sale, before, lines)
    if not sale.sold_at or not any(rule in policies for rules in kept.values() for rule in rules):
        return ()
    deserved = _deserved(sale, before, lines, plan)
    held = _by_rule(kept.values())
    most = min(sum(held.values()) - sum(deserved.values()), sum(line.payable for line in lines))
    found = []
    for adjustment in sale.adjustments:
        rule = adjustment.rule
        amount = min(most, held.get(rule, 0) - deserved.get(rule, 0))
        if rule in policies and amount > 0:
            asks = policies[rule] == ASK
            found.append(Charge(rule, adjustment.label, held[rule], deserved.get(rule, 0), amount, asks))
            most -= amount
    return tuple(found)


def questions(
    sale: SaleCompleted, before: Sequence[ReturnCompleted], lines: Sequence[ReturnLine], plan: Plan
) -> tuple[Charge, ...]:
    """What the plan wants asked about this return: charged back, or kept."""
    asked = [rule for rule, policy in _policies(plan).items() if policy == ASK]
    return tuple(charge for charge in charges(sale, before, lines, plan, asked) if charge.asks)


def charged_lines(
    sale: SaleCompleted,
    before: Sequence[ReturnCompleted],
    lines: Sequence[ReturnLine],
    found: Sequence[Charge],
) -> tuple[ReturnLine, ...]:
    """The charges on the lines that stay: nothing of the goods, so much less of a rule, and the tax that goes with it.

    Shared over what each line keeps of the rule, by largest remainder.
    """
    kept = _kept(sale, before, lines)
    taken: dict[int, list[LineAdjustment]] = {}
    for charge in found:
        numbers = [number for number in kept if kept[number].get(charge.rule, 0) > 0]
        parts = apportion(charge.amount, [kept[number][charge.rule] for number in numbers])
        for number, part in zip(numbers, parts, strict=True):
            if part:
                taken.setdefault(number, []).append(LineAdjustment(charge.rule, part))
    return tuple(_charged(sale, number, taken[number]) for number in sorted(taken))


def _charged(sale: SaleCompleted, number: int, taken: Sequence[LineAdjustment]) -> ReturnLine:
    rate = next(line.tax_rate for line in sale.lines if line.line == number)
    amount = sum(one.amount for one in taken)
    tax = included_tax(-amount, rate)
    return ReturnLine(number, 0, 0, tuple(taken), -amount, tax, -amount - tax)


def _policies(plan: Plan) -> dict[str, str]:
    found: dict[str, str] = {f"promotion:{rule.id}": rule.unearned for rule in plan.promotions}
    found |= {f"coupon:{rule.id}": rule.unearned for rule in plan.coupons}
    return {rule: policy for rule, policy in found.items() if policy in {CHARGE_BACK, ASK}}


def _kept(
    sale: SaleCompleted, before: Sequence[ReturnCompleted], lines: Sequence[ReturnLine]
) -> dict[int, dict[str, int]]:
    """What each line that stays has of each rule, after `lines` have gone."""
    left = _left(sale, before, lines)
    kept = {line.line: _sums(line.adjustments) for line in sale.lines if left[line.line]}
    gone = [back for entry in before for back in (*entry.lines, *entry.charged)]
    for back in (*gone, *lines):
        for one in back.adjustments if back.line in kept else ():
            kept[back.line][one.rule] -= one.amount
    return kept


def _left(sale: SaleCompleted, before: Sequence[ReturnCompleted], lines: Iterable[ReturnLine]) -> dict[int, int]:
    left = {line.line: line.quantity for line in sale.lines}
    for back in (*(back for entry in before for back in entry.lines), *lines):
        left[back.line] -= back.quantity
    return left


def _deserved(
    sale: SaleCompleted, before: Sequence[ReturnCompleted], lines: Sequence[ReturnLine], plan: Plan
) -> dict[str, int]:
    """What each rule gives for the rest alone."""
    cart = cart_of(sale)
    left = _left(sale, before, lines)
    rest = tuple(replace(line, quantity=left[line.line]) for line in cart.lines if left[line.line])
    at = datetime.fromisoformat(sale.sold_at)
    bill = ENGINES[sale.engine](replace(cart, lines=rest), sale.member, plan, at, cash_part=None)
    return _by_rule(_sums(line.adjustments) for line in bill.lines)


def _sums(adjustments: Iterable[LineAdjustment]) -> dict[str, int]:
    """What each rule takes off a line; two coupons of a kind are one rule."""
    sums: dict[str, int] = {}
    for one in adjustments:
        sums[one.rule] = sums.get(one.rule, 0) + one.amount
    return sums


def _by_rule(lines: Iterable[Mapping[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in lines:
        for rule, amount in line.items():
            sums[rule] = sums.get(rule, 0) + amount
    return sums
