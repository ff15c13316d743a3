"""Units past their last day end at HQ: only what HQ holds itself, and what comes back later likewise."""

from collections.abc import Callable

import pytest

from domain.entries import AllowanceGivenBack, OpeningBalance, UnitAmount
from domain.entry_value import UnitsExpired
from hq.services import calendar, hq_journal, place_units, project
from hq.services.context import Hq
from hq.services.grant import Asker
from hq.services.hq_journal import Act
from hq.services.verify import verify
from hq.store import allowances
from tests.hq.chain import balance
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.hq.programme import ALICE, Till, load

Enrol = Callable[[str], Register]
END, GOOD = "2026-03-09", "2026-12-31"
PRINCIPAL, BONUS, SESSIONS, COUPON = "SVP/20250101-a", "SVB/20250101-a", "PKG:massage/20250101", "CPN:ten/99"
OPENED = (
    UnitAmount(ALICE.id, PRINCIPAL, 10_000, END),
    UnitAmount(ALICE.id, BONUS, 2_000, END),
    UnitAmount(ALICE.id, SESSIONS, 5, END),
    UnitAmount(ALICE.id, COUPON, 1, END),
    UnitAmount(ALICE.id, "SVP/20250102-b", 300, GOOD),
    UnitAmount(ALICE.id, "SVP/20250103-c", 400),
)


@pytest.fixture
def till(hq: Hq, enrol_at: Enrol) -> Till:
    """Alice has all this; a register holds 40.00 and 2 sessions of it."""
    till = Till(enrol_at("S01"))
    load(hq)
    hq_journal.append(hq, [Act(ALICE.id, OpeningBalance(ALICE.id, OPENED))])
    project.catch_up(hq)
    register = till.register
    to = Asker(register.name, register.epoch, "S01")
    lent = {PRINCIPAL: 4_000, SESSIONS: 2}
    hq.database.run_transaction("place", lambda tx: place_units.place(tx, hq, ALICE.id, lent, to))
    return till


def test_what_hq_holds_ends_with_its_day_and_what_is_lent_stays(hq: Hq, clock: Clock, till: Till) -> None:
    clock.move(days=7)
    assert calendar.expire_units(hq) == 0, "the last day is a day"

    clock.move(days=1)
    assert [calendar.expire_units(hq) for _ in range(2)] == [1, 0]

    assert balance(hq, ALICE.id) == {PRINCIPAL: 4_000, SESSIONS: 2, "SVP/20250102-b": 300, "SVP/20250103-c": 400}
    held = hq.database.read(lambda tx: {one.unit: one.totals.room for one in allowances.holdings(tx, ALICE.id)})
    assert held == {PRINCIPAL: 4_000, SESSIONS: 2}, "nothing that is lent is taken"
    assert verify(hq).reason == ""


def test_what_comes_back_later_ends_then(hq: Hq, clock: Clock, till: Till) -> None:
    clock.move(days=8)
    calendar.expire_units(hq)
    back = tuple(UnitAmount(ALICE.id, unit, many) for unit, many in ((PRINCIPAL, 4_000), (SESSIONS, 2)))
    clock.move(days=-8)
    till.write("allowance.given_back", AllowanceGivenBack("S01", "idle", back), ALICE.id)
    till.push(hq)
    clock.move(days=8)

    assert calendar.expire_units(hq) == 1

    assert balance(hq, ALICE.id) == {"SVP/20250102-b": 300, "SVP/20250103-c": 400}
    assert verify(hq).reason == ""


def test_a_unit_that_is_still_good_by_the_journals_is_found(hq: Hq, till: Till) -> None:
    """The control: an HQ that makes the day up."""
    units = (UnitAmount(ALICE.id, "SVP/20250102-b", 300, "2026-01-01"),)
    hq_journal.append(hq, [Act(ALICE.id, UnitsExpired(ALICE.id, "2026-03-02", units, 300))])
    project.catch_up(hq)

    assert "as if it were good until 2026-01-01" in verify(hq).reason
