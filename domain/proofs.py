"""Whether a sale or a return is what its inputs give: asked before a return is written, and later by verify."""

from collections.abc import Sequence
from datetime import datetime

from domain.entries import ReturnCompleted, SaleCompleted
from domain.errors import Refusal
from domain.plan import Plan
from domain.returns import give_back
from domain.sales import reprice

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
        given = give_back(sale, before, {line.line: line.quantity for line in body.lines}, plan, asked)
    except NONSENSE as error:
        return f"it cannot be worked out: {error!r}"
    coupons = tuple(coupon for coupon in sale.coupons if coupon.taken) if given.last else ()
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
        ("member", sale.member.id if sale.member is not None else None, body.member),
        ("currency", sale.currency, body.currency),
        ("engine", sale.engine, body.engine),
        ("gains", given.gains, body.gains),
    )
    for name, right, found in pairs:
        if right != found:
            return f"{name} should be {right} and is {found}"
    return ""
