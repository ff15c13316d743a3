"""The member's PIN (V3): asked for above the plan's limit, for one sale; the check ends with that sale."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.sales import pin_needed
from pos_app.services.attempts import check_hashed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.tenders import Tender
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale


def check_member_pin(desk: Desk, sale: OpenSale, pin: str) -> OpenSale:
    """The sale with its member's PIN checked; about 50 ms, off the UI thread.

    Refusals: `no_member`, `member_pin_missing` (none is kept here), `pin_locked` (with seconds), `wrong_pin`.
    """
    if sale.member is None:
        raise Refusal("no_member")
    member = sale.member.member.id
    hashed = desk.members.pin_of(member)
    if not hashed:
        raise Refusal("member_pin_missing", limit=desk.plan()[0].stored_value.pin_above)
    check_hashed(desk, f"member_attempts/{member}", hashed, pin)
    return replace(sale, pin_of=member)


def pin_checked(sale: OpenSale) -> bool:
    """Whether this sale's member typed the PIN for it."""
    return sale.member is not None and sale.pin_of == sale.member.member.id


def ask_for_pin(desk: Desk, sale: OpenSale, tenders: Sequence[Tender]) -> None:
    """Refusal `member_pin_needed` when so much stored value needs a PIN that was not checked for this sale."""
    plan, _ = desk.plan()
    if pin_needed(plan, tenders) and not pin_checked(sale):
        raise Refusal("member_pin_needed", limit=plan.stored_value.pin_above)
