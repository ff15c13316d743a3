"""Note that the program runs, and at the next start whether it had been killed (C8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import TillStarted
from local_db.act import Act
from pos_app.services.pay_by_code import after_start
from pos_app.services.suspend_sale import OPEN

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk

RUNNING = "running"


def start_till(desk: Desk, program: str) -> Future[Recorded]:
    """Write `till.started`: after a kill it names the draft of the sale that was open."""
    after_start(desk)
    killed = desk.books.setting(RUNNING) == "yes"
    drafts = desk.books.drafts(OPEN)
    now = desk.clock.now()
    body = TillStarted(desk.books.head().store, program, killed, drafts[-1].id if drafts else "")
    desk.books.set_setting(RUNNING, "yes")
    return desk.books.record(Act("till.started", body, "till", now, desk.day()))


def stop_till(desk: Desk) -> None:
    """Note that the program ended in order."""
    desk.books.set_setting(RUNNING, "no").result()
