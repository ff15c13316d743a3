"""Sign in by name and PIN (S1): argon2id, and a growing wait after wrong ones that a restart does not shorten."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from domain.entries import StaffSignedIn
from domain.errors import Refusal
from local_db.act import Act

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember

WRONG_UNTIL_WAIT, WAIT, LONGEST_WAIT = 5, timedelta(seconds=30), timedelta(minutes=15)
_hasher = PasswordHasher()


class Attempts(msgspec.Struct, frozen=True):
    """Wrong PINs in a row of one person and when the last of them was typed."""

    wrong: int = 0
    at: str = ""


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
    name = f"attempts/{person.id}"
    kept = desk.books.setting(name)
    attempts = msgspec.json.decode(kept, type=Attempts) if kept else Attempts()
    now = desk.clock.now()
    _wait(attempts, now)
    if _fits(person.pin, pin):
        if attempts.wrong:
            desk.books.set_setting(name, msgspec.json.encode(Attempts()).decode()).result()
        return person
    wrong = Attempts(attempts.wrong + 1, now.astimezone(UTC).isoformat())
    desk.books.set_setting(name, msgspec.json.encode(wrong).decode()).result()
    raise Refusal("wrong_pin")


def sign_in(desk: Desk, person: StaffMember) -> Future[Recorded]:
    """Write that this person works at the register from now on."""
    now = desk.clock.now()
    return desk.books.record(Act("staff.signed_in", StaffSignedIn(person.id), person.id, now, desk.day()))


def _fits(hashed: str, pin: str) -> bool:
    try:
        return _hasher.verify(hashed, pin)
    except VerificationError:
        return False


def _wait(attempts: Attempts, now: datetime) -> None:
    if attempts.wrong < WRONG_UNTIL_WAIT or not attempts.at:
        return
    wait = min(LONGEST_WAIT, WAIT * 2 ** min(attempts.wrong - WRONG_UNTIL_WAIT, 10))
    passed = abs(now - datetime.fromisoformat(attempts.at))
    if passed < wait:
        raise Refusal("pin_locked", seconds=math.ceil((wait - passed) / timedelta(seconds=1)))
