"""The unused part of a package: paid back to the cent."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries import EntryRef, PackageRefunded, ReturnCompleted, SaleCompleted
from domain.errors import Refusal
from domain.package_refunds import refund, refund_trouble
from domain.packages import package
from domain.plan_issues import Package
from domain.stored_value import LotSpend
from domain.tenders import Tender
from tests.domain.programme import PACKAGES, PLAN, SHIFT, member, sale, thing
from tests.domain.returning import one_return

REF = EntryRef("S01-R2", "00112233445566ff", 5)
PK24 = thing("PK24", PACKAGES[24], tax=6)


def _sold(many: int = 1, **more: object) -> SaleCompleted:
    return sale((PK24, many), who=member(), **more)  # type: ignore[arg-type]


def _refunded(sold: SaleCompleted, unused: int, rule: Package, coin: int = 1) -> PackageRefunded:
    given = refund(sold, (), sold.gains.bought[0], unused, rule, coin)
    back = ReturnCompleted(
        "S01", SHIFT, REF, "0" * 64, given.lines, given.adjustments, given.taxes, given.list, given.payable,
        given.tenders, given.held_back, engine=sold.engine, gains=given.gains, member="M1",
    )  # fmt: skip
    lot = sold.gains.bought[0]
    return PackageRefunded("S01", SHIFT, "M1", lot.package, lot.lot, lot.sessions - unused, unused, back)


def test_the_unused_part_goes_back_pro_rata_to_the_tenders_of_the_sale() -> None:
    stored = Tender("stored_value", 120_000, (LotSpend("20260101-a", 100_000, 20_000),))
    sold = _sold(tenders=(stored,))

    given = refund(sold, (), sold.gains.bought[0], 18, package(PLAN, "massage24"))

    assert given.payable == 180_000
    assert {tender.kind: tender.amount for tender in given.tenders} == {"stored_value": 90_000, "cash": 90_000}
    assert given.tenders[0].spends == (LotSpend("20260101-a", 75_000, 15_000),)
    (tax,) = given.taxes
    assert (tax.payable, tax.tax + tax.net) == (180_000, 180_000)


def test_at_the_single_price_the_used_ones_cost_what_one_costs() -> None:
    single = replace(package(PLAN, "massage24"), refund="single_price", single=12_000)
    sold = _sold()
    lot = sold.gains.bought[0]

    assert refund(sold, (), lot, 18, single).payable == 240_000 - 6 * 12_000
    assert refund(sold, (), lot, 2, single).payable == 0
    with pytest.raises(Refusal, match="package_not_refundable"):
        refund(sold, (), lot, 2, replace(single, refund="none"))


def test_a_refund_is_all_that_comes_back_of_its_line() -> None:
    sold = _sold()
    done = _refunded(sold, 10, package(PLAN, "massage24")).back

    with pytest.raises(Refusal, match="nothing_to_return"):
        refund(sold, (done,), sold.gains.bought[0], 4, package(PLAN, "massage24"))
    with pytest.raises(Refusal, match="more_than_sold"):
        one_return(sold, (done,), {1: 1}, PLAN)


def test_a_returned_piece_takes_its_own_sessions_and_the_rest_is_refunded_of_the_rest() -> None:
    sold = _sold(2)
    back = one_return(sold, (), {1: 1}, PLAN)
    assert [one.sessions for one in back.gains.bought] == [24]

    given = refund(sold, (back,), sold.gains.bought[0], 24, package(PLAN, "massage24"))

    assert back.payable + given.payable == sold.payable
    with pytest.raises(Refusal, match="more_than_sold"):
        refund(sold, (back,), sold.gains.bought[0], 25, package(PLAN, "massage24"))


@given(unused=st.integers(1, 24), price=st.integers(1, 999_999), coin=st.sampled_from([1, 10]), cash=st.booleans())
def test_a_refund_is_exact_and_never_above_what_was_paid(unused: int, price: int, coin: int, *, cash: bool) -> None:
    tenders = () if cash else (Tender("card", price),)
    sold = sale((thing("PK24", price), 1), who=member(), tenders=tenders)

    given = refund(sold, (), sold.gains.bought[0], unused, package(PLAN, "massage24"), coin)

    assert sum(tender.amount for tender in given.tenders) == given.payable
    assert given.payable == price - (2 * price * (24 - unused) + 24) // 48
    assert given.list - sum(taken.amount for taken in given.adjustments) == given.payable
    assert sum(line.net + line.tax for line in given.lines) == given.payable
    assert 0 <= given.held_back < coin


def test_a_refund_is_worked_out_again_and_any_other_is_told() -> None:
    sold = _sold()
    right = _refunded(sold, 10, package(PLAN, "massage24"))

    assert refund_trouble(right, sold, (), PLAN) == ""
    lies = [
        replace(right, used=13),
        replace(right, lot="20261124-D2-1"),
        replace(right, member="M2"),
        replace(right, unused=11),
        replace(right, back=replace(right.back, payable=right.back.payable + 1)),
        replace(right, back=replace(right.back, last=True)),
        replace(right, back=replace(right.back, member="M2")),
    ]
    assert all(refund_trouble(lie, sold, (), PLAN) for lie in lies)
