"""The gift receipt (C7): what was bought and where, to be exchanged, without a price, a total or a name."""

from collections.abc import Iterable

from domain.receipt import Block, Receipt, Rule, Text
from domain.receipt_builders import Heading, Words, anchor
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class GiftLine:
    """An article and how much of it, as text (`2`, `0.358 kg`)."""

    name: str
    quantity: str


def gift_receipt(heading: Heading, lines: Iterable[GiftLine], words: Words) -> Receipt:
    """Lay down a gift receipt; its symbol is the sale's, so that goods come back with it.  KeyError: a word is missing.

    Nothing on it tells what was paid, by whom, or how.
    """
    blocks: list[Block] = [
        Text(words["gift"], style="strong", align="centre"),
        Text(f"{words['number']} {heading.number}"),
        Text(f"{words['business_day']} {heading.business_day}"),
        Rule(),
        *(Text(line.name, line.quantity) for line in lines),
        *anchor(heading),
        Text(words["gift_note"], align="centre"),
    ]
    return Receipt("slip", heading.store, tuple(blocks), copy_mark=words["copy"], training_mark=words["training"])
