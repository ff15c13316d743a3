"""Paid membership for an accumulated figure: HQ grants it once, whichever stores brought it together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from domain.entry_causes import MembershipEarned
from domain.plan import Plan
from domain.plan_issues import Earning
from hq.services import hq_journal, project
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.verify import verify
from hq.store import causes
from tests.domain.programme import PLAN, sale, thing
from tests.hq.client import Register
from tests.hq.programme import ALICE, NOW, Till, load
from wire.bodies import plan_hash, plan_text

Enrol = Callable[[str], Register]
GOLD = PLAN.memberships[0]


def _plan(**earned: object) -> Plan:
    one = replace(GOLD, earned=Earning(**earned))  # type: ignore[arg-type]
    return replace(PLAN, issues=(), draws=(), tiers=(), memberships=(one,))


def _spend(till: Till, rules: Plan, amount: int, draft: str, days: int = 0) -> None:
    at = NOW + timedelta(days=days)
    body = sale((thing("TEA", amount), 1), who=ALICE, of=rules, draft=draft, at=at)
    ref = replace(body.plan, hash=plan_hash(plan_text(rules)))
    till.write("sale.completed", replace(body, plan=ref), ALICE.id, day=at.date().isoformat())


def _until(hq: Hq) -> dict[str, str]:
    """The last day of each paid membership, as the feeds say it."""
    return hq.database.read(lambda tx: causes.paid_of(tx, {ALICE.id: ALICE.id})).get(ALICE.id, {})


def _terms(hq: Hq) -> list[tuple[str, int]]:
    return sorted((one.day, one.months) for one in hq.database.read(causes.every_term))


def test_two_stores_together_earn_one_term(hq: Hq, enrol_at: Enrol) -> None:
    rules = _plan(threshold=200_000)
    one, other = Till(enrol_at("S01")), Till(enrol_at("S02"))
    load(hq, rules)
    _spend(one, rules, 150_000, "D1")
    _spend(other, rules, 150_000, "D2")

    one.push(hq)
    assert _terms(hq) == []
    other.push(hq)
    assert _terms(hq) == [("2026-03-02", 12)]
    assert _until(hq) == {"gold": "2027-03-02"}

    _spend(one, rules, 400_000, "D3")
    one.push(hq)
    project.catch_up(hq)
    assert len(_terms(hq)) == 1, "once in a lifetime"
    assert verify(hq).good


def test_each_year_anew(hq: Hq, enrol_at: Enrol) -> None:
    rules = _plan(threshold=200_000, per="year")
    till = Till(enrol_at("S01"))
    load(hq, rules)
    _spend(till, rules, 150_000, "D1")
    _spend(till, rules, 60_000, "D2", days=30)
    till.push(hq)
    _spend(till, rules, 150_000, "D3", days=320)
    till.push(hq)
    assert _terms(hq) == [("2026-04-01", 12)]

    _spend(till, rules, 50_000, "D4", days=330)
    till.push(hq)

    assert _terms(hq) == [("2026-04-01", 12), ("2027-01-26", 12)]
    assert _until(hq) == {"gold": "2028-04-01"}, "a renewal adds on"
    assert verify(hq).good


def test_a_second_grant_for_the_same_figure_is_found(hq: Hq, enrol_at: Enrol) -> None:
    """The control: an HQ that does not look at what it granted before."""
    rules = _plan(threshold=200_000)
    till = Till(enrol_at("S01"))
    load(hq, rules)
    _spend(till, rules, 200_000, "D1")
    till.push(hq)
    ref = replace(sale((thing("TEA", 1), 1), of=rules).plan, hash=plan_hash(plan_text(rules)))
    again = MembershipEarned(ALICE.id, ref, "gold", 12, "2026-03-02", "once", 200_000)
    hq_journal.append(hq, [Act(ALICE.id, again)])
    project.catch_up(hq)

    assert len(_terms(hq)) == 2
    assert "issued twice" in verify(hq).reason
