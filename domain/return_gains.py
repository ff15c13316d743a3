"""What of a sale's gains goes back with a return: coupons it issued, sessions and paid terms it sold, its draws.

`here` are the units that this register may take back (None: all of them). A coupon that was used meanwhile, or lies
elsewhere, stays the member's: the entry shows it by not naming it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain.entries import CouponUsed, Gains
from domain.memberships import BY_SALE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from domain.entries import Held, ReturnLine, SaleCompleted
    from domain.plan import Plan
    from domain.tenders import Tender


def back(
    sale: SaleCompleted,
    lines: Sequence[ReturnLine],
    here: Collection[str] | None,
    *,
    last: bool,
) -> Gains:
    """Sessions and terms go back with their pieces; coupons, causes, draws and the terms that the sale as a whole
    granted with the last piece of the sale.
    """
    share = {line.line: line.quantity for line in lines}
    sold = {line.line: line.quantity for line in sale.lines}
    issued = tuple(one for one in sale.gains.issued if _is_here(f"CPN:{one.rule}/{one.code}", here)) if last else ()
    gone = {(one.cause, one.owner, one.period) for one in set(sale.gains.issued) - set(issued)}
    causes = (one for one in sale.gains.causes if one.here and (one.rule, one.owner, one.period) not in gone)
    return Gains(
        issued=issued,
        bought=tuple(
            replace(one, sessions=one.sessions * share[one.line] // sold[one.line])
            for one in sale.gains.bought
            if share.get(one.line)
        ),
        extended=tuple(
            one if one.line == BY_SALE else replace(one, months=one.months * share[one.line] // sold[one.line])
            for one in sale.gains.extended
            if (last if one.line == BY_SALE else share.get(one.line))
        ),
        causes=tuple(causes) if last else (),
        draws=tuple(draw for draw in sale.gains.draws if _is_here(f"DRAW:{draw}", here)) if last else (),
    )


def units(gains: Gains) -> frozenset[str]:
    """The units of coupons and draws that a return names: those were here."""
    coupons = {f"CPN:{one.rule}/{one.code}" for one in gains.issued}
    return frozenset(coupons | {f"DRAW:{draw}" for draw in gains.draws})


def coupons_back(sale: SaleCompleted, plan: Plan, returned_at: str, *, last: bool) -> tuple[CouponUsed, ...]:
    """The coupons that the last return of a sale gives back, as each one's rule says.

    `returned_at` is the local time of the return; an entry without it is of before there was a choice.
    """
    if not last:
        return ()
    return tuple(used for used in sale.coupons if used.taken and _goes_back(used, plan, returned_at))


def limits_back(sale: SaleCompleted, plan: Plan, *, last: bool) -> tuple[Held, ...]:
    """What the last return of a sale gives back of promotions with a limited quantity, as each one's rule says."""
    rules = {rule.id for rule in plan.promotions if rule.returns == "back"}
    return tuple(one for one in sale.held if one.used and one.promotion in rules) if last else ()


def head_room_back(sale: SaleCompleted, tenders: Iterable[Tender], room: int) -> int:
    """What returned principal takes of the legal limit again, as far as there is room for it; HQ settles the rest."""
    principal = sum(spend.principal for tender in tenders for spend in tender.spends)
    return min(principal, room) if sale.head_room else 0


def _goes_back(used: CouponUsed, plan: Plan, returned_at: str) -> bool:
    rule = plan.coupon(used.rule)
    if rule is None or not returned_at or rule.returns == "back":
        return True
    if rule.returns == "not_back":
        return False
    return used.expires is None or used.expires >= datetime.fromisoformat(returned_at).date().isoformat()


def _is_here(unit: str, here: Collection[str] | None) -> bool:
    return here is None or unit in here
