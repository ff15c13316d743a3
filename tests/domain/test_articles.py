"""Articles and check digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.articles import check_digit, is_gtin


@pytest.mark.parametrize("code", ["4006381333931", "96385074", "036000291452", "00012345600012"])
def test_right_codes(code: str) -> None:
    """EAN-13, EAN-8, UPC-A and GTIN-14 as printed on goods."""
    assert is_gtin(code)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(body: str, place: int, step: int) -> None:
    """Misreading one digit never gives another valid code."""
    code = body + check_digit(body)
    wrong = code[:place] + str((int(code[place]) + step) % 10) + code[place + 1 :]

    assert is_gtin(code)
    assert not is_gtin(wrong)


def test_other_texts_are_no_gtin() -> None:
    """Other lengths, letters and digits of other scripts are no codes."""
    assert not any(is_gtin(code) for code in ("", "123", "40063813339a1", "٤٠٠٦٣٨١٣٣٣٩٣١"))
