"""HQ is put back from yesterday's backup: nothing is lent before every till has told, and the books come out right."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import requests

from domain.entries import SaleCompleted
from domain.errors import Refusal
from hq.bootstrap import back_up, open_hq, restore, start_up
from hq.services import grant, housekeeping, load_chain, project
from hq.services.verify import verify
from hq.store import allowances, lives, members, sales
from pos_app.bootstrap import open_till
from pos_app.services.open_drawer import open_drawer
from pos_app.services.take_payment import enlarge_for
from pos_app.sync.syncer import Pace
from tests.adversary.town import CHAIN, LOT, MILK, SOAP, Counter, at_hq, available, from_journals, settled
from tests.proving import switched_off
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import BOSS, Town

QUICK = Pace(heartbeat=0.1, rest=0.02, first_retry=0.02, longest_retry=0.1)
SVP = f"SVP/{LOT}"
BALANCE = 72_000


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    hq = open_hq(None, tmp_path / "hq")
    load_chain.load(hq, CHAIN)
    start_up(hq)
    town = Town(hq, tmp_path)
    town.on()
    for name, store in (("one", "S01"), ("two", "S02")):
        town.new_till(name, store).close()
    yield town
    town.off()
    town.hq.database.close()


@contextmanager
def running(town: Town, *names: str) -> Iterator[list[Counter]]:
    """Tills that talk with HQ."""
    with ExitStack() as stack:
        counters = []
        for name in names:
            till = open_till(town.settings(name))
            stack.callback(till.close)
            till.start_sync(QUICK)
            counters.append(Counter(till))
        yield counters


def backup(town: Town) -> Path:
    file = town.folder / "yesterday.backup"
    assert back_up(None, town.hq.data, file) > 0
    return file


def put_back(town: Town, file: Path) -> None:
    """HQ's disk is gone; it begins again from the backup, at the same address."""
    town.off()
    town.hq.database.close()
    folder = town.folder / "hq again"
    shutil.rmtree(folder, ignore_errors=True)
    life, _ = restore(None, folder, file)
    town.hq = open_hq(None, folder)
    assert town.hq.secrets.life == life > 1
    start_up(town.hq)
    town.on()


def page(town: Town) -> str:
    return requests.get(f"http://127.0.0.1:{town.port}/", timeout=30).text


def spend_more_than_is_here(counter: Counter) -> int:
    """Have the allowance enlarged as far as HQ does; what was spent of stored value."""
    sale = counter.cart(*[SOAP] * 4, member=True)
    enlarge_for(counter.till.desk, sale, sale.settlement.due)
    body = counter.sell(*[SOAP] * 4, member=True, stored=None).entry.body
    assert isinstance(body, SaleCompleted)
    return sum(tender.amount for tender in body.tenders if tender.spends)


def spend_all(counter: Counter) -> int:
    """Spend until nothing is here and HQ lends no more."""
    spent = 0
    try:
        while True:
            spent += spend_more_than_is_here(counter)
    except Refusal:
        return spent


def told(town: Town) -> bool:
    return not town.hq.database.read(lambda tx: lives.waiting(tx, town.hq.secrets.life))


def agree(town: Town, *counters: Counter) -> None:
    settled(town, *counters)
    assert at_hq(town) == from_journals(town)
    assert all(amount >= 0 for amount in available(town).values())
    assert verify(town.hq).good, verify(town.hq).sentence()
    rooms = town.hq.database.read(lambda tx: allowances.holdings(tx, "M1"))
    whole = available(town)
    for one in rooms:
        whole[one.unit] = whole.get(one.unit, 0) + one.totals.room
    assert {unit: amount for unit, amount in whole.items() if amount} == at_hq(town)
    for counter in counters:
        if counter.member.local:
            assert counter.member.balance == sum(a for unit, a in at_hq(town).items() if unit.startswith("SV"))


def test_nothing_is_lent_before_every_till_has_told(town: Town) -> None:
    """The manager sees for whom HQ waits; the sum of all spends never exceeds what the member had."""
    with running(town, "one", "two") as counters:
        settled(town, *counters)
    file = backup(town)
    with running(town, "one", "two") as counters:
        settled(town, *counters)
        spent = [spend_more_than_is_here(counter) for counter in counters]
        assert all(spent)
        settled(town, *counters)
        before = at_hq(town)
    put_back(town, file)
    assert all(word in page(town) for word in ("put back from a backup", "S01-R1, S02-R1"))
    assert sum(amount for unit, amount in at_hq(town).items() if unit.startswith("SV")) == BALANCE
    housekeeping.keep_house(town.hq)
    with running(town, "one") as [one]:
        eventually(lambda: "reported: S02-R1<" in page(town))
        again = one.cart(*[SOAP] * 4, member=True)
        room = one.till.books.rooms("M1")
        enlarge_for(one.till.desk, again, again.settlement.due)
        assert one.till.books.rooms("M1") == room, "it lends nothing while it waits"
        with running(town, "two") as [two]:
            eventually(lambda: told(town))
            assert "All registers have reported" in page(town)
            settled(town, one, two)
            assert at_hq(town) == before
            agree(town, one, two)
            spent += [spend_more_than_is_here(counter) for counter in (one, two)]
            agree(town, one, two)
    assert sum(spent) <= BALANCE


def test_what_was_enrolled_or_opened_since_the_backup_is_taken_back(town: Town) -> None:
    """A till of today, and one that opened a new epoch today: HQ knows its own signature."""
    with running(town, "one", "two") as counters:
        settled(town, *counters)
    file = backup(town)
    town.new_till("three", "S01").close()
    with running(town, "one", "three") as [one, three]:
        one.sell(MILK, member=True, stored=None)
        settled(town, one, three)
        old = one.till.books.head().epoch
    forked(town)
    with running(town, "one", "three", "two") as counters:
        settled(town, *counters)
        assert counters[0].till.books.head().epoch != old
        for counter in counters:
            assert spend_more_than_is_here(counter)
        settled(town, *counters)
        before, day = at_hq(town), day_of(town, counters[0])
    put_back(town, file)
    assert at_hq(town) != before
    with running(town, "one", "three", "two") as counters:
        eventually(lambda: told(town), seconds=20)
        agree(town, *counters)
        assert (at_hq(town), day_of(town, counters[0])) == (before, day)


def forked(town: Town) -> None:
    """The first till's disk was copied: HQ holds an entry of the copy (a disk that is lost) when the till goes on."""
    disk = town.copied("one")
    with running(town, "one") as [copy]:
        open_drawer(copy.till.desk, BOSS, "change").result()
        settled(town, copy)
    town.put_back(disk, "one")
    town.off()
    with running(town, "one") as [till]:
        till.sell(MILK, MILK)
    town.on()


def day_of(town: Town, counter: Counter) -> dict[str, sales.Day]:
    shift = counter.till.books.open_shift()
    assert shift is not None
    return town.hq.database.read(lambda tx: sales.day(tx, shift.business_day))


def test_a_restored_hq_that_goes_on_lending_is_seen(town: Town) -> None:
    """Negative control of the waiting: more could be spent than the member ever had."""
    with running(town, "one", "two") as counters:
        settled(town, *counters)
    file = backup(town)
    with running(town, "one") as [one]:
        settled(town, one)
        first = spend_all(one)
        settled(town, one)
    put_back(town, file)
    rule = 'if lives.waiting(tx, hq.secrets.life):\n        return "hq_restored"'
    with switched_off(grant, rule, 'if False:\n        return ""'), running(town, "two") as [two]:
        settled(town, two)
        assert first + spend_all(two) > BALANCE


def test_members_are_as_they_were(town: Town) -> None:
    """A backup holds every row: restored, the books verify, and a second restore is another life."""
    with running(town, "one") as [one]:
        one.sell(SOAP, member=True)
        settled(town, one)
    file = backup(town)
    row = town.hq.database.read(lambda tx: members.get(tx, ["M1"]))
    put_back(town, file)
    assert town.hq.database.read(lambda tx: members.get(tx, ["M1"])) == row
    project.catch_up(town.hq)
    assert verify(town.hq).good
    first = town.hq.secrets.life
    eventually(lambda: town.hq.clock().timestamp() >= first + 1)
    put_back(town, file)
    assert town.hq.secrets.life > first
