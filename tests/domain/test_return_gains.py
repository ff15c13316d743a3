"""What goes back with a return: nothing stays that should not, nothing goes back that is gone."""

from dataclasses import replace

import pytest

from domain.cart import CouponUse
from domain.entries import CouponUsed
from domain.entry_benefits import Held
from domain.postings import postings
from domain.proofs import return_trouble
from domain.return_gains import back, coupons_back, head_room_back, limits_back, units
from domain.returns import give_back
from domain.stored_value import LotSpend
from domain.tenders import Tender
from tests.domain.programme import PLAN, member, sale, thing
from tests.domain.returning import one_return, returned
from tests.domain.test_cause_postings import entry

TEA, PK24, GOLD = thing("TEA", 10_000), thing("PK24", 240_000), thing("GOLD", 29_900)
USE = CouponUse("9900000000011", "next", 2000, 10_000, "M1")


def test_a_full_return_leaves_nothing_in_any_unit_or_counter() -> None:
    sold = sale((TEA, 3), (PK24, 2), (GOLD, 1), who=member(last_visit="2026-09-01"), here=("CAUSE:wake:2026-09-01",))
    assert sold.gains.issued
    assert sold.gains.draws

    done = returned(sold, PLAN, [{1: 1}, {2: 1}])

    sums: dict[tuple[str, str], int] = {}
    for body in (sold, *done):
        for one in postings(entry(body)):
            if "REFUND" not in one.unit:
                sums[one.account, one.unit] = sums.get((one.account, one.unit), 0) + one.amount
    assert {key: amount for key, amount in sums.items() if amount} == {}


def test_a_quantity_goes_back_with_the_last_piece_where_the_plan_says_so() -> None:
    (flash,) = PLAN.promotions
    sold = replace(sale((TEA, 2), who=member()), held=(Held("flash", 5, 2), Held("other", 5, 1), Held("flash", 5)))
    back = replace(PLAN, promotions=(replace(flash, returns="back"),))

    assert limits_back(sold, back, last=True) == (Held("flash", 5, 2),)
    assert limits_back(sold, back, last=False) == ()
    assert limits_back(sold, PLAN, last=True) == ()


def test_principal_takes_the_legal_limit_again_as_far_as_it_is_here() -> None:
    sold = replace(sale((TEA, 2), who=member()), head_room=900)
    tenders = (Tender("stored_value", 900, (LotSpend("20260101", 700, 200),)),)

    assert head_room_back(sold, tenders, 10_000) == 700
    assert head_room_back(sold, tenders, 300) == 300
    assert head_room_back(replace(sold, head_room=0), tenders, 10_000) == 0


def test_coupons_go_back_with_the_last_piece_only() -> None:
    sold = sale((TEA, 3), who=member())

    first, last = returned(sold, PLAN, [{1: 1}])

    assert (first.gains.issued, first.gains.draws) == ((), ())
    assert last.gains.issued == sold.gains.issued
    assert last.gains.draws == sold.gains.draws


def test_a_coupon_that_was_used_meanwhile_stays_and_so_does_its_cause() -> None:
    sold = sale((TEA, 1), who=member(last_visit="2026-09-01"), here=("CAUSE:wake:2026-09-01",))
    given = give_back(sold, (), {1: 1}, PLAN, here=())

    assert (given.gains.issued, given.gains.causes, given.gains.draws) == ((), (), ())
    honest = replace(one_return(sold, (), {1: 1}, PLAN), gains=given.gains)
    assert return_trouble(honest, sold, (), PLAN) == ""


def test_a_return_that_takes_a_coupon_and_not_its_cause_is_told() -> None:
    sold = sale((TEA, 1), who=member(last_visit="2026-09-01"), here=("CAUSE:wake:2026-09-01",))
    lie = one_return(sold, (), {1: 1}, PLAN)

    assert return_trouble(replace(lie, gains=replace(lie.gains, causes=())), sold, (), PLAN)
    assert units(lie.gains) == {f"CPN:friend/{sold.gains.issued[0].code}", "DRAW:wheel"}
    assert back(sold, lie.lines, None, last=True).issued == sold.gains.issued


@pytest.mark.parametrize(
    ("rule", "expires", "at", "goes"),
    [
        ("friend", "2026-01-01", "2026-11-24T12:00:00.000+08:00", True),
        ("next", "2026-11-24", "2026-11-24T12:00:00.000+08:00", True),
        ("next", "2026-11-23", "2026-11-24T12:00:00.000+08:00", False),
        ("next", None, "2026-11-24T12:00:00.000+08:00", True),
        ("tenth", None, "2026-11-24T12:00:00.000+08:00", False),
        ("tenth", None, "", True),
        ("gone", None, "2026-11-24T12:00:00.000+08:00", True),
    ],
)
def test_a_used_coupon_goes_back_as_its_rule_says(rule: str, expires: str | None, at: str, *, goes: bool) -> None:
    used = CouponUsed("9900000000011", rule, 2000, 10_000, "M1", None, 2000, expires)
    sold = replace(sale((TEA, 1), who=member()), coupons=(used, replace(used, code="x", taken=0)))

    assert coupons_back(sold, PLAN, at, last=True) == ((used,) if goes else ())
    assert coupons_back(sold, PLAN, at, last=False) == ()
