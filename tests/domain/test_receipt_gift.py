"""A gift receipt names the goods and hides what they cost."""

from domain.receipt import QR, Text, printed_blocks
from domain.receipt_builders import Heading
from domain.receipt_gift import GiftLine, gift_receipt
from pos_app.receipts.words import words_for

HEADING = Heading("West Gate", "S01-R2", "S01-R2-000123", "9f3a61c24b07", "2026-01-02", "2026-01-02 18:42", "Ann")


def test_it_names_goods_and_how_many_and_no_price() -> None:
    paper = gift_receipt(HEADING, (GiftLine("Milk", "2"), GiftLine("Pears", "0.358 kg")), words_for("en"))

    texts = [(block.left, block.right) for block in printed_blocks(paper) if isinstance(block, Text)]
    assert ("Milk", "2") in texts
    assert ("Pears", "0.358 kg") in texts
    assert not [text for text in texts if "￥" in "".join(text) or "Ann" in "".join(text)]


def test_goods_come_back_with_it() -> None:
    paper = gift_receipt(HEADING, (), words_for("en"))

    assert [block.data for block in paper.blocks if isinstance(block, QR)] == ["S01-R2-000123 9f3a61c24b07"]
