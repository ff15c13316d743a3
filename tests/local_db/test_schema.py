"""What the database itself refuses, whoever asks."""

import pytest

from local_db import form, schema
from local_db.driver import ConstraintError, Transaction
from tests.local_db.world import EPOCH, Shop

FORBIDDEN = [
    ("UPDATE journal SET actor = 'x'", "no such column"),
    ("UPDATE journal SET kind = 'x' WHERE n = 2", "only added to"),
    ("DELETE FROM journal WHERE n = 2", "only added to"),
    ("INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE n = 2", "day is closed"),
    ("UPDATE posting SET amount = 0", "only added to"),
    ("DELETE FROM posting", "only added to"),
    ("UPDATE private SET salt = ''", "kept or erased"),
    ("DELETE FROM day", "stays closed"),
    ("UPDATE day SET number = 7", "stays closed"),
    ("UPDATE allowance SET spent = spent - 1 WHERE spent > 0", "only grow"),
    ("UPDATE allowance SET granted = granted - 1 WHERE granted > 0", "only grow"),
    ("DELETE FROM allowance", "only grow"),
    ("UPDATE allowance SET spent = granted + credited + 1", "nothing_is_overdrawn"),
    ("UPDATE allowance SET lent_sum = granted + credited + 1", "nothing_is_overdrawn"),
    ("INSERT INTO posting VALUES (99999, 0, 'a', 'CNY', 1, NULL)", "FOREIGN KEY"),
    ("INSERT INTO setting VALUES ('a', x'00')", "cannot store BLOB"),
]


@pytest.mark.parametrize(("sql", "message"), FORBIDDEN)
def test_the_database_refuses(sql: str, message: str, shop: Shop) -> None:
    shop.a_day()
    shop.books.run(lambda tx: tx.execute("INSERT INTO private VALUES (2, 0, 'c2FsdA==', x'7b7d')")).result()

    with pytest.raises(Exception, match=message):
        shop.books.run(lambda tx: tx.execute(sql)).result()


def test_an_entry_after_a_gap_or_on_a_closed_day_is_refused_by_the_database(shop: Shop) -> None:
    shop.a_day()
    row = (1000, EPOCH, 1, "x", "2026-01-02T00:00:00.000Z", "2026-01-02", "h", "s", b"")
    [(n, seq)] = shop.books.readers.all("SELECT max(n), max(seq) FROM journal")

    def insert(tx: Transaction, seq: int, day: str) -> int:
        return tx.execute(schema.insert_sql(schema.journal), (n + 1, EPOCH, seq, *row[3:5], day, *row[6:]))

    with pytest.raises(ConstraintError, match="no gaps"):
        shop.books.run(lambda tx: insert(tx, seq + 2, "2026-01-03")).result()
    with pytest.raises(ConstraintError, match=form.DAY_CLOSED):
        shop.books.run(lambda tx: insert(tx, seq + 1, "2026-01-02")).result()
    assert shop.books.run(lambda tx: insert(tx, seq + 1, "2026-01-03")).result() == 1
