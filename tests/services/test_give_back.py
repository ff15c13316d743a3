"""What was recalled goes back to HQ; what an open sale holds stays."""

from domain.entries import AllowanceGivenBack
from pos_app.services.give_back import give_back, held, recall, recall_rest
from pos_app.services.lay_coupon import lay_coupon
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_stored_value
from tests.services.shop import ANN, BONUS, CARD, COUPON, COUPON_UNIT, MILK, OWN, PRINCIPAL, Shop

UNITS = (PRINCIPAL, BONUS, COUPON_UNIT)


def given(shop: Shop, owner: str = "M1") -> dict[str, int]:
    future = give_back(shop.desk, owner, UNITS, "recall")
    if future is None:
        return {}
    body = future.result().entry.body
    assert isinstance(body, AllowanceGivenBack)
    return {move.unit: move.amount for move in body.moves}


def test_all_that_is_here_goes_back(open_shop: Shop) -> None:
    assert given(open_shop) == {PRINCIPAL: 5000, BONUS: 1000}
    assert given(open_shop) == {}
    open_shop.verified()


def test_what_the_open_sale_took_stays(open_shop: Shop) -> None:
    open_shop.hq.lend("M1", {COUPON_UNIT: 1})
    sale = lay_coupon(open_shop.desk, open_shop.cart(*[OWN] * 6, card=CARD), COUPON)
    sale = take_stored_value(open_shop.desk, sale, 600)
    keep_sale(open_shop.desk, sale, ANN).result()
    assert held(open_shop.desk, "M1") == {PRINCIPAL: 500, BONUS: 100, COUPON_UNIT: 1}

    assert given(open_shop) == {PRINCIPAL: 4500, BONUS: 900}

    assert held(open_shop.desk, "M3") == {}


def test_a_sale_without_his_money_holds_nothing(open_shop: Shop) -> None:
    keep_sale(open_shop.desk, open_shop.cart(MILK, card=CARD), ANN).result()

    assert given(open_shop) == {PRINCIPAL: 5000, BONUS: 1000}


def test_of_nobody_nothing_goes_back(open_shop: Shop) -> None:
    assert given(open_shop, "M2") == {}


def test_the_rest_of_a_recall_goes_back_when_the_sale_has_ended(open_shop: Shop) -> None:
    """Recalled while the cashier takes stored value: the sale keeps what it holds; once it is gone, so is the rest."""
    sale = take_stored_value(open_shop.desk, open_shop.cart(*[OWN] * 6, card=CARD), 600)
    keep_sale(open_shop.desk, sale, ANN).result()
    recall(open_shop.desk, "M1", UNITS, "idle")
    assert {unit: room.totals.room for unit, room in open_shop.books.rooms("M1").items() if unit in UNITS} == {
        PRINCIPAL: 500,
        BONUS: 100,
    }
    recall_rest(open_shop.desk)
    assert open_shop.books.rooms("M1")[PRINCIPAL].totals.room == 500, "the sale is open"

    open_shop.books.drop_draft(sale.id).result()
    recall_rest(open_shop.desk)

    assert [open_shop.books.rooms("M1")[unit].totals.room for unit in (PRINCIPAL, BONUS)] == [0, 0]
    entries = open_shop.books.head().seq
    recall_rest(open_shop.desk)
    assert open_shop.books.head().seq == entries, "once"
    open_shop.verified()


def test_it_can_go_back_after_the_day_is_closed(shop: Shop) -> None:
    """At night, when the shop is closed."""
    future = give_back(shop.desk, "M1", UNITS, "idle")

    assert future is not None
    assert future.result().entry.business_day == "2026-01-02"
