"""Let sessions of the member's package pay for a line of the sale (G1): the finished sale ticks them off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.covering import cover
from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.open_sale import with_cart
from pos_app.services.session_rooms import session_lots, sessions_of

if TYPE_CHECKING:
    from domain.entry_benefits import Covered
    from domain.packages import SessionLot
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale


@dataclass(frozen=True, slots=True)
class Coverable:
    """A line that a package of the member covers: the sessions it needs, those that are here, all that are left."""

    line: int
    package: str
    needs: int
    here: int
    left: int


def coverable(desk: Desk, sale: OpenSale) -> tuple[Coverable, ...]:
    """The lines that are still to be paid and that sessions of the member cover, with what is left of these."""
    if sale.member is None:
        return ()
    plan, _ = desk.plan()
    done = {one.line for one in sale.cart.sessions}
    found: list[Coverable] = []
    for package in plan.packages:
        known = sessions_of(desk, sale.member, package.id)
        spent = sum(spend.sessions for one in _of(sale, package.id) for spend in one.spends)
        found += [
            Coverable(line.line, package.id, line.quantity, known.here - spent, known.left - spent)
            for line in sale.cart.lines
            if line.line not in done and line.article.sku in package.covers and known.left > spent
        ]
    return tuple(sorted(found, key=_by_line))


def cover_line(desk: Desk, sale: OpenSale, number: int, package_id: str) -> OpenSale:
    """Pay a line with sessions, one for each piece. What is missing here is asked for first (`fetch_sessions`).

    Refusals: `member_needed`, `card_frozen`, `no_such_line`, `line_is_covered`, `unknown_package`, `not_covered`,
    `not_enough_sessions`, `sessions_expired`.
    """
    line, member = sale.cart.line(number), sale.member
    if member is None:
        raise Refusal("member_needed", sku=line.article.sku, name=line.article.name)
    if member.member.frozen:
        raise Refusal("card_frozen", name=member.name or member.member.id)
    if any(one.line == number for one in sale.cart.sessions):
        raise Refusal("line_is_covered", line=number)
    plan, _ = desk.plan()
    left = sessions_of(desk, member, package_id).left
    today = desk.clock.local(desk.clock.now()).date()
    mine = cover(line, package_id, member.member.id, plan, _free(desk, sale, package_id), today, left)
    return with_cart(desk, sale, replace(sale.cart, sessions=(*sale.cart.sessions, mine)))


def uncover_line(desk: Desk, sale: OpenSale, number: int) -> OpenSale:
    """Let the line be paid again; its sessions stay the member's."""
    left = tuple(one for one in sale.cart.sessions if one.line != number)
    return with_cart(desk, sale, replace(sale.cart, sessions=left))


def _free(desk: Desk, sale: OpenSale, package_id: str) -> tuple[SessionLot, ...]:
    """The lots here, less what other lines of the sale take of them."""
    if sale.member is None:
        return ()
    taken: dict[str, int] = {}
    for spend in (spend for one in _of(sale, package_id) for spend in one.spends):
        taken[spend.lot] = taken.get(spend.lot, 0) + spend.sessions
    lots = session_lots(desk, sale.member, package_id)
    return tuple(replace(lot, sessions=lot.sessions - taken.get(lot.id, 0)) for lot in lots)


def _of(sale: OpenSale, package_id: str) -> tuple[Covered, ...]:
    return tuple(one for one in sale.cart.sessions if one.package == package_id)


def _by_line(one: Coverable) -> tuple[int, str]:
    return one.line, one.package
