"""Returns at the counter."""

import pytest

from tests.counter.till import Till
from tests.services.shop import CARD, MILK, OWN, PEARS, SOAP, return_of


@pytest.fixture
def receipt(till: Till) -> str:
    """Two milk and a soap were sold."""
    for code in (MILK, MILK, SOAP):
        till.scan(code)
    till.think()
    till.key("F9")
    return f"S01-R2-{till.paid.entry.seq:06d}"


def test_goods_are_scanned_back(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.scan(MILK)
    till.scan(SOAP)
    till.key("Return")

    assert [(line.line, line.quantity) for line in return_of(till.paid).lines] == [(1, 1), (2, 1)]


def test_goods_read_twice_at_once_come_back_once(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.beam(MILK)
    till.beam(MILK, after=150)

    assert till.told() == "Read twice at once: counted once Scan again for one more"
    till.key("Return")
    assert [(line.line, line.quantity) for line in return_of(till.paid).lines] == [(1, 1)]


def test_what_is_not_on_the_receipt_is_refused(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.scan(OWN)
    assert till.told() == "自编货 is not on this receipt Check the receipt and the goods"
    for _ in range(3):
        till.scan(MILK)

    assert till.told().startswith("纯牛奶 is not on this receipt")


def test_a_return_while_a_sale_is_open_is_refused_and_the_sale_stays(till: Till, receipt: str) -> None:
    till.scan(OWN)
    till.scan(receipt)

    assert till.told() == "A sale is open Finish it, or suspend it with F6; then return"
    assert till.lines() == [("自编货", 1)]


def test_leaving_a_return_comes_back_to_the_sale(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.key("F8")
    till.key("Escape")

    assert (till.counter.place, till.counter.opened) == ("sale", None)


def test_a_member_waits_while_goods_come_back(till: Till, receipt: str) -> None:
    till.scan(CARD)
    till.scan(receipt)
    till.key("F8 Return")
    assert return_of(till.paid).last
    till.scan(OWN)

    assert till.counter.sale.member is not None
    till.key("F9")
    assert till.paid
    assert till.shop.books.drafts() == ()


def test_weighed_goods_come_back_by_the_kilogram(till: Till) -> None:
    till.scan(PEARS)
    till.key("0 . 7 3 5 *")
    till.key("F9")
    till.scan(f"S01-R2-{till.paid.entry.seq:06d}")
    till.key("0 . 2 3 5 *")
    till.key("Return")

    assert return_of(till.paid).lines[0].quantity == 235


def test_all_of_a_receipt_came_back_already(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.key("F8 Return")
    assert till.paid
    till.scan(receipt)

    assert till.told() == f"All of receipt {receipt} is returned already Check the number of the receipt"
