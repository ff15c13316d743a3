"""What the cashier sees of a member in one view (M2): where his balance is, what ends soon, what he has left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from domain.points import FAMILY as POINTS
from domain.stored_value import BONUS, PRINCIPAL, alive
from domain.value import dataclass
from pos_app.services.lay_coupon import FAMILY as COUPONS
from pos_app.services.member_progress import MemberProgress, member_progress
from pos_app.services.take_on_account import account_here
from pos_app.services.use_session import SessionsHere, sessions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.members import MemberView
    from local_db.act import ReceiptRow, Room
    from pos_app.services.desk import Desk

SOON = timedelta(days=31)
VISITS = 3
DAY = len("2026-01-01")
"""An end is a day, or a time of which the day is shown."""


@dataclass(frozen=True, slots=True)
class CouponHeld:
    """A coupon of the member: rule and code; `here` when this register may take it, and then its last day, if any."""

    rule: str
    code: str
    here: bool
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """So much ends on that day; 0 and "" when nothing ends soon, as far as this register knows."""

    amount: int = 0
    on: str = ""


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One member. `stored_value_here` and `points_here` are what this register may take now: the rest of the balance
    is with HQ or lent to other registers; `account_here` the same of what a company may still owe.
    """

    progress: MemberProgress
    stored_value_here: int
    points_here: int
    points_ending: Ending
    coupons: tuple[CouponHeld, ...]
    packages: tuple[SessionsHere, ...]
    visits: tuple[ReceiptRow, ...]
    account_here: int = 0


def member_page(desk: Desk, member: MemberView) -> MemberPage:
    """What this till knows of a member; nobody is asked."""
    owner = member.member.id
    today = desk.clock.local(desk.clock.now()).date()
    rooms = {unit: room for unit, room in desk.books.rooms(owner).items() if alive(room.expires, today)}
    receipts = desk.books.receipts(VISITS * 4, owner)
    sold = [row for row in receipts if row.kind == "sale.completed" and row.member == owner]
    return MemberPage(
        progress=member_progress(desk, member),
        stored_value_here=_sum(rooms, (PRINCIPAL + "/", BONUS + "/")),
        points_here=_sum(rooms, (POINTS,)),
        points_ending=_ending(rooms, today),
        coupons=coupons_held(desk, member),
        packages=tuple(one for one in sessions(desk, member) if one.left),
        visits=tuple(sold[:VISITS]),
        account_here=account_here(desk, member),
    )


def coupons_held(desk: Desk, member: MemberView) -> tuple[CouponHeld, ...]:
    """The member's coupons, those that end first in front; those that ended are left out."""
    today = desk.clock.local(desk.clock.now()).date()
    rooms = desk.books.rooms(member.member.id)
    lent = {unit for unit, room in rooms.items() if unit.startswith(COUPONS) and room.totals.room > 0}
    found = []
    for unit in sorted(lent | {COUPONS + one for one in member.coupons}):
        rule, _, code = unit.removeprefix(COUPONS).partition("/")
        expires = rooms[unit].expires if unit in lent else None
        if alive(expires, today):
            found.append(CouponHeld(rule, code, unit in lent, expires[:DAY] if expires else None))
    return tuple(sorted(found, key=_by_end))


def _by_end(coupon: CouponHeld) -> tuple[bool, str]:
    return coupon.expires is None, coupon.expires or ""


def _sum(rooms: Mapping[str, Room], families: tuple[str, ...]) -> int:
    return sum(room.totals.room for unit, room in rooms.items() if unit.startswith(families))


def _ending(rooms: Mapping[str, Room], today: date) -> Ending:
    """The points that end first, when that is soon."""
    ends = [
        (room.expires[:DAY], room.totals.room)
        for unit, room in rooms.items()
        if unit.startswith(POINTS) and room.totals.room > 0 and room.expires
    ]
    if not ends:
        return Ending()
    first = min(day for day, _ in ends)
    if date.fromisoformat(first) > today + SOON:
        return Ending()
    return Ending(sum(many for day, many in ends if day == first), first)
