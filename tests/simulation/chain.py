"""The chain that is simulated: few articles, few members, and every kind of thing that can be spent only once."""

from dataclasses import replace

from domain.benefits import Benefit, CouponRule, Promotion, Scope, When
from domain.contact import Contact
from domain.entries import UnitAmount
from domain.money import Ratio
from domain.plan import Plan, Rounding, Sizing, Tier
from domain.plan_issues import IssueRule, Package
from domain.plan_points import EarnRule, PointsPolicy
from domain.plan_value import BonusRow, StoredValuePolicy
from hq.services.chain import Article, Barcode, Chain, Member, PlanText, Price, Store
from tests.services.shop import gtin
from wire.bodies import plan_text

GOODS = (
    ("1000", gtin("690123456789"), 333, None),
    ("1001", gtin("690123456790"), 1_999, 1_777),
    ("1002", gtin("690123456791"), 4_501, 4_000),
    ("1003", gtin("690123456792"), 12_900, None),
)
"""Article, barcode, price, member price."""
PACK, MASSAGE = "2000", "massage"
MEMBERS = 9
LOT = "20260101-M"


def named(text: str) -> dict[str, str]:
    """The same text in every language that a plan is written in."""
    return dict.fromkeys(("en", "zh_CN", "zh_TW", "es"), text)


PLAN = Plan(
    version=1,
    coin=10,
    tiers=(
        Tier("white", named("White"), 0, Ratio(98, 100)),
        Tier("red", named("Red"), 50_000, Ratio(95, 100)),
    ),
    rounding=Rounding(10, "down", "cash"),
    stored_value=StoredValuePolicy(bonus=(BonusRow(20_000, 4_000),)),
    sizing=Sizing(),
    coupons=(
        CouponRule("five", named("5 off"), 500),
        CouponRule("cake", named("Cake"), 3_000, when=When(birthday="month"), valid_days=31),
        CouponRule("next", named("2 off next time"), 200, valid_days=30),
    ),
    points=PointsPolicy(earn=(EarnRule("all", named("All"), "proportional", 1, per=100),), value=1),
    issues=(
        IssueRule("welcome", "enrolled", "five"),
        IssueRule("up", "promoted", "five", when=When(tiers=("red",))),
        IssueRule("next", "sale", "next", least=5_000),
        IssueRule("cake", "birthday_month", "cake"),
    ),
    packages=(Package(MASSAGE, named("Massages"), PACK, 5),),
    promotions=(Promotion("flash", named("Flash"), Benefit("price", amount=100), Scope(skus=("1003",)), limit=6),),
)


def stores(many: int) -> tuple[str, ...]:
    """Their ids."""
    return tuple(f"S{number:02d}" for number in range(1, many + 1))


def registers(many: int, shops: int) -> tuple[tuple[str, str], ...]:
    """(register, store), the lead register of each store first; every store has one at least."""
    found = [
        (f"{store}-R{1 + number // shops}", store)
        for number in range(many)
        for store in [stores(shops)[number % shops]]
    ]
    return tuple(sorted(found))


def coupon_code(member: int) -> str:
    """The code of the coupon that a member begins with."""
    return gtin(f"99000000{member:04d}")


def _member(number: int, shops: int) -> Member:
    who = f"M{number}"
    return Member(
        who, f"Member {number}", f"138000000{number:02d}", gtin(f"29000000{number:04d}"), stores(shops)[number % shops],
        tier="white",
        units=(
            UnitAmount(who, f"SVP/{LOT}{number}", 30_000),
            UnitAmount(who, f"SVB/{LOT}{number}", 6_000),
            UnitAmount(who, f"SVP/20250107-E{number}", 8_000, "2026-01-06"),
            UnitAmount(who, "PTS/20260101-p", 500),
            UnitAmount(who, f"PKG:{MASSAGE}/2026-{number}", 3),
            UnitAmount(who, f"CPN:five/{coupon_code(number)}", 1),
        ),
        p95_bill=8_000,
    )  # fmt: skip


def chain(shops: int, *, witness: bool = False) -> Chain:
    """The masters as HQ loads them."""
    plan = replace(PLAN, contact=Contact(witness=witness))
    goods = [
        Article(sku, f"Good {sku}", "goods", Ratio(13, 100), barcodes=(Barcode(code),)) for sku, code, _, _ in GOODS
    ]
    goods.append(Article(PACK, "Five massages", "packs", Ratio(6, 100), barcodes=(Barcode(gtin("690123456799")),)))
    prices = [Price(store, sku, price, member) for store in stores(shops) for sku, _, price, member in GOODS]
    prices += [Price(store, PACK, 20_000) for store in stores(shops)]
    return Chain(
        stores=tuple(Store(one, one) for one in stores(shops)),
        articles=tuple(goods),
        plans=(PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(plan).decode()),),
        prices=tuple(prices),
        members=tuple(_member(number, shops) for number in range(MEMBERS)),
    )
