"""What lead registers hold unasked: brought up to size at night and after a member's own entries, never twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from domain.allowances import Totals
from domain.entries import AllowanceGivenBack, OpeningBalance, UnitAmount
from domain.plan import Plan
from domain.plan_points import PointsPolicy
from hq.services import bring_up, housekeeping, hq_journal, project, sizing
from hq.services.context import Hq
from hq.services.effects import effect_of
from hq.services.hq_journal import Act
from hq.services.sizing import Known, share, share_away
from hq.services.verify import verify
from hq.store import audit
from hq.store.allowances import Account, Holding
from hq.store.placements import Bills
from tests.domain.programme import PLAN, sale
from tests.hq import programme
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.hq.programme import ALICE, TEA, Till
from tests.proving import switched_off

HOLDER, DAY = "S01-R1/aa", date(2026, 3, 2)
PAYING = Plan(version=1, points=PointsPolicy(value=100))


def known(here: dict[str, int], there: dict[str, int] | None = None, bills: Bills | None = None) -> Known:
    """A member of whom HQ has some and a register holds some."""
    held = [Holding(unit, HOLDER, Totals(granted=amount), "") for unit, amount in (there or {}).items()]
    accounts = {unit: Account(unit, amount) for unit, amount in here.items()}
    return Known(accounts, {}, held, bills or Bills())


@pytest.mark.parametrize(
    ("plan", "here", "there", "bills", "lent"),
    [
        (PAYING, {"PTS/2026-02": 40, "PTS/2026-03": 60}, {}, Bills(), {"PTS/2026-02": 40, "PTS/2026-03": 10}),
        (PAYING, {"PTS/2026-03": 100}, {"PTS/2026-03": 30}, Bills(), {"PTS/2026-03": 20}),
        (PAYING, {"PTS/2026-03": 100}, {"PTS/2026-03": 50}, Bills(), {}),
        (PAYING, {"PTS/2026-03": 5}, {}, Bills(), {"PTS/2026-03": 3}),
        (PAYING, {"PTS/2026-03": 9_999}, {}, Bills(p95=20_000), {"PTS/2026-03": 300}),
        (Plan(version=1), {"PTS/2026-03": 900}, {}, Bills(), {"PTS/2026-03": 540}),
        (PAYING, {"PKG:cut/a": 9, "PKG:cut/b": 1}, {}, Bills(), {"PKG:cut/a": 2, "PKG:cut/b": 1}),
        (PAYING, {"PKG:cut/a": 9}, {"PKG:cut/a": 1}, Bills(), {"PKG:cut/a": 1}),
        (PAYING, {"CPN:ten/99": 1, "CAUSE:up:red@0": 1}, {}, Bills(), {"CPN:ten/99": 1, "CAUSE:up:red@0": 1}),
        (PAYING, {"CAP": 1_000}, {}, Bills(), {"CAP": 600}),
        (PAYING, {"CAP": 400}, {"CAP": 600}, Bills(), {}),
    ],
)
def test_what_the_home_gets(
    plan: Plan, here: dict[str, int], there: dict[str, int], bills: Bills, lent: dict[str, int]
) -> None:
    """Points like money: 60 %, at most what the bills ask for; two sessions; coupons and causes whole."""
    assert share(plan, known(here, there, bills), HOLDER, DAY) == lent


@pytest.mark.parametrize(
    ("here", "bills", "lent"),
    [
        ({"SVP/20250101-1": 100_000}, Bills(9_000, 20_000), {"SVP/20250101-1": 9_000}),
        ({"SVP/20250101-1": 20_000}, Bills(9_000, 20_000), {"SVP/20250101-1": 3_000}),
        ({"PTS/2026-03": 1_000}, Bills(9_000, 20_000), {"PTS/2026-03": 90}),
        ({"SVP/20250101-1": 100_000, "PTS/2026-03": 9}, Bills(), {}),
        ({"CPN:ten/99": 1, "PKG:cut/a": 9, "CAP": 9}, Bills(9_000, 20_000), {}),
    ],
)
def test_what_another_store_gets(here: dict[str, int], bills: Bills, lent: dict[str, int]) -> None:
    """15 % of the balance, at most the usual bill; coupons, sessions and head-room stay at home."""
    assert share_away(PAYING, known(here, {}, bills), HOLDER, DAY) == lent


# --- in the chain -----------------------------------------------------------------------------------------------------

LOT, UNITS = "PTS/2026-02", {"SVP/20250101-1": 100_000, "PTS/2026-02": 100, "PKG:massage24/20260101-x": 9}
RULES = replace(PLAN, issues=(), draws=(), promotions=())


def furnish(hq: Hq) -> None:
    """Alice, at home in S01, has money, points and sessions, all of them at HQ."""
    programme.load(hq, RULES)
    units = tuple(UnitAmount(ALICE.id, unit, amount) for unit, amount in UNITS.items())
    hq_journal.append(hq, [Act(ALICE.id, OpeningBalance(ALICE.id, units))])
    project.catch_up(hq)


def held(hq: Hq, register: Register) -> dict[str, int]:
    """What this register was lent of her."""
    rows = hq.database.read(lambda tx: list(audit.lent(tx)))
    mine = [(unit, one.granted) for owner, unit, holder, one in rows if (owner, holder) == (ALICE.id, register.key_id)]
    return {unit: many for unit, many in mine if many}


def well(hq: Hq) -> str:
    found = verify(hq)
    return found.first_bad + found.reason


HOME = {"SVP/20250101-1": 5_000, LOT: 50, "PKG:massage24/20260101-x": 2}


def test_the_night_brings_up_what_the_home_holds(hq: Hq, enrol_at: Callable[[str], Register]) -> None:
    """She was loaded after the register was there: until now nothing of hers was at home."""
    lead, other = enrol_at("S01"), enrol_at("S01")
    furnish(hq)
    assert held(hq, lead) == {}

    housekeeping.keep_house(hq)
    assert (held(hq, lead), held(hq, other)) == (HOME, {})
    assert bring_up.every_night(hq) == 0
    grants = Till(lead).feed("grant")
    assert [bring_up.every_night(hq), len(grants)] == [0, 1]
    assert well(hq) == ""


def test_own_entries_bring_up_home_and_where_she_was_seen(hq: Hq, enrol_at: Callable[[str], Register]) -> None:
    """She buys for 20.00 in S02: 20.00 are sent after her, and 15 points (of 100)."""
    lead, away = enrol_at("S01"), Till(enrol_at("S02"))
    furnish(hq)
    buys(hq, away)

    bring_up.after_entries(hq, [ALICE.id])
    assert held(hq, away.register) == {"SVP/20250101-1": 2_000, LOT: 15}
    assert held(hq, lead) == HOME
    assert bring_up.after_entries(hq, [ALICE.id]) == 0
    assert well(hq) == ""


def test_who_was_seen_long_ago_is_not_followed(hq: Hq, clock: Clock, enrol_at: Callable[[str], Register]) -> None:
    away = Till(enrol_at("S02"))
    furnish(hq)
    clock.move(days=31)
    away.register.now = clock.time
    buys(hq, away)

    assert bring_up.after_entries(hq, [ALICE.id]) == 0
    assert held(hq, away.register) == {}


def test_what_a_till_gives_back_is_not_sent_after_it(hq: Hq, enrol_at: Callable[[str], Register]) -> None:
    """A recall's answer is no act of hers: what another store waits for would go home again."""
    till = Till(enrol_at("S01"))
    furnish(hq)
    bring_up.every_night(hq)
    body = AllowanceGivenBack("S01", "recall", (UnitAmount(ALICE.id, LOT, 50),))
    till.write("allowance.given_back", body, ALICE.id)
    till.write("sale.completed", sale((TEA, 2), who=ALICE, of=RULES, at=programme.NOW), ALICE.id)
    given, sold = (effect_of(line.entry, "S01") for line in till.lines)

    assert given.members == {ALICE.id}
    assert not project.acting([given])
    assert project.acting([sold, given]) == {ALICE.id}


def test_the_frozen_get_nothing(hq: Hq, enrol_at: Callable[[str], Register]) -> None:
    lead = enrol_at("S01")
    furnish(hq)
    frozen = sa.text("UPDATE member SET frozen = :yes")
    hq.database.run_transaction("freeze", lambda tx: tx.execute(frozen, {"yes": True}))

    assert bring_up.every_night(hq) == 0
    assert held(hq, lead) == {}


def test_what_is_there_counts(hq: Hq, enrol_at: Callable[[str], Register]) -> None:
    """Negative control: a size that looks away from what is there lends more every night."""
    lead = enrol_at("S01")
    furnish(hq)
    with switched_off(sizing, " - self.there(family, holder)", ""):
        bring_up.every_night(hq)
        bring_up.every_night(hq)

    assert held(hq, lead)[LOT] > HOME[LOT]


def buys(hq: Hq, till: Till) -> None:
    """Alice buys two teas there."""
    body = sale((TEA, 2), who=ALICE, of=RULES, at=programme.NOW)
    till.write("sale.completed", replace(body, plan=programme.REF), ALICE.id)
    till.push(hq)
