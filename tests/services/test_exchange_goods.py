"""Goods are exchanged: the return and the sale are one commit, and only the difference changes hands (C5)."""

from dataclasses import replace

import pytest

from domain.entries import ReturnCompleted, SaleCompleted
from domain.errors import Refusal
from domain.tenders import CASH, STORED_VALUE
from local_db.act import Act, Recorded
from local_db.driver import Transaction
from local_db.recording import Recorder, Signer
from pos_app.services.exchange_goods import exchange_goods, preview_exchange
from pos_app.services.open_sale import OpenSale
from pos_app.services.return_goods import OpenReturn, open_return, return_goods, want, want_everything
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_card, take_cash, take_stored_value
from tests.services.shop import ANN, CARD, MILK, OWN, SOAP, Shop, sale_of


def opened(shop: Shop, *codes: str, card: str = "") -> OpenReturn:
    """A receipt of which everything comes back; nothing is in the print queue."""
    sold = shop.sell(*codes, card=card)
    shop.jobs()
    return want_everything(open_return(shop.desk, f"S01-R2-{sold.entry.seq:06d}"))


def instead(shop: Shop, *codes: str, card: str = "") -> OpenSale:
    sale = shop.cart(*codes, card=card)
    keep_sale(shop.desk, sale, ANN).result()
    return sale


def done(shop: Shop, back: OpenReturn, sale: OpenSale) -> tuple[ReturnCompleted, SaleCompleted]:
    """The two entries of the commit."""
    recorded = exchange_goods(shop.desk, back, sale, ANN, "other size").result()
    before = shop.books.entry(recorded.entry.seq - 1)
    assert before is not None
    assert isinstance(before.entry.body, ReturnCompleted)
    return before.entry.body, sale_of(recorded)


def drawer(shop: Shop) -> int:
    shift = shop.books.open_shift()
    assert shift is not None
    return shift.totals.expected_cash


def kinds(shop: Shop) -> list[str]:
    return [kind for kind, _ in shop.jobs()]


def test_for_the_same_nothing_changes_hands(open_shop: Shop) -> None:
    back, cash = opened(open_shop, SOAP), drawer(open_shop)

    returned, sold = done(open_shop, back, instead(open_shop, SOAP))

    assert (returned.payable, sold.payable, sold.change) == (499, 499, 0)
    assert returned.exchange == sold.draft
    assert drawer(open_shop) == cash
    assert kinds(open_shop) == ["receipt", "receipt"]
    open_shop.verified()


def test_for_something_dearer_the_difference_is_paid(open_shop: Shop) -> None:
    """A soap of 4.99 for one of 9.00: 4.01 are to pay, the customer gives 5.00 and gets 0.99."""
    back, cash = opened(open_shop, SOAP), drawer(open_shop)
    sale = instead(open_shop, OWN)
    assert preview_exchange(open_shop.desk, back, sale).to_pay == 401
    with pytest.raises(Refusal, match="tenders_below_total"):
        exchange_goods(open_shop.desk, back, sale, ANN)

    paid = take_cash(open_shop.desk, sale, 500)
    assert preview_exchange(open_shop.desk, back, paid).to_hand_out == 99
    done(open_shop, back, paid)

    assert drawer(open_shop) == cash + 401
    assert kinds(open_shop) == ["drawer", "receipt", "receipt"]
    open_shop.verified()


def test_the_difference_may_be_paid_by_card(open_shop: Shop) -> None:
    back, cash = opened(open_shop, SOAP), drawer(open_shop)
    sale = take_card(open_shop.desk, instead(open_shop, OWN), "1234 5678", 401)

    _, sold = done(open_shop, back, sale)

    assert {tender.kind: tender.amount for tender in sold.tenders} == {"card": 401, CASH: 499}
    assert drawer(open_shop) == cash
    open_shop.verified()


def test_for_something_cheaper_the_difference_is_paid_out(open_shop: Shop) -> None:
    back, cash = opened(open_shop, OWN), drawer(open_shop)
    sale = instead(open_shop, MILK)
    standing = preview_exchange(open_shop.desk, back, sale)
    assert (standing.credit, standing.to_pay, standing.to_hand_out) == (350, 0, 550)

    done(open_shop, back, sale)

    assert drawer(open_shop) == cash - 550
    assert kinds(open_shop) == ["drawer", "receipt", "receipt"]
    open_shop.verified()


def test_stored_value_goes_back_to_the_card_and_pays_no_cash(open_shop: Shop) -> None:
    """What was paid by the card is not turned into money: the sale is paid anew."""
    cart = open_shop.cart(SOAP, card=CARD)
    payable = cart.bill.payable
    sold = open_shop.finish(take_stored_value(open_shop.desk, cart, payable))
    back = want_everything(open_return(open_shop.desk, f"S01-R2-{sold.entry.seq:06d}"))
    sale = instead(open_shop, MILK, card=CARD)
    assert preview_exchange(open_shop.desk, back, sale).credit == 0

    returned, again = done(open_shop, back, take_stored_value(open_shop.desk, sale, sale.bill.payable))

    assert [(tender.kind, tender.amount) for tender in returned.tenders] == [(STORED_VALUE, payable)]
    assert [tender.kind for tender in again.tenders] == [STORED_VALUE]
    open_shop.verified()


# ---- both or neither
def test_something_came_back_meanwhile_then_nothing_is_sold(open_shop: Shop) -> None:
    back = opened(open_shop, SOAP, SOAP)
    sale = instead(open_shop, SOAP, SOAP)
    return_goods(open_shop.desk, want(back, 1, 1), ANN).result()
    entries = open_shop.entries()

    with pytest.raises(Refusal, match="return_changed"):
        exchange_goods(open_shop.desk, back, sale, ANN).result()

    assert open_shop.entries() == entries
    assert open_shop.books.drafts()[0].id == sale.id
    open_shop.verified()


def test_the_sale_cannot_be_made_then_nothing_comes_back(open_shop: Shop) -> None:
    back = opened(open_shop, SOAP)
    sale = replace(instead(open_shop, SOAP), id="never kept")
    entries = open_shop.entries()

    with pytest.raises(Refusal, match="already_finished"):
        exchange_goods(open_shop.desk, back, sale, ANN).result()

    assert open_shop.entries() == entries
    open_shop.verified()


def test_two_presses_are_one(open_shop: Shop) -> None:
    back, sale, cash = opened(open_shop, OWN), instead(open_shop, SOAP), drawer(open_shop)

    presses = open_shop.at_once(lambda: exchange_goods(open_shop.desk, back, sale, ANN))

    presses[0].result()
    with pytest.raises(Refusal, match="already_finished"):
        presses[1].result()
    assert drawer(open_shop) == cash - 401
    open_shop.verified()


def test_an_exchange_whose_sale_is_missing_is_named(open_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the two written apart, a power cut between them would leave the goods paid back and not sold."""
    back, sale = opened(open_shop, SOAP), instead(open_shop, SOAP)
    record = Recorder.record

    def half(self: Recorder, tx: Transaction, signer: Signer, act: Act) -> Recorded:
        return record(self, tx, signer, act.first if act.first is not None else act)

    monkeypatch.setattr(Recorder, "record", half)
    exchange_goods(open_shop.desk, back, sale, ANN).result()

    with pytest.raises(AssertionError, match="the sale that it was exchanged for is not there"):
        open_shop.verified()
