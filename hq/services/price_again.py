"""Every sale priced again under its plan, every return worked out again from its sale, from the bytes that HQ holds."""

from dataclasses import dataclass, field

import sqlalchemy as sa

from domain import draws, enrolment
from domain.draws import committed_by
from domain.entries import (
    Adopted,
    Body,
    Entry,
    EntryRef,
    GoodsReturned,
    PackageRefunded,
    PlanRef,
    ReturnCompleted,
    SaleCompleted,
)
from domain.entry_causes import DrawMade, MemberEnrolled
from domain.entry_points import GiftReturned
from domain.entry_value import MemberClosed, TopUpCancelled, TopUpCompleted
from domain.errors import Refusal
from domain.gifts import gift_back_trouble
from domain.no_receipt import goods_trouble
from domain.package_refunds import refund_trouble
from domain.plan import Plan
from domain.postings import sale_owner
from domain.proofs import act_trouble, return_trouble, sale_trouble
from domain.return_order import Made, before, beside, in_order
from domain.returns import returned_by
from domain.value_proofs import cancel_trouble, closing_trouble, top_up_trouble
from hq.services import receipts
from hq.store import identity, journal, reference
from hq.store.journal import JournalKey
from wire.bodies import body_json, plan_from, plan_hash, read_entry
from wire.entries import entry_hash, read_adopted
from wire.fields import read_time
from wire.json_text import Malformed

PAST = 2**63


@dataclass(slots=True)
class Prices:
    """The plans that HQ published, by the hash that sales name them by."""

    tx: sa.Connection
    _plans: dict[str, Plan] | None = field(default=None)

    def trouble(self, raw: bytes) -> str:
        """What differs first when this entry, or the one inside it, is worked out again; "" when nothing does.

        A sale under a plan that HQ never published, a return of a sale that it does not hold, and one of a closed
        branch, which may follow others that it does not hold, prove nothing.
        """
        entry = read_entry(raw)
        closed = isinstance(entry.body, Adopted)
        while isinstance(entry.body, Adopted):
            entry = read_entry(read_adopted(body_json(entry.body))[1])
        if isinstance(entry.body, SaleCompleted):
            plan = self._plan(entry.body.plan)
            return "" if plan is None else _said("priced again", _sale_trouble(entry, entry.body, plan))
        if isinstance(entry.body, TopUpCompleted | TopUpCancelled | MemberClosed):
            return _said("worked out again", self._value_trouble(entry.body))
        if isinstance(entry.body, GoodsReturned):
            plan = self._plan(entry.body.plan)
            return "" if plan is None else _said("taken back again", goods_trouble(entry.body, plan))
        back = returned_by(entry.body)
        if back is not None:
            return "" if closed else _said("returned again", self._return_trouble(entry, entry_hash(raw), back))
        if wrong := self._cause_trouble(entry, entry.body):
            return _said("worked out again", wrong)
        ref = getattr(entry.body, "plan", None)
        plan = self._plan(ref) if isinstance(ref, PlanRef) else None
        return "" if plan is None else _said("decided again", act_trouble(entry.body, plan))

    def _value_trouble(self, body: TopUpCompleted | TopUpCancelled | MemberClosed) -> str:
        """Top-ups, their cancelling, closings; what is under a plan that HQ never published proves nothing."""
        done = self._body(body.original) if isinstance(body, TopUpCancelled) else body
        plan = self._plan(done.plan) if isinstance(done, TopUpCompleted | MemberClosed) else None
        if plan is None:
            return ""
        if isinstance(body, TopUpCancelled):
            return cancel_trouble(body, done, plan) if isinstance(done, TopUpCompleted) else "it cancels no top-up"
        return top_up_trouble(body, plan) if isinstance(body, TopUpCompleted) else closing_trouble(body, plan)

    def _cause_trouble(self, entry: Entry, body: Body) -> str:
        """What differs first when an enrolment, a draw or a gift that came back is worked out again."""
        if not isinstance(body, MemberEnrolled | DrawMade | GiftReturned) or (plan := self._plan(body.plan)) is None:
            return ""
        if isinstance(body, GiftReturned):
            taken = self._body(body.original, body.original_hash)
            return gift_back_trouble(body, taken, body.original_hash, plan) if taken is not None else ""
        if isinstance(body, MemberEnrolled):
            return enrolment.trouble(body, plan)
        bound = committed_by(self._body(body.committed))
        if bound != body.commitment:
            return "the register was not bound to this seed"
        sale = self._body(body.sale) if body.sale is not None else None
        return draws.trouble(entry, body, plan, sale if isinstance(sale, SaleCompleted) else None)

    def _plan(self, ref: PlanRef) -> Plan | None:
        return self.plan_of(ref.hash)

    def plan_of(self, wanted: str) -> Plan | None:
        """The plan of that hash; None where HQ never published it."""
        if self._plans is None:
            texts = [text.encode() for text in reference.plan_texts(self.tx)]
            self._plans = {plan_hash(text): plan_from(text) for text in texts}
        return self._plans.get(wanted)

    def _return_trouble(self, entry: Entry, hash_: str, body: ReturnCompleted) -> str:
        sale = self._body(body.original, body.original_hash)
        if not isinstance(sale, SaleCompleted) or (plan := self._plan(sale.plan)) is None:
            return ""
        made = receipts.made_of(self.tx, body.original, body.original_hash)
        this = Made(hash_, entry.ref, body)
        known = before(this, made)
        earlier = [one for one in in_order(made) if one.hash in known]
        if body.earlier and tuple(one.hash for one in earlier) != body.earlier:
            return "the returns before it are not those that it names"
        if (other := beside(this, made)) is not None:
            return f"{sale_owner(other.ref)} returned the same sale beside it"
        try:
            if isinstance(entry.body, PackageRefunded):
                return refund_trouble(entry.body, sale, [one.back for one in earlier], plan)
            return return_trouble(body, sale, [one.back for one in earlier], plan)
        except Refusal as refusal:
            return f"it gives back more than is left: {refusal}"

    def _body(self, ref: EntryRef, hash_: str = "") -> Body | None:
        """What stands at a place of a journal that HQ holds, if it has this hash: a closed branch had another there."""
        if not 0 < ref.seq < PAST:
            return None
        store = identity.store_of(self.tx, ref.register)
        rows = journal.page(self.tx, JournalKey(store or "", ref.register, ref.epoch), ref.seq - 1, 1)
        there = rows and rows[0].seq == ref.seq and rows[0].hash.startswith(hash_)
        return read_entry(rows[0].entry).body if there else None


def _sale_trouble(entry: Entry, sale: SaleCompleted, plan: Plan) -> str:
    try:
        return sale_trouble(sale, plan, read_time(entry.at))
    except Malformed as error:
        return str(error)


def _said(how: str, trouble: str) -> str:
    return f"{how}: {trouble}" if trouble else ""
