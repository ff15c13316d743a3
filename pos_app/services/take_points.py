"""Pay with points (P2): out of what is lent to this register, oldest lots first, within the plan's shares and steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import points
from domain.entries import BalanceShown
from domain.errors import Refusal
from domain.tenders import POINTS
from domain.value import dataclass
from pos_app.services.lending import Enlarged
from pos_app.services.open_sale import priced
from pos_app.services.spending import may_spend

if TYPE_CHECKING:
    from domain.members import MemberView
    from domain.points import Room
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale

ANY = "PTS"
"""The unit that stands for points of any lot: HQ chooses the oldest."""


@dataclass(frozen=True, slots=True)
class PointsHere:
    """Points that can be spent here now, all points as last known, and how many the bill takes: `least` to `most`."""

    here: int
    balance: int
    least: int
    most: int


def lots_here(desk: Desk, member: str) -> dict[str, int]:
    """The member's lots that this register may spend today, the oldest first."""
    rooms = desk.books.rooms(member)
    day = desk.clock.local(desk.clock.now()).date()
    return points.lots({unit: (room.totals.room, room.expires) for unit, room in rooms.items()}, day)


def points_here(desk: Desk, sale: OpenSale) -> PointsHere:
    """What of the member's points may pay for this sale. Refusals `no_member`, `points_do_not_pay`."""
    if sale.member is None:
        raise Refusal("no_member")
    plan, _ = desk.plan()
    if plan.points.value <= 0:
        raise Refusal("points_do_not_pay")
    here = sum(lots_here(desk, sale.member.member.id).values())
    bill = _room(desk, sale)
    return PointsHere(here, max(here, sale.member.points), bill.least, bill.most)


def enlarge_points(desk: Desk, sale: OpenSale, wanted: int) -> Enlarged | None:
    """Ask HQ to lend what is missing for `wanted` points; None when nothing was asked.

    Blocks for a round trip: never call it on the UI thread. What was granted is installed when it returns.
    """
    if sale.member is None or not desk.hq.lends:
        return None
    owner = sale.member.member.id
    missing = wanted - sum(lots_here(desk, owner).values())
    return desk.hq.enlarge(owner, {ANY: missing}) if missing > 0 else None


def take_points(desk: Desk, sale: OpenSale, many: int | None = None) -> OpenSale:
    """Pay with `many` points in all, or with as many as are here and the bill takes.

    Refusals: `no_member`, `points_do_not_pay`, `nothing_to_pay`, `points_empty`, `points_in_steps`, `points_share`,
    `not_enough_points`.
    """
    found = points_here(desk, sale)
    may_spend(desk)
    plan, _ = desk.plan()
    policy = plan.points
    taken = sum(tender.amount for tender in sale.tenders if tender.kind == POINTS)
    open_ = sale.settlement.due + taken
    if open_ <= 0:
        raise Refusal("nothing_to_pay")
    if found.here <= 0:
        raise Refusal("points_empty", points=found.balance)
    fits = min(found.here, found.most, open_ // policy.value) // policy.step * policy.step
    wanted = fits if many is None else many
    if many is None and wanted < found.least:
        raise Refusal("points_share", least=found.least, most=found.most)
    assert sale.member is not None  # noqa: S101  points_here would have refused
    bill = sale.bill.payable + sale.bill.rounding
    tender = points.tender(policy, lots_here(desk, sale.member.member.id), bill, wanted)
    if tender.amount > open_:
        raise Refusal("too_much_without_cash", payable=open_, tendered=tender.amount)
    others = tuple(other for other in sale.tenders if other.kind != POINTS)
    return priced(desk, replace(sale, tenders=(tender, *others)))


def _room(desk: Desk, sale: OpenSale) -> Room:
    plan, _ = desk.plan()
    return points.room(plan.points, sale.bill.payable + sale.bill.rounding)


def balance_after(member: MemberView | None, moved: int) -> BalanceShown | None:
    """All his points before and after an act that moves so many; None where this till does not know them."""
    if member is None or not member.local:
        return None
    return BalanceShown(member.points, member.points + moved)
