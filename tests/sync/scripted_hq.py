"""A small HQ: honest to the protocol, and as troublesome as a test wants it."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote

from tests.sync.hq_base import HQ_SEED, No
from tests.sync.hq_feed import HqFeed
from tests.sync.hq_journals import HqJournals
from tests.sync.troubles import Answered, Trouble
from wire import compression, http_signing, json_text, messages
from wire.fields import time_text
from wire.http_signing import BadRequestSignature, RequestParts
from wire.push import encode_lines

__all__ = ["HQ_SEED", "ScriptedHq"]


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


class ScriptedHq(HqJournals, HqFeed):
    """The addresses; `troubles` maps the beginning of "METHOD /path" to what happens next there."""

    def __init__(self) -> None:
        super().__init__()
        self.decide: Callable[[dict[str, Any]], Mapping[str, Any]] = nobody_is_granted
        self.beats: list[dict[str, Any]] = []
        self.totals: list[dict[str, Any]] = []
        self.directives: list[dict[str, Any]] = []
        self.troubles: list[tuple[str, deque[Trouble]]] = []
        self.seen: list[str] = []
        self.packed_bodies = 0

    def trouble(self, where: str, *what: Trouble) -> None:
        """The next requests whose "METHOD /path" begins so meet these, one each."""
        self.troubles.append((where, deque(what)))

    def calls(self, beginning: str) -> int:
        return sum(line.startswith(beginning) for line in self.seen)

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
            return _json(self.enrol(json_text.decode(self._content(parts))))
        headers = {name.lower(): value for name, value in parts.headers.items()}
        assert headers["user-agent"] == "register/0.1.0"
        try:
            who = http_signing.verify_request(parts, self.public_key, self.now())
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
                return _json(self.push(self.journals[asked.who], int(asked.query["first"]), asked.body))
            case "GET", ["journal", owner, of, "head"]:
                journal = self.journals[f"{owner}/{of}"]
                return _json({"head": len(journal.lines), "head_hash": journal.head_hash})
            case "GET", ["journal", owner, of]:
                lines = self.journals[f"{owner}/{of}"].lines[int(asked.query["after"]) :][:500]
                return self._packed(encode_lines(lines), asked.headers)
            case "POST", ["epochs"]:
                return _json(self.open_epoch(json_text.decode(asked.body), asked.who))
        return None

    def _pull_route(self, asked: "Asked") -> Answered | None:
        match asked.method, asked.place:
            case "GET", ["feed"]:
                return self._packed(self.page(asked.query), asked.headers)
            case "GET", ["snapshots", scope]:
                return _json(self.snapshot(scope))
            case "GET", ["file", scope]:
                return self.file(scope, asked.headers)
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
