"""A membership programme for the tests of causes, packages and draws: the italic numbers of the product's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from domain.articles import Article
from domain.benefits import Benefit, CouponRule, Promotion, Scope, When
from domain.cart import Cart
from domain.entries import PlanRef, ShiftRef
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan, Tier
from domain.plan_issues import Draw, IssueRule, Package, PaidMembership, Prize
from domain.plan_points import EarnRule, PointsPolicy
from domain.sales import bill_for, complete
from domain.tenders import Tender, settle

if TYPE_CHECKING:
    from collections.abc import Collection

    from domain.entries import SaleCompleted

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=8)))
"""A Tuesday."""
SHIFT, REF = ShiftRef("00112233445566ff", 2), PlanRef(1, "0" * 64)
FREE = Benefit("buy_get", buy=1, get=1)
PACKAGES = {24: 240_000, 48: 456_000, 72: 648_000, 96: 816_000}
"""Sessions and what they cost together, in minor units: the bigger the cheaper."""
PLAN = Plan(
    version=1,
    tiers=(
        Tier("yellow", {"en": "Yellow"}, 100_000, Ratio(98, 100)),
        Tier("red", {"en": "Red"}, 200_000, Ratio(95, 100)),
    ),
    coupons=(
        CouponRule("welcome", {"en": "10 off"}, 1000, valid_days=90),
        CouponRule("bogo", {"en": "Buy one, get one"}, benefit=FREE, valid_days=90),
        CouponRule("friend", {"en": "50 off"}, 5000),
        CouponRule("next", {"en": "20 off next time"}, 2000, 10_000, valid_days=30, returns="back_unless_expired"),
        CouponRule("cake", {"en": "Birthday cake"}, 3000, when=When(birthday="month"), valid_days=31),
        CouponRule("tenth", {"en": "10 off"}, 1000, returns="not_back"),
    ),
    points=PointsPolicy(earn=(EarnRule("friend", {"en": "A friend"}, "fixed", 10, on="referral"),), value=100),
    issues=(
        IssueRule("welcome", "enrolled", "welcome"),
        IssueRule("welcome3", "enrolled", "bogo", count=3),
        IssueRule("friend-new", "referred", "friend"),
        IssueRule("friend-old", "referrer", "friend"),
        IssueRule("next", "sale", "next", least=20_000),
        IssueRule("up", "promoted", "friend", when=When(tiers=("red",))),
        IssueRule("wake", "woken", "friend", days=30),
        IssueRule("cake", "birthday_month", "cake"),
        IssueRule("day", "birthday", "cake"),
        IssueRule("red-month", "rhythm", "tenth", every="month", when=When(tiers=("red",))),
    ),
    packages=tuple(
        Package(f"massage{many}", {"en": f"{many} massages"}, f"PK{many}", many, months=12) for many in PACKAGES
    ),
    memberships=(PaidMembership("gold", {"en": "Gold card"}, "GOLD", 12),),
    draws=(
        Draw("wheel", {"en": "Wheel"}, 100, (Prize("first", {"en": "First"}, 1, coupon="friend"),
             Prize("second", {"en": "Second"}, 9, points=5)), least=10_000),
        Draw("lot", {"en": "Lot"}, 10, (Prize("cup", {"en": "A cup"}, 3),), costs=20),
    ),
    promotions=(Promotion("flash", {"en": "Flash"}, Benefit("price", amount=100), Scope(skus=("EGG",)), limit=10),),
)  # fmt: skip


def plan(**changes: object) -> Plan:
    """The programme with something else in it."""
    return replace(PLAN, **changes)  # type: ignore[arg-type]


def member(member_id: str = "M1", **facts: object) -> Member:
    """A member of store S01."""
    return Member(member_id, home_store="S01", **facts)  # type: ignore[arg-type]


def thing(sku: str, price: int, tax: int = 13) -> Article:
    """An article."""
    return Article(sku, sku.title(), "things", Ratio(tax, 100), price)


def sale(
    *things: tuple[Article, int],
    who: Member | None = None,
    of: Plan = PLAN,
    at: datetime = NOON,
    here: Collection[str] = (),
    draft: str = "D1",
    tenders: tuple[Tender, ...] = (),
) -> SaleCompleted:
    """A sale for cash, or for these tenders and cash."""
    cart = Cart(member=who.id if who else None, store="S01")
    for article, many in things:
        cart = cart.with_article(article, many)
    due = settle(bill_for(cart, who, of, at, tenders).payable, tenders).due
    paid = (*tenders, Tender("cash", due)) if due else tenders
    return complete(cart, who, of, REF, at, paid, store="S01", shift=SHIFT, draft=draft, here=here)


UTC_NOON = NOON.astimezone(UTC)
