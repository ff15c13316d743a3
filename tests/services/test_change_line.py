"""Lines change and change back; what came after stays."""

import pytest

from domain.errors import Refusal
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.change_line import change_between, remove_line, set_quantity, take_back_change
from pos_app.services.open_sale import OpenSale
from pos_app.services.scan_article import scan_article
from tests.services.shop import ANN, CARD, MILK, OWN, SOAP, Shop, lines


@pytest.fixture
def sale(shop: Shop) -> OpenSale:
    return shop.cart(MILK, SOAP, OWN)


def test_a_quantity_is_set_and_priced(shop: Shop, sale: OpenSale) -> None:
    changed = set_quantity(shop.desk, sale, 1, 3)

    assert lines(changed)[0] == ("纯牛奶", 3)
    assert changed.bill.payable == sale.bill.payable + 2 * 350


@pytest.mark.parametrize(("quantity", "why"), [(0, "quantity_zero"), (10**9, "quantity_too_large")])
def test_a_wrong_quantity_leaves_the_line(shop: Shop, sale: OpenSale, quantity: int, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        set_quantity(shop.desk, sale, 1, quantity)


def test_a_removed_line_is_remembered(shop: Shop, sale: OpenSale) -> None:
    gone = remove_line(shop.desk, sale, 2, ANN)

    assert lines(gone) == [("纯牛奶", 1), ("自编货", 1)]
    assert [(line.sku, line.quantity, line.list) for line in gone.removed] == [("1002", 1, 499)]


def test_no_such_line(shop: Shop, sale: OpenSale) -> None:
    with pytest.raises(Refusal, match="no_such_line"):
        remove_line(shop.desk, sale, 9, ANN)


def test_a_removed_line_comes_back_where_it_was(shop: Shop, sale: OpenSale) -> None:
    gone = remove_line(shop.desk, sale, 2, ANN)

    back = take_back_change(shop.desk, gone, change_between(sale.cart, gone.cart, 2))

    assert back == sale


def test_undo_keeps_what_was_scanned_and_who_was_attached_since(shop: Shop, sale: OpenSale) -> None:
    gone = remove_line(shop.desk, sale, 1, ANN)
    later = attach_member(shop.desk, scan_article(shop.desk, gone, OWN), find_card(shop.desk, CARD))

    back = take_back_change(shop.desk, later, change_between(sale.cart, gone.cart, 1))

    assert lines(back) == [("纯牛奶", 1), ("香皂", 1), ("自编货", 2)]
    assert (back.member, back.removed) == (later.member, ())


def test_a_quantity_goes_back(shop: Shop, sale: OpenSale) -> None:
    changed = set_quantity(shop.desk, sale, 2, 7)

    assert take_back_change(shop.desk, changed, change_between(sale.cart, changed.cart, 2)) == sale


def test_what_was_changed_again_is_not_undone(shop: Shop, sale: OpenSale) -> None:
    changed = set_quantity(shop.desk, sale, 3, 7)
    later = scan_article(shop.desk, changed, OWN)

    with pytest.raises(Refusal, match="nothing_to_undo"):
        take_back_change(shop.desk, later, change_between(sale.cart, changed.cart, 3))
