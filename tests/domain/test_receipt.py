"""The receipt model: it survives the print queue and carries its marks."""

import json

import pytest

from domain.receipt import (
    QR,
    Barcode,
    Cell,
    Columns,
    Cut,
    Feed,
    Receipt,
    Rule,
    Text,
    printed_blocks,
    receipt_from_json,
    receipt_to_json,
)

EVERYTHING = Receipt(
    "return",
    "城西店",
    (
        Text("左", "right", "double"),
        Text("中", align="centre"),
        Columns((Cell("a", 2), Cell("b", 1, "right")), "strong"),
        Rule(heavy=True),
        Barcode("S01-R2-000123"),
        QR("S01-R2-000123 9f3a61c24b07"),
        Feed(2),
        Cut(),
    ),
    training=True,
    copy_mark="补打",
    training_mark="培训",
)


def test_every_block_comes_back_from_the_queue() -> None:
    """What is stored is what was built, marks included."""
    assert receipt_from_json(receipt_to_json(EVERYTHING)) == EVERYTHING
    assert receipt_from_json(receipt_to_json(EVERYTHING.as_copy())) == EVERYTHING.as_copy()


def test_chinese_is_readable_in_the_queue() -> None:
    """The stored text can be read by a person who looks into the queue."""
    assert "城西店" in receipt_to_json(EVERYTHING).decode()


@pytest.mark.parametrize(
    "spoiled",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        json.dumps({**json.loads(receipt_to_json(EVERYTHING)), "version": 2}).encode(),
        json.dumps({**json.loads(receipt_to_json(EVERYTHING)), "kind": "invoice"}).encode(),
        json.dumps({**json.loads(receipt_to_json(EVERYTHING)), "blocks": [{"block": "picture"}]}).encode(),
        json.dumps({**json.loads(receipt_to_json(EVERYTHING)), "blocks": [{"block": "text", "size": 3}]}).encode(),
        json.dumps(
            {**json.loads(receipt_to_json(EVERYTHING)), "blocks": [{"block": "text", "left": "a", "style": "huge"}]}
        ).encode(),
    ],
)
def test_what_is_no_receipt_is_refused(spoiled: bytes) -> None:
    """A spoiled payload is a ValueError, whatever is wrong with it."""
    with pytest.raises(ValueError):  # noqa: PT011 - json's own error is a ValueError with a text of its own
        receipt_from_json(spoiled)


def test_a_copy_and_training_say_so_above_and_below() -> None:
    """Both marks are the first and the last thing before the cut."""
    blocks = printed_blocks(EVERYTHING.as_copy())
    marks = tuple(Text(f"*** {mark} ***", style="strong", align="centre") for mark in ("培训", "补打"))

    assert blocks[:2] == marks
    assert blocks[-3:] == (*marks, Cut())
    assert not any("补打" in block.left for block in printed_blocks(EVERYTHING) if isinstance(block, Text))


@pytest.mark.parametrize("data", ["", "x" * 41, "城", "a\n"])
def test_a_barcode_takes_what_every_head_can_draw(data: str) -> None:
    """Only short printable ASCII."""
    with pytest.raises(ValueError, match="barcode"):
        Barcode(data)


def test_blocks_refuse_nonsense() -> None:
    """Unknown styles, alignments, empty symbols and cells without width are refused when made."""
    with pytest.raises(ValueError, match="style"):
        Text("a", style="huge")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="share"):
        Cell("a", 0)
    with pytest.raises(ValueError, match="QR"):
        QR("")
