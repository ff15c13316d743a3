"""Each of the seven trades: its plan passes the check, and a till sells its goods under it; books and proofs hold."""

from __future__ import annotations

import itertools
import json
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from demo.chain.trades import NAMES, plan_path, trade
from demo.chain.words import FAMILIES
from domain.plan_check import Goods, check
from local_db.past_sales import past_sales
from pos_app.plans.check import mistakes
from pos_app.plans.reprice import Plans, reprice_all
from pos_app.services.route_scan import Kind, route_scan
from tests.local_db.world import KEY
from tests.services.shop import CARD, Shop, member_row, sale_of
from wire.bodies import plan_from
from wire.feed import FeedRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from demo.chain.trades import Trade


@pytest.fixture(params=NAMES)
def one(request: pytest.FixtureRequest) -> Trade:
    return trade(request.param, Random(1))


def goods_of(one: Trade) -> Goods:
    """The trade's own goods, and the market's categories."""
    categories = {family.category for family in FAMILIES}
    return Goods(frozenset(one.prices), frozenset(categories | {article.category for article in one.goods}))


def test_the_plan_passes_the_check_with_the_goods_that_it_names(one: Trade) -> None:
    """Nothing to correct and nothing to look at."""
    assert mistakes(plan_path(one.name), goods_of(one)) == ()
    assert plan_from(one.published.text.encode()) == one.plan


def test_a_plan_without_its_goods_is_told(one: Trade) -> None:
    """The control: in a chain that does not sell the trade's goods the check names what is missing."""
    other = "drinks" if one.name != "drinks" else "hotel"
    document = json.loads(one.text)
    found = check(document, goods_of(trade(other, Random(1))))
    assert {finding.code for finding in found} == {"unknown_reference"}


def test_goods_have_codes_of_their_own(one: Trade) -> None:
    codes = [code.code for article in one.goods for code in article.barcodes]
    assert len(set(codes)) == len(one.goods) > 7
    assert all(route_scan(code).kind is Kind.ARTICLE for code in codes)


def told(one: Trade) -> Iterator[FeedRow]:
    """What HQ tells a register of the trade's goods."""
    positions = itertools.count(5000)

    def row(scope: str, kind: str, key: str, doc: dict[str, Any]) -> FeedRow:
        return FeedRow(scope=scope, pos=next(positions), kind=kind, key=key, version=1, op="put", doc=doc)

    for article in one.goods:
        codes = [{"code": code.code, "quantity": code.quantity} for code in article.barcodes]
        facts = {"sku": article.sku, "name": article.name, "category": article.category, "per": article.per}
        more = {"tax_rate": list(article.tax_rate), "pinyin": "", "rank": article.rank, "barcodes": codes}
        yield row("chain", "article", article.sku, {**facts, **more})
        price, member_price = one.prices[article.sku]
        doc = {"sku": article.sku, "price": price, "member_price": member_price}
        yield row("store:S01", "price", article.sku, doc)


def test_a_till_sells_the_trade(one: Trade, tmp_path: Path) -> None:
    """Everything the trade sells goes to a member of its second tier, and to a stranger what strangers may buy.

    The books prove, and each sale comes out the same when it is priced again.
    """
    shop = Shop.new(tmp_path, one.plan)
    shop.store.apply_rows(list(told(one)), {}, 2)
    ladder = [tier for tier in one.plan.tiers if tier.kind == "personal"]
    facts = {"id": "M1", "name": "王小明", "pinyin": "wxm", "phone": "13800001234", "card": CARD, "home_store": "S01"}
    shop.store.apply_rows([member_row({**facts, "tier": ladder[1].id, "spending": 50_000})], {}, 3)
    shop.open()
    codes = {article.sku: article.barcodes[0].code for article in one.goods}
    twice = [code for code in codes.values() for _ in range(2)]
    to_member = sale_of(shop.sell(*twice, card=CARD))
    to_stranger = sale_of(shop.sell(*(code for sku, code in codes.items() if sku not in one.ahead)))
    assert to_member.payable < to_member.list
    assert to_member.plan == to_stranger.plan
    assert any(taken.rule == f"tier:{ladder[1].id}" for taken in to_member.adjustments)
    shop.verified()
    past = past_sales(tmp_path / "books.db", KEY)
    again = list(reprice_all(((sale.name, sale.raw) for sale in past.sales), Plans(past.plans)))
    assert [(sale.payable, sale.difference) for sale in again] == [(to_member.payable, ""), (to_stranger.payable, "")]
