"""A till with its real window that obeys lines of JSON on standard input: keys, pictures, questions.

Everything goes through the window as a person's hands would: keys are key events, scans come from the scanner.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace as changed
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QTest

from demo.keyboard import press, type_text
from domain.errors import Fault
from pos_app.bootstrap import VERSION, Settings, Till, Watchers, open_till
from pos_app.services.route_scan import receipt_number
from pos_app.services.start_till import start_till
from pos_app.services.take_payment import stored_value_here
from pos_app.sync.syncer import Pace
from pos_app.ui.control.counter import Paid
from pos_app.ui.control.view_sale import HEAD
from pos_app.ui.paid_card import PaidCard
from pos_app.ui.rasteriser import Rasteriser
from pos_app.ui.speak import again
from pos_app.ui.state import Notice
from pos_app.ui.state_sheet import SheetState
from pos_app.window_parts import WindowParts

if TYPE_CHECKING:
    from types import TracebackType

BETWEEN_KEYS_MS = 75
"""Slower than any scanner types and any key bounces, so that the window takes it for a person."""
PACE = Pace(heartbeat=2, rest=0.05, first_retry=0.2, longest_retry=1.0)


class Lines(QObject):
    """Lines from standard input, on the UI thread. Signals: came(str)."""

    came = Signal(str)

    def listen(self) -> None:
        """Read until the end of the input; the end closes the till."""
        for line in sys.stdin:
            self.came.emit(line)
        self.came.emit('{"do": "close"}')


def milliseconds() -> int:
    """The time of a key that is pressed now."""
    return round(time.monotonic() * 1000)


def receipt_code(paid: Paid) -> str:
    """What the code at the foot of a receipt says."""
    entry = paid.recorded.entry
    return f"{receipt_number(entry.register, entry.seq)} {paid.recorded.hash[:HEAD]}"


class Puppet(QObject):
    """Carries commands out, one after the other."""

    def __init__(self, till: Till, parts: WindowParts) -> None:
        super().__init__()
        self._till = till
        self._parts = parts
        self._closing = False

    def obey(self, line: str) -> None:
        """Carry out one command and answer with a line."""
        command = json.loads(line)
        name = command.pop("do")
        if name == "close":
            if not self._closing:
                self._closing = True
                self._parts.window.close_now()
                self._parts.application.quit()
            return
        answer = getattr(self, f"do_{name}")(**command)
        print(json.dumps(answer if answer is not None else {}), flush=True)

    def do_state(self) -> dict[str, Any]:
        """What is going on."""
        counter = self._parts.controller.counter
        sale = counter.sale
        desk = self._till.desk
        health = self._till.syncer.health if self._till.syncer is not None else None
        return {
            "place": counter.place,
            "busy": counter.busy,
            "panel": type(counter.panel).__name__ if counter.panel is not None else "",
            "lines": len(sale.cart.lines),
            "kept": counter.draft.settled,
            "payable": sale.bill.payable,
            "saved": sale.bill.saved,
            "due": sale.settlement.due,
            "change": counter.paid.change if counter.paid is not None else 0,
            "member": sale.member.member.id if sale.member is not None else "",
            "balance": sale.member.balance if sale.member is not None else 0,
            "spendable": stored_value_here(desk, sale).here if sale.member is not None else 0,
            "scan": counter.scan.text,
            "scan_mode": counter.scan.mode.value,
            "wanted": sum(counter.opened.wanted.values()) if counter.opened is not None else 0,
            "counted": counter.counted.counted if counter.counted is not None else None,
            "notice": counter.notice.text if counter.notice is not None else "",
            "told": isinstance(counter.panel, SheetState) and counter.panel.notice is not None,
            "online": desk.hq.online,
            "complete": health.complete if health is not None else False,
            "unsynced": desk.books.unsynced().count,
            "jobs": sum(job.kind == "receipt" for job in desk.books.job_states()),
            "head": desk.books.head().seq,
            "receipt": receipt_code(counter.paid) if counter.paid is not None else "",
            "printing": self._parts.window.findChildren(PaidCard)[-1].printing.value,
            "problem": health.problem.what if health is not None and health.problem is not None else "",
            "staff": [person.id for person in desk.staff.staff()],
        }

    def do_expected(self) -> dict[str, int]:
        """What lies in the drawer: a person who counts it sees the notes."""
        shift = self._till.books.open_shift()
        return {"cash": shift.totals.expected_cash if shift is not None else 0}

    def do_key(self, key: str) -> None:
        """Press one key, by its name: `F9`, `Ctrl+Z`."""
        press(self._parts.window, milliseconds(), key)
        QTest.qWait(BETWEEN_KEYS_MS)

    def do_type(self, text: str) -> None:
        """Type characters as fast as a person does."""
        for character in text:
            type_text(self._parts.window, milliseconds(), character, 0)
            QTest.qWait(BETWEEN_KEYS_MS)

    def do_wedge(self, code: str) -> None:
        """A scanner that types: the whole code in a burst, and Enter."""
        type_text(self._parts.window, milliseconds(), f"{code}\r", 1)
        QTest.qWait(BETWEEN_KEYS_MS)

    def do_grab(self, paths: dict[str, str]) -> None:
        """Save the window in each language of `paths`."""
        for language, path in paths.items():
            self._speak(language)
            QTest.qWait(1)
            self._parts.window.grab().save(path)
        self._speak(self._till.settings.language)

    def _speak(self, language: str) -> None:
        """Another language, also for what was said before."""
        counter = self._parts.controller.counter
        self._parts.speak(language)
        counter.scan = changed(counter.scan, text=again(counter.scan.text), advice=again(counter.scan.advice))
        if counter.notice is not None:
            counter.notice = _again(counter.notice)
        if isinstance(counter.panel, SheetState) and counter.panel.notice is not None:
            counter.panel = changed(counter.panel, notice=_again(counter.panel.notice))
        if counter.undo is not None:
            strip = counter.undo.strip
            counter.undo = replace(counter.undo, strip=changed(strip, text=again(strip.text)))
        self._parts.controller.show()

    def do_resize(self, width: int, height: int) -> None:
        """Another size of the window."""
        self._parts.window.resize(width, height)
        QTest.qWait(1)

    def do_leave(self) -> None:
        """Somebody closes the window with the mouse."""
        self._parts.window.close()


def _again(notice: Notice) -> Notice:
    return changed(notice, text=again(notice.text), advice=again(notice.advice))


def give_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Whatever nobody expected ends the puppet at once, so that nobody waits for an answer."""
    sys.__excepthook__(kind, error, trace)
    sys.stderr.flush()
    os._exit(70)


def main() -> int:
    """Run a till until it is told to close."""
    sys.excepthook = give_up
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--key-file", type=Path, required=True)
    parser.add_argument("--hq", required=True)
    parser.add_argument("--printer", default="")
    parser.add_argument("--scanner", default="")
    parser.add_argument("--language", default="zh_CN")
    options = parser.parse_args()
    settings = Settings(
        data=options.data,
        key_file=options.key_file,
        hq_url=options.hq,
        language=options.language,
        printer=options.printer,
        scanner=options.scanner,
    )
    try:
        till = open_till(settings)
    except Fault as fault:
        print(json.dumps({"error": str(fault), "code": fault.code}), flush=True)
        return 1
    parts = WindowParts(till.desk, options.language, "light", sys.argv[:1], time.monotonic)
    puppet, lines = Puppet(till, parts), Lines()
    lines.came.connect(puppet.obey)
    threading.Thread(target=lines.listen, daemon=True).start()
    parts.after_first_paint(partial(_begin, till, parts))
    try:
        return parts.run()
    finally:
        till.close()


def _begin(till: Till, parts: WindowParts) -> None:
    start_till(till.desk, VERSION)
    till.start_devices(Watchers(parts.bridge.device, parts.bridge.sync, parts.bridge.scan), Rasteriser())
    threading.Thread(target=till.start_sync, args=(PACE,), daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
