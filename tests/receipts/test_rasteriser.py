"""Pictures of rows and of receipts."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from domain.receipt import Barcode, Feed, Receipt, Text
from pos_app.ui.rasteriser import Rasteriser, paint_receipt
from tests.receipts.reading import papers_of, sample
from tests.receipts.test_escpos import writer


def ink_columns(data: bytes, width_bytes: int) -> set[int]:
    """Return which columns of dots have a black dot."""
    return {at % width_bytes * 8 + bit for at, byte in enumerate(data) for bit in range(8) if byte >> (7 - bit) & 1}


def test_characters_stand_in_their_cells(qapp: QApplication) -> None:
    """Nothing is painted outside of the cell, not even a wide Latin letter."""
    row = Rasteriser().text_row([("犇", 2), (" ", 1), ("W", 1), (" ", 1), ("1", 1)], width_dots=384, scale=1)
    ink = ink_columns(row.data, row.width_bytes)

    assert len(row.data) == row.width_bytes * 30
    assert row.width_bytes == 48
    assert ink & set(range(24))
    assert not ink & set(range(24, 36))
    assert ink & set(range(36, 48))
    assert not ink & set(range(48, 60))
    assert max(ink) < 72


def test_a_double_row_is_twice_as_large(qapp: QApplication) -> None:
    """The same character in a cell of 48 x 48 dots."""
    row = Rasteriser().text_row([("犇", 2)], width_dots=384, scale=2)

    assert len(row.data) // row.width_bytes == 54
    assert 36 < max(ink_columns(row.data, row.width_bytes)) < 48


@pytest.mark.parametrize("width", [576, 384])
def test_the_picture_of_a_receipt(qapp: QApplication, width: int) -> None:
    """As wide as the paper with its margin, ink inside the margin only, more ink with more lines."""
    image = paint_receipt(sample(), width)
    paper = image.pixelColor(0, 0)

    assert image.width() == width + 56
    assert all(image.pixelColor(x, y) == paper for y in range(0, image.height(), 3) for x in (*range(20), width + 50))
    assert dark_dots(image) > 1.5 * dark_dots(paint_receipt(sample(lines=2), width))


def test_symbols_and_feed_have_their_room(qapp: QApplication) -> None:
    """A barcode takes 94 rows of dots, two empty lines 60."""
    plain = paint_receipt(Receipt("test", "T", (Text("a"),)))

    assert paint_receipt(Receipt("test", "T", (Text("a"), Barcode("S01-R2")))).height() == plain.height() + 94
    assert paint_receipt(Receipt("test", "T", (Text("a"), Feed(2)))).height() == plain.height() + 60


def test_the_virtual_paper_has_a_picture_too(qapp: QApplication, tmp_path: Path) -> None:
    """The interpreter's picture of a Chinese receipt has text in every line."""
    (paper,) = papers_of(writer("gbk").write(sample()))
    picture = paper.picture()
    picture.save(tmp_path / "receipt.png")

    assert picture.width == 632
    assert sum(picture.histogram()[:128]) > 20_000
    assert (tmp_path / "receipt.png").stat().st_size > 10_000


def dark_dots(image: QImage) -> int:
    """Count the dark dots in every third row and column."""
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for y in range(0, image.height(), 3)
        for x in range(0, image.width(), 3)
    )
