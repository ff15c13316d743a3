"""Past sales come out of the books by name, with the plans that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import Fault
from local_db.past_sales import past_sales
from tests.local_db.world import EPOCH, KEY, MILK, PLAN, SOAP, Shop
from wire.bodies import plan_hash, plan_text, read_entry

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(tmp_path: Path) -> Path:
    path = tmp_path / "books.db"
    shop = Shop.new(path)
    shop.open_shift()
    shop.sell((MILK, 2), member="M1")
    shop.sell((SOAP, 1))
    shop.books.close()
    return path


def names(path: Path, entry: str = "") -> list[str]:
    return [one.name for one in past_sales(path, KEY, entry).sales]


def test_every_sale_and_its_plan(books: Path) -> None:
    found = past_sales(books, KEY)
    assert found.plans == {plan_hash(plan_text(PLAN)): plan_text(PLAN)}
    sales = list(found.sales)
    assert [one.name for one in sales] == [f"S01-R2/{EPOCH}/{seq}" for seq in (4, 5)]
    assert [read_entry(one.raw).kind for one in sales] == ["sale.completed"] * 2


@pytest.mark.parametrize("entry", ["5", "S01-R2-000005", f"S01-R2/{EPOCH}/5"])
def test_one_sale(books: Path, entry: str) -> None:
    assert names(books, entry) == [f"S01-R2/{EPOCH}/5"]


@pytest.mark.parametrize("entry", ["3", "99", "S01-R9-000005", f"S01-R2/{EPOCH}/55"])
def test_none(books: Path, entry: str) -> None:
    assert names(books, entry) == []


def test_what_cannot_be_asked(books: Path, tmp_path: Path) -> None:
    with pytest.raises(Fault, match="names no entry"):
        past_sales(books, KEY, "last")
    with pytest.raises(Fault, match="no books"):
        past_sales(tmp_path / "none.db", KEY)
