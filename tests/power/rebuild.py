"""Rebuilds a folder as a disk would hold it after a power cut: what was synced, and a random part of the rest.

A file is synced by itself; its name (creation, rename, removal) only with its folder, and names of one folder are kept
in their order, as journaling file systems do. What was written and not synced may be there whole, in part, by sectors
of 512 bytes, in any order, or not at all.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from random import Random

HEAD = struct.Struct("=IIQQ")
SECTOR = 512
CREATED, EMPTIED = 1, 2
ODDS = {"nothing": 2, "everything": 1, "first": 3, "some": 3, "sectors": 3}
"""How often of the unsynced writes of a file there is what: nothing, all, the first ones, some, some of the sectors."""


class Kind(IntEnum):
    """What a record of the shim's log says."""

    OPEN = 1
    WRITE = 2
    TRUNC = 3
    SYNC = 4
    DIRSYNC = 5
    RENAME = 6
    UNLINK = 7
    MARK = 8
    UNSEEN = 9


@dataclass(frozen=True, slots=True)
class Record:
    """One call that the shim saw."""

    kind: Kind
    file: int
    offset: int
    payload: bytes

    @property
    def text(self) -> str:
        """The payload of a record about a name, or of a mark."""
        return self.payload.decode()


def read_log(path: Path) -> list[Record]:
    """Every record of a log, in the order of the calls."""
    data, place, found = path.read_bytes(), 0, []
    while place < len(data):
        kind, file, offset, length = HEAD.unpack_from(data, place)
        place += HEAD.size
        found.append(Record(Kind(kind), file, offset, data[place : place + length]))
        place += length
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """A write at an offset, or (without bytes) a new size."""

    offset: int
    data: bytes | None

    def on(self, content: bytearray) -> None:
        """Do it."""
        if self.data is None:
            del content[self.offset :]
            content.extend(bytes(self.offset - len(content)))
        elif self.data:
            content.extend(bytes(max(0, self.offset - len(content))))
            content[self.offset : self.offset + len(self.data)] = self.data

    def sectors(self) -> Iterator["Change"]:
        """The same in parts that a disk writes or does not write."""
        if self.data is None:
            yield self
            return
        at = 0
        while at < len(self.data):
            end = at + SECTOR - (self.offset + at) % SECTOR
            yield Change(self.offset + at, self.data[at:end])
            at = end


@dataclass(slots=True)
class File:
    """What of a file is safe, and what was done to it since."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is safe now."""
        for change in self.since:
            change.on(self.synced)
        self.since.clear()

    def after_cut(self, chance: Random) -> bytes:
        """What may be found of it."""
        content = bytearray(self.synced)
        for change in some(self.since, chance):
            change.on(content)
        return bytes(content)


def some(changes: list[Change], chance: Random) -> list[Change]:
    """A random part of unsynced changes."""
    if not changes:
        return []
    how = chance.choices(list(ODDS), list(ODDS.values()))[0]
    if how == "nothing":
        return []
    if how == "first":
        return changes[: chance.randrange(len(changes) + 1)]
    if how == "some":
        return [change for change in changes if chance.random() < 0.5]
    if how == "sectors":
        return [part for change in changes for part in change.sectors() if chance.random() < 0.5]
    return changes


@dataclass(frozen=True, slots=True)
class Naming:
    """A change of names in a folder: names to forget, and a name for a file."""

    folder: str
    gone: str | None
    name: str | None
    file: int = 0

    def on(self, names: dict[str, int]) -> None:
        """Do it."""
        if self.gone is not None:
            names.pop(self.gone, None)
        if self.name is not None:
            names[self.name] = self.file


class Disk:
    """A folder on a disk, followed record by record."""

    def __init__(self) -> None:
        self.files: dict[int, File] = {}
        self.names: dict[str, int] = {}
        self._synced_names: dict[str, int] = {}
        self._namings: list[Naming] = []

    def follow(self, record: Record) -> None:
        """Take in the next record; ValueError for a log with a hole in it."""
        if record.kind is Kind.UNSEEN:
            raise ValueError(f"the shim could not follow a {record.text} of the program")
        if record.kind is Kind.OPEN:
            self._open(record)
        elif record.kind is Kind.WRITE:
            self.files[record.file].since.append(Change(record.offset, record.payload))
        elif record.kind is Kind.TRUNC:
            self.files[record.file].since.append(Change(record.offset, None))
        elif record.kind is Kind.SYNC:
            self.files[record.file].sync()
        elif record.kind is Kind.DIRSYNC:
            self._sync_names(record.text)
        elif record.kind is Kind.RENAME:
            source, target = record.text.split("\0")
            self._rename(Naming(folder_of(target), source, target, self.names[source]))
        elif record.kind is Kind.UNLINK:
            self._rename(Naming(folder_of(record.text), record.text, None))

    def _open(self, record: Record) -> None:
        if record.offset & CREATED:
            self.files[record.file] = File()
            self._rename(Naming(folder_of(record.text), None, record.text, record.file))
        elif record.file not in self.files:
            raise ValueError(f"{record.text} is older than the log")
        elif record.offset & EMPTIED:
            self.files[record.file].since.append(Change(0, None))

    def _rename(self, naming: Naming) -> None:
        naming.on(self.names)
        self._namings.append(naming)

    def _sync_names(self, folder: str) -> None:
        for naming in self._namings:
            if naming.folder == folder:
                naming.on(self._synced_names)
        self._namings = [naming for naming in self._namings if naming.folder != folder]

    def now(self) -> dict[str, bytes]:
        """What a program sees: everything, synced or not."""
        found = {}
        for name, number in self.names.items():
            content = bytearray(self.files[number].synced)
            for change in self.files[number].since:
                change.on(content)
            found[name] = bytes(content)
        return found

    def after_cut(self, chance: Random) -> dict[str, bytes]:
        """What is found when the power comes back."""
        names = dict(self._synced_names)
        for folder in sorted({naming.folder for naming in self._namings}):
            here = [naming for naming in self._namings if naming.folder == folder]
            for naming in here[: chance.randrange(len(here) + 1)]:
                naming.on(names)
        return {name: self.files[number].after_cut(chance) for name, number in sorted(names.items())}


def folder_of(name: str) -> str:
    """The folder of a name below the root; "" is the root itself."""
    return name.rpartition("/")[0]


def lay_out(content: dict[str, bytes], folder: Path) -> None:
    """Write the files of a disk into an empty folder."""
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
