"""What holds in a sale, and in which order."""

from __future__ import annotations

from dataclasses import replace

from domain.bill import WhyNot
from domain.cart import Cart, CouponUse
from domain.conditions import here
from domain.entry_benefits import Held
from domain.gathering import Gathering
from domain.goods import Goods
from domain.plan import Plan
from domain.plan_index import index_of
from domain.pricing import price
from tests.plan_language import goods, plan, promotion
from tests.receipt_language import AT, PLAN, member


def gathered(cart: Cart, rules: Plan, tier: str | None = None) -> Gathering:
    found = Gathering(cart, Goods(cart.lines), rules, index_of(rules), here(member(tier), tier, "", AT))
    found.stages()
    return found


def order(cart: Cart, rules: Plan, tier: str | None = None) -> list[str]:
    found = Gathering(cart, Goods(cart.lines), rules, index_of(rules), here(member(tier), tier, "", AT))
    offers = [offer for stage in found.stages() for offer in stage.offers]
    assert [offer.position for offer in offers] == list(range(len(offers)))
    return [offer.code or offer.rule for offer in offers]


def test_the_plans_order() -> None:
    """Groups first, then what the house has, promotions, coupons by rule and code, however they were laid in."""
    rules = plan(PLAN, "a: 90% #tier; b: 90%; c: 90% #member_price")
    uses = [
        CouponUse(code, rule, 100, 0, "M1")
        for code, rule in (("9", "twenty"), ("8", "gone"), ("7", "ten"), ("6", "ten"))
    ]
    cart = replace(goods("TEA 10>8", "M1"), coupons=tuple(uses))
    expected = ["member_price", "promotion:c", "promotion:b", "tier:red", "promotion:a", "6", "7", "9", "8"]

    assert order(cart, rules, "red") == expected
    assert order(replace(cart, coupons=cart.coupons[::-1]), rules, "red") == expected


def test_member_price_on_some_days_only() -> None:
    """`member_prices` of the plan says when; who has a card is told why not."""
    tuesdays = replace(PLAN, member_prices=promotion("x: text ?weekdays=2").when)
    much = replace(PLAN, member_prices=promotion("x: text ?least=20").when)

    assert gathered(goods("TEA 10>8"), tuesdays).why_not == [WhyNot("member_price", "not_today", detail="2")]
    assert gathered(goods("TEA 10>8"), much).why_not == [WhyNot("member_price", "below_threshold", 1000)]
    assert price(goods("3 TEA 10>8"), member(), much, AT).payable == 2400
    assert price(goods("TEA 10>8"), None, tuesdays, AT).why_not == ()


def test_a_coupon_on_one_line() -> None:
    """It sees that line alone, threshold and all."""
    cart = goods("TEA 10, COLA 20", "M1")
    for line, paid in ((1, [1000, 2000]), (2, [1000, 1500])):
        use = CouponUse("1", "ten", 500, 1500, "M1", line=line)
        assert [one.payable for one in price(cart.with_coupon(use), member(), PLAN, AT).lines] == paid


def test_what_was_not_held_is_not_in_the_sale() -> None:
    """Only limited promotions that could have been taken say what was held; then the sale can be priced again."""
    rules = plan(PLAN, "a: price 5 limit 9 @TEA; b: price 5 limit 9 @CAKE; c: price 5 limit 9 @TEA")
    from_register = gathered(replace(goods("TEA 10"), held=tuple(map(_held, "abz"))), rules)

    assert [one.promotion for one in from_register.held] == ["a"]


def _held(name: str) -> Held:
    return Held(name, 3, 1)
