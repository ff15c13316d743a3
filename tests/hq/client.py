"""A register as somebody else would write it from the protocol's page: requests and wire, nothing of the till's."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import requests

from wire import compression, keys
from wire.enrolment import EnrolAnswer, EnrolRequest, checked_enrolment, parse_code
from wire.entries import Entry, encode_entry, entry_hash, first_prev, sign_hash
from wire.http_signing import RequestParts, signature_headers
from wire.messages import from_bytes, to_bytes
from wire.push import CONTENT_TYPE, PrivateRecord, PushLine, encode_lines
from wire.signed import HqKeys

AT = "2026-03-02T09:00:00.000Z"
DAY = "2026-03-02"


@dataclass
class Register:
    """A register with its key; `seq` and `prev` are where its own journal stands."""

    base: str
    name: str
    store: str
    epoch: str
    seed: bytes
    certificate: str
    hq_keys: HqKeys
    now: datetime
    seq: int = 0
    prev: str = ""
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.prev = self.prev or first_prev(self.certificate)

    @property
    def key_id(self) -> str:
        return f"{self.name}/{self.epoch}"

    @property
    def path(self) -> str:
        return f"/v1/journal/{self.name}/{self.epoch}"

    def entry(self, kind: str, body: Mapping[str, Any], **others: object) -> PushLine:
        """The next entry of the journal, written and signed."""
        self.seq += 1
        line = self.line(kind, body, seq=self.seq, prev=self.prev, **others)
        self.prev = line.hash
        return line

    def line(self, kind: str, body: Mapping[str, Any], *, seq: int, prev: str, **others: object) -> PushLine:
        private = cast("tuple[PrivateRecord, ...]", others.pop("private", ()))
        shape: dict[str, Any] = {"version": 1, "at": AT, "business_day": DAY, "actor": "amy", "members": (), **others}
        entry = Entry(
            **{"register": self.name, "epoch": self.epoch, **shape}, seq=seq, prev=prev, kind=kind, body=dict(body)
        )
        data = encode_entry(entry)
        hash_ = entry_hash(data)
        return PushLine(hash_, sign_hash(keys.private_key(self.seed), hash_), data, private)

    def notes(self, count: int) -> list[PushLine]:
        """Entries that move nothing."""
        return [self.entry("staff.signed_in", {"staff": f"s{number}"}) for number in range(count)]

    def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        query: str = "",
        headers: Mapping[str, str] | None = None,
        at: datetime | None = None,
    ) -> requests.Response:
        """A signed request."""
        parts = RequestParts(method, path, query, {}, body)
        signed = signature_headers(parts, self.key_id, keys.private_key(self.seed), at or self.now)
        url = self.base + path + (f"?{query}" if query else "")
        sent = {"User-Agent": "register/0.1", "Accept-Encoding": "identity", **signed, **(headers or {})}
        return self.session.request(method, url, data=body, headers=sent, timeout=30)

    def push(self, lines: Sequence[PushLine], first: int | None = None, *, packed: bool = False) -> requests.Response:
        """Push lines; `first` is the seq of the first one by default."""
        at = json.loads(lines[0].entry)["seq"] if first is None else first
        return self.push_bytes(encode_lines(lines), at, packed=packed)

    def push_bytes(self, body: bytes, first: int | str, *, packed: bool = False) -> requests.Response:
        headers = {"Content-Type": CONTENT_TYPE}
        if packed:
            body = compression.compress(body)
            headers["Content-Encoding"] = "zstd"
        return self.ask("POST", self.path, body, f"first={first}", headers)

    def head(self) -> tuple[int, str]:
        answer = self.ask("GET", f"{self.path}/head").json()
        return answer["head"], answer["head_hash"]


def enrol_request(base: str, code: str, seed: bytes) -> requests.Response:
    request = EnrolRequest(code=code, public_key=keys.public_text(keys.private_key(seed)), device={"model": "bench"})
    return requests.post(f"{base}/v1/enrol", data=to_bytes(request), timeout=30)


def enrolled(base: str, code: str, seed: bytes, now: datetime | None = None) -> Register:
    """Enrol with a code and check what came back against it."""
    response = enrol_request(base, code, seed)
    assert response.status_code == 200, response.text
    answer = from_bytes(EnrolAnswer, response.content)
    certificate, hq_keys = checked_enrolment(answer, parse_code(code), keys.public_text(keys.private_key(seed)))
    return Register(
        base=base,
        name=certificate.register,
        store=certificate.store,
        epoch=certificate.epoch,
        seed=seed,
        certificate=answer.certificate.signed,
        hq_keys=hq_keys,
        now=now or datetime.now(UTC),
    )
