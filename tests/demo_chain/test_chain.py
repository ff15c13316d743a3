"""The demo chain: the same seed gives the same chain, and everything in it holds together."""

import json
from collections import Counter
from datetime import date
from functools import cache
from hashlib import sha256
from random import Random

import msgspec
from argon2 import PasswordHasher

from demo.chain import DemoChain, build
from demo.chain.codes import card, case_code, coupon, ean13
from demo.chain.plan import PLAN, plan_text
from domain.articles import GRAMS, is_gtin
from domain.members import Member as Facts
from domain.money import Ratio
from domain.tiers import earned
from hq.services.pinyin import initials, name_initials
from pos_app.services.route_scan import Kind, Route, route_scan
from wire.bodies import plan_from


@cache
def demo() -> DemoChain:
    return build()


def fingerprint(of: DemoChain) -> str:
    return sha256(msgspec.json.encode((of.chain, of.pins))).hexdigest()


def test_the_same_seed_gives_the_same_chain() -> None:
    assert fingerprint(build(7, 300, 200)) == fingerprint(build(7, 300, 200))
    assert fingerprint(build(8, 300, 200)) != fingerprint(build(7, 300, 200))


def test_it_is_as_large_as_it_should_be() -> None:
    chain = demo().chain
    assert [store.id for store in chain.stores] == ["S01", "S02", "S03"]
    assert (len(chain.articles), len(chain.members), len(chain.prices)) == (5000, 20_000, 15_000)


def test_every_barcode_is_valid_and_stands_for_one_article() -> None:
    codes = [code for article in demo().chain.articles for code in article.barcodes]
    assert all(is_gtin(code.code) and code.quantity >= 1 for code in codes)
    assert all(route_scan(code.code).kind is Kind.ARTICLE for code in codes)
    assert len({code.code for code in codes}) == len(codes)
    units = [article.barcodes[0].code for article in demo().chain.articles]
    assert all(len(unit) == 13 and 690 <= int(unit[:3]) <= 699 for unit in units)
    assert sum(len(code.code) == 14 for code in codes) > 300


def test_goods_have_names_rates_and_prices() -> None:
    chain = demo().chain
    assert len({article.name for article in chain.articles}) == 5000
    assert {article.tax_rate for article in chain.articles} == {Ratio(13, 100), Ratio(9, 100), Ratio(6, 100)}
    assert 400 < sum(article.per == GRAMS for article in chain.articles) < 900
    assert all(price.price > 0 for price in chain.prices)
    with_member_price = [price for price in chain.prices if price.member_price is not None]
    assert all(0 < (price.member_price or 0) < price.price for price in with_member_price)
    assert 0.2 < len(with_member_price) / len(chain.prices) < 0.3


def test_prices_differ_between_stores_here_and_there() -> None:
    by_sku = Counter((price.sku, price.price) for price in demo().chain.prices)
    differing = {sku for (sku, _), count in by_sku.items() if count < 3}
    assert 500 < len(differing) < 2500


def test_tiers_follow_spending() -> None:
    members = demo().chain.members
    assert all(one.tier == earned(Facts(one.id, spending=one.spending), PLAN, date(2026, 1, 1)) for one in members)
    assert {one.tier for one in members} == {None, "yellow", "red", "black"}


def test_cards_and_phones_are_one_persons_each() -> None:
    members = demo().chain.members
    assert len({one.card for one in members}) == len({one.phone for one in members}) == len(members)
    assert all(route_scan(one.card) == Route(Kind.CARD, one.card) for one in members)
    assert all(len(one.phone) == 11 and one.phone[0] == "1" and one.phone[1] in "3456789" for one in members)
    assert 20 < sum(one.frozen for one in members) < 100


def test_about_three_in_five_have_stored_value_in_dated_lots() -> None:
    members = demo().chain.members
    with_value = [one for one in members if any(unit.unit.startswith("SVP/") for unit in one.units)]
    assert 0.55 < len(with_value) / len(members) < 0.65
    units = [unit for one in members for unit in one.units]
    assert all(unit.amount > 0 for unit in units)
    assert all(unit.unit.partition("/")[2][:4] == "2025" for unit in units if unit.unit.startswith("SV"))
    assert len({(unit.owner, unit.unit) for unit in units}) == len(units)


def test_coupons_name_a_rule_of_the_plan() -> None:
    coupons = [unit for one in demo().chain.members for unit in one.units if unit.unit.startswith("CPN:")]
    named = [unit.unit.removeprefix("CPN:").partition("/") for unit in coupons]
    codes = [code for _, _, code in named]
    assert len(set(codes)) == len(codes) >= 20_000
    assert {rule for rule, _, _ in named} == {rule.id for rule in PLAN.coupons}
    assert all(route_scan(code) == Route(Kind.COUPON, code) for code in codes)
    assert all(unit.amount == 1 for unit in coupons)


def test_the_plan_is_the_products_and_its_bytes_are_canonical() -> None:
    text = plan_text().text
    assert plan_from(text.encode()) == PLAN
    assert json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")) == text
    assert [(tier.threshold, tier.pays) for tier in PLAN.tiers] == [
        (100_000, Ratio(98, 100)),
        (200_000, Ratio(95, 100)),
        (300_000, Ratio(93, 100)),
    ]
    assert PLAN.stored_value.warn_below == 2000
    texts = [*(tier.label for tier in PLAN.tiers), *(rule.label for rule in PLAN.coupons), *PLAN.labels.values()]
    assert all(set(label) == {"en", "zh_CN", "zh_TW", "es"} for label in texts)


def test_staff_sign_in_with_the_pins_that_the_demo_shows() -> None:
    small = build(goods=10, people=10)
    roles = Counter((one.store, one.role) for one in small.chain.staff)
    assert roles["S01", "cashier"] == 2
    assert roles["S01", "manager"] == 1
    one = small.chain.staff[0]
    assert len(small.pins[one.id]) == 6
    assert PasswordHasher().verify(one.pin, small.pins[one.id])


def test_codes_have_their_check_digit() -> None:
    unit = ean13(4711, Random(1))
    assert is_gtin(unit)
    assert is_gtin(case_code(unit))
    assert is_gtin(card(5))
    assert is_gtin(coupon(1, 12))


def test_initials_are_what_one_types() -> None:
    assert initials("红富士苹果 500ml×12") == "hfspg500ml12"
    assert name_initials("曾小明") == "zxm"
    assert name_initials("单丽") == "sl"
