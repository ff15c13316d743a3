"""The ways a request to HQ fails; the manager reads `what` and `advice`, the screen translates `code`."""

from domain.errors import Fault
from wire.errors import ErrorBody

UNREACHABLE = "hq_unreachable"


class NoAnswer(Fault):
    """Nothing came back, or only a part of it: the request may or may not have had its effect."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            advice="Selling goes on. Check the network; everything is sent when HQ answers again.",
            code=UNREACHABLE,
        )


class Garbled(Fault):
    """An answer came, but not one that HQ gives (a login page, a proxy, another version)."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            advice="Check HQ's address, and whether something between till and HQ changes answers.",
            code="hq_garbled",
        )


class Busy(Fault):
    """HQ asks to come later; `retry_after` in seconds, `reason` for whom it waits, where it says so."""

    def __init__(self, retry_after: int, reason: str = "") -> None:
        super().__init__(
            f"HQ is busy and asks to wait {retry_after} s.",
            advice="Nothing needs to be done; the till tries again by itself.",
            code="hq_busy",
        )
        self.retry_after = retry_after
        self.reason = reason


class Refused(Fault):
    """HQ says no: `status` and the whole body with its named fields."""

    def __init__(self, status: int, body: ErrorBody) -> None:
        super().__init__(body.error.message, advice=body.error.advice, code=body.error.code)
        self.status = status
        self.body = body


class KeyRefused(Refused):
    """HQ does not take this register's signature (401), though the clock is right."""


class Damaged(Fault):
    """What was fetched is not what HQ signed."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            advice="The till fetches it again. If this comes back, call whoever runs HQ.",
            code="hq_damaged",
        )


class Stopped(Fault):
    """The till is closing, nothing is asked any more."""

    def __init__(self) -> None:
        super().__init__("The till is closing.", advice="Start it again.", code="closing")


class DiskFault(Fault):
    """The folder for snapshots cannot be written."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            advice="Make room on the till's disk and check that the data folder may be written.",
            code="disk",
        )


class Mismatch(Fault):
    """The till's copy of a scope is not what HQ has; it was told to come again."""

    def __init__(self, scope: str) -> None:
        super().__init__(
            f"The till's copy of {scope} differs from HQ's; it is fetched again.",
            advice="Nothing needs to be done. If this comes back, call whoever runs HQ.",
            code="hq_mismatch",
        )
