"""An HQ of the bench's own: a real PostgreSQL that syncs to the disk, and the real program in a process beside it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING

import psycopg

from bench.postgres import get_server, pg_ctl
from hq.services import enrol
from pos_app.clock import SystemClock
from pos_app.sync.client import HqClient
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.http import HqHttp
from pos_app.sync.ports import Identity
from pos_app.sync.session import RequestsSession
from wire.enrolment import EnrolAnswer, EnrolRequest
from wire.entries import first_prev
from wire.keys import private_key, public_text
from wire.messages import from_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.postgres import PostgresServer
    from hq.services.context import Hq

ROOT = Path(__file__).parents[1]
STOP_SECONDS = 20
DISK = Path("/var/tmp")  # noqa: S108  a disk, where the machine keeps /tmp in memory; the folder has a name of its own


@contextmanager
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL that holds what it says: fsync is on. As root it runs under a user who must reach its folder."""
    folder = Path(tempfile.mkdtemp(prefix="bench-postgres-", dir=DISK if DISK.is_dir() else None))
    folder.chmod(0o755)
    server = get_server(folder / "data")
    try:
        with psycopg.connect(server.get_uri()) as connection:
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
        yield server
    finally:
        pg_ctl(["-m", "immediate", "-w", "stop"], pgdata=server.pgdata, user=server.system_user)
        server.cleanup_mode = None  # it is stopped
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def new_database(server: PostgresServer, name: str) -> str:
    """An empty database; its address."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return str(server.get_uri(name))


@contextmanager
def serving(data: Path, url: str | None = None) -> Iterator[str]:
    """`python -m hq serve` on the HQ in `data`, in a process of its own; its address.

    On PostgreSQL another process projects (`python -m hq project`), so that both cores are used.
    """
    books = ["--data", str(data)] + (["--database", url] if url is not None else [])
    apart = ["--no-project"] if url is not None else []
    with ExitStack() as stack:
        said = stack.enter_context(_running(data, "serve", *books, "--listen", "127.0.0.1:0", *apart))
        assert said.startswith("listening "), said
        if apart:
            assert stack.enter_context(_running(data, "project", *books)) == "projecting"
        yield said.split()[1]


@contextmanager
def _running(data: Path, command: str, *more: str) -> Iterator[str]:
    """A command of HQ in a process of its own; the first line that it says."""
    words = [sys.executable, "-m", "hq", command, *more]
    with (data / f"bench-{command}.log").open("w") as log:  # a poll that waits when HQ stops is told of at length
        process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


class Register:
    """A register that only pushes and asks, with the till's own client; `seq` and `prev` are where its journal ends."""

    def __init__(self, hq: Hq, store: str) -> None:
        _, code = enrol.new_code(hq, store)
        self.key = private_key(token_bytes(32))
        given = enrol.enrol(hq, EnrolRequest(code=code, public_key=public_text(self.key)))
        answer = from_bytes(EnrolAnswer, given.answer)
        self.store, self.name, self.epoch = store, given.register, given.epoch
        self.hq_keys = answer.hq_keys
        self.seq, self.prev = 0, first_prev(answer.certificate.signed)

    @contextmanager
    def client(self, url: str) -> Iterator[HqClient]:
        """The till's client, as this register."""
        session = RequestsSession(url)
        who = Identity(self.name, self.epoch, self.key)
        try:
            yield HqClient(HqHttp(url, session, lambda: who, HqClock(SystemClock()), "bench"))
        finally:
            session.close()
