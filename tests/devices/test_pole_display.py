"""The customer's display: two lines of 20 columns, whatever is asked of it."""

import pytest

from pos_app.devices.pole_display import clear, label_and_amount, two_lines


def shown(data: bytes) -> tuple[str, str]:
    """Read the commands back as a CD5220 does."""
    assert data[:3] == b"\x1bQA"
    upper, rest = data[3:].split(b"\r", 1)
    assert rest[:3] == b"\x1bQB"
    return upper.decode("ascii"), rest[3:].removesuffix(b"\r").decode("ascii")


def test_both_lines_are_filled() -> None:
    """What stood there before is overwritten."""
    assert shown(two_lines("Milk", "15.90")) == ("Milk".ljust(20), "15.90".ljust(20))
    assert shown(label_and_amount("TOTAL", "￥186.74"))[1] == "186.74".rjust(19) + " "
    assert clear() == b"\x0c"


@pytest.mark.parametrize("text", ["x" * 30, "鲜牛奶", "a\x1bQA\rb", ""])
def test_any_text_fits(text: str) -> None:
    """Twenty printable characters, never a command."""
    upper, lower = shown(two_lines(text, text))

    assert len(upper) == len(lower) == 20
    assert upper.isprintable()
