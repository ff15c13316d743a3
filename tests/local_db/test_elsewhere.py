"""Sales of other registers as HQ told them: bytes under their hashes, and whether the right is here with them."""

import pytest

from domain.entries import EntryRef
from domain.postings import sale_owner
from tests.local_db.world import EPOCH, MILK, SOAP, Shop, grant
from wire.json_text import Malformed


def test_a_sale_is_found_by_number_and_head(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 2))
    shop.books.keep_elsewhere(sold.raw, (), 1).result()

    for head in ("", sold.hash[:12], sold.hash):
        found = shop.books.sale_elsewhere("S01-R2", sold.entry.seq, head)
        assert found is not None
        assert (found.entry, found.hash, found.raw) == (sold.entry, sold.hash, sold.raw)
    assert shop.books.sale_elsewhere("S01-R2", sold.entry.seq, "0" * 12) is None
    assert shop.books.sale_elsewhere("S01-R3", sold.entry.seq, "") is None


def test_the_right_of_ones_own_sale_is_here_until_it_is_spent(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 2), (SOAP, 1))

    assert shop.books.may_return(sold.entry.ref)
    shop.take_back(sold, {1: 2})
    assert shop.books.may_return(sold.entry.ref)
    shop.take_back(sold, {2: 1})
    assert not shop.books.may_return(sold.entry.ref)
    assert not shop.books.may_return(EntryRef("S01-R3", EPOCH, 7))


def test_each_loan_of_the_right_needs_the_returns_again(shop: Shop) -> None:
    """Granted a second time, and HQ was asked for the returns after the first time only: that is not enough."""
    shop.open_shift()
    sold = shop.sell((MILK, 2))
    owner = sale_owner(sold.entry.ref)
    shop.books.install_grant(*grant(owner, {f"REFUND:{owner}": 2})).result()

    assert not shop.books.may_return(sold.entry.ref)
    shop.books.keep_elsewhere(sold.raw, (), 1).result()
    assert not shop.books.may_return(sold.entry.ref)
    shop.books.keep_elsewhere(sold.raw, (), 2).result()
    assert shop.books.may_return(sold.entry.ref)
    shop.books.keep_elsewhere(sold.raw, (), 1).result()
    assert shop.books.may_return(sold.entry.ref)


def test_returns_are_known_once_whoever_tells_of_them(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 3))
    backs = [shop.take_back(sold, {1: 1}) for _ in range(2)]
    shop.books.keep_elsewhere(sold.raw, [one.raw for one in reversed(backs)], 1).result()

    assert [one.hash for one in shop.books.returns_made(sold.entry.ref)] == [one.hash for one in backs]


def test_bytes_that_are_no_entry(shop: Shop) -> None:
    with pytest.raises(Malformed):
        shop.books.keep_elsewhere(b"{}", (), 1)


def test_what_a_payment_brought_elsewhere(shop: Shop) -> None:
    assert shop.books.captured_elsewhere("p1") is None
