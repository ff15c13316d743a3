"""Acts to handlers, refusals to notices, and every change back onto the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from domain.errors import Fault, Refusal
from pos_app.services.sign_in import AUTO_LOCK
from pos_app.ui import acts
from pos_app.ui.acts import Answer
from pos_app.ui.control import (
    approval_acts,
    drill_sheet,
    exchange_acts,
    payment_acts,
    put_away_acts,
    sheet,
    shift_acts,
    tender_acts,
    training_acts,
)
from pos_app.ui.control.bounces import Bounces
from pos_app.ui.control.counter import Counter, Shown
from pos_app.ui.control.handlers import HANDLERS
from pos_app.ui.control.screens import SCREENS
from pos_app.ui.control.view_sale import checkout_state, print_state
from pos_app.ui.state import FrameState, LampState, PrintState
from pos_app.ui.state_panels import AskState, HelpState, Question
from pos_app.ui.state_sheet import SheetState

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.desk import Desk
    from pos_app.ui.control.background import Background
    from pos_app.ui.desk_view import ScreenState
    from pos_app.ui.main_window import MainWindow

MINUTE_MS = 20_000
PAPER_MS = 250
SLOW_MS = 80
"""What is written sooner is never shown as busy: painting a resting keypad would take longer than most commits."""
ALSO_WHILE_BUSY = (acts.Scan, acts.Leave)
"""Acts that say themselves why not now."""


class Controller(QObject):
    """One window at one register. Signals: closed(), when the window may go; showed(), after each paint."""

    closed = Signal()
    showed = Signal()

    def __init__(
        self, desk: Desk, window: MainWindow, background: Background, language: str, now: Callable[[], float]
    ) -> None:
        super().__init__()
        self._window = window
        self.classroom = training_acts.Classroom(self)
        self.counter = Counter(desk, background, Shown(window.look.money, language, self.show), now)
        self._lamps: dict[object, LampState] = {}
        self.counter.redo = self.did
        self._bounces = Bounces()
        self.counter.asks = partial(approval_acts.asks, self.counter)
        self._touched = now()
        self._handlers = HANDLERS | {
            acts.Training: self.classroom.change,
            acts.Answered: self.answered,
            acts.Help: self.help,
            acts.Back: self.back,
            acts.Leave: self.leave,
        }
        window.act.connect(self.did)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE_MS)
        self._clock.timeout.connect(self._tick)
        self._paper = QTimer(self)
        self._paper.setInterval(PAPER_MS)
        self._paper.timeout.connect(self._look_for_paper)
        self._slow = QTimer(self, interval=SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self._show_busy)
        self._busy: ScreenState | None = None
        self._printing = PrintState.NOT_ASKED
        self._framed, self._register, self._shift = (False, ""), "", ""

    def start(self) -> None:
        """Show the first screen."""
        put_away_acts.count_suspended(self.counter)
        people = self.counter.desk.staff.staff()
        self.counter.chosen = people[0].id if people else ""
        self._clock.start()
        self.show()

    def did(self, act: acts.Act) -> None:
        """Do what a person asked for; what is refused is told. Whatever happens, the screen is shown again.

        A key that bounced asked for nothing; what was approved is the act of before.

        When something is being written from now on, the keys rest at once, and it is shown when it takes long.
        """
        counter, was_busy = self.counter, self.counter.busy
        if counter.approval is None and self._bounces.drops(act, counter.now()):
            if not was_busy:
                self.show()  # the key that was touched rests until then
            return
        self._touched = counter.now()
        drill_sheet.pressed(counter, act)
        counter.draft.keep()
        if not isinstance(act, acts.Search | acts.MoveSelection | acts.SelectLine):
            counter.forget_notice()
        if not isinstance(act, acts.Quantity):
            counter.weighing = None  # the weight that was asked for is typed at once, or never
        try:
            waits = counter.busy and not isinstance(act, ALSO_WHILE_BUSY)
            if waits or not sheet.drops(counter, act):
                counter.doing = counter.doing if counter.place == "approve" else act
                (not_now if waits else self._handlers[type(act)])(counter, act)
        except (Refusal, Fault) as trouble:
            counter.refuse(trouble)
        finally:
            if counter.busy and not was_busy:
                self._rest()
            else:
                self.show()

    # ---- showing
    def _rest(self) -> None:
        """The screen for the case that it takes long is made now: the books are on their way to another state."""
        self._busy = self._screen()
        self._window.rest()
        self._slow.start()
        self._keep_soon()

    def _show_busy(self) -> None:
        if self._busy is not None:
            self._window.show_screen(self._busy)
            self._window.show_panel(self.counter.panel)
            self.showed.emit()

    def _keep_soon(self) -> None:
        if self.counter.draft.changed:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value)

    def show(self) -> None:
        """Put the counter's state on the window; a sale that changed is saved as soon as it is painted."""
        counter = self.counter
        self._slow.stop()
        sheet.refresh(counter)
        self._window.show_screen(self._screen())
        self._window.show_panel(counter.panel)
        self.show_frame()
        self.showed.emit()
        self._keep_soon()
        if counter.place == "paid" and not self._paper.isActive():
            self._printing = print_state(counter)
            self._paper.start()

    def stop(self) -> None:
        """Ask the books nothing any more: they are being closed."""
        for timer in (self._clock, self._paper, self._slow):
            timer.stop()

    def customEvent(self, event: QEvent) -> None:
        """It stood in the line behind the paint: what changed is on the screen, now it goes to the disk."""
        del event
        self.counter.draft.keep()

    def _look_for_paper(self) -> None:
        """While a paid sale is shown, the screen follows its receipt: the printer tells the books, not the window."""
        if self.counter.place != "paid":
            self._paper.stop()
        elif print_state(self.counter) is not self._printing:
            self._printing = print_state(self.counter)
            self._window.show_screen(self._screen())

    def show_lamp(self, lamp: LampState) -> None:
        """A device or HQ reported: its lamp, and the paid screen if it tells of printing."""
        self._lamps[lamp.device] = lamp
        if self.counter.place == "paid":
            self._window.show_screen(self._screen())
        self.show_frame()

    def _tick(self) -> None:
        self._framed = (False, "")
        self.show_frame()
        counter = self.counter
        at_work = counter.busy or counter.paying is not None or counter.place == "approve"
        if counter.cashier is not None and not at_work and counter.now() - self._touched > AUTO_LOCK:
            self.did(acts.Lock())

    def show_frame(self) -> None:
        """Lamps, clock and badge. The shift is looked up when the place changes: it opens and closes between places."""
        counter, desk = self.counter, self.counter.desk
        if self._framed != (desk.training, counter.place):
            self._framed = (desk.training, counter.place)
            self._register = desk.books.head().register
            shift = desk.books.open_shift()
            self._shift = shift.business_day if shift is not None else ""
        self._window.show_frame(
            FrameState(
                store=desk.store_name,
                register=self._register,
                cashier=counter.cashier.name if counter.cashier is not None else "",
                shift=self._shift,
                clock=desk.clock.local(desk.clock.now()).isoformat()[11:16],
                lamps=tuple(self._lamps.values()),
                suspended=counter.suspended_count,
                offline=not desk.hq.online,
                training=desk.training,
                drill=drill_sheet.drill_state(counter),
            )
        )

    def _screen(self) -> ScreenState:
        return SCREENS.get(self.counter.place, checkout_state)(self.counter)

    # ---- what concerns the whole window
    def back(self, counter: Counter, act: acts.Back) -> None:
        """Close the panel, disarm, take tenders or an exchange back, or leave the screen."""
        del act
        if isinstance(counter.panel, SheetState) and counter.sheet is not None:
            counter.sheet.left(counter)
        elif counter.panel is not None:
            counter.panel = None if counter.paying is None else counter.panel
        elif counter.place == "report":
            self._after_report(counter)
        elif counter.place == "approve":
            approval_acts.give_up(counter)
        elif counter.place in {"return", "count", "paid", "receipts", "settings"}:
            counter.counted = None
            counter.to_sale()
        elif counter.armed:
            counter.armed = False
        elif counter.busy or counter.place != "sale":
            return
        elif not counter.sale.tenders:
            exchange_acts.drop(counter)
        elif not payment_acts.ask_to_give_back(counter):
            tender_acts.take_back(counter)

    def _after_report(self, counter: Counter) -> None:
        counter.report = counter.closed = counter.notice = None
        if counter.desk.books.open_shift() is None:
            counter.cashier, counter.place = None, "sign_in"
        else:
            counter.place = "sale"

    def help(self, counter: Counter, act: acts.Help) -> None:
        """Show the keys, or take them away."""
        del act
        counter.panel = None if isinstance(counter.panel, HelpState) else HelpState()

    def answered(self, counter: Counter, act: acts.Answered) -> None:
        """A question was answered."""
        asked = counter.panel
        if not isinstance(asked, AskState) or asked.question.value != act.question:
            return
        counter.panel = None
        if act.answer is Answer.STAY:
            return
        if asked.question is Question.CLEAR_CART:
            put_away_acts.clear(counter)
        elif asked.question is Question.GIVE_PAYMENT_BACK:
            payment_acts.give_back(counter)
        elif asked.question is Question.MUCH_CASH:
            tender_acts.cash(counter, asked.amount, sure=True)
        elif asked.question is Question.DRAWER_REASON:
            shift_acts.drawer(counter, acts.OpenDrawer(act.detail))
        elif asked.question is Question.CLOSE_WITH_SALE and act.answer is Answer.SUSPEND:
            put_away_acts.put_aside(counter, self._gone)

    def _gone(self, counter: Counter) -> None:
        """The sale is put aside: the window may close."""
        del counter
        self.closed.emit()

    def leave(self, counter: Counter, act: acts.Leave) -> None:
        """Somebody wants to close the window: with an open sale the till asks."""
        del act
        if counter.busy:
            raise Refusal("busy")
        if counter.sale.cart.empty:
            self.closed.emit()
            return
        counter.panel = AskState(Question.CLOSE_WITH_SALE, counter.sale.bill.payable, len(counter.sale.cart.lines))


def not_now(counter: Counter, act: acts.Act) -> None:
    """Something is being written: keys rest."""
    del counter, act
    raise Refusal("busy")
