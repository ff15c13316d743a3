"""`verify` derives everything from the journals again and finds whatever was changed behind HQ's back."""

import pytest
import sqlalchemy as sa

from hq.services import project
from hq.services.context import Hq
from hq.services.verify import Verified, verify
from tests.hq.books import cash_sale, sold, stored_value_sale
from tests.hq.chain import ALICE, BOB, LOT, load
from tests.hq.client import Register
from wire import keys
from wire.entries import entry_hash, sign_hash


@pytest.fixture
def books(hq: Hq, register: Register) -> Register:
    """A chain with opening balances and a register's day, projected."""
    load(hq)
    spent: dict[str, int] = {}
    lines = [
        register.entry("staff.signed_in", {"staff": "amy"}),
        sold(register, cash_sale("S01", 2)),
        sold(register, cash_sale("S01", 3, BOB), BOB),
        sold(register, stored_value_sale("S01", ALICE, 5, LOT, spent), ALICE),
        register.entry("moon.landed", {"who": "nobody"}),
        sold(register, stored_value_sale("S01", ALICE, 1, LOT, spent), ALICE),
    ]
    assert register.push(lines).status_code == 200
    project.catch_up(hq)
    return register


def change(hq: Hq, sql: str, **values: str | int | bytes) -> None:
    def work(tx: sa.Connection) -> None:
        assert tx.execute(sa.text(sql), values).rowcount >= 1, sql

    hq.database.run_transaction("tamper", work)


def stored(hq: Hq, place: str) -> bytes:
    """The bytes of the entry at a place: a table with a condition."""
    query = sa.text(f"SELECT entry FROM {place}")
    return hq.database.read(lambda tx: bytes(tx.scalar(query) or b""))


def test_untouched_books_are_well(hq: Hq, books: Register) -> None:
    found = verify(hq)
    assert (found.plain()["first_bad"], found.reason) == (None, "")
    assert found.good
    assert found.entries == 9, "six of the register, two openings and a promotion of HQ"
    assert found.plain()["heads"] == {books.key_id: {"head": 6, "head_hash": books.prev}}
    assert found.sentence() == "9 entries in 1 journals of registers and HQ's own: all is well."


def test_what_is_not_projected_yet_is_no_difference(hq: Hq, books: Register) -> None:
    change(hq, "UPDATE projected SET seq = 6")
    assert verify(hq).good


def bad(found: Verified) -> tuple[str, str]:
    assert not found.good
    return found.first_bad, found.reason


def rechain(hq: Hq, seq: int, old: bytes, new: bytes, seed: bytes) -> None:
    raw = stored(hq, f"journal WHERE seq = {seq}").replace(old, new)
    hash_ = entry_hash(raw)
    sig = sign_hash(keys.private_key(seed), hash_)
    change(
        hq, "UPDATE journal SET entry = :entry, hash = :hash, sig = :sig WHERE seq = :seq",
        entry=raw, hash=hash_, sig=sig, seq=seq,
    )  # fmt: skip


def test_an_edited_entry_with_a_new_hash_is_found_by_the_next_one(hq: Hq, books: Register) -> None:
    rechain(hq, 3, b'"SOAP"', b'"SOPA"', books.seed)
    assert bad(verify(hq)) == (f"{books.key_id}/4", "prev is not the hash of the entry before")


def test_a_tail_signed_with_another_key_is_found(hq: Hq, books: Register) -> None:
    rechain(hq, 6, b'"SOAP"', b'"SOPA"', b"\1" * 32)
    assert bad(verify(hq)) == (f"{books.key_id}/6", "the signature does not fit")


def test_a_tail_that_is_not_the_head_is_found(hq: Hq, books: Register) -> None:
    rechain(hq, 6, b'"SOAP"', b'"SOPA"', books.seed)
    assert bad(verify(hq))[0] == f"{books.key_id}/6"


TAMPERED: dict[str, tuple[str, str]] = {
    "an entry deleted": ("DELETE FROM journal WHERE seq = 3", "/4: entry 3 is missing"),
    "a tail cut off": ("DELETE FROM journal WHERE seq = 6", "/6: the head is 6, the last entry is 5"),
    "entries swapped": (
        "UPDATE journal SET seq = CASE seq WHEN 2 THEN 103 WHEN 3 THEN 102 ELSE seq END WHERE seq IN (2, 3)",
        "/4: entry 2 is missing",
    ),
    "a signature edited": ("UPDATE journal SET sig = 'AAAA' WHERE seq = 2", "/2: the signature does not fit"),
    "a kind edited": ("UPDATE journal SET kind = 'sale.voided' WHERE seq = 2", "/2: the kind beside it is another one"),
    "a head edited": ("UPDATE head SET head_hash = 'ab'", "/6: the head is 6, the last entry is 6"),
    "a head deleted": ("DELETE FROM head", ": a register of S01 has a certificate but no head"),
    "a certificate edited": (
        "UPDATE epoch SET public_key = 'AAAA'",
        ": the certificate is missing or was not signed by HQ",
    ),
    "HQ's own entry edited": (
        "UPDATE hq_entry SET sig = 'AAAA' WHERE member = 'M001'",
        "HQ/M001/0000000000000001/1: the signature does not fit",
    ),
    "HQ's own entry moved": (
        "UPDATE hq_entry SET seq = 2 WHERE member = 'M001'",
        "HQ/M001/0000000000000001/2: entry 1 is missing",
    ),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_tampered_journal_is_found(hq: Hq, books: Register, what: str) -> None:
    sql, expected = TAMPERED[what]
    change(hq, sql)
    name, reason = bad(verify(hq))
    assert f"{name}: {reason}".endswith(expected)


PROJECTIONS = {
    "a balance edited": "UPDATE balance SET amount = amount + 1 WHERE member = 'M001' AND unit LIKE 'SVP%'",
    "a balance deleted": "DELETE FROM balance WHERE member = 'M002' AND unit LIKE 'SVB%'",
    "a balance invented": "INSERT INTO balance (member, unit, amount) VALUES ('M002', 'SVP/x', 5)",
    "spending edited": "UPDATE member SET spending = spending + 1 WHERE member = 'M002'",
    "a tier edited": "UPDATE member SET tier = 'gold' WHERE member = 'M002'",
    "a tier taken": "UPDATE member SET tier = NULL WHERE member = 'M001'",
    "an allowance edited": "UPDATE allowance SET spent = spent + 1 WHERE owner = 'M001' AND unit LIKE 'SVP%'",
    "an allowance deleted": "DELETE FROM allowance WHERE owner = 'M001' AND spent > 0",
    "what is available edited": "UPDATE account SET available = available + 1 WHERE owner = 'M001'",
    "a grant edited": "UPDATE allowance SET granted = granted + 1 WHERE owner = 'M001'",
    "an end edited": "UPDATE account SET expires = '2099-12-31' WHERE owner = 'M001' AND unit LIKE 'SVB%'",
    "an end taken": "UPDATE account SET expires = NULL WHERE owner = 'M001' AND unit LIKE 'SVB%'",
    "a sale edited": "UPDATE sale SET payable = payable + 1 WHERE seq = 2",
    "a sale deleted": "DELETE FROM sale WHERE seq = 2",
    "an exception deleted": "DELETE FROM exception",
    "HQ's own entry deleted": "DELETE FROM hq_entry WHERE member = 'M002'",
}


@pytest.mark.parametrize("what", PROJECTIONS)
def test_an_edited_projection_is_found(hq: Hq, books: Register, what: str) -> None:
    change(hq, PROJECTIONS[what])
    found = verify(hq)
    assert not found.balances_ok
    assert found.reason
    assert found.first_bad == ""


def test_an_unbalanced_entry_says_that_postings_do_not_balance(hq: Hq, books: Register) -> None:
    assert books.push([books.entry("sale.completed", cash_sale("S01") | {"list": 1})]).status_code == 200
    project.catch_up(hq)
    found = verify(hq)
    assert (found.postings_balanced, found.balances_ok, found.first_bad) == (False, True, "")
