"""A headquarters for every test, on SQLite and on PostgreSQL, with a clock that the test sets."""

import shutil
import tempfile
import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_bytes
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from bench.postgres import PostgresServer, get_server, pg_ctl
from hq.bootstrap import Serving, migrate
from hq.key_file import open_secrets
from hq.services import enrol
from hq.services.context import Bell, Hq
from hq.store import staff
from hq.store.database import Database, open_database
from tests.hq.client import Register, enrolled
from wire.fields import time_text

ROOM = 1 << 30


@dataclass
class Clock:
    """HQ's time in tests: stands still until it is moved."""

    time: datetime = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: int) -> None:
        self.time += timedelta(**by)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real PostgreSQL of this session; as root it runs under a user of its own, who must reach its folder."""
    folder = Path(tempfile.mkdtemp(prefix="hq-postgres-", dir=_roomy()))
    folder.chmod(0o755)
    server = get_server(folder / "data")
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")  # these books need not outlive the machine
    yield server
    pg_ctl(["-m", "immediate", "-w", "stop"], pgdata=server.pgdata, user=server.system_user)
    server.cleanup_mode = None  # it is stopped
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres: PostgresServer) -> str:
    """The name of a database with all tables, to be copied for each test."""
    database = _create(postgres, "hq_template", "template0")
    migrate(database)
    database.close()
    return "hq_template"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables, to be copied for each test."""
    path = tmp_path_factory.mktemp("template") / "hq.db"
    database = open_database(f"sqlite:///{path}")
    migrate(database)
    database.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with all tables."""
    if request.param == "sqlite":
        path = tmp_path / "hq.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        database = open_database(f"sqlite:///{path}")
        yield database
        database.close()
        return
    server, name = request.getfixturevalue("postgres"), f"hq_{token_bytes(6).hex()}"
    database = _create(server, name, request.getfixturevalue("postgres_template"))
    yield database
    database.close()
    _command(server, f"DROP DATABASE {name} WITH (FORCE)")


def _roomy() -> str | None:
    """Memory where there is plenty: a copy of the template for each test is much to write."""
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > ROOM:
        return str(memory)
    return "/var/tmp" if Path("/var/tmp").is_dir() else None


def _command(server: PostgresServer, sql: str) -> None:
    admin = sa.create_engine(sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg"))
    with admin.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(sql)
    admin.dispose()


def _create(server: PostgresServer, name: str, template: str) -> Database:
    _command(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return open_database(server.get_uri(name))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hq(database: Database, tmp_path: Path, clock: Clock) -> Hq:
    """A headquarters with fresh keys and no stores."""
    return Hq(
        database=database,
        secrets=open_secrets(tmp_path / "hq.keys.json", token_bytes, time_text(clock())),
        clock=clock,
        chance=token_bytes,
        data=tmp_path,
        feed_bell=Bell(),
        journal_bell=Bell(),
    )


@pytest.fixture
def served(hq: Hq, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The same headquarters on a real port; its address. What it lends unasked after an entry would race with what a
    test looks at: a test that wants it asks for it (`bring_up.after_entries`).
    """
    monkeypatch.setattr("hq.bootstrap.bring_up", SimpleNamespace(after_entries=_nobody))
    monkeypatch.setattr("hq.bootstrap.housekeeping", SimpleNamespace(keep_house=_no_night))
    serving = Serving(hq, "127.0.0.1", 0)
    thread = threading.Thread(target=serving.run)
    thread.start()
    yield serving.url
    serving.stop()
    thread.join()


def _no_night(_hq: Hq) -> int:
    return 0


def _nobody(_hq: Hq, _ids: Collection[str]) -> int:
    return 0


STORES = [("S01", "One"), ("S02", "Two")]


@pytest.fixture
def enrol_at(hq: Hq, served: str, clock: Clock) -> Callable[[str], Register]:
    """Enrols a new register of a store over HTTP."""
    hq.database.run_transaction("stores", lambda tx: staff.put_stores(tx, STORES))

    def enrol_register(store: str) -> Register:
        _, code = enrol.new_code(hq, store)
        return enrolled(served, code, token_bytes(32), clock())

    return enrol_register


@pytest.fixture
def register(enrol_at: Callable[[str], Register]) -> Register:
    """An enrolled register of S01."""
    return enrol_at("S01")
