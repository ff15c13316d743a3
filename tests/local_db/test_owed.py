"""What members owe at this register is read off the postings."""

from tests.local_db.world import SOAP, Shop


def test_nobody_owes_anything_at_first(shop: Shop) -> None:
    shop.open_shift()
    shop.sell((SOAP, 1), member="M1", stored=100)

    assert shop.books.owed() == {}


def test_the_sums_are_found_by_their_own_index(shop: Shop) -> None:
    sql = (
        "EXPLAIN QUERY PLAN SELECT account, sum(amount) FROM posting WHERE account LIKE 'receivable:%' GROUP BY account"
    )
    plan = " ".join(str(row) for row in shop.books.readers.all(sql))

    assert "posting_receivable" in plan
