"""Parts of entries that tell what a member gained."""

from domain.entry_benefits import Progress


def test_progress_names_the_counter_of_a_lifetime_or_of_a_month() -> None:
    assert Progress("spending", 9_800).unit == "TIER:spending"
    assert Progress("visits", 1, "2026-11").unit == "TIER:visits@2026-11"
