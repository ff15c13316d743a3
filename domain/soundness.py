"""What an entry must be by itself, whoever wrote it: no money out of nothing, and sums that are sums.

Asked when books are proved, on the till and at HQ; prices, postings and allowances are proved elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import no_receipt
from domain.cart import WHOLE
from domain.cause_soundness import HQ, cause_troubles
from domain.entries import (
    AllowanceGivenBack,
    AllowanceLent,
    CashMoved,
    DayClosed,
    FloorSettled,
    GoodsReturned,
    OpeningBalance,
    PackageRefunded,
    ReturnCompleted,
    SaleCompleted,
    ShiftClosed,
    ShiftOpened,
)
from domain.entry_payments import RefundSettled
from domain.floor_limit import floor_trouble
from domain.member_soundness import earned_trouble, member_acts
from domain.office_soundness import office_troubles
from domain.on_account import account_trouble, buyer_trouble
from domain.points import moved
from domain.shifts import counted
from domain.standing import standing_troubles
from domain.tenders import CAPTURED, POINTS, STORED_VALUE
from domain.value_proofs import itself_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.entries import Entry
    from domain.tenders import Tender


def trouble(entry: Entry) -> str:
    """What cannot be of an entry, in words; "" when nothing is wrong with it."""
    try:
        return next(filter(None, _troubles(entry)), "") or next(itself_trouble(entry), "")
    except ValueError as error:
        return f"a time in it cannot be read: {error}"


def _troubles(entry: Entry) -> Iterator[str]:
    body = entry.body
    if isinstance(body, SaleCompleted):
        yield from _tenders(body.tenders)
        spent = sum(spend.amount for tender in body.tenders for spend in tender.spends)
        shown = body.balance
        if shown is not None and shown.before - spent != shown.after:
            yield f"{spent} of stored value were spent and the balance went from {shown.before} to {shown.after}"
        yield from _points_shown(body)
        yield from _by_hand(body)
        yield buyer_trouble(body.member, body.tenders)
        yield from earned_trouble(body.gains, owes=False)
    elif isinstance(body, ReturnCompleted):
        yield from _tenders(body.tenders)
        yield from earned_trouble(body.gains, owes=True)
        yield from _voided(entry.kind, body)
    elif isinstance(body, AllowanceGivenBack | AllowanceLent):
        yield from _between_holders(body, f"{entry.register}/{entry.epoch}")
    elif isinstance(body, OpeningBalance):
        if not entry.register.startswith(HQ):
            yield "only HQ opens balances"
    elif isinstance(body, PackageRefunded):
        yield from _tenders(body.back.tenders)
        yield from earned_trouble(body.back.gains, owes=True)
        if body.unused <= 0 or body.used < 0 or body.shift != body.back.shift or body.store != body.back.store:
            yield "it pays back no session, or not where it says"
    else:
        yield from member_acts(entry, from_hq=entry.register.startswith(HQ))
        yield from _drawer(entry)
        yield from cause_troubles(entry)
        yield from _bounded(entry)
        yield from office_troubles(entry)
        yield from account_trouble(entry)
        yield from standing_troubles(entry)


def _bounded(entry: Entry) -> Iterator[str]:
    """What a plan bounds: sold at the merchant's risk, taken back without a receipt."""
    if isinstance(entry.body, FloorSettled):
        yield from floor_trouble(entry.body)
    elif isinstance(entry.body, GoodsReturned):
        yield from no_receipt.itself(entry.body)


def _between_holders(body: AllowanceGivenBack | AllowanceLent, holder: str) -> Iterator[str]:
    if any(move.amount <= 0 for move in body.moves):
        yield "it gives back or lends nothing, or less"
    if isinstance(body, AllowanceLent) and body.to == holder:
        yield "it lends to itself"


def _points_shown(body: SaleCompleted) -> Iterator[str]:
    shown = body.points
    if shown is None:
        return
    if body.member is None or shown.before + moved(body, body.member.id) != shown.after:
        yield f"the points went from {shown.before} to {shown.after}, the sale says otherwise"


def _voided(kind: str, body: ReturnCompleted) -> Iterator[str]:
    if kind == "sale.voided" and not (body.last and body.reason):
        yield "it voids a part of a sale, or for no reason"


def _by_hand(body: SaleCompleted) -> Iterator[str]:
    """What a person did to prices has a reason, takes something off, and happens once to each good."""
    lines = [(one.by_hand, one.unit_price) for one in body.lines if one.by_hand is not None]
    if body.by_hand is not None and (lines or body.by_hand.was):
        yield "prices were changed by hand twice"
    for one, price in (*lines, *([(body.by_hand, 0)] if body.by_hand is not None else [])):
        if not (one.reason and one.by) or bool(one.was) == bool(one.percent):
            yield "a price was changed by hand without a reason, or twice"
        if not 0 <= one.percent <= WHOLE or (one.was and one.was <= price):
            yield "a price was changed by hand to no less"


def _tenders(tenders: Sequence[Tender]) -> Iterator[str]:
    """A tender brings something; stored value names the lots that bring it, none of which grows by it."""
    for tender in tenders:
        parts = [part for spend in tender.spends for part in (spend.principal, spend.bonus)]
        if tender.amount <= 0 or any(part < 0 for part in parts):
            yield f"a part of the tender {tender.kind} is below 0, or nothing"
        if (tender.kind in CAPTURED) != bool(tender.payment):
            yield f"the payment of the tender {tender.kind} is {tender.payment or 'missing'}"
        if (tender.spends or tender.kind == STORED_VALUE) and sum(parts) != tender.amount:
            yield f"the lots of {tender.kind} sum to {sum(parts)} and not to {tender.amount}"
        paid = [part.amount for part in tender.points]
        if any(part.points < 0 or part.amount < 0 for part in tender.points):
            yield "a lot of points is below 0"
        if (tender.points or tender.kind == POINTS) and sum(paid) != tender.amount:
            yield f"the lots of points are worth {sum(paid)} and not {tender.amount}"


def _drawer(entry: Entry) -> Iterator[str]:
    body = entry.body
    if isinstance(body, ShiftOpened):
        if body.opening_float < 0:
            yield "the float is below 0"
    elif isinstance(body, CashMoved | RefundSettled):
        if body.amount <= 0:
            yield "it moves no cash, or less"
    elif isinstance(body, ShiftClosed):
        yield from _count(body)
        yield from _variance(body, body.variance)
    elif isinstance(body, DayClosed):
        yield from _variance(body, body.totals.variance)


def _count(body: ShiftClosed) -> Iterator[str]:
    """A shift may be closed without saying which notes there were; where they are named, they are the sum."""
    wrong = any(not (name.isascii() and name.isdigit()) or pieces < 0 for name, pieces in body.count.items())
    if wrong or (body.count and counted(body.count) != body.counted):
        yield f"the notes and coins do not sum to {body.counted}"


def _variance(body: ShiftClosed | DayClosed, variance: int) -> Iterator[str]:
    if body.expected != body.totals.expected_cash:
        yield f"{body.totals.expected_cash} are expected in the drawer, it says {body.expected}"
    if not body.counted - body.expected == body.variance == variance:
        yield f"{body.counted} counted and {body.expected} expected are not a variance of {body.variance}"
