"""A new card in place of the lost one: the old number finds nobody any more, and what is his stays his."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.entry_standing import CardReplaced
from domain.errors import Refusal
from domain.rights import Wanted
from local_db import member_view
from pos_app.services.attach_member import find_card, find_members
from pos_app.services.enrol_member import NewMember, enrol_member
from pos_app.services.freeze_member import freeze_member
from pos_app.services.permission import approve
from pos_app.services.replace_card import replace_card
from tests.proving import switched_off
from tests.services.shop import (
    ANN,
    BEA,
    BEAS_PIN,
    CARD,
    NOBODYS_CARD,
    OWN,
    STRANGER_CARD,
    TWIN_CARD,
    Shop,
    gtin,
    sale_of,
)

THIRD = gtin("290000000006")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path)
    shop.open()
    yield shop
    shop.close()


def give(shop: Shop, card: str = NOBODYS_CARD, old: str = CARD) -> CardReplaced:
    recorded = replace_card(shop.desk, find_card(shop.desk, old), card, BEA, None, "lost", "id_card").result()
    assert isinstance(recorded.entry.body, CardReplaced)
    return recorded.entry.body


def test_the_old_card_is_refused_and_the_new_one_pays(shop: Shop) -> None:
    shop.hq.online = False
    body = give(shop)

    assert (body.member, body.reason, body.identity) == ("M1", "lost", "id_card")
    with pytest.raises(Refusal, match="card_replaced") as refused:
        find_card(shop.desk, CARD)
    assert refused.value.params == {"card": CARD, "day": "2026-01-02"}
    with pytest.raises(Refusal, match="card_replaced"):
        find_members(shop.desk, CARD)
    member = find_card(shop.desk, NOBODYS_CARD)
    assert (member.member.id, member.balance, member.card) == ("M1", 72_000, NOBODYS_CARD)
    sold = sale_of(shop.sell(OWN, card=NOBODYS_CARD))
    assert sold.member is not None
    again = shop.again()
    assert find_card(again.desk, NOBODYS_CARD).member.id == "M1", "also after a new start"
    again.verified()


def test_without_the_rule_the_lost_card_still_finds_him(shop: Shop) -> None:
    """The rule switched off."""
    give(shop)

    with switched_off(member_view, "found.card_since and found.card != card else found", "False else found"):
        assert find_card(shop.desk, CARD).member.id == "M1"


def test_the_number_stands_beside_the_entry_and_not_in_it(shop: Shop) -> None:
    give(shop)
    approval = shop.books.entry(shop.entries())

    assert approval is not None
    assert NOBODYS_CARD not in approval.raw.decode()


def test_a_manager_approves_this_card_and_no_other(shop: Shop) -> None:
    member = find_card(shop.desk, CARD)
    with pytest.raises(Refusal, match="approver_needed") as refused:
        replace_card(shop.desk, member, NOBODYS_CARD, ANN, None, "lost", "id_card")
    wanted = refused.value.params["wanted"]
    assert isinstance(wanted, Wanted)
    approval = approve(shop.desk, wanted, ANN, "A2", BEAS_PIN)
    with pytest.raises(Refusal, match="approval_other"):
        replace_card(shop.desk, member, THIRD, ANN, approval, "lost", "id_card")
    done = replace_card(shop.desk, member, NOBODYS_CARD, ANN, approval, "lost", "id_card").result()

    assert (done.entry.actor, done.entry.approver) == ("A1", "A2")
    given = shop.books.entry(done.entry.seq - 1)
    assert given is not None
    assert NOBODYS_CARD not in given.raw.decode()


@pytest.mark.parametrize(
    ("card", "refused"),
    [("??", "not_a_card"), (CARD, "card_taken"), (TWIN_CARD, "card_taken"), (STRANGER_CARD, "card_taken")],
)
def test_only_a_blank_card_is_given(shop: Shop, card: str, refused: str) -> None:
    with pytest.raises(Refusal, match=refused):
        give(shop, card)


def test_an_old_card_is_given_to_nobody_again(shop: Shop) -> None:
    give(shop)

    with pytest.raises(Refusal, match="card_replaced"):
        give(shop, CARD, old=TWIN_CARD)
    new = NewMember(card=CARD, agreement="2026-1")
    with pytest.raises(Refusal, match="card_replaced"):
        enrol_member(shop.desk, new, ANN)


def test_reason_and_paper(shop: Shop) -> None:
    member = find_card(shop.desk, CARD)
    for reason, identity, refused in (("", "id_card", "no_reason"), ("lost", "", "identity_needed")):
        with pytest.raises(Refusal, match=refused):
            replace_card(shop.desk, member, NOBODYS_CARD, BEA, None, reason, identity)


def test_a_frozen_member_gets_a_card_and_stays_frozen(shop: Shop) -> None:
    freeze_member(shop.desk, find_card(shop.desk, CARD), ANN, "lost").result()
    give(shop)

    assert find_card(shop.desk, NOBODYS_CARD).member.frozen
    shop.verified()


def test_replaced_twice_only_the_last_one_finds_him(shop: Shop) -> None:
    give(shop)
    give(shop, THIRD, old=NOBODYS_CARD)

    for card in (CARD, NOBODYS_CARD):
        with pytest.raises(Refusal, match="card_replaced"):
            find_card(shop.desk, card)
    assert find_card(shop.desk, THIRD).member.id == "M1"


def test_two_presses_give_one_card(shop: Shop) -> None:
    member = find_card(shop.desk, CARD)
    first, second = shop.at_once(lambda: replace_card(shop.desk, member, NOBODYS_CARD, BEA, None, "lost", "id_card"))
    assert first.result().entry.kind == "card.replaced"
    with pytest.raises(Refusal, match="already_finished"):
        second.result()
