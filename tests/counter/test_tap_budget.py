"""What the acts of a sale cost on the real window, digits counted apart: never more than UX 1.2 promises."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from domain.tenders import CARD as BY_CARD
from domain.tenders import CASH, STORED_VALUE
from pos_app.ui.state_staff import CountState
from tests.counter.club import COMPANY
from tests.counter.hands import PERSON_MS
from tests.counter.till import Till
from tests.services.shop import CARD, MILK, OWN, SOAP, member_row, return_of, sale_of

FIELDS = 12
"""What is typed at the end of a day at most: so many counts and a reason (UX 1.2)."""


@pytest.fixture
def sale(till: Till) -> Till:
    """One article of 9.00 lies in the cart; the counting begins."""
    till.scan(OWN)
    till.begin()
    return till


def type_by_touch(till: Till, digits: str) -> None:
    """On the keypad of the window: counted as digits, not as touches."""
    for digit in digits:
        touch(till, digit)
    till.touches -= len(digits)
    till.digits += len(digits)


def touch(till: Till, name: str) -> None:
    """The key of the keypad with just this name."""
    [key] = [one for one in till.touch_keys() if one.accessibleName() == name]
    till.think(PERSON_MS)
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    till.touches += 1


def test_cash_exact_one_touch(sale: Till) -> None:
    sale.tap("9.00 exact")

    assert (sale_of(sale.paid).change, sale.touches, sale.keys) == (0, 1, 0)


def test_cash_exact_one_key(sale: Till) -> None:
    sale.key("F9")

    assert (sale_of(sale.paid).payable, sale.keys, sale.digits) == (900, 1, 0)


def test_cash_exact_enter_enter(sale: Till) -> None:
    sale.key("Return")
    assert (sale.counter.armed, sale.counter.place) == (True, "sale")
    sale.key("Return")

    assert (sale_of(sale.paid).payable, sale.keys) == (900, 2)


def test_cash_a_round_note_one_touch(sale: Till) -> None:
    sale.tap("Cash 50")

    assert (sale_of(sale.paid).change, sale.touches) == (4100, 1)


def test_cash_typed_digits_and_one_key(sale: Till) -> None:
    sale.key("5 0 F9")

    assert (sale_of(sale.paid).change, sale.keys, sale.digits) == (4100, 1, 2)


def test_cash_typed_digits_and_one_touch(sale: Till) -> None:
    type_by_touch(sale, "50")
    sale.tap("Cash (F9)")

    assert (sale_of(sale.paid).change, sale.touches, sale.digits) == (4100, 1, 2)


def test_a_card_by_its_slip_digits_and_one_touch(sale: Till) -> None:
    type_by_touch(sale, "12345678")
    sale.tap("Card")

    [tender] = sale_of(sale.paid).tenders
    assert (tender.kind, tender.reference, sale.touches, sale.digits) == (BY_CARD, "12345678", 1, 8)


def test_a_member_by_scan_nothing_pressed(sale: Till) -> None:
    sale.scan(CARD)

    assert sale.counter.sale.member is not None
    assert (sale.counter.sale.bill.payable, sale.keys, sale.touches) == (855, 0, 0)


def test_a_member_by_four_digits_and_one_key(sale: Till) -> None:
    sale.key("5 6 7 8 F3")

    assert sale.told() == "The card of 冻小卡 is frozen Sell without the member; the store manager can help"
    sale.key("Escape")
    sale.begin()
    sale.key("1 3 8 0 0 0 0 1 2 3 4 F3")
    assert sale.counter.sale.member is not None
    assert (sale.keys, sale.digits) == (1, 11)


def test_the_only_member_with_these_four_digits_by_one_key_or_touch(sale: Till) -> None:
    sale.shop.store.apply_rows([member_row(COMPANY)], sale.shop.store.cursors(), 1)
    sale.key("1 1 1 1 F3")
    assert sale.counter.sale.member is not None
    assert (sale.counter.sale.member.name, sale.keys, sale.digits) == ("远航公司", 1, 4)

    sale.key("Shift+F3")
    sale.begin()
    type_by_touch(sale, "1111")
    sale.tap("Member")
    assert sale.counter.sale.member is not None
    assert (sale.counter.sale.member.name, sale.touches, sale.digits) == ("远航公司", 1, 4)


def test_one_of_several_members_by_one_digit_more(sale: Till) -> None:
    sale.key("1 2 3 4 F3")
    sale.key("2")

    assert sale.counter.sale.member is not None
    assert (sale.counter.sale.member.name, sale.keys, sale.digits) == ("王小明", 1, 5)


def test_split_stored_value_and_cash_two_touches(till: Till) -> None:
    till.shop.hq.online = False
    for code in (*[OWN, SOAP] * 5, CARD):
        till.scan(code)
    till.begin()

    till.tap("Stored value")
    till.settled()
    due = till.counter.sale.settlement.due
    assert due > 0
    till.tap(f"{till.counter.money.plain(due)} exact")

    body = sale_of(till.paid)
    assert [(tender.kind, tender.amount) for tender in body.tenders] == [(STORED_VALUE, 6000), (CASH, due)]
    assert till.touches == 2


def test_split_stored_value_and_cash_two_keys(till: Till) -> None:
    for code in (OWN, CARD):
        till.scan(code)
    till.begin()

    till.key("5 F12 F9")

    body = sale_of(till.paid)
    assert [(tender.kind, tender.amount) for tender in body.tenders] == [(STORED_VALUE, 500), (CASH, 355)]
    assert (till.keys, till.digits) == (2, 1)


def test_split_custom_digits_and_two_touches(till: Till) -> None:
    for code in (OWN, CARD):
        till.scan(code)
    till.begin()

    type_by_touch(till, "5")
    till.tap("Stored value")
    till.settled()
    till.tap("3.55 exact")

    body = sale_of(till.paid)
    assert [(tender.kind, tender.amount) for tender in body.tenders] == [(STORED_VALUE, 500), (CASH, 355)]
    assert (till.touches, till.digits) == (2, 1)


def test_quantity_three_by_touch_before_or_after_the_scan(till: Till) -> None:
    type_by_touch(till, "3")
    touch(till, "Quantity")
    till.scan(MILK)
    assert (till.lines(), till.touches, till.digits) == ([("纯牛奶", 3)], 1, 1)

    till.begin()
    type_by_touch(till, "4")
    touch(till, "Quantity")
    assert (till.lines(), till.touches, till.digits) == ([("纯牛奶", 4)], 1, 1)


def test_quantity_three_after_the_scan(sale: Till) -> None:
    sale.key("3 *")

    assert (sale.lines(), sale.keys, sale.digits) == ([("自编货", 3)], 1, 1)


def test_quantity_three_before_the_scan(till: Till) -> None:
    till.key("3 *")
    till.scan(MILK)

    assert (till.lines(), till.keys, till.digits) == ([("纯牛奶", 3)], 1, 1)


def test_remove_the_last_line_and_undo_one_key_each(sale: Till) -> None:
    sale.scan(SOAP)
    sale.key("Del")
    assert (sale.lines(), sale.keys) == ([("自编货", 1)], 1)

    sale.key("Ctrl+Z")
    assert (sale.lines(), sale.keys) == ([("自编货", 1), ("香皂", 1)], 2)


def test_remove_and_undo_one_touch_each(sale: Till) -> None:
    sale.tap("Remove")
    assert (sale.lines(), sale.touches) == ([], 1)

    sale.tap("Undo")
    assert (sale.lines(), sale.touches) == ([("自编货", 1)], 2)


def test_suspend_and_resume_by_keys(sale: Till) -> None:
    sale.key("F6")
    sale.settled()
    assert (sale.lines(), sale.counter.suspended_count, sale.keys) == ([], 1, 1)

    sale.begin()
    sale.key("Shift+F6 Return")
    sale.settled()
    assert (sale.lines(), sale.counter.suspended_count, sale.keys) == ([("自编货", 1)], 0, 2)


def test_suspend_and_resume_by_touch(sale: Till) -> None:
    sale.tap("Suspend (F6)")
    sale.settled()
    assert sale.touches == 1

    sale.begin()
    sale.tap("Resume")
    sale.tap_row(0)
    sale.settled()
    assert (sale.lines(), sale.touches) == ([("自编货", 1)], 2)


def test_return_of_a_scanned_receipt_two_keys(sale: Till) -> None:
    sale.key("F9")
    number = f"S01-R2-{sale.paid.entry.seq:06d}"
    sale.begin()

    sale.scan(f"{number} {sale.paid.hash[:12]}")
    sale.key("F8 Return")

    assert (return_of(sale.paid).payable, sale.keys) == (900, 2)


def test_return_of_a_scanned_receipt_two_touches(sale: Till) -> None:
    sale.key("F9")
    number = f"S01-R2-{sale.paid.entry.seq:06d}"
    sale.begin()

    sale.beam(number)
    sale.tap("Everything")
    sale.tap("Give back")

    assert (return_of(sale.paid).payable, sale.touches) == (900, 2)


def test_the_next_sale_begins_with_its_scan(sale: Till) -> None:
    sale.key("F9")
    first = sale.paid
    sale.begin()

    sale.scan(SOAP)

    assert (sale.lines(), sale.keys, sale.touches) == ([("香皂", 1)], 0, 0)
    sale.key("F9")
    assert sale.paid.entry.seq == first.entry.seq + 1


def test_the_end_of_the_day_one_page_and_twelve_fields(till: Till) -> None:
    """The menu's two keys, Enter after each count, a digit that says why it differs, Enter: the Z report is printed."""
    till.key("Ctrl+M 2")
    state = till.parts.controller._screen()
    assert isinstance(state, CountState)
    fields = len(state.denominations)
    assert fields + 1 <= FIELDS
    till.begin()

    till.key("1 Return " + "0 Return " * (fields - 1))
    assert till.counter.place == "count"
    till.key("1 Return")
    till.settled()

    assert till.counter.place == "report", till.story()
    assert (till.keys, till.touches) == (fields + 1, 0)
