"""The till's own parts against the real HQ over HTTP: enrolled, brought up, sold, cut off, forked, restored."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.entries import UnitAmount
from domain.money import Ratio
from domain.plan import Plan
from hq.bootstrap import Serving, open_hq, start_up
from hq.services import enrol, load_chain
from hq.services.chain import Article, Barcode, Chain, Member, PlanText, Price, Store
from hq.services.context import Hq
from hq.store import journal
from hq.store.journal import JournalKey
from pos_app.bootstrap import Settings, Till, enrol_till, open_till
from pos_app.services.open_drawer import open_drawer
from pos_app.services.open_shift import open_shift
from pos_app.services.ports import StaffMember
from pos_app.sync.errors import NoAnswer
from pos_app.sync.syncer import Pace, Syncer
from tests.sync.conftest import eventually
from tests.sync.cutting_proxy import cutting
from wire.allowances import AllowanceRequest, Grant, GrantRefusal, Want
from wire.bodies import plan_text

QUICK = Pace(heartbeat=30, rest=0.02, first_retry=0.02, longest_retry=0.1)
ANNA = StaffMember("A1", "Anna", "cashier", "")
BOSS = StaffMember("A2", "Boss", "manager", "")
LOT = "SVP/20260101-M1"
CHAIN = Chain(
    stores=(Store("S01", "One"), Store("S02", "Two")),
    articles=tuple(
        Article(f"{1000 + number}", f"牛奶 {number}", "dairy", Ratio(9, 100), rank=number, barcodes=(Barcode(code),))
        for number, code in enumerate(("6901234567892", "6901234567908", "6901234567915"))
    ),
    plans=(PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(Plan(version=1)).decode()),),
    prices=tuple(Price("S01", f"{1000 + number}", 350 + number) for number in range(3)),
    members=(
        Member(
            "M1", "王小明", "13800000001", "8000000001", "S01", units=(UnitAmount("M1", LOT, 60_000),), p95_bill=10_000
        ),
    ),
)


@dataclass
class Town:
    """One HQ that goes off and on, and the folders of its tills."""

    hq: Hq
    folder: Path
    port: int = 0
    running: list[tuple[Serving, threading.Thread]] = field(default_factory=list)

    def on(self) -> None:
        serving = Serving(self.hq, "127.0.0.1", self.port)
        self.port = int(serving.url.rpartition(":")[2])
        thread = threading.Thread(target=serving.run)
        thread.start()
        self.running.append((serving, thread))

    def off(self) -> None:
        for serving, thread in self.running:
            serving.stop()
            thread.join()
        self.running.clear()

    def settings(self, name: str = "till") -> Settings:
        data = self.folder / name
        return Settings(data=data, key_file=self.folder / f"{name}.key", hq_url=f"http://127.0.0.1:{self.port}")

    def copied(self, name: str = "till") -> Path:
        """The till's whole machine as it is now: its folder, and the anchor beside the key."""
        copy = self.folder / f"copy of {name}"
        shutil.copytree(self.settings(name).data, copy)
        shutil.copyfile(self.anchor(name), copy.with_suffix(".head"))
        return copy

    def put_back(self, copy: Path, name: str = "till") -> None:
        """That machine in the place of the till; nothing on it knows better."""
        shutil.rmtree(self.settings(name).data)
        shutil.copytree(copy, self.settings(name).data)
        shutil.copyfile(copy.with_suffix(".head"), self.anchor(name))

    def anchor(self, name: str = "till") -> Path:
        """Where the till's anchor lies."""
        return self.settings(name).key_file.with_suffix(".head")

    def new_till(self, name: str = "till", store: str = "S01") -> Till:
        _, code = enrol.new_code(self.hq, store)
        return enrol_till(self.settings(name), code)

    def hashes(self, till: Till, epoch: str | None = None) -> list[str]:
        """What HQ holds of an epoch of a till's journal."""
        head = till.books.head()
        place = JournalKey(head.store, head.register, epoch or head.epoch)
        return [line.hash for line in self.hq.database.read(lambda tx: journal.page(tx, place, 0, 500))]


def ours(till: Till, epoch: str | None = None) -> list[str]:
    return [line.hash for line in till.books.entries_after(0, 500, epoch)]


def syncer_of(till: Till) -> Syncer:
    assert till.syncer is not None
    return till.syncer


@contextmanager
def talking(till: Till) -> Iterator[Syncer]:
    """The till with its sync started; closed at the end."""
    try:
        till.start_sync(QUICK)
        yield syncer_of(till)
    finally:
        till.close()


def sell(till: Till, count: int = 1) -> None:
    """Acts of a cashier."""
    if till.books.open_shift() is None:
        open_shift(till.desk, ANNA, 10_000).result()
    for number in range(count):
        open_drawer(till.desk, BOSS, f"change {number}").result()
    till.hq.wake()


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


def test_a_new_till_gets_ready_and_sells(town: Town) -> None:
    """Enrolled by a code, brought up by snapshots and rows, its allowance lent, its entries at HQ."""
    till = town.new_till()
    with talking(till) as syncer:
        eventually(lambda: syncer.health.complete and syncer.health.problem is None)
        assert all(position > 0 for scope, position in till.store.cursors().items() if scope != "index")
        sell(till, 20)
        eventually(lambda: town.hashes(till) == ours(till))
        eventually(lambda: till.books.rooms("M1")[LOT].totals.granted > 0)
        eventually(lambda: syncer.health.unsynced == 0 and syncer.health.online)


def test_a_price_change_reaches_the_till(town: Town) -> None:
    till = town.new_till()
    with talking(till) as syncer:
        eventually(lambda: syncer.health.complete)
        before = till.store.cursors()["store:S01"]
        price = Price("S01", "1000", 999)
        town.hq.database.run_transaction("price", lambda tx: load_chain.put_prices(tx, [price]))
        eventually(lambda: till.store.cursors()["store:S01"] > before, seconds=2)
        assert syncer.health.complete


def test_hq_off_and_on(town: Town) -> None:
    """Selling goes on, the lamp says so, then everything flows; HQ starts on the same port."""
    till = town.new_till()
    with talking(till) as syncer:
        eventually(lambda: syncer.health.complete)
        sell(till)
        eventually(lambda: town.hashes(till) == ours(till) and syncer.health.complete)
        town.off()
        sell(till, 5)
        eventually(lambda: not syncer.health.online)
        eventually(lambda: syncer.health.unsynced >= 5)
        ask = AllowanceRequest(request_id="x", owner="M1", wants=(Want(unit="SVP", amount=1),))
        with pytest.raises(NoAnswer):
            syncer.ask_allowance(ask).result(5)
        town.on()
        eventually(lambda: town.hashes(till) == ours(till))
        eventually(lambda: syncer.health.online and syncer.health.problem is None)


def test_more_is_lent_on_demand_and_no_more_than_there_is(town: Town) -> None:
    till = town.new_till()
    with talking(till) as syncer:
        eventually(lambda: till.books.rooms("M1").get(LOT) is not None)
        lent = till.books.rooms("M1")[LOT].totals.granted
        ask = AllowanceRequest(request_id="r-1", owner="M1", wants=(Want(unit="SVP", amount=60_000 - lent),))
        answer = syncer.ask_allowance(ask).result(5)
        assert isinstance(answer, Grant)
        assert till.books.rooms("M1")[LOT].totals.granted == 60_000
        assert syncer.ask_allowance(ask).result(5) == answer
        more = AllowanceRequest(request_id="r-2", owner="M1", wants=(Want(unit="SVP", amount=1),))
        refusal = syncer.ask_allowance(more).result(5)
        assert isinstance(refusal, GrantRefusal)
        assert till.books.rooms("M1")[LOT].totals.granted == 60_000


def test_a_clock_a_day_off_is_corrected(town: Town) -> None:
    till = town.new_till()
    till.clock.learn("2026-01-01T00:00:00.000Z")
    with talking(till) as syncer:
        eventually(lambda: syncer.health.complete)
        sell(till)
        eventually(lambda: town.hashes(till) == ours(till) and syncer.health.problem is None)
        assert abs(till.clock.offset) < timedelta(seconds=5)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_line_that_cuts_in_the_middle(town: Town, seed: int) -> None:
    """Requests and answers end after random bytes: nothing is lost, nothing doubled, no epoch is opened."""
    first = town.new_till()
    with talking(first) as syncer:
        eventually(lambda: syncer.health.complete)
    with cutting(town.port, seed) as proxy:
        till = open_till(replace(town.settings(), hq_url=f"http://127.0.0.1:{proxy.port}"))
        epoch = till.books.head().epoch
        with talking(till) as syncer:
            for _ in range(150):
                sell(till)
                time.sleep(0.02)
                if proxy.cuts > 10:
                    break
            assert proxy.cuts > 10
            proxy.cutting = False
            eventually(lambda: town.hashes(till) == ours(till))
            eventually(lambda: syncer.health.problem is None and syncer.health.complete)
            assert till.books.head().epoch == epoch


def test_an_old_disk_put_back_opens_a_new_epoch(town: Town) -> None:
    """HQ knows more than the disk: a new epoch with a new key, countersigned; what is sold then arrives under it."""
    with talking(town.new_till()) as syncer:
        eventually(lambda: syncer.health.complete and syncer.health.unsynced == 0)
    copy = town.copied()
    till = open_till(town.settings())
    old = till.books.head().epoch
    with talking(till):
        sell(till, 4)
        eventually(lambda: town.hashes(till) == ours(till))
        there = town.hashes(till)
    town.put_back(copy)
    till = open_till(town.settings())
    with talking(till) as syncer:
        eventually(lambda: till.books.head().epoch != old)
        sell(till, 2)
        eventually(lambda: town.hashes(till) == ours(till) and len(ours(till)) > 2)
        assert town.hashes(till, old) == there
        assert till.books.epochs()[-1].certificate.key == "hq-1"
        eventually(lambda: syncer.health.problem is None)


def test_two_disks_with_one_key(town: Town) -> None:
    """The second branch is refused with 423, goes on in a new epoch, and hands its entries in as adopted."""
    with talking(town.new_till()) as syncer:
        eventually(lambda: syncer.health.complete and syncer.health.unsynced == 0)
    copy = town.copied()
    till = open_till(town.settings())
    with talking(till):
        sell(till, 3)
        eventually(lambda: town.hashes(till) == ours(till))
    town.put_back(copy)
    town.off()
    till = open_till(town.settings())
    old = till.books.head().epoch
    sell(till, 6)
    mine = ours(till)
    town.on()
    with talking(till) as syncer:
        eventually(lambda: till.books.head().epoch != old)
        eventually(lambda: town.hashes(till) == ours(till) and syncer.health.problem is None)
        bodies = [till.books.entry(seq) for seq in range(2, till.books.head().seq + 1)]
        adopted = [one.entry.body.hash for one in bodies if one is not None and one.entry.kind == "adopted"]  # type: ignore[union-attr]
        assert adopted == mine[-len(adopted) :]
        assert len(adopted) >= 7  # the shift and six acts
        assert len(town.hashes(till, old)) < len(mine)
