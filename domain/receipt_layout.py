"""Lay a receipt out in rows of characters: the same rows go to a head and into a picture.

How wide a text is, only the head knows (a Chinese head prints two bytes as two columns): it is passed in.
"""

import unicodedata
from collections.abc import Callable, Iterator

from domain.money import apportion
from domain.receipt import QR, Align, Barcode, Block, Columns, Cut, Feed, Receipt, Rule, Style, Text, printed_blocks
from domain.value import dataclass

Measure = Callable[[str], int]
"""Return how many columns one character takes: 1 or 2."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One printed line, already padded with blanks; of style ``double`` it fills at most half the columns."""

    text: str
    style: Style = "normal"


NARROWEST = 16  # columns
_WIDEST_CHAR = 2
_FIRST_HAN = 0x2E80  # from here on a line may break before any character

Row = TextRow | Barcode | QR | Feed | Cut


def western(char: str) -> bool:
    """Whether a character is a letter of western languages beyond ASCII, or opens their questions: é, ñ, ¿; not × or ·.

    Chinese heads have some of them (for pinyin), as wide as Han.
    """
    return "\x7f" < char < "\u0250" and (char.isalpha() or char in "¿¡")


def usual_columns(char: str) -> int:
    """Return the columns of a character where Han take two: 2 for all that Chinese type draws wide, else 1."""
    return 2 if unicodedata.east_asian_width(char) in "WFA" and not western(char) else 1


def lay_out(receipt: Receipt, columns: int, measure: Measure) -> tuple[Row, ...]:
    """Return the rows of a receipt on paper of so many columns; no row is ever wider.

    Raises ValueError for fewer than 16 columns.
    """
    if columns < NARROWEST:
        msg = f"a receipt needs at least 16 columns, not {columns}"
        raise ValueError(msg)
    return tuple(row for block in printed_blocks(receipt) for row in _rows(block, columns, measure))


def width_of(text: str, measure: Measure) -> int:
    """Return the columns of a text."""
    return sum(map(measure, text))


def wrap(text: str, columns: int, measure: Measure) -> list[str]:
    """Break a text into parts of at most so many columns, at a blank where there is one; at least one part.

    Raises ValueError for fewer than 2 columns, which may not hold a single character.
    """
    if columns < _WIDEST_CHAR:
        msg = "a text needs at least 2 columns"
        raise ValueError(msg)
    parts: list[str] = []
    part, used = "", 0
    for char in text:
        width = measure(char)
        if used + width > columns:
            kept, part = _broken(part, char)
            parts.append(kept.rstrip(" "))
            used = width_of(part, measure)
        if char != " " or part or not parts:
            part, used = part + char, used + width
    return [*parts, part.rstrip(" ")] if part.strip() or not parts else parts


def _broken(part: str, char: str) -> tuple[str, str]:
    """Return what stays on the line and what goes to the next one, where ``char`` no longer fits."""
    kept, _, moved = part.rpartition(" ")
    if char == " " or ord(char) >= _FIRST_HAN or not kept.strip():
        return part, ""
    return kept, moved


def _rows(block: Block, columns: int, measure: Measure) -> Iterator[Row]:
    match block:
        case Text():
            room = columns // 2 if block.style == "double" else columns
            for text in _pair(block, room, measure):
                yield TextRow(text, block.style)
        case Columns():
            room = columns // 2 if block.style == "double" else columns
            for text in _cells(block, room, measure):
                yield TextRow(text, block.style)
        case Rule(heavy):
            yield TextRow(("=" if heavy else "-") * columns)
        case _:
            yield block


def _pair(block: Text, columns: int, measure: Measure) -> Iterator[str]:
    if not block.right:
        for part in wrap(block.left, columns, measure):
            yield _placed(part, columns, block.align, measure)
        return
    right = wrap(block.right, columns, measure)
    left = wrap(block.left, columns, measure)
    room = columns - width_of(left[-1], measure) - width_of(right[0], measure)
    yield from left[:-1]
    if room >= 1:
        yield left[-1] + " " * room + right[0]
    else:
        yield left[-1]
        yield _placed(right[0], columns, "right", measure)
    for part in right[1:]:
        yield _placed(part, columns, "right", measure)


def _cells(block: Columns, columns: int, measure: Measure) -> Iterator[str]:
    widths = apportion(columns, [cell.share for cell in block.cells])
    parts = []
    for index, (cell, width) in enumerate(zip(block.cells, widths, strict=True)):
        gap = 1 if index < len(block.cells) - 1 else 0
        parts.append(
            [
                _placed(part, width - gap, cell.align, measure) + " " * gap
                for part in wrap(cell.text, width - gap, measure)
            ]
        )
    for line in range(max(map(len, parts))):
        texts = [part[line] if line < len(part) else " " * width for part, width in zip(parts, widths, strict=True)]
        yield "".join(texts).rstrip(" ")


def _placed(text: str, columns: int, align: Align, measure: Measure) -> str:
    room = max(0, columns - width_of(text, measure))
    before = {"left": 0, "centre": room // 2, "right": room}[align]
    return " " * before + text + " " * (room - before)
