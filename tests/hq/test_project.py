"""Projections follow the journals: once each, in any order of delivery, on both databases."""

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

import pytest
import sqlalchemy as sa

from domain import entries
from domain.entries import OpeningBalance, SaleCompleted, StaffSignedIn, UnitAmount
from domain.members import Member
from hq.services import hq_journal, project, resume
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.verify import verify
from hq.store import identity, journal, members, outbox, sales, schema
from hq.store.journal import JournalKey
from hq.store.members import MemberRow
from tests.hq.books import cash_sale, stored_value_sale
from tests.hq.chain import ALICE, BOB, LOT, balance, load, opening, row
from tests.hq.client import Register
from tests.hq.conftest import Clock
from wire.entries import adopted_body

Enrol = Callable[[str], Register]


def push(hq: Hq, register: Register, *bodies: tuple[str, Mapping[str, Any], Member | None]) -> None:
    lines = [register.entry(kind, body, members=(who.id,) if who is not None else ()) for kind, body, who in bodies]
    assert register.push(lines).status_code == 200
    project.catch_up(hq)


def exceptions(hq: Hq, register: Register) -> list[tuple[int, str]]:
    key = JournalKey(register.store, register.name, register.epoch)
    return [(seq, code) for seq, code, _ in hq.database.read(lambda tx: journal.exceptions(tx, key))]


def docs(hq: Hq, store: str, member: str) -> dict[str, Any]:
    return hq.database.read(lambda tx: members.docs(tx, store, [member]))[member]


def test_opening_entries_give_balances_spending_and_tier(hq: Hq) -> None:
    load(hq)
    assert balance(hq, ALICE.id) == {"SVB/20260101-a": 12_000, "SVP/20260101-a": 60_000}
    assert (row(hq, ALICE.id).spending, row(hq, ALICE.id).tier) == (5_000, "white")


def test_an_opening_entry_is_taken_in_once(hq: Hq) -> None:
    load(hq)
    hq.database.run_transaction(
        "again",
        lambda tx: tx.execute(
            schema.hq_waiting.insert().values(member=ALICE.id, epoch=hq_journal.life_epoch(1), seq=1)
        ),
    )
    project.catch_up(hq)
    assert balance(hq, ALICE.id)["SVP/20260101-a"] == 60_000


def test_an_act_of_hq_that_cannot_be_booked_stops_nothing(hq: Hq) -> None:
    load(hq)
    huge = OpeningBalance(ALICE.id, (UnitAmount(ALICE.id, "SVP/x", 10**17),))
    fine = OpeningBalance(BOB.id, (UnitAmount(BOB.id, "SVP/x", 5),))
    hq_journal.append(hq, [Act(ALICE.id, huge), Act(BOB.id, fine)])
    project.catch_up(hq)
    assert balance(hq, BOB.id)["SVP/x"] == 5
    assert "SVP/x" not in balance(hq, ALICE.id)
    assert verify(hq).reason == ""


def test_a_sale_counts_for_its_store_and_day(hq: Hq, register: Register) -> None:
    load(hq)
    push(hq, register, ("sale.completed", cash_sale("S01", 3), None), ("sale.completed", cash_sale("S01"), None))
    day = hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))
    assert (day["S01"].sales, day["S01"].payable) == (2, 4_000)


def test_spending_promotes_and_the_feed_hears_of_it(hq: Hq, register: Register) -> None:
    load(hq)
    push(hq, register, ("sale.completed", cash_sale("S01", 100, ALICE), ALICE))
    assert (row(hq, ALICE.id).spending, row(hq, ALICE.id).tier) == (103_000, "gold")
    doc = docs(hq, "S01", ALICE.id)
    assert (doc["tier"], doc["spending"], doc["included"]) == ("gold", 103_000, {register.key_id: 1})
    scopes = hq.database.read(
        lambda tx: list(tx.scalars(sa.select(outbox.outbox.c.scope).where(outbox.outbox.c.key == f"member:{ALICE.id}")))
    )
    assert {"store:S01", "index"} <= set(scopes)


def test_stored_value_is_spent_once_however_often_it_is_pushed(hq: Hq, register: Register) -> None:
    load(hq)
    spent: dict[str, int] = {}
    body = stored_value_sale("S01", ALICE, 10, LOT, spent)
    line = register.entry("sale.completed", body, members=(ALICE.id,))
    for _ in range(3):
        assert register.push([line]).status_code == 200
        project.catch_up(hq)
    left = balance(hq, ALICE.id)
    assert sum(left.values()) == 72_000 - 9_800
    assert {unit: 72_000 * 5 // 6 - amount for unit, amount in left.items() if unit.startswith("SVP")} == {
        "SVP/20260101-a": spent["SVP/20260101-a"]
    }


def test_a_member_seen_elsewhere_is_in_that_store_s_feed_for_90_days(hq: Hq, register: Register, clock: Clock) -> None:
    load(hq)
    push(hq, register, ("sale.completed", cash_sale("S01", 1, BOB), BOB))
    assert docs(hq, "S01", BOB.id)["included"] == {register.key_id: 1}
    assert docs(hq, "S02", BOB.id)["included"] == {}
    version = waiting_versions(hq, "S01", BOB.id)
    clock.move(days=100)
    register.now = clock()
    other = replace(BOB, spending=1_000)
    hq_journal.append(hq, [Act(other.id, opening(other))])
    project.catch_up(hq)
    assert waiting_versions(hq, "S01", BOB.id) == version
    assert waiting_versions(hq, "S02", BOB.id) > 1


def waiting_versions(hq: Hq, store: str, member: str) -> int:
    query = sa.select(outbox.outbox.c.version).where(
        outbox.outbox.c.scope == f"store:{store}", outbox.outbox.c.key == f"member:{member}"
    )
    return hq.database.read(lambda tx: tx.scalar(query)) or 0


def test_an_unbalanced_entry_is_kept_raised_and_moves_nothing(hq: Hq, register: Register) -> None:
    load(hq)
    body = cash_sale("S01", 1, ALICE) | {"list": 999}
    push(hq, register, ("sale.completed", body, ALICE), ("sale.completed", cash_sale("S01"), None))
    assert exceptions(hq, register) == [(1, "unbalanced")]
    assert hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))["S01"].sales == 1
    assert row(hq, ALICE.id).spending == 5_000


def test_odd_bodies_names_and_amounts_are_kept_and_raised(hq: Hq, register: Register) -> None:
    load(hq)
    huge = cash_sale("S01") | {"change": 10**30}
    huge["tenders"] = [{"kind": "cash", "amount": 10**30 + huge["payable"], "spends": []}]
    nul = cash_sale("S01", 1, replace(ALICE, id="M\x00"))
    push(
        hq,
        register,
        ("sale.completed", {"store": 7}, None),
        ("sale.completed", huge, None),
        ("sale.completed", nul, None),
        ("moon.landed", {}, None),
        ("sale.completed", cash_sale("S01"), None),
    )
    assert exceptions(hq, register) == [(1, "odd_body"), (2, "odd_amount"), (3, "odd_names"), (4, "parked")]
    assert hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))["S01"].sales == 1


def test_a_parked_entry_stops_its_own_members_until_it_can_be_read(
    hq: Hq, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(hq)
    push(
        hq,
        register,
        ("points.adjusted", {"staff": "amy"}, ALICE),
        ("sale.completed", cash_sale("S01", 1, ALICE), ALICE),
        ("sale.completed", cash_sale("S01", 1, BOB), BOB),
    )
    assert (row(hq, ALICE.id).spending, row(hq, BOB.id).spending) == (5_000, 1_000)
    assert docs(hq, "S01", ALICE.id)["included"] == {}
    assert resume.resume(hq) == 0
    monkeypatch.setitem(entries.KINDS, "points.adjusted", StaffSignedIn)
    assert resume.resume(hq) == 1
    assert row(hq, ALICE.id).spending == 5_980
    assert docs(hq, "S01", ALICE.id)["included"] == {register.key_id: 2}
    assert exceptions(hq, register) == []
    assert resume.resume(hq) == 0


def test_a_parked_sale_to_nobody_counts_after_the_upgrade(
    hq: Hq, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names no member, so nothing waits for it; it is not forgotten either. The same handed in by a new epoch."""
    load(hq)
    later = register.line("sale.renewed", cash_sale("S01", 2, BOB), seq=9, prev="0" * 64)
    adopted = adopted_body(later.entry, later.hash, later.sig)
    push(hq, register, ("sale.renewed", cash_sale("S01", 1), None), ("adopted", adopted, None))
    assert exceptions(hq, register) == [(1, "parked"), (2, "parked")]
    assert resume.resume(hq) == 0
    assert "S01" not in hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))
    monkeypatch.setitem(entries.KINDS, "sale.renewed", SaleCompleted)
    for _ in range(2):
        resume.resume(hq)
        assert exceptions(hq, register) == []
        assert hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))["S01"] == sales.Day(2, 3_000)
        assert row(hq, BOB.id).spending == 2_000
    assert verify(hq).reason == ""


def test_what_a_revoked_key_pushes_counts_for_nothing(hq: Hq, register: Register) -> None:
    load(hq)
    push(hq, register, ("sale.completed", cash_sale("S01"), None))
    hq.database.run_transaction(
        "revoke", lambda tx: identity.revoke(tx, register.store, register.name, register.epoch, hq.now())
    )
    push(hq, register, ("sale.completed", cash_sale("S01", 1, ALICE), ALICE))
    assert exceptions(hq, register) == [(2, "quarantined")]
    assert hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))["S01"].sales == 1
    assert row(hq, ALICE.id).spending == 5_000


def test_members_put_again_keep_what_journals_gave_them(hq: Hq) -> None:
    load(hq)
    before = row(hq, ALICE.id)
    again = MemberRow(**{**asdict(before), "name": "Renamed", "spending": 0, "tier": None})
    hq.database.run_transaction("put", lambda tx: members.put_members(tx, [again], hq.secrets.index_key))
    assert row(hq, ALICE.id) == replace(before, name="Renamed")


def test_a_receipt_comes_with_its_returns_to_any_register(hq: Hq, register: Register, enrol_at: Enrol) -> None:
    load(hq)
    sale = cash_sale("S01", 2)
    push(hq, register, ("sale.completed", sale, None))
    head = register.prev
    back = {
        "store": "S01",
        "shift": {"epoch": "00", "seq": 1},
        "original": {"register": register.name, "epoch": register.epoch, "seq": 1},
        "original_hash": head,
        "lines": [],
        "adjustments": [],
        "taxes": [{**tax, "payable": sale["payable"]} for tax in sale["taxes"]],
        "list": sale["list"],
        "payable": sale["payable"],
        "tenders": [{"kind": "cash", "amount": sale["payable"], "spends": []}],
    }
    push(hq, register, ("return.completed", back, None))
    other = enrol_at("S02")
    answer = other.ask("GET", f"/v1/receipts/{register.name}/1", query=f"head={head[:12]}")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["hash"], found["entry"]["body"]["payable"]) == (head, 2_000)
    assert [one["seq"] for one in found["returns"]] == [2]
    assert hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))["S01"].payable == 0
    wrong = [
        other.ask("GET", f"/v1/receipts/{register.name}/1", query="head=000000000000").status_code,
        other.ask("GET", f"/v1/receipts/{register.name}/9").status_code,
        other.ask("GET", "/v1/receipts/S09-R9/1").status_code,
        other.ask("GET", f"/v1/receipts/{register.name}/x").status_code,
    ]
    assert wrong == [404, 404, 404, 400]


def test_many_opening_entries_take_seconds(hq: Hq) -> None:
    many = [Member(f"M{number:05d}", "white", number, "S01") for number in range(2_000)]
    start = time.monotonic()
    load(hq, many)
    assert time.monotonic() - start < 20
    assert sum(balance(hq, "M01999").values()) == 72_000
