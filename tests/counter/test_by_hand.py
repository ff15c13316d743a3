"""At the counter: percent off a line or the bill, another price, why, and a PIN beyond the limit (C4)."""

import pytest

from domain import rights
from pos_app.ui.control.view_sale import checkout_state
from pos_app.ui.reason_texts import hand_reasons
from pos_app.ui.state import TagKind
from tests.counter.club_till import facts, figure, press, sheet, titled, types
from tests.counter.till import Till
from tests.services.shop import BEAS_PIN, CARD, DIES_PIN, MILK, OWN, SOAP, sale_of


def approve(till: Till) -> None:
    """Bea types her PIN."""
    assert till.counter.place == "approve", till.story()
    while till.counter.chosen != "A2":
        press(till, "Down")
    types(till, BEAS_PIN)
    press(till, "Return")


def by_die(till: Till) -> None:
    """Die works here: a senior may take off 10 percent, 30 of what is damaged, and 20 of a price."""
    press(till, "Ctrl+M 5 Down Down")
    while till.counter.chosen != "A3":
        press(till, "Down")
    types(till, DIES_PIN)
    press(till, "Return")
    assert till.counter.place == "sale", till.story()


@pytest.fixture
def sale(till: Till) -> Till:
    """Die has 9.00 and 4.99 in the cart, the second line is selected."""
    by_die(till)
    for code in (OWN, SOAP):
        till.scan(code)
    till.begin()
    return till


def due(till: Till) -> int:
    return till.counter.sale.settlement.due


def test_the_reasons_are_those_of_the_rights() -> None:
    assert tuple(code for code, _ in hand_reasons()) == rights.REASONS


def test_percent_off_the_line_digits_and_one_key(sale: Till) -> None:
    press(sale, "1 0 F5")
    assert (titled(sale), figure(sale)) == ("Percent off: 香皂", "−10 %")
    assert facts(sale) == {"Price now": "¥4.99", "The line costs now": "¥4.99"}
    press(sale, "1")

    assert (due(sale), sale.keys, sale.digits) == (900 + 449, 1, 3)
    assert [tag.kind for tag in checkout_state(sale.counter).lines[1].tags] == [TagKind.BY_HAND]
    press(sale, "F9")
    line = sale_of(sale.paid).lines[1].by_hand
    assert line is not None
    assert (line.percent, line.reason, line.by) == (10, "damaged", "A3")


def test_undo_takes_it_back(sale: Till) -> None:
    for keys in ("1 0 F5 1", "1 0 Shift+F5 1", "4 . 5 0 F7 4"):
        press(sale, keys)
        assert due(sale) < 1399
        press(sale, "Ctrl+Z")
        assert due(sale) == 1399, keys


def test_percent_off_the_bill(sale: Till) -> None:
    press(sale, "Shift+F5")
    assert facts(sale) == {"To pay now": "¥13.99"}
    press(sale, "1 0 Return 5 F9")

    body = sale_of(sale.paid)
    assert body.by_hand is not None
    assert (body.by_hand.percent, body.by_hand.reason, body.payable) == (10, "goodwill", 1259)


def test_another_price_and_the_old_one_stands_struck_through(sale: Till) -> None:
    press(sale, "4 . 5 0 F7 3")

    line = checkout_state(sale.counter).lines[1]
    assert (line.unit_price, line.list_price, due(sale)) == (450, 499, 1350)


def test_by_touch(sale: Till) -> None:
    sale.tap("Discount")
    assert sheet(sale).name == "by_hand"
    types(sale, "5")
    press(sale, "Return")
    sale.tap_row(4)
    sale.settled()
    assert (due(sale), sale.touches) == (900 + 474, 2)

    sale.tap("Discount")
    sale.tap("Percent off the bill")
    assert titled(sale) == "Percent off the whole bill"
    press(sale, "Esc")
    sale.tap("Discount")
    sale.tap("Take it back")
    assert due(sale) == 1399


def test_beyond_the_limit_a_manager_types_the_pin(sale: Till) -> None:
    press(sale, "5 0 F5 1")
    assert sale.counter.place == "approve"
    asked = sale.counter.asked
    assert asked is not None
    assert (asked.wanted.right, asked.wanted.amount, asked.wanted.reason) == ("discount", 50, "damaged")
    approve(sale)
    assert (due(sale), sale.counter.panel, sale.counter.person.id) == (900 + 249, None, "A3")
    press(sale, "F9")

    assert len(sale_of(sale.paid).approvals) == 1


def test_a_cashier_is_approved_for_every_percent_and_may_give_up(till: Till) -> None:
    till.scan(OWN)
    press(till, "5 F5 1")
    assert till.counter.place == "approve"
    press(till, "Esc")
    assert (sheet(till).name, due(till)) == ("by_hand_why", 900)
    press(till, "1")
    approve(till)

    assert due(till) == 855


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("0 F5", "A discount is 1 to 100 percent"),
        ("1 0 1 F5", "A discount is 1 to 100 percent"),
        ("1 . 5 F5", "A discount is 1 to 100 percent"),
        ("4 . 9 9 F7", "A price is changed to less than ¥4.99"),
        ("0 F7", "A price is changed to less than ¥4.99"),
        ("F7 Return", "Nothing was typed"),
        ("1 0 F5 Return", "This needs a reason"),
        ("1 F9 1 0 F5", "Part of this sale is paid already"),
    ],
)
def test_what_cannot_be_is_refused(sale: Till, keys: str, told: str) -> None:
    press(sale, keys)

    assert sale.told().startswith(told)
    assert sum(line.payable for line in sale.counter.sale.bill.lines) == 1399


def test_an_empty_cart_has_no_price(till: Till) -> None:
    press(till, "1 0 F5")

    assert till.told().startswith("The cart is empty")


def test_what_was_changed_is_taken_back_first_and_is_as_before(sale: Till) -> None:
    """The member's price comes back with it."""
    sale.scan(MILK)
    sale.scan(CARD)
    before = sale.counter.sale.bill
    press(sale, "3 F7 1")
    press(sale, "1 0 Shift+F5")
    assert sale.told().startswith("Something was taken off by hand already")
    press(sale, "Up Down F5")
    assert sheet(sale).below == "Changed by hand already: take that back first"
    press(sale, "Del")

    assert (sale.counter.sale.bill, sale.counter.panel) == (before, None)
    press(sale, "1 0 Shift+F5 5 Shift+F5 Del")
    assert sale.counter.sale.bill == before
