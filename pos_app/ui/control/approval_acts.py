"""Somebody else approves one act on the spot: who and what, his PIN, and the act again; the cashier stays signed in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.rights import Wanted
from pos_app.services.permission import approve, who_may
from pos_app.services.sounds import Sound
from pos_app.ui.control.counter import Asked

if TYPE_CHECKING:
    from pos_app.services.permission import Approval
    from pos_app.ui.control.counter import Counter


def asks(counter: Counter, trouble: Exception) -> bool:
    """Whether somebody else can allow what was just refused: then he is asked."""
    wanted = trouble.params.get("wanted") if isinstance(trouble, Refusal) else None
    if not isinstance(wanted, Wanted) or counter.doing is None or counter.place == "approve":
        return False
    people = who_may(counter.desk, wanted, counter.person)
    if not people:
        return False
    counter.asked = Asked(counter.doing, wanted, counter.place, counter.panel)
    counter.place, counter.panel, counter.notice, counter.chosen = "approve", None, None, people[0].id
    counter.sounds.play(Sound.ATTENTION)
    return True


def approve_act(counter: Counter, staff: str, pin: str) -> None:
    """Check the PIN off the UI thread; then the act is done that was refused, and no other."""
    asked = counter.asked
    if asked is None:
        raise Refusal("approver_needed")
    counter.notice = None
    work = partial(approve, counter.desk, asked.wanted, counter.person, staff, pin)
    counter.ask(work, partial(_approved, counter, asked))


def give_up(counter: Counter) -> None:
    """Nobody approves: everything is as it was."""
    if counter.asked is not None:
        counter.place, counter.panel = counter.asked.place, counter.asked.panel
    counter.asked = counter.notice = None


def _approved(counter: Counter, asked: Asked, approval: Approval) -> None:
    give_up(counter)
    counter.approval = approval
    try:
        counter.redo(asked.act)
    finally:
        counter.approval = None
