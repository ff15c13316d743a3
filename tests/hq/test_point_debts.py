"""Points that were spent before their goods came back are owed, and settled out of later ones, wherever they come."""

from collections import Counter
from dataclasses import dataclass, field, replace

import pytest

from domain.entries import (
    AllowanceGivenBack,
    EntryRef,
    PlanRef,
    ReturnCompleted,
    SaleCompleted,
    UnitAmount,
)
from domain.entry_benefits import PointsSpend
from domain.entry_points import PointsSettled
from domain.gain_postings import DEBT
from domain.plan_points import EarnRule, PointsPolicy
from domain.point_debts import Owed
from domain.postings import postings
from domain.returned_gains import with_debts
from domain.tenders import Tender
from hq.services import housekeeping, place_units, point_debts, project
from hq.services.context import Hq
from hq.services.grant import Asker
from hq.services.verify import verify
from hq.store import audit, hq_journal, journal
from hq.store import point_debts as rows
from tests.domain.programme import PLAN, sale, thing
from tests.domain.returning import one_return
from tests.hq import programme
from tests.hq.chain import balance
from tests.hq.conftest import Clock
from tests.hq.programme import ALICE, NOW, Till
from tests.proving import switched_off
from wire.bodies import plan_hash, plan_text, read_entry

RULES = replace(
    PLAN, issues=(), draws=(), points=PointsPolicy(earn=(EarnRule("one", {}, "proportional", 1, 1_000),), value=100)
)
REF = PlanRef(1, plan_hash(plan_text(RULES)))
TEA, LOT = thing("TEA", 1_000), "PTS/2026-03"


@dataclass
class Story:
    """Alice at two tills of HQ's chain, which push whatever they write."""

    hq: Hq
    tills: list[Till]
    sold: dict[EntryRef, tuple[SaleCompleted, str]] = field(default_factory=dict)

    def buy(self, at: int, many: int, points: int = 0) -> EntryRef:
        """So many teas at 10.00, a point each for what is paid otherwise; some paid with points."""
        till = self.tills[at]
        tenders = (Tender("points", points * 100, points=(PointsSpend("2026-03", points, points * 100),)),)
        body = sale((TEA, many), who=ALICE, of=RULES, at=NOW, tenders=tenders if points else ())
        till.write("sale.completed", replace(body, plan=REF), ALICE.id)
        ref = EntryRef(till.register.name, till.register.epoch, till.register.seq)
        self.sold[ref] = replace(body, plan=REF), till.lines[-1].hash
        till.push(self.hq)
        return ref

    def bring_back(self, at: int, ref: EntryRef) -> ReturnCompleted:
        """The sale comes back whole to the till that sold it."""
        till, (body, hash_) = self.tills[at], self.sold[ref]
        back = one_return(body, (), {line.line: line.quantity for line in body.lines}, RULES)
        totals = till.totals.get((ALICE.id, LOT), {"c": 0, "s": 0, "b": 0})
        room = totals["c"] - totals["s"] - totals["b"] + self.lent(at)
        back = replace(back, gains=with_debts(back.gains, {(ALICE.id, LOT): room}), original=ref, original_hash=hash_)
        till.write("return.completed", back, ALICE.id)
        till.push(self.hq)
        return back

    def give_back(self, at: int, many: int) -> None:
        """The till answers a recall."""
        body = AllowanceGivenBack("S01", "debt", (UnitAmount(ALICE.id, LOT, many),))
        self.tills[at].write("allowance.given_back", body, ALICE.id)
        self.tills[at].push(self.hq)

    def lend(self, at: int, many: int) -> None:
        to = self.tills[at].register
        asker = Asker(to.name, to.epoch, to.store)
        self.hq.database.run_transaction(
            "lend", lambda tx: place_units.place(tx, self.hq, ALICE.id, {LOT: many}, asker)
        )

    def lent(self, at: int) -> int:
        to = self.tills[at].register.key_id
        return sum(
            t.granted for o, u, h, t in self.hq.database.read(lambda tx: list(audit.lent(tx))) if (u, h) == (LOT, to)
        )

    def owed(self) -> int:
        found = self.hq.database.read(rows.everything)
        return sum(one.points for one in found.values())

    def asked(self, at: int) -> list[str]:
        """Why what this till holds was asked back."""
        return [one["reason"] for one in self.tills[at].feed("recall")]

    def debts_in_the_books(self) -> dict[str, int]:
        """What every journal together posts to debt:points."""
        sums: Counter[str] = Counter()
        for raw in self.every_entry():
            for posting in postings(read_entry(raw)):
                if posting.account == DEBT:
                    sums["CNY" if posting.unit == "CNY" else "PTS"] += posting.amount
        return dict(sums)

    def every_entry(self) -> list[bytes]:
        def read(tx: object) -> list[bytes]:
            own = [row.entry for row in hq_journal.walk(tx)]  # type: ignore[arg-type]
            keys = journal.every_journal(tx)  # type: ignore[arg-type]
            return own + [row.entry for key, _ in keys for row in journal.walk(tx, key)]  # type: ignore[arg-type]

        return self.hq.database.read(read)

    def settled(self) -> list[PointsSettled]:
        bodies = [read_entry(raw).body for raw in self.every_entry()]
        return [body for body in bodies if isinstance(body, PointsSettled)]

    def well(self) -> str:
        found = verify(self.hq)
        return found.first_bad + found.reason


@pytest.fixture
def story(hq: Hq, enrol_at: object) -> Story:
    """Thirty points of a sale at the first till were lent to the second one and spent there."""
    programme.load(hq, RULES)
    return Story(hq, [Till(enrol_at("S01")), Till(enrol_at("S01"))])  # type: ignore[operator]


def thirty_owed(story: Story) -> None:
    ref = story.buy(0, 30)
    story.give_back(0, 30)
    story.lend(1, 30)
    story.buy(1, 3, points=30)
    back = story.bring_back(0, ref)
    assert [(one.points, one.debt) for one in back.gains.earned] == [(30, 30)]


def test_what_is_owed_is_taken_of_what_comes_later(story: Story) -> None:
    """30 owed; 12 earned and asked back, then 25: 7 are left, every book agrees, nothing stays on debt:points."""
    thirty_owed(story)
    assert (story.owed(), balance(story.hq, ALICE.id).get(LOT, 0), story.well()) == (30, 0, "")
    assert story.debts_in_the_books() == {"PTS": -30, "CNY": 3_000}

    story.buy(1, 12)
    assert story.asked(1) == ["debt"]
    story.give_back(1, 12)
    assert (story.owed(), balance(story.hq, ALICE.id).get(LOT, 0)) == (18, 0)
    story.buy(0, 25)
    assert story.asked(0) == ["debt"]
    story.give_back(0, 25)

    assert (story.owed(), balance(story.hq, ALICE.id)) == (0, {LOT: 7})
    assert [sum(one.points for one in body.settled) for body in story.settled()] == [12, 18]
    assert story.debts_in_the_books() == {"PTS": 0, "CNY": 0}
    assert story.well() == ""


def test_what_hq_holds_already_settles_at_once(story: Story) -> None:
    ref = story.buy(0, 30)
    story.give_back(0, 30)

    story.bring_back(0, ref)

    assert (story.owed(), balance(story.hq, ALICE.id).get(LOT, 0), story.well()) == (0, 0, "")
    assert story.asked(0) == []


def test_nothing_of_who_owes_is_lent(story: Story) -> None:
    """What came back was taken in the same commit: there is nothing that a till could be lent."""
    thirty_owed(story)
    story.buy(1, 12)
    story.give_back(1, 12)

    story.lend(0, 12)

    assert story.lent(0) == 0


def test_the_night_settles_what_was_left(story: Story, clock: Clock) -> None:
    """A commit that did not settle (an older program) is made good; whoever did not answer is asked again."""
    with switched_off(point_debts, "settle(hq, tx, moved", "(hq, tx, moved"):
        thirty_owed(story)
        story.buy(1, 12)
        story.give_back(1, 12)
        story.buy(1, 20)
    assert (story.owed(), story.asked(1), story.well()) == (30, [], "")
    clock.move(days=1)
    story.tills[1].register.now = clock.time

    housekeeping.keep_house(story.hq)
    assert (story.owed(), story.asked(1), story.well()) == (18, ["debt"], "")


def test_an_entry_that_comes_twice_is_owed_once(story: Story) -> None:
    thirty_owed(story)
    project.catch_up(story.hq)

    assert story.hq.database.read(rows.everything) == {(ALICE.id, LOT): Owed(30, 3_000)}
    assert story.hq.database.read(lambda tx: rows.of(tx, ["M001", "M9"])) == {ALICE.id: {LOT: Owed(30, 3_000)}}


@pytest.mark.parametrize(
    "sql", ["UPDATE point_debt SET points = 29", "UPDATE point_debt SET value = 1", "DELETE FROM point_debt"]
)
def test_a_debt_that_was_changed_is_found(story: Story, sql: str) -> None:
    thirty_owed(story)
    story.hq.database.run_transaction("tamper", lambda tx: tx.exec_driver_sql(sql))

    assert "a debt of points" in story.well()
