"""What a closed epoch tells a new life of HQ: its totals as they were where its branch was left, no more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.entries import AllowanceGivenBack, AllowanceLent, UnitAmount
from local_db import closed_epochs
from pos_app.sync.books_side import BooksJournal
from tests.local_db.world import EPOCH, SOAP, Shop
from tests.proving import switched_off

LOT, OTHER = "SVP/20260101-M1", "SVP/20260101-M2"
NEIGHBOUR = "S01-R1/00000000000000aa"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path / "books.db")
    shop.open_shift()
    yield shop
    shop.books.close()


def spend_and_lend(shop: Shop) -> None:
    """A sale out of stored value; some goes back to HQ, some to a neighbour."""
    shop.sell((SOAP, 3), member="M1", stored=1000)
    shop.act("allowance.given_back", AllowanceGivenBack("S01", "idle", (UnitAmount("M2", OTHER, 700),)))
    shop.act("allowance.lent", AllowanceLent("S01", NEIGHBOUR, "asked", (UnitAmount("M2", OTHER, 50),)))


def _chance(count: int) -> bytes:
    return bytes([7]) * count


def leave(shop: Shop, first: int) -> None:
    """Begin another epoch; entries from `first` on are handed in again."""
    journal = BooksJournal(shop.books, _chance, lambda: shop.at, lambda: shop.day)
    journal.open_epoch("forked", first)


def told(shop: Shop) -> dict[tuple[str, str], tuple[int, int, int, int, dict[str, int]]]:
    """g, c, s, b and what was lent, by owner and unit."""
    rows = {(row.owner, row.unit): row.totals for row in shop.books.totals_to_tell(EPOCH)}
    return {key: (one.granted, one.credited, one.spent, one.given_back, one.lent) for key, one in rows.items()}


def test_of_the_present_epoch_everything_is_told(shop: Shop) -> None:
    spend_and_lend(shop)
    assert shop.books.totals_to_tell(EPOCH) == shop.books.allowances(EPOCH)
    assert told(shop)["M2", OTHER] == (60000, 0, 0, 700, {NEIGHBOUR: 50})


def test_what_a_closed_branch_did_is_not_told(shop: Shop) -> None:
    spend_and_lend(shop)
    before, left = told(shop), shop.books.head().seq
    spend_and_lend(shop)
    shop.sell((SOAP, 1), member="M1")
    leave(shop, left + 1)

    after = told(shop)
    assert {key: after[key] for key in before} == before
    assert all(not any(figures[1:4]) for key, figures in after.items() if key not in before)
    with switched_off(closed_epochs, "        if not first:\n", "        if True:\n"):
        assert told(shop) != after


def test_an_epoch_that_was_left_at_its_end_tells_everything(shop: Shop) -> None:
    spend_and_lend(shop)
    before = told(shop)
    leave(shop, shop.books.head().seq + 1)
    assert told(shop) == before
