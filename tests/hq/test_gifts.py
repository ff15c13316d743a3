"""A gift is brought back once, chain-wide: HQ lends its right like that of a sale, refuses the second, and finds a
second return that somebody wrote all the same; the books balance whatever was written.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
import requests

from domain.entries import AllowanceGivenBack, EntryRef, GiftTaken, PlanRef, PointsSpend, UnitAmount
from domain.entry_points import GiftReturned
from domain.gifts import gift_back
from domain.plan_points import EarnRule, Gift, PointsPolicy
from domain.postings import right_unit, sale_owner
from hq.services import project
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import audit, reports
from tests.domain.programme import PLAN, sale, thing
from tests.hq import programme
from tests.hq.chain import balance
from tests.hq.client import Register
from tests.hq.programme import ALICE, NOW, Till
from tests.hq.test_enrol import ask_epoch, follow, new_epoch
from tests.hq.test_refund_rights import ask, granted
from tests.proving import switched_off
from wire.asking import RefundRightAnswer
from wire.bodies import body_json, plan_hash, plan_text
from wire.entries import adopted_body
from wire.messages import from_bytes

Enrol = Callable[[str], Register]
EARN = EarnRule("one", {"en": "Points"}, "proportional", 1, 1_000)
GIFTS = (Gift("CUP", 10), Gift("BAG", 10, returns="not_back"))
RULES = replace(PLAN, issues=(), draws=(), points=PointsPolicy(earn=(EARN,), value=100, gifts=GIFTS))
REF = PlanRef(1, plan_hash(plan_text(RULES)))
TEA, LOT = thing("TEA", 1_000), "PTS/2026-03"


@dataclass
class Story:
    """Alice earned 30 points at the first till and took a cup for ten of them: her second entry there."""

    hq: Hq
    tills: list[Till]
    taken: GiftTaken
    hash: str

    @property
    def gift(self) -> EntryRef:
        return EntryRef(self.tills[0].register.name, self.tills[0].register.epoch, 2)

    @property
    def owner(self) -> str:
        return sale_owner(self.gift)

    def back(self, store: str = "S01") -> GiftReturned:
        at = NOW.isoformat()
        return gift_back(
            self.taken, self.gift, self.hash, RULES, store=store, shift=self.taken.shift, at=at, reason="x"
        )

    def bring_back(self, at: int) -> None:
        self.tills[at].write("points.gift_returned", self.back(("S01", "S02")[at]), ALICE.id)
        self.tills[at].push(self.hq)

    def give_right_back(self) -> None:
        """The first till answers HQ's recall."""
        moves = (UnitAmount(self.owner, right_unit(self.owner), 1),)
        self.tills[0].write("allowance.given_back", AllowanceGivenBack("S01", "refund", moves))
        self.tills[0].push(self.hq)

    def borrow(self, at: int, request: str) -> requests.Response:
        return ask(self.tills[at].register, request, self.owner)

    def points(self) -> int:
        return balance(self.hq, ALICE.id).get(LOT, 0)

    def told(self) -> list[str]:
        """Codes of what people at HQ are to look at."""
        return sorted(one[-1] for one in self.hq.database.read(audit.exceptions))


@pytest.fixture
def story(hq: Hq, enrol_at: Enrol) -> Story:
    programme.load(hq, RULES)
    tills = [Till(enrol_at("S01")), Till(enrol_at("S02"))]
    sold = replace(sale((TEA, 30), who=ALICE, of=RULES, at=NOW), plan=REF)
    tills[0].write("sale.completed", sold, ALICE.id)
    spent = (PointsSpend(LOT.partition("/")[2], 10, 1_000),)
    taken = GiftTaken("S01", sold.shift, REF, ALICE.id, "CUP", "A cup", spent, NOW.isoformat(), right=True)
    tills[0].write("points.gift_taken", taken, ALICE.id)
    story = Story(hq, tills, taken, tills[0].lines[-1].hash)
    tills[0].push(hq)
    assert story.points() == 20
    return story


def well(story: Story) -> str:
    found = verify(story.hq)
    assert found.postings_balanced
    return found.first_bad + found.reason


def test_it_comes_back_where_its_right_was_lent(story: Story) -> None:
    """The right is asked back, lent with what is left, and spent; then nobody gets it any more."""
    assert story.borrow(1, "early").status_code == 503
    assert [one["reason"] for one in story.tills[0].feed("recall")] == ["refund"]
    story.give_right_back()
    answer = story.borrow(1, "now")
    assert granted(story.tills[1].register, answer) == {right_unit(story.owner): 1}
    assert from_bytes(RefundRightAnswer, answer.content).left == {"lines": [{"line": 1, "quantity": 1}]}

    story.bring_back(1)

    assert (story.points(), story.told(), well(story)) == (30, [], "")
    for at in (0, 1):
        answer = story.borrow(at, "again")
        assert from_bytes(RefundRightAnswer, answer.content).left == {"lines": [{"line": 1, "quantity": 0}]}
    assert granted(story.tills[0].register, story.borrow(0, "again")) == {right_unit(story.owner): 0}


def test_what_does_not_come_back_has_no_right_to_lend(story: Story) -> None:
    bag = replace(story.taken, sku="BAG", article="A bag", right=False)
    till = story.tills[0]
    till.write("points.gift_taken", bag, ALICE.id)
    till.push(story.hq)
    name = sale_owner(EntryRef(till.register.name, till.register.epoch, till.register.seq))
    assert ask(story.tills[1].register, "bag", name).status_code == 404


def test_one_register_writes_it_twice(story: Story) -> None:
    """A forged entry: told at once, and the proof names both; the books balance."""
    story.bring_back(0)
    assert (story.told(), well(story)) == ([], "")
    story.bring_back(0)
    assert story.told() == ["overdrawn"]
    assert "issued twice" in well(story)


def test_a_register_that_gave_the_right_away_takes_it_back_all_the_same(story: Story) -> None:
    """Its books were put back to before the recall, and it writes on: the second register has the right."""
    story.give_right_back()
    granted(story.tills[1].register, story.borrow(1, "now"))
    story.bring_back(1)
    story.bring_back(0)
    assert story.told() == ["overdrawn"]
    assert "issued twice" in well(story)


def test_a_register_that_never_had_the_right_writes_a_return(story: Story) -> None:
    story.bring_back(1)
    assert (story.told(), story.points()) == (["overdrawn"], 30)
    story.bring_back(0)
    assert "issued twice" in well(story)


def test_a_copied_disk_brings_it_back_again(story: Story) -> None:
    """Both took it back as their third entry. The copy is found, opens an epoch and hands its entry in: the right that
    it spent twice is booked as lost, once, and somebody is to look at it.
    """
    register = story.tills[0].register
    prev = register.prev
    story.bring_back(0)
    body = {**body_json(story.back()), "allowances": []}
    stray = register.line("points.gift_returned", body, seq=3, prev=prev, members=(ALICE.id,), actor="copy")
    assert register.push([stray]).status_code == 423
    certificate, signed = new_epoch(register, b"\6" * 32)
    assert ask_epoch(register, signed).status_code == 200
    second = follow(register, certificate, signed, b"\6" * 32)
    line = second.entry("adopted", adopted_body(stray.entry, stray.hash, stray.sig), members=(ALICE.id,))
    assert second.push([line]).status_code == 200
    project.catch_up(story.hq)

    assert story.told() == ["adopted_loss"]
    lost = [one for one in story.hq.database.read(lambda tx: list(audit.lent(tx))) if one[0] == story.owner]
    assert [(one[3].credited, one[3].spent) for one in lost] == [(1, 1)], "a closed branch touches no totals"
    assert well(story) == ""


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_control_without_the_rule_nobody_is_told(story: Story) -> None:
    story.bring_back(0)
    with switched_off(reports, "and spent and now[one.place].room < 0", "and False"):
        story.bring_back(0)
    assert story.told() == []
    assert "issued twice" in well(story), "the proof finds it all the same"
