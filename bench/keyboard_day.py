"""An hour at the till by keys and scanner alone: 250 receipts with every act of a sale mixed in.

Time is pressed together: the pauses between two acts are left out, nothing else is. What an act takes is measured from
its last key until its outcome is painted and nothing is being written; how long the window stands still meanwhile, by
the longest time between two beats of a timer of 1 ms. HQ confirmed the books in the morning and is away since, so that
nothing but the till is measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import asdict, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from bench import made
from bench.counter import window_parts
from bench.data import SMALL, Sizes, ready
from bench.figures import Figure, Goal, Samples, figure
from bench.headquarters import postgres
from bench.painted import Painted, settle, until
from bench.sell_many import resident
from bench.start import ROOT
from bench.town import GOODS, MEMBERS, town, until_sent
from demo.keyboard import press, type_text
from pos_app.services.route_scan import receipt_number
from pos_app.ui.control.bounces import GAP
from pos_app.ui.control.sheet import BOUNCES
from pos_app.ui.control.view_sale import HEAD
from pos_app.ui.state_sheet import SheetState

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.data import Data
    from pos_app.bootstrap import Till
    from pos_app.window_parts import WindowParts

RECEIPTS, WARM = 250, 150
STILL = GAP + 0.01
"""Seconds between two acts: quicker ones are a key that bounces."""
SCANNER_MS, PERSON_MS, PAUSE_MS = 8, 200, 1_000
RESPONSE = Goal("p99 ≤ 100", 100.0)
BLOCKED = Goal("longest ≤ 50", 50.0)
FLAT = Goal("≤ 8 more than after 150", 8.0)


class Cashier:
    """Somebody at the keys, who waits for what each act brings."""

    def __init__(self, parts: WindowParts) -> None:
        self.parts, self.counter = parts, parts.controller.counter
        self.took: dict[str, list[float]] = defaultdict(list)
        self.blocked: list[float] = []
        self._at = round(time.monotonic() * 1000)
        self._painted = Painted(parts.window)
        self._beats: list[float] = []
        timer = QTimer(parts, interval=1, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start()

    def scan(self, name: str, code: str, wanted: Callable[[], bool]) -> None:
        """A scanner that types a code and Enter."""
        self._act(name, partial(self._type, f"{code}\r", SCANNER_MS), wanted)

    def keys(self, name: str, keys: str, wanted: Callable[[], bool]) -> None:
        """Keys by their names, in turn; what is typed before the last one is no part of the act."""
        *first, last = keys.split()
        for key in first:
            self._press(key)
            settle(0.05)
        self._act(name, partial(self._press, last), wanted)

    def _press(self, key: str) -> None:
        self._at += PERSON_MS
        press(self.parts.window, self._at, key)

    def _type(self, text: str, gap: int) -> None:
        self._at = type_text(self.parts.window, self._at + PAUSE_MS, text, gap)

    def _act(self, name: str, act: Callable[[], None], wanted: Callable[[], bool]) -> None:
        settle(STILL)
        seen = self._painted.seen
        self._beats.clear()
        start = time.perf_counter()
        self._beat()
        act()
        until(lambda: self._painted.seen > seen and not self.counter.busy and wanted())
        self._beat()
        self.took[name].append((self._beats[-1] - start) * 1000)
        self.blocked.append(max(later - sooner for sooner, later in pairwise(self._beats)) * 1000)

    def _beat(self) -> None:
        self._beats.append(time.perf_counter())


class Hour:
    """What a cashier does in an hour, one receipt after the other."""

    def __init__(self, cashier: Cashier, seed: int = 11) -> None:
        self.cashier, self.counter, self.random = cashier, cashier.counter, Random(seed)
        self._last, self._article_before = "", -1

    def receipt(self, number: int) -> None:
        """One customer."""
        random, cashier = self.random, self.cashier
        for _ in range(random.choice((1, 2, 3, 4, 5, 6, 8, 12))):
            self._article()
        if number % 3 == 0:
            self._change_the_cart()
        if number % 5 == 0:
            self._off_by_hand()
        if number % 11 == 0:
            self._another_customer_first()
        member = number % 2 == 0
        if member:
            card, _ = made.card_and_phone(number % MEMBERS + 1)  # another each time: what is lent here is soon spent
            cashier.scan("member", card, lambda: self.counter.sale.member is not None)
        if member and number % 6 == 0:
            self._top_up()
        if member and number % 4 == 0:
            due = self.counter.sale.settlement.due
            cashier.keys("stored value", "F12", lambda: self._paid_part(due))
        if self.counter.place != "paid":
            cashier.keys("cash", "F9", self._is_paid)
        paid = self.counter.paid
        assert paid is not None
        entry = paid.recorded.entry
        self._last = f"{receipt_number(entry.register, entry.seq)} {paid.recorded.hash[:HEAD]}"
        self._afterwards(number)

    def _lines(self) -> int:
        return len(self.counter.sale.cart.lines)

    def _article(self) -> None:
        counter, before = self.counter, (self.counter.sale, self.counter.place)
        number = self.random.randrange(GOODS - 1)
        number += number == self._article_before  # twice at once would be the scanner's second reading of one piece
        self._article_before = number
        self.cashier.scan(
            "scan",
            made.barcode(number + 1),
            lambda: (counter.sale, counter.place) != before and counter.place == "sale",
        )

    def _change_the_cart(self) -> None:
        cashier, lines = self.cashier, self._lines()
        before = self.counter.sale
        cashier.keys("quantity", "3 *", lambda: self.counter.sale != before)
        cashier.keys("remove", "Delete", lambda: self._lines() == lines - 1)
        cashier.keys("undo", "Ctrl+Z", lambda: self._lines() == lines)
        cashier.keys("search", "F4", self._panel)
        cashier.keys("back", "Escape", self._no_panel)

    def _another_customer_first(self) -> None:
        lines = self._lines()
        self.cashier.keys("suspend", "F6", lambda: self._lines() == 0)
        self._article()
        self.cashier.keys("cash", "F9", self._is_paid)
        self.cashier.keys("suspended", "Shift+F6", self._panel)
        self.cashier.keys("resume", "Return", lambda: self._lines() == lines and self.counter.place == "sale")

    def _afterwards(self, number: int) -> None:
        cashier = self.cashier
        if number % 13 == 0:
            cashier.keys("reprint", "Ctrl+P", lambda: True)
        if number % 17 == 0:
            cashier.keys("receipts", "Ctrl+F", lambda: self.counter.place == "receipts")
            cashier.keys("back", "Escape", lambda: self.counter.place != "receipts")
        if number % 19 == 0:
            cashier.scan("receipt", self._last, lambda: self.counter.place == "return")
            cashier.keys("everything", "F8", lambda: True)
            cashier.keys("give back", "Return", self._is_paid)
        if number % 14 == 0:
            self._exchange()
        if number % 15 == 0:
            cashier.keys("next", "Return", lambda: self.counter.place == "sale")
            cashier.keys("cash in", "5 0 Ctrl+B", self._panel)
            cashier.keys("which way", "1", lambda: self._on("cash_why"))
            self._done("cash in why", "1")
        if number % 16 == 0:
            cashier.keys("receipts", "Ctrl+F", lambda: self.counter.place == "receipts")
            cashier.keys("void", "Ctrl+Delete", self._panel)
            cashier.keys("void why", "1", self._is_paid)
        if number % 23 == 0:
            cashier.keys("menu", "Ctrl+M", self._panel)
            cashier.keys("back", "Escape", self._no_panel)
        if number % 29 == 0:
            cashier.keys("next", "Return", lambda: self.counter.place == "sale")
            cashier.keys("help", "F1", self._panel)
            cashier.keys("back", "Escape", self._no_panel)

    def _off_by_hand(self) -> None:
        """Ten percent off a line, the bill, and taken back again."""
        cashier, before = self.cashier, self.counter.sale.bill.payable
        for name, key in (("percent off", "F5"), ("bill off", "Shift+F5")):
            cashier.keys(name, f"1 0 {key}", lambda: self._on("by_hand_why"))
            cashier.keys("off why", "1", lambda: self.counter.sale.bill.payable < before and not self._panel())
            cashier.keys("undo", "Ctrl+Z", lambda: self.counter.sale.bill.payable == before)

    def _top_up(self) -> None:
        self.cashier.keys("top up", "1 0 0 Ctrl+T", lambda: self._on("top_up_paying"))
        self._done("top up cash", "F9")

    def _exchange(self) -> None:
        """All of the last receipt for something else; what is left over goes back by the key that pays."""
        self.cashier.scan("receipt", self._last, lambda: self.counter.place == "return")
        self.cashier.keys("everything", "F8", lambda: True)
        self.cashier.keys("exchange", "F6", lambda: self.counter.place == "sale")
        self._article()
        self.cashier.keys("exchange cash", "F9", self._is_paid)

    def _done(self, name: str, key: str) -> None:
        """The last key of an act on a sheet, and Enter once somebody can have read what was done."""
        self.cashier.keys(name, key, lambda: self._on("done"))
        settle(BOUNCES)
        self.cashier.keys("go on", "Return", self._no_panel)

    def _on(self, sheet: str) -> bool:
        panel = self.counter.panel
        return isinstance(panel, SheetState) and panel.name == sheet

    def _is_paid(self) -> bool:
        return self.counter.place == "paid"

    def _paid_part(self, due: int) -> bool:
        return self._is_paid() or self.counter.sale.settlement.due < due

    def _panel(self) -> bool:
        return self.counter.panel is not None

    def _no_panel(self) -> bool:
        return self.counter.panel is None


def keyboard_day(data: Data, folder: Path) -> list[Figure]:
    """An hour in a process of its own: the windows of other figures listen to the keys of theirs.

    250 receipts; the response of every act, of each kind of act, the longest block, and the memory.
    """
    sizes = "small" if data.sizes == SMALL else "whole"
    command = [sys.executable, "-m", "bench.keyboard_day", str(data.folder.parent), sizes, str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return [Figure(**one) for one in json.loads(done.stdout)]


def hour(data: Data, folder: Path) -> list[Figure]:
    """The hour itself, here and now."""
    many, warm = data.sizes.times(RECEIPTS, 30), data.sizes.times(WARM, 6)
    till = _after_a_morning(data, folder)
    parts = window_parts(till)
    cashier = Cashier(parts)
    assert cashier.counter.cashier is not None
    cashier.counter.cashier = replace(cashier.counter.cashier, role="senior")  # who may void, and take off
    shift = Hour(cashier)
    before = 0.0
    for number in range(1, many + 1):
        shift.receipt(number)
        if number == warm:
            before = resident()
    grown = resident() - before
    parts.window.close_now()
    parts.close()
    till.close()
    every = [took for found in cashier.took.values() for took in found]
    kinds = [figure(f"keyboard_{name.replace(' ', '_')}", "ms", Samples(took)) for name, took in cashier.took.items()]
    return [
        figure("keyboard_act", "ms", Samples(every), RESPONSE),
        figure("keyboard_blocked", "ms", Samples([max(cashier.blocked)]), BLOCKED),
        figure("keyboard_memory", "MiB", Samples([grown]), FLAT),
        *sorted(kinds, key=lambda one: -one.p99),
    ]


def _after_a_morning(data: Data, folder: Path) -> Till:
    """A till that heard of HQ since its start: without that it takes no stored value."""
    with postgres() as server, town(data).open(server, folder / "keyboard-hq") as url:
        till = town(data).till(folder / "keyboard", url)
        till.start_sync()
        until_sent(till)
        assert till.syncer is not None
        till.syncer.stop()
    return till


if __name__ == "__main__":
    where, how_many, into = sys.argv[1:]
    made_ready = ready(Path(where), SMALL if how_many == "small" else Sizes(), print)
    print(json.dumps([asdict(one) for one in hour(made_ready, Path(into))]))
