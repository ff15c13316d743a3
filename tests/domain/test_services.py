"""What an entry of a granted service may say, and what not."""

from dataclasses import replace

import pytest

from domain.benefits import Benefit, CouponRule
from domain.cart import CouponUse
from domain.entries import Entry
from domain.entry_causes import ServiceGranted
from domain.postings import allowance_moves, postings, unbalanced
from domain.services import label_of, limits_texts, offered, trouble
from domain.soundness import trouble as unsound
from tests.domain.programme import NOON, PLAN, REF, SHIFT, member
from tests.domain.rule_tables_rest import SERVED

RULES = replace(SERVED, coupons=(CouponRule("tea", {"en": "Free tea"}, benefit=Benefit("text")),))
RED = member(tier="red")
UNIT = "CAUSE:service:lounge:2026-11"
LOUNGE = ServiceGranted(
    "S01", SHIFT, REF, RED, "service:lounge", "2026-11", NOON.isoformat(timespec="milliseconds"), "red", UNIT
)
DRINK = replace(LOUNGE, rule="service:drink", period="2026-11-24", unit="")
CAKE = replace(LOUNGE, rule="promotion:cake", period="2026", unit="CAUSE:promotion:cake:2026", tier=None)
BORN = member(birthday="day")
TEA = replace(LOUNGE, rule="coupon:tea", period="99", unit="CPN:tea/99")


def _entry(body: ServiceGranted) -> Entry:
    return Entry("S01-R1", "e", 1, "service.granted", "2026-11-24T04:00:00.000Z", "2026-11-24", "amy", ("M1",), body)


def test_granting_spends_the_right_and_nothing_else() -> None:
    (move,) = allowance_moves(_entry(LOUNGE))
    assert (move.owner, move.unit, move.op, move.amount) == ("M1", UNIT, "spend", 1)
    assert not unbalanced(postings(_entry(LOUNGE)))
    assert postings(_entry(DRINK)) == ()


@pytest.mark.parametrize("body", [LOUNGE, DRINK, replace(CAKE, member=BORN), TEA])
def test_what_the_plan_says_is_right(body: ServiceGranted) -> None:
    assert trouble(body, RULES) == ""
    assert unsound(_entry(body)) == ""


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (replace(LOUNGE, tier="yellow"), "no service:lounge"),
        (replace(LOUNGE, rule="service:pool"), "no service:pool"),
        (replace(LOUNGE, period="2026-12", unit="CAUSE:service:lounge:2026-12"), "is for 2026-11"),
        (replace(LOUNGE, unit=""), "spends CAUSE:service:lounge:2026-11"),
        (CAKE, "no promotion:cake"),
        (replace(LOUNGE, rule="promotion:flash"), "no promotion:flash"),
        (replace(TEA, rule="coupon:none"), "no text of the plan"),
        (replace(TEA, unit="CPN:tea/98"), "does not spend"),
    ],
)
def test_what_it_does_not_say_is_found(body: ServiceGranted, why: str) -> None:
    assert why in trouble(body, RULES)


@pytest.mark.parametrize(
    "body",
    [
        replace(LOUNGE, unit="SVP/1"),
        replace(DRINK, unit=UNIT),
        replace(TEA, unit=""),
        replace(TEA, unit="CPN:friend/99"),
        replace(DRINK, period=""),
    ],
)
def test_nothing_but_its_own_right_is_spent(body: ServiceGranted) -> None:
    assert "does not spend" in unsound(_entry(body))


def test_texts_of_a_bill_become_rights() -> None:
    use = CouponUse("99", "tea", 0, 0, "M1")

    found = offered(RULES, ("service:lounge", "promotion:cake", "coupon:tea", "service:pool"), (use,), NOON.date())

    assert [(one.rule, one.unit) for one in found] == [
        ("service:lounge", UNIT),
        ("promotion:cake", "CAUSE:promotion:cake:2026"),
        ("coupon:tea", "CPN:tea/99"),
    ]
    assert label_of(RULES, "service:pool") == label_of(RULES, "tier:red") == {}
    assert (limits_texts(RULES), limits_texts(PLAN)) == (True, False)
