"""What stands on the receipt of a top-up and of its like."""

from dataclasses import replace

from domain.receipt import receipt_from_json, receipt_to_json
from domain.receipt_builders import Balance, ReceiptAmount, ReceiptMember
from domain.receipt_value import ValueReceiptData, value_receipt
from tests.domain.test_receipt_builders import HEADING, KeyWords, pairs

DATA = ValueReceiptData(
    title="top_up",
    heading=HEADING,
    amounts=(ReceiptAmount("本金", 100_000), ReceiptAmount("赠金", 20_000)),
    total_word="paid_in_now",
    total=100_000,
    tenders=(ReceiptAmount("现金", 150_000),),
    member=ReceiptMember("王*明", ""),
    change=50_000,
    balance=Balance(3_850, 123_850),
    notes=(("至", "2027-11-22"),),
)


def test_what_was_paid_what_was_given_and_the_balance() -> None:
    said = dict(pairs(value_receipt(DATA, KeyWords())))

    assert said["<paid_in_now>"] == "￥1,000.00"
    assert (said["本金"], said["赠金"], said["现金"], said["<change>"]) == ("1,000.00", "200.00", "1,500.00", "500.00")
    assert (said["<balance_before>"], said["<balance_after>"], said["至"]) == ("38.50", "1,238.50", "2027-11-22")


def test_who_gets_money_back_signs() -> None:
    assert "<signature> ____________________" not in dict(pairs(value_receipt(DATA, KeyWords())))
    assert "<signature> ____________________" in dict(pairs(value_receipt(replace(DATA, signed=True), KeyWords())))


def test_it_survives_the_print_queue() -> None:
    paper = value_receipt(DATA, KeyWords())

    assert receipt_from_json(receipt_to_json(paper)) == paper
