"""Returns worked out again from their sales: of this journal, or as HQ told them when it lent the right (C5)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from domain.entries import Body, Entry, EntryRef, PackageRefunded, PlanRef, ReturnCompleted, SaleCompleted
from domain.errors import Refusal
from domain.plan import Plan
from domain.proofs import return_trouble
from domain.return_order import Made, in_order
from domain.returns import returned_by
from local_db.elsewhere import THEIRS_SQL, Asked, made, sale_of
from local_db.projections import ref_text
from local_db.verify_causes import refunded
from wire.bodies import read_entry
from wire.entries import entry_hash
from wire.json_text import Malformed

_SALES_SQL = "SELECT register, epoch, seq, hash, raw FROM sale_elsewhere ORDER BY register, epoch, seq"
_RETURNS_SQL = "SELECT hash, sale, raw FROM return_elsewhere ORDER BY hash"


@dataclass
class Returns:
    """What the walk has seen so far of sales and what came back of them; `plan` finds the plan that a sale names."""

    asked: Asked
    plan: Callable[[PlanRef, str], Plan]
    sales: dict[EntryRef, tuple[SaleCompleted, str]] = field(default_factory=dict)
    returns: dict[EntryRef, list[Made]] = field(default_factory=dict)
    exchanged: dict[str, str] = field(default_factory=dict)
    """Where each return stands that was made for a sale in the same commit, by the sale's draft: none may wait."""

    def trouble(self, entry: Entry, hash_: str, what: str) -> str:
        """What differs first from what the sale and the returns before leave to give back; "" when nothing does."""
        back = returned_by(entry.body)
        if back is None:
            return ""
        sold = self.sales.get(back.original) or self._told(back.original)
        if sold is None:
            return "it returns a sale that is not in these books"
        sale, sale_hash = sold
        if sale_hash != back.original_hash:
            return "it names another hash of the sale than the sale has"
        here = self.returns.setdefault(back.original, [])
        before = self._before(back, here)
        if isinstance(before, str):
            return before
        here.append(Made(hash_, entry.ref, back))
        if back.exchange:
            self.exchanged[back.exchange] = what
        wrong = _again(entry.body, back, sale, before, self.plan(sale.plan, what))
        return f"returned again: {wrong}" if wrong else ""

    def _told(self, ref: EntryRef) -> tuple[SaleCompleted, str] | None:
        """The sale as HQ told it."""
        kept = sale_of(self.asked, ref)
        body = read_entry(kept[1]).body if kept is not None else None
        return (body, kept[0]) if kept is not None and isinstance(body, SaleCompleted) else None

    def _before(self, back: ReturnCompleted, here: list[Made]) -> list[ReturnCompleted] | str:
        """The returns before this one: those that it names, all of this journal among them; or what is wrong."""
        if not back.earlier:
            return [one.back for one in here]
        rows = self.asked.all(THEIRS_SQL, (ref_text(back.original),))
        known = [*here, *(one for hash_, raw in rows if (one := made(hash_, raw)) is not None)]
        before = [one for one in in_order(known) if one.hash in back.earlier]
        if tuple(one.hash for one in before) != back.earlier or not {one.hash for one in here} <= set(back.earlier):
            return "the returns before it are not those that it names"
        return [one.back for one in before]


def kept_trouble(asked: Asked) -> tuple[str, str] | None:
    """The first sale, gift or return of another journal that is not what its hash or its name says, and why."""
    for register, epoch, seq, hash_, raw in asked.all(_SALES_SQL):
        ref = EntryRef(register, epoch, seq)
        if wrong := _bytes_trouble(hash_, raw) or ("" if read_entry(raw).ref == ref else "its bytes are another's"):
            return f"sale {ref_text(ref)}", wrong
    for hash_, sale, raw in asked.all(_RETURNS_SQL):
        if wrong := _bytes_trouble(hash_, raw):
            return f"return {hash_}", wrong
        one = made(hash_, raw)
        if one is None or ref_text(one.back.original) != sale:
            return f"return {hash_}", f"it is no return of {sale}"
    return None


def _bytes_trouble(hash_: str, raw: bytes) -> str:
    if entry_hash(raw) != hash_:
        return "its bytes are not those that were hashed"
    try:
        read_entry(raw)
    except Malformed as error:
        return f"it cannot be read: {error}"
    return ""


def _again(body: Body, back: ReturnCompleted, sale: SaleCompleted, before: list[ReturnCompleted], plan: Plan) -> str:
    try:
        if isinstance(body, PackageRefunded):
            return refunded(body, sale, before, plan)
        return return_trouble(back, sale, before, plan)
    except Refusal as refusal:
        return f"it gives back more than is left: {refusal}"
