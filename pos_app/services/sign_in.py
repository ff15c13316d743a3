"""Sign in by name and PIN or by staff card (S1): argon2id under a pepper, a growing wait after wrong PINs, then a lock.

What was typed wrong is counted in the books: neither a restart nor a clock that was moved forgets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import StaffSignedIn
from domain.entry_till import StaffLocked
from domain.errors import Refusal
from local_db.act import Act
from pos_app.services.attempts import LOCKED_AT, attempts, check_hashed

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember

PIN_DIGITS = 6
"""A PIN has no fewer digits."""
AUTO_LOCK = 300
"""Seconds without an act after which a till locks itself; the open sale stays as it is."""


def staff_member(desk: Desk, staff_id: str) -> StaffMember:
    """The person of that id; Refusal `unknown_staff`."""
    for person in desk.staff.staff():
        if person.id == staff_id:
            return person
    raise Refusal("unknown_staff", staff=staff_id)


def check_pin(desk: Desk, staff_id: str, pin: str) -> StaffMember:
    """The person if the PIN is his.

    Refusals `unknown_staff`, `pin_short` (fewer than six digits: it is nobody's), `staff_locked`, `pin_not_here` (HQ
    has not told this register yet what its PINs are read with: no try counts), `pin_locked` (with seconds),
    `wrong_pin`. Takes about 50 ms on purpose: call it off the UI thread.
    """
    person = _not_locked(desk, staff_member(desk, staff_id))
    if not (len(pin) >= PIN_DIGITS and pin.isascii() and pin.isdigit()):
        raise Refusal("pin_short", digits=PIN_DIGITS)
    if not person.pin:
        raise Refusal("pin_not_here")
    try:
        check_hashed(desk, tries_of(person), person.pin, pin)
    except Refusal:
        if is_locked(desk, person):
            now = desk.clock.now()
            body = StaffLocked(person.id, LOCKED_AT)
            desk.books.record(Act("staff.locked", body, person.id, now, desk.day())).result()
            raise Refusal("staff_locked", name=person.name) from None
        raise
    return person


def check_card(desk: Desk, card: str) -> StaffMember:
    """Whose staff card it is. Refusals `unknown_staff_card`, `staff_locked`."""
    person = desk.staff.by_card(card)
    if person is None:
        raise Refusal("unknown_staff_card")
    return _not_locked(desk, person)


def sign_in(desk: Desk, person: StaffMember) -> Future[Recorded]:
    """Write that this person works at the register from now on."""
    now = desk.clock.now()
    return desk.books.record(Act("staff.signed_in", StaffSignedIn(person.id), person.id, now, desk.day()))


def tries_of(person: StaffMember) -> str:
    """Under which name his wrong PINs are remembered."""
    return f"attempts/{person.id}"


def is_locked(desk: Desk, person: StaffMember) -> bool:
    """Whether nobody signs in by his name until he is unlocked."""
    return attempts(desk, tries_of(person), person.pin).wrong >= LOCKED_AT


def _not_locked(desk: Desk, person: StaffMember) -> StaffMember:
    if is_locked(desk, person):
        raise Refusal("staff_locked", name=person.name)
    return person
