"""A new register of a large chain, from its code until it sells, beside what its bytes take without a program."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

import zstandard

from bench import made
from bench.counter import LANGUAGE
from bench.figures import Figure, Goal, Samples, figure
from bench.floor import raw_file
from bench.headquarters import Register, serving
from bench.made import STORE
from bench.town import chain
from hq.bootstrap import open_hq
from hq.services import enrol, load_chain, snapshots
from hq.store import feed
from hq.store.members import hmac_keys
from hq.store.outbox import Waiting
from local_db.keys import read_key_file
from pos_app.bootstrap import BOOKS, REFERENCE, Settings, enrol_till, has_plan
from wire import json_text
from wire.messages import from_bytes
from wire.reference_schema import SCHEMA
from wire.snapshots import SnapshotText

if TYPE_CHECKING:
    from pathlib import Path

    from bench.data import Data
    from hq.services.context import Hq
    from pos_app.sync.client import HqClient

FORM = 1
ARTICLES, AT_HOME, RUNS, ROWS = 100_000, 10_000, 3, 20_000
GOAL = Goal("p99 ≤ 15, p50 ≤ 1.5 × floor", 15.0, "p99", 1.5)
SCOPES = ("chain", "index", f"store:{STORE}")
_LIVE = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


def new_register(data: Data, folder: Path) -> list[Figure]:
    """Enrolled, everything fetched and in force, the plan known; the floor is taken right after it, on the same HQ."""
    home = _home(data)
    took = Samples()
    hq = open_hq(None, home)
    try:
        with serving(home) as url:
            for run in range(data.sizes.times(RUNS, 1)):
                here = folder / f"new-{run}"
                settings = Settings(data=here, key_file=here.with_suffix(".key"), hq_url=url, language=LANGUAGE)
                _, code = enrol.new_code(hq, STORE)
                gc.disable()  # as `python -m pos_app enrol` does
                start = time.perf_counter()
                till = enrol_till(settings, code)
                took.found.append(time.perf_counter() - start)
                gc.enable()
                assert has_plan(till.books)
                assert till.store.goods.by_barcode(made.barcode(1)) is not None
                till.close()
                took.floor.append(_floor(Register(hq, STORE), url, settings, folder / f"bare-{run}"))
                shutil.rmtree(here)
    finally:
        hq.database.close()
    return [figure("new_register", "s", took, GOAL)]


def _floor(register: Register, url: str, settings: Settings, folder: Path) -> float:
    """Download, hash and inflate every snapshot, and write what was inserted by the bare driver, in seconds."""
    folder.mkdir()
    key = read_key_file(settings.key_file)
    people = key.derived("people").hex
    files = {path.name.partition("-")[0]: path for path in (settings.data / REFERENCE).glob("*.db")}
    written = [
        _read(settings.data / BOOKS, key.hex, ("allowance",)),
        _read(files["people"], people, ("member", "staff", "live")),
        _read(files["goods"], None, ("price", "live")),
    ]
    start = time.perf_counter()
    with register.client(url) as client:
        for scope in SCOPES:
            _fetched(client, scope, folder)
    for number, (secret, tables) in enumerate(zip((key.hex, people, None), written, strict=True)):
        with closing(raw_file(folder / f"{number}.db", secret, writes=True)) as bare:
            bare.execute("PRAGMA foreign_keys = OFF")  # the rows come table by table
            bare.execute("BEGIN IMMEDIATE")
            for sql, name, rows in tables:
                bare.execute(sql)
                if rows:
                    bare.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(rows[0]))})", rows)
            bare.execute("COMMIT")
    took = time.perf_counter() - start
    shutil.rmtree(folder)
    return took


def _read(path: Path, key: str | None, names: tuple[str, ...]) -> list[tuple[str, str, list[Any]]]:
    """Tables of a file with their rows, but for those that came ready in the chain's file: (DDL, name, rows)."""
    with closing(raw_file(path, key)) as connection:
        ddl = dict(connection.execute(_LIVE).fetchall())
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
        return [(ddl[name], name, [row for row in rows[name] if row[0] != "chain"]) for name in names]


def _fetched(client: HqClient, scope: str, folder: Path) -> None:
    answer = client.snapshot(scope)
    text = from_bytes(SnapshotText, answer.signed.signed.encode())
    packed, plain = folder / f"{scope[:5]}.zst", folder / f"{scope[:5]}.db"
    target = client.http.signed_get(answer.url, {"Accept-Encoding": "identity"})
    digest = hashlib.sha256()
    with client.http.session.stream("GET", target.url, target.headers, 60) as incoming, packed.open("wb") as file:
        for chunk in incoming.chunks():
            digest.update(chunk)
            file.write(chunk)
    assert digest.hexdigest() == text.sha256
    assert text.schema == SCHEMA
    with packed.open("rb") as source, plain.open("wb") as target_file:
        zstandard.ZstdDecompressor().copy_stream(source, target_file)
        target_file.flush()
        os.fsync(target_file.fileno())


def _home(data: Data) -> Path:
    """The HQ of the large chain, kept: made by the product, but for the rows of the index of other stores' members."""
    articles, at_home = min(ARTICLES, data.sizes.articles), data.sizes.times(AT_HOME, 100)
    folder = data.folder / f"chain-{FORM}-{articles}-{data.sizes.members}-{at_home}"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        hq = open_hq(None, folder)
        try:
            load_chain.load(hq, chain(articles, at_home))
            for first in range(at_home + 1, data.sizes.members + 1, ROWS):
                _index(hq, range(first, min(first + ROWS, data.sizes.members + 1)))
            snapshots.make_all(hq)
        finally:
            hq.database.close()
        (folder / "ready").touch()
    return folder


def _index(hq: Hq, numbers: range) -> None:
    """Rows of the index's feed for members of other stores, as the projector announces them."""
    rows = []
    for number in numbers:
        id_, (card, phone) = made.member_id(number), made.card_and_phone(number)
        doc: dict[str, Any] = {"id": id_, "tier": made.tier(number), "kind": "personal", "frozen": False}
        doc["home_store"] = "S02"
        doc["hmacs"] = hmac_keys(hq.secrets.index_key, card, phone)
        rows.append(Waiting(id_, "member", f"member:{id_}", 1, "put", json_text.encode(doc)))
    hq.database.run_transaction("index", lambda tx: feed.append(tx, "index", feed.pen(tx, "index"), rows))
