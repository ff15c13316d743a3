"""Points: a function of what was paid (I9), in every way of earning; spending by share, step and lot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import points
from domain.benefits import Scope, When
from domain.bill import TaxSum
from domain.entry_benefits import Earned, PointsSpend
from domain.entry_points import GiftTaken
from domain.errors import Refusal
from domain.members import Member
from domain.money import Ratio
from domain.plan_points import Band, Gift, PointsPolicy
from domain.tenders import Tender
from tests.domain.club import DAY, HALF, earning, rule, sold
from tests.domain.shop import sales
from tests.proving import MANY, switched_off
from tests.receipt_language import AT, PLAN_REF, SHIFT, TIERS, cash, member, stored

if TYPE_CHECKING:
    from domain.entries import SaleCompleted
    from domain.plan import Plan

POLICY = PointsPolicy(value=100)


def total(sale: SaleCompleted) -> int:
    return sum(one.points for one in sale.gains.earned)


# --- what a sale earns -----------------------------------------------------------------------------------------------


def test_in_proportion_to_each_full_hundred() -> None:
    """P1: 1 per 100.00 spent; the lot says from which month they are and when they end."""
    sale = sold("MILK 399.99", earning(), member())

    assert sale.gains.earned == (Earned("by_proportional", "M1", "2026-11+12", 3, 300, "2027-11-30"),)


def test_nothing_without_a_member() -> None:
    assert total(sold("MILK 400", earning())) == 0


def test_fixed_steps_and_bands() -> None:
    """So many for each purchase; what the highest band says, at once or for each full sum."""
    bands = rule("steps", bands=(Band(10_000, 5), Band(50_000, 2, 10_000)))

    assert [total(sold(f"MILK {paid}", earning(rule("fixed", points=7)), member())) for paid in (1, 900)] == [7, 7]
    found = [total(sold(f"MILK {paid}", earning(bands), member())) for paid in ("99.99", "100", "499.99", "500", "690")]
    assert found == [0, 5, 5, 10, 12]


def test_multipliers_by_day_and_category_multiply_what_was_earned_for_their_goods() -> None:
    """On Sundays twice as much, for milk three times: only for the milk, and both together."""
    sunday = rule("multiplier", times=Ratio(2, 1), when=When(weekdays=(7,)))
    milk = rule("multiplier", times=Ratio(3, 1), scope=Scope(skus=("MILK",)))
    goods = "MILK 100, SOAP 300"

    assert AT.isoweekday() == 7
    assert total(sold(goods, earning(rule(), milk), member())) == 3 + 3
    assert total(sold(goods, earning(rule(), sunday), member())) == 8
    assert total(sold(goods, earning(rule(), sunday, milk), member())) == 12
    assert total(sold(goods, earning(rule(), sunday), member(), at=AT.replace(day=23))) == 4


def test_a_multiplier_alone_earns_nothing() -> None:
    assert total(sold("MILK 400", earning(rule("multiplier", times=Ratio(2, 1))), member())) == 0


def test_the_tier_has_a_coefficient() -> None:
    """Rounded down once, at the end: 3 points at 1.5."""
    plan = replace(earning(), tiers=tuple(replace(one, pays=Ratio(1, 1), points=Ratio(3, 2)) for one in TIERS))

    assert [total(sold("MILK 300", plan, member(held))) for held in (None, "red")] == [3, 4]


def test_a_rule_looks_at_its_goods_its_hours_its_members() -> None:
    """Scope, day, tier, store, size of the bill, pieces, and goods that are new."""
    assert total(sold("MILK 300, SOAP 300", earning(rule(scope=Scope(not_skus=("SOAP",)))), member())) == 3
    for when, fits in (
        (When(tiers=("red",)), False),
        (When(kinds=("personal",)), True),
        (When(stores=("S01",)), True),
        (When(stores=("S02",)), False),
        (When(least=30_000), True),
        (When(least=30_001), False),
        (When(pieces=2), False),
        (When(since="2026-11-22", until="2026-11-22"), True),
        (When(until="2026-11-21"), False),
    ):
        assert total(sold("MILK 300", earning(rule(when=when)), member())) == (3 if fits else 0), when


def test_nothing_is_earned_on_what_points_paid() -> None:
    """Of 400.00, 100.00 were paid with points: three hundreds are left, shared over the lines as they were paid."""
    paid = Tender("points", 10_000, points=(PointsSpend("2026-01", 100, 10_000),))

    assert total(sold("MILK 300, SOAP 100", earning(), member(), paid)) == 3
    soap = earning(rule(scope=Scope(skus=("SOAP",))))
    assert total(sold("MILK 300, SOAP 100", soap, member(), paid)) == 0
    assert total(sold("MILK 300, SOAP 100", soap, member())) == 1


def test_a_plan_may_leave_out_other_tenders_too() -> None:
    plan = earning(not_on=("cash",))
    sale = sold("MILK 300", plan, member(), stored("200"))

    assert total(sale) == 2


def test_the_points_of_a_group_go_to_the_agent() -> None:
    """M5: to the agent who buys, not to the company; nobody named, nobody earns."""
    group = Member("G1", kind="group")

    assert [one.owner for one in sold("MILK 300", earning(), group, agent="M7").gains.earned] == ["M7"]
    assert sold("MILK 300", earning(), group).gains.earned == ()


def test_who_brought_a_new_member_gets_a_share_for_a_while() -> None:
    """M4: 1 per 100.00 of the new member's first 30 days; the new member earns for himself beside it."""
    plan = earning(rule(), rule("proportional", on="referral", days=30))
    new = replace(member(), referrer="M9", enrolled="2026-11-01")
    old = replace(new, enrolled="2026-10-23")

    found = sold("MILK 300", plan, new).gains
    assert [(one.owner, one.points) for one in found.earned] == [("M1", 3), ("M9", 3)]
    assert [one.owner for one in sold("MILK 300", plan, old).gains.earned] == ["M1"]


def test_taking_part_and_referral_earn_what_is_fixed() -> None:
    """M4: 10 points for bringing a member; so many for a visit."""
    plan = earning(rule(), rule("fixed", points=10, on="referral"), rule("fixed", points=2, on="visit"))

    assert [one.points for one in points.earned_for(plan, "referral", member(), "S01", AT)] == [10]
    assert [one.points for one in points.earned_for(plan, "visit", member(), "S01", AT)] == [2]
    assert points.earned_for(plan, "review", member(), "S01", AT) == ()


# --- I9: a function of what was paid ---------------------------------------------------------------------------------

CLUB = earning(rule(), rule("fixed", points=1), rule("multiplier", times=HALF, scope=Scope(skus=("A", "B"))))


def from_payment_alone(sale: SaleCompleted, plan: Plan) -> bool:
    """The same payables and tenders give the same points, whatever the list; in any order of the lines."""
    plan = replace(plan, points=CLUB.points)
    dearer = tuple(replace(line, list=line.list + 77_700, adjustments=()) for line in reversed(sale.lines))
    other = replace(sale, lines=dearer, list=sale.list + 77_700 * len(dearer), adjustments=())
    return points.earned_by(sale, plan, AT, None) == points.earned_by(other, plan, AT, None)


def no_more_than_was_paid(sale: SaleCompleted, plan: Plan) -> bool:
    """1 per 1.00 earns no more than what was paid by tenders that earn."""
    plan = replace(plan, points=PointsPolicy(earn=(rule(per=100),), not_on=("stored_value",)))
    paid = sum(tender.amount for tender in sale.tenders if tender.kind == "cash") - sale.change
    return sum(one.points for one in points.earned_by(sale, plan, AT, None)) == max(0, paid) // 100


@MANY
@given(sales())
def test_points_are_a_function_of_what_was_paid(found: tuple[SaleCompleted, Plan]) -> None:
    """I9, first half."""
    sale, plan = replace(found[0], member=member()), found[1]

    assert from_payment_alone(sale, plan)
    assert no_more_than_was_paid(sale, plan)


def test_points_that_look_at_list_are_found() -> None:
    """Negative control: earn on list, or on everything that was tendered, and the property fails."""
    plan = earning()
    sale = sold("MILK 150, SOAP 90", replace(plan, points=PointsPolicy()), member("black"), stored("100"))

    assert from_payment_alone(sale, plan)
    assert no_more_than_was_paid(sale, plan)
    with switched_off(points, "max(0, line.payable) for line in lines", "line.list for line in lines"):
        assert not from_payment_alone(sale, plan)
    with switched_off(points, "if tender.kind in policy.not_on)", "if not policy)"):
        assert not no_more_than_was_paid(sale, plan)


def test_ties_are_decided_in_canonical_order() -> None:
    """Negative control of the order: without it, who is scanned first gets the odd cent."""
    paid = Tender("points", 101, points=(PointsSpend("2026-01", 1, 101),))
    plan = earning(rule(per=100, scope=Scope(skus=("A",))), value=101)
    one, other = (sold(goods, plan, member(), paid) for goods in ("A 1.50, B 1.50", "B 1.50, A 1.50"))

    assert points.earned_by(one, plan, AT, None) == points.earned_by(other, plan, AT, None)
    with switched_off(points, "sorted(sale.lines, key=_canonical)", "list(sale.lines)"):
        assert points.earned_by(one, plan, AT, None) != points.earned_by(other, plan, AT, None)


# --- lots and their end ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "on", "lot", "end"),
    [
        (0, date(2026, 11, 22), "2026-11", None),
        (1, date(2026, 12, 31), "2026-12+1", "2027-01-31"),
        (12, date(2027, 2, 1), "2027-02+12", "2028-02-29"),
    ],
)
def test_a_lot_tells_its_end(months: int, on: date, lot: str, end: str | None) -> None:
    """P3: with the last day of the so-manieth month after the one they were earned in."""
    assert points.lot_of(PointsPolicy(months=months), on) == lot
    assert points.end_of(f"PTS/{lot}") == points.end_of(lot) == end


def test_lots_are_spent_oldest_first_and_never_after_their_end() -> None:
    """What was brought along from another programme lies in between by its date."""
    rooms = {
        "PTS/2026-02+12": (5, None),
        "PTS/20260105-a": (3, "2026-12-31"),
        "PTS/2025-10+12": (9, None),
        "PTS/2025-12+12": (4, None),
        "PTS/2026-03+12": (0, None),
        "SVP/2026-01": (7, None),
    }
    have = points.lots(rooms, DAY)

    assert list(have.items()) == [("2025-12+12", 4), ("20260105-a", 3), ("2026-02+12", 5)]
    assert points.spend(have, 8, 100) == (
        PointsSpend("2025-12+12", 4, 400),
        PointsSpend("20260105-a", 3, 300),
        PointsSpend("2026-02+12", 1, 100),
    )
    with pytest.raises(Refusal, match="not_enough_points"):
        points.spend(have, 13)


# --- points as money -------------------------------------------------------------------------------------------------


def test_one_point_is_worth_what_the_plan_says() -> None:
    """P2: 1 point = 1.00."""
    assert points.tender(POLICY, {"2026-01": 50}, 4000, 40) == Tender(
        "points", 4000, points=(PointsSpend("2026-01", 40, 4000),)
    )


def test_the_least_and_the_most_share_of_a_bill_in_whole_steps() -> None:
    """Of 99.99 at least a tenth and at most a half, in tens of points: 10 to 40."""
    policy = PointsPolicy(value=100, least_share=Ratio(1, 10), most_share=HALF, step=10)

    assert points.room(policy, 9999) == points.Room(10, 40)
    assert points.tender(policy, {"2026-01": 50}, 9999, 40).amount == 4000
    for wrong, code in (
        (50, "points_share"),
        (0, "points_in_steps"),
        (15, "points_in_steps"),
        (-10, "points_in_steps"),
    ):
        with pytest.raises(Refusal, match=code):
            points.tender(policy, {"2026-01": 99}, 9999, wrong)
    with pytest.raises(Refusal, match="points_share"):
        points.tender(replace(policy, least_share=Ratio(1, 4)), {"2026-01": 99}, 9999, 20)
    with pytest.raises(Refusal, match="points_do_not_pay"):
        points.tender(PointsPolicy(), {"2026-01": 99}, 9999, 10)


@given(st.integers(1, 10**6), st.integers(1, 300), st.integers(1, 50), st.integers(0, 20), st.integers(0, 20))
def test_no_room_is_over_the_most_share(bill: int, value: int, step: int, least: int, most: int) -> None:
    policy = PointsPolicy(value=value, least_share=Ratio(least, 20), most_share=Ratio(most, 20), step=step)
    room = points.room(policy, bill)

    assert room.most * value * 20 <= bill * most < (room.most + step) * value * 20
    assert room.least * value * 20 >= bill * least
    assert room.least % step == room.most % step == 0


def test_a_tender_that_the_plan_does_not_allow_is_told() -> None:
    """More than the most share, another worth, points that had ended; a right one is right."""
    plan = earning(most_share=HALF)
    fine = points.tender(plan.points, {"2026-01+12": 90}, 10_000, 50)
    sale = sold("MILK 100", plan, member(), fine)

    def told(*spends: PointsSpend, many: int = 5000) -> str:
        return points.tender_trouble(replace(sale, tenders=(Tender("points", many, points=spends),)), plan)

    assert points.tender_trouble(sale, plan) == ""
    assert "50 in steps of 1" in told(PointsSpend("2026-01+12", 51, 5100), many=5100)
    assert "worth 100" in told(PointsSpend("2026-01+12", 25, 5000))
    assert "had ended" in told(PointsSpend("2025-10+12", 50, 5000))


# --- gifts -----------------------------------------------------------------------------------------------------------

GIFTS = earning(gifts=(Gift("MUG", 30), Gift("POT", 50, 1130)))


def taken(**more: object) -> GiftTaken:
    """The pot, for 50 points and 11.30 in cash."""
    tax = (TaxSum(Ratio(13, 100), 1130, 130, 1000),)
    spends = (PointsSpend("2026-01+12", 50, 5000),)
    plain = GiftTaken("S01", SHIFT, PLAN_REF, "M1", "POT", "Pot", spends, "2026-11-22T10:00:00.000+08:00", 1130, tax)
    return replace(plain, **({"tenders": (cash("20"),), "change": 870} | more))  # type: ignore[arg-type]


def test_a_gift_is_had_for_what_the_catalogue_says() -> None:
    """P2: an article for points, or for points and some money."""
    assert points.gift(GIFTS.points, "MUG", 30) == Gift("MUG", 30)
    assert points.gift(GIFTS.points, "MUG", 29) is None
    assert points.gift_trouble(taken(), GIFTS) == ""


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"points": (PointsSpend("2026-01+12", 49, 4900),)}, "49 points"),
        ({"amount": 1000}, "costs 1130"),
        ({"change": 860}, "tenders"),
        ({"points": (PointsSpend("2026-01+12", 50, 4900),)}, "worth 100"),
        ({"points": (PointsSpend("2025-01+12", 50, 5000),)}, "ended"),
        ({"taxes": (TaxSum(Ratio(13, 100), 1130, 129, 1001),)}, "tax"),
        ({"taxes": ()}, "tax"),
    ],
    ids=str,
)
def test_any_other_gift_is_told(change: dict[str, object], word: str) -> None:
    assert word in points.gift_trouble(taken(**change), GIFTS)


def test_whose_points_they_are() -> None:
    gains = (Earned("a", "M1", "2026-11", 3), Earned("b", "M9", "2026-11", 4), Earned("c", "M1", "2026-11", 1))

    assert (points.total(gains, "M1"), points.total(gains, "M2")) == (4, 0)
    assert datetime.fromisoformat(taken().taken_at).date() == DAY
