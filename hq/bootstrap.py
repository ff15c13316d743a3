"""HQ's parts list: database, keys, services, addresses, server."""

import gc
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import sqlalchemy
import uvicorn
from starlette.applications import Starlette

from domain.errors import Fault
from hq import clock
from hq.api import allowances, app, enrol, feed, heartbeat, journal, members, openapi, recharge, snapshots
from hq.api.routing import Route
from hq.key_file import key_text, open_secrets, put_back, recovery_private
from hq.services import (
    backup,
    bring_up,
    housekeeping,
    issue,
    neighbours,
    outbox,
    own_keys,
    project,
    referrals,
    resume,
    sizing,
)
from hq.services import recharge as recharge_cards
from hq.services.context import Bell, Hq
from hq.store import shards
from hq.store.database import Database, nothing, open_database
from hq.web.page import pages
from hq.web.phone_page import pages as phone_pages
from hq.web.reports import report_pages
from wire.fields import time_text
from wire.points import point

SECRETS = "hq.keys.json"
GRACE_SECONDS = 2
LOOK_SECONDS = 1.0
AGAIN_SECONDS = 5.0
APART_SECONDS = 0.1
"""How often a process that hears no bell looks."""
log = logging.getLogger("hq")


def database_url(url: str | None, data: Path) -> str:
    """The address of the database: as given, else a SQLite file in the data folder."""
    return url or f"sqlite:///{data.resolve() / 'hq.db'}"


def open_hq(url: str | None, data: Path, observe: Callable[[str], None] = nothing) -> Hq:
    """Open database and keys, made where they are missing; tables are brought to the newest step."""
    data.mkdir(parents=True, exist_ok=True)
    secrets = open_secrets(data / SECRETS, clock.random_bytes, time_text(clock.now()))
    database = open_database(database_url(url, data), observe)
    migrate(database)
    return Hq(
        database=database,
        secrets=secrets,
        clock=clock.now,
        chance=clock.random_bytes,
        data=data,
        feed_bell=Bell(),
        journal_bell=Bell(),
    )


def open_existing(url: str | None, data: Path) -> Hq:
    """The same for an HQ that was served before; Fault when there is none in this folder."""
    if not (data / SECRETS).exists():
        raise Fault(f"There is no HQ in {data}.", advice="Give its folder with --data, or start it with serve.")
    return open_hq(url, data)


def recovery_key(data: Path) -> str:
    """HQ's private recovery key in base64."""
    return recovery_private(data / SECRETS)


def back_up(url: str | None, data: Path, out: Path) -> int:
    """Write a backup of an HQ, which may go on serving; how many rows."""
    hq = open_existing(url, data)
    try:
        return backup.write(hq.database, out, hq.secrets.life, hq.now(), key_text(data / SECRETS))
    finally:
        hq.database.close()


def restore(url: str | None, data: Path, file: Path) -> tuple[int, str]:
    """Put a backup into an empty folder (and database), in a new life of HQ; the life, and when the backup was made.

    The number of the life follows the clock, so that a backup restored twice never lives the same life twice. Faults:
    there is an HQ already; what `backup` finds.
    """
    if (data / SECRETS).exists():
        raise Fault(f"There is an HQ in {data} already.", advice="Restore into an empty folder.")
    head = backup.head_of(file)
    data.mkdir(parents=True, exist_ok=True)
    database = open_database(database_url(url, data))
    try:
        migrate(database)
        backup.read_into(database, file)
    finally:
        database.close()
    life = max(head.life + 1, int(clock.now().timestamp()))
    put_back(data / SECRETS, head.keys, life)
    return life, head.at


def migrate(database: Database) -> None:
    """Bring the tables to the newest step, all steps in one transaction; Fault when they are newer than we are."""
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with database.engine.connect() as connection:
        with database.writing(connection):
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise Fault(
                    "The database was written by another version of HQ.", advice="Start the version that wrote it."
                ) from error
            point("before tables are made")
        point("after tables are made")


def distribute(url: str) -> list[str]:
    """Bring the tables to the newest step and spread them over Citus; the statements that were run."""
    database = open_database(url)
    try:
        shards.check(database.engine)
        migrate(database)
        return shards.distribute(database.engine)
    finally:
        database.close()


def api_routes(hq: Hq) -> list[Route]:
    """Every address under /v1."""
    parts = (journal, enrol, heartbeat, feed, snapshots, allowances, members, recharge)
    routes = [route for part in parts for route in part.routes(hq)]
    return [*routes, *openapi.routes(routes)]


def build(hq: Hq, *, phone_page: bool = False) -> Starlette:
    """The application: addresses and the pages, and one that plays members' phones where that is wanted."""
    phones = phone_pages(hq) if phone_page else ()
    return app.application(hq, api_routes(hq), [*pages(hq), *report_pages(hq), *phones])


class Background:
    """The thread that projects what was pushed, and publishes feeds; a failure is logged and tried again."""

    def __init__(self, hq: Hq, look_seconds: float = LOOK_SECONDS) -> None:
        self._hq = hq
        self._look_seconds = look_seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="projector", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Let the work at hand end."""
        self._stop.set()
        self._hq.journal_bell.ring()
        self._thread.join()

    def _run(self) -> None:
        seen, day = -1, None
        while not self._stop.is_set():
            seen = self._hq.journal_bell.wait(seen, self._look_seconds)
            try:
                acted = set[str]()
                project.catch_up(self._hq, acted)
                issue.settle(self._hq)
                referrals.settle(self._hq)
                bring_up.after_entries(self._hq, acted)
                if day != self._hq.clock().date():
                    day = self._hq.clock().date()
                    housekeeping.keep_house(self._hq)
            except Exception:
                log.exception("Projecting failed; trying again.")
                self._stop.wait(AGAIN_SECONDS)


def start_up(hq: Hq) -> None:
    """What every start does: publish keys, go on with what a crash or an upgrade left behind."""
    hq.database.run_transaction("start.keys", lambda tx: _announce(tx, hq))
    resume.resume(hq)
    recharge_cards.finish_claims(hq)
    project.catch_up(hq)
    sizing.place_ordered(hq)
    outbox.publish(hq)


def _announce(tx: sqlalchemy.Connection, hq: Hq) -> None:
    own_keys.announce_signing_keys(tx, hq)
    neighbours.announce_new(tx, hq)


class Serving:
    """HQ on a socket: `url`, `run` until it is stopped (blocks), `stop` from another thread.

    `projects` is False where another process does so (`project_apart`).
    """

    def __init__(self, hq: Hq, host: str, port: int, *, phone_page: bool = False, projects: bool = True) -> None:
        self._hq = hq
        self._projects = projects
        self._socket = listening(host, port)
        name = f"[{host}]" if ":" in host else host
        self.url = f"http://{name}:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            build(hq, phone_page=phone_page),
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        self._server = uvicorn.Server(config)

    def run(self) -> None:
        background = Background(self._hq) if self._projects else None
        if background is not None:
            background.start()
        try:
            self._server.run(sockets=[self._socket])
        finally:
            if background is not None:
                background.stop()
            self._socket.close()

    def stop(self) -> None:
        self._server.should_exit = True


def listening(host: str, port: int) -> socket.socket:
    """A bound socket; Fault in plain words when that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen(512)
    except OSError as error:
        sock.close()
        raise Fault(
            f"HQ cannot listen on {host}:{port}: {error.strerror or error}.",
            advice="Stop the program that uses this port, or give another one with --listen.",
        ) from error
    return sock


def serve(
    url: str | None,
    data: Path,
    host: str,
    port: int,
    say: Callable[[str], None],
    *,
    phone_page: bool = False,
    projects: bool = True,
) -> None:
    """Open everything and serve until Ctrl+C or SIGTERM; both end it in order."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    hq = open_hq(url, data)
    try:
        serving = Serving(hq, host, port, phone_page=phone_page, projects=projects)
        start_up(hq)
        _settle_down()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _ended)  # the server stops first and raises the signal again
        say(f"listening {serving.url}")
        serving.run()
    finally:
        hq.database.close()


def project_apart(url: str | None, data: Path, say: Callable[[str], None]) -> None:
    """Project what other processes take in, until Ctrl+C or SIGTERM: a core of its own, and pushes keep theirs."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    hq, ended = open_existing(url, data), threading.Event()
    try:
        background = Background(hq, APART_SECONDS)
        start_up(hq)
        _settle_down()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, partial(_set, ended))
        background.start()
        say("projecting")
        ended.wait()
        background.stop()
    finally:
        hq.database.close()


def _set(event: threading.Event, _number: int, _frame: object) -> None:
    event.set()


def _settle_down() -> None:
    """What is loaded now never becomes garbage: no push waits for a look at the whole program."""
    gc.collect()
    gc.freeze()


def _ended(_number: int, _frame: object) -> None:
    """The server has stopped in order: nothing is left to do."""
