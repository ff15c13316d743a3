"""Where owners lie on several nodes a batch goes in steps: the same books as in one, wherever somebody dies between."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from domain.members import Member
from hq.services import project
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import dump, journal, parting
from hq.store.database import Database, open_database
from hq.store.journal import JournalKey
from hq.store.parting import Parting, each_alone, together
from hq.store.reports import ODD_TOTALS
from tests.hq.books import cash_sale, sold, stored_value_sale
from tests.hq.chain import ALICE, BOB, LOT, load
from tests.hq.client import Register
from tests.hq.test_enrol import ask_epoch, follow, new_epoch
from wire.entries import adopted_body

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
NEW = Member("N1", None, 0, "S01")


class Died(BaseException):
    """The process is gone."""


@dataclass
class DeathAt:
    """Dies at the n-th commit, before it or after it; counts them."""

    number: int
    when: str
    seen: int = 0

    def __call__(self, point: str) -> None:
        if point.endswith(self.when):
            self.seen += 1
            if self.seen == self.number:
                raise Died


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody projects behind the test's back."""
    monkeypatch.setattr("hq.bootstrap.project", SimpleNamespace(catch_up=_nobody))


@pytest.fixture
def pushed(hq: Hq, quiet: None, register: Register) -> Hq:
    """A store's day that nobody has projected yet: sales to members, one that lies about totals, a closed branch."""
    load(hq)
    spent: dict[str, int] = {}
    lines = [
        sold(register, cash_sale("S01", 2)),
        sold(register, cash_sale("S01", 1, BOB), BOB),
        sold(register, stored_value_sale("S01", ALICE, 5, LOT, spent), ALICE),
        sold(register, stored_value_sale("S01", ALICE, 1, LOT, {"SVP/20260101-a": 9}), ALICE),
        sold(register, cash_sale("S01", 1, BOB), BOB),
        register.entry("sale.completed", cash_sale("S01", 1, NEW), members=(NEW.id,)),
    ]
    assert register.push(lines).status_code == 200
    stray = register.line("sale.completed", stored_value_sale("S01", ALICE, 2, LOT, {}), seq=3, prev=lines[1].hash)
    certificate, signed = new_epoch(register, b"\6" * 32)
    assert ask_epoch(register, signed).status_code == 200
    second = follow(register, certificate, signed, b"\6" * 32)
    adopted = second.entry("adopted", adopted_body(stray.entry, stray.hash, stray.sig))
    assert second.push([adopted, sold(second, cash_sale("S01", 1, BOB), BOB)]).status_code == 200
    return hq


def _nobody(_hq: Hq, _acted: object = None) -> int:
    return 0


Again = Callable[..., Hq]


@pytest.fixture
def again(pushed: Hq, tmp_path: Path) -> Iterator[Again]:
    """A copy of these books in a process of its own."""
    opened: list[Database] = []
    with pushed.database.engine.connect() as tx:
        tx.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    source = Path(str(pushed.database.engine.url.database))

    def copy(parting: Parting, observe: Callable[[str], None] = lambda _: None) -> Hq:
        path = tmp_path / f"copy-{len(opened)}.db"
        shutil.copyfile(source, path)
        opened.append(open_database(f"sqlite:///{path}", observe, parting))
        return replace(pushed, database=opened[-1])

    yield copy
    for one in opened:
        one.close()


def books(hq: Hq) -> list[bytes]:
    """Every table but the feed, of which the positions tell who died."""
    lines = hq.database.read(lambda tx: list(dump.lines(tx)))
    return sorted(line for line in lines if not line.startswith((b'{"table":"feed', b'{"table":"outbox"')))


def test_steps_give_the_books_of_one_transaction(again: Again) -> None:
    whole, apart = again(together), again(each_alone)
    assert project.catch_up(whole) == project.catch_up(apart)
    assert books(whole) == books(apart)
    found = verify(apart)
    assert (found.first_bad, found.reason) == ("", "")


def test_whoever_dies_between_two_steps_books_everything_once(again: Again) -> None:
    """Dead before each commit in turn, which is behind the one before it, then started again."""
    lived = DeathAt(0, ":after")
    whole = again(each_alone, lived)
    project.catch_up(whole)
    right = books(whole)
    assert lived.seen > 20
    for number in range(1, lived.seen + 1):
        hq = again(each_alone, DeathAt(number, ":before"))
        with pytest.raises(Died):
            project.catch_up(hq)
        project.catch_up(hq)
        assert books(hq) == right, number


def test_a_batch_that_another_process_has_done_changes_nothing(again: Again) -> None:
    """Two projectors read the same batch: the slower one finds everything booked, and leaves the cursor alone."""
    hq = again(each_alone)
    project.catch_up(hq)
    right = books(hq)
    first = next(key for key, head in hq.database.read(journal.every_journal) if head.head == 6)
    batches = [project._read]

    def stale(tx: sa.Connection, key: JournalKey) -> object:
        journal.move_cursor(tx, key, 0)
        found = batches[0](tx, key)
        journal.move_cursor(tx, key, 6)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(project, "_read", stale)
        project._in_steps(hq, first)
    assert books(hq) == right


def test_a_lie_about_totals_is_told_once_though_somebody_died(again: Again) -> None:
    hq = again(each_alone, DeathAt(4, ":after"))
    with pytest.raises(Died):
        project.catch_up(hq)
    project.catch_up(hq)
    keys = [key for key, _ in hq.database.read(journal.every_journal)]
    odd = [code for key in keys for _, code, _ in hq.database.read(lambda tx, key=key: journal.exceptions(tx, key))]  # type: ignore[misc]
    assert odd.count(ODD_TOTALS) == 1


def test_an_allowance_that_forgets_what_it_counted_is_caught(again: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: without the mark a batch that is begun again counts twice."""
    right = again(each_alone)
    project.catch_up(right)
    assert any(_doubled(again, monkeypatch, commit) != books(right) for commit in range(4, 10))


def _doubled(again: Again, monkeypatch: pytest.MonkeyPatch, commit: int) -> list[bytes]:
    """The books of an HQ that died after this commit, and went on."""
    told = project._told

    def always_late(*arguments: object, late: bool, **others: object) -> object:
        return told(*arguments, late=True, **others)  # type: ignore[arg-type]

    with monkeypatch.context() as forgetful:
        forgetful.setattr(project, "_told", always_late)
        hq = again(each_alone, DeathAt(commit, ":after"))
        with pytest.raises(Died):
            project.catch_up(hq)
        project.catch_up(hq)
        return books(hq)


def test_one_database_keeps_everybody_together(hq: Hq) -> None:
    assert not hq.database.parted
    assert hq.database.parts({"B", "A"}) == [["A", "B"]]
    assert parting.together(()) == []
