"""Laying out: no row is wider than the paper, nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.receipt import Cell, Columns, Receipt, Rule, Text
from domain.receipt_layout import TextRow, lay_out, usual_columns, western, width_of, wrap

wide = usual_columns
"""As a Chinese head does."""


def rows(*blocks: Text | Columns | Rule, columns: int = 32) -> list[str]:
    """Return the text rows of blocks, without the title."""
    laid = lay_out(Receipt("test", "T", blocks), columns, wide)
    return [row.text for row in laid if isinstance(row, TextRow)][1:]


TEXTS = st.text(alphabet=st.sampled_from("ab 1,.￥应付牛奶×"), max_size=60)


@given(
    left=TEXTS,
    right=TEXTS,
    style=st.sampled_from(["normal", "strong", "double", "small"]),
    columns=st.sampled_from([16, 32, 48]),
)
def test_no_row_is_wider_than_the_paper(left: str, right: str, style: str, columns: int) -> None:
    """Enlarged rows count twice."""
    for row in lay_out(Receipt("test", left, (Text(left, right, style),)), columns, wide):  # type: ignore[arg-type]
        if isinstance(row, TextRow):
            assert width_of(row.text, wide) * (2 if row.style == "double" else 1) <= columns


@given(
    cells=st.lists(
        st.tuples(TEXTS, st.integers(1, 4), st.sampled_from(["left", "centre", "right"])), min_size=1, max_size=3
    )
)
def test_cells_stay_in_their_columns(cells: list[tuple[str, int, str]]) -> None:
    """A row of cells is never wider than the paper, and every character is printed."""
    laid = rows(Columns(tuple(Cell(*cell) for cell in cells)), columns=48)  # type: ignore[arg-type]

    assert all(width_of(row, wide) <= 48 for row in laid)
    assert sorted("".join(laid).replace(" ", "")) == sorted("".join(text for text, _, _ in cells).replace(" ", ""))


@given(text=TEXTS, columns=st.integers(2, 30))
def test_wrapping_loses_only_blanks(text: str, columns: int) -> None:
    """Every other character stands on some line, in order."""
    parts = wrap(text, columns, wide)

    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(part, wide) <= columns for part in parts)


def test_words_are_kept_whole_and_han_break_anywhere() -> None:
    """Latin text breaks at blanks, Chinese text where the line is full."""
    assert wrap("fresh whole milk", 11, wide) == ["fresh whole", "milk"]
    assert wrap("金龙鱼葵花籽油", 8, wide) == ["金龙鱼葵", "花籽油"]
    assert wrap("  indented text", 10, wide) == ["  indented", "text"]
    assert wrap("abcdefgh", 4, wide) == ["abcd", "efgh"]


def test_an_amount_keeps_its_place_on_the_right() -> None:
    """It goes on its own line when the label leaves no room, and a long label is broken above it."""
    assert rows(Text("应付", "12.50"))[0] == "应付" + " " * 23 + "12.50"
    assert rows(Text("x" * 30, "12.50")) == ["x" * 30, " " * 27 + "12.50"]
    assert rows(Text("x" * 40, "12.50")) == ["x" * 32, "x" * 8 + " " * 19 + "12.50"]


def test_centred_and_ruled() -> None:
    """A line without right part is placed as asked; a rule fills the paper."""
    assert rows(Text("abcd", align="centre"))[0].rstrip() == " " * 14 + "abcd"
    assert rows(Text("abcd", align="right"))[0] == " " * 28 + "abcd"
    assert rows(Rule(), Rule(heavy=True)) == ["-" * 32, "=" * 32]


def test_too_little_paper_is_refused() -> None:
    """Below 16 columns nothing readable comes out."""
    with pytest.raises(ValueError, match="16"):
        lay_out(Receipt("test", "T", ()), 15, wide)
    with pytest.raises(ValueError, match="2 columns"):
        wrap("a", 1, wide)


def test_western_letters_are_as_narrow_as_latin_ones() -> None:
    """Chinese type draws × and · as wide as Han, and has é as wide too: a Spanish word would fall apart."""
    assert [usual_columns(char) for char in "牛×·aéñ¿ü"] == [2, 2, 2, 1, 1, 1, 1, 1]
    assert [char for char in "e×·é牛ñ¿" if western(char)] == ["é", "ñ", "¿"]
