"""A till whose branch was closed: what it sold counts once, at HQ and on its own screen."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hq.bootstrap import open_hq, start_up
from hq.services import load_chain
from hq.services.verify import verify
from hq.store import members, sales
from local_db.keys import read_key_file
from local_db.verify import verify as verify_books
from pos_app.bootstrap import BOOKS
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.enrol_member import NewMember, enrol_member
from pos_app.sync.books_side import BooksJournal
from tests.adversary.town import CHAIN, LOT, MILK, SOAP, Counter, at_hq, running, settled
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import ANNA, Town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    hq = open_hq(None, tmp_path / "hq")
    load_chain.load(hq, CHAIN)
    start_up(hq)
    town = Town(hq, tmp_path)
    town.on()
    yield town
    town.off()
    hq.database.close()


def clone_sold_first(town: Town) -> None:
    """A copy of the disk went on by itself: HQ holds its branch when the till comes back."""
    town.new_till().close()
    with running(town, "till") as counter:
        settled(town, counter)
        eventually(lambda: bool(counter.till.books.rooms("M1")))
    copy = town.copied()
    with running(town, "till") as counter:
        counter.sell(MILK)
        settled(town, counter)
    town.put_back(copy)


def sell_and_fork(town: Town, counter: Counter) -> None:
    """Sell without HQ, then meet it."""
    counter.sell(SOAP, member=True, stored=1_000)
    counter.sell(SOAP, SOAP, member=True)


def test_adopted_sales_count_once_at_hq_and_on_the_screen(town: Town) -> None:
    """Spending and balance after the fork are what HQ says, not what it says and the old branch on top."""
    clone_sold_first(town)
    town.off()
    with running(town, "till") as counter:
        old = counter.till.books.head().epoch
        sell_and_fork(town, counter)
        town.on()
        counter.till.hq.wake()
        eventually(lambda: counter.till.books.head().epoch != old)
        settled(town, counter)
        row = town.hq.database.read(lambda tx: members.get(tx, ["M1"]))["M1"]
        seen = counter.member
        assert (seen.member.spending, seen.member.tier) == (row.spending, row.tier)
        assert seen.balance == sum(amount for unit, amount in at_hq(town).items() if unit.startswith("SV"))
        shift = counter.till.books.open_shift()
        assert shift is not None
        assert town.hq.database.read(lambda tx: sales.day(tx, shift.business_day))["S01"].sales == 3
        assert at_hq(town)[f"SVP/{LOT}"] == 60_000
        counter.sell(MILK, member=True)
        settled(town, counter)
        assert counter.member.member.spending == row.spending + 320
    assert verify(town.hq).good
    assert verify_books(town.settings().data / BOOKS, read_key_file(town.settings().key_file)).holds


def test_a_fork_that_is_found_after_the_day_was_closed(town: Town) -> None:
    """The new epoch belongs to the next day: the talk with HQ goes on."""
    clone_sold_first(town)
    town.off()
    with running(town, "till") as counter:
        old = counter.till.books.head().epoch
        counter.sell(MILK)
        cash = count_drawer(counter.till.desk, {"100": 103, "10": 3})
        close_shift(counter.till.desk, ANNA, cash, "counted late", day=True)
        town.on()
        counter.till.hq.wake()
        eventually(lambda: counter.till.books.head().epoch != old)
        settled(town, counter)
    assert verify(town.hq).good


def test_who_was_enrolled_on_a_closed_branch_has_his_name_at_hq(town: Town) -> None:
    """His record goes with the entry that hands his enrolment in again; erased once, it is nowhere."""
    clone_sold_first(town)
    town.off()
    with running(town, "till") as counter:
        old = counter.till.books.head()
        counter.open()
        new = NewMember("13900000009", "2900000000094", "Li Lei", agreement="terms-1")
        enrolled = enrol_member(counter.till.desk, new, ANNA).result()
        town.on()
        counter.till.hq.wake()
        eventually(lambda: counter.till.books.head().epoch != old.epoch)
        settled(town, counter)
        [who] = enrolled.entry.members
        row = town.hq.database.read(lambda tx: members.get(tx, [who]))[who]
        assert (row.name, row.phone) == ("Li Lei", "13900000009")
        assert counter.till.books.erase_private(old.epoch, enrolled.entry.seq).result() == 2
    assert verify_books(town.settings().data / BOOKS, read_key_file(town.settings().key_file)).holds


def test_two_epochs_that_were_opened_without_hq(town: Town) -> None:
    """A disk was put back twice before HQ was met: HQ hears of both, the older first, and nothing is lost."""
    town.new_till().close()
    with running(town, "till") as counter:
        settled(town, counter)
    town.off()
    with running(town, "till") as counter:
        till = counter.till
        journal = BooksJournal(till.books, os.urandom, till.clock.now, till.desk.day)
        for _ in range(2):
            counter.sell(MILK)
            journal.open_epoch("restored", max(1, min(journal.position().confirmed, journal.position().head) + 1))
        town.on()
        till.hq.wake()
        settled(town, counter)
        assert [one.certificate.key for one in till.books.epochs()] == ["hq-1"] * 3
        shift = till.books.open_shift()
        assert shift is not None
        assert town.hq.database.read(lambda tx: sales.day(tx, shift.business_day))["S01"].sales == 2
    assert verify(town.hq).good
