"""What stands on the receipt of a top-up, of its cancelling, of a recharge card and of a closing."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from domain.receipt import Feed, Receipt, Rule, Text
from domain.receipt_builders import PaperMoney, anchor, opening, paper_amount
from domain.value import dataclass

if TYPE_CHECKING:
    from domain.receipt import Block
    from domain.receipt_builders import Balance, Heading, ReceiptAmount, ReceiptMember, Words


@dataclass(frozen=True, slots=True)
class ValueReceiptData:
    """Facts of the receipt in minor units. `title` is the word of what was done, `amounts` say what came or went.

    `total` stands large under `total_word`; `notes` are lines as they are (until when it is good, the original).
    """

    title: str
    heading: Heading
    amounts: tuple[ReceiptAmount, ...]
    total_word: str
    total: int
    tenders: tuple[ReceiptAmount, ...]
    member: ReceiptMember | None = None
    change: int = 0
    balance: Balance | None = None
    notes: tuple[tuple[str, str], ...] = ()
    signed: bool = False
    money: PaperMoney = field(default_factory=PaperMoney)
    copy: bool = False
    training: bool = False


def value_receipt(data: ValueReceiptData, words: Words) -> Receipt:
    """Lay it down.  Raises KeyError when a word is missing."""
    blocks: list[Block] = [*opening(words[data.title], data.heading, data.member, words), Rule()]
    blocks += [Text(each.label, paper_amount(each.amount, data.money)) for each in data.amounts]
    blocks.append(Text(words[data.total_word], paper_amount(data.total, data.money, symbol=True), "double"))
    blocks.append(Rule())
    blocks += [Text(each.label, paper_amount(each.amount, data.money)) for each in data.tenders]
    if data.change:
        blocks.append(Text(words["change"], paper_amount(data.change, data.money), "strong"))
    if data.balance is not None:
        blocks.append(Text(words["balance_before"], paper_amount(data.balance.before, data.money)))
        blocks.append(Text(words["balance_after"], paper_amount(data.balance.after, data.money), "strong"))
    blocks += [Text(left, right) for left, right in data.notes]
    blocks += anchor(data.heading)
    if data.signed:
        blocks += [Feed(1), Text(words["signature"] + " ____________________")]
    title = data.heading.store
    return Receipt("top_up", title, tuple(blocks), data.copy, data.training, words["copy"], words["training"])
