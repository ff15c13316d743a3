"""What HQ told of other registers is what its hashes say; whole returns are proved in the services' tests."""

import pytest

from local_db.verify_returns import kept_trouble
from tests.local_db.world import MILK, Shop

WRONG = [
    ("UPDATE sale_elsewhere SET raw = x'7b7d'", "not those that were hashed"),
    ("UPDATE sale_elsewhere SET seq = 99", "its bytes are another's"),
    ("UPDATE return_elsewhere SET raw = x'7b7d'", "not those that were hashed"),
    ("UPDATE return_elsewhere SET sale = 'S01-R9/aa/1'", "it is no return of S01-R9/aa/1"),
]


@pytest.mark.parametrize(("sql", "why"), WRONG)
def test_what_is_kept_is_what_was_told(shop: Shop, sql: str, why: str) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 3))
    shop.books.keep_elsewhere(sold.raw, [shop.take_back(sold, {1: 1}).raw], 1).result()
    assert kept_trouble(shop.books.readers) is None

    shop.books.run(lambda tx: tx.execute(sql)).result()

    found = kept_trouble(shop.books.readers)
    assert found is not None
    assert why in found[1]
