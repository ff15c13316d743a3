"""Lines that sessions of a member's package pay for (G1): one session for each piece of an article that it covers.

Such a line stands apart: its whole list is taken off by `package:<id>`, no other rule looks at it, and nothing is paid,
taxed or earned on it. The other lines are priced as if it were not there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.bill import Adjustment, LineAdjustment, PricedLine, TaxSum
from domain.entry_benefits import Covered, SessionSpend
from domain.errors import Refusal
from domain.money import extended
from domain.packages import SessionLot, package, use
from domain.stored_value import alive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from domain.bill import Bill
    from domain.cart import Cart, CartLine
    from domain.entries import ReturnCompleted, ReturnLine, SaleCompleted
    from domain.members import Member
    from domain.money import Ratio
    from domain.plan import Plan

FAMILY = "package:"


def cover(
    line: CartLine, package_id: str, owner: str, plan: Plan, lots: Iterable[SessionLot], on: date, left: int = 0
) -> Covered:
    """The sessions that pay for a line, oldest lot first; `left` is what the owner has of the package.

    Refusals: `unknown_package`, `not_covered` (also what is weighed), `not_enough_sessions`, `sessions_expired`.
    """
    _check_covers(line, package_id, plan)
    return Covered(line.line, package_id, owner, use(lots, line.quantity, on), max(0, left - line.quantity))


def refitted(
    cart: Cart, plan: Plan, lots: Mapping[str, tuple[SessionLot, ...]], left: Mapping[str, int], on: date
) -> tuple[Covered, ...]:
    """The sessions of a cart as they are now, line by line: what is not here any more pays no more."""
    found: list[Covered] = []
    rooms, rest = dict(lots), dict(left)
    for one in cart.sessions:
        name = one.package
        try:
            line = cart.line(one.line)
            new = cover(line, name, one.owner, plan, rooms.get(name, ()), on, rest.get(name, 0))
        except Refusal:
            continue
        found.append(new)
        rooms[name], rest[name] = _without(rooms[name], new.spends), new.left
    return tuple(found)


def apart(cart: Cart) -> Cart:
    """The cart without the lines that sessions pay for."""
    covered = {one.line for one in cart.sessions}
    return replace(
        cart,
        lines=tuple(line for line in cart.lines if line.line not in covered),
        coupons=tuple(coupon for coupon in cart.coupons if coupon.line not in covered),
        sessions=(),
    )


def together(bill: Bill, cart: Cart, plan: Plan) -> Bill:
    """The bill of the other lines, with those that sessions pay for in their places."""
    rules = {one.line: f"{FAMILY}{one.package}" for one in cart.sessions}
    rest = iter(bill.lines)
    lines = tuple(_apart(line, rules[line.line]) if line.line in rules else next(rest) for line in cart.lines)
    sums = {one.rule: one for one in bill.adjustments}
    for line in lines:
        rule = rules.get(line.line)
        if rule is not None and line.list:
            before = sums[rule].amount if rule in sums else 0
            sums[rule] = Adjustment(rule, package(plan, rule.removeprefix(FAMILY)).label, before + line.list)
    return replace(
        bill,
        lines=lines,
        adjustments=tuple(sums[rule] for rule in sorted(sums)),
        taxes=_taxes(bill.taxes, (line.article.tax_rate for line in cart.lines if line.line in rules)),
        list=sum(line.list for line in lines),
    )


def check(cart: Cart, member: Member | None, plan: Plan, on: date) -> None:
    """Refuse what sessions cannot pay for.

    Refusals: `no_such_line`, `line_is_covered` (twice), `no_package_here` (another's), and those of `cover`.
    """
    seen: set[int] = set()
    for one in cart.sessions:
        line = cart.line(one.line)
        if one.line in seen:
            raise Refusal("line_is_covered", line=one.line)
        seen.add(one.line)
        _check_covers(line, one.package, plan)
        if member is None or one.owner != member.id:
            raise Refusal("no_package_here")
        if any(spend.sessions <= 0 for spend in one.spends) or _many(one.spends) != line.quantity:
            raise Refusal("not_enough_sessions", wanted=line.quantity, here=_many(one.spends))
        if not all(alive(spend.expires, on) for spend in one.spends):
            raise Refusal("sessions_expired", here=0)


def sessions_back(
    sale: SaleCompleted, before: Sequence[ReturnCompleted], lines: Iterable[ReturnLine]
) -> tuple[Covered, ...]:
    """The sessions that go back with returned pieces, each to its lot: those that were taken last go back first."""
    gone: dict[int, int] = {}
    for earlier in (line for entry in before for line in entry.lines):
        gone[earlier.line] = gone.get(earlier.line, 0) + earlier.quantity
    share = {line.line: line.quantity for line in lines}
    return tuple(
        replace(one, spends=tuple(_last(one.spends, gone.get(one.line, 0), share[one.line])), left=0)
        for one in sale.sessions
        if share.get(one.line)
    )


def _last(spends: Sequence[SessionSpend], skip: int, many: int) -> Iterator[SessionSpend]:
    """So many sessions from the end, behind those that are gone already."""
    for spend in reversed(spends):
        passed = min(skip, spend.sessions)
        taken = min(many, spend.sessions - passed)
        skip, many = skip - passed, many - taken
        if taken:
            yield replace(spend, sessions=taken)


def _check_covers(line: CartLine, package_id: str, plan: Plan) -> None:
    if line.article.sku not in package(plan, package_id).covers or line.article.per != 1 or line.imported:
        raise Refusal("not_covered", sku=line.article.sku)


def _many(spends: Iterable[SessionSpend]) -> int:
    return sum(spend.sessions for spend in spends)


def _without(lots: Iterable[SessionLot], spends: Iterable[SessionSpend]) -> tuple[SessionLot, ...]:
    taken = {spend.lot: spend.sessions for spend in spends}
    return tuple(replace(lot, sessions=lot.sessions - taken.get(lot.id, 0)) for lot in lots)


def _apart(line: CartLine, rule: str) -> PricedLine:
    full = extended(line.quantity, line.article.price or 0, line.article.per)
    return PricedLine(line.line, full, (LineAdjustment(rule, full),) if full else (), 0, 0, 0)


def _taxes(taxes: Sequence[TaxSum], rates: Iterable[Ratio]) -> tuple[TaxSum, ...]:
    """A rate of which nothing was paid shows all the same, as where a promotion takes everything off."""
    found = {one.rate: one for one in taxes}
    for rate in rates:
        found.setdefault(rate, TaxSum(rate, 0, 0, 0))
    return tuple(sorted(found.values(), key=_higher_first))


def _higher_first(one: TaxSum) -> int:
    return -one.rate.num * 1_000_000 // one.rate.den
