"""A small slip: who and when, a few facts, the head that anchors it (sessions left, an enrolment, a draw)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.receipt import QR, Block, Receipt, Rule, Text
from domain.receipt_builders import receipt_code
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.receipt_builders import Heading


@dataclass(frozen=True, slots=True)
class Slip:
    """A title and rows of (left, right), in the paper's language already; `strong` is the row that matters."""

    title: str
    rows: tuple[tuple[str, str], ...]
    strong: tuple[str, str] | None = None


def slip_receipt(slip: Slip, heading: Heading, words: Mapping[str, str]) -> Receipt:
    """Lay the slip down. Raises KeyError when a word is missing."""
    blocks: list[Block] = [
        Text(slip.title, style="strong", align="centre"),
        Text(f"{words['number']} {heading.number}"),
        Text(f"{words['business_day']} {heading.business_day}", heading.time),
        Text(f"{words['cashier']} {heading.cashier}", f"{words['register']} {heading.register}"),
        Rule(),
        *(Text(left, right) for left, right in slip.rows),
    ]
    if slip.strong is not None:
        blocks.append(Text(*slip.strong, "double"))
    blocks += [Rule(), Text(f"{heading.number} · {heading.head12}", align="centre"), QR(receipt_code(heading))]
    return Receipt("slip", heading.store, tuple(blocks), copy_mark=words["copy"], training_mark=words["training"])
