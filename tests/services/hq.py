"""An HQ that lends out of what it holds, and knows no network: it passes the same tests as the real link."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.entries import EntryRef
from domain.errors import Refusal
from domain.stored_value import lots_of, spend
from local_db.books import Books
from pos_app.services.lending import Enlarged, Lent, Redeemed
from tests.local_db.world import START, grant


@dataclass
class FakeHq:
    """`available` is what it holds by owner and unit, `lent` what is elsewhere; `asked` what it was asked."""

    books: Books
    available: dict[str, dict[str, int]] = field(default_factory=dict)
    lent: tuple[Lent, ...] = ()
    online: bool = True
    asked: list[tuple[str, dict[str, int]]] = field(default_factory=list)
    cards: dict[str, int] = field(default_factory=dict)
    used: dict[str, tuple[str, Redeemed]] = field(default_factory=dict)
    redeemed: list[tuple[str, str, str]] = field(default_factory=list)
    loses_answers: bool = False

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
        self.books.install_grant(*grant(owner, totals)).result()


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
