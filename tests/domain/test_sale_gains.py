"""What a sale brings by itself: with the unit of its cause here, the till issues; without it, HQ does."""

from dataclasses import replace

import pytest

from domain.entries import CauseMet, Gains, SaleCompleted
from domain.postings import postings, unbalanced
from domain.sale_gains import brought_again, key_of
from domain.sales import reprice
from tests.domain.programme import NOON, PLAN, member, sale, thing
from tests.domain.test_cause_postings import entry

TEA = thing("TEA", 10_000)
ASLEEP = {"last_visit": "2026-09-01"}
UNIT = "CAUSE:wake:2026-09-01"


def _woken(here: tuple[str, ...] = ()) -> SaleCompleted:
    return sale((TEA, 1), who=member(**ASLEEP), here=here)


def test_the_till_that_holds_the_unit_issues_and_spends_it() -> None:
    sold = _woken((UNIT,))

    assert sold.gains.causes == (CauseMet("wake", "M1", "2026-09-01", here=True),)
    assert [one.rule for one in sold.gains.issued] == ["friend"]
    assert ("allowance:M1", UNIT, -1) in [(one.account, one.unit, one.amount) for one in postings(entry(sold))]
    assert unbalanced(postings(entry(sold))) == {}


def test_another_till_says_that_it_met_the_cause_and_leaves_it_to_hq() -> None:
    sold = _woken()

    assert sold.gains.causes == (CauseMet("wake", "M1", "2026-09-01"),)
    assert sold.gains.issued == ()
    assert UNIT not in {one.unit for one in postings(entry(sold))}


@pytest.mark.parametrize("here", [(), (UNIT,)])
def test_it_is_found_again_years_later(here: tuple[str, ...]) -> None:
    sold = _woken(here)

    assert reprice(sold, PLAN, NOON) == ""
    assert key_of(sold) == "D1"
    assert brought_again(sold, Gains(progress=sold.gains.progress), PLAN) == sold.gains


def test_a_coupon_that_no_cause_brings_is_told() -> None:
    sold = _woken()
    coupon = _woken((UNIT,)).gains.issued
    lies = [replace(sold.gains, issued=coupon), replace(sold.gains, causes=()), replace(sold.gains, draws=())]

    assert all(reprice(replace(sold, gains=lie), PLAN, NOON).startswith("gains would be") for lie in lies)


def test_the_same_cause_makes_the_same_coupon_at_every_till() -> None:
    one, other = _woken((UNIT,)), sale((TEA, 1), who=member(**ASLEEP), here=(UNIT,), draft="D2")

    assert one.gains.issued == other.gains.issued


def test_two_sales_are_two_causes() -> None:
    """For next time: each of them."""
    big = ((TEA, 2),)
    codes = {sale(*big, who=member(), draft=draft).gains.issued[0].code for draft in ("D1", "D2", "D3")}

    assert len(codes) == 3
