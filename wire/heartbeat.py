"""What a till tells about itself, and what HQ wants of it."""

from typing import Any, Literal

from wire.fields import Count, Digest, Epoch, LanAddress, RegisterId, TimeText
from wire.messages import Message


class HeartbeatHead(Message, frozen=True, kw_only=True):
    """The till's own head."""

    epoch: Epoch
    head: Count
    head_hash: Digest


class Heartbeat(Message, frozen=True, kw_only=True):
    """`POST /v1/heartbeat`: `unsynced` counts entries HQ does not have, `clock` is the till's uncorrected time.

    `lan` is where the register answers others of its store (`host:port`, "": nowhere).
    """

    head: HeartbeatHead
    unsynced: Count
    version: str
    clock: TimeText
    devices: dict[str, Any]
    life: Count
    lan: LanAddress = ""


class Directive(Message, frozen=True, kw_only=True):
    """One thing HQ wants; `owner` or `scope` names of what, `details` holds the rest."""

    do: Literal["recall", "freeze", "refetch", "upgrade", "shut_out", "report_totals"]
    owner: str | None = None
    scope: str | None = None
    details: dict[str, Any] | None = None


class Suspect(Message, frozen=True, kw_only=True):
    """A register of the store that was not heard for a day, and when it was heard last."""

    register: RegisterId
    since: TimeText


class HeartbeatAnswer(Message, frozen=True, kw_only=True):
    """HQ's time, its life, its directives, and who of the store is silent."""

    hq_time: TimeText
    life: Count
    directives: tuple[Directive, ...]
    suspects: tuple[Suspect, ...] = ()
