"""Words on a member's card are kinds like any other, and move nothing."""

import pytest

from domain.entries import KINDS, Entry
from domain.entry_standing import STANDING_KINDS, CardReplaced, MemberFrozen, MemberUnfrozen, StandingBody
from domain.postings import postings

BODIES: dict[str, StandingBody] = {
    "card.replaced": CardReplaced("S01", "M1", "0" * 64, "lost", "id_card"),
    "member.frozen": MemberFrozen("S01", "M1", "lost"),
    "member.unfrozen": MemberUnfrozen("S01", "M1", "found", "id_card"),
}


def test_every_one_is_a_kind() -> None:
    assert STANDING_KINDS.items() <= KINDS.items()
    assert set(BODIES) == set(STANDING_KINDS)


@pytest.mark.parametrize("kind", sorted(BODIES))
def test_it_moves_nothing(kind: str) -> None:
    at = "2026-01-02T03:04:05.678Z"
    assert postings(Entry("S01-R1", "e", 9, kind, at, "2026-01-02", "A1", ("M1",), BODIES[kind])) == ()
