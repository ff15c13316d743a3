"""Registers of one store hear of each other: certificate, address, who leads; each gets the LAN's key."""

from collections.abc import Callable
from typing import Any

from hq.services import fencing, neighbours, outbox
from hq.services.context import Hq
from hq.store import feed
from tests.hq.chain import load
from tests.hq.client import Register
from wire import json_text
from wire.heartbeat import Heartbeat, HeartbeatHead
from wire.messages import from_plain, to_bytes
from wire.peers import NeighbourRow
from wire.signed import Certificate, HqKeys

Enrol = Callable[[str], Register]


def rows(hq: Hq, scope: str, kind: str) -> dict[str, Any]:
    outbox.publish(hq)
    found = hq.database.read(lambda tx: list(feed.after(tx, scope, 0, 500)))
    return {row.key: json_text.decode(row.doc) for row in found if row.kind == kind and row.doc is not None}


def told(hq: Hq, store: str) -> list[NeighbourRow]:
    return [from_plain(NeighbourRow, doc) for doc in rows(hq, f"store:{store}", "register").values()]


def beat(register: Register, lan: str) -> int:
    message = Heartbeat(
        head=HeartbeatHead(epoch=register.epoch, head=register.seq, head_hash=register.prev),
        unsynced=0,
        version="0.1.0",
        clock="2026-03-02T09:29:58.000Z",
        devices={},
        life=1,
        lan=lan,
    )
    return register.ask("POST", "/v1/heartbeat", to_bytes(message)).status_code


def test_a_store_hears_of_its_registers_and_of_no_others(hq: Hq, served: str, enrol_at: Enrol) -> None:
    load(hq)
    first, second, far = enrol_at("S01"), enrol_at("S01"), enrol_at("S02")

    found = told(hq, "S01")

    assert [(one.register, one.epoch, one.lead, one.address) for one in found] == [
        (first.name, first.epoch, True, ""),
        (second.name, second.epoch, False, ""),
    ]
    keys = HqKeys(hq.secrets.links)
    assert [keys.read(Certificate, one.certificate).register for one in found] == [first.name, second.name]
    assert [one.register for one in told(hq, "S02")] == [far.name]


def test_each_gets_the_key_of_its_own_lan(hq: Hq, served: str, enrol_at: Enrol) -> None:
    load(hq)
    registers = [enrol_at("S01"), enrol_at("S01"), enrol_at("S02")]

    keys = [next(iter(rows(hq, f"register:{one.name}", "lan_key").values()))["key"] for one in registers]

    assert keys[0] == keys[1] != keys[2]


def test_an_address_is_told_when_it_changes(hq: Hq, register: Register) -> None:
    assert beat(register, "10.0.0.5:40001") == 200
    [before] = told(hq, register.store)
    assert before.address == "10.0.0.5:40001"
    scope = f"store:{register.store}"
    pos = hq.database.read(lambda tx: feed.heads(tx, [scope])[scope].pos)
    assert beat(register, "10.0.0.5:40001") == beat(register, "") == 200
    outbox.publish(hq)
    assert hq.database.read(lambda tx: feed.heads(tx, [scope])[scope].pos) == pos
    assert beat(register, "10.0.0.6:40001") == 200
    assert [one.address for one in told(hq, register.store)] == ["10.0.0.6:40001"]
    assert beat(register, "no address; rm -r") == 400


def test_a_revoked_key_is_told(hq: Hq, register: Register) -> None:
    store = register.store

    fencing.shut_out(hq, register.name)
    assert [one.revoked for one in told(hq, store)] == [True]


def test_registers_of_an_older_program_are_told_at_the_start(hq: Hq, register: Register) -> None:
    hq.database.run_transaction("start", lambda tx: neighbours.announce_new(tx, hq))
    before = told(hq, register.store)
    hq.database.run_transaction("start", lambda tx: neighbours.announce_new(tx, hq))
    assert told(hq, register.store) == before != []
