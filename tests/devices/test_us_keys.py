"""Keys by their place."""

import pytest

from pos_app.devices.us_keys import us_character


@pytest.mark.parametrize(
    ("place", "plain", "shifted"),
    [
        (2, "1", "!"),
        (11, "0", ")"),
        (12, "-", "_"),
        (16, "q", "Q"),
        (27, "]", "}"),
        (30, "a", "A"),
        (40, "'", '"'),
        (41, "`", "~"),
        (43, "\\", "|"),
        (44, "z", "Z"),
        (53, "/", "?"),
        (57, " ", " "),
        (28, "", ""),
        (59, "", ""),
        (79, "", ""),
    ],
)
def test_places(place: int, plain: str, shifted: str) -> None:
    """Codes of Linux input events: Enter, F1 and the key pad are not ours."""
    assert us_character(place, shifted=False) == plain
    assert us_character(place, shifted=True) == shifted


def test_every_character_has_one_place() -> None:
    """The main block types all printable ASCII characters."""
    typed = [us_character(place, shifted=shifted) for place in range(90) for shifted in (False, True)]

    assert {chr(code) for code in range(32, 127)} == set(typed) - {""}
