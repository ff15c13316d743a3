"""The body of the entry by which stored value pays what was bought at the merchant's risk."""

from __future__ import annotations

from domain.entry_parts import AllowanceReport
from domain.stored_value import LotSpend
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class FloorSettled:
    """Stored value of `member` paid `amount` of what he owed at this register (below 0: is given back to him).

    `head_room` is what spent principal gives back of the legal limit.
    """

    store: str
    member: str
    amount: int
    spends: tuple[LotSpend, ...]
    head_room: int = 0
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()


FLOOR_KINDS: dict[str, type[FloorSettled]] = {"floor_limit.settled": FloorSettled}
