"""What an entry about tiers and points must be by itself, whoever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import (
    GiftTaken,
    PointsEarned,
    PointsExpired,
    PromotionPutBack,
    TierGranted,
    TierPromoted,
    TierReviewed,
)
from domain.entry_points import GiftReturned, PointsReferred, PointsSettled
from domain.points import FAMILY, end_of, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.entries import BalanceShown, Entry, Gains

BY_HQ = (TierPromoted, PromotionPutBack, TierReviewed, PointsExpired, PointsSettled, PointsReferred)


def earned_trouble(gains: Gains, *, owes: bool) -> Iterator[str]:
    """Points come in whole and above 0; only a return takes back points that are not there."""
    for one in gains.earned:
        if one.points <= 0 or one.value < 0:
            yield f"the rule {one.rule} earns {one.points} points"
        if not 0 <= one.debt <= (one.points if owes else 0):
            yield f"{one.debt} of {one.points} points are owed"


def member_acts(entry: Entry, *, from_hq: bool) -> Iterator[str]:
    """Tiers and points outside a sale."""
    body = entry.body
    if isinstance(body, BY_HQ) and not from_hq:
        yield f"only HQ writes {entry.kind}"
    if isinstance(body, TierGranted) and not (body.tier and body.reason.strip() and entry.actor):
        yield "a tier is granted by somebody, for a reason"
    elif isinstance(body, PromotionPutBack) and any(one.amount <= 0 for one in body.back):
        yield "it puts back nothing, or less"
    elif isinstance(body, TierReviewed) and any(one.amount <= 0 for one in body.consumed):
        yield "it takes off nothing, or less"
    elif isinstance(body, PointsEarned):
        yield from earned_trouble(body.gains, owes=False)
        yield from _shown(body.balance, total(body.gains.earned, body.member.id))
    elif isinstance(body, GiftTaken | GiftReturned):
        yield from _gift(body)
    elif isinstance(body, PointsExpired):
        yield from _expired(body)
    elif isinstance(body, PointsSettled):
        yield from _settled(body)
    elif isinstance(body, PointsReferred):
        yield from _referred(entry.register, body)


def _gift(body: GiftTaken | GiftReturned) -> Iterator[str]:
    if not body.points or any(part.points <= 0 or part.amount < 0 for part in body.points):
        yield "a gift takes points"
    if any(tender.amount <= 0 or tender.spends or tender.points for tender in body.tenders):
        yield "a part of its tenders is not money"
    change = body.change if isinstance(body, GiftTaken) else 0
    if sum(tender.amount for tender in body.tenders) - change != body.amount:
        yield f"tenders − change is not {body.amount}"
    points = sum(part.points for part in body.points)
    yield from _shown(body.balance, -points if isinstance(body, GiftTaken) else points)


def _shown(balance: BalanceShown | None, moved: int) -> Iterator[str]:
    if balance is not None and balance.before + moved != balance.after:
        yield f"the points went from {balance.before} to {balance.after}, and {moved} of them moved"


def _expired(body: PointsExpired) -> Iterator[str]:
    for unit in body.units:
        if unit.amount <= 0 or not unit.unit.startswith(FAMILY) or unit.owner != body.member:
            yield f"{unit.amount} of {unit.unit} cannot end"
        elif (end_of(unit.unit) or "") >= body.day:
            yield f"{unit.unit} ends on {end_of(unit.unit)}"


def _settled(body: PointsSettled) -> Iterator[str]:
    parts = (*body.taken, *body.settled)
    if not parts or any(one.points <= 0 or one.amount < 0 for one in parts):
        yield "it settles nothing, or less"
    if sum(one.points for one in body.taken) != sum(one.points for one in body.settled):
        yield "it takes more or fewer points than it settles"


def _referred(register: str, body: PointsReferred) -> Iterator[str]:
    yield from earned_trouble(body.gains, owes=False)
    yield from earned_trouble(body.back, owes=True)
    gains = (body.gains, body.back)
    owners = {one.owner for part in gains for one in part.earned} | {
        one.owner for part in gains for one in part.progress
    }
    if register != f"HQ/{body.member}" or owners - {body.member}:
        yield f"it stands in the journal {register} and is {body.member}'s"
    if not owners or body.returned < 0:
        yield "it gives and takes nothing, or less"
