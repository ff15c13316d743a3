"""Whether a sale or a return is what its inputs give: asked before a return is written, and later by verify."""

from collections.abc import Sequence
from datetime import date, datetime

from domain import gains, memberships, points, services
from domain.entries import Body, GiftTaken, PointsEarned, ReturnCompleted, SaleCompleted, TierPromoted, TierReviewed
from domain.entry_causes import MembershipEarned, ServiceGranted
from domain.errors import Refusal
from domain.plan import Plan
from domain.plan_tiers import BALANCE
from domain.return_gains import coupons_back, limits_back, units
from domain.returned_gains import without_debts
from domain.returns import give_back
from domain.sales import reprice
from domain.tier_reviews import Verdict, review
from domain.tiers import earned, promotion

NONSENSE = (ArithmeticError, LookupError, ValueError)
"""What arithmetic says to facts that no sale has: 0 units for a price, a rate over 0, a line that is not there."""


def sale_trouble(sale: SaleCompleted, plan: Plan, at: datetime) -> str:
    """What differs first when the sale is priced again; nothing ("") when it is the same to the cent."""
    try:
        return reprice(sale, plan, at)
    except Refusal as refusal:
        return f"it could not be sold again: {refusal}"
    except NONSENSE as error:
        return f"it cannot be worked out: {error!r}"


def return_trouble(body: ReturnCompleted, sale: SaleCompleted, before: Sequence[ReturnCompleted], plan: Plan) -> str:
    """What differs first from what the sale and the earlier returns leave to give back; nothing ("") when all is right.

    Refusals as `domain.returns.give_back`: more than is left.
    """
    try:
        asked = frozenset(one.rule for line in body.charged for one in line.adjustments)
        wanted = {line.line: line.quantity for line in body.lines}
        given = give_back(sale, before, wanted, plan, asked, units(body.gains))
        coupons = coupons_back(sale, plan, body.returned_at, last=given.last)
    except NONSENSE as error:
        return f"it cannot be worked out: {error!r}"
    pairs: tuple[tuple[str, object, object], ...] = (
        ("lines", given.lines, body.lines),
        ("adjustments", given.adjustments, body.adjustments),
        ("taxes", given.taxes, body.taxes),
        ("list", given.list, body.list),
        ("payable", given.payable, body.payable),
        ("tenders", given.tenders, body.tenders),
        ("held_back", given.held_back, body.held_back),
        ("last", given.last, body.last),
        ("charged", given.charged, body.charged),
        ("coupons", coupons, body.coupons),
        ("held", limits_back(sale, plan, last=given.last), body.held),
        ("member", sale.member.id if sale.member is not None else None, body.member),
        ("currency", sale.currency, body.currency),
        ("engine", sale.engine, body.engine),
        ("gains", given.gains, without_debts(body.gains)),
        ("sessions", given.sessions, body.sessions),
    )
    for name, right, found in pairs:
        if right != found:
            return f"{name} should be {right} and is {found}"
    principal = sum(spend.principal for tender in body.tenders for spend in tender.spends) if sale.head_room else 0
    if not 0 <= body.head_room <= principal:
        return f"head_room should be {principal} at most and is {body.head_room}"
    return ""


def act_trouble(body: Body, plan: Plan) -> str:
    """What differs first when an act outside a sale is decided again from its facts; nothing ("") when nothing does."""
    try:
        return _act_trouble(body, plan)
    except NONSENSE as error:
        return f"it cannot be worked out: {error!r}"


def _act_trouble(body: Body, plan: Plan) -> str:
    if isinstance(body, PointsEarned):
        at = datetime.fromisoformat(body.earned_at)
        right: object = gains.of_taking_part(body.member, plan, body.cause, body.store, at)
        return "" if right == body.gains else f"gains should be {right} and are {body.gains}"
    if isinstance(body, GiftTaken):
        return points.gift_trouble(body, plan)
    if isinstance(body, ServiceGranted):
        return services.trouble(body, plan)
    if isinstance(body, MembershipEarned):
        return memberships.earned_trouble(body, plan)
    if isinstance(body, TierPromoted):
        day, counts = date.fromisoformat(body.day), {BALANCE: body.balance}
        tier = plan.tier(earned(body.facts, plan, day, counts))
        right = promotion(body.facts, tier, day, counts) if tier is not None and tier.id != body.facts.tier else None
        return "" if right == body.promoted else f"promoted should be {right} and is {body.promoted}"
    if isinstance(body, TierReviewed):
        verdict = review(body.facts, plan, body.since, date.fromisoformat(body.day))
        found = Verdict(body.counted, body.least, body.after, body.next, body.consumed)
        return "" if verdict == found else f"the review should find {verdict} and found {found}"
    return ""
