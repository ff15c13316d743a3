"""A small slip: who and when, a few facts, the head that anchors it (a gift, sessions left, a card that is frozen)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.receipt import Block, Feed, Receipt, Rule, Text
from domain.receipt_builders import anchor, opening
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.receipt_builders import Heading, ReceiptMember


@dataclass(frozen=True, slots=True)
class Slip:
    """A title and rows of (left, right), in the paper's language already; `strong` is the row that matters.

    `note` tells what the slip is good for; `signed`: who gets the money signs.
    """

    title: str
    rows: tuple[tuple[str, str], ...]
    strong: tuple[str, str] | None = None
    note: str = ""
    signed: bool = False


def slip_receipt(
    slip: Slip,
    heading: Heading,
    words: Mapping[str, str],
    member: ReceiptMember | None = None,
    *,
    copy: bool = False,
) -> Receipt:
    """Lay the slip down. Raises KeyError when a word is missing."""
    blocks: list[Block] = [*opening(slip.title, heading, member, words)]
    if slip.rows or slip.strong is not None:
        blocks += [Rule(), *(Text(left, right) for left, right in slip.rows)]
    if slip.strong is not None:
        blocks.append(Text(*slip.strong, "double"))
    blocks += anchor(heading)
    if slip.note:
        blocks.append(Text(slip.note, align="centre"))
    if slip.signed:
        blocks += [Feed(1), Text(words["signature"] + " ____________________")]
    return Receipt("slip", heading.store, tuple(blocks), copy, False, words["copy"], words["training"])
