"""A sale at a store that does not know who brought its buyer: HQ gives his referrer the share, once (M4, P1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from domain.entries import EntryRef, PlanRef, ReturnCompleted, SaleCompleted
from domain.entry_benefits import Gains
from domain.entry_points import PointsReferred
from domain.members import Member
from domain.plan import Plan
from domain.plan_points import EarnRule, PointsPolicy
from domain.plan_tiers import POINTS
from hq.services import merges, place_units, project, referral_effects, referrals
from hq.services.context import Hq
from hq.services.grant import Asker
from hq.services.verify import verify
from hq.store import causes, hq_journal, point_debts, progress
from hq.store import members as people
from hq.store import referrals as rows
from hq.store.causes import Facts
from hq.store.parting import each_alone
from tests.domain.programme import PLAN, sale, thing
from tests.domain.returning import one_return
from tests.hq import programme
from tests.hq.chain import balance
from tests.hq.client import Register
from tests.hq.programme import ALICE, NOW, Till
from tests.hq.touching import watching
from tests.proving import switched_off
from wire.bodies import plan_hash, plan_text, read_entry
from wire.entries import entry_hash

Enrol = Callable[[str], Register]
SHARE = EarnRule("share", {"en": "A friend's shopping"}, "proportional", 1, 1_000, on="referral", days=90)
OWN = EarnRule("one", {"en": "Points"}, "proportional", 1, 1_000)
RULES = replace(PLAN, issues=(), draws=(), points=PointsPolicy(earn=(OWN, SHARE), value=100))
BOB, CARL = Member("M002", home_store="S01"), Member("M003", home_store="S01")
TEA, LOT = thing("TEA", 1_000), "PTS/2026-03"
NEW = "2026-02-20"
"""The day on which Bob brought Alice."""
SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@dataclass
class Story:
    """Alice, whom Bob brought, buys where nobody knows her."""

    hq: Hq
    tills: list[Till]
    rules: Plan = RULES
    sold: dict[EntryRef, tuple[SaleCompleted, str]] = field(default_factory=dict)
    done: dict[EntryRef, tuple[ReturnCompleted, ...]] = field(default_factory=dict)

    def buy(self, at: int, many: int, who: Member = ALICE, *, known: bool = False) -> EntryRef:
        """So many teas at 10.00; `known`: the till holds her facts."""
        facts = replace(who, referrer=BOB.id, enrolled=NEW) if known else replace(who, local=False)
        ref = PlanRef(1, plan_hash(plan_text(self.rules)))
        body = replace(sale((TEA, many), who=facts, of=self.rules, at=NOW), plan=ref)
        till = self.tills[at]
        owners = dict.fromkeys([who.id, *(one.owner for one in body.gains.earned)])
        till.write("sale.completed", body, *owners)
        place = EntryRef(till.register.name, till.register.epoch, till.register.seq)
        self.sold[place] = body, till.lines[-1].hash
        return place

    def bring_back(self, at: int, ref: EntryRef, many: int) -> None:
        """So many of the teas come back."""
        (body, hash_), before = self.sold[ref], self.done.get(ref, ())
        back = replace(one_return(body, before, {1: many}, self.rules), original=ref, original_hash=hash_)
        self.done[ref] = (*before, back)
        owners = dict.fromkeys([back.member or "", *(one.owner for one in back.gains.earned)])
        self.tills[at].write("return.completed", back, *owners)

    def push(self, *tills: int) -> None:
        for one in tills or range(len(self.tills)):
            self.tills[one].push(self.hq)
        referrals.settle(self.hq)

    def points(self, who: Member = BOB) -> int:
        return balance(self.hq, who.id).get(LOT, 0)

    def owed(self) -> int:
        return sum(one.points for one in self.hq.database.read(point_debts.everything).values())

    def acts(self) -> list[PointsReferred]:
        bodies = [read_entry(row.entry).body for row in self.hq.database.read(lambda tx: list(hq_journal.walk(tx)))]
        return [body for body in bodies if isinstance(body, PointsReferred)]

    def well(self) -> str:
        found = verify(self.hq)
        return found.first_bad + found.reason


def brought(hq: Hq, who: Sequence[Member] = (ALICE,), by: Member = BOB) -> None:
    """HQ learns who brought these."""
    facts = [Facts(one.id, "", NEW, by.id) for one in who]
    hq.database.run_transaction("facts", lambda tx: causes.put_facts(tx, facts))


@pytest.fixture
def story(hq: Hq, enrol_at: Enrol) -> Story:
    programme.load(hq, RULES, who=(ALICE, BOB, CARL))
    brought(hq)
    return Story(hq, [Till(enrol_at("S02")), Till(enrol_at("S01"))])


def test_he_gets_his_share_of_a_sale_elsewhere_once(story: Story) -> None:
    """17 teas for 170.00: 17 points for Alice at the till, 17 for Bob at HQ, however often HQ looks."""
    story.buy(0, 17)
    story.push()
    for _ in range(2):
        story.push()
        project.catch_up(story.hq)
    assert (story.points(ALICE), story.points(BOB)) == (17, 17)
    assert [(one.member, one.buyer, one.gains.earned[0].points) for one in story.acts()] == [(BOB.id, ALICE.id, 17)]
    assert story.well() == ""


def test_a_till_that_knew_him_is_not_doubled(story: Story) -> None:
    story.buy(1, 17, known=True)
    story.push()
    assert (story.points(BOB), story.acts(), story.well()) == (17, [], "")


def test_who_was_brought_by_nobody_brings_nobody_anything(story: Story) -> None:
    story.buy(0, 17, who=CARL)
    story.push()
    assert (story.points(BOB), story.acts()) == (0, [])
    assert story.hq.database.read(lambda tx: rows.notes_of(tx, CARL.id, "")) == []
    assert story.hq.database.read(rows.waiting) == []


@SQLITE
def test_after_her_first_days_he_gets_nothing(story: Story) -> None:
    old = (NOW - timedelta(days=90)).date().isoformat()
    facts = [Facts(ALICE.id, "", old, BOB.id)]
    story.hq.database.run_transaction("facts", lambda tx: causes.put_facts(tx, facts))
    story.buy(0, 17)
    story.push()
    assert (story.points(BOB), story.hq.database.read(rows.waiting), story.well()) == (0, [], "")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("parts", [(5, 5, 7), (5,)])
def test_what_comes_back_takes_its_part_in_any_order(
    story: Story, parts: tuple[int, ...], order: tuple[int, ...]
) -> None:
    """17 teas and 17 points, brought back at another till: whose journal comes first is all the same."""
    ref = story.buy(0, 17)
    for many in parts:
        story.bring_back(1, ref, many)
    for one in order:
        story.push(one)
    assert story.points(BOB) == 17 - sum(parts)
    assert story.well() == ""


@SQLITE
def test_returns_that_come_one_by_one_take_whole_points(story: Story) -> None:
    """3 teas for 30.00 and 3 points; the last return takes the rest."""
    ref = story.buy(0, 3)
    found = []
    for many in (1, 1, 1):
        story.push()
        found.append(story.points(BOB))
        story.bring_back(1, ref, many)
    story.push()
    assert [*found, story.points(BOB)] == [3, 2, 1, 0]
    assert [(one.returned, one.last) for one in story.acts()] == [
        (0, False),
        (1_000, False),
        (2_000, False),
        (3_000, True),
    ]
    assert story.well() == ""


def test_points_that_are_lent_are_owed(story: Story) -> None:
    """Bob's points lie at a till when the goods come back: he owes them, and his next ones pay."""
    ref = story.buy(0, 17)
    story.push()
    _lend(story, 17)
    story.bring_back(1, ref, 10)
    story.push()
    assert (story.owed(), story.well()) == (10, "")
    assert [one.back.earned[0].debt for one in story.acts() if one.back.earned] == [10]

    story.buy(0, 12)
    story.push()
    assert (story.owed(), story.well()) == (0, "")


def _lend(story: Story, many: int) -> None:
    to = story.tills[1].register
    asker = Asker(to.name, to.epoch, to.store)
    story.hq.database.run_transaction("lend", lambda tx: place_units.place(tx, story.hq, BOB.id, {LOT: many}, asker))


def test_it_waits_for_who_is_not_known_yet(story: Story, hq: Hq) -> None:
    """After HQ was restored a sale may come before the enrolment of its buyer."""
    ann = Member("M009", home_store="S01")
    ref = story.buy(0, 17, who=ann)
    story.bring_back(0, ref, 7)
    story.push()
    assert (story.points(BOB), len(hq.database.read(rows.waiting))) == (0, 1)

    row = people.MemberRow(ann.id, "An", "a", "13800000009", "CM009", "S01")
    hq.database.run_transaction("members", lambda tx: people.put_members(tx, [row], hq.secrets.index_key))
    brought(hq, [ann])
    story.push()
    assert (story.points(BOB), hq.database.read(rows.waiting)) == (10, [])


def test_he_was_merged_meanwhile(story: Story) -> None:
    """What an alias gets, and what is taken back of him, is his who he is."""
    first = story.buy(0, 17)
    story.push()
    merges.merge(story.hq, BOB.id, CARL.id, "boss", "the same man")
    assert (story.points(BOB), story.points(CARL)) == (0, 17)
    story.bring_back(1, first, 10)
    story.buy(0, 5)
    story.push()
    assert (story.points(CARL), story.owed(), story.well()) == (12, 0, "")


@SQLITE
def test_his_counters_move_with_his_points(hq: Hq, enrol_at: Enrol) -> None:
    """Where points count towards tiers, the share counts, and goes back, and brings a tier."""
    tiers = tuple(replace(one, metric=POINTS, threshold=10 * number) for number, one in enumerate(RULES.tiers, 1))
    rules = replace(RULES, tiers=tiers)
    programme.load(hq, rules, who=(ALICE, BOB))
    brought(hq)
    story = Story(hq, [Till(enrol_at("S02"))], rules)
    ref = story.buy(0, 12)
    story.push()
    assert hq.database.read(progress.everything)[BOB.id, "TIER:points"] == 12
    assert hq.database.read(lambda tx: people.get(tx, [BOB.id]))[BOB.id].tier == "yellow"
    story.bring_back(0, ref, 2)
    story.push()
    assert hq.database.read(progress.everything)[BOB.id, "TIER:points"] == 10
    assert story.well() == ""


def test_two_who_look_at_once_book_once(story: Story) -> None:
    """The second one looked before the first had booked, and before a return: what he books has been booked."""
    ref = story.buy(0, 17)
    story.tills[0].push(story.hq)
    [(buyer, name)] = story.hq.database.read(rows.waiting)
    early = story.hq.database.read(lambda tx: referrals._look(tx, buyer, name))
    story.bring_back(1, ref, 7)
    story.push()
    assert early is not None
    assert early.due is not None
    assert story.hq.database.run_transaction("t", lambda tx: referrals._book(tx, story.hq, early.due)) == 0  # type: ignore[arg-type]
    story.hq.database.run_transaction("t", lambda tx: rows.looked_at(tx, early.notes))
    assert (story.points(BOB), story.well()) == (10, "")


def test_a_return_that_comes_while_he_is_at_it_is_looked_at_later(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who books closes the notes that he has seen, and no other; HQ's own thread, which may be first, does not look."""
    monkeypatch.setattr("hq.bootstrap.referrals", SimpleNamespace(settle=lambda _: 0))
    ref = story.buy(0, 17)
    story.tills[0].push(story.hq)
    [(buyer, name)] = story.hq.database.read(rows.waiting)
    early = story.hq.database.read(lambda tx: referrals._look(tx, buyer, name))
    assert early is not None
    story.bring_back(1, ref, 7)
    story.tills[1].push(story.hq)
    story.hq.database.run_transaction("t", lambda tx: referrals._book(tx, story.hq, early.due))  # type: ignore[arg-type]
    story.hq.database.run_transaction("t", lambda tx: rows.looked_at(tx, early.notes))
    assert (story.points(BOB), len(story.hq.database.read(rows.waiting))) == (17, 1)
    referrals.settle(story.hq)
    assert (story.points(BOB), story.well()) == (10, "")


@SQLITE
def test_owners_apart_get_the_same(story: Story) -> None:
    """As on Citus: each step touches one owner's rows."""
    story.hq.database._parting = each_alone
    ref = story.buy(0, 17)
    story.bring_back(1, ref, 7)
    with watching(story.hq.database) as watch:
        story.push(1, 0)
    assert (story.points(BOB), story.well()) == (10, "")
    assert {name: watch.seen[name].one for name in ("referral", "referral.looked")} == {
        "referral": True,
        "referral.looked": True,
    }


# --- what the proof finds ---------------------------------------------------------------------------------------------


@SQLITE
@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM referral",
        "UPDATE referral SET returned = 1",
        "UPDATE member_facts SET referrer = 'M003' WHERE member = 'M001'",
        "UPDATE member_facts SET referrer = '' WHERE member = 'M001'",
    ],
)
def test_what_was_changed_is_found(story: Story, sql: str) -> None:
    ref = story.buy(0, 17)
    story.bring_back(1, ref, 7)
    story.push()
    assert story.well() == ""
    story.hq.database.run_transaction("tamper", lambda tx: tx.exec_driver_sql(sql))
    assert story.well() != ""


@SQLITE
def test_a_share_that_nobody_gave_is_found(story: Story) -> None:
    """Without the entry the books are not complete; with twice its share they are not either."""
    story.buy(0, 17)
    with switched_off(referrals, "if not gains.earned:", "if True:"):
        story.push()
    assert "M002 has {} for the sale" in story.well()


# --- controls: each rule switched off ---------------------------------------------------------------------------------


@SQLITE
def test_control_without_notes_he_gets_nothing(story: Story) -> None:
    story.buy(0, 17)
    with switched_off(referral_effects, "referrals.note(tx, [one for", "list([one for"):
        story.push()
    assert story.points(BOB) == 0
    assert story.well() != ""


@SQLITE
def test_control_without_the_state_he_gets_it_twice(story: Story) -> None:
    ref = story.buy(0, 17)
    story.push()
    story.bring_back(1, ref, 7)
    with switched_off(referrals, "gains = due.gains if had is None else Gains()", "gains = due.gains"):
        story.push()
    assert story.points(BOB) > 17
    assert story.well() != ""


@SQLITE
def test_control_without_what_came_back_he_keeps_it(story: Story) -> None:
    ref = story.buy(0, 17)
    story.bring_back(1, ref, 7)
    with switched_off(referrals, "if one.kind == RETURN)", "if False)"):
        story.push()
    assert story.points(BOB) == 17
    assert story.well() != ""


@SQLITE
def test_the_hash_names_the_sale_and_not_its_number(story: Story) -> None:
    """A return that names another sale at the same place takes nothing back of this one."""
    ref = story.buy(0, 17)
    body, _ = story.sold[ref]
    story.sold[ref] = body, entry_hash(b"of a closed branch")
    story.bring_back(1, ref, 7)
    story.push()
    assert story.points(BOB) == 17
    assert [one.back for one in story.acts()] == [Gains()]
