"""No network, but a phone: the till takes what HQ signed for its own challenge, once, and nothing else."""

import pytest

from domain.errors import Refusal
from pos_app.services import phone_grant
from pos_app.services.lending import Enlarged
from pos_app.services.phone_grant import challenge, take_phone_grant
from pos_app.services.route_scan import Kind, route_scan
from pos_app.services.take_payment import take_stored_value, why_no_more_here
from tests.local_db.world import EPOCH, HQ_SEED
from tests.proving import switched_off
from tests.services.shop import CARD, OWN, PRINCIPAL, STRANGER_CARD, TELLY, Shop
from wire.allowances import Grant, Granted, GrantRefusal, PhoneChallenge, RefusedUnit
from wire.keys import private_key
from wire.phone import REQUEST, answer_text, read_challenge
from wire.signed import sign_message

AT = "2026-01-02T08:00:00.000Z"


def answered(asked: PhoneChallenge, total: int, seed: bytes = HQ_SEED, **other: object) -> str:
    """HQ's answer as the phone shows it: so much of the principal was ever granted."""
    plain: dict[str, object] = {
        "request_id": REQUEST + asked.nonce,
        "owner": asked.owner,
        "holder": asked.register,
        "epoch": asked.epoch,
        "life": 1,
        "granted": (Granted(unit=PRINCIPAL, expires=None, g=total),),
        "policy": {},
        "hq_time": AT,
        "nonce": asked.nonce,
    }
    return answer_text(sign_message(Grant(**{**plain, **other}), "hq-1", private_key(seed)))  # type: ignore[arg-type]


def room(shop: Shop) -> int:
    return shop.books.rooms("M1")[PRINCIPAL].totals.room


def test_what_is_missing_is_asked_and_can_be_paid_then(open_shop: Shop) -> None:
    """60.00 are here, 250.00 are wanted."""
    open_shop.hq.online = False
    sale = open_shop.cart(*[OWN] * 28, card=CARD)  # 252.00 less the tier
    due = sale.settlement.due

    shown = challenge(open_shop.desk, sale)

    asked = read_challenge(shown.text)
    assert (asked.register, asked.epoch, asked.owner, asked.unit) == ("S01-R2", EPOCH, "M1", "SV")
    assert asked.amount == shown.amount == due - 6000
    text = answered(asked, 5000 + asked.amount)
    assert route_scan(f" {text}\r").kind is Kind.PHONE_GRANT
    take_phone_grant(open_shop.desk, text)
    paid = take_stored_value(open_shop.desk, sale)
    assert paid.settlement.due == 0
    open_shop.finish(paid)
    open_shop.verified()


def test_each_challenge_is_another_and_is_answered_once(open_shop: Shop) -> None:
    sale = open_shop.cart(*[OWN] * 28, card=CARD)
    first, second = (read_challenge(challenge(open_shop.desk, sale).text) for _ in range(2))
    assert first.nonce != second.nonce

    with pytest.raises(Refusal, match="phone_other"):
        take_phone_grant(open_shop.desk, answered(first, 9000))
    take_phone_grant(open_shop.desk, answered(second, 9000))
    with pytest.raises(Refusal, match="phone_other"):
        take_phone_grant(open_shop.desk, answered(second, 9000))
    assert room(open_shop) == 9000


def test_the_answer_may_come_after_a_crash(open_shop: Shop) -> None:
    """HQ may have lent already: the challenge is remembered."""
    asked = read_challenge(challenge(open_shop.desk, open_shop.cart(*[OWN] * 28, card=CARD)).text)
    again = open_shop.again()

    take_phone_grant(again.desk, answered(asked, 9000))

    assert room(again) == 9000
    again.close()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"seed": bytes(32)}, "phone_forged"),
        ({"nonce": None}, "phone_other"),
        ({"nonce": "00" * 16}, "phone_other"),
        ({"holder": "S01-R1"}, "phone_other"),
        ({"epoch": "f" * 16}, "phone_other"),
    ],
)
def test_another_answer_is_none(open_shop: Shop, change: dict[str, object], code: str) -> None:
    asked = read_challenge(challenge(open_shop.desk, open_shop.cart(*[OWN] * 28, card=CARD)).text)

    with pytest.raises(Refusal, match=code):
        take_phone_grant(open_shop.desk, answered(asked, 9000, **change))  # type: ignore[arg-type]
    assert room(open_shop) == 5000


def test_control_nobody_looks_at_the_nonce(open_shop: Shop) -> None:
    asked = read_challenge(challenge(open_shop.desk, open_shop.cart(*[OWN] * 28, card=CARD)).text)
    with switched_off(phone_grant, "if not nonce or nonce != desk.books.setting(SHOWN):", "if False:"):
        take_phone_grant(open_shop.desk, answered(asked, 9000, nonce="00" * 16))
    assert room(open_shop) == 9000


def test_hq_says_no(open_shop: Shop) -> None:
    asked = read_challenge(challenge(open_shop.desk, open_shop.cart(*[OWN] * 28, card=CARD)).text)
    refused = (RefusedUnit(unit="SV", reason="not_enough", available=1200, lent=()),)
    refusal = GrantRefusal(request_id=REQUEST + asked.nonce, refused=refused)

    with pytest.raises(Refusal, match="phone_refused") as said:
        take_phone_grant(open_shop.desk, answer_text(sign_message(refusal, "hq-1", private_key(HQ_SEED))))
    assert said.value.params == {"amount": 1200}


def test_what_cannot_be_read(open_shop: Shop) -> None:
    with pytest.raises(Refusal, match="phone_unreadable"):
        take_phone_grant(open_shop.desk, "POSGRANTXXXX")


def test_it_is_not_needed(open_shop: Shop) -> None:
    with pytest.raises(Refusal, match="phone_not_needed"):
        challenge(open_shop.desk, open_shop.cart(OWN, card=CARD))
    with pytest.raises(Refusal, match="no_member"):
        challenge(open_shop.desk, open_shop.cart(OWN))


# ---- why there is no more here
def test_without_a_network_the_cashier_hears_what_else_is_possible(open_shop: Shop) -> None:
    open_shop.hq.online = False
    sale = open_shop.cart(TELLY, card=CARD)

    alone = why_no_more_here(open_shop.desk, sale, None)
    assert alone is not None
    assert (alone.code, alone.params) == ("no_network", {"here": 6000})
    near = why_no_more_here(
        open_shop.desk, sale, Enlarged(granted=False, reached=False, near=("S01-R1",), silent=("S01-R1",))
    )
    assert near is not None
    assert (near.code, near.params) == ("no_network_near", {"here": 6000, "registers": "S01-R1"})


def test_of_a_stranger_nobody_knows_whether_there_is_more(open_shop: Shop) -> None:
    open_shop.hq.online = False
    found = why_no_more_here(open_shop.desk, open_shop.cart(TELLY, card=STRANGER_CARD), None)

    assert found is not None
    assert found.code == "no_network"


def test_with_hq_there_or_all_of_it_here_nothing_is_said(open_shop: Shop) -> None:
    assert why_no_more_here(open_shop.desk, open_shop.cart(TELLY, card=CARD), None) is None
    open_shop.hq.lend("M1", {PRINCIPAL: 55000, PRINCIPAL.replace("SVP", "SVB"): 11000})
    open_shop.hq.online = False
    assert why_no_more_here(open_shop.desk, open_shop.cart(TELLY, card=CARD), None) is None
