"""What became of offers."""

from __future__ import annotations

from domain.entry_benefits import Held
from domain.explaining import Settled
from domain.goods import Goods
from domain.taking import Sum
from tests.plan_language import goods

GOODS = Goods(goods("COLA 5, TEA 10").lines)


def settled() -> Settled:
    """A promotion that took 3.00, then a coupon that took 2.00."""
    found = Settled()
    for position, (rule, code, amount) in enumerate((("promotion:a", "", 300), ("coupon:c", "99", 200))):
        offer = Sum(GOODS, range(2), amount, 1)
        offer.rule, offer.code, offer.position = rule, code, position
        assert found.took(offer, offer.parts(GOODS.list), GOODS.list) == amount
    return found


def test_the_last_to_take_is_the_first_to_give_back() -> None:
    """On each line; spared rules keep what they took."""
    found, spared = settled(), settled()
    found.gave_back([100, 150], ())
    spared.gave_back([60, 150], ("coupon:c",))

    assert found.rules() == {"promotion:a": (300, 50), "coupon:c": (200, 200)}
    assert found.coupons() == ()
    assert spared.rules() == {"promotion:a": (300, 210), "coupon:c": (200, 0)}
    assert spared.coupons() == (("99", 200),)


def test_what_was_used_of_what_was_held() -> None:
    """By promotion."""
    held = (Held("b", 5, 4), Held("a", 2))

    assert settled().held(held) == (Held("a", 2, 1), Held("b", 5, 0))
