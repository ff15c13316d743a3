"""Attach, change or drop the member of a sale (C2): every line reprices at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.open_sale import HIS, priced, without_member

if TYPE_CHECKING:
    from domain.members import MemberView
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale

LAST_DIGITS, PHONE_DIGITS = 4, 11


def find_card(desk: Desk, card: str) -> MemberView:
    """The member of a scanned card; Refusals `card_replaced` (by another one, on a day), `unknown_card`."""
    found = desk.members.by_card(card)
    if found is None:
        _refuse_replaced(desk, card)
        raise Refusal("unknown_card", card=card)
    return found


def find_members(desk: Desk, text: str) -> tuple[MemberView, ...]:
    """Members for what was typed: a card, a phone number, its last four digits, a name or pinyin initials.

    Several may fit the last four digits or a name, this store's latest first; Refusals `unknown_member` for none,
    `card_replaced`.
    """
    wanted = text.strip()
    if not wanted:
        raise Refusal("nothing_typed")
    if not wanted.isascii():
        found = desk.members.by_name(wanted)
    elif wanted.isdigit() and len(wanted) == LAST_DIGITS:
        found = desk.members.by_last4(wanted)
    elif wanted.isdigit() and len(wanted) == PHONE_DIGITS:
        found = _one(desk.members.by_phone(wanted))
    elif wanted.isdigit():
        found = _one(desk.members.by_card(wanted))
    else:
        found = desk.members.by_name(wanted)
    if not found:
        _refuse_replaced(desk, wanted)
        raise Refusal("unknown_member", typed=wanted)
    return found


def attach_member(desk: Desk, sale: OpenSale, member: MemberView) -> OpenSale:
    """Attach this member, in place of another if need be. Refusal `card_frozen`: then it is sold at list prices.

    Stored value and points of the one before leave the sale with him.
    """
    if member.member.frozen:
        raise Refusal("card_frozen", name=member.name or member.member.id)
    same = sale.member is not None and sale.member.member.id == member.member.id
    base = sale if same else _without_stored_value(sale)
    return priced(desk, replace(base, member=member, cart=sale.cart.with_member(member.member.id)))


def detach_member(desk: Desk, sale: OpenSale) -> OpenSale:
    """Drop the member; his stored value and coupons leave the sale with him."""
    if sale.member is None:
        raise Refusal("no_member")
    return priced(desk, without_member(sale))


def _refuse_replaced(desk: Desk, card: str) -> None:
    day = desk.members.replaced_on(card)
    if day:
        raise Refusal("card_replaced", card=card, day=day)


def _one(found: MemberView | None) -> tuple[MemberView, ...]:
    return (found,) if found is not None else ()


def _without_stored_value(sale: OpenSale) -> OpenSale:
    return replace(sale, tenders=tuple(tender for tender in sale.tenders if tender.kind not in HIS), pin_of="")
