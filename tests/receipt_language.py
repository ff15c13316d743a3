"""A tiny language for carts and plans, so that tests and the rule book read like the shop.

A cart: `2 MILK 15.90 9%, 1284g APPLE 9.96 9%, NUTS 89.90>79.90 13%` (quantity, sku, list price, `>` member price, VAT).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from domain.articles import Article
from domain.cart import Cart, CouponUse
from domain.entries import PlanRef, ShiftRef
from domain.members import Member
from domain.money import Ratio
from domain.plan import CouponRule, Plan, Rounding, Tier
from domain.stored_value import LotSpend
from domain.tenders import Tender

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SHIFT = ShiftRef("00112233445566ff", 2)
PLAN_REF = PlanRef(1, "0" * 64)
_line = re.compile(
    r"^(?:(?P<many>\d+)(?P<gram>g)? )?(?P<sku>[A-Z]+) (?P<price>[\d.]+)(?:>(?P<member>[\d.]+))?(?: (?P<tax>\d+)%)?$"
)

TIERS = (
    Tier("yellow", {"en": "Yellow diamond"}, 100_000, Ratio(98, 100)),
    Tier("red", {"en": "Red diamond"}, 200_000, Ratio(95, 100)),
    Tier("black", {"en": "Black diamond"}, 300_000, Ratio(93, 100)),
)
PLAN = Plan(
    version=1,
    tiers=TIERS,
    coupons=(
        CouponRule("ten", {"en": "10 off"}, 1000),
        CouponRule("twenty", {"en": "20 off from 100"}, 2000, 10_000),
    ),
)


def cents(text: str) -> int:
    """`15.90` → 1590, exactly."""
    sign = -1 if text.strip().startswith("-") else 1
    whole, _, rest = text.strip().lstrip("-−").partition(".")
    return sign * (int(whole) * 100 + int((rest + "00")[:2]))


def article(sku: str, price: str, member_price: str | None = None, tax: int = 13, per: int = 1) -> Article:
    """An article of the shop of the tests."""
    return Article(
        sku, sku.title(), "things", Ratio(tax, 100), cents(price), per, cents(member_price) if member_price else None
    )


def cart(text: str, member: str | None = None) -> Cart:
    """Read a cart."""
    found = Cart()
    for part in text.split(","):
        match = _line.match(part.strip())
        assert match is not None, part
        per = 1000 if match["gram"] else 1
        thing = article(match["sku"], match["price"], match["member"], int(match["tax"] or 13), per)
        found = found.with_article(thing, int(match["many"] or 1))
    return found.with_member(member)


def coupon(rule: str, code: str = "9900000000011", owner: str = "M1") -> CouponUse:
    """A coupon of a rule of PLAN."""
    known = PLAN.coupon(rule)
    assert known is not None
    return CouponUse(code, rule, known.amount, known.threshold, owner)


def member(tier: str | None = None, spending: int = 0) -> Member:
    """The member M1 of store S01."""
    return Member("M1", tier, spending, "S01")


def cash(text: str) -> Tender:
    """A cash tender."""
    return Tender("cash", cents(text))


def stored(principal: str, bonus: str = "0", lot: str = "20260101-a") -> Tender:
    """A stored value tender out of one lot."""
    return Tender("stored_value", cents(principal) + cents(bonus), (LotSpend(lot, cents(principal), cents(bonus)),))


def rounding(step: str, mode: str, on: str = "bill") -> Plan:
    """PLAN with a cash rounding."""
    return Plan(
        version=1,
        tiers=TIERS,
        coupons=PLAN.coupons,
        rounding=Rounding(cents(step), "down" if mode == "down" else "half_up", "bill" if on == "bill" else "cash"),
    )
