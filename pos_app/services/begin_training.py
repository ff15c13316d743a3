"""A training begins (C9): who may, asked before the desk for it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from domain.rights import TRAIN, Wanted
from pos_app.services.permission import need

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember

T = TypeVar("T")


def begin_training(person: StaffMember, begin: Callable[[], T], approval: Approval | None = None) -> Callable[[], T]:
    """What makes the desk, for whoever may train somebody; it takes a while. Refusals those of `need`."""
    need(person, Wanted(TRAIN), approval)
    return begin
