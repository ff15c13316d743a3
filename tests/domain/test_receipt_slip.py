"""A slip says what is left."""

from domain.receipt import Rule, Text
from domain.receipt_builders import Heading
from domain.receipt_slip import Slip, slip_receipt
from pos_app.receipts.words import words_for


def test_a_slip_says_who_what_and_where_it_stands_in_the_journal() -> None:
    heading = Heading("Shop", "S01-R2", "S01-R2-000012", "9f3a61c24b07", "2026-11-24", "2026-11-24 12:00", "Ann")

    paper = slip_receipt(Slip("Session", (("Massage", "1"),), ("Left", "23")), heading, words_for("en"))

    texts = [(block.left, block.right) for block in paper.blocks if isinstance(block, Text)]
    assert ("Massage", "1") in texts
    assert ("Left", "23") in texts
    assert any("9f3a61c24b07" in left for left, _ in texts)


def test_a_slip_without_rows_has_one_rule_and_says_what_it_is_good_for() -> None:
    heading = Heading("Shop", "S01-R2", "S01-R2-000012", "9f3a61c24b07", "2026-11-24", "2026-11-24 12:00", "Ann")

    paper = slip_receipt(Slip("Card frozen", (), note="Nobody pays with it", signed=True), heading, words_for("en"))

    assert [block for block in paper.blocks if isinstance(block, Rule)] == [Rule()]
    assert [block.left for block in paper.blocks if isinstance(block, Text)][-2:] == [
        "Nobody pays with it", "Signature ____________________",
    ]  # fmt: skip
