"""Stored value: principal (money paid in) and bonus (money given) in lots, spent oldest lot first (V1, V3, V5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.money import apportion
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

PRINCIPAL, BONUS = "SVP", "SVB"
_terms = re.compile(r"\d{8}-\d{6}-(\d{1,15})\+(\d{1,15})-.+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lot:
    """What this register may spend of one lot; the id begins with the lot's date, so that ids sort by age."""

    id: str
    principal: int = 0
    bonus: int = 0
    expires: str | None = None

    @property
    def left(self) -> int:
        """Principal and bonus."""
        return self.principal + self.bonus


@dataclass(frozen=True, slots=True)
class LotSpend:
    """What a sale took of one lot, in minor units."""

    lot: str
    principal: int = 0
    bonus: int = 0

    @property
    def amount(self) -> int:
        """Principal and bonus."""
        return self.principal + self.bonus


def lot_name(at: datetime, principal: int, bonus: int, mark: str) -> str:
    """The name of a new lot: when it was paid in (names sort by age), for how much, and what makes it unique."""
    return f"{at:%Y%m%d-%H%M%S}-{principal}+{bonus}-{mark}"


def lot_terms(lot: str) -> tuple[int, int] | None:
    """What was paid for a lot and what was given on top, as its name tells; None for a name that does not tell."""
    found = _terms.fullmatch(lot)
    return (int(found[1]), int(found[2])) if found else None


def lots_of(rooms: Mapping[str, int], expires: Mapping[str, str | None] | None = None) -> tuple[Lot, ...]:
    """Lots, oldest first, from the room by unit (`SVP/<lot>`, `SVB/<lot>`); other units are passed over."""
    found: dict[str, list[int]] = {}
    ends: dict[str, str | None] = {}
    for unit, room in rooms.items():
        family, _, lot = unit.partition("/")
        if family in {PRINCIPAL, BONUS} and lot:
            found.setdefault(lot, [0, 0])[family == BONUS] += room
            ends[lot] = (expires or {}).get(unit) or ends.get(lot)
    return tuple(Lot(lot, parts[0], parts[1], ends[lot]) for lot, parts in sorted(found.items()))


def alive(expires: str | None, on: date) -> bool:
    """Whether something may still be spent on that day; `expires` is an RFC 3339 day or time, None: for ever."""
    return expires is None or expires >= on.isoformat()


def spendable(lots: Iterable[Lot], on: date) -> int:
    """What may be spent on that day: a lot past its date is not spent."""
    return sum(lot.left for lot in lots if alive(lot.expires, on))


def spend(lots: Iterable[Lot], amount: int, order: str, on: date) -> tuple[LotSpend, ...]:
    """Split an amount over the lots: oldest first, inside a lot by the plan's order.

    `order` is "pro_rata" (in proportion to what is left of principal and bonus), "principal_first" or
    "bonus_first". Refusal `not_enough_stored_value` when the lots hold less.
    """
    left = amount
    spends: list[LotSpend] = []
    for lot in [lot for lot in lots if alive(lot.expires, on)]:
        take = min(left, lot.left)
        if take > 0:
            spends.append(LotSpend(lot.id, *_split(lot, take, order)))
            left -= take
    if left > 0:
        raise Refusal("not_enough_stored_value", wanted=amount, spendable=amount - left)
    return tuple(spends)


def _split(lot: Lot, take: int, order: str) -> tuple[int, int]:
    if order == "principal_first":
        principal = min(take, lot.principal)
        return principal, take - principal
    if order == "bonus_first":
        bonus = min(take, lot.bonus)
        return take - bonus, bonus
    principal, bonus = apportion(take, (lot.principal, lot.bonus))
    return principal, bonus
