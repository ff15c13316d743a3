"""What is derived from an entry: postings, the list of receipts, shifts, closed days, allowances.

Pure: the same functions write the books (`recording`) and prove them (`verify`).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import msgspec

from domain import allowances
from domain.allowances import Totals
from domain.entries import (
    AllowanceReport,
    Body,
    DayClosed,
    Entry,
    EntryRef,
    GoodsReturned,
    PackageRefunded,
    ReturnCompleted,
    SaleCompleted,
    ShiftClosed,
    ShiftOpened,
    ShiftRef,
    ShiftTotals,
)
from domain.entry_value import MemberClosed, TopUpCancelled, TopUpCompleted
from domain.ledger import HELD, Posting
from domain.postings import Move
from domain.reporting import Reporting
from domain.shifts import fold
from domain.value import dataclass
from wire import shapes

Row = tuple[Any, ...]
OWNED = (*HELD, "member:")


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """A shift as projected: who, when, open or closed, its totals so far."""

    n: int
    ref: ShiftRef
    cashier: str
    business_day: str
    opened_at: str
    closed: bool
    totals: ShiftTotals

    def columns(self) -> Row:
        """The row of the table `shift`."""
        totals = msgspec.json.encode(self.totals).decode()
        head = (self.n, self.ref.epoch, self.ref.seq, self.cashier, self.business_day, self.opened_at)
        return (*head, int(self.closed), totals)


def shift_row(columns: Row) -> ShiftRow:
    """The shift of a row of the table `shift`."""
    n, epoch, seq, cashier, business_day, opened_at, closed, totals = columns
    read = shapes.decode(totals, ShiftTotals)
    return ShiftRow(n, ShiftRef(epoch, seq), cashier, business_day, opened_at, bool(closed), read)


def ref_text(ref: EntryRef) -> str:
    """An entry's identity as one text."""
    return f"{ref.register}/{ref.epoch}/{ref.seq}"


def read_ref(text: str) -> EntryRef:
    """The identity that `ref_text` wrote."""
    register, epoch, seq = text.split("/")
    return EntryRef(register, epoch, int(seq))


def posting_rows(n: int, found: Iterable[Posting]) -> list[Row]:
    """Rows of the table `posting`; `owner` is whose units or counters a posting moves, None for the shop's own."""
    return [
        (n, place, posting.account, posting.unit, posting.amount, _owner(posting.account))
        for place, posting in enumerate(found)
    ]


def _owner(account: str) -> str | None:
    if account.startswith(OWNED):
        owner = account.partition(":")[2]
        return owner if "/" not in owner else None
    return None


def receipt_row(n: int, entry: Entry) -> Row | None:
    """The row of the table `receipt`, for whatever prints one when money moves."""
    body = entry.body
    if isinstance(body, SaleCompleted):
        member = body.member.id if body.member is not None else None
        return (n, entry.kind, body.payable, member, entry.actor, body.tier_after, None)
    if isinstance(body, ReturnCompleted):
        return (n, entry.kind, body.payable, body.member, entry.actor, None, ref_text(body.original))
    if isinstance(body, GoodsReturned):
        return (n, entry.kind, body.payable, body.member, entry.actor, None, None)
    if isinstance(body, PackageRefunded):
        return (n, entry.kind, body.back.payable, body.member, entry.actor, None, ref_text(body.back.original))
    if isinstance(body, TopUpCompleted):
        return (n, entry.kind, body.principal, body.member.id, entry.actor, body.tier_after, None)
    if isinstance(body, TopUpCancelled):
        return (n, entry.kind, body.principal, body.member, entry.actor, None, ref_text(body.original))
    if isinstance(body, MemberClosed):
        return (n, entry.kind, body.paid, body.member, entry.actor, None, None)
    return None


def shift_of(entry: Entry) -> ShiftRef | None:
    """The shift an entry belongs to, None when it belongs to none."""
    if isinstance(entry.body, ShiftOpened):
        return ShiftRef(entry.epoch, entry.seq)
    return getattr(entry.body, "shift", None)


def next_shift(n: int, known: ShiftRow | None, entry: Entry) -> ShiftRow | None:
    """The shift after this entry, None when nobody opened it."""
    if isinstance(entry.body, ShiftOpened):
        ref = ShiftRef(entry.epoch, entry.seq)
        known = ShiftRow(n, ref, entry.actor, entry.business_day, entry.at, closed=False, totals=ShiftTotals())
    if known is None:
        return None
    closed = known.closed or isinstance(entry.body, ShiftClosed)
    return replace(known, closed=closed, totals=fold(known.totals, entry))


def day_row(n: int, entry: Entry) -> Row | None:
    """The row of the table `day`, for the entry that closes it."""
    return (entry.business_day, n, entry.body.number) if isinstance(entry.body, DayClosed) else None


_MOVES: dict[str, Callable[[Totals, int], Totals]] = {
    "spend": allowances.spend,
    "credit": allowances.credit,
    "give_back": allowances.give_back,
}


def moved(moves: Iterable[Move], known: Callable[[str, str], Totals]) -> dict[tuple[str, str], Totals]:
    """The totals after some moves, credits first; `known` gives the totals before.  Refusal when there is no room."""
    after: dict[tuple[str, str], Totals] = {}
    for move in sorted(moves, key=_credits_first):
        key = (move.owner, move.unit)
        before = after[key] if key in after else known(*key)
        after[key] = _after(before, move)
    return after


def _after(before: Totals, move: Move) -> Totals:
    if move.op == "lend":
        return allowances.lend(before, move.to, move.amount)
    return _MOVES[move.op](before, move.amount)


def _credits_first(move: Move) -> bool:
    return move.op != "credit"


def reports(after: dict[tuple[str, str], Totals]) -> tuple[AllowanceReport, ...]:
    """What an entry says of the allowances it moved: their totals, never deltas."""
    return tuple(
        AllowanceReport(
            owner, unit, totals.credited, totals.spent, totals.given_back, dict(totals.lent), dict(totals.borrowed)
        )
        for (owner, unit), totals in sorted(after.items())
    )


def with_reports(body: Body, found: tuple[AllowanceReport, ...]) -> Body:
    """The body with its allowance totals filled in; TypeError for a body that has no place for them."""
    if isinstance(body, Reporting):
        return replace(body, allowances=found)
    if found:
        raise TypeError(f"{type(body).__name__} moves allowances and has no place for their totals")
    return body
