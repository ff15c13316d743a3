"""The state of the counter as the state of a screen, by its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from pos_app.services.permission import who_may
from pos_app.ui.control import receipt_acts, return_acts, setting_acts
from pos_app.ui.control.view_report import count_state
from pos_app.ui.control.view_return import return_state
from pos_app.ui.control.view_sale import checkout_state, paid_state
from pos_app.ui.state_staff import ApprovalWanted, LockState, LoginState, OpenShiftState, Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.control.counter import Counter
    from pos_app.ui.desk_view import ScreenState


def sign_in_state(counter: Counter) -> ScreenState:
    """Who signs in."""
    people = tuple(Person(person.id, person.name, person.role) for person in counter.desk.staff.staff())
    return LoginState(people, counter.chosen, counter.notice, counter.busy)


def approve_state(counter: Counter) -> ScreenState:
    """Who approves what the cashier may not do alone."""
    asked = counter.asked
    if asked is None:
        return checkout_state(counter)
    able = who_may(counter.desk, asked.wanted, counter.person)
    people = tuple(Person(person.id, person.name, person.role) for person in able)
    wanted = ApprovalWanted(asked.wanted.right, asked.wanted.reason, asked.wanted.amount, counter.person.name)
    return LoginState(people, counter.chosen, counter.notice, counter.busy, wanted)


def lock_state(counter: Counter) -> ScreenState:
    """The till is locked by whoever works here."""
    who = counter.person
    waits = not counter.sale.cart.empty
    return LockState(Person(who.id, who.name, who.role), counter.notice, counter.busy, waits)


def float_state(counter: Counter) -> ScreenState:
    """The float is counted in."""
    return OpenShiftState(counter.person.name, 0, counter.notice, counter.busy)


def opened_return_state(counter: Counter) -> ScreenState:
    """The return under way."""
    return return_state(counter, return_acts.opened(counter))


def report_state(counter: Counter) -> ScreenState:
    """The report that was asked for."""
    if counter.report is None:
        return checkout_state(counter)
    return replace(counter.report, notice=counter.notice)


SCREENS: dict[str, Callable[[Counter], ScreenState]] = {
    "sign_in": sign_in_state,
    "locked": lock_state,
    "approve": approve_state,
    "float": float_state,
    "paid": paid_state,
    "return": opened_return_state,
    "count": count_state,
    "report": report_state,
    "receipts": receipt_acts.receipts_state,
    "settings": setting_acts.settings_state,
}
