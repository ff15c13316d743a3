"""Accounts and totals at HQ: A never falls below 0, totals only grow, reports may come in any order and again."""

import random
import threading

import pytest
import sqlalchemy as sa

from domain.allowances import Totals
from hq.services.context import Hq
from hq.store import allowances
from hq.store.allowances import Account, Credit, Lending

AT = "2026-03-02T09:00:00.000Z"
UNIT = "SVP/20250101-1"
ONE, TWO = "S01-R1/aa", "S01-R2/bb"


def credit(hq: Hq, amount: int, unit: str = UNIT) -> None:
    hq.database.run_transaction("test", lambda tx: allowances.credit(tx, [Credit("M1", unit, amount)]))


def available(hq: Hq, unit: str = UNIT) -> int:
    found = hq.database.run_transaction("test", lambda tx: allowances.accounts(tx, "M1"))
    return found[unit].available if unit in found else 0


def grant(hq: Hq, holder: str, amount: int) -> bool:
    def work(tx: sa.Connection) -> bool:
        if not allowances.take(tx, "M1", {UNIT: amount}):
            return False
        allowances.lend(tx, holder, [Lending("M1", UNIT, amount)], AT)
        return True

    return hq.database.run_transaction("test", work)


def report(hq: Hq, holder: str, totals: Totals) -> Totals:
    return hq.database.run_transaction("test", lambda tx: allowances.report(tx, "M1", UNIT, holder, totals, AT))


def known(hq: Hq, holder: str) -> Totals:
    return hq.database.run_transaction("test", lambda tx: allowances.known(tx, "M1", UNIT, holder))


def test_credits_add_up_and_keep_their_date(hq: Hq) -> None:
    def twice(tx: sa.Connection) -> dict[str, Account]:
        allowances.credit(tx, [Credit("M1", UNIT, 100, "2031-12-31T00:00:00.000Z")])
        allowances.credit(tx, [Credit("M1", UNIT, 50)])
        return allowances.accounts(tx, "M1")

    assert hq.database.run_transaction("test", twice)[UNIT] == Account(UNIT, 150, "2031-12-31T00:00:00.000Z")


def test_what_is_granted_leaves_a(hq: Hq) -> None:
    credit(hq, 100)
    assert grant(hq, ONE, 60)
    assert grant(hq, ONE, 30)
    assert available(hq) == 10
    assert known(hq, ONE).granted == 90


def test_more_than_there_is_moves_nothing(hq: Hq) -> None:
    credit(hq, 100)
    assert not grant(hq, ONE, 101)
    assert (available(hq), known(hq, ONE)) == (100, Totals())


def test_all_units_or_none(hq: Hq) -> None:
    credit(hq, 100)
    credit(hq, 5, "SVB/20250101-1")

    def work(tx: sa.Connection) -> bool:
        return allowances.take(tx, "M1", {UNIT: 50, "SVB/20250101-1": 6})

    with pytest.raises(ZeroDivisionError):
        hq.database.run_transaction("test", lambda tx: work(tx) or 1 // 0)
    assert (available(hq), available(hq, "SVB/20250101-1")) == (100, 5)


def test_two_askers_at_once_never_get_more_than_there_is(hq: Hq) -> None:
    credit(hq, 100)
    got: list[bool] = []
    askers = [threading.Thread(target=lambda: got.append(grant(hq, ONE, 30))) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert got.count(True) == 3
    assert available(hq) == 10


def test_what_comes_back_is_counted_once(hq: Hq) -> None:
    credit(hq, 100)
    grant(hq, ONE, 80)
    for _ in range(3):
        report(hq, ONE, Totals(spent=30, given_back=50))
    assert available(hq) == 70
    assert known(hq, ONE) == Totals(granted=80, spent=30, given_back=50)


def test_old_reports_and_claimed_grants_change_nothing(hq: Hq) -> None:
    credit(hq, 100)
    grant(hq, ONE, 80)
    report(hq, ONE, Totals(spent=30, given_back=20))
    report(hq, ONE, Totals(granted=999, spent=10))
    assert known(hq, ONE) == Totals(granted=80, spent=30, given_back=20)
    assert available(hq) == 40


def test_a_credit_at_the_till_is_the_tills_until_given_back(hq: Hq) -> None:
    report(hq, ONE, Totals(credited=200))
    assert (available(hq), known(hq, ONE).room) == (0, 200)
    report(hq, ONE, Totals(credited=200, given_back=150))
    assert available(hq) == 150


def test_a_loan_is_known_from_either_end(hq: Hq) -> None:
    credit(hq, 100)
    grant(hq, ONE, 100)
    report(hq, ONE, Totals(lent={TWO: 40}))
    assert known(hq, TWO).borrowed == {ONE: 40}
    report(hq, TWO, Totals(borrowed={ONE: 60}, spent=60))
    assert known(hq, ONE).lent == {TWO: 60}
    assert known(hq, ONE).room + known(hq, TWO).room == 40


def test_reports_in_any_order_and_number_end_alike(hq: Hq) -> None:
    """I6: what was put in − what was spent = A + what is out, whatever order the reports come in."""
    credit(hq, 100)
    grant(hq, ONE, 100)
    told = [
        (ONE, Totals(spent=10)),
        (ONE, Totals(spent=10, lent={TWO: 30})),
        (TWO, Totals(borrowed={ONE: 30}, spent=20)),
        (TWO, Totals(borrowed={ONE: 30}, spent=20, lent={ONE: 10})),
        (ONE, Totals(spent=10, credited=25, lent={TWO: 30}, borrowed={TWO: 10})),
        (ONE, Totals(spent=10, credited=25, lent={TWO: 30}, borrowed={TWO: 10}, given_back=40)),
    ]
    shuffled = told * 3
    random.Random(4).shuffle(shuffled)
    for holder, totals in shuffled:
        report(hq, holder, totals)
    rooms = known(hq, ONE).room + known(hq, TWO).room
    assert available(hq) == 40
    assert available(hq) + rooms == 100 + 25 - 30


def test_a_proven_grant_is_made_good_in_a_new_life(hq: Hq) -> None:
    credit(hq, 100)

    def prove(tx: sa.Connection) -> int:
        return allowances.prove(tx, "M1", UNIT, ONE, 130, AT)

    assert hq.database.run_transaction("test", prove) == 130
    assert hq.database.run_transaction("test", prove) == 0
    assert (available(hq), known(hq, ONE).granted) == (-30, 130)
