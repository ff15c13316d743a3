"""What HQ is filled with before a replay: stores, articles, households as members, a plan, one cashier.

Prices are not part of it: they are published day by day, and come to the registers through the feed.
"""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from argon2 import PasswordHasher

from demo.chain.codes import card
from demo.replay.baskets import MAKER, NO_ARTICLE, STORE_MATCH, member_id, store_id
from domain.benefits import LANGUAGES
from domain.money import Ratio
from domain.plan import CouponRule, Plan
from hq.services.chain import Article, Chain, Member, PlanText, Staff, Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo.replay.baskets import Trade
    from demo.replay.data import Lines

BEGINS = "2016-01-01T00:00:00.000Z"
CASHIER = "replay"
COUPONS = {
    STORE_MATCH: ("Store's match of a coupon", "门店配券", "門市配券", "Cupón de la tienda"),
    MAKER: ("Maker's coupon", "厂家券", "廠商券", "Cupón del fabricante"),
    NO_ARTICLE: ("Coupon without its article", "无对应商品的券", "無對應商品的券", "Cupón sin su artículo"),
}
PLAN = Plan(
    version=1,
    currency="USD",
    coupons=tuple(
        CouponRule(rule, dict(zip(LANGUAGES, texts, strict=True)), open=True) for rule, texts in COUPONS.items()
    ),
)


def chain(trade: Trade) -> Chain:
    """The chain behind some weeks of trade."""
    return Chain(
        stores=tuple(Store(store, f"Store {store[1:]}") for store in trade.stores()),
        articles=tuple(
            Article(facts.sku, facts.name, "", Ratio(0, 1), facts.per, rank)
            for rank, facts in enumerate(trade.articles(), start=1)
        ),
        plans=(PlanText(PLAN.version, BEGINS, _text(PLAN)),),
        staff=(Staff(CASHIER, "Replay", "cashier", PasswordHasher().hash(secrets.token_hex(16))),),
        members=tuple(_members(trade.lines)),
        opened=BEGINS,
    )


def _members(lines: Lines) -> Iterator[Member]:
    """Every household; its home is the store where it bought most often."""
    first = np.unique(lines.basket, return_index=True)[1]
    visits, counts = np.unique(lines.household[first] * 1_000_000 + lines.store[first], return_counts=True)
    households, stores = np.divmod(visits, 1_000_000)
    homes = np.lexsort((stores, -counts, households))
    before: int | None = None
    for household, store in zip(households[homes].tolist(), stores[homes].tolist(), strict=True):
        if household != before:
            yield Member(member_id(household), f"Household {household}", "", card(household), store_id(store))
        before = household


def _text(plan: Plan) -> str:
    return json.dumps(msgspec.to_builtins(plan), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
