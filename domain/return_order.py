"""The order of the returns of one sale, wherever they were made: the right to return it is in one place at a time.

A register that was lent the right knows every return before its own and names them (`ReturnCompleted.earlier`); one
that never lent it on has them in its own journal. So each return either follows another one or goes before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.entries import EntryRef, ReturnCompleted


@dataclass(frozen=True, slots=True)
class Made:
    """A return as it stands in a journal: `hash` names its entry. `again`: handed in again from a closed branch."""

    hash: str
    ref: EntryRef
    back: ReturnCompleted
    again: bool = False


def before(one: Made, others: Iterable[Made]) -> frozenset[str]:
    """The hashes of the returns of the sale that `one` was worked out after."""
    if one.back.earlier:
        return frozenset(one.back.earlier)
    return frozenset(other.hash for other in others if _same_journal(one, other) and other.ref.seq < one.ref.seq)


def in_order(made: Sequence[Made]) -> tuple[Made, ...]:
    """The returns of a sale, oldest first, each once: as many go before each as it has predecessors."""
    single = {one.hash: one for one in made}.values()
    return tuple(sorted(single, key=lambda one: (len(before(one, single)), one.ref.epoch, one.ref.seq)))


def named(made: Sequence[Made], register: str, epoch: str) -> tuple[str, ...]:
    """What a return made here now says of those `made` before it: nothing where all stand in this journal."""
    here = all((one.ref.register, one.ref.epoch) == (register, epoch) for one in made)
    return () if here else tuple(one.hash for one in made)


def beside(one: Made, others: Sequence[Made]) -> Made | None:
    """A return of the sale that neither follows `one` nor goes before it: the right was in two places."""
    mine = before(one, others)
    for other in others:
        apart = other.hash != one.hash and other.hash not in mine and one.hash not in before(other, others)
        if apart and not (other.again or one.again):
            return other
    return None


def _same_journal(one: Made, other: Made) -> bool:
    return (one.ref.register, one.ref.epoch) == (other.ref.register, other.ref.epoch)
