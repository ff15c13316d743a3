"""Signing in and out, locking, opening a shift."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.open_shift import open_shift
from pos_app.services.sign_in import check_card, check_pin, sign_in
from pos_app.services.suspend_sale import put_older_ones_aside, sale_after_crash
from pos_app.ui.control.approval_acts import approve_act
from pos_app.ui.control.payment_acts import take_up
from pos_app.ui.control.put_away_acts import count_suspended, let_go
from pos_app.ui.speak import translate

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.services.ports import StaffMember
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


def choose_person(counter: Counter, act: acts.ChoosePerson) -> None:
    """Say who signs in."""
    counter.chosen, counter.notice = act.code, None


def sign_in_act(counter: Counter, act: acts.SignIn) -> None:
    """Check name and PIN off the UI thread: of who signs in, or of who approves."""
    if counter.place == "approve":
        approve_act(counter, act.code, act.pin)
    else:
        _check(counter, act.code, act.pin)


def unlock(counter: Counter, act: acts.Unlock) -> None:
    """The PIN of whoever locked the till."""
    _check(counter, counter.person.id, act.pin)


def by_card(counter: Counter, card: str) -> None:
    """A staff card was scanned: whose it is signs in, or unlocks what he locked."""
    person = check_card(counter.desk, card)
    if counter.place == "locked" and person.id != counter.person.id:
        raise Refusal("unknown_staff_card")
    _known(counter, person)


def lock(counter: Counter, act: acts.Lock) -> None:
    """Lock; the sale stays as it is."""
    del act
    if counter.cashier is None or counter.place == "locked":
        return
    counter.unlocks_to = counter.place
    counter.armed = False
    counter.place, counter.panel, counter.notice = "locked", None, None


def sign_out(counter: Counter, act: acts.SignOut) -> None:
    """The cashier leaves; the shift stays open. An open sale stays at the counter."""
    del act
    if not counter.sale.cart.empty:
        raise Refusal("open_sale")
    let_go(counter)
    counter.cashier, counter.place, counter.chosen = None, "sign_in", ""


def open_shift_act(counter: Counter, act: acts.OpenShift) -> None:
    """Begin the shift with this float."""
    counter.book(open_shift(counter.desk, counter.person, act.amount), partial(_opened, counter))


def _check(counter: Counter, staff: str, pin: str) -> None:
    counter.notice = None
    counter.ask(partial(check_pin, counter.desk, staff, pin), partial(_known, counter))


def _known(counter: Counter, person: StaffMember) -> None:
    if counter.place == "locked":
        counter.place = counter.unlocks_to
        return
    counter.cashier = person
    counter.wait(sign_in(counter.desk, person))
    if counter.desk.books.open_shift() is None:
        counter.place = "float"
    else:
        enter_sale(counter)


def enter_sale(counter: Counter) -> None:
    """Go to the sale screen; a sale that was open when the till stopped is there again."""
    counter.fresh()
    again = sale_after_crash(counter.desk)
    if again is not None:
        counter.sale = again
        counter.select_last_unless_there()
        take_up(counter)
    put_older_ones_aside(counter.desk, again, counter.person)
    count_suspended(counter)
    if again is not None:
        counter.hint(translate("Said", "The sale that was open is back"))


def _opened(counter: Counter, recorded: Recorded) -> None:
    del recorded
    enter_sale(counter)
