"""A company buys on account: within what is lent of its limit, with and without a network (C3, M5)."""

from dataclasses import replace

import pytest

from domain.errors import Refusal
from domain.receipt import Text
from domain.tenders import ACCOUNT, CASH
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.give_back import give_back
from pos_app.services.lending import Lent
from pos_app.services.member_page import member_page
from pos_app.services.open_sale import OpenSale
from pos_app.services.return_goods import open_return, return_goods, want, want_everything
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_on_account import account_room, fetch_head_room, missing_room, take_on_account
from pos_app.services.take_payment import take_cash
from tests.services.shop import ANN, CARD, MILK, OWN, SOAP, Shop, figures, gtin, member_row, return_of, sale_of, written

FIRM_CARD = "2900000000070"
FIRM = {"id": "G1", "name": "滨江公司", "kind": "group", "card": FIRM_CARD, "home_store": "S01",
        "units": {"ACC": 4000, "ACL": 5000}}  # fmt: skip


@pytest.fixture
def firm(open_shop: Shop) -> Shop:
    """10.00 of what the company may owe are here, 20.00 at HQ."""
    open_shop.store.apply_rows([member_row(FIRM)], {}, 1)
    open_shop.hq.available["G1"] = {"ACC": 3000}
    open_shop.hq.lend("G1", {"ACC": 1000})
    return open_shop


def cart(shop: Shop, *codes: str) -> OpenSale:
    return attach_member(shop.desk, shop.cart(*codes), find_card(shop.desk, FIRM_CARD))


def room(shop: Shop) -> int:
    return shop.books.rooms("G1")["ACC"].totals.room


def test_the_company_owes_and_its_head_room_shrinks(firm: Shop) -> None:
    firm.jobs()
    sold = firm.finish(take_on_account(firm.desk, cart(firm, OWN)))

    assert [(tender.kind, tender.amount) for tender in sale_of(sold).tenders] == [(ACCOUNT, 900)]
    assert room(firm) == 100
    (paper,) = firm.papers()
    assert written(figures(paper)["On account"]) == 900
    assert any("Signature" in block.left for block in paper.blocks if isinstance(block, Text))
    firm.verified()


def test_more_than_is_here_is_refused_without_hq(firm: Shop) -> None:
    """Whole or not at all; a part of the bill fits, the rest is paid otherwise."""
    firm.hq.online = False
    sale = cart(firm, OWN, OWN)
    with pytest.raises(Refusal, match="account_offline") as refused:
        take_on_account(firm.desk, sale)
    assert refused.value.params["amount"] == 1000
    assert missing_room(firm.desk, sale) == 0

    sold = firm.finish(take_cash(firm.desk, take_on_account(firm.desk, sale, 1000)))

    assert {tender.kind: tender.amount for tender in sale_of(sold).tenders} == {ACCOUNT: 1000, CASH: 800}
    assert room(firm) == 0
    firm.verified()


def test_hq_lends_more_within_the_limit(firm: Shop) -> None:
    sale = cart(firm, OWN, OWN)
    fetch_head_room(firm.desk, sale)
    assert account_room(firm.desk, sale) == 1800
    firm.finish(take_on_account(firm.desk, sale))

    with pytest.raises(Refusal, match="account_limit") as refused:
        fetch_head_room(firm.desk, cart(firm, OWN, OWN))
    assert refused.value.params == {"amount": 1200, "limit": 5000}
    firm.verified()


def test_the_last_head_room_goes_once(firm: Shop) -> None:
    """Two carts were begun with the same head-room: the commit lets one of them have it."""
    first, second = (take_on_account(firm.desk, cart(firm, OWN)) for _ in range(2))
    firm.finish(first)
    with pytest.raises(Refusal, match="not_enough_allowance"):
        firm.finish(second)
    assert room(firm) == 100
    firm.verified()


def test_a_return_gives_the_head_room_back(firm: Shop) -> None:
    sold = firm.finish(take_on_account(firm.desk, cart(firm, SOAP, SOAP)))
    number = f"S01-R2-{sold.entry.seq:06d}"

    body = return_of(return_goods(firm.desk, want(open_return(firm.desk, number), 1, 1), ANN).result())
    assert [(tender.kind, tender.amount) for tender in body.tenders] == [(ACCOUNT, 499)]
    assert room(firm) == 1000 - 499
    return_goods(firm.desk, want_everything(open_return(firm.desk, number)), ANN).result()
    assert room(firm) == 1000
    firm.verified()


def test_a_recall_leaves_what_an_open_sale_holds(firm: Shop) -> None:
    sale = take_on_account(firm.desk, cart(firm, OWN))
    keep_sale(firm.desk, sale, ANN).result()

    given = give_back(firm.desk, "G1", ["ACC"], "recall")

    assert given is not None
    given.result()
    assert room(firm) == 900
    assert sale_of(firm.finish(sale)).payable == 900
    firm.verified()


def test_a_company_without_an_account_and_one_of_another_store(firm: Shop) -> None:
    """Of another store's company only HQ knows how much is left."""
    firm.store.apply_rows([member_row({**FIRM, "id": "G2", "card": gtin("290000000006"), "units": {}})], {}, 1)
    sale = attach_member(firm.desk, firm.cart(OWN), find_card(firm.desk, gtin("290000000006")))
    with pytest.raises(Refusal, match="no_account"):
        fetch_head_room(firm.desk, sale)

    known = cart(firm, OWN, OWN, OWN, OWN)
    assert known.member is not None
    stranger = replace(known.member, local=False, account_limit=0, account_left=0)
    with pytest.raises(Refusal, match="account_left") as refused:
        fetch_head_room(firm.desk, replace(known, member=stranger))
    assert refused.value.params == {"amount": 3000}


def test_what_other_stores_hold_is_named(firm: Shop) -> None:
    """HQ asks for it back when it refuses: the next try may have it."""
    firm.hq.available["G1"] = {"ACC": 500}
    firm.hq.lent = (Lent("S02", 2500, "2026-01-01"),)
    with pytest.raises(Refusal, match="account_elsewhere") as refused:
        fetch_head_room(firm.desk, cart(firm, OWN, OWN))
    assert refused.value.params == {"amount": 1500, "where": "S02"}


def test_what_is_left_is_what_hq_knows_less_what_was_bought_here(firm: Shop) -> None:
    before = find_card(firm.desk, FIRM_CARD)
    firm.finish(take_on_account(firm.desk, cart(firm, OWN)))
    after = find_card(firm.desk, FIRM_CARD)

    assert (before.account_limit, before.account_left) == (5000, 4000)
    assert (after.account_limit, after.account_left) == (5000, 3100)
    assert member_page(firm.desk, after).account_here == 100


def test_only_companies(firm: Shop) -> None:
    with pytest.raises(Refusal, match="no_member"):
        take_on_account(firm.desk, firm.cart(MILK))
    with pytest.raises(Refusal, match="not_on_account"):
        take_on_account(firm.desk, firm.cart(MILK, card=CARD))


def test_who_leaves_the_cart_takes_his_account_along(firm: Shop) -> None:
    sale = take_on_account(firm.desk, cart(firm, MILK))
    assert attach_member(firm.desk, sale, find_card(firm.desk, CARD)).tenders == ()
