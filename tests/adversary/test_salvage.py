"""A till dies with unsent sales: salvaged from its disk, told by its receipts, given up; with what the manager sees."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import requests

from domain.errors import Fault
from hq.__main__ import main as hq_command
from hq.bootstrap import open_hq, start_up
from hq.services import load_chain, project
from hq.services.verify import verify
from hq.store import sales
from local_db.act import Recorded
from pos_app.__main__ import main as till_command
from pos_app.bootstrap import BOOKS
from pos_app.salvage.bootstrap import salvage
from tests.adversary.town import CHAIN, LOT, MILK, SOAP, at_hq, available, running, settled
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import Town

SVP = f"SVP/{LOT}"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    hq = open_hq(None, tmp_path / "hq")
    load_chain.load(hq, CHAIN)
    start_up(hq)
    town = Town(hq, tmp_path)
    town.on()
    town.new_till("till").close()
    yield town
    town.off()
    hq.database.close()


def dead(town: Town, *, first: bool = True) -> tuple[Path, list[Recorded]]:
    """The till sells without HQ and dies: its disk as it was in the middle of the day, and the receipts it printed.

    `first`: it has sold something that HQ knows of.
    """
    if not first:
        town.off()
    with running(town, "till") as counter:
        if first:
            settled(town, counter)
            eventually(lambda: SVP in counter.till.books.rooms("M1"))
            counter.sell(MILK)
            settled(town, counter)
            town.off()
        receipts = [counter.sell(SOAP, member=True, stored=2_000), counter.sell(MILK, MILK)]
        shutil.copytree(town.settings().data, town.folder / "disk")
    shutil.rmtree(town.settings().data)
    town.settings().key_file.unlink()
    town.on()
    return town.folder / "disk", receipts


def kit(town: Town) -> tuple[Path, Path]:
    """Sealed key and recovery key, as HQ writes them."""
    out = town.folder / "kit"
    assert hq_command(["salvage-kit", "--data", str(town.hq.data), "--register", "S01-R1", "--out", str(out)]) == 0
    return out / "sealed-key-1.txt", out / "recovery-key.txt"


def heads(receipts: list[Recorded]) -> list[str]:
    """What stands on the receipts, number and head."""
    return [text for one in receipts for text in (f"{one.entry.register}-{one.entry.seq:06d}", one.hash[:12])]


def told(town: Town, *words: str) -> int:
    return hq_command(["missing", "--data", str(town.hq.data), *words])


def day(town: Town, receipts: list[Recorded]) -> sales.Day:
    project.catch_up(town.hq)
    return town.hq.database.read(lambda tx: sales.day(tx, receipts[0].entry.business_day))["S01"]


def page(town: Town) -> str:
    return requests.get(f"http://127.0.0.1:{town.port}/", timeout=30).text


def test_its_disk_hands_in_what_hq_lacks(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    """Receipts say what is missing; the disk, on another machine, brings it; then nothing is missing."""
    disk, receipts = dead(town)
    assert day(town, receipts).sales == 1
    assert told(town, *heads(receipts)) == 1
    last = receipts[-1].entry.seq
    assert f"Missing: {last - 1:06d} to {last:06d} (2)." in capsys.readouterr().out
    sealed, recovery = kit(town)
    untouched = {path.name: path.read_bytes() for path in disk.iterdir() if path.is_file()}
    command = ["salvage", "--data", str(disk), "--sealed-key", str(sealed), "--recovery-key", str(recovery)]
    assert till_command([*command, "--hq", f"http://127.0.0.1:{town.port}"]) == 0
    assert "S01-R1: 2 entries were handed in." in capsys.readouterr().out
    assert day(town, receipts).sales == 3
    assert at_hq(town)[SVP] + at_hq(town)[f"SVB/{LOT}"] == 72_000 - 2_000
    assert told(town, *heads(receipts)) == 0
    assert "Nothing on these receipts is missing." in capsys.readouterr().out
    assert till_command([*command, "--hq", f"http://127.0.0.1:{town.port}"]) == 0
    assert "S01-R1: 0 entries were handed in." in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in disk.iterdir() if path.is_file()} == untouched
    assert verify(town.hq).good


def test_it_is_suspect_then_given_up_and_its_loan_comes_back(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    """The manager sees SUSPECT with what it holds; two people approve; the disk turns up afterwards."""
    disk, receipts = dead(town)
    sealed, recovery = kit(town)
    object.__setattr__(town.hq, "clock", later(town))
    assert "SUSPECT" in page(town)
    lost = ["lost", "--data", str(town.hq.data), "--register", "S01-R1", "--approved-by", "Kim", "--and-by", "Lee"]
    assert hq_command([*lost, "--early"]) == 0
    assert "S01-R1 is lost." in capsys.readouterr().out
    assert "LOST" in page(town)
    project.catch_up(town.hq)
    assert sum(amount for unit, amount in available(town).items() if unit.startswith("SV")) == 72_000
    salvage(disk / BOOKS, sealed.read_text(), recovery.read_text(), f"http://127.0.0.1:{town.port}")
    assert day(town, receipts).sales == 1, "kept, not counted"
    approve = ["approve", *lost[1:]]
    assert hq_command(approve) == 0
    assert "2 entries of S01-R1 count now" in capsys.readouterr().out
    assert day(town, receipts).sales == 3
    assert sum(amount for unit, amount in available(town).items() if unit.startswith("SV")) == 72_000
    assert 'Lost in closed branches</dt><dd class="warn">▲ 20.00' in page(town)
    assert verify(town.hq).good


def later(town: Town) -> Callable[[], datetime]:
    """HQ's clock, two days on; the page alone looks at it here."""
    clock = town.hq.clock
    return lambda: clock() + timedelta(days=2)


def test_a_disk_whose_branch_hq_does_not_hold(town: Town) -> None:
    """A clone went on under its name: what the disk sold is handed in as a closed branch, once, and is lost."""
    with running(town, "till") as counter:
        settled(town, counter)
        eventually(lambda: SVP in counter.till.books.rooms("M1"))
    copy = town.copied()
    with running(town, "till") as counter:
        counter.sell(MILK, MILK, MILK)
        settled(town, counter)
    town.put_back(copy)
    disk, receipts = dead(town, first=False)
    sealed, recovery = kit(town)
    epochs = set()
    for _ in range(2):
        done = salvage(disk / BOOKS, sealed.read_text(), recovery.read_text(), f"http://127.0.0.1:{town.port}")
        epochs.add(done.opened)
        assert day(town, receipts).sales == 3
        assert at_hq(town)[SVP] + at_hq(town)[f"SVB/{LOT}"] == 72_000
        assert verify(town.hq).good
    assert all(epochs)


def test_an_older_disk_has_nothing_to_give(town: Town) -> None:
    disk, _ = dead(town)
    sealed, recovery = kit(town)
    where = f"http://127.0.0.1:{town.port}"
    old = town.folder / "older"
    shutil.copytree(disk, old)
    salvage(disk / BOOKS, sealed.read_text(), recovery.read_text(), where)
    done = salvage(old / BOOKS, sealed.read_text(), recovery.read_text(), where)
    assert (done.handed_in, done.opened) == (0, "")


def test_without_the_recovery_key_a_disk_tells_nothing(town: Town) -> None:
    disk, _ = dead(town)
    sealed, _ = kit(town)
    for key in ("A" * 43 + "=", "nonsense"):
        with pytest.raises(Fault) as refused:
            salvage(disk / BOOKS, sealed.read_text(), key, f"http://127.0.0.1:{town.port}")
        assert refused.value.code == "no_key"


def test_as_processes_of_their_own(town: Town) -> None:
    """`python -m hq backup | restore` and `python -m pos_app salvage` from a shell."""
    disk, receipts = dead(town)
    file, again = town.folder / "file", town.folder / "again"

    def run(*words: str) -> str:
        done = subprocess.run([sys.executable, "-m", *words], check=False, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("hq", "backup", "--data", str(town.hq.data), "--out", str(file))
    assert "its life" in run("hq", "restore", "--data", str(again), str(file))
    run("hq", "salvage-kit", "--data", str(again), "--register", "S01-R1", "--out", str(town.folder / "kit"))
    keys = ["--sealed-key", str(town.folder / "kit" / "sealed-key-1.txt")]
    keys += ["--recovery-key", str(town.folder / "kit" / "recovery-key.txt")]
    said = run("pos_app", "salvage", "--data", str(disk), *keys, "--hq", f"http://127.0.0.1:{town.port}")
    assert "2 entries were handed in" in said
    assert day(town, receipts).sales == 3
