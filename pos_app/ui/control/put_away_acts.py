"""Acts that put the open sale away: suspend, resume, clear."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.clear_cart import clear_cart
from pos_app.services.suspend_sale import SUSPENDED, forget_sale, resume_sale, suspend_sale, suspended_sales
from pos_app.ui import acts
from pos_app.ui.control.view_sale import suspended_row
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import AskState, Question, SuspendedState

if TYPE_CHECKING:
    from collections.abc import Callable

    from local_db.act import Recorded
    from pos_app.services.open_sale import OpenSale
    from pos_app.ui.control.counter import Counter


def ask_clear(counter: Counter, act: acts.ClearCart) -> None:
    """Ask once before everything is cleared."""
    del act
    if counter.sale.untouched and not counter.sale.removed:
        raise Refusal("cart_empty")
    if counter.sale.tenders:
        raise Refusal("tenders_first")
    counter.panel = AskState(Question.CLEAR_CART, counter.sale.bill.payable, len(counter.sale.cart.lines))


def clear(counter: Counter) -> None:
    """Write that the cart is cleared; then it is."""
    counter.draft.keep_again()
    future = clear_cart(counter.desk, counter.sale, counter.person, "cleared", counter.approval)
    counter.book(future, partial(_cleared, counter), partial(_still_here, counter))


def _cleared(counter: Counter, recorded: Recorded) -> None:
    del recorded
    counter.fresh()
    counter.say(translate("Said", "Cart cleared"))


def let_go(counter: Counter) -> None:
    """Leave a sale without lines behind: lines that were removed are told to the journal, a lone member is dropped.

    Refusal `exchange_open` while something comes back for it.
    """
    sale = counter.sale
    if sale.exchange is not None:
        raise Refusal("exchange_open")
    if sale.removed:
        counter.wait(clear_cart(counter.desk, sale, counter.person, "emptied", counter.approval))
    elif not sale.untouched:
        counter.wait(forget_sale(counter.desk, sale))
    counter.fresh()


# ---- suspend and resume
def suspend(counter: Counter, act: acts.Suspend) -> None:
    """Put the sale aside."""
    del act
    put_aside(counter, _suspended)


def put_aside(counter: Counter, then: Callable[[Counter], None]) -> None:
    """Suspend the sale; `then` is done once it is on disk."""
    future = suspend_sale(counter.desk, counter.sale, counter.person)
    counter.book(future, partial(_put_aside, counter, then), partial(_still_here, counter))


def _put_aside(counter: Counter, then: Callable[[Counter], None], nothing: None) -> None:
    del nothing
    counter.fresh()
    count_suspended(counter)
    then(counter)


def _suspended(counter: Counter) -> None:
    counter.say(translate("Said", "Sale suspended"))


def _still_here(counter: Counter, trouble: Exception) -> Exception:
    """It could not be put away: it stays the open sale."""
    reason = counter.draft.why(trouble)
    counter.put(counter.sale)
    return reason


def count_suspended(counter: Counter) -> None:
    """Count the sales that wait, for the badge."""
    counter.suspended_count = len(counter.desk.books.drafts(SUSPENDED))


def open_suspended(counter: Counter, act: acts.OpenSuspended) -> None:
    """Show the sales that wait; one alone needs no choosing."""
    del act
    counter.suspended = suspended_sales(counter.desk)
    counter.suspended_count = len(counter.suspended)
    counter.panel = SuspendedState(tuple(suspended_row(counter, waiting) for waiting in counter.suspended))


def resume(counter: Counter, act: acts.ResumeSale) -> None:
    """Take a suspended sale up; the one that is open now is suspended in its place."""
    if not isinstance(counter.panel, SuspendedState) or not 0 <= act.row < len(counter.suspended):
        return
    wanted = counter.suspended[act.row].sale
    if counter.sale.cart.empty:
        let_go(counter)
    else:
        counter.wait(suspend_sale(counter.desk, counter.sale, counter.person))
    counter.panel = None
    future = resume_sale(counter.desk, wanted, counter.person)
    counter.book(future, partial(_resumed, counter, wanted), partial(_still_here, counter))


def _resumed(counter: Counter, sale: OpenSale, nothing: None) -> None:
    del nothing
    counter.fresh()
    counter.sale = sale
    counter.select_last_unless_there()
    count_suspended(counter)
    counter.say(translate("Said", "Sale resumed"))
