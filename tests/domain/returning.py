"""Returning a sale in one piece or in many, as bodies of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import EntryRef, ReturnCompleted
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
) -> ReturnCompleted:
    """The next return of a sale."""
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
        coupons=tuple(used for used in sale.coupons if used.taken) if given.last else (),
        engine=sale.engine,
        gains=given.gains,
        charged=given.charged,
    )


def returned(
    sale: SaleCompleted, plan: Plan, parts: Iterable[Mapping[int, int]] = (), asked: Sequence[str] = ()
) -> tuple[ReturnCompleted, ...]:
    """Return these parts one after the other, and at the end whatever is left."""
    done: tuple[ReturnCompleted, ...] = ()
    for part in parts:
        left = returnable(sale, done)
        wanted = {line: min(many, left[line]) for line, many in part.items() if left.get(line, 0) and many}
        if wanted:
            done = (*done, one_return(sale, done, wanted, plan, asked))
    rest = {line: many for line, many in returnable(sale, done).items() if many}
    return (*done, one_return(sale, done, rest, plan, asked)) if rest else done
