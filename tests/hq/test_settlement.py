"""Settlement between stores: who owes whom, to the cent, whatever order the registers report in."""

from collections.abc import Callable
from types import ModuleType

import pytest

import hq.services.to_members as booking
from domain import settlement as rules
from domain.errors import Fault
from domain.settlement import HQ, UNKNOWN, Debt
from hq.services import project, settlement
from hq.services.context import Hq
from hq.services.verify import verify
from tests.hq.client import Register
from tests.hq.stores import LI, ON_SQLITE, Shop, everything
from tests.hq.test_verify import change
from tests.hq.valued import PLAN, furnish
from tests.proving import switched_off
from wire.entries import adopted_body

Enrol = Callable[[str], Register]
MARCH, APRIL = ("2026-03-01", "2026-03-31"), ("2026-04-01", "2026-04-30")


@pytest.fixture
def shops(hq: Hq, enrol_at: Enrol) -> tuple[Shop, Shop]:
    """A register in each of two stores."""
    furnish(hq)
    return Shop(enrol_at("S01"), PLAN), Shop(enrol_at("S02"), PLAN)


def lend_on(hq: Hq, here: Shop, there: Shop, amount: int) -> str:
    """Somebody tops up in one store; all of it is lent to a register of another one."""
    lot = here.top_up(LI, amount)
    here.give_back(LI, lot, amount)
    everything(hq, here)
    there.borrow(LI, lot, amount)
    return lot


def test_the_store_that_took_the_money_owes_the_one_that_gave_the_goods(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    """600.00 were paid in at S01; S02 gave goods for 70.00 and took goods for 20.00 back."""
    one, two = shops
    lot = lend_on(hq, one, two, 60_000)
    two.take_back(two.sell(LI, 7, lot), 2)
    everything(hq, two)

    found = settlement.report(hq, *MARCH)

    assert found.debts == (Debt("S01", "S02", 5_000),)
    assert found.net == {"S01": -5_000, "S02": 5_000}
    assert (verify(hq).reason, verify(hq).good) == ("", True)


def test_nothing_is_owed_for_what_is_spent_where_it_was_paid_in(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    one, _ = shops
    one.sell(LI, 3, one.top_up(LI, 10_000))
    everything(hq, one)
    assert settlement.report(hq, *MARCH).debts == ()


def test_opening_balances_are_the_chain_s_to_pay(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    one, two = shops
    for shop, soaps in ((one, 2), (two, 3)):
        shop.borrow(LI, "20260101-M1", 5_000)
        shop.sell(LI, soaps, "20260101-M1")
    everything(hq, one, two)
    found = settlement.report(hq, *MARCH)
    assert found.debts == (Debt(HQ, "S01", 2_000), Debt(HQ, "S02", 3_000))
    assert sum(found.net.values()) == 0


def test_debts_either_way_are_taken_off_each_other(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    one, two = shops
    first, second = lend_on(hq, one, two, 20_000), lend_on(hq, two, one, 20_000)
    two.sell(LI, 7, first)
    one.sell(LI, 9, second)
    everything(hq, one, two)
    assert settlement.report(hq, *MARCH).debts == (Debt("S02", "S01", 2_000),)


def test_what_a_closing_pays_out_is_owed_by_the_lots_stores(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    """200.00 of 600.00 are at S02, which pays them out; 400.00 and the opening balance are paid by HQ."""
    one, two = shops
    lot = one.top_up(LI, 60_000)
    one.give_back(LI, lot, 60_000)
    everything(hq, one)
    two.borrow(LI, lot, 20_000)
    two.close_member(LI, lot, 20_000)
    everything(hq, two)
    found = settlement.report(hq, *MARCH)
    assert found.debts == (Debt("S01", HQ, 40_000), Debt("S01", "S02", 20_000))
    assert verify(hq).good


def test_a_month_holds_its_own_days(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    one, two = shops
    lot = lend_on(hq, one, two, 60_000)
    two.sell(LI, 1, lot, "2026-03-31")
    two.sell(LI, 4, lot, "2026-04-01")
    everything(hq, two)
    assert settlement.report(hq, *MARCH).debts == (Debt("S01", "S02", 1_000),)
    assert settlement.report(hq, *APRIL).debts == (Debt("S01", "S02", 4_000),)
    assert settlement.report(hq, MARCH[0], APRIL[1]).debts == (Debt("S01", "S02", 5_000),)


def test_a_lot_whose_beginning_is_not_known_yet_is_said_so(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    """S02's sale of a lot that S01 has not reported arrives first; the settlement afterwards is the usual one."""
    one, two = shops
    lot = one.top_up(LI, 10_000)
    two.sell(LI, 2, lot)
    everything(hq, two)
    assert settlement.report(hq, *MARCH).debts == (Debt(UNKNOWN, "S02", 2_000),)
    everything(hq, one)
    assert settlement.report(hq, *MARCH).debts == (Debt("S01", "S02", 2_000),)


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_reports_changes_nothing(hq: Hq, shops: tuple[Shop, Shop], turned: bool) -> None:
    one, two = shops
    first, second = one.top_up(LI, 20_000), two.top_up(LI, 20_000)
    one.sell(LI, 2, second)
    two.sell(LI, 5, first)
    one.sell(LI, 1, second)
    everything(hq, *((two, one) if turned else (one, two)))
    assert settlement.report(hq, *MARCH).debts == (Debt("S01", "S02", 2_000),)


def test_what_a_closed_branch_spent_is_the_chain_s_loss(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    """The member still has it, and its store still owes it: S02, which gave the goods, gets it from the chain."""
    one, two = shops
    lot = one.top_up(LI, 10_000)
    everything(hq, one)
    stray = two.register
    kept = (stray.seq, stray.prev)
    two.sell(LI, 4, lot)
    [line] = two.lines
    stray.seq, stray.prev = kept
    adopted = stray.entry("adopted", adopted_body(line.entry, line.hash, line.sig))
    assert stray.push([adopted]).status_code == 200
    project.catch_up(hq)
    assert settlement.report(hq, *MARCH).debts == (Debt(HQ, "S02", 4_000),)
    assert verify(hq).balances_ok


def busy(hq: Hq, one: Shop, two: Shop) -> tuple[Debt, ...]:
    """Lots both ways, goods that come back, an opening balance, a closed branch; who owes whom then."""
    first, second = lend_on(hq, one, two, 20_000), lend_on(hq, two, one, 20_000)
    two.take_back(two.sell(LI, 7, first), 2)
    one.sell(LI, 9, second)
    one.sell(LI, 1, one.top_up(LI, 5_000))
    everything(hq, one, two)
    register = two.register
    kept = (register.seq, register.prev)
    two.sell(LI, 4, first)
    [line] = two.lines
    two.lines, register.seq, register.prev = [], *kept
    register.push([register.entry("adopted", adopted_body(line.entry, line.hash, line.sig))])
    project.catch_up(hq)
    return settlement.report(hq, *MARCH).debts


BUSY = (Debt(HQ, "S02", 4_000), Debt("S02", "S01", 4_000))


def test_a_busy_day_adds_up(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    assert busy(hq, *shops) == BUSY
    assert verify(hq).balances_ok


@ON_SQLITE
@pytest.mark.parametrize(
    ("module", "rule", "instead"),
    [
        (rules, "sums.get(pair, 0) + sign * one.amount", "sums.get(pair, 0) + abs(one.amount)"),
        (rules, "one.lost and not one.began_lost", "False"),
        (rules, "if debtor != one.place", "if True"),
        (booking, "self.uses[who[one.member], one.lot, one.place, one.day, one.lost] += one.amount", "pass"),
        (booking, "settlement.begin(tx, moves.begun)", "pass"),
    ],
)
def test_a_rule_that_is_off_is_seen(
    hq: Hq, shops: tuple[Shop, Shop], module: ModuleType, rule: str, instead: str
) -> None:
    with switched_off(module, rule, instead):
        found = busy(hq, *shops)
    assert found != BUSY


def test_an_entry_that_is_booked_again_changes_nothing(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    one, two = shops
    two.sell(LI, 2, lend_on(hq, one, two, 10_000))
    everything(hq, two)
    change(hq, "UPDATE projected SET seq = 0")
    project.catch_up(hq)
    assert settlement.report(hq, *MARCH).debts == (Debt("S01", "S02", 2_000),)


@pytest.mark.parametrize("table", ["lot_begun", "lot_use"])
def test_verify_finds_what_was_changed(hq: Hq, shops: tuple[Shop, Shop], table: str) -> None:
    one, two = shops
    two.sell(LI, 2, lend_on(hq, one, two, 10_000))
    everything(hq, two)
    assert verify(hq).good
    change(hq, f"UPDATE {table} SET place = 'S09'")
    assert not verify(hq).good


@pytest.mark.parametrize("days", [("2026-03-02", "2026-03-01"), ("March", "April"), ("20260301", "20260302")])
def test_what_is_no_span_is_said_in_a_sentence(hq: Hq, days: tuple[str, str]) -> None:
    with pytest.raises(Fault, match="no"):
        settlement.report(hq, *days)
