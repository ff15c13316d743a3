"""The receipt as a model: what stands on the paper, not how a head prints it.

A receipt is stored in the print queue as JSON and rendered when it is printed, because the printer may have
changed since.  All texts are already in the language of the paper.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, get_args

from domain.value import dataclass

Kind = Literal["sale", "return", "x_report", "z_report", "top_up", "slip", "test"]
Style = Literal["normal", "strong", "double", "small"]
Align = Literal["left", "centre", "right"]

_KINDS, _STYLES, _ALIGNS = get_args(Kind), get_args(Style), get_args(Align)
_WRITER = json.JSONEncoder(ensure_ascii=False)
_VERSION = 1
_LONGEST_BARCODE, _LONGEST_QR = 40, 300


@dataclass(frozen=True, slots=True)
class Text:
    """One line: a left part (wrapped when too long) and a right part; ``align`` places a line without right part.

    ``double`` is twice as wide and high, ``small`` is a hint that a head may ignore.
    Raises ValueError for an unknown style or alignment.
    """

    left: str
    right: str = ""
    style: Style = "normal"
    align: Align = "left"

    def __post_init__(self) -> None:
        if self.style not in _STYLES or self.align not in _ALIGNS:
            msg = f"unknown style or alignment: {self.style}, {self.align}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row of columns; ``share`` is its part of the width, at least 1."""

    text: str
    share: int = 1
    align: Align = "left"

    def __post_init__(self) -> None:
        if self.share < 1 or self.align not in _ALIGNS:
            msg = f"a cell needs a share of at least 1 and a known alignment: {self.share}, {self.align}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Columns:
    """A row of cells; a cell whose text is too long goes on below itself."""

    cells: tuple[Cell, ...]
    style: Style = "normal"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper; ``heavy`` sets off a total."""

    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Barcode:
    """A Code 128 symbol with its text below.  Raises ValueError unless the data is 1 to 40 printable ASCII."""

    data: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.data) <= _LONGEST_BARCODE or not all(" " <= char <= "~" for char in self.data):
            msg = f"a barcode holds 1 to 40 printable ASCII characters: {self.data!r}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class QR:
    """A QR symbol in the middle of the paper.  Raises ValueError unless the data is 1 to 300 characters."""

    data: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.data) <= _LONGEST_QR:
            msg = f"a QR symbol holds 1 to 300 characters, not {len(self.data)}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Feed:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class Cut:
    """Feed to the knife and cut."""


Block = Text | Columns | Rule | Barcode | QR | Feed | Cut

_TAGS: Mapping[str, type[Block]] = {
    "text": Text,
    "columns": Columns,
    "rule": Rule,
    "barcode": Barcode,
    "qr": QR,
    "feed": Feed,
    "cut": Cut,
}
_TAG_OF = {kind: tag for tag, kind in _TAGS.items()}


@dataclass(frozen=True, slots=True)
class Receipt:
    """A whole piece of paper; ``copy`` and ``training`` print their marks above and below, in the paper's language."""

    kind: Kind
    title: str
    blocks: tuple[Block, ...]
    copy: bool = False
    training: bool = False
    copy_mark: str = "COPY"
    training_mark: str = "TRAINING"

    def as_copy(self) -> "Receipt":
        """Return the same receipt with the reprint mark."""
        return replace(self, copy=True)


def printed_blocks(receipt: Receipt) -> tuple[Block, ...]:
    """Return every block that goes on the paper: marks, title, blocks, marks again, and the cut."""
    marks: list[Block] = []
    if receipt.training:
        marks.append(Text(f"*** {receipt.training_mark} ***", style="strong", align="centre"))
    if receipt.copy:
        marks.append(Text(f"*** {receipt.copy_mark} ***", style="strong", align="centre"))
    title = Text(receipt.title, style="double", align="centre")
    return (*marks, title, *receipt.blocks, *marks, Cut())


def receipt_to_json(receipt: Receipt) -> bytes:
    """Return the receipt as JSON in UTF-8, for the print queue."""
    record = {**_fields(receipt), "blocks": [_plain(block) for block in receipt.blocks]}
    return _WRITER.encode({"version": _VERSION, **record}).encode()


def _plain(block: Block) -> dict[str, Any]:
    """A block as JSON has it; `dataclasses.asdict` would copy each text and take half of the time of a sale."""
    record = {"block": _TAG_OF[type(block)], **_fields(block)}
    if isinstance(block, Columns):
        record["cells"] = [_fields(cell) for cell in block.cells]
    return record


def _fields(value: Receipt | Block | Cell) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).__slots__}


def receipt_from_json(payload: bytes) -> Receipt:
    """Read what :func:`receipt_to_json` wrote.  Raises ValueError for anything else."""
    try:
        record = json.loads(payload)
        if record.pop("version") != _VERSION or record["kind"] not in _KINDS:
            msg = "a receipt of an unknown version or kind"
            raise ValueError(msg)
        blocks = tuple(_block_from(block) for block in record.pop("blocks"))
        return Receipt(blocks=blocks, **record)
    except (TypeError, KeyError, AttributeError) as wrong:
        msg = f"not a receipt: {wrong}"
        raise ValueError(msg) from wrong


def _block_from(record: dict[str, Any]) -> Block:
    block = _TAGS[record.pop("block")]
    if block is Columns:
        record["cells"] = tuple(Cell(**cell) for cell in record["cells"])
    return block(**record)
