"""Copies of a neighbour's entries: in order, once, dropped when HQ has them, the newest never."""

from local_db.kept_lines import KeptLine
from tests.local_db.world import Shop


def lines(shop: Shop) -> list[KeptLine]:
    return [KeptLine(line.decoded().seq, line) for line in shop.books.entries_after(0)]


def test_lines_are_kept_as_they_came(shop: Shop) -> None:
    shop.open_shift()
    mine = lines(shop)

    for some in (mine[:2], mine, mine[1:]):
        shop.books.keep_lines("S01-R7", "e" * 16, some, 0).result()

    assert shop.books.kept_lines("S01-R7", "e" * 16, 0, 99) == tuple(one.line for one in mine)
    assert shop.books.kept_lines("S01-R7", "e" * 16, 1, 1) == (mine[1].line,)
    assert shop.books.kept_head("S01-R7", "e" * 16) == (mine[-1].seq, mine[-1].line.hash)
    assert shop.books.kept_journals() == (("S01-R7", "e" * 16),)


def test_what_hq_has_is_dropped_but_for_the_newest(shop: Shop) -> None:
    shop.open_shift()
    mine = lines(shop)
    shop.books.keep_lines("S01-R7", "e" * 16, mine, mine[-1].seq + 5).result()

    assert shop.books.kept_lines("S01-R7", "e" * 16, 0, 99) == (mine[-1].line,)


def test_of_nobody_nothing_is_kept(shop: Shop) -> None:
    assert shop.books.kept_head("S01-R7", "e" * 16) is None
    assert shop.books.kept_journals() == ()
