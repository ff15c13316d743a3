"""Let a company buy on account, within what is lent to this register of what it may owe (C3, M5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.groups import GROUP
from domain.on_account import UNIT, on_account
from domain.tenders import ACCOUNT, Tender
from pos_app.services.open_sale import priced
from pos_app.services.spending import may_spend
from pos_app.services.take_payment import wanted_of_due

if TYPE_CHECKING:
    from domain.members import MemberView
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale


def account_room(desk: Desk, sale: OpenSale) -> int:
    """How much more of this sale may be bought on account here, in minor units.

    Refusals: `no_member`, `not_on_account` (only companies do), those of `may_spend`.
    """
    member = _company(sale)
    may_spend(desk)
    return max(0, account_here(desk, member) - on_account(sale.tenders))


def account_here(desk: Desk, member: MemberView) -> int:
    """How much of what a company may still owe is lent to this register, in minor units."""
    room = desk.books.rooms(member.member.id).get(UNIT)
    return room.totals.room if room is not None else 0


def missing_room(desk: Desk, sale: OpenSale, amount: int | None = None) -> int:
    """How much more would have to be lent for that; 0 when nobody is there to lend. Refusals as `take_on_account`."""
    wanted, room = wanted_of_due(sale, ACCOUNT, amount), account_room(desk, sale)
    return max(0, wanted - room) if desk.hq.lends else 0


def fetch_head_room(desk: Desk, sale: OpenSale, amount: int | None = None) -> None:
    """Have HQ or a neighbour lend what is missing of the head-room; blocks, never on the UI thread.

    Refusals: those of `take_on_account`, with what HQ could still lend; `account_elsewhere` when other stores hold a
    part, which HQ asks back then.
    """
    missing = missing_room(desk, sale, amount)
    if not missing:
        return
    member = _company(sale)
    answer = desk.hq.enlarge(member.member.id, {UNIT: missing})
    if answer.granted:
        return
    if answer.lent:
        where = ", ".join(one.store for one in answer.lent)
        raise Refusal("account_elsewhere", amount=account_room(desk, sale) + answer.available, where=where)
    raise _no_more(member, account_room(desk, sale) + answer.available, reached=answer.reached)


def take_on_account(desk: Desk, sale: OpenSale, amount: int | None = None) -> OpenSale:
    """Let the company owe `amount`, or what is due; whole or not at all.

    Refusals: those of `account_room`, `nothing_to_pay`, `tender_not_positive`, `too_much_without_cash`; `account_limit`
    with the limit, where this till knows it, and how much may still be owed here; `account_offline` the same without
    HQ, `no_account`. `fetch_head_room` asks for more.
    """
    wanted, room = wanted_of_due(sale, ACCOUNT, amount), account_room(desk, sale)
    if wanted > room:
        raise _no_more(_company(sale), room, reached=desk.hq.online)
    others = tuple(tender for tender in sale.tenders if tender.kind != ACCOUNT)
    return priced(desk, replace(sale, tenders=(*others, Tender(ACCOUNT, on_account(sale.tenders) + wanted))))


def _company(sale: OpenSale) -> MemberView:
    if sale.member is None:
        raise Refusal("no_member")
    if sale.member.member.kind != GROUP:
        raise Refusal("not_on_account", name=sale.member.name or sale.member.member.id)
    return sale.member


def _no_more(member: MemberView, left: int, *, reached: bool) -> Refusal:
    """Why there is not so much: of another store's company this till does not know the limit."""
    limit = member.account_limit
    if not left and not limit and member.local:
        return Refusal("no_account", name=member.name or member.member.id)
    if not reached:
        return Refusal("account_offline", amount=left)
    return Refusal("account_limit", amount=left, limit=limit) if limit else Refusal("account_left", amount=left)
