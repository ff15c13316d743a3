"""Goods are exchanged: the return and the sale are one commit, and only the difference changes hands (C5)."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import ReturnCompleted, SaleCompleted
from domain.errors import Refusal
from domain.tenders import CASH, STORED_VALUE
from local_db.act import Act, Recorded
from local_db.driver import Transaction
from local_db.recording import Recorder, Signer
from pos_app.services.exchange_goods import exchange_goods, in_exchange
from pos_app.services.open_sale import OpenSale, cash_due, from_document, to_document
from pos_app.services.return_goods import OpenReturn, open_return, return_goods, want, want_everything
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_card, take_cash, take_stored_value
from tests.services.shop import ANN, CARD, MILK, OWN, PLAN, SOAP, TO_THE_JIAO, Shop, sale_of


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
    recorded = exchange_goods(shop.desk, in_exchange(shop.desk, sale, back), ANN, "other size").result()
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
    standing = in_exchange(open_shop.desk, sale, back)
    assert (standing.settlement.due, standing.credit, standing.tenders) == (401, 499, ())
    with pytest.raises(Refusal, match="tenders_below_total"):
        exchange_goods(open_shop.desk, standing, ANN)

    paid = take_cash(open_shop.desk, standing, 500)
    assert (paid.settlement.due, paid.hands_out) == (0, 99)
    done(open_shop, back, paid)

    assert drawer(open_shop) == cash + 401
    assert kinds(open_shop) == ["drawer", "receipt", "receipt"]
    open_shop.verified()


def test_the_difference_may_be_paid_by_card(open_shop: Shop) -> None:
    back, cash = opened(open_shop, SOAP), drawer(open_shop)
    sale = take_card(open_shop.desk, in_exchange(open_shop.desk, instead(open_shop, OWN), back), "1234 5678")

    _, sold = done(open_shop, back, sale)

    assert {tender.kind: tender.amount for tender in sold.tenders} == {"card": 401, CASH: 499}
    assert drawer(open_shop) == cash
    open_shop.verified()


def test_for_something_cheaper_the_difference_is_paid_out(open_shop: Shop) -> None:
    back, cash = opened(open_shop, OWN), drawer(open_shop)
    sale = instead(open_shop, MILK)
    standing = in_exchange(open_shop.desk, sale, back)
    assert (standing.credit, standing.settlement.due, standing.hands_out) == (350, 0, 550)

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
    standing = in_exchange(open_shop.desk, sale, back)
    assert (standing.credit, standing.settlement.due, standing.hands_out) == (0, sale.bill.payable, 0)

    returned, again = done(open_shop, back, take_stored_value(open_shop.desk, sale, sale.bill.payable))

    assert [(tender.kind, tender.amount) for tender in returned.tenders] == [(STORED_VALUE, payable)]
    assert [tender.kind for tender in again.tenders] == [STORED_VALUE]
    open_shop.verified()


def test_what_is_shown_is_what_cash_would_cost(tmp_path: Path) -> None:
    """The plan rounds cash down to 0.10: 4.99 pay 3.50 and 5.49, however far; nothing is due twice, nothing is lost."""
    shop = Shop.new(tmp_path, replace(PLAN, rounding=TO_THE_JIAO))
    shop.open()
    back = opened(shop, SOAP)
    assert back.sale.payable == 490
    standing = in_exchange(shop.desk, instead(shop, SOAP), back)
    assert (standing.bill.payable, standing.credit, standing.settlement.due, standing.hands_out) == (490, 490, 0, 0)
    dearer = in_exchange(shop.desk, instead(shop, SOAP, SOAP), back)
    assert (dearer.bill.payable, dearer.settlement.due, cash_due(shop.desk, dearer)) == (990, 500, 500)
    done(shop, back, take_cash(shop.desk, dearer))
    shop.verified()


def test_the_draft_keeps_it(open_shop: Shop) -> None:
    back = opened(open_shop, SOAP)
    standing = in_exchange(open_shop.desk, instead(open_shop, OWN), back)

    again = from_document(open_shop.desk, standing.id, to_document(standing))

    assert (again.exchange, again.credit, again.settlement) == (standing.exchange, 499, standing.settlement)
    exchange_goods(open_shop.desk, take_cash(open_shop.desk, again), ANN).result()
    open_shop.verified()


def test_without_its_exchange_a_sale_is_due_in_full(open_shop: Shop) -> None:
    standing = in_exchange(open_shop.desk, instead(open_shop, OWN), opened(open_shop, SOAP))
    plain = in_exchange(open_shop.desk, standing, None)

    assert (plain.credit, plain.settlement.due, plain.hands_out) == (0, 900, 0)
    with pytest.raises(Refusal, match="nothing_to_return"):
        exchange_goods(open_shop.desk, plain, ANN)


# ---- both or neither
def test_something_came_back_meanwhile_then_nothing_is_sold(open_shop: Shop) -> None:
    back = opened(open_shop, SOAP, SOAP)
    sale = instead(open_shop, SOAP, SOAP)
    standing = in_exchange(open_shop.desk, sale, back)
    return_goods(open_shop.desk, want(back, 1, 1), ANN).result()
    entries = open_shop.entries()

    with pytest.raises(Refusal, match="return_changed"):
        exchange_goods(open_shop.desk, standing, ANN).result()

    assert open_shop.entries() == entries
    assert open_shop.books.drafts()[0].id == sale.id
    open_shop.verified()


def test_the_sale_cannot_be_made_then_nothing_comes_back(open_shop: Shop) -> None:
    back = opened(open_shop, SOAP)
    sale = replace(instead(open_shop, SOAP), id="never kept")
    entries = open_shop.entries()

    with pytest.raises(Refusal, match="already_finished"):
        exchange_goods(open_shop.desk, in_exchange(open_shop.desk, sale, back), ANN).result()

    assert open_shop.entries() == entries
    open_shop.verified()


def test_two_presses_are_one(open_shop: Shop) -> None:
    back, sale, cash = opened(open_shop, OWN), instead(open_shop, SOAP), drawer(open_shop)

    standing = in_exchange(open_shop.desk, sale, back)
    presses = open_shop.at_once(lambda: exchange_goods(open_shop.desk, standing, ANN))

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
    exchange_goods(open_shop.desk, in_exchange(open_shop.desk, sale, back), ANN).result()

    with pytest.raises(AssertionError, match="the sale that it was exchanged for is not there"):
        open_shop.verified()
