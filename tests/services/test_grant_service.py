"""What the plan says in words reaches the cashier and the paper, and is ticked off once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.benefits import Benefit, CouponRule, Promotion, When
from domain.errors import Refusal
from domain.receipt import Receipt, Text
from pos_app.services.grant_service import fetch_service, grant_service, services
from pos_app.services.lay_coupon import lay_coupon
from pos_app.services.open_sale import OpenSale
from pos_app.services.take_payment import take_cash
from tests.domain.rule_tables_rest import SERVED
from tests.services.shop import ANN, CARD, COUPON, FROZEN_CARD, MILK, PLAN, STRANGER_CARD, Shop, sale_of

RULES = replace(
    PLAN,
    tiers=SERVED.tiers,
    promotions=(Promotion("cake", {"en": "A cake"}, Benefit("text", per="year"), when=When(members=True)),),
    coupons=(CouponRule("ten", {"en": "Free tea"}, benefit=Benefit("text")),),
)
UNIT = "CAUSE:service:lounge:2026-01"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path, RULES)
    shop.open()
    yield shop
    shop.close()


def _states(shop: Shop, sale: OpenSale) -> dict[str, str]:
    return {one.offered.rule: one.state for one in services(shop.desk, sale)}


def _texts(paper: Receipt) -> list[str]:
    return [block.left for block in paper.blocks if isinstance(block, Text)]


def test_the_words_come_with_the_member_and_stand_on_the_receipt(shop: Shop) -> None:
    words = {"service:drink": "open", "service:lounge": "elsewhere", "service:gown": "elsewhere"}
    assert _states(shop, shop.cart(card=CARD)) == words
    sale = shop.cart(MILK, card=CARD)
    assert _states(shop, sale) == {**words, "promotion:cake": "elsewhere"}

    sold = sale_of(shop.finish(take_cash(shop.desk, sale)))

    assert sold.texts == tuple(_states(shop, sale))
    assert {f"Yours to ask for: {one}" for one in ("Drink", "Lounge", "Gown", "A cake")} <= {*_texts(shop.papers()[-1])}
    assert _states(shop, shop.cart(MILK)) == {}, "nobody is attached"
    shop.verified()


def test_once_a_visit(shop: Shop) -> None:
    sale = shop.cart(card=CARD)
    grant_service(shop.desk, sale, "service:drink", ANN).result()

    assert _texts(shop.papers()[-1])[:1] == ["Granted"]
    assert _states(shop, sale)["service:drink"] == "granted"
    with pytest.raises(Refusal, match="service_granted"):
        grant_service(shop.desk, shop.cart(card=CARD), "service:drink", ANN)
    shop.clock.forward(hours=24)
    assert _states(shop, shop.cart(card=CARD))["service:drink"] == "open", "tomorrow is another visit"
    shop.verified()


def test_two_presses_of_one_key_grant_once(shop: Shop) -> None:
    sale = shop.cart(card=CARD)
    presses = shop.at_once(lambda: grant_service(shop.desk, sale, "service:drink", ANN))

    presses[0].result()
    with pytest.raises(Refusal, match="already_finished"):
        presses[1].result()


def test_what_is_limited_chain_wide_needs_its_unit(shop: Shop) -> None:
    sale = shop.cart(card=CARD)
    with pytest.raises(Refusal, match="service_elsewhere"):
        grant_service(shop.desk, sale, "service:lounge", ANN)
    shop.hq.available["M1"][UNIT] = 1
    lounge = next(one.offered for one in services(shop.desk, sale) if one.offered.rule == "service:lounge")

    asked = fetch_service(shop.desk, sale, lounge)
    assert asked is not None
    assert asked.granted
    grant_service(shop.desk, sale, "service:lounge", ANN).result()

    assert shop.books.rooms("M1")[UNIT].totals.room == 0
    assert _states(shop, sale)["service:lounge"] == "granted"
    assert fetch_service(shop.desk, sale, lounge) is None, "nothing to ask for"
    shop.verified()


def test_granted_elsewhere_it_is_not_granted_here(shop: Shop) -> None:
    """HQ holds no unit any more: another till has spent it. With the rule off (no unit) this till would grant."""
    sale = shop.cart(card=CARD)
    lounge = next(one.offered for one in services(shop.desk, sale) if one.offered.rule == "service:lounge")

    asked = fetch_service(shop.desk, sale, lounge)

    assert asked is not None
    assert not asked.granted
    with pytest.raises(Refusal, match="service_elsewhere"):
        grant_service(shop.desk, sale, "service:lounge", ANN)
    shop.hq.online = False
    assert fetch_service(shop.desk, sale, lounge) is None


def test_a_text_coupon_is_used_up_by_granting(shop: Shop) -> None:
    shop.hq.lend("M1", {f"CPN:ten/{COUPON}": 1})
    sale = lay_coupon(shop.desk, shop.cart(MILK, card=CARD), COUPON)

    grant_service(shop.desk, sale, "coupon:ten", ANN).result()

    assert shop.books.rooms("M1")[f"CPN:ten/{COUPON}"].totals.room == 0
    shop.finish(take_cash(shop.desk, sale))
    with pytest.raises(Refusal, match="coupon_not_here"):
        lay_coupon(shop.desk, shop.cart(MILK, card=CARD), COUPON)
    shop.verified()


def test_who_has_no_right_gets_nothing(shop: Shop) -> None:
    for sale in (shop.cart(MILK), shop.cart(card=CARD)):
        with pytest.raises(Refusal, match="no_service"):
            grant_service(shop.desk, sale, "service:driver", ANN)
    assert _states(shop, shop.cart(card=STRANGER_CARD))["service:drink"] == "open", "his tier is known everywhere"
    with pytest.raises(Refusal, match="card_frozen"):
        shop.cart(card=FROZEN_CARD)
