"""Let somebody sign in again after too many wrong PINs (S1); a new PIN from HQ does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_till import StaffUnlocked
from domain.errors import Refusal
from domain.rights import UNLOCK, Wanted
from local_db.act import Act
from pos_app.services.attempts import was_right
from pos_app.services.permission import approved, need
from pos_app.services.sign_in import is_locked, staff_member, tries_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


def locked_staff(desk: Desk) -> tuple[StaffMember, ...]:
    """Who may not try a PIN any more, by name."""
    return tuple(person for person in desk.staff.staff() if is_locked(desk, person))


def unlock_staff(desk: Desk, staff_id: str, by: StaffMember, approval: Approval | None = None) -> Future[Recorded]:
    """Begin to count his PINs anew. Refusals `unknown_staff`, `not_allowed` (himself), `approver_needed`, `not_locked`.

    `by` signed in or typed his PIN a moment ago.
    """
    person = staff_member(desk, staff_id)
    if by.id == person.id:
        raise Refusal("not_allowed")
    allowed = need(by, Wanted(UNLOCK, person.id), approval)
    if not is_locked(desk, person):
        raise Refusal("not_locked", name=person.name)
    was_right(desk, tries_of(person), person.pin)
    act = Act("staff.unlocked", StaffUnlocked(person.id), by.id, desk.clock.now(), desk.day())
    return desk.books.record(approved(desk, act, allowed))
