"""HQ's books and keys in one file: `write` while HQ serves, `read_into` empty tables.

The file is zstd over lines of JSON: a head (form, step of the tables, life, time, the text of the key file), the rows
of every table, an end that counts them. It holds HQ's private keys: it is readable by its owner alone.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import zstandard

from domain.errors import Fault
from hq.store import dump
from hq.store.database import Database
from wire import json_text
from wire.compression import LEVEL
from wire.json_text import Malformed

FORM = 1


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup is: at which step its tables are, of which life and when, and HQ's key file as text."""

    revision: str
    life: int
    at: str
    keys: str


def write(database: Database, path: Path, life: int, at: str, keys: str) -> int:
    """Write a backup, whole or not at all, as one unchanging view of the books; how many rows."""
    new = path.with_name(path.name + ".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).stream_writer(file, closefd=False) as packed:
            count = database.read(lambda tx: _write(tx, packed, Head(dump.revision(tx), life, at, keys)))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    _sync_folder(path.parent)
    return count


def _write(tx: sa.Connection, packed: zstandard.ZstdCompressionWriter, head: Head) -> int:
    first = {"form": FORM, "revision": head.revision, "life": head.life, "at": head.at, "keys": head.keys}
    packed.write(json_text.encode(first) + b"\n")
    count = 0
    for line in dump.lines(tx):
        packed.write(line + b"\n")
        count += len(json_text.decode(line)["rows"])
    packed.write(json_text.encode({"end": count}) + b"\n")
    return count


def head_of(path: Path) -> Head:
    """What a backup says of itself; Fault for a file that is none."""
    plain = next(_lines(path), {})
    if plain.get("form") != FORM or not all(name in plain for name in Head.__slots__):
        raise _no_backup(path)
    return Head(plain["revision"], plain["life"], plain["at"], plain["keys"])


def read_into(database: Database, path: Path) -> int:
    """Put a backup into empty tables, all in one transaction; how many rows.

    Faults: tables that are not empty, a file that is cut off, damaged, or of a newer HQ.
    """

    def work(tx: sa.Connection) -> int:
        if not dump.is_empty(tx):
            raise Fault("This database holds books already.", advice="Restore into an empty one.")
        every = _lines(path)
        next(every)
        end: dict[str, Any] = {}

        def rows() -> Iterator[dict[str, Any]]:
            for one in every:
                if "end" in one:
                    end.update(one)
                    return
                yield one

        count = dump.put(tx, rows())
        if end.get("end") != count:
            raise _no_backup(path)
        return count

    try:
        return database.run_transaction("restore", work)
    except Malformed as error:
        raise _no_backup(path) from error


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as plain:
            for line in io.BufferedReader(plain):
                found = json_text.decode(line.rstrip(b"\n"))
                yield found if isinstance(found, dict) else {}
    except (OSError, zstandard.ZstdError, Malformed) as error:
        raise _no_backup(path) from error


def _no_backup(path: Path) -> Fault:
    return Fault(f"{path.name} is not a whole backup of HQ.", advice="Take another one.")


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
