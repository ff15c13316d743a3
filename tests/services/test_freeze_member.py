"""A lost card: nothing of the member's is taken from that moment on, until somebody looks at a paper."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entry_standing import MemberFrozen, MemberUnfrozen
from domain.errors import Refusal
from domain.members import MemberView
from domain.rights import Wanted
from pos_app.services import frozen
from pos_app.services.attach_member import attach_member, find_card, find_members
from pos_app.services.finish_sale import finish_sale
from pos_app.services.freeze_member import freeze_member, unfreeze_member
from pos_app.services.lend_out import free
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.permission import approve
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_gift import take_gift
from pos_app.services.take_payment import take_cash, take_stored_value
from pos_app.services.use_session import session_lots, transfer_sessions, use_session
from tests.proving import switched_off
from tests.services.acts_by_hand import EVERYTHING
from tests.services.shop import (
    ANN,
    BEA,
    BEAS_PIN,
    CARD,
    MEMBERS,
    MILK,
    OWN,
    SOAP,
    STRANGER_CARD,
    TWIN_CARD,
    Shop,
    member_row,
    sale_of,
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path, EVERYTHING)
    shop.open()
    yield shop
    shop.close()


def member(shop: Shop, card: str = CARD) -> MemberView:
    return find_card(shop.desk, card)


def freeze(shop: Shop, card: str = CARD) -> MemberFrozen:
    recorded = freeze_member(shop.desk, member(shop, card), ANN, "lost").result()
    assert isinstance(recorded.entry.body, MemberFrozen)
    return recorded.entry.body


def with_value(shop: Shop) -> OpenSale:
    sale = take_cash(shop.desk, take_stored_value(shop.desk, shop.cart(OWN, MILK, card=CARD), 100))
    keep_sale(shop.desk, sale, ANN).result()
    return sale


def hq_froze_him(shop: Shop) -> None:
    """HQ's word comes while the member stands at the till."""
    shop.store.apply_rows([member_row({**MEMBERS[0], "frozen": True})], {"store:S01": 3001}, 1)


def test_a_cashier_freezes_at_once_and_offline(shop: Shop) -> None:
    shop.hq.online = False
    body = freeze(shop)

    assert (body.store, body.member, body.reason) == ("S01", "M1", "lost")
    with pytest.raises(Refusal, match="card_frozen"):
        attach_member(shop.desk, new_sale(shop.desk), member(shop))
    [known] = find_members(shop.desk, "王小明")
    assert (known.member.frozen, known.frozen_on, known.frozen_why) == (True, "2026-01-02", "lost")
    again = shop.again()
    assert member(again).member.frozen, "also after a new start"
    again.verified()


def test_nothing_is_lent_to_another_register_of_the_store(shop: Shop) -> None:
    assert free(shop.desk, "M1")
    freeze(shop)

    assert free(shop.desk, "M1") == {}


def test_a_member_of_another_store_too(shop: Shop) -> None:
    freeze(shop, STRANGER_CARD)

    with pytest.raises(Refusal, match="card_frozen"):
        attach_member(shop.desk, new_sale(shop.desk), member(shop, STRANGER_CARD))


def gift(shop: Shop, known: MemberView) -> object:
    return take_gift(shop.desk, known, "1002", 2, BEA, cash=200)


def session(shop: Shop, known: MemberView) -> object:
    return use_session(shop.desk, known, "massage", 1, ANN)


def transfer(shop: Shop, known: MemberView) -> object:
    [lot] = session_lots(shop.desk, known, "massage")
    return transfer_sessions(shop.desk, known, member(shop, TWIN_CARD), lot, 2, ANN)


@pytest.mark.parametrize("act", [gift, session, transfer])
def test_what_is_his_is_not_taken_though_he_stands_there(shop: Shop, act: Callable[[Shop, MemberView], object]) -> None:
    shop.sell(SOAP, card=CARD)
    known = member(shop)
    hq_froze_him(shop)

    with pytest.raises(Refusal, match="card_frozen"):
        act(shop, known)


def test_a_sale_that_he_is_attached_to_is_not_finished(shop: Shop) -> None:
    """Stored value, points and coupons stay; without him the goods are sold at list prices."""
    sale = with_value(shop)
    hq_froze_him(shop)

    with pytest.raises(Refusal, match="card_frozen"):
        finish_sale(shop.desk, sale, ANN)
    assert sale_of(shop.sell(MILK)).payable == 350


def test_without_the_question_whoever_found_the_card_spends(shop: Shop) -> None:
    """The rule switched off: what was refused above is written, with the member's money."""
    sale = with_value(shop)
    hq_froze_him(shop)

    with switched_off(frozen, "if known.member.frozen:", "if False:"):
        body = sale_of(finish_sale(shop.desk, sale, ANN).result())
    assert [tender.amount for tender in body.tenders if tender.kind == "stored_value"] == [100]


def test_a_manager_and_a_paper_unfreeze(shop: Shop) -> None:
    freeze(shop)
    with pytest.raises(Refusal, match="approver_needed") as refused:
        unfreeze_member(shop.desk, member(shop), ANN, None, "found", "id_card")
    with pytest.raises(Refusal, match="identity_needed"):
        unfreeze_member(shop.desk, member(shop), BEA, None, "found", "")
    wanted = refused.value.params["wanted"]
    assert isinstance(wanted, Wanted)
    approval = approve(shop.desk, wanted, ANN, "A2", BEAS_PIN)
    done = unfreeze_member(shop.desk, member(shop), ANN, approval, "found", "id_card").result()

    assert isinstance(done.entry.body, MemberUnfrozen)
    assert (done.entry.actor, done.entry.approver, done.entry.body.identity) == ("A1", "A2", "id_card")
    assert shop.sell(OWN, card=CARD).entry.members == ("M1",)
    shop.verified()


def test_what_is_refused(shop: Shop) -> None:
    known = member(shop)
    for refused, reason in (("no_reason", ""), ("card_left", "lost")):
        with pytest.raises(Refusal, match=refused):
            freeze_member(shop.desk, replace(known, left=refused == "card_left"), ANN, reason)
    with pytest.raises(Refusal, match="not_frozen"):
        unfreeze_member(shop.desk, known, BEA, None, "found", "id_card")
    freeze(shop)
    with pytest.raises(Refusal, match="frozen_already"):
        freeze_member(shop.desk, member(shop), ANN, "lost")
    with pytest.raises(Refusal, match="card_left"):
        unfreeze_member(shop.desk, replace(member(shop), left=True), BEA, None, "found", "id_card")


def test_not_while_an_open_sale_holds_of_his(shop: Shop) -> None:
    with_value(shop)

    with pytest.raises(Refusal, match="member_in_sale"):
        freeze(shop)


def test_two_presses_write_one_word(shop: Shop) -> None:
    known = member(shop)
    first, second = shop.at_once(lambda: freeze_member(shop.desk, known, ANN, "lost"))

    assert first.result().entry.kind == "member.frozen"
    with pytest.raises(Refusal, match="already_finished"):
        second.result()
