"""A small HQ over real sockets: honest to the protocol, and as troublesome as a test wants it."""

import hashlib
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, unquote

import zstandard

from tests.sync.troubles import Answered, Trouble
from wire import compression, http_signing, json_text, keys, messages
from wire.entries import verify_hash
from wire.errors import ErrorBody, ErrorDetail
from wire.feed import FeedPage, FeedRow, checksum, read_cursors
from wire.fields import time_text
from wire.http_signing import BadRequestSignature, RequestParts
from wire.json_text import Malformed
from wire.push import PushLine, decode_lines, encode_lines
from wire.signed import Certificate, HqKey, Signed, read_unchecked, sign_message, sign_plain
from wire.snapshots import SnapshotAnswer, SnapshotText

HQ_SEED = keys.private_key(bytes(range(0x20, 0x40)))


class No(Exception):
    """A refusal on its way out."""

    def __init__(self, status: int, code: str, **named: int | str | None) -> None:
        super().__init__(code)
        self.status = status
        self.body = ErrorBody(error=ErrorDetail(code=code, message=f"HQ says {code}.", advice="Look."), **named)


@dataclass(frozen=True)
class Asked:
    """A request whose signature was checked."""

    method: str
    place: list[str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    who: str


def nobody_is_granted(asked: Mapping[str, object]) -> Mapping[str, object]:
    """What HQ decides unless a test wants otherwise."""
    return {"request_id": asked["request_id"], "refused": []}


def _json(plain: object) -> Answered:
    return Answered(200, json_text.encode(plain))


@dataclass
class Journal:
    """A register's epoch as HQ holds it."""

    register: str
    epoch: str
    public_key: str
    first_prev: str
    lines: list[PushLine] = field(default_factory=list)

    @property
    def head_hash(self) -> str:
        return self.lines[-1].hash if self.lines else self.first_prev


class ScriptedHq:
    """Journals, a feed, snapshots; `troubles` maps the beginning of "METHOD /path" to what happens next there."""

    def __init__(self) -> None:
        self.lock = threading.Condition()
        self.life = 1
        self.clock_off = timedelta(0)
        first = HqKey(id="hq-1", public_key=keys.public_text(HQ_SEED), from_="2026-01-01T00:00:00.000Z")
        self.links = [sign_message(first, "hq-1", HQ_SEED)]
        self.code = "0000000000000." + keys.fingerprint(keys.public_text(HQ_SEED))
        self.journals: dict[str, Journal] = {}
        self.evidence: list[PushLine] = []
        self.window = 500
        self.next_push: dict[str, Any] = {}
        self.rows: list[FeedRow] = []
        self.floor: dict[str, int] = {}
        self.wrong_sums: dict[str, int] = {}
        self.snapshots: dict[str, tuple[bytes, SnapshotText]] = {}
        self.decide: Callable[[dict[str, Any]], Mapping[str, Any]] = nobody_is_granted
        self.beats: list[dict[str, Any]] = []
        self.totals: list[dict[str, Any]] = []
        self.directives: list[dict[str, Any]] = []
        self.troubles: list[tuple[str, deque[Trouble]]] = []
        self.seen: list[str] = []
        self.closing = False
        self.packed_bodies = 0

    # --- what tests do -------------------------------------------------------------------------------------------
    def trouble(self, where: str, *what: Trouble) -> None:
        """The next requests whose "METHOD /path" begins so meet these, one each."""
        self.troubles.append((where, deque(what)))

    def close(self) -> None:
        """End every long poll."""
        self.closing = True
        with self.lock:
            self.lock.notify_all()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.clock_off

    def sign(self, plain: Mapping[str, Any]) -> dict[str, Any]:
        return messages.to_plain(sign_plain(plain, "hq-1", HQ_SEED))

    def put(self, scope: str, kind: str, key: str, doc: dict[str, Any] | None, version: int = 1) -> None:
        """A new row; None deletes."""
        with self.lock:
            position = self.head_of(scope) + 1
            op = "del" if doc is None else "put"
            plain = {"scope": scope, "pos": position, "kind": kind, "key": key, "version": version, "op": op}
            self.rows.append(messages.from_plain(FeedRow, {**plain, "doc": doc}))
            self.lock.notify_all()

    def put_snapshot(self, scope: str, content: bytes, cursor: int) -> None:
        packed = zstandard.ZstdCompressor(level=1).compress(content)
        sha = hashlib.sha256(packed).hexdigest()
        text = SnapshotText(scope=scope, bytes=len(packed), sha256=sha, cursor=cursor, schema=1, life=self.life)
        self.snapshots[scope] = (packed, text)

    def head_of(self, scope: str) -> int:
        return max((row.pos for row in self.rows if row.scope == scope), default=0)

    def live(self, scope: str) -> dict[str, FeedRow]:
        found: dict[str, FeedRow] = {}
        for row in self.rows:
            if row.scope == scope:
                found[row.key] = row
        return {key: row for key, row in found.items() if row.op == "put"}

    def calls(self, beginning: str) -> int:
        return sum(line.startswith(beginning) for line in self.seen)

    # --- the protocol --------------------------------------------------------------------------------------------
    def answer(self, parts: RequestParts) -> Answered | None:
        line = f"{parts.method} {parts.path}"
        with self.lock:
            self.seen.append(f"{line}?{parts.query}" if parts.query else line)
            trouble = next((left.popleft() for where, left in self.troubles if line.startswith(where) and left), None)

        def honest() -> Answered:
            try:
                return self._honest(parts)
            except No as no:
                retry = {"Retry-After": "0"} if no.status == 503 else {}
                return Answered(no.status, messages.to_bytes(no.body), retry)

        return honest() if trouble is None else trouble(honest)

    def _honest(self, parts: RequestParts) -> Answered:
        if parts.path == "/v1/enrol":
            return _json(self._enrol(json_text.decode(self._content(parts))))
        headers = {name.lower(): value for name, value in parts.headers.items()}
        assert headers["user-agent"] == "register/0.1.0"
        try:
            who = http_signing.verify_request(parts, self._public_key, self.now())
        except BadRequestSignature as error:
            raise No(401, "wrong_signature", hq_time=time_text(self.now())) from error
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        place = [unquote(part) for part in parts.path.split("/")][2:]
        asked = Asked(parts.method, place, query, headers, self._content(parts), who)
        for route in (self._journal_route, self._pull_route, self._other_route):
            answer = route(asked)
            if answer is not None:
                return answer
        raise No(404, "unknown_path")

    def _journal_route(self, asked: "Asked") -> Answered | None:
        register, _, epoch = asked.who.partition("/")
        match asked.method, asked.place:
            case "POST", ["journal", owner, of]:
                if (owner, of) != (register, epoch):
                    raise No(403, "not_yours")
                return _json(self._push(self.journals[asked.who], int(asked.query["first"]), asked.body))
            case "GET", ["journal", owner, of, "head"]:
                journal = self.journals[f"{owner}/{of}"]
                return _json({"head": len(journal.lines), "head_hash": journal.head_hash})
            case "GET", ["journal", owner, of]:
                lines = self.journals[f"{owner}/{of}"].lines[int(asked.query["after"]) :][:500]
                return self._packed(encode_lines(lines), asked.headers)
            case "POST", ["epochs"]:
                return _json(self._open_epoch(json_text.decode(asked.body), asked.who))
        return None

    def _pull_route(self, asked: "Asked") -> Answered | None:
        match asked.method, asked.place:
            case "GET", ["feed"]:
                return self._packed(self._feed(asked.query), asked.headers)
            case "GET", ["snapshots", scope]:
                return _json(self.snapshot(scope))
            case "GET", ["file", scope]:
                return self._file(scope, asked.headers)
        return None

    def _other_route(self, asked: "Asked") -> Answered | None:
        match asked.method, asked.place:
            case "POST", ["allowances"]:
                return _json(self.sign(self.decide(json_text.decode(asked.body))))
            case "POST", ["heartbeat"]:
                self.beats.append(json_text.decode(asked.body))
                directives, self.directives = self.directives, []
                return _json({"hq_time": time_text(self.now()), "life": self.life, "directives": directives})
            case "POST", ["totals"]:
                self.totals.append(json_text.decode(asked.body))
                return _json({})
        return None

    def _public_key(self, key_id: str) -> str | None:
        return self.journals[key_id].public_key if key_id in self.journals else None

    def _content(self, parts: RequestParts) -> bytes:
        encoding = {name.lower(): value for name, value in parts.headers.items()}.get("content-encoding")
        if encoding != "zstd":
            return parts.body
        self.packed_bodies += 1
        return compression.decompress(parts.body, 4 * 1024 * 1024)

    def _packed(self, body: bytes, headers: Mapping[str, str]) -> Answered:
        if "zstd" not in headers.get("accept-encoding", ""):
            return Answered(200, body)
        packed, encoding = compression.packed(body)
        return Answered(200, packed, encoding)

    def _enrol(self, asked: dict[str, Any]) -> dict[str, Any]:
        if asked["code"] != self.code:
            raise No(403, "code_refused")
        certificate = Certificate(
            register="S01-R1",
            store="S01",
            epoch="00112233445566aa",
            public_key=asked["public_key"],
            hq_life=self.life,
            issued_at=time_text(self.now()),
        )
        signed = sign_message(certificate, "hq-1", HQ_SEED)
        self.add(signed)
        return {
            "certificate": messages.to_plain(signed),
            "hq_keys": [messages.to_plain(link) for link in self.links],
            "recovery_key": keys.to_base64(bytes(32)),
            "hq_time": time_text(self.now()),
        }

    def add(self, signed: Signed) -> None:
        """Know a certificate."""
        certificate = read_unchecked(Certificate, signed)
        name = f"{certificate.register}/{certificate.epoch}"
        if name not in self.journals:
            prev = hashlib.sha256(signed.signed.encode()).hexdigest()
            self.journals[name] = Journal(certificate.register, certificate.epoch, certificate.public_key, prev)

    def _open_epoch(self, asked: dict[str, Any], who: str) -> dict[str, Any]:
        sent = messages.from_plain(Signed, asked["certificate"])
        if sent.key != who or not keys.signature_fits(self.journals[who].public_key, sent.sig, sent.signed.encode()):
            raise No(400, "malformed")
        self.add(sent)
        signed = keys.signature(HQ_SEED, sent.signed.encode())
        return {"certificate": {"signed": sent.signed, "key": "hq-1", "sig": signed}}

    def _push(self, journal: Journal, first: int, body: bytes) -> dict[str, Any]:
        try:
            lines = decode_lines(body)
            entries = [line.decoded() for line in lines]
        except Malformed as error:
            raise No(400, "malformed") from error
        if len(lines) > 500 or any(one.register != journal.register or one.epoch != journal.epoch for one in entries):
            raise No(400, "malformed")
        with self.lock:
            if first > len(journal.lines) + 1:
                raise No(409, "gap", expected=len(journal.lines) + 1)
            self._append(journal, first, lines)
            head = {"head": len(journal.lines), "head_hash": journal.head_hash}
            more, self.next_push = self.next_push, {}
            return {**head, "window": self.window, "hq_time": time_text(self.now()), **more}

    def _append(self, journal: Journal, first: int, lines: list[PushLine]) -> None:
        whole = list(journal.lines)
        for seq, line in enumerate(lines, start=first):
            entry = line.decoded()
            if seq <= len(whole):
                fits = whole[seq - 1].hash == line.hash
            else:
                prev = whole[-1].hash if whole else journal.first_prev
                hash_ = hashlib.sha256(b"pos/1\n" + line.entry).hexdigest()
                fits = (
                    (entry.seq, entry.prev) == (seq, prev)
                    and hash_ == line.hash
                    and verify_hash(journal.public_key, line.hash, line.sig)
                )
                whole.append(line)
            if not fits:
                self.evidence += lines[seq - first :]
                raise No(423, "fork", reason="fork", at=seq)
        journal.lines = whole

    def _feed(self, query: Mapping[str, str]) -> bytes:
        cursors = read_cursors(query["after"])
        for scope, position in cursors.items():
            if position and (int(query["life"]) != self.life or not self._reaches(scope, position)):
                there = f"/v1/snapshots/{scope}" if scope in self.snapshots else None
                raise No(410, "gone", scope=scope, snapshot=there)
        with self.lock:
            self.lock.wait_for(lambda: self.closing or self._news(cursors), timeout=int(query["wait"]))
            rows = self._news(cursors)[: int(query["limit"])]
        reached = dict(cursors)
        for row in rows:
            reached[row.scope] = row.pos
        complete = not self._news(reached)
        page = FeedPage(life=self.life, rows=tuple(rows), cursors=reached, complete=complete)
        if not complete:
            return messages.to_bytes(page)
        return messages.to_bytes(_with_sums(page, {scope: self._sum(scope) for scope in cursors}))

    def _reaches(self, scope: str, position: int) -> bool:
        return self.floor.get(scope, 0) <= position <= max(self.head_of(scope), self._snapshot_cursor(scope))

    def _snapshot_cursor(self, scope: str) -> int:
        return self.snapshots[scope][1].cursor if scope in self.snapshots else 0

    def _news(self, cursors: Mapping[str, int]) -> list[FeedRow]:
        return [row for row in self.rows if row.scope in cursors and row.pos > cursors[row.scope]]

    def _sum(self, scope: str) -> str:
        if self.wrong_sums.get(scope, 0) > 0:
            self.wrong_sums[scope] -= 1
            return "0" * 64
        return checksum((key, row.version) for key, row in self.live(scope).items())

    def snapshot(self, scope: str) -> dict[str, Any]:
        if scope not in self.snapshots:
            raise No(404, "no_snapshot")
        text = self.snapshots[scope][1]
        plain = {name: getattr(text, name) for name in ("bytes", "sha256", "cursor", "schema")}
        signed = messages.to_plain(sign_message(text, "hq-1", HQ_SEED))
        answer = messages.from_plain(SnapshotAnswer, {"url": f"/v1/file/{scope}", **plain, "signed": signed})
        return messages.to_plain(answer)

    def _file(self, scope: str, headers: Mapping[str, str]) -> Answered:
        packed = self.snapshots[scope][0]
        assert headers["accept-encoding"] == "identity"
        if "range" not in headers:
            return Answered(200, packed)
        start = int(headers["range"].removeprefix("bytes=").removesuffix("-"))
        if start >= len(packed):
            raise No(416, "range")
        span = {"Content-Range": f"bytes {start}-{len(packed) - 1}/{len(packed)}"}
        return Answered(206, packed[start:], span)


def _with_sums(page: FeedPage, sums: dict[str, str]) -> FeedPage:
    plain = messages.to_plain(page)
    return messages.from_plain(FeedPage, {**plain, "checksums": sums})
