"""Money for the eye, and what a person types, by integers only."""

import pytest

from pos_app.ui.money_text import MoneyText

YUAN = MoneyText()


@pytest.mark.parametrize(
    ("minor", "plain", "signed"),
    [
        (0, "0.00", "¥0.00"),
        (5, "0.05", "¥0.05"),
        (18674, "186.74", "¥186.74"),
        (-2295, "−22.95", "−¥22.95"),
        (9007199254740993, "90,071,992,547,409.93", "¥90,071,992,547,409.93"),
    ],
)
def test_minor_units_are_written_exactly(minor: int, plain: str, signed: str) -> None:
    assert (YUAN.plain(minor), YUAN.signed(minor)) == (plain, signed)


def test_round_amounts_are_short() -> None:
    assert [YUAN.short(amount) for amount in (19000, 19050, 100000)] == ["190", "190.50", "1,000"]


def test_a_currency_without_minor_units() -> None:
    yen = MoneyText("¥", 0)

    assert (yen.plain(1234), yen.minor("1234"), yen.minor("12.3")) == ("1,234", 1234, None)


@pytest.mark.parametrize(
    ("typed", "minor"),
    [("200", 20000), ("200.5", 20050), ("200,5", 20050), ("1,234", None), ("1,2.3", None),
     (".50", 50), ("0.05", 5), ("", None), (".", None), ("1.234", None),
     ("-5", None), ("１２", None), ("12a", None), ("9" * 13, None)],
)  # fmt: skip
def test_what_is_typed_becomes_minor_units_or_nothing(typed: str, minor: int | None) -> None:
    assert YUAN.minor(typed) == minor
