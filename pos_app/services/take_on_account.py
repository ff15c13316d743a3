"""Let a company buy on account, within what is lent to this register of what it may owe (C3, M5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.on_account import GROUP, UNIT, on_account
from domain.tenders import ACCOUNT, Tender
from pos_app.services.open_sale import priced
from pos_app.services.spending import may_spend
from pos_app.services.take_payment import wanted_of_due

if TYPE_CHECKING:
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale


def account_room(desk: Desk, sale: OpenSale) -> int:
    """How much more of this sale may be bought on account here, in minor units.

    Refusals: `no_member`, `not_on_account` (only companies do), those of `may_spend`.
    """
    if sale.member is None:
        raise Refusal("no_member")
    if sale.member.member.kind != GROUP:
        raise Refusal("not_on_account", name=sale.member.name or sale.member.member.id)
    may_spend(desk)
    room = desk.books.rooms(sale.member.member.id).get(UNIT)
    return max(0, (room.totals.room if room is not None else 0) - on_account(sale.tenders))


def fetch_head_room(desk: Desk, sale: OpenSale, amount: int | None = None) -> None:
    """Have HQ or a neighbour lend what is missing of the head-room; blocks, never on the UI thread.

    Refusals: those of `account_room`, `nothing_to_pay`; `account_limit` (with how much may still be owed) when there is
    not so much.
    """
    wanted, room = wanted_of_due(sale, ACCOUNT, amount), account_room(desk, sale)
    if wanted <= room or sale.member is None:
        return
    answer = desk.hq.enlarge(sale.member.member.id, {UNIT: wanted - room})
    if not answer.granted:
        raise Refusal("account_limit", amount=account_room(desk, sale) + answer.available)


def take_on_account(desk: Desk, sale: OpenSale, amount: int | None = None) -> OpenSale:
    """Let the company owe `amount`, or what is due; whole or not at all.

    Refusals: those of `account_room`, `nothing_to_pay`, `tender_not_positive`, `too_much_without_cash`,
    `account_limit`: `fetch_head_room` asks for more.
    """
    wanted, room = wanted_of_due(sale, ACCOUNT, amount), account_room(desk, sale)
    if wanted > room:
        raise Refusal("account_limit", amount=room)
    others = tuple(tender for tender in sale.tenders if tender.kind != ACCOUNT)
    return priced(desk, replace(sale, tenders=(*others, Tender(ACCOUNT, on_account(sale.tenders) + wanted))))
