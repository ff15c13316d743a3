"""The floor limit: what a member may pay without a network beyond what is here, at the merchant's own risk (V4).

Off by default. What is paid so is a receivable of the member, bounded per member and per register; it is collected from
his stored value as soon as HQ lends some of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_floor import FloorSettled
from domain.ledger import ALLOWANCE, Posting, pair
from domain.on_account import OWES
from domain.stored_value import BONUS, PRINCIPAL
from domain.tenders import ACCOUNT
from domain.value_postings import LIABILITY, head_room_moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from domain.entries import SaleCompleted
    from domain.plan_value import FloorLimit
    from domain.tenders import Tender

FLOOR = "floor_limit"
"""The tender that stands for it."""
RECEIVABLE = "receivable:"


def tendered(tenders: Iterable[Tender]) -> int:
    """What is paid at the merchant's risk, in minor units."""
    return sum(tender.amount for tender in tenders if tender.kind == FLOOR)


def tender_account(kind: str, member: str) -> str:
    """The account of a tender that is neither cash nor a member's units."""
    owed = {FLOOR: RECEIVABLE, ACCOUNT: OWES}
    return owed[kind] + member if kind in owed else f"tender:{kind}"


def still(limit: FloorLimit, owed: Mapping[str, int], member: str) -> int:
    """How much more a member may pay so at this register; `owed` is what each member owes here, by id."""
    if not limit.applies:
        return 0
    whole = sum(max(0, amount) for amount in owed.values())
    return max(0, min(limit.per_member - max(0, owed.get(member, 0)), limit.per_register - whole))


def beyond(sale: SaleCompleted, limit: FloorLimit, owed: Mapping[str, int]) -> str:
    """What is wrong with what a sale leaves owed, after what was owed before it; "" when nothing is."""
    wanted, member = tendered(sale.tenders), sale.member.id if sale.member is not None else ""
    return f"{member} owes {wanted} more than the plan lets" if wanted > still(limit, owed, member) else ""


def owed_after(owed: dict[str, int], postings: Iterable[Posting]) -> None:
    """Count an entry's postings into what members owe at this register."""
    for posting in postings:
        if posting.account.startswith(RECEIVABLE):
            member = posting.account.removeprefix(RECEIVABLE)
            owed[member] = owed.get(member, 0) + posting.amount


def floor_postings(body: object) -> Iterator[Posting]:
    """Stored value pays what was owed; below 0 (a return after the collecting) it is given back as stored value.

    Nothing for any other body.
    """
    if not isinstance(body, FloorSettled):
        return
    place = f"redeemed:{body.store}"
    yield Posting(RECEIVABLE + body.member, body.currency, -body.amount)
    for spend in body.spends:
        yield Posting(LIABILITY, body.currency, spend.principal)
        yield Posting("cost:bonus", body.currency, spend.bonus)
        for family, amount in ((PRINCIPAL, spend.principal), (BONUS, spend.bonus)):
            yield from pair(place, ALLOWANCE + body.member, f"{family}/{spend.lot}", amount)
    yield from head_room_moved(body.member, body.head_room)


def floor_trouble(body: FloorSettled) -> Iterator[str]:
    """What such an entry cannot be by itself."""
    parts = [part for spend in body.spends for part in (spend.principal, spend.bonus)]
    if body.amount == 0 or sum(parts) != body.amount or any(part * body.amount < 0 for part in parts):
        yield f"its lots do not pay {body.amount}"
    if not body.member:
        yield "nobody owes it"
