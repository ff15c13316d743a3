"""Books: what is recorded is durable, whole, and can be asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local_db.world import MILK, Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path / "books.db")
    yield shop
    shop.books.close()


def test_a_sale_is_in_the_journal(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 2))

    assert shop.books.entry(sold.entry.seq) == sold
    assert shop.books.head().hash == sold.hash


def test_a_whole_day(shop: Shop) -> None:
    shop.a_day()
    shop.a_day()
    assert shop.books.z_count() == 2
