"""Two registers of one store, the way to HQ cut, their LAN up: lent, spent, lent back, witnessed, copied, handed in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from domain.entries import AllowanceLent
from domain.stored_value import lots_of
from hq.bootstrap import open_hq, start_up
from hq.services import load_chain, project
from hq.services.verify import verify as hq_verify
from local_db.keys import read_key_file
from local_db.verify import verify
from pos_app.bootstrap import Till
from pos_app.services.open_shift import open_shift
from pos_app.sync.lan import Lan
from pos_app.sync.syncer import Pace
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import ANNA, CHAIN, LOT, Town

NEAR = Pace(heartbeat=30, rest=0.02, first_retry=0.02, longest_retry=0.1, lan=0.05)
LENT = 30_000
"""What the home store's lead register was placed: 60 % of 600.00 would be 360.00, one and a half usual bills 150.00."""


@dataclass
class Store:
    """A store with a lead register and another one."""

    town: Town
    lead: Till
    other: Till

    def off(self) -> None:
        """The way to HQ is cut; the LAN stays."""
        self.town.off()
        eventually(lambda: not self.lead.hq.online and not self.other.hq.online)

    def on(self) -> None:
        self.town.on()
        eventually(lambda: self.lead.hq.online and self.other.hq.online)

    def settled(self) -> None:
        """Everything is at HQ, and both books and HQ's derive to what they say."""
        for till in (self.lead, self.other):
            till.hq.wake()
        eventually(lambda: self.lead.books.unsynced().count == self.other.books.unsynced().count == 0)
        project.catch_up(self.town.hq)
        found = hq_verify(self.town.hq)
        assert (found.reason, found.good) == ("", True)
        for till in (self.lead, self.other):
            till.close()
            mine = verify(till.settings.data / "books.db", read_key_file(till.settings.key_file))
            assert mine.first_bad is None, mine.reason


def here(till: Till) -> int:
    return sum(lot.left for lot in lots_of({u: room.totals.room for u, room in till.books.rooms("M1").items()}))


def lan_of(till: Till) -> Lan:
    assert till.lan is not None
    return till.lan


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    hq = open_hq(None, tmp_path / "hq")
    load_chain.load(hq, replace(CHAIN, members=(replace(CHAIN.members[0], p95_bill=20_000),)))
    start_up(hq)
    town = Town(hq, tmp_path)
    town.on()
    yield town
    town.off()
    hq.database.close()


@pytest.fixture
def store(town: Town) -> Iterator[Store]:
    lead, other = town.new_till("lead"), town.new_till("other")
    for till in (lead, other):
        till.start_sync(NEAR)
    eventually(lambda: here(lead) == LENT)
    eventually(lambda: all(lan_of(till).hood.others() and lan_of(till).address for till in (lead, other)))
    eventually(lambda: all(till.hq.lends for till in (lead, other)))
    eventually(lambda: all(lan_of(till).hood.addresses(lan_of(till).hood.others()[0]) for till in (lead, other)))
    yield Store(town, lead, other)
    for till in (lead, other):
        if till.hq._store is not None:  # a test that failed did not close it
            till.close()


def test_the_lead_lends_what_it_has_and_no_more(store: Store) -> None:
    open_shift(store.other.desk, ANNA, 0).result()
    store.off()
    assert here(store.other) == 0
    assert store.other.hq.lends

    answer = store.other.hq.enlarge("M1", {"SV": 20_000})

    assert (answer.granted, answer.reached) == (True, False)
    assert (here(store.other), here(store.lead)) == (20_000, LENT - 20_000)
    refused = store.other.hq.enlarge("M1", {"SV": 20_000})
    assert (refused.granted, refused.silent) == (False, ())
    assert (here(store.other), here(store.lead)) == (LENT, 0)
    store.on()
    store.settled()


def test_what_is_left_goes_back_to_the_lead_once_no_shift_is_open(store: Store) -> None:
    store.off()
    store.other.hq.enlarge("M1", {LOT: 7_000})

    eventually(lambda: here(store.lead) == LENT)  # no shift was open: it goes back with the next visit

    assert here(store.other) == 0
    lent = [one.entry.body for one in map(store.other.books.entry, range(1, 9)) if one is not None]
    assert [body.reason for body in lent if isinstance(body, AllowanceLent)] == ["returned"]
    store.on()
    store.settled()


def test_nobody_outside_the_store_lends_or_borrows(store: Store) -> None:
    """A till of another store knows none of them."""
    far = store.town.new_till("far", "S02")
    assert far.books.neighbours()
    far.start_sync(NEAR)
    eventually(lambda: lan_of(far).hood.lan_key() is not None)
    assert lan_of(far).hood.others() == ()
    assert lan_of(far).hood.lan_key() != lan_of(store.lead).hood.lan_key()
    far.close()
    store.settled()
