"""A shop for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.shop import Shop


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An enrolled shop that was never opened."""
    folder = tmp_path_factory.mktemp("shop")
    Shop.new(folder).close()
    return folder


@pytest.fixture
def shop(template: Path, tmp_path: Path) -> Iterator[Shop]:
    """Nobody has opened a shift yet."""
    shop = Shop.copied(template, tmp_path)
    yield shop
    shop.close()


@pytest.fixture
def open_shop(shop: Shop) -> Shop:
    """The shift is open."""
    shop.open()
    return shop
