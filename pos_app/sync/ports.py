"""What the sync needs of the rest of the till.  All methods may be called from its two threads."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from domain.value import dataclass
from pos_app.sync.health import SyncHealth
from wire.allowances import Grant, Total
from wire.enrolment import OpenEpoch, key_id
from wire.feed import FeedRow
from wire.heartbeat import Directive
from wire.keys import SigningKey
from wire.push import PushLine
from wire.signed import Signed
from wire.snapshots import SnapshotText


class Clock(Protocol):
    """The machine's clock."""

    def now(self) -> datetime:
        """The present time, with its zone."""
        ...


Chance = Callable[[], float]
"""A random number from 0 up to, not including, 1."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who signs: the register, its present epoch, and the epoch's key."""

    register: str
    epoch: str
    key: SigningKey

    @property
    def key_id(self) -> str:
        """The key's name in signatures."""
        return key_id(self.register, self.epoch)


@dataclass(frozen=True, slots=True)
class Position:
    """Where the journal of the present epoch stands, and up to which entry HQ last confirmed it (0: nothing)."""

    epoch: str
    head: int
    head_hash: str
    confirmed: int


@dataclass(frozen=True, slots=True)
class PendingEpoch:
    """An epoch that HQ has not countersigned: what to send, and who was known to HQ before."""

    request: OpenEpoch
    previous: Identity


@dataclass(frozen=True, slots=True)
class PastEpoch:
    """An epoch of this register: who signed in it, its certificate, and up to which entry HQ once confirmed it."""

    identity: Identity
    certificate: Signed
    handed_in: int
    head_hash: str


EpochReason = Literal["restored", "forked", "refused"]


class Journal(Protocol):
    """The books' journal.  `open_epoch` is the only act of the sync that writes entries."""

    def identity(self) -> Identity:
        """Who signs now."""
        ...

    def position(self) -> Position:
        """Where the journal stands."""
        ...

    def entries_after(self, epoch: str, seq: int, limit: int) -> Sequence[PushLine]:
        """At most `limit` entries after `seq`, in order, with their private records."""
        ...

    def hash_at(self, epoch: str, seq: int) -> str | None:
        """The hash of one entry; None when there is none."""
        ...

    def set_position(self, epoch: str, head: int, head_hash: str) -> None:
        """HQ holds the journal up to here, with this hash; lower than before when HQ was restored.

        It witnesses the head, too.
        """
        ...

    def open_epoch(self, reason: EpochReason, adopt_from: int) -> None:
        """New key, certificate signed by the old key, `epoch.opened`, no allowances.

        Hands in every entry of the epoch before from `adopt_from` on as `adopted`; all in one durable transaction.
        """
        ...

    def pending_epoch(self) -> PendingEpoch | None:
        """The oldest epoch that HQ has not countersigned yet."""
        ...

    def set_certificate(self, certificate: Signed) -> None:
        """Keep the countersigned certificate of the present epoch."""
        ...

    def heard(self) -> None:
        """HQ answered a heartbeat now."""
        ...

    def shut_out(self) -> None:
        """HQ revoked the key of the present epoch."""
        ...

    def every_epoch(self) -> Sequence[PastEpoch]:
        """Every epoch, oldest first; the last one is the present one."""
        ...


class FeedStore(Protocol):
    """The reference files: what HQ told this till."""

    def life(self) -> int:
        """HQ's life that the cursors are of."""
        ...

    def cursors(self) -> Mapping[str, int]:
        """Every scope of this register and its position; 0: from the start."""
        ...

    def apply_rows(self, rows: Sequence[FeedRow], cursors: Mapping[str, int], life: int) -> None:
        """Rows newer than what is known, and their cursors, each file in one transaction."""
        ...

    def checksum(self, scope: str) -> str:
        """`wire.feed.checksum` over the live rows of a scope."""
        ...

    def start_over(self, scope: str) -> None:
        """Cursor 0: all rows come again; what did not come again by the next complete state is deleted."""
        ...

    def snapshot_folder(self) -> Path:
        """Where snapshots are fetched to, on the same disk as the files they replace."""
        ...

    def install_snapshot(self, snapshot: SnapshotText, path: Path) -> None:
        """Put the unpacked snapshot into force, with its cursor and life; the file at `path` is then the store's."""
        ...

    def unread_plan(self) -> int:
        """The version of a plan that this program cannot read, 0 when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class SignedGrant:
    """A grant whose signature was checked, with the signed text that proves it."""

    grant: Grant
    signed: Signed


class Allowances(Protocol):
    """The books' allowances."""

    def install_grants(self, grants: Sequence[SignedGrant]) -> None:
        """Raise g' to g for each; grants for another holder, epoch or older life are left alone."""
        ...

    def recall(self, grant: SignedGrant, reason: str | None) -> None:
        """Install it, then give back everything of these units that no open sale holds, as an entry."""
        ...

    def totals(self, epoch: str) -> Iterator[Total]:
        """Every total of an epoch, for a new life of HQ."""
        ...


class Machine(Protocol):
    """What a heartbeat tells about this till."""

    def version(self) -> str:
        """The program's version."""
        ...

    def devices(self) -> Mapping[str, object]:
        """Each device and its state."""
        ...

    def lan(self) -> str:
        """Where it answers other registers of its store, "" where it does not."""
        ...


class Watcher(Protocol):
    """Who is told; must return soon and not call back into the sync."""

    def on_sync(self, health: SyncHealth) -> None:
        """The state changed."""
        ...

    def on_notice(self, notice: Mapping[str, object]) -> None:
        """HQ has something for the manager to read."""
        ...

    def on_directive(self, directive: Directive) -> None:
        """HQ wants something that is not the sync's to do (freeze, upgrade, shut out)."""
        ...


@dataclass(frozen=True, slots=True)
class Till:
    """The parts of the till that the sync works on."""

    journal: Journal
    store: FeedStore
    allowances: Allowances
    machine: Machine
    watcher: Watcher


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came: status, headers in lower case, body as sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Incoming(Protocol):
    """An answer whose body has not been read yet."""

    @property
    def status(self) -> int:
        """The status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, names in lower case."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """The body as sent; raises `NoAnswer` when it is cut."""
        ...


class Session(Protocol):
    """Sockets to HQ.  One thread uses it; `abort` may come from any."""

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes, read_timeout: int) -> Reply:
        """One request and its whole answer; raises `NoAnswer`, `Garbled` for an answer beyond all bounds."""
        ...

    def stream(
        self, method: str, url: str, headers: Mapping[str, str], read_timeout: int
    ) -> AbstractContextManager[Incoming]:
        """One request without a body, the answer to be read in chunks; raises `NoAnswer`."""
        ...

    def abort(self) -> None:
        """End whatever is under way, and all that is asked later, with `NoAnswer`."""
        ...

    def close(self) -> None:
        """Close what is open; when no thread uses it any more."""
        ...
