"""What a closed branch sold is booked once, by its original hash; what it spent touches no member's balance."""

import pytest

from hq.services import project
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import journal, sales
from hq.store.journal import JournalKey
from tests.hq.books import cash_sale, sold, stored_value_sale
from tests.hq.chain import ALICE, BOB, LOT, balance, load, row
from tests.hq.client import Register
from tests.hq.test_enrol import ask_epoch, follow, new_epoch
from wire import keys
from wire.entries import adopted_body, sign_hash
from wire.push import PushLine, decode_lines

SEED = b"\6" * 32


@pytest.fixture
def branch(hq: Hq, register: Register) -> list[PushLine]:
    """Entries of a branch that HQ refused: HQ holds another entry 2."""
    load(hq)
    register.push([sold(register, cash_sale("S01", 7))])
    other = register.line("staff.signed_in", {"staff": "clone"}, seq=2, prev=register.prev)
    assert register.push([other]).status_code == 200
    spent: dict[str, int] = {}
    lines = [
        sold(register, cash_sale("S01", 1, BOB), BOB),
        sold(register, stored_value_sale("S01", ALICE, 2, LOT, spent), ALICE),
    ]
    assert register.push(lines).status_code == 423
    return lines


@pytest.fixture
def after(register: Register, branch: list[PushLine]) -> Register:
    """The same register in its new epoch."""
    certificate, signed = new_epoch(register, SEED)
    assert ask_epoch(register, signed).status_code == 200
    return follow(register, certificate, signed, SEED)


def hand_in(after: Register, *lines: PushLine, sig: str = "") -> None:
    entries = [after.entry("adopted", adopted_body(line.entry, line.hash, sig or line.sig)) for line in lines]
    assert after.push(entries).status_code == 200


def day(hq: Hq) -> sales.Day:
    project.catch_up(hq)
    return hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))["S01"]


def oddities(hq: Hq, register: Register) -> list[tuple[int, str]]:
    key = JournalKey(register.store, register.name, register.epoch)
    return [(seq, code) for seq, code, _ in hq.database.read(lambda tx: journal.exceptions(tx, key))]


def test_sales_of_the_closed_branch_are_counted(hq: Hq, after: Register, branch: list[PushLine]) -> None:
    hand_in(after, *branch)
    assert day(hq) == sales.Day(3, 7_000 + 1_000 + 1_960)
    assert (row(hq, BOB.id).spending, row(hq, ALICE.id).spending) == (1_000, 5_000 + 1_960)
    assert verify(hq).reason == ""


def test_what_it_spent_is_a_loss_and_touches_no_balance(hq: Hq, after: Register, branch: list[PushLine]) -> None:
    hand_in(after, *branch)
    day(hq)
    assert sum(balance(hq, ALICE.id).values()) == 72_000
    assert oddities(hq, after) == [(2, "adopted_loss")]


def test_handed_in_twice_it_counts_once(hq: Hq, after: Register, branch: list[PushLine]) -> None:
    hand_in(after, *branch)
    hand_in(after, *branch)
    assert day(hq).sales == 3
    assert row(hq, BOB.id).spending == 1_000
    assert verify(hq).reason == ""


def test_what_hq_holds_already_counts_once(hq: Hq, register: Register, after: Register) -> None:
    first, _ = decode_lines(register.ask("GET", register.path, query="after=0").content)
    hand_in(after, first)
    assert day(hq) == sales.Day(1, 7_000)
    assert verify(hq).reason == ""


def test_what_its_register_did_not_sign_counts_for_nothing(hq: Hq, after: Register, branch: list[PushLine]) -> None:
    hand_in(after, branch[0], sig=sign_hash(keys.private_key(b"\1" * 32), branch[0].hash))
    after.push([after.entry("adopted", {"register": "x"})])
    assert day(hq).sales == 1
    assert oddities(hq, after) == [(1, "adopted_unproven"), (2, "odd_body")]
    assert verify(hq).reason == ""
