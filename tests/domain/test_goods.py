"""Goods in canonical order."""

from __future__ import annotations

from domain.cart import CartLine
from domain.goods import Goods
from tests.receipt_language import article

LINES = (
    CartLine(1, article("TEA", "2", tax=9), 1),
    CartLine(2, article("TEA", "2"), 2),
    CartLine(3, article("COLA", "2"), 1),
    CartLine(4, article("TEA", "2"), 1),
)


def test_the_order_that_decides_ties() -> None:
    """Higher tax rate, then sku, unit price, quantity."""
    assert [line.line for line in Goods(LINES).lines] == [3, 4, 2, 1]
    assert not Goods(LINES).tied


def test_the_first_of_equals_gets_the_cent() -> None:
    """Whatever was scanned first."""
    for lines in (LINES, LINES[::-1]):
        goods = Goods(lines)
        parts = goods.shared(range(4), [1, 1, 1, 1], goods.list, 2)
        assert [(goods.lines[at].line, amount) for at, amount in parts] == [(3, 1), (4, 1)]


def test_alike_lines_with_different_rests() -> None:
    """What is left decides among lines that are alike, and then what else a rule may look at."""
    alike = (CartLine(1, article("TEA", "2"), 1), CartLine(2, article("TEA", "2"), 1))
    goods = Goods(alike)

    assert goods.tied
    assert goods.shared((0, 1), (5, 5), [9, 8], 1) == [(1, 1)]
    for lines in (alike, alike[::-1]):
        assert [line.line for line in Goods(lines, {1: "one"}).lines] == [2, 1]


def test_units_are_worth_what_the_cumulative_rule_says() -> None:
    """Of 10 cents that are left of three pieces, one is worth 3 and two 7."""
    goods = Goods((CartLine(1, article("TEA", "2"), 3),))

    assert [goods.worth(0, [10], units) for units in (0, 1, 2, 3)] == [0, 3, 7, 10]
