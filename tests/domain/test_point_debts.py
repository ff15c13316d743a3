"""Points that are owed: who owes what by an entry, and what of it can be settled now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain import points
from domain.entry_benefits import PointsSpend
from domain.point_debts import Owed, owed_by, settlement
from domain.postings import postings, unbalanced
from domain.returned_gains import with_debts
from domain.soundness import trouble
from tests.domain.club import earning, sold
from tests.domain.returning import returned
from tests.domain.test_member_soundness import by_hq
from tests.domain.test_postings import entry
from tests.proving import counterexample, switched_off
from tests.receipt_language import member

DAY = date(2026, 11, 22)
LOTS = ("2026-09", "2026-10", "2026-11", "2025-10+12")
"""The last one has ended."""
holdings = st.dictionaries(st.sampled_from(LOTS), st.integers(0, 9), max_size=4)
debts = st.dictionaries(st.sampled_from(LOTS), st.tuples(st.integers(1, 9), st.integers(0, 900)), max_size=3)
Case = tuple[dict[str, int], dict[str, tuple[int, int]]]


def test_a_return_leaves_owing_what_was_not_here() -> None:
    sale = sold("MILK 300", earning(), member())
    (back,) = returned(sale, earning())
    owing = replace(back, gains=with_debts(back.gains, {("M1", "PTS/2026-11+12"): 1}))

    assert owed_by(owing) == {("M1", "PTS/2026-11+12"): Owed(2, 200)}
    assert owed_by(back) == {}
    assert owed_by(sale) == {}


def test_the_very_points_go_first_and_then_the_oldest() -> None:
    owed = {"PTS/2026-10": Owed(7, 700)}
    rooms: dict[str, tuple[int, str | None]] = dict.fromkeys((*(f"PTS/{lot}" for lot in LOTS), "SVP/x"), (3, None))
    found = settlement("M1", owed, rooms, DAY, 200, "CNY")

    assert found is not None
    assert [(one.lot, one.points) for one in found.taken] == [("2026-10", 3), ("2026-09", 3), ("2026-11", 1)]
    assert {one.amount // one.points for one in found.taken} == {200}
    assert found.settled == (PointsSpend("2026-10", 7, 700),)
    assert owed_by(found) == {("M1", "PTS/2026-10"): Owed(-7, -700)}


def settled_in_parts(case: Case) -> None:
    """As much as can be is settled, balanced and sound, and the books are left with just what is still owed."""
    held, owing = case
    owed = {f"PTS/{lot}": Owed(*one) for lot, one in owing.items()}
    rooms: dict[str, tuple[int, str | None]] = {f"PTS/{lot}": (many, None) for lot, many in held.items()}
    alive = sum(many for lot, many in held.items() if lot != LOTS[-1])
    found = settlement("M1", owed, rooms, DAY, 100, "CNY")
    if found is None:
        assert not alive or not owed
        return
    done = sum(one.points for one in found.taken)
    assert done == min(alive, sum(one.points for one in owed.values()))
    assert all(one.points <= held[one.lot] for one in found.taken)
    assert trouble(by_hq("points.settled", found)) == ""
    posted = postings(entry(found, "points.settled"))
    assert unbalanced(posted) == {}
    left = {key: owed[key[1]] + part for key, part in owed_by(found).items()}
    assert all(one.points >= 0 and one.value >= 0 for one in left.values())
    assert all(one.points or not one.value for one in left.values())
    money = sum(one.amount for one in posted if one.account == "debt:points" and one.unit == "CNY")
    assert money == sum(part.value for part in owed_by(found).values())


cases = st.tuples(holdings, debts)


@given(cases)
def test_as_much_as_can_be_is_settled(case: Case) -> None:
    settled_in_parts(case)


def test_a_lot_that_has_ended_settles_nothing() -> None:
    """Negative control."""
    with switched_off(points, "alive(end_of(unit) or end, on)", "on"):
        counterexample(cases, settled_in_parts)
