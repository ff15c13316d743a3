"""The till's parts that the sync works on, in memory: entries are real, signed and chained."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pos_app.sync.health import SyncHealth
from pos_app.sync.ports import EpochReason, Identity, PastEpoch, PendingEpoch, Position, SignedGrant
from wire import entries, json_text, keys
from wire.allowances import Total
from wire.enrolment import HeadFound, OpenEpoch, key_id
from wire.entries import Entry
from wire.feed import FeedRow, checksum, newer
from wire.fields import time_text
from wire.heartbeat import Directive
from wire.push import PushLine
from wire.signed import Certificate, Signed, sign_message
from wire.snapshots import SnapshotText


class SteppingClock:
    """The machine's clock, set off by as much as a test likes."""

    def __init__(self, off: timedelta = timedelta(0)) -> None:
        self.off = off

    def now(self) -> datetime:
        return datetime.now(UTC) + self.off


class MemoryJournal:
    """A journal of one register with its epochs."""

    def __init__(self, signed: Signed, certificate: Certificate, key: keys.SigningKey) -> None:
        self.lock = threading.RLock()
        self.register = certificate.register
        self.store = certificate.store
        self.epoch = certificate.epoch
        self.key = key
        self.prev = entries.first_prev(signed.signed)
        self.lines: dict[str, list[PushLine]] = {self.epoch: []}
        self.confirmed = 0
        self.confirmations: list[int] = []
        self.pending: PendingEpoch | None = None
        self.opened: list[tuple[str, int]] = []
        self.certificates: list[Signed] = [signed]
        self.past: list[PastEpoch] = []
        self.beats = 0
        self.is_shut_out = False

    def write(self, kind: str = "acceptance.note", body: dict[str, object] | None = None, size: int = 0) -> PushLine:
        """Write one more entry."""
        with self.lock:
            entry = Entry(
                register=self.register,
                epoch=self.epoch,
                seq=len(self.lines[self.epoch]) + 1,
                prev=self.prev,
                kind=kind,
                version=1,
                at=time_text(datetime.now(UTC)),
                business_day="2026-01-02",
                actor="anna",
                members=(),
                body=body if body is not None else {"text": "x" * size},
            )
            data = entries.encode_entry(entry)
            self.prev = entries.entry_hash(data)
            line = PushLine(self.prev, entries.sign_hash(self.key, self.prev), data)
            self.lines[self.epoch].append(line)
            return line

    def identity(self) -> Identity:
        return Identity(self.register, self.epoch, self.key)

    def position(self) -> Position:
        with self.lock:
            return Position(self.epoch, len(self.lines[self.epoch]), self.prev, self.confirmed)

    def entries_after(self, epoch: str, seq: int, limit: int) -> Sequence[PushLine]:
        return self.lines[epoch][seq : seq + limit]

    def hash_at(self, epoch: str, seq: int) -> str | None:
        lines = self.lines[epoch]
        return lines[seq - 1].hash if 0 < seq <= len(lines) else None

    def set_position(self, epoch: str, head: int, head_hash: str) -> None:
        with self.lock:
            assert epoch == self.epoch
            assert head == 0 or self.hash_at(epoch, head) == head_hash
            self.confirmed = head
            self.confirmations.append(head)

    def open_epoch(self, reason: EpochReason, adopt_from: int) -> None:
        with self.lock:
            previous, position = self.identity(), self.position()
            rest = self.lines[self.epoch][adopt_from - 1 :]
            held = self.hash_at(self.epoch, self.confirmed) or entries.first_prev(self.certificates[-1].signed)
            self.past.append(PastEpoch(previous, self.certificates[-1], self.confirmed, held))
            self.opened.append((reason, adopt_from))
            self.epoch = f"{len(self.lines):016x}"
            self.key = key = keys.private_key(bytes([len(self.lines)]) * 32)
            certificate = Certificate(
                register=self.register,
                store=self.store,
                epoch=self.epoch,
                public_key=keys.public_text(key),
                hq_life=1,
                issued_at=time_text(datetime.now(UTC)),
            )
            signed = sign_message(certificate, key_id(previous.register, previous.epoch), previous.key)
            found = HeadFound(head=position.head, head_hash=position.head_hash)
            self.pending = PendingEpoch(OpenEpoch(certificate=signed, head_found=found, reason=reason), previous)
            self.prev = entries.first_prev(signed.signed)
            self.lines[self.epoch] = []
            self.confirmed = 0
            self.write("epoch.opened", {"reason": reason})
            for line in rest:
                self.write("adopted", entries.adopted_body(line.entry, line.hash, line.sig))

    def pending_epoch(self) -> PendingEpoch | None:
        return self.pending

    def set_certificate(self, certificate: Signed) -> None:
        self.certificates.append(certificate)
        self.pending = None

    def heard(self) -> None:
        self.beats += 1

    def shut_out(self) -> None:
        self.is_shut_out = True

    def every_epoch(self) -> Sequence[PastEpoch]:
        signed = self.pending.request.certificate if self.pending is not None else self.certificates[-1]
        return [*self.past, PastEpoch(self.identity(), signed, self.confirmed, self.prev)]


class MemoryStore:
    """Reference rows by scope."""

    def __init__(self, folder: Path, scopes: Sequence[str] = ("register:S01-R1",)) -> None:
        self.folder = folder
        self.positions = dict.fromkeys(scopes, 0)
        self.rows: dict[str, dict[str, tuple[int, FeedRow | None]]] = {scope: {} for scope in scopes}
        self.unread = 0
        self.lives = 1
        self.installed: list[tuple[SnapshotText, bytes]] = []
        self.restarted: list[str] = []
        self.writes = 0

    def unread_plan(self) -> int:
        return self.unread

    def life(self) -> int:
        return self.lives

    def cursors(self) -> Mapping[str, int]:
        return dict(self.positions)

    def apply_rows(self, rows: Sequence[FeedRow], cursors: Mapping[str, int], life: int) -> None:
        self.writes += 1
        for row in rows:
            known = self.rows[row.scope].get(row.key)
            if newer(row, None if known is None else known[0]):
                self.rows[row.scope][row.key] = (row.version, row if row.op == "put" else None)
        self.positions.update(cursors)
        self.lives = life

    def live(self, scope: str) -> dict[str, int]:
        return {key: version for key, (version, row) in self.rows[scope].items() if row is not None}

    def checksum(self, scope: str) -> str:
        return checksum(self.live(scope).items())

    def start_over(self, scope: str) -> None:
        self.restarted.append(scope)
        self.positions[scope] = 0
        self.rows[scope] = {}

    def snapshot_folder(self) -> Path:
        return self.folder

    def install_snapshot(self, snapshot: SnapshotText, path: Path) -> None:
        """The content is lines `key version`."""
        data = path.read_bytes()
        path.unlink()
        self.installed.append((snapshot, data))
        self.positions[snapshot.scope] = snapshot.cursor
        self.lives = snapshot.life
        rows = (line.split() for line in data.decode().splitlines())
        self.rows[snapshot.scope] = {
            key: (int(version), FeedRow(scope=snapshot.scope, pos=0, kind="k", key=key, version=int(version), op="put"))
            for key, version in rows
        }


class MemoryAllowances:
    """Grants as they came."""

    def __init__(self) -> None:
        self.granted: dict[tuple[str, str], int] = {}
        self.recalled: list[tuple[str, str | None]] = []
        self.reports: list[Total] = []

    def install_grants(self, grants: Sequence[SignedGrant]) -> None:
        for signed in grants:
            for one in signed.grant.granted:
                place = (signed.grant.owner, one.unit)
                self.granted[place] = max(self.granted.get(place, 0), one.g)

    def recall(self, grant: SignedGrant, reason: str | None) -> None:
        self.install_grants([grant])
        self.recalled.append((grant.grant.owner, reason))

    def totals(self, _epoch: str) -> Iterator[Total]:
        return iter(self.reports)


class MemoryMachine:
    """This till."""

    def version(self) -> str:
        return "0.1.0"

    def lan(self) -> str:
        return ""

    def devices(self) -> Mapping[str, object]:
        return {"printer": "ready"}


class RecordingWatcher:
    """Everything that was told."""

    def __init__(self) -> None:
        self.healths: list[SyncHealth] = []
        self.notices: list[Mapping[str, object]] = []
        self.directives: list[Directive] = []
        self.changed = threading.Condition()

    def on_sync(self, health: SyncHealth) -> None:
        with self.changed:
            self.healths.append(health)
            self.changed.notify_all()

    def on_notice(self, notice: Mapping[str, object]) -> None:
        self.notices.append(notice)

    def on_directive(self, directive: Directive) -> None:
        self.directives.append(directive)

    def codes(self) -> set[str]:
        """All problems that were ever shown."""
        problems = [one for health in self.healths for one in (health.push, health.pull)]
        return {problem.code for problem in problems if problem is not None}


def body_of(line: PushLine) -> dict[str, object]:
    """The body of an entry."""
    found: dict[str, object] = json_text.decode(line.entry)["body"]
    return found
