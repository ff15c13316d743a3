"""Real books for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local_db.world import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path / "books.db")
    yield shop
    shop.books.close()
