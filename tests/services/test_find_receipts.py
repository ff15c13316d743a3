"""Receipts are found by what a customer remembers, and given again without prices or as files (C7)."""

from pathlib import Path

import pytest

from domain.entries import ReceiptReprinted
from domain.errors import Refusal
from domain.receipt import Text, receipt_from_json
from pos_app.services.find_receipts import find_receipts
from pos_app.services.keep_receipt import keep_receipt, print_gift, shown_paper
from pos_app.services.route_scan import receipt_number
from tests.services.shop import ANN, CARD, MILK, SOAP, Shop


@pytest.fixture
def sold(shop: Shop) -> Shop:
    """Milk at 16:00, soap to M1 an hour later, milk the next day."""
    shop.open()
    shop.sell(MILK)
    shop.clock.forward(hours=1)
    shop.sell(SOAP, card=CARD)
    shop.clock.forward(hours=23)
    shop.sell(MILK)
    return shop


def found(shop: Shop, text: str, amount: int | None = None) -> list[int]:
    return [row.payable for row in find_receipts(shop.desk, text, amount)]


@pytest.mark.parametrize(
    ("text", "amount", "payables"),
    [
        ("", None, [350, 474, 350]),
        ("3.50", 350, [350, 350]),
        ("4.74", 474, [474]),
        ("16:00", None, [350]),
        ("16:55", None, []),
        ("1-2", None, [474, 350]),
        ("2026-01-03", None, [350]),
        ("2026-01-02 17:05", None, [474]),
        ("13800001234", None, [474]),
        ("1234", None, [474]),
        ("王小明", None, [474]),
        ("wxm", None, [474]),
        (CARD, None, [474]),
        ("nobody", None, []),
        ("31:99", None, []),
        ("2-31", None, []),
        ("9" * 40, None, []),
        ("'; DROP TABLE", None, []),
        ("\ud800", None, []),
    ],
)
def test_found_by(sold: Shop, text: str, amount: int | None, payables: list[int]) -> None:
    assert found(sold, text, amount) == payables


def test_found_by_number_as_printed_and_by_its_digits(sold: Shop) -> None:
    ref = sold.books.receipts(1)[0].ref
    number = receipt_number(ref.register, ref.seq)

    assert [row.ref for row in find_receipts(sold.desk, number)] == [ref]
    assert ref in [row.ref for row in find_receipts(sold.desk, str(ref.seq))]


def test_a_gift_receipt_has_no_price_and_is_noted(sold: Shop) -> None:
    ref = sold.books.receipts(2)[1].ref
    sold.papers()

    noted = print_gift(sold.desk, ref, ANN).result()

    (paper,) = sold.papers()
    texts = [block.left + block.right for block in paper.blocks if isinstance(block, Text)]
    assert "Gift receipt" in texts
    assert "香皂1" in texts
    assert not [text for text in texts if "4.7" in text or "4.99" in text or "王" in text]
    assert noted.entry.body == ReceiptReprinted(ref)


def test_only_a_sale_has_a_gift_receipt(sold: Shop) -> None:
    noted = sold.act("receipt.reprinted", sold_nothing(sold))

    with pytest.raises(Refusal, match="no_gift_receipt"):
        print_gift(sold.desk, noted.entry.ref, ANN)


def sold_nothing(shop: Shop) -> object:
    return ReceiptReprinted(shop.books.receipts(1)[0].ref)


class Album:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def keep(self, paper: bytes, name: str) -> str:
        self.kept[name] = paper
        return "here"


def test_what_is_kept_is_a_copy_and_is_noted(sold: Shop, tmp_path: Path) -> None:
    ref, album, before = sold.books.receipts(1)[0].ref, Album(), sold.entries()

    assert keep_receipt(sold.desk, ref, ANN, album) == "here"

    ((name, paper),) = album.kept.items()
    assert name == receipt_number(ref.register, ref.seq)
    assert receipt_from_json(paper).copy
    assert paper == shown_paper(sold.desk, ref)
    assert sold.entries() == before + 1
    assert not [job for job in sold.jobs() if job[0] == "receipt" and b'"copy": true' in job[1]]
