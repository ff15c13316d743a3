"""Receipts again, the drawer, reports, and closing the shift."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.close_shift import Closed, close_shift, count_drawer
from pos_app.services.open_drawer import open_drawer
from pos_app.services.report_shift import print_x_report
from pos_app.services.reprint_receipt import last_receipt, reprint_receipt
from pos_app.services.unlock_staff import locked_staff
from pos_app.ui.control import receipt_acts
from pos_app.ui.control.put_away_acts import let_go
from pos_app.ui.control.view_report import x_state, z_state
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import AskState, MenuState, Question
from pos_app.ui.state_staff import VarianceReason

if TYPE_CHECKING:
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


def menu(counter: Counter, act: acts.OpenMenu) -> None:
    """Show the shift's acts."""
    del act
    counter.panel = MenuState(counter.sale.cart.empty, counter.desk.training, bool(locked_staff(counter.desk)))


def reprint(counter: Counter, act: acts.Reprint) -> None:
    """The receipt on the screen, else the newest one, as a copy."""
    del act
    if counter.place == "receipts":
        receipt_acts.print_copy(counter)
        return
    shown = counter.paid.recorded.entry.ref if counter.place == "paid" and counter.paid is not None else None
    counter.wait(reprint_receipt(counter.desk, shown or last_receipt(counter.desk), counter.person))
    counter.panel = None
    counter.say(translate("Said", "Receipt printed again"))


def drawer(counter: Counter, act: acts.OpenDrawer) -> None:
    """Open the drawer for a reason; without one the till asks."""
    if not act.reason:
        counter.panel = AskState(Question.DRAWER_REASON)
        return
    counter.panel = None
    counter.wait(open_drawer(counter.desk, counter.person, act.reason, counter.approval))
    counter.say(translate("Said", "Drawer opened"))


def x_report(counter: Counter, act: acts.ShowReport) -> None:
    """The X report on the screen."""
    del act
    counter.report, counter.closed = x_state(counter), None
    counter.at_sale()
    counter.place, counter.panel = "report", None


def print_report(counter: Counter, act: acts.PrintReport) -> None:
    """The report on paper: an X report now, a Z report again as a copy."""
    del act
    if counter.closed is None:
        counter.wait(print_x_report(counter.desk, counter.person))
    else:
        written = counter.closed.day or counter.closed.shift
        counter.wait(reprint_receipt(counter.desk, written.entry.ref, counter.person))


def begin_count(counter: Counter, act: acts.CloseShift) -> None:
    """Begin the blind count; an open sale has to be finished or suspended first."""
    del act
    if not counter.sale.cart.empty:
        raise Refusal("open_sale")
    let_go(counter)
    counter.counted = counter.close_reason = None
    counter.place, counter.panel = "count", None


def submit_count(counter: Counter, act: acts.SubmitCount) -> None:
    """Lock the count and compare."""
    counts = {str(denomination): pieces for denomination, pieces in act.counts if pieces}
    counter.counted = count_drawer(counter.desk, counts)


def choose_reason(counter: Counter, act: acts.ChooseReason) -> None:
    """Say why the count differs."""
    counter.close_reason = VarianceReason(act.reason)


def recount(counter: Counter, act: acts.Recount) -> None:
    """Count again."""
    del act
    counter.counted = counter.close_reason = None


def confirm_close(counter: Counter, act: acts.ConfirmClose) -> None:
    """Write the close of shift and day, off the UI thread: it waits for two commits."""
    del act
    if counter.counted is None:
        raise Refusal("count_first")
    reason = counter.close_reason.value if counter.close_reason is not None else ""
    work = partial(close_shift, counter.desk, counter.person, counter.counted, reason, day=True)
    counter.ask(work, partial(_closed, counter))


def _closed(counter: Counter, closed: Closed) -> None:
    counter.report, counter.closed = z_state(counter, closed), closed
    counter.counted = None
    counter.place = "report"
