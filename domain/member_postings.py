"""Postings of entries that move a member's tier counters and points outside a sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_benefits import Gains
from domain.entry_points import GiftReturned, GiftTaken, PointsEarned, PointsExpired, PointsReferred, PointsSettled
from domain.entry_tiers import PromotionPutBack, TierGranted, TierPromoted, TierReviewed
from domain.gain_postings import DEBT, gained, points_earned
from domain.ledger import ALLOWANCE, AVAILABLE, Posting, pair
from domain.plan_tiers import BY_HAND
from domain.tenders import CASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.entry_benefits import Progress


def member_postings(register: str, body: object) -> Iterator[Posting]:
    """Counters of tiers, points earned by taking part, gifts, points that ended; nothing for any other body."""
    if isinstance(body, TierGranted):
        yield from pair(f"member:{body.member}", "tier_progress", f"TIER:{BY_HAND}", 1)
    elif isinstance(body, TierPromoted):
        yield from gained(Gains(promoted=(body.promoted,)), body.member, "")
    elif isinstance(body, PromotionPutBack):
        yield from _counters(body.member, body.back, 1)
    elif isinstance(body, TierReviewed):
        yield from _counters(body.member, body.consumed, -1)
    elif isinstance(body, PointsEarned):
        yield from gained(body.gains, body.member.id, body.currency)
    elif isinstance(body, GiftTaken | GiftReturned):
        yield from _gift(register, body, 1 if isinstance(body, GiftTaken) else -1)
    else:
        yield from _by_hq(body)


def _by_hq(body: object) -> Iterator[Posting]:
    """What HQ does with points that it holds itself."""
    if isinstance(body, PointsExpired):
        for unit in body.units:
            yield from pair("points_expired", AVAILABLE + unit.owner, unit.unit, unit.amount)
        yield from pair("liability:points", "cost:points", body.currency, body.value)
    elif isinstance(body, PointsSettled):
        yield from _settled(body)
    elif isinstance(body, PointsReferred):
        for gains, sign in ((body.gains, 1), (body.back, -1)):
            yield from _counters(body.member, gains.progress, sign)
            for one in gains.earned:
                yield from points_earned(one, body.currency, sign, AVAILABLE)


def _counters(member: str, parts: Iterable[Progress], sign: int) -> Iterator[Posting]:
    for one in parts:
        yield from pair(f"member:{one.owner or member}", "tier_progress", one.unit, sign * one.amount)


def _settled(body: PointsSettled) -> Iterator[Posting]:
    """Points of some lots for the debt of others: in points as many, in money each at its own worth."""
    for spend in body.taken:
        yield from pair("points_settled", AVAILABLE + body.member, f"PTS/{spend.lot}", spend.points)
        yield from pair("liability:points", "cost:points", body.currency, spend.amount)
    for owed in body.settled:
        yield from pair(DEBT, "points_settled", f"PTS/{owed.lot}", owed.points)
        yield from pair("cost:points", DEBT, body.currency, owed.amount)


def _gift(register: str, body: GiftTaken | GiftReturned, sign: int) -> Iterator[Posting]:
    """The points go, and with them what the chain owed for them; the money is a sale of its own (`sign` −1: all that
    goes back).
    """
    for spend in body.points:
        yield from pair("liability:points", "cost:points", body.currency, sign * spend.amount)
        yield from pair(f"redeemed:{body.store}", ALLOWANCE + body.member, f"PTS/{spend.lot}", sign * spend.points)
    for tender in body.tenders:
        account = f"cash:{register}" if tender.kind == CASH else f"tender:{tender.kind}"
        yield Posting(account, body.currency, sign * tender.amount)
    for tax in body.taxes:
        yield Posting(f"tax:{tax.rate.num}/{tax.rate.den}", body.currency, -sign * tax.tax)
    if isinstance(body, GiftTaken):
        yield Posting(f"cash:{register}", body.currency, -body.change)
    net = body.amount - sum(tax.tax for tax in body.taxes)
    yield Posting(f"sales:{body.store}", body.currency, -sign * net)
