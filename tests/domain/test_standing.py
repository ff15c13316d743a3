"""Of several words on a member the last one holds, in whatever order they come; each is somebody's, for a reason."""

from dataclasses import replace
from itertools import permutations

import pytest

from domain.entries import Entry
from domain.entry_standing import CardReplaced, MemberFrozen, MemberUnfrozen, StandingBody
from domain.entry_till import ClockStepped
from domain.soundness import trouble
from domain.standing import Word, last_card, last_frozen, word_of

FROZEN = MemberFrozen("S01", "M1", "lost")
UNFROZEN = MemberUnfrozen("S01", "M1", "found", "id_card")
NEW_CARD = CardReplaced("S01", "M1", "0" * 64, "lost", "passport")


def entry(
    body: StandingBody, at: str = "09:00", register: str = "S01-R1", actor: str = "A1", approver: str | None = "A2"
) -> Entry:
    kinds = {MemberFrozen: "member.frozen", MemberUnfrozen: "member.unfrozen", CardReplaced: "card.replaced"}
    moment = f"2026-03-02T{at}:00.000Z"
    return Entry(register, "0" * 16, 1, kinds[type(body)], moment, "2026-03-02", actor, ("M1",), body, approver)


def word(body: StandingBody, at: str, register: str = "S01-R1") -> Word:
    found = word_of(entry(body, at, register), body)
    assert found is not None
    return found


def test_the_last_word_holds_however_they_arrive() -> None:
    words = [word(FROZEN, "09:00"), word(UNFROZEN, "10:00", "S01-R2"), word(FROZEN, "10:00"), word(NEW_CARD, "11:00")]
    for order in permutations(words):
        assert last_frozen(order) == words[1], "of the same moment, the later place"
        assert last_card(order) == words[3]


def test_of_whom_nobody_said_anything_nothing_holds() -> None:
    assert last_frozen([word(NEW_CARD, "09:00")]) is None
    assert last_card([word(FROZEN, "09:00")]) is None
    assert word_of(entry(FROZEN), ClockStepped(1)) is None


def test_what_is_sound() -> None:
    for body in (FROZEN, UNFROZEN, NEW_CARD):
        assert trouble(entry(body)) == ""
    assert trouble(entry(FROZEN, approver=None)) == "", "a lost card waits for no manager"
    for body in (replace(FROZEN, store=""), replace(UNFROZEN, store="", identity="")):
        assert trouble(entry(body, register="HQ/M1", approver=None)) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        entry(replace(FROZEN, reason=" ")),
        entry(FROZEN, actor=""),
        entry(replace(FROZEN, member="")),
        entry(replace(FROZEN, store="")),
        entry(UNFROZEN, approver=None),
        entry(replace(UNFROZEN, identity="")),
        entry(NEW_CARD, approver=None),
        entry(replace(NEW_CARD, identity="")),
        entry(replace(FROZEN, store=""), register="HQ/M2"),
        entry(FROZEN, register="HQ/M1"),
        entry(replace(NEW_CARD, store=""), register="HQ/M1"),
    ],
)
def test_what_is_not_is_said(wrong: Entry) -> None:
    assert trouble(wrong) != ""
