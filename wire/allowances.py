"""Asking HQ to lend more, and its signed answers.  Amounts are whole units; `g` is the total ever granted."""

from typing import Any

import msgspec

from wire import json_text
from wire.fields import Count, DayOrTime, Epoch, Positive, RegisterId, TimeText, Whole
from wire.messages import Message, from_plain, nothing
from wire.signed import HqKeys, Signed, text_bytes


class Want(Message, frozen=True, kw_only=True):
    """How much more of a unit; the unit may be named without its lot (`SVP`)."""

    unit: str
    amount: Positive


class Have(Message, frozen=True, kw_only=True):
    """The total granted that the till knows of; compared, never merged."""

    unit: str
    g: Count


class AllowanceRequest(Message, frozen=True, kw_only=True):
    """`POST /v1/allowances`: all wants of one owner, or none."""

    request_id: str
    owner: str
    wants: tuple[Want, ...]
    have: tuple[Have, ...] = msgspec.field(default_factory=nothing)


class Granted(Message, frozen=True, kw_only=True):
    """One unit (with its lot), what was ever granted of it, and until when it may be spent (None: for ever).

    A day is the lot's last business day, a time ends the right to spend to the millisecond.
    """

    unit: str
    expires: DayOrTime | None
    g: Count


class Grant(Message, frozen=True, kw_only=True):
    """What HQ lent: `policy` holds the plan's settings for this allowance, `nonce` answers a phone's challenge.

    `request_id` is absent where nobody asked (placed by the sizing rule, pushed with a reply or the feed).
    """

    request_id: str | None = None
    owner: str
    holder: RegisterId
    epoch: Epoch
    life: Count
    granted: tuple[Granted, ...]
    policy: dict[str, Any]
    hq_time: TimeText
    nonce: str | None = None


class Lent(Message, frozen=True, kw_only=True):
    """What a store holds of a unit, since when."""

    store: str
    amount: Whole
    since: TimeText


class RefusedUnit(Message, frozen=True, kw_only=True):
    """Why a unit was not lent, what is available, and who holds the rest."""

    unit: str
    reason: str
    available: Whole
    lent: tuple[Lent, ...]


class GrantRefusal(Message, frozen=True, kw_only=True):
    """HQ lends nothing of what was asked."""

    request_id: str
    refused: tuple[RefusedUnit, ...]


class Recall(Message, frozen=True, kw_only=True):
    """HQ wants back: install the grant inside, then give back everything that no open sale holds."""

    owner: str
    grant: Signed
    reason: str | None = None


class Total(Message, frozen=True, kw_only=True):
    """What a register knows of an allowance: granted, credited, spent, given back, lent and borrowed.

    `grant` is the signed grant that proves g; `lent` and `borrowed` map `register/epoch` to totals.
    """

    owner: str
    unit: str
    g: Count
    grant: Signed | None
    c: Count
    s: Count
    b: Count
    lent: dict[str, Count]
    borrowed: dict[str, Count]


class TotalsReport(Message, frozen=True, kw_only=True):
    """`POST /v1/totals`: in a new life of HQ, in pages until `last`."""

    life: Count
    totals: tuple[Total, ...]
    last: bool


class PhoneChallenge(Message, frozen=True, kw_only=True):
    """What the till shows as a QR code; the answer is a `Grant` with the same nonce."""

    register: RegisterId
    epoch: Epoch
    owner: str
    unit: str
    amount: Positive
    nonce: str


def read_answer(signed: Signed, keys: HqKeys) -> Grant | GrantRefusal:
    """The grant or refusal inside; raises `WrongSignature`, `Malformed`."""
    keys.read(Message, signed)
    plain = json_text.decode(text_bytes(signed.signed))
    if "refused" in plain:
        return from_plain(GrantRefusal, plain)
    return from_plain(Grant, plain)
