"""Returns give back what was paid: any split sums to it, in no tender more than was paid."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from domain.entries import ReturnCompleted, SaleCompleted
from domain.errors import Refusal
from domain.plan import Plan
from domain.returns import give_back, returnable
from domain.sales import complete
from tests.domain.returning import one_return, returned
from tests.domain.shop import sales, splits
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


@given(sales(), splits)
def test_any_split_sums_to_what_was_paid(found: tuple[SaleCompleted, Plan], parts: list[dict[int, int]]) -> None:
    """In list, payable, net, tax, every adjustment, every tender, principal and bonus; every step non-negative."""
    sale, plan = found
    backs = returned(sale, plan, parts)

    assert sum(back.payable for back in backs) == sale.payable
    assert sum(back.list for back in backs) == sale.list
    assert sum(tax.tax for back in backs for tax in back.taxes) == sum(tax.tax for tax in sale.taxes)
    for given_adjustment in sale.adjustments:
        rule = given_adjustment.rule
        assert sum(a.amount for back in backs for a in back.adjustments if a.rule == rule) == given_adjustment.amount
    paid = _by_tender((sale,))
    if sale.change:
        paid["cash"] = paid.get("cash", 0) - sale.change
    assert {k: v for k, v in _by_tender(backs).items() if v} == {k: v for k, v in paid.items() if v}
    assert all(tender.amount > 0 for back in backs for tender in back.tenders)
    assert sum(back.held_back for back in backs) == 0
    assert [back.last for back in backs] == [False] * (len(backs) - 1) + [True]


@given(sales(), splits)
def test_no_step_gives_back_more_than_is_left(found: tuple[SaleCompleted, Plan], parts: list[dict[int, int]]) -> None:
    """Of no tender, at no moment; and only whole coins leave the drawer before the last return."""
    sale, plan = found
    paid = _by_tender((sale,))
    done: tuple[ReturnCompleted, ...] = ()
    out = 0
    for back in returned(sale, plan, parts):
        done = (*done, back)
        assert all(amount <= paid.get(key, 0) for key, amount in _by_tender(done).items())
        share = sum(t.amount for t in back.tenders if t.kind == "cash")
        out += share - back.held_back
        assert share - back.held_back >= 0
        assert back.last or out % plan.coin == 0


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
