"""A till dies with unsent sales while the way to HQ is cut: its neighbour has copies; with what the manager sees."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from hq.__main__ import main as hq_command
from hq.bootstrap import open_hq, start_up
from hq.services import load_chain, project
from hq.services.verify import verify
from hq.store import sales
from local_db.act import Recorded
from pos_app.bootstrap import Till
from tests.adversary.town import CHAIN, MILK, SOAP, Counter
from tests.sync.conftest import eventually
from tests.sync.test_lan import NEAR, Store, lan_of
from tests.sync.test_real_hq import Town


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two registers that know each other."""
    hq = open_hq(None, tmp_path / "hq")
    load_chain.load(hq, CHAIN)
    start_up(hq)
    town = Town(hq, tmp_path)
    town.on()
    lead, other = town.new_till("lead"), town.new_till("other")
    for till in (lead, other):
        till.start_sync(NEAR)
    eventually(lambda: all(lan_of(till).hood.others() and lan_of(till).address for till in (lead, other)))
    eventually(lambda: all(lan_of(till).hood.addresses(lan_of(till).hood.others()[0]) for till in (lead, other)))
    yield Store(town, lead, other)
    lead.close()
    town.off()
    hq.database.close()


@pytest.fixture
def receipts(store: Store) -> list[Recorded]:
    """The other till sells with the way to HQ cut, its neighbour keeps copies, then it is gone with its disk."""
    store.off()
    counter = Counter(store.other)
    found = [counter.sell(SOAP), counter.sell(MILK, MILK)]
    lan_of(store.other).wake()
    eventually(lambda: kept(store.lead, store.other) == store.other.books.head().seq)
    store.other.close()
    shutil.rmtree(store.other.settings.data)
    return found


def kept(lead: Till, other: Till) -> int:
    head = other.books.head()
    found = lead.books.kept_head(head.register, head.epoch)
    return found[0] if found is not None else 0


def page(town: Town) -> str:
    return requests.get(f"http://127.0.0.1:{town.port}/", timeout=30).text


def sold(town: Town, day: str) -> int:
    project.catch_up(town.hq)
    found = town.hq.database.read(lambda tx: sales.day(tx, day))
    return found["S01"].sales if "S01" in found else 0


def test_a_neighbour_brings_what_a_dead_till_had_not_sent(
    store: Store, receipts: list[Recorded], capsys: pytest.CaptureFixture[str]
) -> None:
    """Receipts say what is missing; the manager shuts the till out; its neighbour brings it; two people look at it."""
    town, register, day = store.town, receipts[0].entry.register, receipts[0].entry.business_day
    data = ["--data", str(town.hq.data)]
    heads = [text for one in receipts for text in (f"{register}-{one.entry.seq:06d}", one.hash[:12])]
    town.on()
    assert hq_command(["missing", *data, *heads]) == 1
    assert f"to {receipts[-1].entry.seq:06d}" in capsys.readouterr().out
    assert hq_command(["shut-out", *data, "--register", register]) == 0
    assert register in page(town)
    store.lead.hq.wake()
    eventually(lambda: hq_command(["missing", *data, *heads]) == 0)
    assert "Nothing on these receipts is missing." in capsys.readouterr().out
    assert sold(town, day) == 0, "kept, and looked at first: the key was revoked"
    approved = ["--register", register, "--approved-by", "Kim", "--and-by", "Lee"]
    assert hq_command(["approve", *data, *approved]) == 0
    assert sold(town, day) == len(receipts)
    assert verify(town.hq).good
