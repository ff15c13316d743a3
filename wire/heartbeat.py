"""What a till tells about itself, and what HQ wants of it."""

from typing import Any, Literal

from wire.fields import Count, Digest, Epoch, LanAddress, TimeText
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


class HeartbeatAnswer(Message, frozen=True, kw_only=True):
    """HQ's time, its life, and its directives."""

    hq_time: TimeText
    life: Count
    directives: tuple[Directive, ...]
