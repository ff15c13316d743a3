"""What every act of HQ works with, handed in by the bootstrap."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Condition

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hq.store.database import Database
from wire.fields import time_text
from wire.signed import HqKeys, Signed, sign_text


@dataclass(frozen=True, slots=True)
class HqSecrets:
    """HQ's keys as they lie in its data folder.

    `links` is the chain of signing keys as published; `private` belongs to the newest. `recovery_key` is the public
    X25519 key in base64; `index_key` (32 bytes) hides cards and phones in the index, `recharge_key` (32 bytes, never
    told to anybody) the codes of recharge cards. `pin_pepper` (32 bytes, told to registers) seals the hashes of PINs.
    """

    links: tuple[Signed, ...]
    private: Ed25519PrivateKey
    life: int
    recovery_key: str
    index_key: bytes
    recharge_key: bytes
    pin_pepper: bytes

    @property
    def key_id(self) -> str:
        """The id of the newest signing key, `hq-1`."""
        return HqKeys(self.links).latest.id

    @property
    def public_key(self) -> str:
        """The newest public signing key in base64."""
        return HqKeys(self.links).latest.public_key

    def sign(self, text: str) -> Signed:
        """Sign a text as HQ."""
        return sign_text(text, self.key_id, self.private)


class Bell:
    """Rung whenever something new may be in a feed or in a journal; whoever waits looks for himself."""

    def __init__(self) -> None:
        self._changed = Condition()
        self.count = 0

    def ring(self) -> None:
        """Wake everybody who waits."""
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Wait until it was rung after `seen`, at most so many seconds; the new count."""
        with self._changed:
            self._changed.wait_for(lambda: self.count != seen, seconds)
            return self.count


@dataclass(frozen=True, slots=True)
class Hq:
    """The parts. `clock` is the time in UTC, `chance(n)` gives n random bytes, `data` is HQ's folder for files."""

    database: Database
    secrets: HqSecrets
    clock: Callable[[], datetime]
    chance: Callable[[int], bytes]
    data: Path
    feed_bell: Bell
    journal_bell: Bell

    def now(self) -> str:
        """The time as it travels."""
        return time_text(self.clock())
