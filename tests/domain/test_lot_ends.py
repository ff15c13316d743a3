"""Until when what begins with an entry may be spent."""

from dataclasses import replace

from domain.entries import Bought, Earned, Gains, Issued
from domain.entry_benefits import Covered, SessionSpend
from domain.entry_causes import CouponIssued, PackageTransferred
from domain.lot_ends import lot_ends
from domain.sales import complete
from tests.domain.returning import returned
from tests.domain.valuing import pay, take_back
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, cart, cash, member


def test_sessions_that_go_back_end_with_their_lot() -> None:
    """At a register that never held the lot, the return says when it ends; the sale creates nothing."""
    taken = Covered(1, "m", "M1", (SessionSpend("a", 2, "2027-02-01"), SessionSpend("b", 1)))
    goods = cart("3 TEA 10")
    sold = complete(goods, member("red"), PLAN, PLAN_REF, AT, (cash("28.50"),), store="S01", shift=SHIFT)
    sold = replace(sold, sessions=(taken,))
    (back,) = returned(sold, PLAN)
    assert lot_ends(sold) == {}
    assert lot_ends(back) == {("M1", "PKG:m/a"): "2027-02-01"}


def test_the_lot_of_a_top_up() -> None:
    done = pay(10_000_000)

    assert lot_ends(done) == {
        ("M1", f"SVP/{done.lot}"): "2029-11-22",
        ("M1", f"SVB/{done.lot}"): "2027-11-22",
    }
    assert lot_ends(take_back(done)) == {}


def test_what_a_sale_brings() -> None:
    sale = complete(cart("MILK 10"), member(), PLAN, PLAN_REF, AT, (cash("10"),), store="S01", shift=SHIFT)
    gains = Gains(
        earned=(Earned("r", "M1", "20261122-a", 5, expires="2027-11-30"), Earned("r", "M1", "20261122-b", 5)),
        issued=(Issued("ten", "99", "M2", expires="2026-12-01"),),
        bought=(Bought("spa", "M1", "20261122-c", 1, 24, expires="2027-11-22"),),
    )

    assert lot_ends(sale) == {}
    assert lot_ends(replace(sale, gains=gains)) == {
        ("M1", "PTS/20261122-a"): "2027-11-30",
        ("M2", "CPN:ten/99"): "2026-12-01",
        ("M1", "PKG:spa/20261122-c"): "2027-11-22",
    }


def test_a_coupon_of_hqs_and_sessions_given_on_end_as_they_were_made() -> None:
    issued = CouponIssued("M1", PLAN_REF, (Issued("ten", "99", "M1", expires="2027-01-01"),))
    given = PackageTransferred("S01", SHIFT, "M1", "M2", "m", "a", 3, "2027-02-01")

    assert lot_ends(issued) == {("M1", "CPN:ten/99"): "2027-01-01"}
    assert lot_ends(given) == {("M2", "PKG:m/a"): "2027-02-01"}
