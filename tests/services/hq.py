"""An HQ that lends out of what it holds, and knows no network: it passes the same tests as the real link."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.entries import AllowanceGivenBack, EntryRef, GiftTaken, SaleCompleted, UnitAmount
from domain.entry_points import GiftReturned
from domain.errors import Refusal
from domain.postings import right_unit, sale_owner
from domain.stored_value import lots_of, spend
from local_db.act import Act, Stored
from local_db.books import Books
from pos_app.services.lending import Enlarged, Lent, Redeemed, RefundRight
from tests.local_db.world import DAY, START, grant


@dataclass
class FakeHq:
    """`available` is what it holds by owner and unit, `lent` what is elsewhere; `asked` what it was asked.

    `town` are the HQs of the registers of one chain, this one's too: each is a register's own view of the same HQ.
    """

    books: Books
    available: dict[str, dict[str, int]] = field(default_factory=dict)
    lent: tuple[Lent, ...] = ()
    online: bool = True
    asked: list[tuple[str, dict[str, int]]] = field(default_factory=list)
    cards: dict[str, int] = field(default_factory=dict)
    used: dict[str, tuple[str, Redeemed]] = field(default_factory=dict)
    redeemed: list[tuple[str, str, str]] = field(default_factory=list)
    loses_answers: bool = False
    town: list["FakeHq"] = field(default_factory=list)

    @property
    def lends(self) -> bool:
        """There is nobody else to ask."""
        return self.online

    def enlarge(self, owner: str, wants: Mapping[str, int]) -> Enlarged:
        """All that is wanted, or nothing."""
        self.asked.append((owner, dict(wants)))
        if not self.online:
            return Enlarged(granted=False, reached=False)
        held = self.available.get(owner, {})
        parts: dict[str, int] = {}
        for unit, amount in wants.items():
            chosen = _chosen(held, unit, amount)
            if chosen is None:
                there = sum(n for name, n in held.items() if unit == name or (unit == "SV" and name.startswith("SV")))
                return Enlarged(granted=False, reached=True, available=there, lent=self.lent)
            parts |= chosen
        self.lend(owner, parts)
        return Enlarged(granted=True, reached=True)

    def redeem(self, request_id: str, code: str, member: str) -> Redeemed:
        """`cards` maps active codes to their faces; a used code answers its own request only."""
        self.redeemed.append((request_id, code, member))
        if not self.online:
            return Redeemed()
        by, answer = self.used.get(code, ("", Redeemed(reason="card_refused")))
        if code in self.cards:
            entry = EntryRef(f"HQ/{member}", "0000000000000001", len(self.used) + 1)
            by, answer = self.used[code] = request_id, Redeemed(self.cards.pop(code), entry)
        if self.loses_answers:
            return Redeemed()
        return answer if by == request_id else Redeemed(reason="card_refused")

    def lend(self, owner: str, parts: Mapping[str, int]) -> None:
        """Lend these units to the register."""
        held, rooms = self.available.setdefault(owner, {}), self.books.rooms(owner)
        for unit, amount in parts.items():
            held[unit] = held.get(unit, 0) - amount
        totals = {unit: (rooms[unit].totals.granted if unit in rooms else 0) + n for unit, n in parts.items()}
        head = self.books.head()
        self.books.install_grant(*grant(owner, totals, head.epoch, head.register)).result()

    def refund_right(self, register: str, seq: int, head: str) -> RefundRight:
        """The right of a sale of the town: whoever is there gives it back."""
        if not self.online:
            return RefundRight()
        found = [one for hq in self.town if (one := hq.sold(register, seq, head)) is not None]
        if len(found) != 1:
            return RefundRight(reason="receipt_ambiguous" if found else "receipt_unknown")
        ref = found[0].entry.ref
        unit = right_unit(sale_owner(ref))
        holder = next((hq for hq in self.town if hq.room(ref)), None)
        if holder is not None and holder is not self:
            if not holder.online:
                return RefundRight(reason="hq_busy", holder=holder.books.head().register)
            holder.give_back(ref)
            holder = None
        gifts = [raw for hq in self.town if (raw := hq.brought_back(ref)) is not None]
        spent = gifts or any(one.back.last for hq in self.town for one in hq.books.returns_made(ref))
        if holder is None and not spent:
            self.lend(sale_owner(ref), {unit: 1})
        rooms = self.books.rooms(sale_owner(ref))
        granted = rooms[unit].totals.granted if unit in rooms else 0
        names = {one.hash: one.ref for hq in self.town for one in hq.books.returns_made(ref)}
        raws = [kept.raw for hq in self.town for one in names.values() if (kept := hq.books.sale(one)) is not None]
        return RefundRight(found[0].raw, (*raws, *gifts), granted)

    def sold(self, register: str, seq: int, head: str) -> Stored | None:
        """A sale of this register, or a gift."""
        kept = self.books.entry(seq) if self.books.head().register == register else None
        sale = kept is not None and isinstance(kept.entry.body, SaleCompleted | GiftTaken)
        return kept if sale and kept is not None and kept.hash.startswith(head) else None

    def brought_back(self, ref: EntryRef) -> bytes | None:
        """The entry by which this register took a gift back."""
        for seq in range(1, self.books.head().seq + 1):
            kept = self.books.entry(seq)
            if kept is not None and isinstance(kept.entry.body, GiftReturned) and kept.entry.body.original == ref:
                return kept.raw
        return None

    def room(self, ref: EntryRef) -> int:
        """Whether the right to return a sale is here."""
        found = self.books.rooms(sale_owner(ref)).get(right_unit(sale_owner(ref)))
        return found.totals.room if found is not None else 0

    def give_back(self, ref: EntryRef) -> None:
        """The register hears that HQ wants the right back, and gives it."""
        owner = sale_owner(ref)
        body = AllowanceGivenBack("S01", "refund", (UnitAmount(owner, right_unit(owner), 1),))
        self.books.record(Act("allowance.given_back", body, "till", START, DAY, members=(owner,))).result()


def _chosen(held: Mapping[str, int], unit: str, amount: int) -> dict[str, int] | None:
    if unit == "PTS":
        return _points(held, amount)
    if unit != "SV":
        return {unit: amount} if held.get(unit, 0) >= amount else None
    try:
        spends = spend(lots_of(held), amount, "pro_rata", START.date())
    except Refusal:
        return None
    return {f"SVP/{one.lot}": one.principal for one in spends} | {f"SVB/{one.lot}": one.bonus for one in spends}


def _points(held: Mapping[str, int], amount: int) -> dict[str, int] | None:
    """Oldest lots first."""
    chosen: dict[str, int] = {}
    for unit in sorted(unit for unit in held if unit.startswith("PTS/")):
        take = min(amount, held[unit])
        amount -= take
        chosen |= {unit: take} if take else {}
    return chosen if not amount else None
