"""Signed requests with texts and numbers that nobody means: an answer of the protocol, and the same books."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
import sqlalchemy as sa

from hq.services import totals
from hq.services.context import Hq
from hq.services.grant import Asker
from hq.services.verify import verify
from hq.store import allowances
from hq.store.identity import NewEpoch, claim_register, open_epoch
from tests.hq.chain import ALICE, LOT, load
from tests.hq.client import Register
from wire.allowances import Total, TotalsReport
from wire.json_text import Malformed

UNIT = f"SVP/{LOT.id}"
HUGE = 2**63 - 1
TEXTS = ["\x00", "\ud800", "%", "\u202e" * 40, "x" * 5_000]


def wants(**changed: object) -> dict[str, Any]:
    return {"request_id": "r", "owner": ALICE.id, "wants": [{"unit": "SV", "amount": 10**12}], **changed}


def beat(register: Register, **changed: object) -> dict[str, Any]:
    head = {"epoch": register.epoch, "head": 0, "head_hash": "0" * 64}
    told = {"head": head, "unsynced": 0, "version": "1", "clock": "2026-01-01T00:00:00.000Z", "devices": {}, "life": 1}
    return {**told, **changed}


def total(owner: str = ALICE.id, unit: str = UNIT, **changed: object) -> dict[str, Any]:
    figures = {"owner": owner, "unit": unit, "g": 0, "grant": None, "c": 0, "s": 0, "b": 0, "lent": {}, "borrowed": {}}
    return {**figures, **changed}


def posts(register: Register, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "/v1/allowances", wants(request_id=text)
    yield "/v1/allowances", wants(request_id="owner", owner=text)
    yield "/v1/allowances", wants(request_id="unit", wants=[{"unit": text, "amount": 1}])
    yield "/v1/allowances", wants(request_id="have", have=[{"unit": text, "g": 1}])
    yield "/v1/refund-rights", {"request_id": "receipt", "receipt": text}
    yield "/v1/refund-rights", {"request_id": text, "receipt": f"{register.key_id}/1"}
    yield "/v1/refund-rights", {"request_id": "register", "receipt": f"{text}/{register.epoch}/1"}
    yield "/v1/heartbeat", beat(register, version=text)
    yield "/v1/heartbeat", beat(register, devices={text: text})
    yield "/v1/totals", {"life": 1, "totals": [total(text, text)], "last": False}


def gets(register: Register, text: str) -> Iterator[tuple[str, str]]:
    yield "/v1/members", f"card={text}"
    yield "/v1/members", f"last4={text}"
    yield f"/v1/receipts/{text}/1", ""
    yield f"/v1/receipts/{register.name}/1", f"head={text}"
    yield f"/v1/snapshots/{text}", ""
    yield f"/v1/snapshots/chain/{text}", ""
    yield f"/v1/journal/{register.name}/{text}", ""
    yield f"/v1/journal/{register.name}/{text}/head", ""


def test_any_text_gets_an_answer(hq: Hq, register: Register) -> None:
    load(hq)
    for text in TEXTS:
        quoted = quote(text, errors="surrogatepass")
        asked = [(path, register.ask("POST", path, json.dumps(body).encode())) for path, body in posts(register, text)]
        asked += [(path, register.ask("GET", path, query=query)) for path, query in gets(register, quoted)]
        assert [(path, answer.status_code) for path, answer in asked if answer.status_code in {500, 502}] == []
    assert verify(hq).good


def test_totals_told_in_the_first_life_bring_nothing(hq: Hq, register: Register) -> None:
    """The journals say it all: who tells that he gave back what he never had gets nothing for it."""
    load(hq)
    for lie in ({"b": 77}, {"c": HUGE, "b": HUGE}, {"borrowed": {"S01-R9/00": HUGE}, "b": HUGE}):
        body = {"life": 1, "totals": [total(**lie)], "last": False}
        assert register.ask("POST", "/v1/totals", json.dumps(body).encode()).status_code == 200
    with hq.database.engine.connect() as tx:
        assert allowances.accounts(tx, ALICE.id)[UNIT].available == LOT.principal
    assert verify(hq).good


def test_totals_of_a_later_life_hold_together(hq: Hq) -> None:
    """What left cannot be more than what HQ's signature and the credits prove."""
    later = replace(hq, secrets=replace(hq.secrets, life=2))
    asker = Asker("S01-R1", "00000000000000aa", "S01")

    def enter(tx: sa.Connection) -> None:
        claim_register(tx, asker.register, asker.store, hq.now())
        new = NewEpoch("S01", asker.register, asker.epoch, "key", "text", "hq-1", "sig", hq.now(), "enrolled")
        open_epoch(tx, new, "0" * 64)

    hq.database.run_transaction("test", enter)
    for lie in ({"b": 1}, {"s": 1}, {"c": HUGE, "s": HUGE}, {"lent": {"S01-R9/00": 1}}):
        with pytest.raises(Malformed):
            totals.take_in(later, asker, TotalsReport(life=2, totals=(Total(**total(**lie)),), last=True))
    with hq.database.engine.connect() as tx:
        assert allowances.holdings(tx, ALICE.id) == []
