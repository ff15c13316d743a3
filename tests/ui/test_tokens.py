"""Every ink is readable on its ground, in both themes; shapes, not hues, carry the states."""

import pytest

from pos_app.ui.tokens import COMFORT, COMPACT, PAIRS, THEMES, contrast, density_for


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]}-on-{pair[1]}")
def test_ink_is_readable_on_its_ground(theme: str, pair: tuple[str, str, float]) -> None:
    ink, ground, least = pair

    assert contrast(THEMES[theme][ink], THEMES[theme][ground]) >= least


def test_the_themes_have_the_same_tokens() -> None:
    assert THEMES["light"].keys() == THEMES["dark"].keys()


def test_contrast_is_the_known_one() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1."""
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21
    assert contrast("#0B7A75", "#0B7A75") == 1


def test_the_windows_height_chooses_the_density() -> None:
    assert density_for(768) is COMFORT
    assert density_for(699) is COMPACT
