"""A finished sale is voided at the counter (C4): from the list of receipts, for a reason, with a manager's PIN."""

import pytest

from domain.tenders import CASH, STORED_VALUE
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.ui import acts
from tests.counter.club_till import facts, figure, press, rows, sheet, titled, types
from tests.counter.till import Till
from tests.services.shop import ANN, BEAS_PIN, CARD, MILK, OWN, return_of


@pytest.fixture
def sold(till: Till) -> Till:
    """8.55 were paid: 5.00 of stored value, the rest in cash."""
    for code in (OWN, CARD):
        till.scan(code)
    press(till, "5 F12 F9")
    assert till.paid
    till.begin()
    return till


def approve(till: Till) -> None:
    """The first one who may types her PIN: Bea."""
    assert till.counter.place == "approve", till.story()
    assert till.counter.chosen == "A2"
    types(till, BEAS_PIN)
    press(till, "Return")


def voids(till: Till) -> int:
    """How many sales were voided."""
    found = (till.shop.books.entry(seq) for seq in range(1, till.shop.entries() + 1))
    return sum(stored is not None and stored.entry.kind == "sale.voided" for stored in found)


def test_two_keys_the_digit_of_the_reason_and_a_pin(sold: Till) -> None:
    press(sold, "Ctrl+F Ctrl+Del")
    assert (figure(sold), facts(sold)) == ("¥8.55", {"Stored value": "¥5.00", "Cash": "¥3.55"})
    assert rows(sold)[0] == "Wrong goods or quantity"
    press(sold, "1")
    assert (sold.keys, sold.digits) == (2, 1)
    approve(sold)

    body = return_of(sold.paid)
    assert (sold.paid.entry.kind, body.reason, body.last) == ("sale.voided", "wrong_goods", True)
    assert [(one.kind, one.amount) for one in body.tenders] == [(STORED_VALUE, 500), (CASH, 355)]
    assert sold.counter.paid is not None
    assert (sold.counter.paid.change, sold.counter.place) == (355, "paid")
    assert sold.shop.books.open_shift().totals.expected_cash == 20000  # type: ignore[union-attr]


def test_by_touch(sold: Till) -> None:
    sold.do(acts.OpenReceipts())
    sold.tap("Void it")
    sold.settled()
    assert titled(sold).startswith("Void sale S01-R2-")
    sold.tap_row(1)
    sold.settled()
    approve(sold)

    assert (return_of(sold.paid).reason, sold.touches) == ("wrong_payment", 2)


def test_esc_leads_back_to_the_receipts_and_nothing_happened(sold: Till) -> None:
    press(sold, "Ctrl+F Ctrl+Del Return")
    assert sold.told().startswith("This needs a reason")
    press(sold, "1 Esc")
    assert sheet(sold).name == "void"
    press(sold, "Esc")

    assert (sold.counter.place, sold.counter.panel, voids(sold)) == ("receipts", None, 0)


def test_a_voided_sale_is_not_voided_again_nor_returned(sold: Till) -> None:
    press(sold, "Ctrl+F Ctrl+Del 1")
    approve(sold)
    press(sold, "Ctrl+F Down Ctrl+Del")
    assert sold.told().startswith("All of receipt")
    press(sold, "F8")
    assert sold.told().startswith("All of receipt")


def test_not_after_something_came_back_and_not_of_another_shift(till: Till) -> None:
    for code in (OWN, MILK):
        till.scan(code)
    press(till, "F9")
    till.beam(f"S01-R2-{till.paid.entry.seq:06d}")
    press(till, "+ Return")
    press(till, "Ctrl+F Down Ctrl+Del")
    assert till.told().startswith("Something of this sale came back already")

    till.shop.sell(OWN)
    shift = till.shop.books.open_shift()
    assert shift is not None
    counted = {"10": shift.totals.expected_cash // 10}
    close_shift(till.shop.desk, ANN, count_drawer(till.shop.desk, counted), "", day=False)
    till.shop.open()
    press(till, "Esc Ctrl+F Ctrl+Del")
    assert till.told().startswith("Only sales of the open shift can be voided")
    assert voids(till) == 0


def test_an_open_sale_is_finished_first(sold: Till) -> None:
    sold.scan(MILK)
    press(sold, "Ctrl+F Ctrl+Del")

    assert sold.told().startswith("A sale is open")
    assert (sold.counter.place, voids(sold)) == ("receipts", 0)
