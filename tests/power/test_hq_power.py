"""Power cuts at HQ: what it acknowledged and what it lent is in its books when the power comes back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from hq import clock
from hq.bootstrap import SECRETS, database_url
from hq.key_file import open_secrets
from hq.services.context import Bell, Hq
from hq.services.verify import verify
from hq.store.database import open_database
from tests.hq.chain import ALICE
from tests.power.preload import Logged, compile_shim, run_logged
from tests.power.rebuild import lay_out
from tests.power.test_power import SEED, Cut, Shown, cuts

ENTRY_SQL = "SELECT hash FROM journal WHERE seq = ?"
GRANTED_SQL = "SELECT granted FROM allowance WHERE owner = ? AND unit = ?"
PROVED = 5
"""Of so many disks one has its whole books proved."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_shim(tmp_path_factory.mktemp("shim"))


def served(library: Path, place: Path, synchronous: str) -> Logged:
    return run_logged(library, place / synchronous, ["-m", "tests.power.receive", synchronous])


def lost(cut: Cut, folder: Path, *, prove: bool) -> str:
    """What HQ told a register and does not know after this cut; or, where that is asked, what is wrong in its books."""
    lay_out(cut.disk, folder)
    if not (folder / SECRETS).exists():
        return "HQ's keys are gone"
    try:
        with closing(dbapi2.connect(folder / "hq.db")) as books:
            books.execute("PRAGMA synchronous = OFF")  # this disk need not last
            gone = [shown for shown in cut.shown if not there(books, shown)]
        return f"was told and is not there: {gone[0]}" if gone else wrong(folder) if prove else ""
    except (dbapi2.DatabaseError, DBAPIError) as error:
        return f"the books cannot be read: {error}"


def there(books: dbapi2.Connection, shown: Shown) -> bool:
    if shown.kind == "pushed":
        return bool(books.execute(ENTRY_SQL, (shown.place,)).fetchone() == (shown.of,))
    granted = books.execute(GRANTED_SQL, (ALICE.id, shown.of)).fetchone()
    return granted is not None and granted[0] >= shown.place


def wrong(folder: Path) -> str:
    database = open_database(database_url(None, folder))
    secrets = open_secrets(folder / SECRETS, clock.random_bytes, "")
    found = verify(Hq(database, secrets, clock.now, clock.random_bytes, folder, Bell(), Bell()))
    database.close()
    return f"{found.first_bad} {found.reason}".strip()


def losses(logged: Logged, place: Path) -> Iterator[str]:
    """What each of 200 cuts lost."""
    for number, cut in enumerate(cuts(logged.records, Random(SEED))):
        if loss := lost(cut, place / str(number), prove=number % PROVED == 0):
            yield f"cut {cut.at}: {loss}"


def test_nothing_that_a_register_was_told_is_lost(library: Path, tmp_path: Path) -> None:
    assert list(losses(served(library, tmp_path, "FULL"), tmp_path / "disks")) == []


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_the_test_can_tell(library: Path, tmp_path: Path, synchronous: str) -> None:
    """With fewer syncs than HQ asks for, entries that it acknowledged are lost."""
    found = losses(served(library, tmp_path, synchronous), tmp_path / "disks")
    assert any("was told and is not there" in loss for loss in found)
