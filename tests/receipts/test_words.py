"""The words of the paper: every language says the same, and nothing is missing."""

import pytest

from domain.benefits import LANGUAGES
from domain.receipt_builders import ReportData, ReturnReceiptData, report_receipt, return_receipt, trial_receipt
from pos_app.receipts.words import WORDS, words_for
from tests.receipts.reading import HEADING, line, sample


def test_every_language_has_every_word() -> None:
    """The same keys everywhere, none empty."""
    assert tuple(WORDS) == LANGUAGES
    for language, words in WORDS.items():
        assert words.keys() == WORDS["en"].keys(), language
        assert all(words.values())


@pytest.mark.parametrize("language", sorted(WORDS))
def test_every_receipt_can_be_built(language: str) -> None:
    """No builder asks for a word that a language lacks."""
    words = words_for(language)
    back = ReturnReceiptData(HEADING, (line(1),), 100, (), original="S01-R1-000001")

    assert sample(language).kind == "sale"
    assert return_receipt(back, words).kind == "return"
    assert report_receipt(ReportData("x_report", HEADING, ()), words).title == words["x_report"]
    assert report_receipt(ReportData("z_report", HEADING, (), serial="7"), words).title == words["z_report"]
    assert trial_receipt(HEADING, words).kind == "test"


def test_an_unknown_language_speaks_english() -> None:
    """A receipt is printed in any case."""
    assert words_for("tlh")["change"] == "Change"
