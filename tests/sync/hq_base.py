"""What all parts of the scripted HQ share: its key, its clock, its refusals."""

import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from wire import keys, messages
from wire.errors import ErrorBody, ErrorDetail
from wire.signed import HqKey, sign_message, sign_plain

HQ_SEED = keys.private_key(bytes(range(0x20, 0x40)))


class No(Exception):
    """A refusal on its way out."""

    def __init__(self, status: int, code: str, **named: Any) -> None:  # noqa: ANN401 - the named fields of the protocol
        super().__init__(code)
        self.status = status
        self.body = ErrorBody(error=ErrorDetail(code=code, message=f"HQ says {code}.", advice="Look."), **named)


class HqBase:
    """Key, clock and lock."""

    def __init__(self) -> None:
        self.lock = threading.Condition()
        self.life = 1
        self.clock_off = timedelta(0)
        self.closing = False
        first = HqKey(id="hq-1", public_key=keys.public_text(HQ_SEED), from_="2026-01-01T00:00:00.000Z")
        self.links = [sign_message(first, "hq-1", HQ_SEED)]

    def now(self) -> datetime:
        return datetime.now(UTC) + self.clock_off

    def sign(self, plain: Mapping[str, Any]) -> dict[str, Any]:
        return messages.to_plain(sign_plain(plain, "hq-1", HQ_SEED))

    def close(self) -> None:
        """End every long poll."""
        self.closing = True
        with self.lock:
            self.lock.notify_all()
