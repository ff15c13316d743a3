"""A gift that is brought back (P2): what was given for it goes back as a whole, as points to their lots, and as money.

It is brought back to the register that handed it over, once: that register's journal knows that it was given, and
whether it came back.
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
    taken: GiftTaken, original: EntryRef, digest: str, plan: Plan, *, shift: ShiftRef, at: str, reason: str
) -> GiftReturned:
    """The return of a gift under the plan that it was given by. Refusal `gift_not_returnable` as that plan says."""
    check_returnable(taken, plan)
    return GiftReturned(
        store=taken.store,
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
        again = gift_back(taken, body.original, digest, plan, shift=body.shift, at=body.returned_at, reason=body.reason)
    except Refusal as refusal:
        return f"it cannot be brought back: {refusal}"
    names = ("store", "plan", "member", "sku", "points", "amount", "taxes", "tenders", "currency")
    wrong = next((name for name in names if getattr(again, name) != getattr(body, name)), "")
    return f"{wrong} would be {getattr(again, wrong)} and is {getattr(body, wrong)}" if wrong else ""
