"""What entries of HQ's own and entries about stored value mean for HQ beside their postings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.entries import Body, Entry, OpeningBalance, PointsExpired, UnitAmount
from domain.entry_account import AccountLimited, AccountPaid
from domain.entry_causes import CampaignOpened, CausesOpened, CouponIssued
from domain.entry_losses import AllowanceLost, BranchBooked
from domain.entry_office import MemberMerged
from domain.entry_points import PointsReferred, PointsSettled
from domain.entry_standing import CardReplaced, MemberFrozen, MemberUnfrozen
from domain.entry_value import (
    ClosingSettled,
    HeadRoomSet,
    MemberClosed,
    RechargeRedeemed,
    TopUpCompleted,
    UnitsExpired,
)
from domain.lot_ends import lot_ends
from domain.on_account import LIMIT, UNIT
from domain.stored_value import BONUS, PRINCIPAL
from domain.value_postings import CAP
from hq.store.closings import Closed


@dataclass(frozen=True, slots=True)
class WrittenOff:
    """What HQ takes back itself of what a lost register was lent; below 0: bears of what it spent beyond that."""

    owner: str
    unit: str
    holder: str
    amount: int


def texts(entry: Entry) -> Iterator[str]:
    """Texts that reach a column though no posting names them."""
    body = entry.body
    if isinstance(body, TopUpCompleted):
        yield body.member.id
        if body.tier_after is not None:
            yield body.tier_after
    elif isinstance(body, MemberClosed):
        yield from (body.member, body.rule, body.store, body.currency)
    elif isinstance(body, RechargeRedeemed):
        yield from (body.member, body.code)
    elif isinstance(body, BranchBooked | AllowanceLost):
        yield from (body.register, body.epoch)
    elif isinstance(body, MemberMerged):
        yield from (body.member, body.merged)
    elif isinstance(body, CardReplaced | MemberFrozen | MemberUnfrozen):
        yield body.member
    yield from ends(entry).values()


def deposits(entry: Entry) -> Iterator[UnitAmount]:
    """What HQ's own entry puts into A, below 0: what it takes out."""
    body = entry.body
    if isinstance(body, OpeningBalance | HeadRoomSet | CausesOpened | CampaignOpened | BranchBooked):
        yield from body.units
    elif isinstance(body, CouponIssued):
        for one in body.issued:
            yield UnitAmount(one.owner, f"CPN:{one.rule}/{one.code}", 1, one.expires)
        yield from (UnitAmount(one.owner, one.unit, -1) for one in body.causes if one.here)
    elif isinstance(body, RechargeRedeemed):
        yield UnitAmount(body.member, f"{PRINCIPAL}/{body.lot}", body.amount, body.expires)
        if body.head_room:
            yield UnitAmount(body.member, CAP, -body.head_room)
    elif isinstance(body, ClosingSettled):
        yield from _settled(body)
    elif isinstance(body, MemberMerged):
        yield from _merged(body)
    elif isinstance(body, PointsReferred):
        yield from (UnitAmount(one.owner, f"PTS/{one.lot}", one.points, one.expires) for one in body.gains.earned)
    yield from _account(body)
    yield from _gone(body)


def _account(body: Body) -> Iterator[UnitAmount]:
    """What a company may owe, and may owe again since it paid."""
    if isinstance(body, AccountLimited):
        yield from (UnitAmount(body.member, unit, body.change) for unit in (UNIT, LIMIT))
    elif isinstance(body, AccountPaid):
        yield UnitAmount(body.member, UNIT, body.amount)


def _gone(body: Body) -> Iterator[UnitAmount]:
    """What HQ lets end, or takes: for what is owed, or back."""
    if isinstance(body, PointsExpired | UnitsExpired):
        yield from (replace(unit, amount=-unit.amount, expires=None) for unit in body.units)
    elif isinstance(body, PointsSettled):
        yield from (UnitAmount(body.member, f"PTS/{one.lot}", -one.points) for one in body.taken)
    elif isinstance(body, PointsReferred):
        yield from (UnitAmount(one.owner, f"PTS/{one.lot}", -(one.points - one.debt)) for one in body.back.earned)


def _settled(body: ClosingSettled) -> Iterator[UnitAmount]:
    for lot in body.lots:
        parts = ((PRINCIPAL, lot.principal), (BONUS, lot.bonus))
        yield from (UnitAmount(body.member, f"{family}/{lot.lot}", -amount) for family, amount in parts if amount)
    for spend in body.points:
        yield UnitAmount(body.member, f"PTS/{spend.lot}", -spend.points)


def _merged(body: MemberMerged) -> Iterator[UnitAmount]:
    yield from (replace(unit, owner=body.member) for unit in body.units)
    yield from (replace(unit, amount=-unit.amount, expires=None) for unit in (*body.units, *body.retired))


def ends(entry: Entry) -> dict[tuple[str, str], str]:
    """Until when new units may be spent."""
    if isinstance(entry.body, OpeningBalance):
        return {(unit.owner, unit.unit): unit.expires for unit in entry.body.units if unit.expires is not None}
    if isinstance(entry.body, MemberMerged):
        body = entry.body
        return {(body.member, unit.unit): unit.expires for unit in body.units if unit.expires is not None}
    return lot_ends(entry.body)


def written_off(entry: Entry) -> tuple[WrittenOff, ...]:
    """What HQ takes back itself of what was lent to a lost register."""
    body = entry.body
    if not isinstance(body, AllowanceLost):
        return ()
    holder = f"{body.register}/{body.epoch}"
    return tuple(WrittenOff(unit.owner, unit.unit, holder, unit.amount) for unit in body.units)


def closed(entry: Entry) -> Closed | None:
    """Who left, by this entry."""
    body = entry.body
    if not isinstance(body, MemberClosed):
        return None
    return Closed(body.member, body.rule, body.store, body.currency, entry.at)


def recharged(entry: Entry) -> tuple[str, str, int] | None:
    """(HMAC, member, face) of the recharge card that this entry credits."""
    body = entry.body
    return (body.code, body.member, body.amount) if isinstance(body, RechargeRedeemed) else None
