"""What stands on receipts and reports."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from domain.receipt import QR, Columns, Receipt, Text
from domain.receipt_builders import (
    Balance,
    Heading,
    PaperMoney,
    ReceiptAmount,
    ReceiptLine,
    ReceiptMember,
    ReportData,
    ReportRow,
    ReportSection,
    ReturnReceiptData,
    SaleReceiptData,
    TaxRow,
    paper_amount,
    report_receipt,
    return_receipt,
    sale_receipt,
    trial_receipt,
)


class KeyWords(Mapping[str, str]):
    """Words that are their own keys, remembered when used."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.used.add(key)
        return f"<{key}>"

    def __iter__(self) -> Iterator[str]:
        return iter(self.used)

    def __len__(self) -> int:
        return len(self.used)


HEADING = Heading("城西店", "S01-R2", "S01-R2-000123", "9f3a61c24b07", "2026-11-22", "18:42:10", "李敏")
LINES = (
    ReceiptLine("鲜牛奶 950ml", "2", 1590, 3180, 2385, (ReceiptAmount("第2件半价", 795),)),
    ReceiptLine("苹果", "0.358 kg", 1000, 358, 358),
)
SALE = SaleReceiptData(
    HEADING,
    LINES,
    list_total=3538,
    payable=2540,
    tenders=(ReceiptAmount("储值", 2000), ReceiptAmount("现金", 1000)),
    member=ReceiptMember("王*明", "金卡"),
    adjustments=(ReceiptAmount("优惠券", 200),),
    savings=998,
    rounding=3,
    taxes=(TaxRow("13%", 2248, 292),),
    change=460,
    balance=Balance(3850, 1850, low=True),
)


def pairs(receipt: Receipt) -> list[tuple[str, str]]:
    """Return left and right of every text block."""
    return [(block.left, block.right) for block in receipt.blocks if isinstance(block, Text)]


def test_a_sale_says_everything_that_was_paid() -> None:
    """Lines with their reasons, totals, tenders, change, balance, tax and anchor are on the paper."""
    receipt = sale_receipt(SALE, KeyWords())
    said = pairs(receipt)

    assert (receipt.kind, receipt.title) == ("sale", "城西店")
    for expected in [
        ("<number> S01-R2-000123", ""),
        ("<member> 王*明", "金卡"),
        ("  2 × 15.90", "31.80"),
        ("  第2件半价", "-7.95"),
        ("  <line_payable>", "23.85"),
        ("  0.358 kg × 10.00", "3.58"),
        ("<list_total>", "35.38"),
        ("优惠券", "-2.00"),
        ("<rounding>", "-0.03"),
        ("<payable>", "￥25.40"),
        ("<savings>", "9.98"),
        ("储值", "20.00"),
        ("现金", "10.00"),
        ("<change>", "4.60"),
        ("<balance_before>", "38.50"),
        ("<balance_after>", "18.50"),
        ("<low_balance>", ""),
        ("S01-R2-000123 · 9f3a61c24b07", ""),
    ]:
        assert expected in said
    assert QR("S01-R2-000123 9f3a61c24b07") in receipt.blocks
    assert [cell.text for block in receipt.blocks if isinstance(block, Columns) for cell in block.cells][3:] == [
        "13%",
        "22.48",
        "2.92",
    ]


def test_what_is_not_there_is_not_printed() -> None:
    """Without member, savings, rounding, change, balance and tax the paper does not name them."""
    words = KeyWords()
    sale_receipt(SaleReceiptData(HEADING, LINES[1:], 358, 358, (ReceiptAmount("现金", 358),)), words)

    assert not words.used & {
        "member",
        "savings",
        "rounding",
        "change",
        "balance_after",
        "low_balance",
        "tax",
        "line_payable",
    }


def test_a_return_names_the_sale_and_what_went_back() -> None:
    """The original receipt, the refund and where it went; a place to sign."""
    back = ReturnReceiptData(HEADING, LINES, 2743, (ReceiptAmount("现金", 2743),), original="S01-R1-000042", copy=True)
    receipt = return_receipt(back, KeyWords())

    assert receipt.kind == "return"
    assert receipt.copy
    assert ("<original>", "S01-R1-000042") in pairs(receipt)
    assert ("<refund>", "￥27.43") in pairs(receipt)
    assert any(left.startswith("<signature>") for left, _ in pairs(receipt))


def test_a_report_lists_its_sections() -> None:
    """Counts stand between label and amount; the Z report carries its number and the journal head."""
    section = ReportSection(
        "Tenders",
        (ReportRow("Cash", 120050, 17), ReportRow("Total", 120050, strong=True), ReportRow("Opened", text="08:00")),
    )
    receipt = report_receipt(ReportData("z_report", HEADING, (section,), serial="Z-000007"), KeyWords())

    assert receipt.title == "<z_report>"
    assert ("<report_serial>", "Z-000007") in pairs(receipt)
    assert ("Total", "1,200.50") in pairs(receipt)
    assert ("Opened", "08:00") in pairs(receipt)
    assert ["Cash", "17", "1,200.50"] in [
        [cell.text for cell in block.cells] for block in receipt.blocks if isinstance(block, Columns)
    ]
    assert QR("S01-R2-000123 9f3a61c24b07") in receipt.blocks


def test_an_x_report_without_an_entry_has_no_anchor() -> None:
    """Looking is not an act: no number, no symbol."""
    receipt = report_receipt(ReportData("x_report", replace(HEADING, number="", head12=""), ()), KeyWords())

    assert not any(isinstance(block, QR) for block in receipt.blocks)


def test_a_test_print_shows_every_size() -> None:
    """Normal, strong and double text, and a symbol."""
    styles = {block.style for block in trial_receipt(HEADING, KeyWords()).blocks if isinstance(block, Text)}

    assert styles == {"normal", "strong", "double"}


@pytest.mark.parametrize(
    ("minor", "money", "symbol", "text"),
    [
        (0, PaperMoney(), False, "0.00"),
        (5, PaperMoney(), False, "0.05"),
        (-5, PaperMoney(), True, "-￥0.05"),
        (123456789, PaperMoney(), True, "￥1,234,567.89"),
        (1250, PaperMoney("JP¥", 0), True, "JP¥1,250"),
        (1250, PaperMoney("KD ", 3), True, "KD 1.250"),
        (-100000, PaperMoney("€"), False, "-1,000.00"),
    ],
)
def test_amounts_on_paper(minor: int, money: PaperMoney, symbol: bool, text: str) -> None:
    """Whole minor units, grouped, sign first; never a float."""
    assert paper_amount(minor, money, symbol=symbol) == text
