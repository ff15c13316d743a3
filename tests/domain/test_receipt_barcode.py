"""Code 128: checked against another encoder and by its own rules."""

import pytest
from barcode.codex import Code128  # type: ignore[import-untyped]

from domain.receipt_barcode import code128


@pytest.mark.parametrize("data", ["S01-R2-abc", "Receipt ~!", "a"])
def test_the_same_bars_as_another_encoder(data: str) -> None:
    """Bar for bar (for data where the other encoder stays in set B too)."""
    bars = "".join("10"[place % 2] * width for place, width in enumerate(code128(data)))

    assert bars == Code128(data).build()[0]


def test_every_symbol_has_eleven_modules() -> None:
    """Start, data, check: 11 modules each; stop: 13."""
    for code in range(32, 127):
        assert sum(code128(chr(code) * 3)) == 11 * 5 + 13


@pytest.mark.parametrize("data", ["", "城", "a\t"])
def test_other_data_is_refused(data: str) -> None:
    """Nothing but printable ASCII."""
    with pytest.raises(ValueError, match="ASCII"):
        code128(data)
