"""Shifts: folding entries into the totals of the X and Z report, and the blind count (D1, D2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.entries import (
    CashMoved,
    DrawerOpened,
    Entry,
    GiftTaken,
    GoodsReturned,
    PackageRefunded,
    ReturnCompleted,
    SaleAbandoned,
    SaleCompleted,
    ShiftClosed,
    ShiftOpened,
    ShiftTotals,
)
from domain.entry_payments import RefundSettled
from domain.entry_points import GiftReturned
from domain.entry_value import MemberClosed, TopUpCancelled, TopUpCompleted
from domain.errors import Refusal
from domain.tenders import CASH, Tender

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.bill import Adjustment, TaxSum

DENOMINATIONS: dict[str, tuple[int, ...]] = {
    "CNY": (10000, 5000, 2000, 1000, 500, 100, 50, 10),
    "USD": (10000, 5000, 2000, 1000, 500, 100, 25, 10, 5, 1),
}
"""Notes and coins to count, in minor units, by currency."""


def fold(totals: ShiftTotals, entry: Entry) -> ShiftTotals:
    """The totals after one more entry of the shift; a package that is paid back counts as a return."""
    body = entry.body.back if isinstance(entry.body, PackageRefunded) else entry.body
    if isinstance(body, ShiftOpened):
        return replace(totals, opening_float=body.opening_float)
    if isinstance(body, SaleCompleted):
        return replace(
            totals,
            sales=totals.sales + 1,
            list=totals.list + body.list,
            payable=totals.payable + body.payable,
            rounding=totals.rounding + body.rounding,
            tenders=_tendered(totals.tenders, body.tenders, -body.change, 1),
            adjustments=_adjusted(totals.adjustments, body.adjustments, 1),
            taxes=_taxed(totals.taxes, body.taxes, 1),
        )
    if isinstance(body, ReturnCompleted):
        return replace(
            totals,
            returns=totals.returns + 1,
            voided=totals.voided + (entry.kind == "sale.voided"),
            list=totals.list - body.list,
            returned=totals.returned + body.payable,
            tenders=_tendered(totals.tenders, body.tenders, body.held_back, -1),
            adjustments=_adjusted(totals.adjustments, body.adjustments, -1),
            taxes=_taxed(totals.taxes, body.taxes, -1),
        )
    if isinstance(body, GoodsReturned):
        return replace(
            totals,
            returns=totals.returns + 1,
            list=totals.list - body.list,
            returned=totals.returned + body.payable,
            tenders=_tendered(totals.tenders, body.tenders, 0, -1),
            adjustments=_adjusted(totals.adjustments, body.adjustments, -1),
            taxes=_taxed(totals.taxes, body.taxes, -1),
        )
    if isinstance(body, GiftTaken):
        return replace(
            totals,
            list=totals.list + body.amount,
            payable=totals.payable + body.amount,
            tenders=_tendered(totals.tenders, body.tenders, -body.change, 1),
            taxes=_taxed(totals.taxes, body.taxes, 1),
        )
    if isinstance(body, GiftReturned):
        return replace(
            totals,
            list=totals.list - body.amount,
            returned=totals.returned + body.amount,
            tenders=_tendered(totals.tenders, body.tenders, 0, -1),
            taxes=_taxed(totals.taxes, body.taxes, -1),
        )
    return _fold_rest(totals, entry)


def _fold_rest(totals: ShiftTotals, entry: Entry) -> ShiftTotals:
    """What is neither an opening, a sale nor a return."""
    body = entry.body
    if isinstance(body, ShiftClosed):
        return replace(totals, variance=body.variance)
    if isinstance(body, SaleAbandoned):
        return replace(totals, abandoned=totals.abandoned + 1)
    if isinstance(body, DrawerOpened):
        return replace(totals, drawer_opened=totals.drawer_opened + 1)
    if isinstance(body, CashMoved) and entry.kind == "cash.paid_in":
        return replace(totals, paid_in=totals.paid_in + body.amount)
    if isinstance(body, CashMoved) and entry.kind == "cash.dropped":
        return replace(totals, dropped=totals.dropped + body.amount)
    if isinstance(body, CashMoved):
        return replace(totals, paid_out=totals.paid_out + body.amount)
    return _fold_value(totals, entry)


def _fold_value(totals: ShiftTotals, entry: Entry) -> ShiftTotals:
    """Top-ups and what is paid out at a closing."""
    body = entry.body
    if isinstance(body, TopUpCompleted):
        return replace(
            totals,
            top_ups=totals.top_ups + 1,
            topped_up=totals.topped_up + body.principal,
            tenders=_tendered(totals.tenders, body.tenders, -body.change, 1),
        )
    if isinstance(body, TopUpCancelled):
        return replace(
            totals,
            top_ups=totals.top_ups - 1,
            topped_up=totals.topped_up - body.principal,
            tenders=_tendered(totals.tenders, body.tenders, 0, -1),
        )
    if isinstance(body, RefundSettled):
        owed = _tendered(totals.tenders, (Tender(body.kind, body.amount),), -body.amount, 1)
        return replace(totals, tenders=owed)
    if isinstance(body, MemberClosed):
        cash = _tendered(totals.tenders, (), -body.paid, 1)
        return replace(totals, cashed_out=totals.cashed_out + body.paid, tenders=cash)
    return totals


def add(shifts: Iterable[ShiftTotals]) -> ShiftTotals:
    """The totals of several shifts together: the Z report of a day."""
    whole = ShiftTotals()
    for one in shifts:
        whole = ShiftTotals(
            opening_float=whole.opening_float + one.opening_float,
            sales=whole.sales + one.sales,
            returns=whole.returns + one.returns,
            abandoned=whole.abandoned + one.abandoned,
            drawer_opened=whole.drawer_opened + one.drawer_opened,
            list=whole.list + one.list,
            payable=whole.payable + one.payable,
            returned=whole.returned + one.returned,
            rounding=whole.rounding + one.rounding,
            paid_in=whole.paid_in + one.paid_in,
            paid_out=whole.paid_out + one.paid_out,
            top_ups=whole.top_ups + one.top_ups,
            topped_up=whole.topped_up + one.topped_up,
            cashed_out=whole.cashed_out + one.cashed_out,
            variance=whole.variance + one.variance,
            dropped=whole.dropped + one.dropped,
            voided=whole.voided + one.voided,
            tenders=_plus(whole.tenders, one.tenders),
            adjustments=_plus(whole.adjustments, one.adjustments),
            taxes={
                rate: tuple_sum(whole.taxes.get(rate, (0, 0, 0)), one.taxes.get(rate, (0, 0, 0)))
                for rate in sorted({*whole.taxes, *one.taxes})
            },
        )
    return whole


def counted(count: Mapping[str, int]) -> int:
    """The sum of a blind count: denomination in minor units → pieces. Refusal `count_not_a_number` for nonsense."""
    total = 0
    for denomination, pieces in count.items():
        if not (denomination.isascii() and denomination.isdigit()) or pieces < 0:
            raise Refusal("count_not_a_number", denomination=denomination)
        total += int(denomination) * pieces
    return total


def tuple_sum(one: tuple[int, int, int], other: tuple[int, int, int]) -> tuple[int, int, int]:
    """Add (payable, tax, net) part by part."""
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _plus(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {key: one.get(key, 0) + other.get(key, 0) for key in sorted({*one, *other})}


def _tendered(known: Mapping[str, int], tenders: Sequence[Tender], cash_less: int, sign: int) -> dict[str, int]:
    """Add tenders (sign −1: given back); `cash_less` is added to the cash: −change, or what was held back."""
    sums = dict(known)
    for tender in tenders:
        sums[tender.kind] = sums.get(tender.kind, 0) + sign * tender.amount
    if cash_less:
        sums[CASH] = sums.get(CASH, 0) + cash_less
    return dict(sorted(sums.items()))


def _adjusted(known: Mapping[str, int], adjustments: Sequence[Adjustment], sign: int) -> dict[str, int]:
    sums = dict(known)
    for adjustment in adjustments:
        sums[adjustment.rule] = sums.get(adjustment.rule, 0) + sign * adjustment.amount
    return dict(sorted(sums.items()))


def _taxed(
    known: Mapping[str, tuple[int, int, int]], taxes: Sequence[TaxSum], sign: int
) -> dict[str, tuple[int, int, int]]:
    sums = dict(known)
    for tax in taxes:
        rate = f"{tax.rate.num}/{tax.rate.den}"
        signed = (sign * tax.payable, sign * tax.tax, sign * tax.net)
        sums[rate] = tuple_sum(sums.get(rate, (0, 0, 0)), signed)
    return dict(sorted(sums.items()))
