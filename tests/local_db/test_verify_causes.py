"""Books with an enrolment, a draw or a grant that nobody can have made are named."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.draws import commitment, nonce_of
from domain.enrolment import enrol
from domain.entries import EntryRef, PlanRef
from domain.entry_causes import DrawCommitted, DrawMade, MemberEnrolled, MembershipGranted
from domain.members import Member
from local_db.act import Private
from local_db.verify import verify
from tests.domain.programme import NOON, PLAN
from tests.local_db.world import DAY, KEY, Shop
from wire.bodies import plan_text
from wire.personal import Personal, encode_personal

SECRET = Private("AAAA", encode_personal(Personal(phone="13912345678")))
SEED = bytes(32)


@pytest.fixture
def programme(shop: Shop) -> Shop:
    """The shop's plan is the programme."""
    shop.books.save_plan(plan_text(replace(PLAN, version=2))).result()
    shop.open_shift()
    return shop


def _plan(shop: Shop) -> PlanRef:
    return shop.books.plan()[1]


def _body(shop: Shop) -> MemberEnrolled:
    shift = shop.books.open_shift()
    assert shift is not None
    who = Member("m1", home_store="S01", enrolled=NOON.date().isoformat())
    return enrol(who, PLAN, _plan(shop), NOON, store="S01", shift=shift.ref, private=SECRET.hash, agreement="1")


def _reason(shop: Shop) -> str:
    shop.books.close()
    return verify(shop.books.path, KEY).reason


def test_an_honest_enrolment_holds(programme: Shop) -> None:
    programme.act("member.enrolled", _body(programme), members=("m1",), private=(SECRET,))

    assert _reason(programme) == ""


@pytest.mark.parametrize(
    "lie",
    [
        lambda body: replace(body, gains=replace(body.gains, issued=body.gains.issued[:1])),
        lambda body: replace(body, causes=(*body.causes, "CAUSE:up:red@7")),
        lambda body: replace(body, member=replace(body.member, spending=100)),
    ],
)
def test_an_enrolment_that_gives_other_things_is_named(
    programme: Shop, lie: Callable[[MemberEnrolled], MemberEnrolled]
) -> None:
    programme.act("member.enrolled", lie(_body(programme)), members=("m1",), private=(SECRET,))

    assert "worked out again" in _reason(programme)


def test_nobody_is_enrolled_twice(programme: Shop) -> None:
    for _ in range(2):
        programme.act("member.enrolled", _body(programme), members=("m1",), private=(SECRET,))

    assert "enrolled before" in _reason(programme)


def test_a_membership_that_nobody_approved_is_named(programme: Shop) -> None:
    shift = programme.books.open_shift()
    assert shift is not None
    granted = MembershipGranted("S01", shift.ref, "M1", "gold", 6, DAY, "2026-07-02", "contest")
    programme.act("membership.granted", granted, members=("M1",))

    assert "nobody approved it" in _reason(programme)


def test_a_roll_that_the_seed_does_not_give_is_named(programme: Shop) -> None:
    shift = programme.books.open_shift()
    assert shift is not None
    bound: EntryRef = programme.act("draw.committed", DrawCommitted("S01", commitment(SEED))).entry.ref
    nonce = nonce_of(bound, None, None)
    body = DrawMade(
        "S01", shift.ref, _plan(programme), "lot", bound, commitment(SEED), SEED.hex(), nonce, 99, "", "next", ""
    )
    programme.act("draw.made", body)

    assert "the roll would be" in _reason(programme)
