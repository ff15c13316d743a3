"""A member's statement: opening, every movement with its entry, closing; equal to the books, or said that it is not."""

from collections.abc import Callable

import pytest

import hq.services.statement as statements
from domain.errors import Fault
from hq.services.complete import Upto
from hq.services.context import Hq
from hq.services.statement import Statement, statement
from tests.hq.client import Register
from tests.hq.stores import LI, ON_SQLITE, Shop, everything
from tests.hq.test_verify import change
from tests.hq.valued import PLAN, furnish
from tests.proving import switched_off

Enrol = Callable[[str], Register]
OLD = "SVP/20260101-M1"
OPENED = {OLD: 60_000, "SVB/20260101-M1": 12_000, "PTS/20260101-p": 30}


@pytest.fixture
def shops(hq: Hq, enrol_at: Enrol) -> tuple[Shop, Shop]:
    """Li tops up 100.00 at S01, gives 80.00 of it to HQ, and spends 30.00 and 20.00 at S02 in March and April."""
    furnish(hq)
    one, two = Shop(enrol_at("S01"), PLAN), Shop(enrol_at("S02"), PLAN)
    lot = one.top_up(LI, 10_000, "2026-03-02")
    one.give_back(LI, lot, 8_000)
    everything(hq, one)
    two.borrow(LI, lot, 6_000)
    two.sell(LI, 3, lot, "2026-03-20")
    two.sell(LI, 2, lot, "2026-04-02")
    everything(hq, two)
    return one, two


def test_every_movement_has_its_entry(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    one, _ = shops
    found = statement(hq, "M1")
    [paid, opening, *spent] = found.movements
    assert (opening.kind, opening.register, opening.units) == ("opening.balance", "HQ/M1", OPENED)
    unit = f"SVP/{next(iter(paid.units)).removeprefix('SVP/')}"
    assert (paid.kind, paid.register, paid.epoch, paid.seq) == (
        "top_up.completed",
        one.register.name,
        one.register.epoch,
        1,
    )
    assert [(line.store, line.units[unit], line.after[unit]) for line in (paid, *spent)] == [
        ("S01", 10_000, 10_000),
        ("S02", -3_000, 7_000),
        ("S02", -2_000, 5_000),
    ]
    assert found.opening == {}
    assert found.closing == found.books == {**OPENED, unit: 5_000}
    assert found.agrees


def test_a_month_opens_and_closes_with_what_there_was(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    april = statement(hq, "M1", "2026-04-01", "2026-04-30")
    [sale] = april.movements
    [unit] = sale.units
    assert (april.opening[unit], sale.units[unit], april.closing[unit]) == (7_000, -2_000, 5_000)
    march = statement(hq, "M1", "2026-03-03", "2026-03-31")
    assert march.closing == april.opening
    assert march.opening[unit] == 10_000


def test_it_says_what_is_lent_and_up_to_where_it_is_complete(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    one, two = shops
    found = statement(hq, "M1")
    rooms = {(held.holder, held.amount) for held in found.lent if "/20260101" not in held.unit}
    assert rooms == {(one.register.key_id, 2_000), (two.register.key_id, 1_000)}
    assert found.complete == (
        Upto(one.register.name, one.register.epoch, 2, 2),
        Upto(two.register.name, two.register.epoch, 2, 2),
    )


def test_entries_that_wait_are_told(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    _, two = shops
    two.lines.append(two.register.entry("moon.landed", {}, members=("M1",)))
    two.sell(LI, 1, OLD.removeprefix("SVP/"))
    everything(hq, two)
    [_, upto] = statement(hq, "M1").complete
    assert (upto.seq, upto.waits) == (4, 1)
    assert statement(hq, "M1").agrees


def told(hq: Hq) -> Statement:
    """April from its first sale on, in books of which one balance was changed."""
    change(hq, "UPDATE balance SET amount = 1 WHERE unit = 'PTS/20260101-p'")
    found = statement(hq, "M1", "2026-04-02", "2026-04-30")
    change(hq, "UPDATE balance SET amount = 30 WHERE unit = 'PTS/20260101-p'")
    return found


@ON_SQLITE
@pytest.mark.parametrize(
    ("rule", "instead"),
    [
        ("if owner in ids:", "if False:"),
        ("if one.day < first:", "if one.day <= first:"),
        ("if one.day <= last:", "if True:"),
        ("if first <= one.day <= last:", "if True:"),
        ("sums.plain() == books", "True"),
        ("self.units[unit] = self.units.get(unit, 0) + amount", "self.units[unit] = amount"),
    ],
)
def test_a_rule_that_is_off_is_seen(hq: Hq, shops: tuple[Shop, Shop], rule: str, instead: str) -> None:
    _, two = shops
    two.sell(LI, 1, OLD.removeprefix("SVP/"), "2026-05-01")
    everything(hq, two)
    right = told(hq)
    assert not right.agrees
    with switched_off(statements, rule, instead):
        assert told(hq) != right


def test_a_balance_that_no_entry_made_is_told(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    change(hq, "UPDATE balance SET amount = amount + 1 WHERE unit = 'PTS/20260101-p'")
    assert not statement(hq, "M1").agrees


def test_nobody_s_statement_is_refused_in_a_sentence(hq: Hq) -> None:
    with pytest.raises(Fault, match="no member M9"):
        statement(hq, "M9")
