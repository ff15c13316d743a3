"""Until when what an entry creates may be spent: lots of stored value, points and sessions, and coupons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import Gains, GoodsReturned, ReturnCompleted, SaleCompleted
from domain.entry_causes import CausesOpened, CouponIssued, DrawMade, MemberEnrolled, PackageTransferred
from domain.entry_points import PointsReferred
from domain.entry_value import RechargeRedeemed, TopUpCompleted
from domain.stored_value import BONUS, PRINCIPAL

if TYPE_CHECKING:
    from domain.entries import Body

ENDING = (f"{PRINCIPAL}/", f"{BONUS}/", "PKG:", "CPN:", "CAUSE:")
"""Families of units that end with the last day of their own; points tell theirs in the name of their lot."""

Ends = dict[tuple[str, str], str]
"""By owner and unit, the last day (or the time); what is for ever is left out."""


def lot_ends(body: Body) -> Ends:
    """The ends of what this body creates."""
    found: dict[tuple[str, str], str | None] = {}
    if isinstance(body, TopUpCompleted):
        found[body.member.id, f"{PRINCIPAL}/{body.lot}"] = body.expires
        found[body.member.id, f"{BONUS}/{body.lot}"] = body.bonus_expires
        found |= _of_gains(body.gains)
    elif isinstance(body, GoodsReturned | RechargeRedeemed):
        found[body.member or "", f"{PRINCIPAL}/{body.lot}"] = body.expires
    elif isinstance(body, PackageTransferred):
        found[body.to, f"PKG:{body.package}/{body.lot}"] = body.expires
    elif isinstance(body, CausesOpened):
        found |= {(unit.owner, unit.unit): unit.expires for unit in body.units}
    elif isinstance(body, CouponIssued):
        found |= _of_gains(Gains(issued=body.issued))
    elif isinstance(body, SaleCompleted | ReturnCompleted | MemberEnrolled | DrawMade | PointsReferred):
        found |= _of_gains(body.gains)
        used = body.coupons if isinstance(body, ReturnCompleted) else ()
        found |= {(one.owner, f"CPN:{one.rule}/{one.code}"): one.expires for one in used}
        back = body.sessions if isinstance(body, ReturnCompleted) else ()
        found |= {(one.owner, f"PKG:{one.package}/{s.lot}"): s.expires for one in back for s in one.spends}
    return {key: end for key, end in found.items() if end is not None}


def _of_gains(gains: Gains) -> dict[tuple[str, str], str | None]:
    found: dict[tuple[str, str], str | None] = {}
    for earned in gains.earned:
        found[earned.owner, f"PTS/{earned.lot}"] = earned.expires
    for issued in gains.issued:
        found[issued.owner, f"CPN:{issued.rule}/{issued.code}"] = issued.expires
    for bought in gains.bought:
        found[bought.owner, f"PKG:{bought.package}/{bought.lot}"] = bought.expires
    return found
