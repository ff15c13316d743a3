"""Returns give back what was paid: nothing is recomputed under today's plan (ARCHITECTURE, money rules; C5).

For y more of a line's Q units, payable and each adjustment follow `cumulative`; the payable given back is split over
the net and tax that are left of the line and over the tenders that are left of the sale, by largest remainder.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from domain.bill import Adjustment, LineAdjustment, TaxSum
from domain.charge_back import charged_lines, charges
from domain.covering import sessions_back
from domain.entries import Gains, PackageRefunded, PointsSpend, ReturnCompleted, ReturnLine
from domain.errors import Refusal
from domain.money import apportion, cumulative, to_step
from domain.return_gains import back
from domain.returned_gains import part, taken_back
from domain.stored_value import LotSpend
from domain.tenders import CASH, POINTS, Tender
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from domain.entries import SaleCompleted, SaleLine
    from domain.entry_benefits import Covered
    from domain.money import Ratio
    from domain.plan import Plan

PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class GiveBack:
    """What a return gives back, ready for its entry; `cash_out` is what leaves the drawer."""

    lines: tuple[ReturnLine, ...]
    adjustments: tuple[Adjustment, ...]
    taxes: tuple[TaxSum, ...]
    list: int
    payable: int
    tenders: tuple[Tender, ...]
    held_back: int
    last: bool
    charged: tuple[ReturnLine, ...] = ()
    gains: Gains = field(default_factory=Gains)
    sessions: tuple[Covered, ...] = ()

    @property
    def cash_out(self) -> int:
        """Cash that the cashier hands over, in minor units."""
        return sum(tender.amount for tender in self.tenders if tender.kind == CASH) - self.held_back

    @property
    def handed_out(self) -> tuple[tuple[str, int], ...]:
        """What goes where, by kind of tender, in minor units: cash as it leaves the drawer.

        The last return may bring nothing but cents that were held back before.
        """
        out = [(t.kind, self.cash_out if t.kind == CASH else t.amount) for t in self.tenders]
        late = self.cash_out if all(t.kind != CASH for t in self.tenders) else 0
        return (*out, (CASH, late)) if late else tuple(out)


def returnable(sale: SaleCompleted, before: Sequence[ReturnCompleted]) -> dict[int, int]:
    """How much of each line has not come back yet, by line number."""
    left = {line.line: line.quantity for line in sale.lines}
    for earlier in before:
        for line in earlier.lines:
            left[line.line] -= line.quantity
    return left


def returned_by(body: object) -> ReturnCompleted | None:
    """The return that an entry makes: a package that is paid back is the return of its line, for that part."""
    if isinstance(body, PackageRefunded):
        return body.back
    return body if isinstance(body, ReturnCompleted) else None


def give_back(
    sale: SaleCompleted,
    before: Sequence[ReturnCompleted],
    wanted: Mapping[int, int],
    plan: Plan,
    asked: Collection[str] = (),
    here: Collection[str] | None = None,
) -> GiveBack:
    """Work out the return of `wanted` (line number → quantity) of a sale, after the returns `before`.

    `plan` is the sale's own. `asked` names rules that are charged back though the plan only asks (`charge_back`).
    `here` are the units of coupons and draws that can be taken back (None: all that the sale brought).
    Refusals: `nothing_to_return`, `more_than_sold` (with the line and what is left), `refund_mixed_signs` when lines
    of opposite sign would take back more than was paid.
    """
    left = returnable(sale, before)
    _check(sale, left, wanted)
    lines = tuple(
        _line(line, line.quantity - left[line.line], wanted[line.line], before)
        for line in sale.lines
        if line.line in wanted
    )
    last = all(left[line.line] == wanted.get(line.line, 0) for line in sale.lines if left[line.line])
    last = last and all(line.quantity or line.line in wanted for line in sale.lines)
    charged = charged_lines(sale, before, lines, charges(sale, before, lines, plan, asked)) if not last else ()
    given = give_back_lines(sale, before, lines, plan.coin, charged=charged, last=last)
    brought = back(sale, lines, here, last=last)
    brought = replace(brought, progress=given.gains.progress, earned=given.gains.earned)
    return replace(given, gains=brought, sessions=sessions_back(sale, before, lines))


def give_back_lines(
    sale: SaleCompleted,
    before: Sequence[ReturnCompleted],
    lines: tuple[ReturnLine, ...],
    coin: int = 1,
    *,
    charged: tuple[ReturnLine, ...] = (),
    last: bool = False,
) -> GiveBack:
    """The return of parts of lines that were worked out already: their money, tax, tenders and what counts for tiers.

    Refusal `refund_mixed_signs` when they would take back more than is left.
    """
    payable = sum(line.payable for line in (*lines, *charged))
    tenders = _tenders(sale, before, payable)
    return GiveBack(
        lines=lines,
        adjustments=_adjustments(sale, (*lines, *charged)),
        taxes=_taxes(sale, (*lines, *charged)),
        list=sum(line.list for line in lines),
        payable=payable,
        tenders=tenders,
        held_back=_held_back(before, tenders, coin, last=last),
        last=last,
        charged=charged,
        gains=taken_back(sale.gains, sale.payable, sum(entry.payable for entry in before), payable, last=last),
    )


def _check(sale: SaleCompleted, left: Mapping[int, int], wanted: Mapping[int, int]) -> None:
    if not wanted:
        raise Refusal("nothing_to_return")
    sold = {line.line: line.quantity for line in sale.lines}
    for number, quantity in wanted.items():
        if number not in sold:
            raise Refusal("no_such_line", line=number)
        if quantity > left[number]:
            raise Refusal("more_than_sold", line=number, left=left[number])
        if quantity <= 0 and sold[number] > 0:
            raise Refusal("quantity_zero")


def _line(line: SaleLine, done: int, more: int, before: Sequence[ReturnCompleted]) -> ReturnLine:
    def part(of: int) -> int:
        return cumulative(of, line.quantity, done + more) - (
            cumulative(of, line.quantity, done) if line.quantity else 0
        )

    again = _charged_before(line, done, more, before)
    payable = part(line.payable) + sum(again.values())
    adjustments = tuple(_less([LineAdjustment(one.rule, part(one.amount)) for one in line.adjustments], again))
    earlier = [gone for entry in before for gone in (*entry.lines, *entry.charged) if gone.line == line.line]
    net_left = line.net - sum(gone.net for gone in earlier)
    tax_left = line.tax - sum(gone.tax for gone in earlier)
    net, tax = apportion(payable, (abs(net_left), abs(tax_left)))
    full = payable + sum(taken.amount for taken in adjustments)
    return ReturnLine(line.line, more, full, adjustments, payable, tax, net)


def _less(parts: Sequence[LineAdjustment], again: Mapping[str, int]) -> Iterator[LineAdjustment]:
    """These parts less what was charged back of each rule, once: two coupons of a kind are one rule."""
    left = dict(again)
    for number, one in enumerate(parts):
        last = all(other.rule != one.rule for other in parts[number + 1 :])
        off = left.get(one.rule, 0) if last else min(left.get(one.rule, 0), one.amount)
        left[one.rule] = left.get(one.rule, 0) - off
        yield LineAdjustment(one.rule, one.amount - off)


def _charged_before(line: SaleLine, done: int, more: int, before: Sequence[ReturnCompleted]) -> dict[str, int]:
    """What earlier returns charged back on this line and these units bring again, by rule: each charge lies on the
    units that were left when it was made, and goes with them by the cumulative rule.
    """
    again: dict[str, int] = {}
    gone = 0
    for entry in before:
        gone += sum(one.quantity for one in entry.lines if one.line == line.line)
        for charge in (one for one in entry.charged if one.line == line.line):
            rest = line.quantity - gone
            for taken in charge.adjustments:
                upto = cumulative(taken.amount, rest, done + more - gone) - cumulative(taken.amount, rest, done - gone)
                again[taken.rule] = again.get(taken.rule, 0) + upto
    return again


def _adjustments(sale: SaleCompleted, lines: Sequence[ReturnLine]) -> tuple[Adjustment, ...]:
    sums = {adjustment.rule: 0 for adjustment in sale.adjustments}
    for line in lines:
        for taken in line.adjustments:
            sums[taken.rule] += taken.amount
    return tuple(
        Adjustment(given.rule, given.label, sums[given.rule]) for given in sale.adjustments if sums[given.rule]
    )


def _taxes(sale: SaleCompleted, lines: Sequence[ReturnLine]) -> tuple[TaxSum, ...]:
    rates: dict[int, Ratio] = {line.line: line.tax_rate for line in sale.lines}
    sums: dict[Ratio, list[ReturnLine]] = {}
    for line in lines:
        sums.setdefault(rates[line.line], []).append(line)
    return tuple(
        TaxSum(rate, sum(b.payable for b in part), sum(b.tax for b in part), sum(b.net for b in part))
        for rate, part in sums.items()
    )


def _paid(sale: SaleCompleted) -> dict[tuple[str, str, str], int]:
    """What each tender paid, change taken off the cash, stored value by lot and family; in the order of the sale."""
    paid: dict[tuple[str, str, str], int] = {}
    for tender in sale.tenders:
        if not tender.spends and not tender.points:
            key = _whole(tender)
            paid[key] = paid.get(key, 0) + tender.amount
        _add_spends(paid, tender)
    if sale.change:
        paid[CASH, "", ""] = paid.get((CASH, "", ""), 0) - sale.change
    return paid


def _whole(tender: Tender) -> tuple[str, str, str]:
    """Under which key a tender without lots is counted: what a payment brought goes back by that payment."""
    return (tender.kind, tender.payment, PAYMENT if tender.payment else "")


def _add_spends(sums: dict[tuple[str, str, str], int], tender: Tender, sign: int = 1) -> None:
    for spend in tender.spends:
        for family, amount in (("principal", spend.principal), ("bonus", spend.bonus)):
            key = (tender.kind, spend.lot, family)
            sums[key] = sums.get(key, 0) + sign * amount
    for points in tender.points:
        key = (tender.kind, points.lot, POINTS)
        sums[key] = sums.get(key, 0) + sign * points.amount


def _tenders(sale: SaleCompleted, before: Sequence[ReturnCompleted], payable: int) -> tuple[Tender, ...]:
    left = _paid(sale)
    for entry in before:
        for tender in entry.tenders:
            if not tender.spends and not tender.points:
                left[_whole(tender)] -= tender.amount
            _add_spends(left, tender, -1)
    if not 0 <= payable <= sum(left.values()):
        raise Refusal("refund_mixed_signs", payable=payable, left=sum(left.values()))
    parts = dict(zip(left, apportion(payable, list(left.values())), strict=True)) if payable else {}
    found: dict[str, dict[str, dict[str, int]]] = {}
    for (kind, lot, family), amount in parts.items():
        if amount:
            found.setdefault(kind, {}).setdefault(lot, {})[family] = amount
    return tuple(tender for kind, lots in found.items() for tender in _of_kind(sale, before, kind, lots))


def _of_kind(
    sale: SaleCompleted, before: Sequence[ReturnCompleted], kind: str, lots: Mapping[str, Mapping[str, int]]
) -> Iterator[Tender]:
    if kind == POINTS:
        yield _points(sale, before, lots)
        return
    rest = {lot: parts for lot, parts in lots.items() if PAYMENT not in parts}
    yield from (Tender(kind, parts[PAYMENT], payment=lot) for lot, parts in lots.items() if PAYMENT in parts)
    if rest:
        yield _tender(kind, rest)


def _tender(kind: str, lots: Mapping[str, Mapping[str, int]]) -> Tender:
    spends = tuple(
        LotSpend(lot, parts.get("principal", 0), parts.get("bonus", 0)) for lot, parts in lots.items() if lot
    )
    return Tender(kind, sum(sum(parts.values()) for parts in lots.values()), spends)


def _points(sale: SaleCompleted, before: Sequence[ReturnCompleted], lots: Mapping[str, Mapping[str, int]]) -> Tender:
    """Points go back in whole points, rounded down over all returns; the return that gives the last cent gives all."""
    given: dict[str, int] = {}
    for tender in (tender for entry in before for tender in entry.tenders):
        for spend in tender.points:
            given[spend.lot] = given.get(spend.lot, 0) + spend.amount
    back: list[PointsSpend] = []
    for spend in (spend for tender in sale.tenders for spend in tender.points):
        amount = lots.get(spend.lot, {}).get(POINTS, 0)
        done = given.get(spend.lot, 0)
        last = done + amount == spend.amount
        if amount:
            back.append(PointsSpend(spend.lot, part(spend.points, spend.amount, done, amount, last=last), amount))
    return Tender(POINTS, sum(spend.amount for spend in back), points=tuple(back))


def _held_back(before: Sequence[ReturnCompleted], tenders: Sequence[Tender], coin: int, *, last: bool) -> int:
    """What of this return's cash share stays in the drawer: the returns pay out whole coins, the last one the rest."""
    held = sum(entry.held_back for entry in before)
    share = sum(tender.amount for tender in tenders if tender.kind == CASH)
    if last:
        return -held
    return share - to_step(share + held, coin, "down") if share + held > 0 else 0
