"""What goes back of a sale's gains (I9, second half; the counters in I6): exactly what was given, in any split."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from domain import gain_postings, returned_gains
from domain.entry_benefits import Earned, Gains, PointsSpend, Progress, Promoted
from domain.gains import of_sale
from domain.plan_tiers import Review
from domain.postings import postings
from domain.returned_gains import part, points_back, taken_back, with_debts, without_debts
from domain.tenders import Tender
from tests.domain.club import earning, rule, sold, tier
from tests.domain.returning import returned
from tests.domain.shop import sales, splits
from tests.domain.test_postings import entry
from tests.proving import MANY, switched_off
from tests.receipt_language import member

if TYPE_CHECKING:
    from domain.entries import ReturnCompleted, SaleCompleted
    from domain.plan import Plan

REVIEWED = (tier("gold", 10**9, review=Review(12, 1)), tier("guest", 10**6, metric="visits"))
CLUB = replace(earning(rule(per=300), rule("fixed", points=7)), tiers=REVIEWED)


def gaining(sale: SaleCompleted) -> SaleCompleted:
    """The same sale under a plan with points, visits and counters by month."""
    sale = replace(sale, member=sale.member or member())
    return replace(sale, gains=of_sale(sale, CLUB, None))


def gives_back_exactly(sale: SaleCompleted, backs: tuple[ReturnCompleted, ...]) -> bool:
    """Every counter and every lot sums to what the sale gave, and no step takes more than there is."""
    before = 0
    sums: dict[str, int] = {}
    for back in backs:
        found = returned_gains.taken_back(sale.gains, sale.payable, before, back.payable, last=back.last)
        before += back.payable
        for one in found.progress:
            sums[one.unit] = sums.get(one.unit, 0) + one.amount
        for got in found.earned:
            sums[got.rule] = sums.get(got.rule, 0) + got.points
            sums["value"] = sums.get("value", 0) + got.value
        if any(amount < 0 for amount in sums.values()) and sale.payable > 0:
            return False
    right = {one.unit: one.amount for one in sale.gains.progress} | {one.rule: one.points for one in sale.gains.earned}
    value = sum(one.value for one in sale.gains.earned)
    return sums == right | ({"value": value} if value else {})


def is_nothing_in_the_books(sale: SaleCompleted, backs: tuple[ReturnCompleted, ...]) -> bool:
    """The sale and its returns together: accounts, counters by month, points and what they are worth."""
    sums: dict[tuple[str, str], int] = {}
    for one in (entry(sale), *(entry(back, "return.completed", 6) for back in backs)):
        for posting in postings(one):
            key = posting.account, posting.unit
            sums[key] = sums.get(key, 0) + posting.amount
    return not any(sums.values())


@MANY
@given(sales(), splits)
def test_any_split_takes_back_exactly_what_was_given(
    found: tuple[SaleCompleted, Plan], parts: list[dict[int, int]]
) -> None:
    """I9, second half; and I6 under a plan that gives everything back."""
    sale = gaining(found[0])
    backs = returned(sale, found[1], parts)

    assert gives_back_exactly(sale, backs)
    assert is_nothing_in_the_books(sale, backs)


def test_a_return_without_the_rest_is_found() -> None:
    """Negative control: let the last return take its share like any other, or take each share for itself."""
    sale = gaining(sold("3 MILK 3.33", CLUB, member()))
    sale = replace(sale, gains=Gains(earned=(Earned("r", "M1", "2026-11", 8, 800),)))
    backs = returned(sale, CLUB, ({1: 1}, {1: 1}))
    free, free_back = replace(sale, payable=0), (replace(backs[-1], payable=0),)

    assert gives_back_exactly(sale, backs)
    assert gives_back_exactly(free, free_back)
    assert is_nothing_in_the_books(sale, backs)
    with switched_off(returned_gains, "before + more) - done", "more)"):
        assert not gives_back_exactly(sale, backs)
    with switched_off(returned_gains, "return total - done if last else", "return"):
        assert not gives_back_exactly(free, free_back)
    with switched_off(gain_postings, "sign * here)", "here)"):
        assert not is_nothing_in_the_books(sale, backs)


def test_a_promotion_stays_and_what_it_consumed_is_the_difference() -> None:
    """I6 under a plan that sets the counter back: the tier is kept (T4), the counter is lower by what it took."""
    plan = replace(earning(), tiers=(tier("gold", 10_000, after="zero"),))
    sale = sold("2 MILK 60", plan, member(None, 1000))
    (back,) = returned(sale, plan)
    sums: dict[str, int] = {}
    for one in (entry(sale), entry(back, "return.completed", 6)):
        for posting in postings(one):
            if posting.account == "member:M1":
                sums[posting.unit] = sums.get(posting.unit, 0) + posting.amount

    assert sale.gains.promoted == (Promoted("gold", None, 0, (Progress("spending", 13_000),)),)
    assert (back.gains.promoted, sums) == ((), {"TIER:spending": -13_000})


@pytest.mark.parametrize(
    ("total", "whole", "before", "more", "last", "found"),
    [(7, 300, 0, 100, False, 2), (7, 300, 100, 100, False, 2), (7, 300, 200, 100, True, 3),
     (-7, 300, 0, 100, False, -2), (1, 300, 0, 299, False, 0), (1, 0, 0, 0, False, 0), (1, 0, 0, 0, True, 1)],
)  # fmt: skip
def test_whole_units_go_back_rounded_down(
    total: int,
    whole: int,
    before: int,
    more: int,
    last: bool,
    found: int,
) -> None:
    assert part(total, whole, before, more, last=last) == found


EARNED = Gains(
    earned=(Earned("a", "M1", "2026-11", 5, 500), Earned("b", "M1", "2026-11", 2), Earned("a", "M9", "x", 3))
)


def test_what_is_here_is_taken_first_and_the_rest_is_owed() -> None:
    """P3: of each lot and owner what this register holds, rule after rule."""
    found = with_debts(EARNED, {("M1", "PTS/2026-11"): 6, ("M2", "PTS/x"): 9})

    assert [one.debt for one in found.earned] == [0, 1, 3]
    assert without_debts(found) == EARNED
    assert [one.debt for one in with_debts(EARNED, {("M1", "PTS/2026-11"): -1}).earned] == [5, 2, 3]


def test_what_is_owed_never_is_a_spend() -> None:
    """It posts to debt:points, in points and in money; the allowance pays only what is here."""
    sale = sold("MILK 300", earning(), member())
    (back,) = returned(sale, earning())
    owing = replace(back, gains=with_debts(back.gains, {("M1", "PTS/2026-11+12"): 1}))
    found: dict[tuple[str, str], int] = {}
    for posting in postings(entry(owing, "return.completed", 6)):
        key = posting.account, posting.unit
        found[key] = found.get(key, 0) + posting.amount

    assert found["allowance:M1", "PTS/2026-11+12"] == -1
    assert found["debt:points", "PTS/2026-11+12"] == -2
    assert (found["debt:points", "CNY"], found["liability:points", "CNY"], found["cost:points", "CNY"]) == (
        200,
        100,
        -300,
    )


def test_points_that_paid_go_back_to_their_lots_in_whole_points() -> None:
    """3 of 10 points for a third of the goods, 3 for the next, 4 for the last; in money it is exact at every step."""
    spends = (PointsSpend("2026-01", 10, 1000),)
    sale = sold("3 MILK 10", earning(), member(), Tender("points", 1000, points=spends))
    backs = returned(sale, earning(), ({1: 1}, {1: 1}))
    given = [tender for back in backs for tender in back.tenders if tender.kind == "points"]

    assert [(spend.points, spend.amount) for tender in given for spend in tender.points] == [
        (3, 333),
        (3, 334),
        (4, 333),
    ]
    assert [tender.amount for tender in given] == [333, 334, 333]
    assert points_back("M1", given[0].points) == {("M1", "PTS/2026-01"): 3}


def test_nothing_goes_back_of_nothing() -> None:
    assert taken_back(Gains(), 100, 0, 50, last=False) == Gains()
    assert taken_back(EARNED, 100, 0, 1, last=False) == Gains()
