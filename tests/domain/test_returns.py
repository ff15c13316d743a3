"""Returns give back what was paid: any split sums to it, in no tender more than was paid."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import returns
from domain.entries import ReturnCompleted, SaleCompleted
from domain.errors import Refusal
from domain.plan import Plan
from domain.returns import give_back, returnable
from domain.sales import complete
from tests.domain.returning import one_return, returned
from tests.domain.shop import sales, splits
from tests.proving import MANY, counterexample, switched_off
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, cart, cash, member, stored

COINS = replace(PLAN, coin=10)


def _by_tender(bodies: tuple[SaleCompleted | ReturnCompleted, ...]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for body in bodies:
        for tender in body.tenders:
            keys = [(f"{tender.kind}/{s.lot}/p", s.principal) for s in tender.spends]
            keys += [(f"{tender.kind}/{s.lot}/b", s.bonus) for s in tender.spends]
            for key, amount in keys or [(tender.kind, tender.amount)]:
                sums[key] = sums.get(key, 0) + amount
    return sums


@dataclass(frozen=True)
class Returned:
    """A sale and the returns by which all of it came back."""

    sale: SaleCompleted
    plan: Plan
    backs: tuple[ReturnCompleted, ...]


def _came_back(found: tuple[SaleCompleted, Plan], parts: list[dict[int, int]]) -> Returned:
    sale, plan = found
    return Returned(sale, plan, returned(sale, plan, parts))


any_split = st.builds(_came_back, sales(), splits)


def sums_to_what_was_paid(found: Returned) -> None:
    """In list, payable, net, tax, every adjustment, every tender, principal and bonus; every step non-negative."""
    sale, backs = found.sale, found.backs
    assert sum(back.payable for back in backs) == sale.payable
    assert sum(back.list for back in backs) == sale.list
    assert sum(tax.tax for back in backs for tax in back.taxes) == sum(tax.tax for tax in sale.taxes)
    for given_adjustment in sale.adjustments:
        rule = given_adjustment.rule
        assert sum(a.amount for back in backs for a in back.adjustments if a.rule == rule) == given_adjustment.amount
    assert {k: v for k, v in _by_tender(backs).items() if v} == {k: v for k, v in _paid(sale).items() if v}
    assert all(tender.amount > 0 for back in backs for tender in back.tenders)
    assert sum(back.held_back for back in backs) == 0
    assert [back.last for back in backs] == [False] * (len(backs) - 1) + [True]


def _paid(sale: SaleCompleted) -> dict[str, int]:
    paid = _by_tender((sale,))
    return paid | {"cash": paid.get("cash", 0) - sale.change} if sale.change else paid


def gives_no_more_than_is_left(found: Returned) -> None:
    """Of no tender, at no moment; and only whole coins leave the drawer before the last return."""
    paid = _paid(found.sale)
    out = 0
    for number, back in enumerate(found.backs, 1):
        assert all(amount <= paid.get(key, 0) for key, amount in _by_tender(found.backs[:number]).items())
        share = sum(t.amount for t in back.tenders if t.kind == "cash")
        out += share - back.held_back
        assert share - back.held_back >= 0
        assert back.last or out % found.plan.coin == 0


def gives_a_fair_share(found: Returned) -> None:
    """No portion of a line is a cent or more off its share (docs/rules/agreement.md)."""
    sold = {line.line: line for line in found.sale.lines}
    for part in (line for back in found.backs for line in back.lines):
        whole = sold[part.line]
        assert abs(part.payable * whole.quantity - whole.payable * part.quantity) < whole.quantity


def comes_back_exactly(found: Returned) -> None:
    """I5: any split of returns in any order sums to what was paid, never above, in no tender."""
    sums_to_what_was_paid(found)
    gives_no_more_than_is_left(found)
    gives_a_fair_share(found)


@MANY
@given(any_split)
def test_any_split_sums_to_what_was_paid(found: Returned) -> None:
    comes_back_exactly(found)


CONTROLS = {
    "each part for itself": ("part(line.payable) +", "line.payable * more // max(1, line.quantity) +"),
    "all with the last piece": ("part(line.payable) +", "(line.payable if done + more == line.quantity else 0) +"),
    "tax of the whole line": ("(abs(net_left), abs(tax_left))", "(abs(line.net), abs(line.tax))"),
    "tenders as they were": ("left[_whole(tender)] -= tender.amount", "pass"),
    "any coin": ('to_step(share + held, coin, "down")', "(share + held)"),
}


@pytest.mark.parametrize(("rule", "instead"), CONTROLS.values(), ids=CONTROLS)
def test_a_rule_switched_off_is_found_out(rule: str, instead: str) -> None:
    """I5's controls."""
    with switched_off(returns, rule, instead):
        counterexample(any_split, comes_back_exactly)


def _sale() -> SaleCompleted:
    tenders = (stored("20", "4"), cash("50"))
    return complete(cart("2 MILK 15.90, NUTS 20"), None, PLAN, PLAN_REF, AT, tenders, store="S01", shift=SHIFT)


def test_one_of_two() -> None:
    """Half a line gives back half of it, split over the tenders as the sale was paid."""
    given_back = give_back(_sale(), (), {1: 1}, PLAN)

    assert (given_back.payable, given_back.last) == (1590, False)
    assert [(t.kind, t.amount) for t in given_back.tenders] == [("stored_value", 737), ("cash", 853)]
    assert given_back.cash_out == 853


@pytest.mark.parametrize(
    ("wanted", "code"),
    [({}, "nothing_to_return"), ({1: 3}, "more_than_sold"), ({9: 1}, "no_such_line"), ({1: 0}, "quantity_zero")],
)
def test_what_is_refused(wanted: dict[int, int], code: str) -> None:
    """Nothing, too much, another line, no quantity."""
    with pytest.raises(Refusal) as refused:
        give_back(_sale(), (), wanted, PLAN)

    assert refused.value.code == code


def test_a_second_return_cannot_take_it_again() -> None:
    """What came back is no longer there to come back."""
    sale = _sale()
    first = one_return(sale, (), {1: 2}, PLAN)

    assert returnable(sale, (first,)) == {1: 0, 2: 1}
    with pytest.raises(Refusal, match="more_than_sold"):
        give_back(sale, (first,), {1: 1}, PLAN)


def test_whole_coins_go_out_and_the_last_return_pays_the_rest() -> None:
    """With a coin of 0.10: 3.33 → 3.30 now, and the held cents come with the last one."""
    sale = complete(cart("3 MILK 3.33"), None, PLAN, PLAN_REF, AT, (cash("9.99"),), store="S01", shift=SHIFT)
    first = one_return(sale, (), {1: 1}, COINS)
    second = one_return(sale, (first,), {1: 1}, COINS)
    third = one_return(sale, (first, second), {1: 1}, COINS)

    assert [back.held_back for back in (first, second, third)] == [3, 3, -6]


def test_nothing_is_recomputed_under_todays_plan() -> None:
    """A member's discount stays what it was, whatever he is today."""
    sale = complete(
        cart("2 MILK 100", "M1"), member("red"), PLAN, PLAN_REF, AT, (cash("190"),), store="S01", shift=SHIFT
    )

    assert give_back(sale, (), {1: 1}, PLAN).payable == 9500
