"""What stands on the receipt of a sale, of a return and on an X or Z report.

The caller hands over plain facts (texts already in the paper's language, amounts in minor units) and the
words of that language by key; ``pos_app/receipts/words.py`` holds the words.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from domain.receipt import QR, Align, Block, Cell, Columns, Feed, Receipt, Rule, Text
from domain.receipt_gains import ReceiptGains, gain_blocks
from domain.value import dataclass

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PaperMoney:
    """How amounts look on paper: the currency's symbol and its number of decimals."""

    symbol: str = "￥"
    exponent: int = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """Who and when: number is ``S01-R2-000123``, head12 the first 12 hex digits of the journal head."""

    store: str
    register: str
    number: str
    head12: str
    business_day: str
    time: str
    cashier: str


@dataclass(frozen=True, slots=True)
class ReceiptMember:
    """The member as the paper may show it: the name already masked, the tier's label."""

    name: str
    tier: str


@dataclass(frozen=True, slots=True)
class ReceiptAmount:
    """A named amount in minor units: an adjustment (what is taken off is positive) or a tender."""

    label: str
    amount: int


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line: quantity as text (``2``, ``0.358 kg``), amounts in minor units, adjustments by name."""

    name: str
    quantity: str
    unit_price: int
    list_amount: int
    payable: int
    adjustments: tuple[ReceiptAmount, ...] = ()


@dataclass(frozen=True, slots=True)
class TaxRow:
    """The tax of one rate: the rate as text, net and tax in minor units."""

    rate: str
    net: int
    tax: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The member's stored value before and after, in minor units; ``low`` prints the plan's warning."""

    before: int
    after: int
    low: bool = False


@dataclass(frozen=True, slots=True)
class SaleReceiptData:
    """Every fact of a sale's receipt in minor units; what is saved or taken off (adjustments, rounding) is positive.

    `signed`: who pays later signs it.
    """

    heading: Heading
    lines: tuple[ReceiptLine, ...]
    list_total: int
    payable: int
    tenders: tuple[ReceiptAmount, ...]
    member: ReceiptMember | None = None
    adjustments: tuple[ReceiptAmount, ...] = ()
    savings: int = 0
    rounding: int = 0
    taxes: tuple[TaxRow, ...] = ()
    change: int = 0
    balance: Balance | None = None
    money: PaperMoney = PaperMoney()
    copy: bool = False
    training: bool = False
    sessions_left: tuple[tuple[str, int], ...] = ()
    gains: ReceiptGains = ReceiptGains()
    signed: bool = False


@dataclass(frozen=True, slots=True)
class ReturnReceiptData:
    """Every fact of a return's receipt; amounts given back are positive minor units."""

    heading: Heading
    lines: tuple[ReceiptLine, ...]
    refund: int
    tenders: tuple[ReceiptAmount, ...]
    original: str = ""
    member: ReceiptMember | None = None
    taxes: tuple[TaxRow, ...] = ()
    balance: Balance | None = None
    money: PaperMoney = PaperMoney()
    copy: bool = False
    training: bool = False
    charged: tuple[ReceiptAmount, ...] = ()
    gains: ReceiptGains = ReceiptGains()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row of a report: a label with a count, an amount in minor units, or a text of its own."""

    label: str
    amount: int | None = None
    count: int | None = None
    text: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ReportSection:
    """Rows under a title; the title may be empty."""

    title: str
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class ReportData:
    """An X or Z report; ``serial`` is the Z number (empty on an X), ``heading.number`` may be empty."""

    kind: Literal["x_report", "z_report"]
    heading: Heading
    sections: tuple[ReportSection, ...]
    serial: str = ""
    money: PaperMoney = PaperMoney()
    copy: bool = False
    training: bool = False


def paper_amount(minor: int, money: PaperMoney, *, symbol: bool = False) -> str:
    """Return minor units as ``1,288.50``, with the currency's symbol in front if asked; the sign comes first."""
    whole, rest = divmod(abs(minor), 10**money.exponent)
    decimals = f".{rest:0{money.exponent}d}" if money.exponent else ""
    sign = "-" if minor < 0 else ""
    return f"{sign}{money.symbol if symbol else ''}{whole:,}{decimals}"


def receipt_code(heading: Heading) -> str:
    """Return what the QR symbol says: number, blank, head; plain ASCII, so that any scanner can type it."""
    return f"{heading.number} {heading.head12}"


def sale_receipt(data: SaleReceiptData, words: Words) -> Receipt:
    """Lay down a sale's receipt.  Raises KeyError when a word is missing."""
    blocks: list[Block] = [
        *opening(words["sale"], data.heading, data.member, words),
        *_lines(data.lines, data.money, words),
    ]
    blocks.append(_pair(words["list_total"], data.list_total, data.money))
    blocks += [_pair(each.label, -each.amount, data.money) for each in data.adjustments]
    if data.rounding:
        blocks.append(_pair(words["rounding"], -data.rounding, data.money))
    blocks.append(Text(words["payable"], paper_amount(data.payable, data.money, symbol=True), "double"))
    if data.savings:
        blocks.append(Text(words["savings"], paper_amount(data.savings, data.money), "strong"))
    blocks.append(Rule())
    blocks += [_pair(each.label, each.amount, data.money) for each in data.tenders]
    if data.change:
        blocks.append(Text(words["change"], paper_amount(data.change, data.money), "strong"))
    blocks += [Text(f"{name}: {words['sessions_left']}", str(left)) for name, left in data.sessions_left]
    blocks += [*_balance(data.balance, data.money, words), *gain_blocks(data.gains, words)]
    blocks += _taxes(data.taxes, data.money, words)
    if data.signed:
        blocks += [Feed(1), Text(words["signature"] + " ____________________")]
    blocks += [*anchor(data.heading), Text(words["thanks"], align="centre")]
    return _receipt("sale", data.heading.store, blocks, data, words)


def return_receipt(data: ReturnReceiptData, words: Words) -> Receipt:
    """Lay down a return's receipt.  Raises KeyError when a word is missing."""
    blocks: list[Block] = [*opening(words["return"], data.heading, data.member, words)]
    if data.original:
        blocks.append(Text(words["original"], data.original))
    blocks += [
        *_lines(data.lines, data.money, words),
        *(_pair(f"{words['charged']}: {each.label}", -each.amount, data.money) for each in data.charged),
        Text(words["refund"], paper_amount(data.refund, data.money, symbol=True), "double"),
        Rule(),
        *(_pair(each.label, each.amount, data.money) for each in data.tenders),
        *_balance(data.balance, data.money, words),
        *gain_blocks(data.gains, words),
        *_taxes(data.taxes, data.money, words),
        *anchor(data.heading),
    ]
    blocks += [Feed(1), Text(words["signature"] + " ____________________")]
    return _receipt("return", data.heading.store, blocks, data, words)


def report_receipt(data: ReportData, words: Words) -> Receipt:
    """Lay down an X or Z report.  Raises KeyError when a word is missing."""
    blocks: list[Block] = [Text(data.heading.store, style="strong", align="centre")]
    if data.serial:
        blocks.append(Text(words["report_serial"], data.serial))
    blocks += [*_facts(data.heading, words)]
    for section in data.sections:
        blocks.append(Rule())
        if section.title:
            blocks.append(Text(section.title, style="strong"))
        blocks += [_report_row(row, data.money) for row in section.rows]
    blocks += anchor(data.heading) if data.heading.number else [Rule()]
    return _receipt(data.kind, words[data.kind], blocks, data, words)


def trial_receipt(heading: Heading, words: Words) -> Receipt:
    """Lay down the test print of a printer: what the head can do on one short piece of paper."""
    blocks: list[Block] = [
        *_facts(heading, words),
        Rule(),
        Text(words["trial_text"], "￥1,234.50"),
        Text(words["trial_text"], "￥1,234.50", "strong"),
        Text(words["trial_text"], "￥1.50", "double"),
        QR(receipt_code(heading)),
    ]
    return Receipt("test", words["trial"], tuple(blocks), copy_mark=words["copy"], training_mark=words["training"])


def _receipt(
    kind: Literal["sale", "return", "x_report", "z_report"],
    title: str,
    blocks: Iterable[Block],
    data: SaleReceiptData | ReturnReceiptData | ReportData,
    words: Words,
) -> Receipt:
    return Receipt(kind, title, tuple(blocks), data.copy, data.training, words["copy"], words["training"])


def opening(heading: str, facts: Heading, member: ReceiptMember | None, words: Words) -> Iterable[Block]:
    """What was done, who and when, and for which member."""
    yield Text(heading, style="strong", align="centre")
    yield from _facts(facts, words)
    if member:
        yield Text(f"{words['member']} {member.name}", member.tier)


def _facts(heading: Heading, words: Words) -> Iterable[Block]:
    if heading.number:
        yield Text(f"{words['number']} {heading.number}")
    yield Text(f"{words['business_day']} {heading.business_day}", heading.time)
    yield Text(f"{words['cashier']} {heading.cashier}", f"{words['register']} {heading.register}")


def _lines(lines: Iterable[ReceiptLine], money: PaperMoney, words: Words) -> Iterable[Block]:
    yield Rule()
    yield Text(f"{words['article']} / {words['quantity_price']}", words["amount"])
    yield Rule()
    for line in lines:
        yield Text(line.name)
        yield Text(f"  {line.quantity} × {paper_amount(line.unit_price, money)}", paper_amount(line.list_amount, money))
        for each in line.adjustments:
            yield Text(f"  {each.label}", paper_amount(-each.amount, money), "small")
        if line.adjustments:
            yield Text(f"  {words['line_payable']}", paper_amount(line.payable, money), "strong")
    yield Rule()


def _balance(balance: Balance | None, money: PaperMoney, words: Words) -> Iterable[Block]:
    if balance is None:
        return
    yield Rule()
    yield _pair(words["balance_before"], balance.before, money)
    yield Text(words["balance_after"], paper_amount(balance.after, money), "strong")
    if balance.low:
        yield Text(words["low_balance"], align="centre", style="strong")


def _taxes(taxes: tuple[TaxRow, ...], money: PaperMoney, words: Words) -> Iterable[Block]:
    if not taxes:
        return
    yield Rule()
    yield _three(words["tax_rate"], words["net"], words["tax"])
    for row in taxes:
        yield _three(row.rate, paper_amount(row.net, money), paper_amount(row.tax, money))


def anchor(heading: Heading) -> Iterable[Block]:
    """The number and the head that anchors the journal on paper, as text and as a symbol to scan."""
    yield Rule()
    yield Text(f"{heading.number} · {heading.head12}", align="centre")
    yield QR(receipt_code(heading))


def _report_row(row: ReportRow, money: PaperMoney) -> Block:
    amount = "" if row.amount is None else paper_amount(row.amount, money)
    if row.count is None:
        return Text(row.label, row.text or amount, "strong" if row.strong else "normal")
    cells = (Cell(row.label, 3), Cell(str(row.count), 1, "right"), Cell(row.text or amount, 2, "right"))
    return Columns(cells, "strong" if row.strong else "normal")


def _pair(label: str, amount: int, money: PaperMoney) -> Text:
    return Text(label, paper_amount(amount, money))


def _three(first: str, second: str, third: str) -> Columns:
    right: Align = "right"
    return Columns((Cell(first, 1), Cell(second, 1, right), Cell(third, 1, right)))
