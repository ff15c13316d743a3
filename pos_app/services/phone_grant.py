"""No network, but the member has a phone: show it what is missing, take HQ's signed answer from it (V4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.lending import EITHER
from domain.value import dataclass
from pos_app.services.open_sale import stored_value_in
from pos_app.services.take_payment import stored_value_here, wanted_stored_value
from wire.allowances import Grant, GrantRefusal, PhoneChallenge, read_answer
from wire.json_text import Malformed
from wire.phone import REQUEST, challenge_text, read_answer_text
from wire.signed import HqKeys, Signed, WrongSignature

if TYPE_CHECKING:
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale

NONCE_BYTES = 16
SHOWN = "phone_nonce"
"""The setting that holds the nonce of the challenge shown last: it outlives a crash, HQ may have answered it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A challenge: the text for the QR code, and how much it asks for."""

    text: str
    amount: int


def challenge(desk: Desk, sale: OpenSale, amount: int | None = None) -> Shown:
    """What to show the member's phone so that `amount` (or all that is due) can be paid from stored value here.

    Refusals: `no_member`, `nothing_to_pay`, `too_much_without_cash`, `phone_not_needed`: it is here already.
    """
    here = stored_value_here(desk, sale).here
    missing = wanted_stored_value(sale, amount) + stored_value_in(sale) - here
    if missing <= 0 or sale.member is None:
        raise Refusal("phone_not_needed", here=here)
    head = desk.books.head()
    nonce = desk.chance(NONCE_BYTES).hex()
    asked = PhoneChallenge(
        register=head.register,
        epoch=head.epoch,
        owner=sale.member.member.id,
        unit=EITHER,
        amount=missing,
        nonce=nonce,
    )
    desk.books.set_setting(SHOWN, nonce).result()
    return Shown(challenge_text(asked), missing)


def take_phone_grant(desk: Desk, text: str) -> Grant:
    """Install what HQ lent by way of the phone; durable when this returns.

    Refusals: `phone_unreadable`, `phone_forged` (not HQ's signature), `phone_other` (the answer to another challenge,
    or to none), `phone_refused` (HQ lends nothing, with what is available).
    """
    answer, signed = _read(desk, text)
    nonce = answer.request_id.removeprefix(REQUEST) if isinstance(answer, GrantRefusal) else answer.nonce
    if not nonce or nonce != desk.books.setting(SHOWN):
        raise Refusal("phone_other")
    if isinstance(answer, GrantRefusal):
        raise Refusal("phone_refused", amount=sum(max(0, one.available) for one in answer.refused))
    if not desk.books.install_grant(signed, answer).result():
        raise Refusal("phone_other")
    desk.books.set_setting(SHOWN, "").result()
    return answer


def _read(desk: Desk, text: str) -> tuple[Grant | GrantRefusal, Signed]:
    try:
        signed = read_answer_text(text)
        return read_answer(signed, HqKeys(desk.books.hq_keys())), signed
    except WrongSignature as error:
        raise Refusal("phone_forged") from error
    except Malformed as error:
        raise Refusal("phone_unreadable") from error
