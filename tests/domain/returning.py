"""Returning a sale in one piece or in many, as bodies of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import EntryRef, ReturnCompleted
from domain.return_gains import coupons_back, head_room_back, limits_back
from domain.returns import give_back, returnable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.entries import SaleCompleted
    from domain.plan import Plan

REF = EntryRef("S01-R2", "00112233445566ff", 5)


def one_return(
    sale: SaleCompleted,
    before: tuple[ReturnCompleted, ...],
    wanted: Mapping[int, int],
    plan: Plan,
    asked: Iterable[str] = (),
    at: str = "",
) -> ReturnCompleted:
    """The next return of a sale, at a register that holds all that the sale brought."""
    given = give_back(sale, before, wanted, plan, frozenset(asked))
    return ReturnCompleted(
        store=sale.store,
        shift=sale.shift,
        original=REF,
        original_hash="0" * 64,
        lines=given.lines,
        adjustments=given.adjustments,
        taxes=given.taxes,
        list=given.list,
        payable=given.payable,
        tenders=given.tenders,
        held_back=given.held_back,
        last=given.last,
        member=sale.member.id if sale.member is not None else None,
        coupons=coupons_back(sale, plan, at, last=given.last),
        engine=sale.engine,
        gains=given.gains,
        charged=given.charged,
        head_room=head_room_back(sale, given.tenders, sale.head_room),
        returned_at=at,
        held=limits_back(sale, plan, last=given.last),
        sessions=given.sessions,
    )


def returned(
    sale: SaleCompleted,
    plan: Plan,
    parts: Iterable[Mapping[int, int]] = (),
    asked: Sequence[str] = (),
    at: str = "",
) -> tuple[ReturnCompleted, ...]:
    """Return these parts one after the other, and at the end whatever is left."""
    done: tuple[ReturnCompleted, ...] = ()
    for part in parts:
        left = returnable(sale, done)
        wanted = {line: min(many, left[line]) for line, many in part.items() if left.get(line, 0) and many}
        if wanted:
            done = (*done, one_return(sale, done, wanted, plan, asked, at))
    rest = {line: many for line, many in returnable(sale, done).items() if many}
    return (*done, one_return(sale, done, rest, plan, asked, at)) if rest else done
