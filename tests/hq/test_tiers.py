"""Tiers and points at HQ: what counts once though two tills promoted, what HQ promotes, reviews, ended points."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from domain.articles import Article
from domain.cart import Cart, CartLine
from domain.entries import (
    AllowanceReport,
    OpeningBalance,
    PlanRef,
    Progress,
    SaleCompleted,
    ShiftRef,
    TierGranted,
    TierReviewed,
    UnitAmount,
)
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan
from domain.plan_points import PointsPolicy
from domain.plan_tiers import Review
from domain.postings import allowance_moves
from domain.sales import complete
from domain.tenders import Tender
from hq.services import calendar, housekeeping, hq_journal, project
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.verify import verify
from hq.store import allowances, members, reference, staff
from hq.store import hq_journal as entries
from hq.store.members import MemberRow
from hq.store.reference import StoredPlan
from tests.domain.club import rule, tier
from tests.hq.chain import balance, row
from tests.hq.client import Register
from tests.hq.conftest import Clock
from wire.bodies import body_json, plan_hash, plan_text, read_entry

AMY = Member("M001", None, 0, "S01")
SOAP = Article("SOAP", "Soap", "care", Ratio(13, 100), 100)
ZEROING = Plan(version=1, tiers=(tier("gold", 100_000, after="zero"),))
KEEPING = Plan(version=1, tiers=(tier("gold", 100_000),))
REVIEWED = Plan(version=1, tiers=(tier("silver", 20_000), tier("gold", 100_000, review=Review(12, 50_000, 30))))
CLUB = Plan(version=1, points=PointsPolicy(earn=(rule(),), value=100, months=12))
NOON = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass
class Chain:
    """HQ under a plan with Amy, and what its registers were credited so far."""

    hq: Hq
    plan: Plan
    credited: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def begin(self, spending: int = 0, units: tuple[UnitAmount, ...] = ()) -> None:
        def put(tx: sa.Connection) -> None:
            staff.put_stores(tx, [("S01", "One"), ("S02", "Two")])
            text = plan_text(self.plan).decode()
            reference.put_plan(tx, StoredPlan(self.plan.version, "2026-01-01T00:00:00.000Z", text))
            members.put_members(tx, [MemberRow(AMY.id, "Amy", "a", "1380000", "C1", "S01")], self.hq.secrets.index_key)

        self.hq.database.run_transaction("load", put)
        self.act(OpeningBalance(AMY.id, units, spending))

    def act(self, body: OpeningBalance | TierGranted, actor: str = "hq") -> None:
        hq_journal.append(self.hq, [Act(AMY.id, body, actor=actor)])
        project.catch_up(self.hq)

    def sell(self, register: Register, amount: int, who: Member = AMY, at: datetime = NOON) -> SaleCompleted:
        """The register sells soap to Amy as it knows her, and pushes the entry with its totals."""
        cart = Cart((CartLine(1, SOAP, amount // 100),), (), who.id, 2)
        ref = PlanRef(self.plan.version, plan_hash(plan_text(self.plan)))
        paid = (Tender("cash", amount),)
        body = complete(cart, who, self.plan, ref, at, paid, store=register.store, shift=ShiftRef("00", 1))
        day = at.date().isoformat()
        draft = register.line("sale.completed", body_json(body), seq=register.seq + 1, prev=register.prev)
        reports = []
        for move in allowance_moves(read_entry(draft.entry)):
            key = register.key_id, move.owner, move.unit
            self.credited[key] += move.amount
            reports.append(AllowanceReport(move.owner, move.unit, c=self.credited[key]))
        full = body_json(replace(body, allowances=tuple(reports)))
        line = register.entry("sale.completed", full, members=(who.id,), business_day=day)
        assert register.push([line]).status_code == 200
        project.catch_up(self.hq)
        return body

    def acts(self, kind: str) -> list[object]:
        """The bodies of HQ's own entries of a kind."""
        found = self.hq.database.read(lambda tx: list(entries.walk(tx)))
        return [read_entry(one.entry).body for one in found if one.kind == kind]

    def counters(self) -> tuple[int, dict[str, int], int]:
        """Amy's spending, her other counters and her cycle as the tills of her store hear of them."""
        doc = self.hq.database.read(lambda tx: members.docs(tx, "S01", [AMY.id]))[AMY.id]
        return doc["spending"], doc["metrics"], doc["cycle"]

    def well(self) -> str:
        found = verify(self.hq)
        return found.first_bad + found.reason

    def change(self, sql: str) -> None:
        def work(tx: sa.Connection) -> None:
            assert tx.execute(sa.text(sql)).rowcount >= 1, sql

        self.hq.database.run_transaction("tamper", work)


Two = tuple[Register, Register]


@pytest.fixture
def two(enrol_at: Callable[[str], Register]) -> Two:
    """A register of each store; neither can see the other."""
    return enrol_at("S01"), enrol_at("S02")


def test_what_a_second_till_consumed_of_the_same_cycle_is_put_back(hq: Hq, two: Two) -> None:
    """T3: both saw 900.00 and sold 200.00; 1,300.00 came in, one of them consumed 1,100.00."""
    chain = Chain(hq, ZEROING)
    chain.begin(90_000)
    amy = replace(AMY, spending=90_000)
    assert [chain.sell(register, 20_000, amy).tier_after for register in two] == ["gold", "gold"]

    assert chain.counters() == (20_000, {}, 1)
    assert len(chain.acts("tier.put_back")) == 1
    assert (row(hq, AMY.id).tier, chain.well()) == ("gold", "")
    project.catch_up(hq)
    assert len(chain.acts("tier.put_back")) == 1, "nothing is put back twice"


def test_the_next_cycle_is_another_promotion(hq: Hq, two: Two) -> None:
    """A till that knows of the first cycle consumes in the second, and that counts."""
    plan = replace(ZEROING, tiers=(*ZEROING.tiers, tier("top", 300_000, after="zero")))
    chain = Chain(hq, plan)
    chain.begin(90_000)
    chain.sell(two[0], 20_000, replace(AMY, spending=90_000))
    chain.sell(two[1], 310_000, replace(AMY, tier="gold", cycle=1))

    assert (row(hq, AMY.id).tier, chain.counters(), chain.acts("tier.put_back")) == ("top", (0, {}, 2), [])
    assert chain.well() == ""


@pytest.mark.parametrize(("plan", "left"), [(KEEPING, 120_000), (ZEROING, 0)], ids=["keep", "zero"])
def test_what_two_stores_earn_together_hq_promotes(hq: Hq, two: Two, plan: Plan, left: int) -> None:
    """Each saw 600.00: no till could know. HQ promotes once, consumes as the plan says, and says so in an entry."""
    chain = Chain(hq, plan)
    chain.begin()
    assert [chain.sell(register, 60_000).tier_after for register in two] == [None, None]

    assert (row(hq, AMY.id).tier, row(hq, AMY.id).tier_since, chain.counters()[0]) == ("gold", "2026-03-02", left)
    assert len(chain.acts("tier.promoted")) == 1
    assert chain.well() == ""


def test_a_till_that_promotes_after_hq_did_consumes_nothing_more(hq: Hq, two: Two) -> None:
    """The cycle is HQ's already: what the till took off is put back."""
    chain = Chain(hq, ZEROING)
    chain.begin()
    chain.sell(two[0], 60_000)
    chain.sell(two[1], 60_000)
    chain.sell(two[0], 50_000, replace(AMY, spending=60_000))

    assert (chain.counters(), len(chain.acts("tier.put_back"))) == ((50_000, {}, 1), 1)
    assert chain.well() == ""


def test_a_tier_is_granted_by_hand(hq: Hq) -> None:
    """T2: somebody at HQ grants it, for a reason; it is never lowered by itself."""
    chain = Chain(hq, KEEPING)
    chain.begin()
    chain.act(TierGranted("", AMY.id, "gold", None, "2026-03-02", "a friend of the house"), actor="boss")

    assert (row(hq, AMY.id).tier, chain.well()) == ("gold", "")


# --- reviews ----------------------------------------------------------------------------------------------------------


def reviewed(hq: Hq, clock: Clock, register: Register, later: int) -> Chain:
    """Amy becomes gold in March, spends so much in June, and two years later the housekeeping runs."""
    chain = Chain(hq, REVIEWED)
    chain.begin()
    chain.sell(register, 100_000)
    amy = replace(AMY, tier="gold", spending=100_000, metrics={"spending@2026-03": 100_000})
    chain.sell(register, later, amy, NOON.replace(month=6))
    clock.time = datetime(2027, 5, 1, 3, tzinfo=UTC)
    housekeeping.keep_house(hq)
    return chain


def test_enough_keeps_a_tier(hq: Hq, clock: Clock, register: Register) -> None:
    """T3: decided once, and the next review counts from the end of this one."""
    chain = reviewed(hq, clock, register, 50_000)

    assert (row(hq, AMY.id).tier, row(hq, AMY.id).tier_since) == ("gold", "2027-03-31")
    assert (calendar.review_tiers(hq), len(chain.acts("tier.reviewed")), chain.well()) == (0, 1, "")


def test_too_little_falls_to_what_is_deserved(hq: Hq, clock: Clock, register: Register) -> None:
    """Silver by what came in; what the counter held from before is taken off; a new cycle begins."""
    chain = reviewed(hq, clock, register, 30_000)

    assert (row(hq, AMY.id).tier, row(hq, AMY.id).tier_since, chain.counters()[0]) == ("silver", "2027-05-01", 30_000)
    assert (chain.counters()[2], chain.well()) == (1, "")
    (body,) = chain.acts("tier.reviewed")
    assert isinstance(body, TierReviewed)
    assert body.consumed[0].amount == 100_000


def test_nothing_is_reviewed_before_its_day(hq: Hq, clock: Clock, register: Register) -> None:
    chain = Chain(hq, REVIEWED)
    chain.begin()
    chain.sell(register, 100_000)
    clock.time = datetime(2027, 4, 30, 23, tzinfo=UTC)

    assert (calendar.review_tiers(hq), row(hq, AMY.id).tier) == (0, "gold")


def test_a_promotion_that_comes_after_a_review_counts(hq: Hq, clock: Clock, two: Two) -> None:
    """A till that was away sold before the review: what it promoted was not seen, and stands."""
    first, away = two
    chain = reviewed(hq, clock, first, 30_000)
    away.now = clock.time
    chain.sell(away, 110_000, AMY, NOON.replace(month=7))

    assert (row(hq, AMY.id).tier, chain.well()) == ("gold", "")


# --- points -----------------------------------------------------------------------------------------------------------


def test_hq_lets_points_end_that_it_holds_itself(hq: Hq, clock: Clock, register: Register) -> None:
    """P3: 7 of last year's lot end with their day, 3 that a register earned and holds do not; balances tie."""
    chain = Chain(hq, CLUB)
    units = (
        UnitAmount(AMY.id, "PTS/2025-03+12", 7),
        UnitAmount(AMY.id, "PTS/20250101-old", 2, "2026-04-30"),
        UnitAmount(AMY.id, "PTS/2025-04+12", 5),
    )
    chain.begin(0, units)
    chain.sell(register, 30_000)
    clock.time = datetime(2026, 4, 1, 3, tzinfo=UTC)
    assert calendar.expire_units(hq) == 1

    assert balance(hq, AMY.id) == {"PTS/2025-04+12": 5, "PTS/20250101-old": 2, "PTS/2026-03+12": 3}
    assert calendar.expire_units(hq) == 0
    clock.time = datetime(2028, 1, 1, tzinfo=UTC)
    assert calendar.expire_units(hq) == 1
    assert (balance(hq, AMY.id), chain.well()) == ({"PTS/2026-03+12": 3}, "")
    held = hq.database.read(lambda tx: [one.totals.room for one in allowances.holdings(tx, AMY.id)])
    assert held == [3]


# --- verify -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sql", "word"),
    [
        ("UPDATE member SET tier = 'silver'", "tier"),
        ("UPDATE member SET cycle = 4", "cycle"),
        ("UPDATE member SET tier_since = '2026-01-09'", "since"),
        ("UPDATE promotion SET seq = 99", "promotion"),
        ("DELETE FROM promotion", "promotion"),
        ("INSERT INTO promotion VALUES ('M001', 'spending', 7, 'x', 'y', 1)", "promotion"),
        ("INSERT INTO progress VALUES ('M001', 'TIER:visits', 1)", "counter"),
        ("UPDATE member SET spending = spending + 1", "spending"),
    ],
)
def test_rows_that_were_changed_are_found(hq: Hq, two: Two, sql: str, word: str) -> None:
    """Whatever is changed behind HQ's back, the journals say otherwise."""
    chain = Chain(hq, replace(ZEROING, tiers=(tier("silver", 1_000_000), *ZEROING.tiers)))
    chain.begin(90_000)
    for register in two:
        chain.sell(register, 20_000, replace(AMY, spending=90_000))
    assert chain.well() == ""
    chain.change(sql)

    assert word in chain.well()


def test_a_review_that_saw_other_figures_is_found(hq: Hq, clock: Clock, register: Register) -> None:
    """Negative control: an entry whose counters are not those of the journals it had booked."""
    chain = reviewed(hq, clock, register, 50_000)
    (body,) = chain.acts("tier.reviewed")
    assert isinstance(body, TierReviewed)
    poorer = replace(body.facts, metrics={"spending@2026-03": 100_000, "spending@2026-06": 1})
    forged = replace(
        body, facts=poorer, counted=1, after=None, next="2027-05-01", consumed=(Progress("spending", 149_999),)
    )
    hq_journal.append(hq, [Act(AMY.id, forged)])
    project.catch_up(hq)

    assert "saw" in chain.well()
