"""Sign in by name and PIN (S1): argon2id, and a growing wait after wrong ones that a restart does not shorten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import StaffSignedIn
from domain.errors import Refusal
from local_db.act import Act
from pos_app.services.attempts import check_hashed

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember


def staff_member(desk: Desk, staff_id: str) -> StaffMember:
    """The person of that id; Refusal `unknown_staff`."""
    for person in desk.staff.staff():
        if person.id == staff_id:
            return person
    raise Refusal("unknown_staff", staff=staff_id)


def check_pin(desk: Desk, staff_id: str, pin: str) -> StaffMember:
    """The person if the PIN is his. Refusals `unknown_staff`, `pin_locked` (with seconds), `wrong_pin`.

    Takes about 50 ms on purpose: call it off the UI thread.
    """
    person = staff_member(desk, staff_id)
    check_hashed(desk, f"attempts/{person.id}", person.pin, pin)
    return person


def sign_in(desk: Desk, person: StaffMember) -> Future[Recorded]:
    """Write that this person works at the register from now on."""
    now = desk.clock.now()
    return desk.books.record(Act("staff.signed_in", StaffSignedIn(person.id), person.id, now, desk.day()))
