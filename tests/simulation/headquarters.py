"""HQ as a machine: its folder, its life, its requests in this very thread, and how it ends and begins again."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlcipher3 import dbapi2
from starlette.applications import Starlette

from hq.api import allowances, app, enrol, feed, heartbeat, journal, members, recharge, snapshots
from hq.bootstrap import SECRETS, database_url, start_up
from hq.key_file import open_secrets
from hq.services.context import Bell, Hq
from hq.store import lives
from hq.store.database import Database, open_database
from pos_app.sync.ports import Reply
from tests.simulation.disk import power_cut
from tests.simulation.inline import run
from tests.simulation.ports import MachineClock
from wire.fields import time_text

PARTS = (journal, enrol, heartbeat, feed, snapshots, allowances, members, recharge)
OPENED: dict[Path, Database] = {}
"""A database for each place of a file: what SQLAlchemy compiled is of use to every HQ that lies there."""
DATABASE = "hq.db"


def make(folder: Path, clock: MachineClock, chance: Random) -> Hq:
    """HQ's parts around the files in a folder, whose tables are there."""
    if folder not in OPENED:
        OPENED[folder] = open_database(database_url(None, folder))
    return Hq(
        database=OPENED[folder],
        secrets=open_secrets(folder / SECRETS, chance.randbytes, time_text(clock.now())),
        clock=clock,
        chance=chance.randbytes,
        data=folder,
        feed_bell=Bell(),
        journal_bell=Bell(),
    )


def serve(hq: Hq) -> Starlette:
    """The addresses of registers."""
    return app.application(hq, [route for part in PARTS for route in part.routes(hq)])


@dataclass
class Headquarters:
    """The machine; `up` while its program runs."""

    folder: Path
    clock: MachineClock
    chance: Random
    up: bool = False
    hq: Hq = field(init=False)
    _app: Starlette = field(init=False)
    _look: Any = field(init=False)

    def start(self) -> None:
        """Begin to run on what is in the files."""
        self.hq = make(self.folder, self.clock, self.chance)
        self._app = serve(self.hq)
        start_up(self.hq)
        self._look = dbapi2.connect(f"file:{self.folder / DATABASE}?mode=ro", uri=True, isolation_level=None)
        self.up = True

    def stop(self) -> None:
        """End the program; its files stay."""
        self._look.close()
        self.hq.database.close()
        self.up = False

    def crash(self) -> None:
        """End the program without a word: what was synced to the disk is what there is."""
        kept = self.folder.with_name(f"{self.folder.name}.kept")
        self.copy(kept)
        with self.hq.database.engine.connect() as connection:
            power_cut(kept / DATABASE, connection.connection.driver_connection)
        self.stop()
        self.put(kept)

    def put(self, disk: Path) -> None:
        """Put another disk in, which is then this machine's own."""
        assert not self.up
        shutil.rmtree(self.folder)
        disk.rename(self.folder)

    def rows(self, sql: str, params: tuple[Any, ...] = ()) -> list[Any]:
        """What its books hold, looked at from outside."""
        found: list[Any] = self._look.execute(sql, params).fetchall()
        return found

    def joined(self, register: str, epoch: str) -> bool:
        """Whether a register has told this life everything it knows."""
        told = "SELECT 1 FROM joined WHERE register = ? AND epoch = ? AND life = ?"
        life = self.hq.secrets.life
        return life == lives.FIRST_LIFE or bool(self.rows(told, (register, epoch, life)))

    def waits(self) -> bool:
        """Whether this life still waits for registers."""
        return self.hq.database.read(lambda tx: lives.waiting(tx, self.hq.secrets.life))

    def answer(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Answer one request."""
        path, _, query = target.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
            "client": ("127.0.0.1", 1),
            "server": ("hq", 443),
        }
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:  # noqa: ANN401  ASGI's own types
            sent.append(message)

        run(self._app(scope, receive, send))
        names = {name.decode(): value.decode("latin-1") for name, value in sent[0]["headers"]}
        return Reply(sent[0]["status"], names, b"".join(one.get("body", b"") for one in sent[1:]))

    def copy(self, to: Path) -> None:
        """Its files as they lie on the disk now."""
        if to.exists():
            shutil.rmtree(to)
        shutil.copytree(self.folder, to, copy_function=shutil.copyfile)
