"""The ledger: postings(entry) is pure and the same on the till and at HQ.

A posting is (account, unit, amount), debit positive; per entry and unit the amounts sum to 0. Accounts of members'
units: `allowance:<owner>` (what this register may spend), `available:<owner>` (what HQ holds), `member:<id>`
(counters). What an entry does to allowances is read off its postings, so the two cannot disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from domain.cause_postings import caused, covered, draws_of_sale, package_unit
from domain.entries import (
    AllowanceGivenBack,
    AllowanceLent,
    CashMoved,
    Entry,
    EntryRef,
    GoodsReturned,
    OpeningBalance,
    PackageRefunded,
    ReturnCompleted,
    SaleCompleted,
    ShiftClosed,
    ShiftOpened,
)
from domain.entry_payments import RefundSettled
from domain.entry_points import GiftReturned, GiftTaken
from domain.floor_limit import floor_postings, tender_account
from domain.gain_postings import gained, limited, points_paid
from domain.ledger import ALLOWANCE, AVAILABLE, LENT, Posting, pair
from domain.member_postings import member_postings
from domain.no_receipt import money_out
from domain.office_postings import office_postings
from domain.on_account import account_postings, head_room_used
from domain.stored_value import BONUS, PRINCIPAL
from domain.tenders import CASH
from domain.value import dataclass
from domain.value_postings import head_room_moved, value_postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from domain.bill import Adjustment, TaxSum
    from domain.tenders import Tender

SPENDING = "TIER:spending"
COUNTS_PAYABLE = 1
"""The engine under which the payable of every sale counts as spending; later ones say in the entry what counts."""


@dataclass(frozen=True, slots=True)
class Move:
    """What an entry does to an allowance of this register; `to` is the holder that it is lent to."""

    owner: str
    unit: str
    op: Literal["spend", "credit", "give_back", "lend"]
    amount: int
    to: str = ""


def sale_owner(ref: EntryRef) -> str:
    """The name under which a sale, or a gift that was handed over, owns its refund right."""
    return f"{ref.register}/{ref.epoch}/{ref.seq}"


def right_unit(owner: str) -> str:
    """The unit of the right to bring back what a sale sold, or a gift: one of each, chain-wide."""
    return f"REFUND:{owner}"


def postings(entry: Entry) -> tuple[Posting, ...]:
    """Every posting of an entry, zero amounts left out; kinds that move nothing have none."""
    return tuple(posting for posting in _all(entry) if posting.amount)


def unbalanced(found: Iterable[Posting]) -> dict[str, int]:
    """The units whose postings do not sum to 0, with their sums: empty when the books are right."""
    sums: dict[str, int] = {}
    for posting in found:
        sums[posting.unit] = sums.get(posting.unit, 0) + posting.amount
    return {unit: total for unit, total in sums.items() if total}


def allowance_moves(entry: Entry, found: Iterable[Posting] | None = None) -> tuple[Move, ...]:
    """What the entry does to allowances, read off its postings (`found`, where they are known): one move per owner,
    unit and direction.
    """
    sums: dict[tuple[str, str, bool], int] = {}
    for posting in postings(entry) if found is None else found:
        if posting.account.startswith(ALLOWANCE):
            key = (posting.account.removeprefix(ALLOWANCE), posting.unit, posting.amount < 0)
            sums[key] = sums.get(key, 0) + abs(posting.amount)
    out, to = _way_out(entry)
    return tuple(
        Move(owner, unit, out, amount, to) if leaving else Move(owner, unit, "credit", amount)
        for (owner, unit, leaving), amount in sums.items()
    )


def _way_out(entry: Entry) -> tuple[Literal["spend", "give_back", "lend"], str]:
    """Where what leaves an allowance goes."""
    if isinstance(entry.body, AllowanceLent):
        return "lend", entry.body.to
    return ("give_back" if isinstance(entry.body, AllowanceGivenBack) else "spend"), ""


def _all(entry: Entry) -> Iterator[Posting]:
    body = entry.body
    if isinstance(body, SaleCompleted):
        yield from _sale(entry, body)
    elif isinstance(body, ReturnCompleted):
        yield from _return(entry, body)
    elif isinstance(body, AllowanceGivenBack | AllowanceLent):
        there = AVAILABLE if isinstance(body, AllowanceGivenBack) else LENT
        for move in body.moves:
            yield from pair(there + move.owner, ALLOWANCE + move.owner, move.unit, move.amount)
    elif isinstance(body, OpeningBalance):
        yield from _opening(body)
    elif isinstance(body, GoodsReturned):
        yield from _goods(body.store, body.currency, body.adjustments, body.taxes, body.list, -1)
        yield from money_out(entry.register, body)
    elif isinstance(body, PackageRefunded):
        yield from _return(entry, body.back)
        unit = package_unit(body.package, body.lot)
        yield from pair("sessions_sold", ALLOWANCE + body.member, unit, body.unused)
    else:
        yield from _drawer(entry)
        yield from member_postings(entry.register, body)
        yield from value_postings(entry.register, body)
        yield from floor_postings(body)
        yield from caused(body)
        yield from office_postings(body)
        yield from account_postings(body)
        yield from _right_of_gift(entry)


def _right_of_gift(entry: Entry) -> Iterator[Posting]:
    """The right to bring a gift back begins where it was handed over, and ends where it came back."""
    body = entry.body
    if isinstance(body, GiftTaken) and body.right:
        owner = sale_owner(entry.ref)
        yield from pair(ALLOWANCE + owner, "refund_rights", right_unit(owner), 1)
    elif isinstance(body, GiftReturned) and body.right:
        owner = sale_owner(body.original)
        yield from pair("refund_rights", ALLOWANCE + owner, right_unit(owner), 1)


def _drawer(entry: Entry) -> Iterator[Posting]:
    """What moves in and out of the drawer beside sales."""
    body = entry.body
    if isinstance(body, ShiftOpened):
        yield from pair(f"cash:{entry.register}", f"safe:{body.store}", body.currency, body.opening_float)
    elif isinstance(body, ShiftClosed):
        yield Posting(f"cash:{entry.register}", body.currency, -body.expected)
        yield Posting(f"safe:{body.store}", body.currency, body.counted)
        yield Posting(f"cash_variance:{body.store}", body.currency, body.expected - body.counted)
    elif isinstance(body, CashMoved):
        sign = 1 if entry.kind == "cash.paid_in" else -1
        other = "safe" if entry.kind == "cash.dropped" else "paid"
        yield from pair(f"cash:{entry.register}", f"{other}:{body.store}", body.currency, sign * body.amount)
    elif isinstance(body, RefundSettled):
        yield from pair(f"tender:{body.kind}", f"cash:{entry.register}", body.currency, body.amount)


def _sale(entry: Entry, body: SaleCompleted) -> Iterator[Posting]:
    owner = sale_owner(entry.ref)
    member = body.member.id if body.member is not None else ""
    yield from _goods(body.store, body.currency, body.adjustments, body.taxes, body.list, 1)
    yield from _tenders(entry.register, body.store, body.currency, member, body.tenders, 1)
    yield Posting(f"cash:{entry.register}", body.currency, -body.change)
    for coupon in body.coupons:
        if coupon.owner and coupon.taken:
            yield from pair(f"redeemed:{body.store}", ALLOWANCE + coupon.owner, f"CPN:{coupon.rule}/{coupon.code}", 1)
    yield from covered(body.sessions, body.store)
    if member and body.engine == COUNTS_PAYABLE:
        yield from pair(f"member:{member}", "tier_progress", SPENDING, body.payable)
    yield from gained(body.gains, member, body.currency)
    yield from head_room_moved(member, body.head_room)
    yield from limited(body.held, body.store)
    yield from draws_of_sale(body.gains.draws, owner)
    yield from pair(ALLOWANCE + owner, "refund_rights", right_unit(owner), 1)


def _return(entry: Entry, body: ReturnCompleted) -> Iterator[Posting]:
    owner = sale_owner(body.original)
    yield from _goods(body.store, body.currency, body.adjustments, body.taxes, body.list, -1)
    yield from _tenders(entry.register, body.store, body.currency, body.member or "", body.tenders, -1)
    yield from pair(f"cash:{entry.register}", "liability:refund_rounding", body.currency, body.held_back)
    for coupon in body.coupons:
        if coupon.owner and coupon.taken:
            yield from pair(ALLOWANCE + coupon.owner, f"redeemed:{body.store}", f"CPN:{coupon.rule}/{coupon.code}", 1)
    yield from covered(body.sessions, body.store, -1)
    if body.member and body.engine == COUNTS_PAYABLE:
        yield from pair(f"member:{body.member}", "tier_progress", SPENDING, -body.payable)
    yield from gained(body.gains, body.member or "", body.currency, -1)
    yield from head_room_moved(body.member or "", -body.head_room)
    yield from limited(body.held, body.store, -1)
    yield from draws_of_sale(body.gains.draws, owner, -1)
    if body.last:
        yield from pair("refund_rights", ALLOWANCE + owner, right_unit(owner), 1)


def _goods(
    store: str, unit: str, adjustments: Sequence[Adjustment], taxes: Sequence[TaxSum], full: int, sign: int
) -> Iterator[Posting]:
    """List as sales and tax, what was taken off as discounts: their sum is the payable, on the credit side."""
    for adjustment in adjustments:
        family = adjustment.rule.partition(":")[0]
        yield Posting(f"discount:{family}", unit, sign * adjustment.amount)
    for tax in taxes:
        yield Posting(f"tax:{tax.rate.num}/{tax.rate.den}", unit, -sign * tax.tax)
    yield Posting(f"sales:{store}", unit, -sign * (full - sum(tax.tax for tax in taxes)))


def _tenders(
    register: str, store: str, unit: str, member: str, tenders: Sequence[Tender], sign: int
) -> Iterator[Posting]:
    yield from head_room_used(member, tenders, sign)
    for tender in tenders:
        if tender.kind == CASH:
            yield Posting(f"cash:{register}", unit, sign * tender.amount)
        elif not tender.spends and not tender.points:
            yield Posting(tender_account(tender.kind, member), unit, sign * tender.amount)
        yield from points_paid(tender.points, member, store, unit, sign)
        for spend in tender.spends:
            yield Posting("liability:stored_value", unit, sign * spend.principal)
            yield Posting("cost:bonus", unit, sign * spend.bonus)
            for family, amount in ((PRINCIPAL, spend.principal), (BONUS, spend.bonus)):
                yield from pair(f"redeemed:{store}", ALLOWANCE + member, f"{family}/{spend.lot}", sign * amount)


def _opening(body: OpeningBalance) -> Iterator[Posting]:
    for unit in body.units:
        yield from pair(AVAILABLE + body.member, "opening", unit.unit, unit.amount)
        if unit.unit.startswith(PRINCIPAL + "/"):
            yield from pair("opening", "liability:stored_value", body.currency, unit.amount)
    yield from pair(f"member:{body.member}", "tier_progress", SPENDING, body.spending)
