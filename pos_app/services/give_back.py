"""Give allowances back to HQ: what was recalled, and what no open sale holds (ARCHITECTURE, allowances: recall)."""

from __future__ import annotations

import json
from collections import defaultdict
from threading import Lock
from typing import TYPE_CHECKING

from domain.cause_postings import package_unit
from domain.entries import AllowanceGivenBack, UnitAmount
from domain.errors import Refusal
from domain.on_account import UNIT
from domain.points import FAMILY
from domain.stored_value import BONUS, PRINCIPAL
from domain.tenders import ACCOUNT, POINTS, STORED_VALUE
from local_db.act import Act
from pos_app.services.open_sale import SaleDocument
from wire import shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from domain.tenders import Tender
    from local_db.act import Recorded
    from pos_app.services.desk import Desk

ASKED = "recalled"
"""The setting that names what was recalled while an open sale held some of it."""
TRIES = 5
_noting = Lock()
"""HQ's recalls and what follows them come from two threads."""


def held(desk: Desk, owner: str) -> dict[str, int]:
    """What open and suspended sales hold of an owner's value, points, sessions and coupons: it stays here."""
    holds: dict[str, int] = defaultdict(int)
    for draft in desk.books.drafts():
        kept = shapes.decode(draft.document, SaleDocument)
        for covered in kept.cart.sessions:
            for used in covered.spends if covered.owner == owner else ():
                holds[package_unit(covered.package, used.lot)] += used.sessions
        if kept.member is None or kept.member.member.id != owner:
            continue
        for unit, amount in (one for tender in kept.tenders for one in _taken(tender)):
            holds[unit] += amount
        for coupon in kept.cart.coupons:
            holds[f"CPN:{coupon.rule}/{coupon.code}"] = 1
    return dict(holds)


def _taken(tender: Tender) -> Iterator[tuple[str, int]]:
    """The member's units that a way of paying takes."""
    for spend in tender.spends if tender.kind == STORED_VALUE else ():
        yield f"{PRINCIPAL}/{spend.lot}", spend.principal
        yield f"{BONUS}/{spend.lot}", spend.bonus
    if tender.kind == ACCOUNT:
        yield UNIT, tender.amount
    for taken in tender.points if tender.kind == POINTS else ():
        yield FAMILY + taken.lot, taken.points


def recall(desk: Desk, owner: str, units: Sequence[str], reason: str) -> None:
    """Give back what no open sale holds of what HQ asks back; durable when this returns. The rest follows when the sale
    has ended (`recall_rest`), also after a new start.

    A sale may spend of it meanwhile: what is left is then worked out again.
    """
    for _ in range(TRIES):
        try:
            future = give_back(desk, owner, units, reason)
            if future is not None:
                future.result()
        except Refusal:
            continue
        break
    holds = held(desk, owner)
    with _noting:
        before = _asked(desk)
        asked = {**before, owner: [reason, *units]}
        if not any(holds.get(unit, 0) for unit in units):
            del asked[owner]
        if asked != before:
            desk.books.set_setting(ASKED, json.dumps(asked)).result()


def recall_rest(desk: Desk) -> None:
    """Give back what was held when it was recalled, and is not any more."""
    for owner, (reason, *units) in _asked(desk).items():
        recall(desk, owner, units, reason)


def _asked(desk: Desk) -> dict[str, list[str]]:
    """The reason and the units of every recall of which a sale held something, by owner."""
    found: dict[str, list[str]] = json.loads(desk.books.setting(ASKED) or "{}")
    return found


def give_back(desk: Desk, owner: str, units: Iterable[str], reason: str) -> Future[Recorded] | None:
    """Give back all room of these units that no sale holds; None when there is nothing to give."""
    rooms, holds = desk.books.rooms(owner), held(desk, owner)
    moves = tuple(
        UnitAmount(owner, unit, free)
        for unit in units
        if unit in rooms and (free := rooms[unit].totals.room - holds.get(unit, 0)) > 0
    )
    if not moves:
        return None
    now = desk.clock.now()
    body = AllowanceGivenBack(desk.books.head().store, reason, moves)
    return desk.books.record(Act("allowance.given_back", body, "till", now, desk.day(), members=(owner,)))
