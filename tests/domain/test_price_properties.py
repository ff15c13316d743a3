"""What holds of every bill under every plan (issue 3: I1, I3, I4, I7, I8, I10); each rule switched off is found out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import gathering, goods, money, pricing, stacking, taking
from domain.benefits import Benefit, Group, Promotion, Scope, Stacking
from domain.bill import Bill
from domain.money import Ratio, apportion
from domain.plan import Rounding
from domain.pricing import price
from tests.domain.deals import SUNDAY, Case, build, cases
from tests.domain.drawn import read
from tests.proving import MANY, counterexample, switched_off


@dataclass(frozen=True)
class Priced:
    """A case with its bill: what holds of every bill is looked at together, so that it is priced once."""

    case: Case
    bill: Bill = field(repr=False)


def priced(found: st.SearchStrategy[Case]) -> st.SearchStrategy[Priced]:
    """Cases with their bills."""
    return found.map(lambda case: Priced(case, case.bill()))


any_case = priced(cases(rounding=1))
alike = priced(cases(most=3, promotions=0, coupons=3))
"""Two lines that differ in nothing but a coupon that is tied to one of them."""


def lines_sum_to_the_bill(found: Priced) -> None:
    """I1: the payables of the lines sum to the bill's, on every line list less adjustments is the payable."""
    bill = found.bill
    assert bill.payable == sum(line.payable for line in bill.lines)
    assert bill.list == sum(line.list for line in bill.lines)
    by_rule: dict[str, int] = {}
    for line in bill.lines:
        assert line.payable == line.list - sum(taken.amount for taken in line.adjustments)
        for one in line.adjustments:
            by_rule[one.rule] = by_rule.get(one.rule, 0) + one.amount
    assert bill.payable == bill.list - sum(taken.amount for taken in bill.adjustments)
    assert [(one.rule, one.amount) for one in bill.adjustments] == sorted(by_rule.items())


def tax_and_net_are_the_payable(found: Priced) -> None:
    """I3: on every line, per rate and on the bill."""
    bill = found.bill
    assert all(line.tax + line.net == line.payable for line in bill.lines)
    assert all(one.tax + one.net == one.payable for one in bill.taxes)
    assert sum(one.payable for one in bill.taxes) == bill.payable
    rates = {line.line: line.article.tax_rate for line in found.case.cart.lines}
    for one in bill.taxes:
        mine = [line for line in bill.lines if rates[line.line] == one.rate]
        assert (one.tax, one.payable) == (sum(line.tax for line in mine), sum(line.payable for line in mine))


def nothing_below_nothing(found: Priced) -> None:
    """I4, cash rounding apart: 0 ≤ adjustments ≤ list on every line; only the margin floor gives back, and never more
    than was taken.
    """
    for line in found.bill.lines:
        taken = [one for one in line.adjustments if one.rule != "rounding"]
        assert 0 <= sum(one.amount for one in taken) <= line.list
        for one in taken:
            assert (one.amount < 0) == (one.rule == "margin_floor")


def all_off_is_nothing(found: Priced) -> None:
    """I4: 100 % off gives exactly 0 on every line, tax too, whatever else was taken before."""
    case = found.case
    free = Promotion("free", {}, Benefit("percent", Ratio(0, 1)), group="free")
    last = Stacking((*case.plan.stacking.groups, Group("free")))
    plan = replace(
        case.plan, promotions=(*case.plan.promotions, free), stacking=last, rounding=Rounding(), at_once=False
    )
    bill = price(case.cart, case.member, plan, SUNDAY)
    assert [(line.payable, line.tax, line.net) for line in bill.lines] == [(0, 0, 0)] * len(bill.lines)


def totals(bill: Bill) -> tuple[object, ...]:
    """What must not depend on the order of scanning or of laying coupons in."""
    return bill.payable, bill.list, bill.taxes, bill.adjustments, bill.coupons, bill.held, set(bill.why_not), bill.tier


def order_changes_nothing(found: Priced) -> None:
    """I7: lines scanned and coupons laid in the other way round give the same totals, tax and coupons."""
    case, cart = found.case, found.case.cart
    for turned in (
        replace(cart, lines=cart.lines[::-1], coupons=cart.coupons[::-1]),
        replace(cart, lines=(*cart.lines[1::2], *cart.lines[::2])),
    ):
        assert totals(price(turned, case.member, case.plan, SUNDAY)) == totals(found.bill)


def the_card_never_costs(found: Priced) -> None:
    """I10: with the card a member pays no more than without."""
    case = found.case
    assert case.member is None or found.bill.payable <= price(case.cart, None, case.plan, SUNDAY).payable


def shares_are_fair(drawn: tuple[int, list[int]]) -> None:
    """I8: parts sum up, each within one unit of its share, mirrored by the sign, nothing to a weight of nothing."""
    total, weights = drawn
    parts = apportion(total, weights)
    whole = sum(weights)
    assert sum(parts) == total
    assert apportion(-total, weights) == tuple(-part for part in parts)
    for part, weight in zip(parts, weights, strict=True):
        if whole:
            assert abs(part * whole - total * weight) < whole
            assert weight or not part


def shifting(one: int, other: int, together: int, member_price: int) -> Case:
    """A member price on one of two articles that cost so much together, and then nine tenths off that one article.

    The cheaper it comes to the pair, the smaller is its share of the pair's price, and of that the nine tenths are.
    """
    lines = [(0, one, 1, 0), (3, other, 1, 0)]
    found = build(lines, [(6, 1, together, 0)], [], 1, 0)
    cheap = replace(found.cart.lines[0], article=replace(found.cart.lines[0].article, member_price=member_price))
    rest = Promotion("rest", {}, Benefit("percent", Ratio(1, 10)), Scope(skus=("A",)), group="coupons")
    pair = replace(found.plan.promotions[0], benefit=Benefit("n_for", amount=together, count=2))
    plan = replace(found.plan, promotions=(pair, rest))
    return Case(replace(found.cart, lines=(cheap, found.cart.lines[1])), found.member, plan)


@MANY
@given(any_case)
def test_what_holds_of_every_bill(found: Priced) -> None:
    """I1, I3, I4, I7 and I10, each of them of every case."""
    lines_sum_to_the_bill(found)
    tax_and_net_are_the_payable(found)
    nothing_below_nothing(found)
    all_off_is_nothing(found)
    order_changes_nothing(found)
    the_card_never_costs(found)


shifted = priced(
    read(
        lambda drawn: shifting(drawn.upto(2_000), drawn.upto(2_000), 1 + drawn.below(1_000), drawn.below(501)),
        12,
    )
)


@MANY
@given(shifted)
def test_a_card_that_only_shifts_what_others_take(found: Priced) -> None:
    the_card_never_costs(found)


amounts = read(lambda drawn: (drawn.upto(6_000) - 3_000, [drawn.upto(900) for _ in range(1 + drawn.below(8))]), 30)


@MANY
@given(amounts)
def test_shares_are_fair(drawn: tuple[int, list[int]]) -> None:
    shares_are_fair(drawn)


CONTROLS = [
    ("I1", lines_sum_to_the_bill, any_case, pricing, "self.by_rule.get(rule, 0) + total", "total"),
    ("I3", tax_and_net_are_the_payable, any_case, pricing, "left, tax, left - tax)\n", "left, tax, left - tax + 1)\n"),
    ("I4", nothing_below_nothing, any_case, taking, "min(self.amount, sum(values))", "self.amount"),
    ("I4 floor", nothing_below_nothing, any_case, stacking, "min(floor, full - kept) - rest", "floor + full - rest"),
    ("I4 100 %", all_off_is_nothing, any_case, taking, "base - self.pays.of(base)", "base - self.pays.of(base) - 1"),
    ("I7", order_changes_nothing, any_case, goods, "order = sorted(range(len(lines)), key=keys.__getitem__)",
     "order = list(range(len(lines)))"),
    ("I7 ties", order_changes_nothing, alike, goods, 'ties.get(line.line, "")', '""'),
    ("I7 coupons", order_changes_nothing, any_case, gathering, "ruled.sort(key=_canonical)", "pass"),
    ("I8", shares_are_fair, amounts, money, "for index in neediest[:left]:", "for index in neediest[:0]:"),
    ("I10", the_card_never_costs, shifted, pricing, "if not index.plain and not", "if not index and not"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "drawn", "module", "rule", "instead"), [one[1:] for one in CONTROLS], ids=[one[0] for one in CONTROLS]
)
def test_a_rule_switched_off_is_found_out(
    check: object, drawn: st.SearchStrategy[Priced], module: ModuleType, rule: str, instead: str
) -> None:
    """Negative controls."""
    with switched_off(module, rule, instead):
        counterexample(drawn, check)  # type: ignore[arg-type]
