"""Whatever goes wrong inside: it is told, the keys listen again, and nothing is half done."""

from concurrent.futures import Future

import pytest
from pytestqt.exceptions import capture_exceptions

from domain.errors import Fault, Refusal
from domain.plan import Plan
from pos_app.ui import acts
from tests.counter.till import Till
from tests.services.shop import CARD, OWN, SOAP, plan_row, sale_of


def failed(trouble: Exception) -> "Future[None]":
    future: Future[None] = Future()
    future.set_exception(trouble)
    return future


def never(value: object) -> None:
    raise AssertionError(value)


@pytest.mark.parametrize(
    "trouble", [Fault("x", advice="y", code="disk_failed"), Refusal("day_closed", day="2026-01-02")]
)
def test_what_is_refused_at_the_commit_wakes_the_keys(till: Till, trouble: Exception) -> None:
    till.scan(OWN)
    till.counter.book(failed(trouble), never)
    assert till.counter.busy
    till.settled()

    assert till.alarmed()
    till.key("F9")
    assert sale_of(till.paid).payable == 900


def test_a_bug_while_writing_is_told_and_raised_and_wakes_the_keys(till: Till) -> None:
    till.scan(OWN)
    with capture_exceptions() as raised:
        till.counter.book(failed(KeyError("rule")), never)
        till.settled()

    assert [type(trouble) for _, trouble, _ in raised] == [KeyError]
    assert till.told().startswith("The program made a mistake")
    till.key("F9")
    assert sale_of(till.paid).payable == 900


def test_a_bug_in_a_handler_leaves_the_window_listening(till: Till) -> None:
    till.scan(OWN)
    till.parts.controller._handlers[acts.Pay] = never_mind
    with capture_exceptions() as raised:
        till.key("F9")
    assert [type(trouble) for _, trouble, _ in raised] == [ZeroDivisionError]

    till.scan(SOAP)
    till.key("Del")

    assert till.lines() == [("自编货", 1)]


def never_mind(counter: object, act: object) -> None:
    raise ZeroDivisionError


def test_a_small_write_that_fails_does_not_wake_what_is_being_booked(till: Till) -> None:
    """A draft could not be kept while the sale is being written: the keys go on resting."""
    waiting: Future[None] = Future()
    till.scan(OWN)
    till.counter.book(waiting, done)
    till.counter.wait(failed(Fault("x", advice="y", code="disk_full")))
    till.wait(till.alarmed)

    assert till.counter.busy
    waiting.set_result(None)
    till.settled()


def done(value: object) -> None:
    assert value is None


def test_while_something_is_written_nothing_else_is_begun(till: Till) -> None:
    """Not by a key, not by an act that comes from elsewhere, not by a scan, not by closing the window."""
    waiting: Future[None] = Future()
    till.scan(OWN)
    before = till.counter.sale
    till.counter.book(waiting, done)
    till.counter.show()

    for keys in ("F9", "F12", "F6", "Del", "Ctrl+Z", "Ctrl+L", "Return", "3 *"):
        till.key(keys)
    for act in (acts.Pay(acts.TenderKind.CASH), acts.Lock(), acts.Suspend(), acts.SignOut(), acts.RemoveLine()):
        till.parts.controller.did(act)
    assert till.told() == "The till is booking Wait a moment, then try again"
    till.parts.bridge.scan(SOAP)
    assert till.told() == "The scan was not taken Finish this step first, then scan again"
    till.parts.window.close()
    assert till.told() == "The till is booking Wait a moment, then try again"

    assert (till.counter.sale, till.counter.place, till.counter.busy) == (before, "sale", True)
    waiting.set_result(None)
    till.settled()
    till.scan(SOAP)
    assert till.lines() == [("自编货", 1), ("香皂", 1)]


def test_allowance_that_went_back_meanwhile(till: Till) -> None:
    """HQ recalled it between the tender and the commit: refused, and the sale is as it was before the tender."""
    till.shop.hq.online = False
    till.scan(OWN)
    till.scan(CARD)
    till.key("5 F12")
    rooms = till.shop.books.rooms("M1")
    taken = {unit: room.totals.room for unit, room in rooms.items()}
    till.shop.books.run(
        lambda tx: tx.execute("UPDATE allowance SET given_back = granted - spent WHERE owner = 'M1'")
    ).result()
    till.key("F9")
    till.settled()

    assert taken
    assert till.told().startswith("This till may spend only")
    assert (till.counter.place, till.lines()) == ("sale", [("自编货", 1)])
    till.key("Escape")
    till.key("F9")
    assert sale_of(till.paid).payable == 855


@pytest.mark.parametrize("keys", ["F9", "F12", "5 F9"])
def test_a_plan_that_came_into_force_meanwhile(till: Till, keys: str) -> None:
    """8.55 stands on the screen and 9.00 are due since noon: nothing is taken before that is shown."""
    till.shop.store.apply_rows([plan_row(Plan(version=2), "2026-01-02T12:00:00.000Z")], {"chain": 2001}, 1)
    till.scan(OWN)
    till.scan(CARD)
    assert till.counter.sale.bill.payable == 855
    till.shop.clock.forward(hours=6)
    till.key(keys)

    assert till.told() == "New prices are in force: ¥9.00 are due now Tell the customer, then take the payment"
    assert (till.counter.sale.tenders, till.counter.sale.bill.payable) == ((), 900)
    till.key("F9")
    assert sale_of(till.paid).payable == 900
