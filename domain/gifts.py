"""A gift that is brought back (P2): what was given for it goes back as a whole, as points to their lots, and as money.

The right to bring it back is a unit of its own, lent like that of a sale: whoever holds it may take the gift back, and
spends it by that. A gift of before has none: only the register that handed it over knows whether it came back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_points import GiftReturned, GiftTaken
from domain.errors import Refusal
from domain.points import gift
from domain.tenders import CASH, Tender

if TYPE_CHECKING:
    from domain.entries import EntryRef, ShiftRef
    from domain.plan import Plan


def gift_back(
    taken: GiftTaken, original: EntryRef, digest: str, plan: Plan, *, store: str, shift: ShiftRef, at: str, reason: str
) -> GiftReturned:
    """The return of a gift, at a store, under the plan that it was given by. Refusal `gift_not_returnable` as that plan
    says.
    """
    check_returnable(taken, plan)
    return GiftReturned(
        store=store,
        shift=shift,
        plan=taken.plan,
        original=original,
        original_hash=digest,
        member=taken.member,
        sku=taken.sku,
        points=taken.points,
        returned_at=at,
        amount=taken.amount,
        taxes=taken.taxes,
        tenders=(Tender(CASH, taken.amount),) if taken.amount else (),
        reason=reason,
        currency=taken.currency,
        right=taken.right,
    )


def check_returnable(taken: GiftTaken, plan: Plan) -> None:
    """Refusal `gift_not_returnable` when the plan that it was given by does not take it back."""
    known = gift(plan.points, taken.sku, sum(part.points for part in taken.points))
    if known is None or known.returns == "not_back":
        raise Refusal("gift_not_returnable", name=taken.article)


def gift_back_trouble(body: GiftReturned, taken: object, digest: str, plan: Plan) -> str:
    """What differs first when a gift is brought back again; `taken` and `digest` are what stands at its original."""
    if not isinstance(taken, GiftTaken) or digest != body.original_hash:
        return "it brings back what was not given there"
    try:
        here = {"store": body.store, "at": body.returned_at, "reason": body.reason}
        again = gift_back(taken, body.original, digest, plan, shift=body.shift, **here)
    except Refusal as refusal:
        return f"it cannot be brought back: {refusal}"
    names = ("plan", "member", "sku", "points", "amount", "taxes", "tenders", "currency", "right")
    wrong = next((name for name in names if getattr(again, name) != getattr(body, name)), "")
    return f"{wrong} would be {getattr(again, wrong)} and is {getattr(body, wrong)}" if wrong else ""
