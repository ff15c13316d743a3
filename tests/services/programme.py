"""A shop that runs the whole programme: packages, paid cards, draws, a flash sale, coupons that issue themselves."""

from dataclasses import replace
from pathlib import Path

from domain.benefits import Benefit, CouponRule, Promotion, Scope, When
from domain.plan_issues import Draw, IssueRule, Package, PaidMembership, Prize
from tests.domain.programme import PLAN as RULES
from tests.services.shop import ARTICLES, PLAN, Shop

MASSAGES, GOLD_CARD, TELLY = "1002", "9000", "9000"
PROGRAMME = replace(
    PLAN,
    coupons=(
        *RULES.coupons,
        *PLAN.coupons,
        CouponRule("tuesday", {"en": "Tuesday"}, 500, when=When(weekdays=(2,))),
        CouponRule("strange", {"en": "Strange"}, benefit=Benefit("teleport")),
        CouponRule("half", {"en": "Half"}, benefit=Benefit("percent")),
    ),
    points=RULES.points,
    issues=(*RULES.issues, IssueRule("small", "sale", "friend", least=1)),
    packages=(
        Package("massage", {"en": "Massages", "zh_CN": "推拿"}, "1002", 10, months=12, covers=("1001",)),
        Package("mine", {"en": "Mine"}, "12345678", 3, transferable=False, refund="none"),
    ),
    memberships=(PaidMembership("gold", {"en": "Gold"}, "9000", 12),),
    draws=(
        Draw("wheel", {"en": "Wheel"}, 2, (Prize("a", {"en": "A coupon"}, 1, coupon="friend"),
             Prize("b", {"en": "Five points"}, 1, points=5)), least=1),
        Draw("lot", {"en": "Lot"}, 2, (Prize("cup", {"en": "A cup"}, 1),), costs=20),
    ),
    promotions=(
        Promotion("flash", {"en": "Flash"}, Benefit("price", amount=100), Scope(skus=("1001",)), limit=10),
    ),
)  # fmt: skip


def open_programme(folder: Path) -> Shop:
    """The shop with its shift open."""
    shop = Shop.new(folder, PROGRAMME)
    shop.open()
    return shop


def code_of(sku: str) -> str:
    """The barcode of an article."""
    return next(codes[0][0] if codes else number for number, *_, codes in ARTICLES if number == sku)
