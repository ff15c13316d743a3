"""Sales priced again and returns worked out again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import ReturnCompleted
from domain.errors import Refusal
from domain.proofs import return_trouble, sale_trouble
from tests.local_db.world import MILK, PLAN, SOAP, START, Shop, sale_of


def test_an_honest_sale_is_the_same_to_the_cent_and_any_other_is_told(shop: Shop) -> None:
    shop.open_shift()
    sale = sale_of(shop.sell((MILK, 3), (SOAP, 1), member="M1", stored=300))

    assert sale_trouble(sale, PLAN, START) == ""
    assert "payable" in sale_trouble(replace(sale, payable=sale.payable - 1), PLAN, START)
    cheaper = replace(sale, lines=(replace(sale.lines[0], unit_price=1), *sale.lines[1:]))
    assert "lines" in sale_trouble(cheaper, PLAN, START)
    assert sale_trouble(replace(sale, tenders=()), PLAN, START)
    assert sale_trouble(sale, replace(PLAN, tiers=()), START)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path / "books.db")
    yield shop
    shop.books.close()


CHANGES = [
    {"payable": 0}, {"list": 1}, {"held_back": 1}, {"last": True}, {"member": "M2"}, {"tenders": ()}, {"taxes": ()},
    {"adjustments": ()}, {"currency": "USD"},
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_a_return_that_gives_back_anything_else_is_told(change: dict[str, object], shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 3), (SOAP, 1), member="M1", stored=300)
    body = shop.take_back(sold, {1: 2}).entry.body
    assert isinstance(body, ReturnCompleted)

    assert return_trouble(body, sale_of(sold), (), PLAN) == ""
    changed = replace(body, **change)  # type: ignore[arg-type]
    assert next(iter(change)) in return_trouble(changed, sale_of(sold), (), PLAN)


def test_more_than_is_left_is_refused(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 3), (SOAP, 1))
    body = shop.take_back(sold, {1: 2}).entry.body
    assert isinstance(body, ReturnCompleted)

    with pytest.raises(Refusal) as told:
        return_trouble(body, sale_of(sold), (body,), PLAN)
    assert told.value.code == "more_than_sold"
