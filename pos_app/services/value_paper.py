"""Receipts of top-ups, recharge cards and closings from their entries, now or on a reprint (C7, V1 to V3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_value import MemberClosed, RechargeCardPresented, TopUpCancelled, TopUpCompleted
from domain.receipt import receipt_to_json
from domain.receipt_builders import Balance, ReceiptAmount, ReceiptMember
from domain.receipt_value import ValueReceiptData, value_receipt
from domain.tenders import CASH
from pos_app.services.paper import masked, money_of, tender_rows
from pos_app.services.route_scan import receipt_number

if TYPE_CHECKING:
    from domain.receipt_builders import Heading
    from pos_app.services.desk import Desk

Papered = TopUpCompleted | TopUpCancelled | MemberClosed | RechargeCardPresented


def value_paper(desk: Desk, body: Papered, head: Heading, name: str, *, copy: bool = False) -> bytes:
    """The receipt of an act about stored value as it goes into the print queue."""
    if isinstance(body, TopUpCompleted):
        data = _top_up(desk, body, head, name, copy=copy)
    elif isinstance(body, TopUpCancelled):
        data = _cancelled(desk, body, head, name, copy=copy)
    elif isinstance(body, MemberClosed):
        data = _closed(desk, body, head, name, copy=copy)
    else:
        data = _recharged(desk, body, head, name, copy=copy)
    return receipt_to_json(value_receipt(data, desk.words))


def _top_up(desk: Desk, body: TopUpCompleted, head: Heading, name: str, *, copy: bool) -> ValueReceiptData:
    words = desk.words
    ends = ((words["good_until"], body.expires), (words["bonus_good_until"], body.bonus_expires))
    return ValueReceiptData(
        title="top_up",
        heading=head,
        amounts=_parts(desk, body.principal, body.bonus),
        total_word="paid_in_now",
        total=body.principal,
        tenders=tender_rows(desk, body.tenders),
        member=ReceiptMember(masked(name) or body.member.id, ""),
        change=body.change,
        balance=None if body.balance is None else Balance(body.balance.before, body.balance.after),
        notes=tuple((word, end) for word, end in ends if end is not None),
        money=money_of(body.currency),
        copy=copy,
    )


def _cancelled(desk: Desk, body: TopUpCancelled, head: Heading, name: str, *, copy: bool) -> ValueReceiptData:
    original = receipt_number(body.original.register, body.original.seq)
    return ValueReceiptData(
        title="top_up_cancelled",
        heading=head,
        amounts=_parts(desk, -body.principal, -body.bonus),
        total_word="paid_back",
        total=body.principal,
        tenders=tender_rows(desk, body.tenders),
        member=ReceiptMember(masked(name) or body.member, ""),
        balance=None if body.balance is None else Balance(body.balance.before, body.balance.after),
        notes=((desk.words["original"], original),),
        signed=True,
        money=money_of(body.currency),
        copy=copy,
    )


def _closed(desk: Desk, body: MemberClosed, head: Heading, name: str, *, copy: bool) -> ValueReceiptData:
    words = desk.words
    principal, bonus = (sum(lot.principal for lot in body.lots), sum(lot.bonus for lot in body.lots))
    gone = (ReceiptAmount(words["bonus_forfeited"], bonus),) if bonus and body.rule == "principal" else ()
    parts = _parts(desk, principal, 0 if gone else bonus)
    points = sum(spend.points for spend in body.points)
    return ValueReceiptData(
        title="member_closed",
        heading=head,
        amounts=(*parts, *gone),
        total_word="paid_back",
        total=body.paid,
        tenders=(ReceiptAmount(words[CASH], body.paid),) if body.paid else (),
        member=ReceiptMember(masked(name) or body.member, ""),
        notes=((words["points_forfeited"], str(points)),) if points else (),
        signed=True,
        money=money_of(body.currency),
        copy=copy,
    )


def _recharged(desk: Desk, body: RechargeCardPresented, head: Heading, name: str, *, copy: bool) -> ValueReceiptData:
    return ValueReceiptData(
        title="recharge_card",
        heading=head,
        amounts=(ReceiptAmount(f"{desk.words['recharge_card']} …{body.card_end}", body.amount),),
        total_word="credited",
        total=body.amount,
        tenders=(),
        member=ReceiptMember(masked(name) or body.member, ""),
        money=money_of(body.currency),
        copy=copy,
    )


def _parts(desk: Desk, principal: int, bonus: int) -> tuple[ReceiptAmount, ...]:
    parts = (ReceiptAmount(desk.words["principal"], principal), ReceiptAmount(desk.words["bonus"], bonus))
    return tuple(part for part in parts if part.amount)
