"""Returns of one sale at several registers: one after the other, and it shows when two were made side by side."""

from dataclasses import replace

from domain.entries import EntryRef, ReturnCompleted, ShiftRef
from domain.postings import right_unit
from domain.return_order import Made, before, beside, in_order, named

SALE = EntryRef("S01-R1", "aa", 7)


def made(hash_: str, register: str, seq: int, *earlier: str, again: bool = False) -> Made:
    body = ReturnCompleted("S01", ShiftRef("aa", 1), SALE, "h", (), (), (), 0, 0, (), earlier=earlier)
    return Made(hash_, EntryRef(register, "aa", seq), body, again)


FIRST, SECOND = made("a", "S01-R1", 8), made("b", "S01-R1", 9)
THIRD = made("c", "S01-R2", 3, "a", "b")
FOURTH = made("d", "S01-R1", 12, "a", "b", "c")
ALL = (FOURTH, SECOND, THIRD, FIRST)


def test_in_order() -> None:
    assert in_order((*ALL, THIRD)) == (FIRST, SECOND, THIRD, FOURTH)


def test_what_was_before() -> None:
    assert before(SECOND, ALL) == {"a"}
    assert before(THIRD, ALL) == {"a", "b"}


def test_only_returns_of_other_journals_are_named() -> None:
    assert named((FIRST, SECOND), "S01-R1", "aa") == ()
    assert named((FIRST, SECOND), "S01-R1", "bb") == ("a", "b")
    assert named((FIRST, SECOND, THIRD), "S01-R1", "aa") == ("a", "b", "c")
    assert named((), "S01-R2", "aa") == ()


def test_side_by_side() -> None:
    assert all(beside(one, ALL) is None for one in ALL)
    twin = made("x", "S01-R3", 5, "a")
    assert beside(twin, (*ALL, twin)) == FOURTH
    assert beside(THIRD, (*ALL, twin)) == twin


def test_what_a_closed_branch_did_proves_nothing() -> None:
    twin = replace(made("x", "S01-R3", 5, "a"), again=True)
    assert beside(THIRD, (*ALL, twin)) is None


def test_the_unit_of_the_right() -> None:
    assert right_unit("S01-R1/aa/7") == "REFUND:S01-R1/aa/7"
