"""What ends, and which terms were sold."""

from domain.entries import Issued
from domain.entry_causes import CouponIssued, PackageTransferred
from domain.gain_facts import Ends, Term, ends_of, terms_of_entry
from tests.domain.programme import PLAN, REF, SHIFT, member, sale, thing
from tests.domain.returning import one_return
from tests.domain.test_cause_postings import entry

GOLD, PK24 = thing("GOLD", 29_900), thing("PK24", 240_000)


def test_sessions_and_coupons_end_when_their_entry_says() -> None:
    sold = sale((PK24, 1), who=member())

    assert Ends("M1", "PKG:massage24/20261124-D1-1", "2027-11-24") in list(ends_of(sold))
    assert list(ends_of(CouponIssued("M1", REF, (Issued("ten", "99", "M1", expires="2027-01-01"),)))) == [
        Ends("M1", "CPN:ten/99", "2027-01-01")
    ]
    given = PackageTransferred("S01", SHIFT, "M1", "M2", "m", "a", 3)
    assert list(ends_of(given)) == []
    assert list(ends_of(entry)) == []


def test_a_return_takes_its_terms_back() -> None:
    sold = sale((GOLD, 2), who=member())
    back = one_return(sold, (), {1: 1}, PLAN)

    assert terms_of_entry(entry(sold)) == (Term("M1", "gold", "2026-11-24", 24),)
    assert terms_of_entry(entry(back)) == (Term("M1", "gold", "2026-11-24", -12),)
