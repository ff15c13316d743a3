"""Whether entries about stored value are what their inputs and the plan give; "" when they are."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.entry_value import (
    ClosingSettled,
    HeadRoomSet,
    MemberClosed,
    RechargeCardPresented,
    RechargeRedeemed,
    TopUpCancelled,
    TopUpCompleted,
    UnitsExpired,
)
from domain.errors import Refusal
from domain.loss_postings import loss_trouble
from domain.lot_ends import ENDING
from domain.proofs import NONSENSE
from domain.stored_value import PRINCIPAL, Lot, lot_terms
from domain.top_ups import cancel, cash_out, top_up
from domain.value_postings import CAP, TRIAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.entries import Entry
    from domain.entry_value import LotCashed
    from domain.plan import Plan
    from domain.tenders import Tender

HQ_JOURNAL = "HQ/"


def top_up_trouble(body: TopUpCompleted, plan: Plan) -> str:
    """What differs first when the top-up is worked out again under its plan."""
    try:
        again = top_up(
            body.member,
            body.lot,
            body.principal,
            body.tenders,
            plan,
            body.plan,
            datetime.fromisoformat(body.topped_up_at),
            store=body.store,
            shift=body.shift,
            trial=body.trial,
            balance=body.balance,
        )
    except Refusal as refusal:
        return f"it could not be topped up again: {refusal}"
    except NONSENSE as error:
        return f"it cannot be worked out: {error!r}"
    names = ("principal", "bonus", "change", "expires", "bonus_expires", "head_room", "gains", "tier_after", "currency")
    return _first_difference(again, body, names)


def cancel_trouble(body: TopUpCancelled, done: TopUpCompleted, plan: Plan) -> str:
    """What differs first from the exact reverse of the top-up that it names."""
    try:
        at = datetime.fromisoformat(body.cancelled_at)
        again = cancel(done, body.original, body.original_hash, plan, at, shift=body.shift)
    except Refusal as refusal:
        return f"it could not be cancelled: {refusal}"
    except NONSENSE as error:
        return f"it cannot be worked out: {error!r}"
    names = ("member", "lot", "principal", "bonus", "tenders", "trial", "head_room", "gains", "currency")
    return _first_difference(again, body, names)


def closing_trouble(body: MemberClosed, plan: Plan) -> str:
    """Whether the plan pays so, and forfeited points were worth that."""
    if body.rule != plan.stored_value.closing or body.currency != plan.currency:
        return f"the plan pays {plan.stored_value.closing} in {plan.currency}"
    if any(spend.amount != plan.points.value * spend.points for spend in body.points):
        return f"a point is worth {plan.points.value}"
    return ""


def itself_trouble(entry: Entry) -> Iterator[str]:
    """What no such entry may say, whatever the plan."""
    body = entry.body
    if isinstance(body, TopUpCompleted):
        yield from _top_up(body)
    elif isinstance(body, TopUpCancelled):
        yield from _tenders(body.tenders, body.principal)
    elif isinstance(body, MemberClosed):
        yield from _cashed(body.lots, body.rule, body.paid)
        if not entry.approver or not body.identity:
            yield "nobody approved it, or no identity was looked at"
    elif isinstance(body, RechargeCardPresented):
        if body.amount <= 0:
            yield "the card brings nothing, or less"
    elif isinstance(body, ClosingSettled | RechargeRedeemed | HeadRoomSet):
        yield from _of_hq(entry, body)
    elif isinstance(body, UnitsExpired):
        yield from _expired(entry, body)
    else:
        yield from loss_trouble(entry)


def _top_up(body: TopUpCompleted) -> Iterator[str]:
    yield from _tenders(body.tenders, body.principal + body.change)
    at = datetime.fromisoformat(body.topped_up_at)
    if lot_terms(body.lot) != (body.principal, body.bonus) or not body.lot.startswith(f"{at:%Y%m%d-%H%M%S}-"):
        yield f"the lot {body.lot} is not one of {body.principal} and {body.bonus} of that time"
    shown = body.balance
    if shown is not None and shown.before + body.principal + body.bonus != shown.after:
        yield f"it brings {body.principal} and {body.bonus}, the balance went from {shown.before} to {shown.after}"


def _tenders(tenders: Sequence[Tender], total: int) -> Iterator[str]:
    if any(tender.amount <= 0 or tender.spends or tender.points for tender in tenders):
        yield "a tender is nothing, or less, or is not money"
    if sum(tender.amount for tender in tenders) != total or total <= 0:
        yield f"the tenders do not sum to {total}"


def _cashed(lots: Sequence[LotCashed], rule: str, paid: int) -> Iterator[str]:
    for lot in lots:
        if min(lot.principal, lot.bonus) < 0 or cash_out(Lot(lot.lot, lot.principal, lot.bonus), rule) != lot:
            yield f"the lot {lot.lot} does not pay {lot.paid}"
    if sum(lot.paid for lot in lots) != paid:
        yield f"the lots do not sum to {paid}"


def _expired(entry: Entry, body: UnitsExpired) -> Iterator[str]:
    """Only HQ lets end, and only what is past a last day."""
    if entry.register != HQ_JOURNAL + body.member:
        yield "only HQ does this, in the member's journal"
    for unit in body.units:
        if unit.amount <= 0 or unit.owner != body.member or not unit.unit.startswith(ENDING):
            yield f"{unit.amount} of {unit.unit} cannot end"
        elif (unit.expires or body.day)[:10] >= body.day:
            yield f"{unit.unit} is good until {unit.expires or 'for ever'}"
    owed = sum(unit.amount for unit in body.units if unit.unit.startswith(f"{PRINCIPAL}/"))
    if owed != body.principal or not body.units:
        yield f"{body.principal} of principal end, the lots say {owed}"


def _of_hq(entry: Entry, body: ClosingSettled | RechargeRedeemed | HeadRoomSet) -> Iterator[str]:
    if not entry.register.startswith(HQ_JOURNAL):
        yield "only HQ does this"
    if isinstance(body, ClosingSettled):
        yield from _cashed(body.lots, body.rule, body.paid)
    elif isinstance(body, RechargeRedeemed):
        if body.amount <= 0 or body.head_room not in {0, body.amount} or lot_terms(body.lot) != (body.amount, 0):
            yield "the card brings nothing, or less, or its lot is of something else"
        if body.expires is not None:
            date.fromisoformat(body.expires)
    elif any(unit.unit != CAP and not unit.unit.startswith(TRIAL) for unit in body.units):
        yield "it opens something else than the limit and trial cards"


def _first_difference(right: object, found: object, names: Sequence[str]) -> str:
    for name in names:
        should, is_ = getattr(right, name), getattr(found, name)
        if should != is_:
            return f"{name} should be {should} and is {is_}"
    return ""
