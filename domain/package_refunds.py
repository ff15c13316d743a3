"""Paying the unused part of a package back (G1): to the tenders of its sale, exact, and never above what is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.bill import LineAdjustment
from domain.entries import ReturnLine
from domain.errors import Refusal
from domain.money import apportion, cumulative
from domain.packages import package
from domain.returned_gains import without_debts
from domain.returns import GiveBack, give_back_lines, returnable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.entries import Bought, PackageRefunded, ReturnCompleted, SaleCompleted, SaleLine
    from domain.plan import Plan
    from domain.plan_issues import Package


def refund(
    sale: SaleCompleted, before: Sequence[ReturnCompleted], lot: Bought, unused: int, rule: Package, coin: int = 1
) -> GiveBack:
    """What goes back for `unused` sessions of a lot, after the returns `before`: to the tenders of the sale, exact.

    Pro rata: the line's payable follows the cumulative rule, session by session. At the single price: what was paid
    less `single` for each one used, never below 0. Refusals: `package_not_refundable`, `nothing_to_return`.
    """
    if rule.refund == "none":
        raise Refusal("package_not_refundable", package=rule.id)
    line = next((one for one in sale.lines if one.line == lot.line), None)
    left = returnable(sale, before).get(lot.line, 0)
    if line is None or left <= 0 or unused <= 0:
        raise Refusal("nothing_to_return")
    whole = lot.sessions * left // line.quantity
    if unused > whole:
        raise Refusal("more_than_sold", line=lot.line, left=whole)
    part = _unused_part(line, before, whole - unused, whole, rule)
    return give_back_lines(sale, before, (replace(part, quantity=left),), coin)


def _unused_part(line: SaleLine, before: Sequence[ReturnCompleted], used: int, whole: int, rule: Package) -> ReturnLine:
    """The part of a line that goes back: of what is left of it after earlier returns."""
    earlier = [back for entry in before for back in (*entry.lines, *entry.charged) if back.line == line.line]
    payable = line.payable - sum(back.payable for back in earlier)
    net, tax = line.net - sum(back.net for back in earlier), line.tax - sum(back.tax for back in earlier)
    adjustments: tuple[LineAdjustment, ...] = ()
    if rule.refund == "single_price":
        back = max(0, payable - used * rule.single)
    else:
        back = payable - cumulative(payable, whole, used)
        adjustments = tuple(
            LineAdjustment(taken.rule, taken.amount - cumulative(taken.amount, whole, used))
            for taken in _adjustments_left(line, earlier)
        )
    back_net, back_tax = apportion(back, (abs(net), abs(tax)))
    full = back + sum(taken.amount for taken in adjustments)
    return ReturnLine(line.line, line.quantity, full, adjustments, back, back_tax, back_net)


def _adjustments_left(line: SaleLine, earlier: Sequence[ReturnLine]) -> Iterable[LineAdjustment]:
    gone: dict[str, int] = {}
    for back in earlier:
        for taken in back.adjustments:
            gone[taken.rule] = gone.get(taken.rule, 0) + taken.amount
    for taken in line.adjustments:
        yield LineAdjustment(taken.rule, taken.amount - gone.get(taken.rule, 0))


def refund_trouble(body: PackageRefunded, sale: SaleCompleted, before: Sequence[ReturnCompleted], plan: Plan) -> str:
    """What differs first from what the sale leaves to pay back; "" when nothing does. Refusals as `refund`."""
    lot = next((one for one in sale.gains.bought if one.lot == body.lot), None)
    if lot is None or (lot.package, lot.owner) != (body.package, body.member):
        return "the sale brought this member no such lot"
    given = refund(sale, before, lot, body.unused, package(plan, body.package), plan.coin)
    found = body.back
    pairs: tuple[tuple[str, object, object], ...] = (
        ("lines", given.lines, found.lines),
        ("adjustments", given.adjustments, found.adjustments),
        ("taxes", given.taxes, found.taxes),
        ("list", given.list, found.list),
        ("payable", given.payable, found.payable),
        ("tenders", given.tenders, found.tenders),
        ("held_back", given.held_back, found.held_back),
        ("used", lot.sessions - body.unused - _returned(lot, before), body.used),
        ("gains", given.gains, without_debts(found.gains)),
        ("last", False, found.last),
        ("engine", sale.engine, found.engine),
        ("currency", sale.currency, found.currency),
        ("coupons", (), found.coupons),
        ("held", (), found.held),
        ("sessions", (), found.sessions),
        ("member", sale.member.id if sale.member is not None else None, found.member),
    )
    return next((f"{name} should be {right} and is {is_}" for name, right, is_ in pairs if right != is_), "")


def _returned(lot: Bought, before: Sequence[ReturnCompleted]) -> int:
    """Sessions of the lot that went back with returned pieces."""
    return sum(one.sessions for entry in before for one in entry.gains.bought if one.lot == lot.lot)
