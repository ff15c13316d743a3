"""Sessions of a member's packages as this register may tick them off, and lines that they pay for, kept true."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.covering import refitted
from domain.packages import FAMILY, lots_of
from domain.value import dataclass

if TYPE_CHECKING:
    from domain.cart import Cart
    from domain.members import MemberView
    from domain.packages import SessionLot
    from domain.plan import Plan
    from pos_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class SessionsHere:
    """Sessions of a package: what may be ticked off here now, and all that are left, as last known."""

    package: str
    here: int
    left: int


def session_lots(desk: Desk, member: MemberView, package_id: str) -> tuple[SessionLot, ...]:
    """The lots of a package that are lent to this register, oldest first."""
    rooms = desk.books.rooms(member.member.id)
    return lots_of({unit: (room.totals.room, room.expires) for unit, room in rooms.items()}, package_id)


def sessions_of(desk: Desk, member: MemberView, package_id: str) -> SessionsHere:
    """What is known of the member's sessions of a package."""
    here = sum(lot.sessions for lot in session_lots(desk, member, package_id))
    whole = sum(many for unit, many in member.packages.items() if unit.startswith(f"{FAMILY}{package_id}/"))
    return SessionsHere(package_id, here, max(here, whole))


def with_sessions(desk: Desk, cart: Cart, member: MemberView | None, plan: Plan) -> Cart:
    """The cart with the sessions that are here now: a line that they no longer suffice for has to be paid."""
    if not cart.sessions:
        return cart
    if member is None:
        return replace(cart, sessions=())
    names = sorted({one.package for one in cart.sessions})
    lots = {name: session_lots(desk, member, name) for name in names}
    left = {name: sessions_of(desk, member, name).left for name in names}
    found = refitted(cart, plan, lots, left, desk.clock.local(desk.clock.now()).date())
    return cart if found == cart.sessions else replace(cart, sessions=found)
