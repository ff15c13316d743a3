"""Whether what was lent may be spent since this start: only when nobody put an older disk in our place.

ARCHITECTURE, "Restored, cloned, forked": a witness opens it (HQ, a neighbour, the memory of the same boot); without one
the anchor file decides, unless the plan demands a witness.
"""

from collections.abc import Callable

from domain.entries import Entry
from domain.postings import allowance_moves
from local_db.act import Act

OUT = frozenset({"spend", "lend"})


class Gate:
    """Open where nobody guards it; thread-safe, as it only ever opens."""

    def __init__(self) -> None:
        self.witnessed = True
        self.anchored = False
        self.shut = False
        """HQ revoked the key of this epoch: what was lent is given up."""
        self._demands: Callable[[], bool] = _never

    def guard(self, *, witnessed: bool, anchored: bool, demands: Callable[[], bool]) -> None:
        """Begin with what the start found; `demands`: whether the plan wants a witness."""
        self._demands = demands
        self.anchored = anchored
        self.witnessed = witnessed

    def confirm(self) -> None:
        """A witness saw our journal and found it whole."""
        self.witnessed = True

    @property
    def closed(self) -> bool:
        """Whether nothing that was lent may leave yet, or any more."""
        return self.shut or (not self.witnessed and (not self.anchored or self._demands()))


def takes_out(act: Act) -> bool:
    """Whether an act spends or lends of what is here; giving back to HQ is free."""
    entry = Entry(
        register="",
        epoch="",
        seq=0,
        kind=act.kind,
        at="",
        business_day=act.business_day,
        actor=act.actor,
        members=act.members,
        body=act.body,
        approver=act.approver,
    )
    return any(move.op in OUT for move in allowance_moves(entry)) or (act.first is not None and takes_out(act.first))


def _never() -> bool:
    return False
