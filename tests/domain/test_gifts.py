"""A gift comes back as it was given, and nothing more."""

from dataclasses import replace

import pytest

from domain.entries import Entry, GiftTaken, PointsSpend
from domain.entry_points import GiftReturned
from domain.errors import Refusal
from domain.gifts import gift_back, gift_back_trouble
from domain.plan_points import Gift, PointsPolicy
from domain.points import gift_trouble
from domain.postings import postings
from domain.soundness import trouble
from domain.tenders import Tender
from tests.domain.programme import NOON, REF, SHIFT, plan

RULES = plan(points=PointsPolicy(value=100, gifts=(Gift("CUP", 3, 100), Gift("BAG", 3, returns="not_back"))))
SPENT = (PointsSpend("2026-01", 1, 100), PointsSpend("2026-02", 2, 200))
TAKEN = GiftTaken(
    "S01", SHIFT, REF, "M1", "CUP", "A cup", SPENT, NOON.isoformat(), 100, (), (Tender("cash", 200),), 100
)
GAVE = Entry("S01-R1", "e", 1, "points.gift_taken", "2026-11-24T04:00:00.000Z", "2026-11-24", "amy", ("M1",), TAKEN)
HASH = "a" * 64
HERE = {"store": "S01", "at": NOON.isoformat(), "reason": "broken"}
BACK: GiftReturned = gift_back(TAKEN, GAVE.ref, HASH, RULES, shift=SHIFT, **HERE)


def test_it_comes_back_as_it_was_given() -> None:
    assert (BACK.points, BACK.amount, BACK.tenders) == (SPENT, 100, (Tender("cash", 100),))
    assert gift_back_trouble(BACK, TAKEN, HASH, RULES) == ""
    assert trouble(replace(GAVE, kind="points.gift_returned", body=BACK)) == ""


@pytest.mark.parametrize(
    "body",
    [
        replace(BACK, points=(*SPENT, PointsSpend("2026-03", 1, 100))),
        replace(BACK, points=(PointsSpend("2026-02", 3, 300),)),
        replace(BACK, amount=200, tenders=(Tender("cash", 200),)),
        replace(BACK, member="M2"),
        replace(BACK, original_hash="b" * 64),
    ],
)
def test_more_or_another_thing_is_found(body: GiftReturned) -> None:
    assert gift_back_trouble(body, TAKEN, HASH, RULES)


def test_what_is_no_gift_does_not_come_back() -> None:
    assert "not given there" in gift_back_trouble(BACK, BACK, HASH, RULES)
    assert "not given there" in gift_back_trouble(BACK, None, "", RULES)
    with pytest.raises(Refusal, match="gift_not_returnable"):
        gift_back(replace(TAKEN, sku="BAG"), GAVE.ref, HASH, RULES, store="S01", shift=SHIFT, at="", reason="x")
    assert "not_returnable" in gift_back_trouble(replace(BACK, sku="BAG"), replace(TAKEN, sku="BAG"), HASH, RULES)


def test_its_money_is_its_tenders() -> None:
    wrong = replace(BACK, tenders=(Tender("cash", 101),))
    assert "is not 100" in trouble(replace(GAVE, kind="points.gift_returned", body=wrong))


def test_the_right_to_come_back_begins_with_the_gift_and_ends_with_its_return() -> None:
    """One unit, owned by the gift, wherever it comes back; a gift of before has none."""
    own = replace(TAKEN, right=True)
    back = gift_back(own, GAVE.ref, HASH, RULES, shift=SHIFT, **{**HERE, "store": "S02"})
    there = replace(GAVE, register="S02-R1", seq=9, kind="points.gift_returned", body=back)
    assert (back.right, back.store) == (True, "S02")
    assert gift_back_trouble(back, own, HASH, RULES) == ""
    assert gift_back_trouble(replace(back, right=False), own, HASH, RULES), "nobody gets round the right"
    for entry, amount in ((replace(GAVE, body=own), 1), (there, -1)):
        found = {one.account: one.amount for one in postings(entry) if one.unit == "REFUND:S01-R1/e/1"}
        assert found == {"allowance:S01-R1/e/1": amount, "refund_rights": -amount}
    assert not [one for one in (*postings(GAVE), *postings(replace(there, body=BACK))) if "REFUND" in one.unit]


def test_what_does_not_come_back_has_no_right_to() -> None:
    bag = replace(TAKEN, sku="BAG", amount=0, tenders=(), change=0)
    assert gift_trouble(bag, RULES) == ""
    assert "does not come back" in gift_trouble(replace(bag, right=True), RULES)
