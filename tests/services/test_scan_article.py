"""Scanning: what a code stands for comes into the cart at this store's price."""

import pytest

from domain.errors import Refusal
from pos_app.services.open_sale import new_sale, pieces
from pos_app.services.scan_article import add_article, find_article, scan_article
from tests.services.shop import CASE, FREE, MILK, OWN, PEARS, SOAP, UNPRICED, Shop, lines


def test_a_barcode_sells_one_piece(shop: Shop) -> None:
    sale = shop.cart(MILK)

    assert (lines(sale), sale.bill.payable) == ([("纯牛奶", 1)], 350)


def test_the_same_again_counts_up_and_another_is_a_line(shop: Shop) -> None:
    sale = shop.cart(MILK, MILK, SOAP, MILK)

    assert lines(sale) == [("纯牛奶", 2), ("香皂", 1), ("纯牛奶", 1)]
    assert pieces(sale) == 4


def test_a_case_counts_its_pieces(shop: Shop) -> None:
    sale = scan_article(shop.desk, new_sale(shop.desk), CASE, 2)

    assert (lines(sale), sale.bill.payable) == ([("纯牛奶", 48)], 48 * 350)


def test_upc_and_ean_are_the_same(shop: Shop) -> None:
    assert lines(shop.cart("0" + SOAP, SOAP)) == [("香皂", 2)]


def test_an_own_number_of_eight_digits_is_found(shop: Shop) -> None:
    assert lines(shop.cart(OWN)) == [("自编货", 1)]


def test_weighed_goods_ask_for_their_weight(shop: Shop) -> None:
    with pytest.raises(Refusal, match="weigh_first"):
        shop.cart(PEARS)

    sale = scan_article(shop.desk, new_sale(shop.desk), PEARS, 735)
    assert (sale.bill.payable, pieces(sale)) == (941, 1)  # 12.80 · 0.735 = 9.408


def test_each_weighing_is_a_line_of_its_own(shop: Shop) -> None:
    pears = find_article(shop.desk, PEARS).article
    sale = add_article(shop.desk, add_article(shop.desk, new_sale(shop.desk), pears, 500), pears, 250)

    assert lines(sale) == [("雪梨", 500), ("雪梨", 250)]


@pytest.mark.parametrize(
    ("code", "why"),
    [("6900000004127", "unknown_code"), ("4711", "unknown_code"), (UNPRICED, "no_price"), (FREE, "no_price")],
)
def test_what_cannot_be_sold_is_refused(shop: Shop, code: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        shop.cart(MILK, code)


@pytest.mark.parametrize(
    ("quantity", "why"), [(0, "quantity_zero"), (-3, "quantity_zero"), (10**9, "quantity_too_large")]
)
def test_a_quantity_that_nobody_means_is_refused(shop: Shop, quantity: int, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        scan_article(shop.desk, new_sale(shop.desk), MILK, quantity)


def test_a_line_counts_no_further_than_a_million(shop: Shop) -> None:
    sale = scan_article(shop.desk, new_sale(shop.desk), MILK, 1_000_000)

    with pytest.raises(Refusal, match="quantity_too_large"):
        scan_article(shop.desk, sale, MILK)
