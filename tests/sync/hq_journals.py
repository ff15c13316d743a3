"""The scripted HQ's journals: enrolment, epochs, push."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from tests.sync.hq_base import HQ_SEED, HqBase, No
from wire import keys, messages
from wire.entries import entry_hash, verify_hash
from wire.fields import time_text
from wire.json_text import Malformed
from wire.push import PushLine, decode_lines
from wire.signed import Certificate, Signed, read_unchecked, sign_message


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


class HqJournals(HqBase):
    """Journals by key id; `next_push` is added to the next answer, `evidence` are lines that did not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.code = "0000000000000." + keys.fingerprint(keys.public_text(HQ_SEED))
        self.journals: dict[str, Journal] = {}
        self.evidence: list[PushLine] = []
        self.window = 500
        self.next_push: dict[str, Any] = {}

    def add(self, signed: Signed) -> None:
        """Know a certificate."""
        certificate = read_unchecked(Certificate, signed)
        name = f"{certificate.register}/{certificate.epoch}"
        if name not in self.journals:
            prev = hashlib.sha256(signed.signed.encode()).hexdigest()
            self.journals[name] = Journal(certificate.register, certificate.epoch, certificate.public_key, prev)

    def open_epoch(self, asked: dict[str, Any], who: str) -> dict[str, Any]:
        sent = messages.from_plain(Signed, asked["certificate"])
        if sent.key != who or not keys.signature_fits(self.journals[who].public_key, sent.sig, sent.signed.encode()):
            raise No(400, "malformed")
        self.add(sent)
        signed = keys.signature(HQ_SEED, sent.signed.encode())
        return {"certificate": {"signed": sent.signed, "key": "hq-1", "sig": signed}}

    def push(self, journal: Journal, first: int, body: bytes) -> dict[str, Any]:
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
                hash_ = entry_hash(line.entry)
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

    def public_key(self, key_id: str) -> str | None:
        return self.journals[key_id].public_key if key_id in self.journals else None

    def enrol(self, asked: dict[str, Any]) -> dict[str, Any]:
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
