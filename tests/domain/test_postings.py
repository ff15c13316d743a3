"""The ledger: balanced in every unit, and a sale with its full return is nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from domain.entries import (
    AllowanceGivenBack,
    CashMoved,
    CouponUsed,
    DrawerOpened,
    Entry,
    OpeningBalance,
    SaleCompleted,
    ShiftClosed,
    ShiftOpened,
    ShiftTotals,
    UnitAmount,
)
from domain.ledger import Posting
from domain.plan import Plan
from domain.postings import Move, allowance_moves, postings, sale_owner, unbalanced
from domain.sales import complete
from tests.domain.returning import returned
from tests.domain.shop import sales
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, cart, cash, coupon, member, stored


def entry(body: object, kind: str = "sale.completed", seq: int = 5) -> Entry:
    """An entry of register S01-R2 around a body."""
    return Entry("S01-R2", "00112233445566ff", seq, kind, "2026-11-22T10:00:00.000Z", "2026-11-22", "C1", ("M1",), body)  # type: ignore[arg-type]


@given(sales())
def test_every_sale_balances_in_every_unit(found: tuple[SaleCompleted, Plan]) -> None:
    """Per entry and unit the sum is 0."""
    assert unbalanced(postings(entry(found[0]))) == {}


@given(sales())
def test_a_sale_and_its_full_return_are_nothing(found: tuple[SaleCompleted, Plan]) -> None:
    """In every account and every unit."""
    sale, plan = found
    sums: dict[tuple[str, str], int] = {}
    back = returned(sale, plan)
    for one in (entry(sale), *(entry(body, "return.completed", 6) for body in back)):
        for posting in postings(one):
            key = (posting.account, posting.unit)
            sums[key] = sums.get(key, 0) + posting.amount

    assert {key: amount for key, amount in sums.items() if amount} == {}


def test_the_worked_example_of_the_design() -> None:
    """List 300.00; tier −30.00; coupon −20.00; stored value 205.00 of a lot 1000 + 200; cash 45.00."""
    plan = replace(PLAN, tiers=(replace(PLAN.tiers[0], id="gold", pays=PLAN.tiers[0].pays._replace(num=90)),))
    basket = cart("MILK 300 13%", "M1").with_coupon(coupon("twenty"))
    tenders = (stored("170.83", "34.17"), cash("45"))
    sale = complete(basket, member("gold"), plan, PLAN_REF, AT, tenders, store="S01", shift=SHIFT)
    found = postings(entry(sale))

    assert unbalanced(found) == {}
    for expected in (
        Posting("discount:tier", "CNY", 3000),
        Posting("discount:coupon", "CNY", 2000),
        Posting("liability:stored_value", "CNY", 17083),
        Posting("cost:bonus", "CNY", 3417),
        Posting("cash:S01-R2", "CNY", 4500),
        Posting("allowance:M1", "SVP/20260101-a", -17083),
        Posting("redeemed:S01", "SVP/20260101-a", 17083),
        Posting("allowance:M1", "CPN:twenty/9900000000011", -1),
        Posting("member:M1", "TIER:spending", 25000),
    ):
        assert expected in found
    assert sum(posting.amount for posting in found if posting.account in {"sales:S01", "tax:13/100"}) == -30_000


def test_allowance_moves_are_read_off_the_postings() -> None:
    """What is spent, what comes back, and the refund right that the sale owns."""
    sale = complete(cart("MILK 30", "M1"), member(), PLAN, PLAN_REF, AT, (stored("25", "5"),), store="S01", shift=SHIFT)
    sold = entry(sale)
    right = f"REFUND:{sale_owner(sold.ref)}"

    assert set(allowance_moves(sold)) == {
        Move("M1", "SVP/20260101-a", "spend", 2500),
        Move("M1", "SVB/20260101-a", "spend", 500),
        Move(sale_owner(sold.ref), right, "credit", 1),
    }
    (back,) = returned(sale, PLAN)
    assert set(allowance_moves(entry(back, "return.completed", 6))) == {
        Move("M1", "SVP/20260101-a", "credit", 2500),
        Move("M1", "SVB/20260101-a", "credit", 500),
        Move(sale_owner(sold.ref), right, "spend", 1),
    }


def test_giving_back_is_no_spend() -> None:
    """allowance.given_back moves from the allowance to what HQ holds."""
    body = AllowanceGivenBack("S01", "recall", (UnitAmount("M1", "SVP/a", 700),))
    found = entry(body, "allowance.given_back")

    assert unbalanced(postings(found)) == {}
    assert allowance_moves(found) == (Move("M1", "SVP/a", "give_back", 700),)


def test_the_drawer_is_empty_after_a_shift() -> None:
    """Float in, cash taken, paid out, counted: the cash account of the register ends at 0, the variance is booked."""
    totals = ShiftTotals(opening_float=50_000, tenders={"cash": 12_300}, paid_out=300)
    bodies: list[tuple[str, object]] = [
        ("shift.opened", ShiftOpened("S01", 50_000)),
        (
            "sale.completed",
            complete(cart("MILK 123"), None, PLAN, PLAN_REF, AT, (cash("123"),), store="S01", shift=SHIFT),
        ),
        ("cash.paid_out", CashMoved("S01", SHIFT, 500, "milk")),
        ("cash.paid_in", CashMoved("S01", SHIFT, 200, "found")),
        ("shift.closed", ShiftClosed("S01", SHIFT, totals, {}, 61_900, 62_000, -100)),
    ]
    found = [posting for kind, body in bodies for posting in postings(entry(body, kind))]

    assert unbalanced(found) == {}
    assert sum(posting.amount for posting in found if posting.account == "cash:S01-R2") == 0
    assert Posting("cash_variance:S01", "CNY", 100) in found


def test_an_opening_balance_is_a_liability() -> None:
    """Principal is money owed; bonus is a promise; spending counts toward the tier."""
    units = (UnitAmount("M1", "SVP/a", 1000), UnitAmount("M1", "SVB/a", 200), UnitAmount("M1", "CPN:ten/99", 1))
    found = postings(entry(OpeningBalance("M1", units, 5000), "opening.balance"))

    assert unbalanced(found) == {}
    assert Posting("liability:stored_value", "CNY", -1000) in found
    assert Posting("available:M1", "SVB/a", 200) in found
    assert Posting("member:M1", "TIER:spending", 5000) in found


def test_kinds_that_move_nothing_post_nothing() -> None:
    """Opening the drawer is told, not booked; a coupon that took nothing is not spent."""
    sale = complete(cart("MILK 1", "M1"), member(), PLAN, PLAN_REF, AT, (cash("1"),), store="S01", shift=SHIFT)
    idle = replace(sale, coupons=(CouponUsed("99", "ten", 1000, owner="M1", taken=0),))

    assert postings(entry(DrawerOpened("S01", SHIFT, "change"), "drawer.opened")) == ()
    assert not any(posting.unit.startswith("CPN") for posting in postings(entry(idle)))


def test_an_unbalanced_set_is_named() -> None:
    """The check that stands before every commit does find something."""
    assert unbalanced([Posting("cash", "CNY", 5), Posting("sales", "CNY", -4)]) == {"CNY": 1}
