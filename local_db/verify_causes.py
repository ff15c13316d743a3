"""Entries about issues, packages and draws, worked out again from what stood in the journal before them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from domain import draws, enrolment
from domain.entries import Entry, EntryRef, GiftTaken, PackageRefunded, PlanRef, ReturnCompleted, SaleCompleted
from domain.entry_causes import DrawMade, MemberEnrolled, MembershipGranted
from domain.entry_points import GiftReturned
from domain.errors import Refusal
from domain.gifts import gift_back_trouble
from domain.package_refunds import refund_trouble
from domain.plan import Plan
from local_db.elsewhere import Asked, sale_of
from local_db.member_reads import committed_by
from wire.bodies import read_entry

Sold = Mapping[EntryRef, tuple[SaleCompleted, str]]


@dataclass
class Causes:
    """What the walk has seen so far of draws, members, grants and gifts that did not come back; `plan` finds the plan
    that an entry names.
    """

    asked: Asked
    plan: Callable[[PlanRef, str], Plan]
    bound: tuple[EntryRef, str] | None = None
    enrolled: set[str] = field(default_factory=set)
    gifts: dict[EntryRef, tuple[GiftTaken, str]] = field(default_factory=dict)

    def trouble(self, entry: Entry, what: str, sales: Sold) -> str:
        """What differs first from what the entry's inputs give; "" when nothing does."""
        body = entry.body
        found = ""
        if isinstance(body, MemberEnrolled):
            found = "" if body.member.id not in self.enrolled else "this member was enrolled before"
            found = found or enrolment.trouble(body, self.plan(body.plan, what))
            self.enrolled.add(body.member.id)
        elif isinstance(body, DrawMade):
            found = self._draw(entry, body, what, sales)
        elif isinstance(body, MembershipGranted):
            found = "" if entry.approver else "nobody approved it"
        elif isinstance(body, GiftReturned):
            ours: tuple[object, str] | None = self.gifts.pop(body.original, None)
            taken, digest = ours or self._told(body)
            found = gift_back_trouble(body, taken, digest, self.plan(body.plan, what))
        self._bind(entry)
        return found

    def took(self, entry: Entry, hash_: str) -> None:
        """Remember a gift: it may come back, once."""
        if isinstance(entry.body, GiftTaken):
            self.gifts[entry.ref] = (entry.body, hash_)

    def _told(self, body: GiftReturned) -> tuple[object, str]:
        """The gift as HQ told it: that it comes back once, its right proves."""
        kept = sale_of(self.asked, body.original) if body.right else None
        return (read_entry(kept[1]).body, kept[0]) if kept is not None else (None, "")

    def _draw(self, entry: Entry, body: DrawMade, what: str, sales: Sold) -> str:
        if self.bound != (body.committed, body.commitment):
            return "the register was not bound to this seed"
        sold = sales.get(body.sale) if body.sale is not None else None
        return draws.trouble(entry, body, self.plan(body.plan, what), sold[0] if sold is not None else None)

    def _bind(self, entry: Entry) -> None:
        bound = committed_by(entry)
        if bound is not None:
            self.bound = bound[0].ref, bound[1]


def refunded(body: PackageRefunded, sale: SaleCompleted, before: Sequence[ReturnCompleted], plan: Plan) -> str:
    """What differs first when a package is paid back again; "" when nothing does."""
    try:
        return refund_trouble(body, sale, before, plan)
    except Refusal as refusal:
        return f"it pays back more than is left: {refusal}"
