"""A cleared cart leaves an entry that tells what lay in it."""

import pytest

from domain.entries import SaleAbandoned
from domain.errors import Refusal
from pos_app.services.change_line import remove_line
from pos_app.services.clear_cart import clear_cart
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.suspend_sale import keep_sale, sale_after_crash
from pos_app.services.take_payment import take_cash
from tests.services.shop import ANN, CARD, MILK, SOAP, Shop


def cleared(shop: Shop, sale: OpenSale) -> SaleAbandoned:
    keep_sale(shop.desk, sale, ANN)
    body = clear_cart(shop.desk, sale, ANN, "changed their mind").result().entry.body
    assert isinstance(body, SaleAbandoned)
    return body


def test_what_lay_in_it_and_what_was_removed_before(open_shop: Shop) -> None:
    sale = remove_line(open_shop.desk, open_shop.cart(MILK, SOAP, card=CARD), 1, ANN)

    body = cleared(open_shop, sale)

    assert [(line.sku, line.list) for line in body.lines] == [("1001", 350), ("1002", 499)]
    assert (body.member, body.reason) == ("M1", "changed their mind")
    assert sale_after_crash(open_shop.desk) is None


def test_a_cart_whose_only_line_was_removed_is_told_too(open_shop: Shop) -> None:
    body = cleared(open_shop, remove_line(open_shop.desk, open_shop.cart(MILK), 1, ANN))

    assert [line.sku for line in body.lines] == ["1001"]
    assert open_shop.books.drafts() == ()


def test_nothing_to_clear(open_shop: Shop) -> None:
    with pytest.raises(Refusal, match="cart_empty"):
        clear_cart(open_shop.desk, new_sale(open_shop.desk), ANN)


def test_money_that_was_taken_goes_back_first(open_shop: Shop) -> None:
    with pytest.raises(Refusal, match="tenders_first"):
        clear_cart(open_shop.desk, take_cash(open_shop.desk, open_shop.cart(SOAP), 100), ANN)
