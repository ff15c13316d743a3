"""May what was lent to this register be spent now? Not before a witness after a start, not too long without HQ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal
from wire.fields import read_time, time_text

if TYPE_CHECKING:
    from datetime import datetime

    from domain.contact import Standing
    from pos_app.services.desk import Desk

HEARD, SHUT_OUT = "hq_heard", "shut_out"
"""The settings that hold when HQ answered last, and the epoch whose key it revoked."""
DATE = len("2026-01-01")


def last_heard(desk: Desk) -> datetime | None:
    """When HQ answered last, None when nothing is known of it."""
    text = desk.books.setting(HEARD)
    return read_time(text) if text is not None else None


def standing(desk: Desk) -> Standing:
    """How long it is that HQ was not heard, by the plan's figures."""
    if desk.hq.online:
        return "fine"
    plan, _ = desk.plan()
    return plan.contact.standing(last_heard(desk), desk.clock.now())


def may_spend(desk: Desk) -> None:
    """Refusals `shut_out` (HQ revoked our key), `not_witnessed` (an older disk could be in our place), `no_contact` (HQ
    was not heard for too long).
    """
    if desk.books.gate.closed:
        raise Refusal("shut_out" if desk.books.gate.shut else "not_witnessed")
    if standing(desk) == "hard":
        last = last_heard(desk)
        raise Refusal("no_contact", since=time_text(last)[:DATE] if last is not None else "")
