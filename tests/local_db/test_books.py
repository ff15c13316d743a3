"""Books: what is recorded is durable and whole; whoever opens them is told what is wrong."""

import os
import subprocess
import sys
from pathlib import Path
from queue import SimpleQueue

import pytest

from domain.entries import CashMoved, EpochOpened, ShiftRef, StaffSignedIn
from domain.errors import Fault, Refusal
from local_db.act import Act
from local_db.books import create_books, open_books
from local_db.keys import BooksKey
from local_db.verify import verify
from tests.local_db.world import DAY, KEY, MILK, SEED, START, Shop, certificate, hq_keys


def test_a_recorded_act_is_there_after_a_restart(shop: Shop, tmp_path: Path) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 2))
    shop.books.close()

    again = open_books(tmp_path / "books.db", KEY)
    assert again.entry(sold.entry.seq) == sold
    assert again.head().hash == sold.hash
    again.close()


def test_who_waits_for_commits_hears_of_each(shop: Shop) -> None:
    heads: SimpleQueue[int] = SimpleQueue()
    shop.books.committed = lambda: heads.put(shop.books.head().seq)
    shop.open_shift()

    assert [heads.get(timeout=10), heads.get(timeout=10)] == [2, 3]
    with pytest.raises(Refusal):
        shop.open_shift()
    assert heads.get(timeout=10) == 4
    assert heads.empty()


def test_whatever_happens_to_who_hears_of_a_commit_the_sale_is_made(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks() -> None:
        raise OSError("the printer's thread is gone")

    shop.books.committed = breaks
    shop.open_shift()
    assert shop.sell((MILK, 1)).entry.seq == 4
    shop.books.committed = lambda: None
    shop.books.submit(lambda: None).result()
    assert "printer" in caplog.text


def test_books_are_enrolled_before_anything_is_written(tmp_path: Path) -> None:
    books = create_books(tmp_path / "books.db", KEY)
    act = Act("staff.signed_in", StaffSignedIn("A1"), "A1", START, DAY)
    for ask in (lambda: books.record(act).result(), books.head, books.signing_key):
        with pytest.raises(Fault) as told:
            ask()
        assert told.value.code == "not_enrolled"

    books.add_epoch(certificate(), SEED).result()
    books.save_hq_keys(hq_keys()).result()
    assert books.record(act).result().entry.seq == 1
    books.close()
    assert verify(tmp_path / "books.db", KEY).holds


def test_books_are_enrolled_with_their_first_acts_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    act = Act("epoch.opened", EpochOpened("S01", "enrolled"), "till", START, DAY)
    bad = Act("cash.paid_in", CashMoved("S01", ShiftRef("0" * 16, 1), 5, "x"), "till", START, DAY)
    with pytest.raises(Refusal):
        create_books(path, KEY, certificate=certificate(), seed=SEED, hq_keys=hq_keys(), acts=[act, bad])

    books = create_books(path, KEY, certificate=certificate(), seed=SEED, hq_keys=hq_keys(), acts=[act])
    assert books.head().seq == 1
    books.close()
    assert verify(path, KEY).holds


def test_a_new_epoch_begins_with_its_first_acts_and_no_allowances(shop: Shop, tmp_path: Path) -> None:
    shop.open_shift()
    before = shop.sell((MILK, 1), member="M1", stored=100)
    seed = bytes(range(50, 82))
    act = shop.made("staff.signed_in", StaffSignedIn("A1"))
    shop.books.begin_epoch(certificate(seed, "aaaabbbbccccdddd"), seed, [act]).result()

    head = shop.books.head()
    assert (head.epoch, head.seq) == ("aaaabbbbccccdddd", 1)
    assert shop.books.rooms("M1") == {}
    assert shop.books.entry(before.entry.seq, before.entry.epoch) == before
    shop.sell((MILK, 1))
    shop.books.close()
    assert verify(tmp_path / "books.db", KEY).holds


SELL_FOR_EVER = """
import sys
from pathlib import Path
from queue import SimpleQueue
from local_db.books import open_books
from tests.local_db.world import KEY, MILK, SOAP, Shop
from datetime import timedelta
shop = Shop(open_books(Path(sys.argv[1]), KEY))
shop.at += timedelta(days=1)
print("ready", flush=True)
while True:
    print(shop.sell((MILK, 1), (SOAP, 2), member="M1", stored=1).entry.seq, flush=True)
"""


def test_a_till_killed_in_the_middle_loses_and_halves_nothing(shop: Shop, tmp_path: Path) -> None:
    """Killed with -9 at any moment: every acknowledged sale is there, whole, and the books verify."""
    shop.open_shift()
    shop.books.close()
    acknowledged = 0
    for sales in (1, 3, 5, 8):
        with subprocess.Popen(
            [sys.executable, "-c", SELL_FOR_EVER, str(tmp_path / "books.db")],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": "."},
        ) as till:
            assert till.stdout is not None
            assert till.stdout.readline() == "ready\n"
            for _ in range(sales):
                acknowledged = int(till.stdout.readline())
            till.kill()
            rest = [int(line) for line in till.stdout.read().split()]
        acknowledged = max([acknowledged, *rest])

        verdict = verify(tmp_path / "books.db", KEY)
        assert verdict.holds, verdict
        assert verdict.entries >= acknowledged


@pytest.mark.parametrize("wrong", [BooksKey.of(bytes(48)), BooksKey.of(bytes(range(1, 49)))])
def test_a_wrong_key_is_told_and_harms_nothing(wrong: BooksKey, shop: Shop, tmp_path: Path) -> None:
    shop.books.close()
    before = (tmp_path / "books.db").read_bytes()

    with pytest.raises(Fault) as told:
        open_books(tmp_path / "books.db", wrong)
    assert told.value.code == "no_key"
    assert (tmp_path / "books.db").read_bytes() == before
    open_books(tmp_path / "books.db", KEY).close()
