"""A closed branch is booked as a whole, once: per owner and unit credits − spends; give-backs count nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
import sqlalchemy as sa

from domain.entry_losses import BranchBooked
from hq.services import closed_branch, effects, project
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import allowances, hq_journal, journal
from hq.store.allowances import Lending
from hq.store.journal import JournalKey
from tests.hq.books import sold, stored_value_sale
from tests.hq.chain import ALICE, BOB, LOT, balance, load
from tests.hq.client import Register
from tests.hq.test_enrol import ask_epoch, follow, new_epoch
from tests.proving import switched_off
from wire.bodies import read_entry
from wire.entries import adopted_body
from wire.push import PushLine

SVP = f"SVP/{LOT.id}"
SEED = b"\7" * 32
Enter = Callable[..., PushLine]


@pytest.fixture
def branch(hq: Hq, register: Register) -> Register:
    """A till in its second epoch, whose first branch HQ has closed behind entry 1."""
    load(hq)
    assert register.push(register.notes(1)).status_code == 200
    return register


def reopened(register: Register) -> Register:
    certificate, signed = new_epoch(register, SEED)
    assert ask_epoch(register, signed).status_code == 200
    return follow(register, certificate, signed, SEED)


def handed_in(hq: Hq, old: Register, *lines: PushLine) -> Register:
    """The till follows in a new epoch, hands these in, one push each, and HQ books after every push."""
    now = reopened(old)
    for line in lines:
        assert now.push([now.entry("adopted", adopted_body(line.entry, line.hash, line.sig))]).status_code == 200
        project.catch_up(hq)
    return now


def refund(register: Register, amount: int) -> PushLine:
    """Stored value comes back to Alice for a sale of long ago."""
    spend = {"lot": LOT.id, "principal": amount, "bonus": 0}
    net = amount - round_tax(amount)
    tax = {"rate": [13, 100], "payable": amount, "tax": amount - net, "net": net}
    goods = {"line": 1, "quantity": 1, "list": amount, "adjustments": [], "payable": amount}
    body = {
        "store": "S01", "shift": {"epoch": "00", "seq": 1}, "lines": [{**goods, "tax": amount - net, "net": net}],
        "original": {"register": register.name, "epoch": register.epoch, "seq": 9_000}, "original_hash": "0" * 64,
        "adjustments": [], "taxes": [tax], "list": amount, "payable": amount, "member": ALICE.id,
        "tenders": [{"kind": "stored_value", "amount": amount, "spends": [spend]}],
    }  # fmt: skip
    return register.entry("return.completed", body, members=(ALICE.id,))


def round_tax(amount: int) -> int:
    return (2 * amount * 13 + 113) // 226


def spent(register: Register, soaps: int) -> PushLine:
    return sold(register, stored_value_sale("S01", ALICE, soaps, replace(LOT, bonus=0), {}), ALICE)


def gave_back(register: Register, amount: int) -> PushLine:
    moves = [{"owner": ALICE.id, "unit": SVP, "amount": amount}]
    return register.entry("allowance.given_back", {"store": "S01", "reason": "idle", "moves": moves})


def available(hq: Hq) -> int:
    """What HQ has, with what it lent to the store beforehand."""

    def whole(tx: sa.Connection) -> int:
        lent = [one.totals.room for one in allowances.holdings(tx, ALICE.id) if one.unit == SVP]
        return allowances.accounts(tx, ALICE.id)[SVP].available + sum(lent)

    return hq.database.run_transaction("test", whole)


def acts(hq: Hq) -> list[BranchBooked]:
    bodies = [read_entry(row.entry).body for row in hq.database.read(lambda tx: list(hq_journal.walk(tx)))]
    return [body for body in bodies if isinstance(body, BranchBooked) and body.owner == ALICE.id]


def lost(hq: Hq) -> int:
    return sum(unit.amount for body in acts(hq) for unit in body.lost if unit.unit == SVP)


def test_a_refund_and_a_smaller_spend_are_one_sum(hq: Hq, branch: Register) -> None:
    handed_in(hq, branch, refund(branch, 5_000), spent(branch, 2))
    assert balance(hq, ALICE.id)[SVP] == available(hq) == LOT.principal + 5_000 - 1_960
    assert lost(hq) == 0
    assert verify(hq).good


def test_in_whatever_order_they_come(hq: Hq, branch: Register) -> None:
    """First the loss is booked, then taken back."""
    handed_in(hq, branch, spent(branch, 2), refund(branch, 5_000))
    assert balance(hq, ALICE.id)[SVP] == available(hq) == LOT.principal + 5_000 - 1_960
    assert lost(hq) == 0
    assert verify(hq).good


def test_what_is_below_0_is_lost_and_touches_nobody(hq: Hq, branch: Register) -> None:
    now = handed_in(hq, branch, spent(branch, 2), refund(branch, 500))
    assert balance(hq, ALICE.id)[SVP] == available(hq) == LOT.principal
    assert lost(hq) == 1_960 - 500
    assert told(hq, now) == [(1, "adopted_loss")]
    assert verify(hq).good


def test_what_it_gave_back_counts_nothing(hq: Hq, branch: Register) -> None:
    handed_in(hq, branch, gave_back(branch, 9_000))
    assert balance(hq, ALICE.id)[SVP] == available(hq) == LOT.principal
    assert acts(hq) == []
    assert verify(hq).good


def test_what_was_lent_of_it_meanwhile_is_not_taken_below_0(hq: Hq, branch: Register) -> None:
    """The refund was given, and lent on, before the spend came in: the rest of the sum is lost."""
    now = handed_in(hq, branch, refund(branch, 5_000))
    lend_all_but(hq, now, 1_000)
    line = spent(branch, 3)
    assert now.push([now.entry("adopted", adopted_body(line.entry, line.hash, line.sig))]).status_code == 200
    project.catch_up(hq)
    assert balance(hq, ALICE.id)[SVP] == available(hq) == LOT.principal + 5_000 - 1_000
    assert lost(hq) == 2_940 - 1_000
    assert verify(hq).good


def lend_all_but(hq: Hq, to: Register, rest: int) -> None:
    def work(tx: sa.Connection) -> None:
        lending = Lending(ALICE.id, SVP, allowances.accounts(tx, ALICE.id)[SVP].available - rest)
        assert allowances.take(tx, ALICE.id, {SVP: lending.amount})
        allowances.lend(tx, to.key_id, [lending], hq.now())

    hq.database.run_transaction("test", work)


def test_the_right_to_return_its_sale_is_at_hq(hq: Hq, branch: Register) -> None:
    line = spent(branch, 1)
    handed_in(hq, branch, line)
    owner = f"{branch.key_id}/2"
    found = hq.database.run_transaction("test", lambda tx: allowances.accounts(tx, owner))
    assert {unit: one.available for unit, one in found.items()} == {f"REFUND:{owner}": 1}
    assert verify(hq).good


def told(hq: Hq, register: Register) -> list[tuple[int, str]]:
    key = JournalKey(register.store, register.name, register.epoch)
    return [(seq, code) for seq, code, _ in hq.database.read(lambda tx: journal.exceptions(tx, key))]


def test_another_member_of_the_branch_is_booked_apart(hq: Hq, branch: Register) -> None:
    handed_in(hq, branch, refund(branch, 300))
    assert balance(hq, BOB.id)[SVP] == LOT.principal


@contextmanager
def entry_by_entry() -> Iterator[None]:
    """The rule of the whole switched off: each entry's credits are given, its spends lost."""
    rule = "by = max(one.net, 0) - one.given"
    with switched_off(closed_branch, rule, "by = max(names[one.unit], 0)"):
        yield


@contextmanager
def like_a_live_one() -> Iterator[None]:
    with switched_off(effects, "        reports={},\n        moves={},\n        sale=", "        sale="):
        yield


@contextmanager
def give_backs_count() -> Iterator[None]:
    with switched_off(effects, "_SIGN.get(move.op, 0)", "_SIGN.get(move.op, -1)"):
        yield


@pytest.mark.parametrize(
    ("rule", "story"),
    [
        (entry_by_entry, test_a_refund_and_a_smaller_spend_are_one_sum),
        (like_a_live_one, test_what_is_below_0_is_lost_and_touches_nobody),
        (give_backs_count, test_what_it_gave_back_counts_nothing),
    ],
)
def test_each_rule_switched_off_is_seen(
    hq: Hq, branch: Register, rule: Callable[[], Iterator[None]], story: Callable[[Hq, Register], None]
) -> None:
    with rule(), pytest.raises(AssertionError):  # type: ignore[attr-defined]
        story(hq, branch)
