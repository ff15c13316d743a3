"""The plan of the demo chain: PRODUCT T1 (personal), V3, cash rounding, two coupon rules."""

from __future__ import annotations

import json

import msgspec

from domain.money import Ratio
from domain.plan import CouponRule, Labels, Plan, Rounding, Sizing, StoredValuePolicy, Tier
from hq.services.chain import PlanText

STARTS = "2026-01-01T00:00:00.000Z"
WELCOME, THANKS = "W10", "T20"


def _label(en: str, zh_cn: str, zh_tw: str, es: str) -> Labels:
    return {"en": en, "zh_CN": zh_cn, "zh_TW": zh_tw, "es": es}


PLAN = Plan(
    version=1,
    currency="CNY",
    exponent=2,
    coin=10,
    tiers=(
        Tier("yellow", _label("Yellow diamond", "黄钻", "黃鑽", "Diamante amarillo"), 100_000, Ratio(98, 100)),
        Tier("red", _label("Red diamond", "红钻", "紅鑽", "Diamante rojo"), 200_000, Ratio(95, 100)),
        Tier("black", _label("Black diamond", "黑钻", "黑鑽", "Diamante negro"), 300_000, Ratio(93, 100)),
    ),
    stored_value=StoredValuePolicy(order="pro_rata", warn_below=2000),
    rounding=Rounding(step=10, mode="down", on="cash"),
    coupons=(
        CouponRule(WELCOME, _label("Welcome 10 off", "新会员立减10元", "新會員立減10元", "Bienvenida: 10 menos"), 1000),
        CouponRule(THANKS, _label("20 off 100", "满100减20", "滿100減20", "20 menos desde 100"), 2000, 10_000),
    ),
    sizing=Sizing(),
    labels={
        "chain": _label("Harvest Market", "禾丰生活超市", "禾豐生活超市", "Mercado Cosecha"),
        "member_price": _label("Member price", "会员价", "會員價", "Precio de socio"),
        "rounding": _label("Cash rounding", "抹零", "尾數調整", "Redondeo"),
    },
)


def canonical(plan: Plan) -> str:
    """The plan's text: JSON with sorted members and no spaces, so that the same plan has the same hash."""
    return json.dumps(msgspec.to_builtins(plan), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plan_text(plan: Plan = PLAN) -> PlanText:
    """The plan as it is published."""
    return PlanText(plan.version, STARTS, canonical(plan))
