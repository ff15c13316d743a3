"""Lend allowances to another register of the store, and lend back what was borrowed (ARCHITECTURE, LEND and BORROW)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import AllowanceLent, UnitAmount
from domain.errors import Refusal
from domain.lending import as_much_as_there_is
from domain.points import end_of
from domain.stored_value import alive
from local_db.act import Act
from pos_app.services.give_back import give_back, held

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future
    from datetime import date

    from domain.allowances import Totals
    from local_db.act import Recorded
    from local_db.loans import Shared
    from pos_app.services.desk import Desk

NEVER = ("REFUND:",)
"""The right to return a sale stays where its lines are: it travels with what is left to return, through HQ."""
TRIES = 5


def lend_out(desk: Desk, to: str, owner: str, wants: Mapping[str, int], once: str) -> int:
    """Lend as much of what is wanted as is here and no open sale holds; durable when this returns. What is missing.

    `once` names the wish: it is lent for a single time, however often it comes.
    """
    for _ in range(TRIES):
        chosen, missing = as_much_as_there_is(free(desk, owner), wants, desk.plan()[0].stored_value.order, _day(desk))
        if not chosen:
            return missing
        try:
            _lent(desk, to, owner, chosen, "asked", once).result()
        except Refusal as refused:
            if refused.code == "already_finished":
                return 0
            continue  # a sale took of it meanwhile: look again
        return missing
    return sum(wants.values())


def free(desk: Desk, owner: str) -> dict[str, int]:
    """What of an owner's units may be lent from here today, by unit; nothing of a frozen member."""
    member = desk.members.by_id(owner)
    if member is not None and member.member.frozen:
        return {}
    holds, day = held(desk, owner), _day(desk)
    rooms = {
        unit: room.totals.room - holds.get(unit, 0)
        for unit, room in desk.books.rooms(owner).items()
        if alive(end_of(unit) or room.expires, day) and not unit.startswith(NEVER)
    }
    return {unit: room for unit, room in rooms.items() if room > 0}


def owed_to(totals: Totals, lender: str) -> int:
    """What was borrowed of a lender and not lent back yet, spent or not."""
    return totals.borrowed.get(lender, 0) - totals.lent.get(lender, 0)


def lend_back(desk: Desk, lender: str, rows: tuple[Shared, ...]) -> int:
    """Lend back to a lender what is left of its loans and no open sale holds, an entry an owner; how many owners."""
    count = 0
    for owner in sorted({row.owner for row in rows}):
        holds = held(desk, owner)
        amounts = {
            row.unit: min(owed_to(row.totals, lender), row.totals.room - holds.get(row.unit, 0))
            for row in rows
            if row.owner == owner
        }
        chosen = {unit: amount for unit, amount in amounts.items() if amount > 0}
        if not chosen:
            continue
        try:
            _lent(desk, lender, owner, chosen, "returned", None).result()
        except Refusal:
            continue  # a sale took of it meanwhile: the next time
        count += 1
    return count


def give_back_instead(desk: Desk, rows: tuple[Shared, ...]) -> int:
    """Give what is left of loans to HQ, because their lender is gone; how many owners."""
    count = 0
    for owner in sorted({row.owner for row in rows}):
        future = give_back(desk, owner, [row.unit for row in rows if row.owner == owner], "lender_gone")
        if future is not None:
            future.result()
            count += 1
    return count


def _lent(
    desk: Desk, to: str, owner: str, amounts: Mapping[str, int], reason: str, once: str | None
) -> Future[Recorded]:
    moves = tuple(UnitAmount(owner, unit, amount) for unit, amount in sorted(amounts.items()))
    body = AllowanceLent(desk.books.store(), to, reason, moves)
    members = () if "/" in owner else (owner,)
    return desk.books.record(Act("allowance.lent", body, "till", desk.clock.now(), desk.day(), members, once=once))


def _day(desk: Desk) -> date:
    return desk.clock.local(desk.clock.now()).date()
