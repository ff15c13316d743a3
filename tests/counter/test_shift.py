"""Signing in and out, locking, reports and the end of the day at the counter."""

import pytest
from PySide6.QtWidgets import QApplication

from domain.entries import DayClosed, SaleAbandoned, ShiftClosed
from pos_app.services.close_shift import close_shift
from pos_app.ui import acts
from pos_app.ui.report_screen import ReportScreen
from pos_app.ui.state_panels import AskState, MenuState
from pos_app.ui.state_staff import CountPhase, CountState
from tests.counter.till import Till
from tests.services.shop import ANN, BEAS_PIN, CARD, MILK, OWN, PIN, SOAP, Shop, figures, written

COUNT = (10000, 5000, 2000, 1000, 500, 100, 50, 10)


def count(till: Till, *pieces: int) -> None:
    """Count the drawer, largest notes first, and lock it."""
    counts = dict(zip(COUNT, pieces, strict=False))
    till.do(acts.SubmitCount(tuple((value, counts.get(value, 0)) for value in COUNT)))


def screen(till: Till) -> object:
    return till.parts.controller._screen()


# ---- signing in
def test_by_name_and_pin_with_the_keys(closed_till: Till) -> None:
    till = closed_till
    till.key(" ".join(PIN) + " Return")
    till.settled()
    assert till.counter.place == "float"
    till.key("2 0 0 Return")
    till.settled()

    shift = till.shop.books.open_shift()
    assert shift is not None
    assert (till.counter.place, shift.totals.opening_float, shift.cashier) == ("sale", 20000, "A1")


def test_a_wrong_pin_is_told_and_the_keys_listen_again(closed_till: Till) -> None:
    till = closed_till
    till.key("0 0 0 0 0 0 Return")
    till.settled()
    assert till.told() == "The PIN is wrong Try again"

    till.key(" ".join(PIN) + " Return")
    till.settled()
    assert till.counter.place == "float"


def test_after_five_wrong_ones_the_wait_is_told(closed_till: Till) -> None:
    for _ in range(6):
        closed_till.do(acts.SignIn("A1", "000000"))

    assert closed_till.told() == "Too many wrong PINs Wait 30 seconds, then try again"


def test_a_float_that_nobody_has(closed_till: Till) -> None:
    closed_till.do(acts.SignIn("A1", PIN))
    closed_till.do(acts.OpenShift(99_999_999_99))

    assert closed_till.told() == "¥99,999,999.99 cannot be a float Count it again"
    assert closed_till.counter.place == "float"


def test_the_shift_goes_on_with_whoever_signs_in(till: Till) -> None:
    till.do(acts.SignOut())
    assert till.counter.place == "sign_in"
    till.do(acts.SignIn("A2", BEAS_PIN))
    till.scan(OWN)
    till.key("F9")

    assert till.paid.entry.actor == "A2"


def test_nobody_signs_out_with_an_open_sale(till: Till) -> None:
    till.scan(OWN)
    till.do(acts.SignOut())

    assert till.told() == "A sale is open Finish it, or suspend it with F6"
    assert till.lines() == [("自编货", 1)]


def test_what_was_removed_is_told_when_somebody_leaves(till: Till) -> None:
    """An emptied cart is no open sale, and no secret."""
    till.scan(MILK)
    till.key("Del")
    till.do(acts.SignOut())

    last = till.shop.books.entry(till.shop.entries())
    assert last is not None
    assert isinstance(last.entry.body, SaleAbandoned)
    assert [line.sku for line in last.entry.body.lines] == ["1001"]


# ---- locking
@pytest.mark.parametrize("place", ["sale", "paid", "return", "count", "report", "float"])
def test_the_till_unlocks_to_where_it_was_locked(closed_till: Till, place: str) -> None:
    till = closed_till
    till.do(acts.SignIn("A1", PIN))
    if place != "float":
        till.do(acts.OpenShift(20000))
        till.scan(OWN)
    if place in {"paid", "return"}:
        till.key("F9")
        number = f"S01-R2-{till.paid.entry.seq:06d}"
        if place == "return":
            till.scan(number)
    if place == "count":
        till.key("Del")
        till.do(acts.CloseShift())
    if place == "report":
        till.do(acts.ShowReport())
    before = (till.counter.place, till.lines())
    assert before[0] == place

    till.do(acts.Lock())
    till.do(acts.Unlock("999999"))
    assert (till.counter.place, till.told()) == ("locked", "The PIN is wrong Try again")
    till.do(acts.Unlock(PIN))

    assert (till.counter.place, till.lines()) == before


def test_what_comes_while_locked_does_not_unlock(till: Till) -> None:
    till.scan(OWN)
    till.do(acts.Lock())
    for act in (acts.Lock(), acts.ArmCash(), acts.Pay(acts.TenderKind.CASH)):
        till.do(act)

    assert till.counter.place == "locked"


# ---- reports
def test_the_x_report_on_screen_and_paper(till: Till) -> None:
    till.scan(OWN)
    till.key("F9")
    assert till.paid
    till.shop.jobs()
    till.do(acts.OpenMenu())
    assert isinstance(till.counter.panel, MenuState)
    till.key("1")
    assert till.counter.place == "report"
    till.key("Ctrl+P")
    till.settled()

    (paper,) = till.shop.papers()
    assert (paper.kind, written(figures(paper)["Turnover less returns"])) == ("x_report", 900)
    till.key("Escape")
    assert (till.counter.place, till.lines()) == ("sale", [])


def test_an_x_report_in_the_middle_of_a_sale(till: Till) -> None:
    till.scan(OWN)
    till.do(acts.ShowReport())
    till.key("Escape")

    assert (till.counter.place, till.lines()) == ("sale", [("自编货", 1)])


def test_what_is_refused_on_the_report_is_told_there(till: Till) -> None:
    till.do(acts.ShowReport())
    till.scan(OWN)

    assert till.told() == "A scan does not help here Finish this page, or press Esc"
    assert till.parts.window.findChildren(ReportScreen)[0].isVisible()


def test_the_drawer_opens_for_a_reason(till: Till) -> None:
    """Ann may not: Bea types her PIN, and Ann goes on."""
    till.key("Ctrl+O")
    assert isinstance(till.counter.panel, AskState)
    till.key("1")
    till.settled()
    assert till.counter.place == "approve"
    till.key(" ".join(BEAS_PIN) + " Return")
    till.settled()
    assert (till.counter.place, till.counter.person.id) == ("sale", "A1")

    assert till.shop.jobs() == [("drawer", b"")]
    assert till.told() == "Drawer opened"


def test_the_drawer_opens_from_the_paid_screen_too(till: Till) -> None:
    """Wrong change is noticed when the drawer is shut and the next customer has not begun."""
    till.scan(OWN)
    till.key("F9")
    assert till.paid
    till.shop.jobs()

    till.key("Ctrl+O")
    assert isinstance(till.counter.panel, AskState)
    till.key("3")
    till.do(acts.SignIn("A2", BEAS_PIN))

    assert till.shop.jobs() == [("drawer", b"")]


# ---- the end of the day
def test_a_blind_count_and_the_z_report(till: Till) -> None:
    till.scan(OWN)
    till.key("F9")
    assert till.paid
    till.shop.jobs()
    till.do(acts.CloseShift())
    state = screen(till)
    assert isinstance(state, CountState)
    assert (state.phase, state.checks) == (CountPhase.COUNT, ())

    count(till, 2, 0, 0, 0, 1, 4)
    till.key("Return")
    till.settled()

    assert till.counter.place == "report"
    (paper,) = till.shop.papers()
    assert (paper.kind, written(figures(paper)["Counted"]), figures(paper)["Report no."]) == (
        "z_report",
        20900,
        "Z0001",
    )
    till.key("Ctrl+P")
    till.settled()
    assert till.shop.papers() == [paper.as_copy()]
    till.key("Escape")
    assert (till.counter.place, till.shop.books.open_shift()) == ("sign_in", None)


def test_a_difference_asks_for_a_reason(till: Till) -> None:
    till.do(acts.CloseShift())
    count(till, 1)
    till.do(acts.ConfirmClose())
    assert till.told() == "The drawer differs by −¥100.00 Choose a reason"

    till.do(acts.ChooseReason("change_error"))
    till.do(acts.ConfirmClose())

    closed = till.shop.books.entry(till.shop.entries() - 1)
    assert closed is not None
    assert isinstance(closed.entry.body, ShiftClosed)
    assert (closed.entry.body.variance, closed.entry.body.reason) == (-10000, "change_error")


def test_a_sale_that_waits_is_told_and_blocks(till: Till) -> None:
    till.scan(MILK)
    till.key("F6")
    till.settled()
    till.do(acts.CloseShift())
    count(till, 2)
    till.do(acts.ConfirmClose())

    assert till.told() == "Sales are still suspended Resume or clear them before closing"
    assert till.shop.books.open_shift() is not None


def test_an_open_sale_is_finished_first(till: Till) -> None:
    till.scan(MILK)
    till.do(acts.CloseShift())

    assert (till.counter.place, till.told()) == ("sale", "A sale is open Finish it, or suspend it with F6")


@pytest.mark.parametrize("left", ["member", "emptied"])
def test_what_is_no_sale_does_not_block(till: Till, left: str) -> None:
    till.scan(CARD if left == "member" else MILK)
    if left == "emptied":
        till.key("Del")
    till.do(acts.CloseShift())
    count(till, 2)
    till.do(acts.ConfirmClose())

    last = till.shop.books.entry(till.shop.entries())
    assert last is not None
    assert isinstance(last.entry.body, DayClosed)


def test_the_check_is_shown_also_when_the_shift_was_closed_meanwhile(till: Till) -> None:
    """The books' thread may be quicker than the screen that waits for it."""
    till.do(acts.CloseShift())
    count(till, 2)
    locked = till.counter.counted
    assert locked is not None
    close_shift(till.shop.desk, ANN, locked, "", day=False)

    state = screen(till)
    assert isinstance(state, CountState)
    assert state.phase is CountPhase.CHECK


def test_counting_again(till: Till) -> None:
    till.do(acts.CloseShift())
    count(till, 1)
    till.do(acts.Recount())
    state = screen(till)

    assert isinstance(state, CountState)
    assert state.phase is CountPhase.COUNT


def test_after_the_z_report_the_day_is_closed_and_somebody_may_sign_in(till: Till) -> None:
    till.do(acts.CloseShift())
    count(till, 2)
    till.do(acts.ConfirmClose())
    till.do(acts.Back())
    till.do(acts.SignIn("A1", PIN))
    assert (till.counter.place, till.told()) == ("float", "")
    till.do(acts.OpenShift(0))

    assert till.told() == "The business day 2026-01-02 is closed Open a shift of the new day"
    till.shop.clock.forward(days=1)
    till.do(acts.OpenShift(0))
    assert till.counter.place == "sale"


# ---- after a crash, and leaving
def test_the_cart_is_back_after_a_kill(till: Till, qapp: QApplication) -> None:
    """With its member and what was tendered; the next key goes on where the last one was."""
    for code in (OWN, SOAP, CARD):
        till.scan(code)
    till.key("2 F12")
    till.settled()
    before = till.counter.sale
    again = restarted(till)

    again.work()

    assert again.counter.sale == before
    assert again.told() == "The sale that was open is back"
    again.key("F9")
    assert again.paid.entry.body
    assert again.shop.books.drafts() == ()
    again.close()
    again.shop.close()


def test_a_finished_sale_is_not_back(till: Till) -> None:
    till.scan(OWN)
    till.key("F9")
    assert till.paid
    again = restarted(till)

    again.work()

    assert (again.lines(), again.told()) == ([], "")
    again.close()
    again.shop.close()


def restarted(till: Till) -> Till:
    """Nothing is said to the window; the files are all that is left."""
    till.shop.books.drop_draft("nothing").result()
    till.die()
    shop: Shop = till.shop.again()
    again = Till(shop)
    assert isinstance(again, Till)
    return again


def test_leaving_with_an_open_sale_asks_and_puts_it_aside(till: Till) -> None:
    gone: list[bool] = []
    till.parts.controller.closed.disconnect()
    till.parts.controller.closed.connect(Note(gone))
    till.scan(OWN)

    till.parts.window.close()
    assert (isinstance(till.counter.panel, AskState), gone) == (True, [])
    till.key("Escape")
    assert (till.lines(), gone) == ([("自编货", 1)], [])

    till.parts.window.close()
    till.key("Return")
    till.settled()
    assert gone == [True]
    assert [draft.state for draft in till.shop.books.drafts()] == ["suspended"]


def test_leaving_with_nothing_open_needs_no_question(till: Till) -> None:
    gone: list[bool] = []
    till.parts.controller.closed.disconnect()
    till.parts.controller.closed.connect(Note(gone))
    till.scan(OWN)
    till.key("F9")
    assert till.paid

    till.parts.window.close()

    assert gone == [True]


class Note:
    """Notes that it was called."""

    def __init__(self, notes: list[bool]) -> None:
        self._notes = notes

    def __call__(self) -> None:
        self._notes.append(True)
