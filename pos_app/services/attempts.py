"""Wrong tries in a row, remembered in the books so that a restart does not shorten the wait, and PINs."""

from __future__ import annotations

import hashlib
import math
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from domain.errors import Refusal
from wire import shapes

if TYPE_CHECKING:
    from pos_app.services.desk import Desk

WRONG_UNTIL_WAIT, LOCKED_AT = 5, 10
"""Wrong PINs in a row before the first wait; and where nobody tries a staff PIN any more until it is unlocked."""
WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
ARGON2ID = "$argon2id$"
MARK = 16
_hasher = PasswordHasher()


class Attempts(msgspec.Struct, frozen=True):
    """Wrong tries in a row and when the last of them was made; `of` marks the secret that they were made at."""

    wrong: int = 0
    at: str = ""
    of: str = ""


def attempts(desk: Desk, name: str, secret: str = "") -> Attempts:
    """What is remembered under a name; of another secret than this (HQ gave a new PIN) nothing is."""
    kept = desk.books.setting(name)
    found = shapes.decode(kept, Attempts) if kept else Attempts()
    return found if found.of in {"", _mark(secret)} else Attempts()


def seconds_to_wait(known: Attempts, now: datetime, *, free: int, first: timedelta) -> int:
    """How long nothing is tried: from the `free`-th wrong one on `first`, then twice as long each time; 0: go on."""
    if known.wrong < free or not known.at:
        return 0
    wait = min(LONGEST_WAIT, first * 2 ** min(known.wrong - free, 10))
    passed = abs(now - datetime.fromisoformat(known.at))
    return math.ceil((wait - passed) / timedelta(seconds=1)) if passed < wait else 0


def was_wrong(desk: Desk, name: str, secret: str = "") -> None:
    """One more wrong try; returns when it is durable."""
    now = desk.clock.now().astimezone(UTC).isoformat()
    again = Attempts(attempts(desk, name, secret).wrong + 1, now, _mark(secret))
    desk.books.set_setting(name, msgspec.json.encode(again).decode()).result()


def was_right(desk: Desk, name: str, secret: str = "") -> None:
    """Begin to count anew."""
    if attempts(desk, name, secret).wrong:
        desk.books.set_setting(name, msgspec.json.encode(Attempts()).decode()).result()


def check_hashed(desk: Desk, name: str, hashed: str, pin: str) -> None:
    """Refusals `pin_locked` (with seconds) and `wrong_pin` unless the PIN is the one that was hashed.

    A try counts as wrong before it is looked at: a till that is killed meanwhile gives no try away. Takes about 50 ms
    on purpose: call it off the UI thread.
    """
    seconds = seconds_to_wait(attempts(desk, name, hashed), desk.clock.now(), free=WRONG_UNTIL_WAIT, first=WAIT)
    if seconds:
        raise Refusal("pin_locked", seconds=seconds)
    was_wrong(desk, name, hashed)
    if not _fits(hashed, pin):
        raise Refusal("wrong_pin")
    was_right(desk, name, hashed)


def _fits(hashed: str, pin: str) -> bool:
    try:
        return hashed.startswith(ARGON2ID) and _hasher.verify(hashed, pin)
    except (VerificationError, InvalidHashError):
        return False


def _mark(secret: str) -> str:
    """A secret's mark: of the hash of a PIN, which says nothing about the PIN."""
    return hashlib.sha256(secret.encode()).hexdigest()[:MARK] if secret else ""
