"""Recharge cards at the till (V2): HQ credits, the till records; guessing gets slower and slower."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.entry_value import RechargeCardPresented
from domain.errors import Refusal
from domain.postings import postings
from domain.recharge_code import from_random, printed
from pos_app.services.redeem_card import redeem_card
from tests.services.shop import ANN, FROZEN_CARD, Shop
from tests.services.valued import member, value_shop

CODE, GUESS = from_random(1234567890123456789012), from_random(99)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = value_shop(tmp_path)
    shop.hq.cards[CODE] = 10_000
    yield shop
    shop.close()


def redeem(shop: Shop, typed: str = CODE) -> RechargeCardPresented:
    body = redeem_card(shop.desk, member(shop), typed, ANN).entry.body
    assert isinstance(body, RechargeCardPresented)
    return body


def test_date_card_and_amount_are_kept_and_nothing_is_posted(shop: Shop) -> None:
    shop.papers()

    recorded = redeem_card(shop.desk, member(shop), printed(CODE).lower(), ANN)

    body = recorded.entry.body
    assert isinstance(body, RechargeCardPresented)
    assert (body.amount, body.card_end, body.entry.register) == (10_000, CODE[-4:], "HQ/M1")
    assert body.presented_at.startswith("2026-01-02")
    assert postings(recorded.entry) == ()
    assert CODE.encode() not in recorded.raw
    [paper] = shop.papers()
    assert CODE not in str(paper)
    assert CODE[-4:] in str(paper)
    shop.verified()


def test_a_mistyped_code_is_never_sent(shop: Shop) -> None:
    for _ in range(3):
        with pytest.raises(Refusal, match="recharge_code_mistyped"):
            redeem(shop, CODE[:-1] + ("0" if CODE[-1] != "0" else "1"))

    assert shop.hq.redeemed == []
    assert redeem(shop).amount == 10_000


def test_a_used_card_is_void_for_ever(shop: Shop) -> None:
    redeem(shop)
    shop.hq.used[CODE] = ("somebody else's", shop.hq.used[CODE][1])

    with pytest.raises(Refusal, match="recharge_refused"):
        redeem(shop)


def test_the_wait_grows_also_over_a_restart(shop: Shop) -> None:
    for wait in (5, 10, 20, 40):
        with pytest.raises(Refusal, match="recharge_refused"):
            redeem(shop, GUESS)
        with pytest.raises(Refusal, match="recharge_wait") as refused:
            redeem(shop)
        assert refused.value.params == {"seconds": wait}
        shop.clock.forward(seconds=wait)
    asked = len(shop.hq.redeemed)
    with pytest.raises(Refusal, match="recharge_refused"):
        redeem(shop, GUESS)

    again = shop.again()
    with pytest.raises(Refusal, match="recharge_wait"):
        redeem(again)
    again.clock.forward(minutes=5)
    again.hq.cards[CODE] = 10_000
    assert redeem(again).amount == 10_000
    assert asked == 4
    again.close()


def test_a_lost_answer_is_asked_for_again_under_the_same_id(shop: Shop) -> None:
    shop.hq.loses_answers = True
    with pytest.raises(Refusal, match="recharge_unanswered"):
        redeem(shop)
    shop.hq.loses_answers = False

    assert redeem(shop).amount == 10_000
    [first, second] = shop.hq.redeemed
    assert first == second
    with pytest.raises(Refusal, match="recharge_done_before"):
        redeem(shop)
    shop.verified()


def test_of_the_code_the_till_keeps_a_hash_alone(shop: Shop) -> None:
    redeem(shop)
    shop.close()

    for file in shop.folder.rglob("*"):
        if file.is_file():
            assert CODE.encode() not in file.read_bytes()


def test_only_online(shop: Shop) -> None:
    shop.hq.online = False

    with pytest.raises(Refusal, match="recharge_offline"):
        redeem(shop)
    assert shop.hq.redeemed == []


def test_not_onto_a_frozen_card(shop: Shop) -> None:
    with pytest.raises(Refusal, match="card_frozen"):
        redeem_card(shop.desk, member(shop, FROZEN_CARD), CODE, ANN)
