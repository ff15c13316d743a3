"""The customer follows the sale, and sees nothing that is not for him."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from pos_app.ui import acts
from pos_app.ui.control import customer_display
from pos_app.ui.customer_view import CustomerView
from pos_app.ui.state_customer import CustomerStage, CustomerState, PaySign
from tests.counter.till import Till
from tests.services.shop import CARD, MILK, SOAP


@pytest.fixture
def display(till: Till) -> Iterator[CustomerView]:
    till.parts.customer.show_at("window")
    assert till.parts.customer.view is not None
    yield till.parts.customer.view
    till.parts.customer.close()


def seen(display: CustomerView) -> CustomerState:
    QTest.qWait(customer_display.FOLLOW_MS * 3)
    return display.state


def test_without_a_second_screen_there_is_no_display(till: Till) -> None:
    till.parts.customer.show_at("auto")

    assert till.parts.customer.window is None


def test_nobody_is_greeted_by_the_stores_name(till: Till, display: CustomerView) -> None:
    assert seen(display) == CustomerState(store="滨江店")


def test_the_customer_sees_what_is_scanned(till: Till, display: CustomerView) -> None:
    till.beam(MILK)
    till.beam(SOAP)

    state = seen(display)

    assert state.stage is CustomerStage.CART
    assert [(line.name, line.amount) for line in state.lines] == [("纯牛奶", 350), ("香皂", 499)]
    assert (state.payable, state.due, state.pieces) == (849, 849, 2)


def test_a_members_name_is_masked_and_no_balance_is_shown(till: Till, display: CustomerView) -> None:
    """M1 is called 王小明 and has stored value."""
    till.beam(MILK)
    till.beam(CARD)

    state = seen(display)

    assert (state.member, state.tier) == ("王*明", "Red")
    assert state.saved == 46
    assert not [value for value in (60000, 72000, 6000) if str(value) in str(state)]


def test_what_the_cashier_is_told_stays_with_the_cashier(till: Till, display: CustomerView) -> None:
    till.beam(MILK)
    before = seen(display)
    till.beam("4006381333931")
    assert till.alarmed()
    assert seen(display) == before

    till.do(acts.OpenMenu())

    assert seen(display) == before


def test_at_paying_it_says_how_much_and_how(till: Till, display: CustomerView) -> None:
    till.beam(MILK)
    till.do(acts.ArmCash())
    assert (seen(display).stage, display.state.sign) == (CustomerStage.PAY, PaySign.ANY)

    till.do(acts.CardSlip(""))

    assert (seen(display).stage, display.state.sign, display.state.due) == (CustomerStage.PAY, PaySign.TERMINAL, 350)


def test_what_is_left_after_a_part(till: Till, display: CustomerView) -> None:
    till.beam(MILK)
    till.do(acts.Pay(acts.TenderKind.CASH, 100))

    assert (seen(display).stage, display.state.due, display.state.payable) == (CustomerStage.PAY, 250, 350)


def test_the_change_stands_large_and_goes_after_a_while(till: Till, display: CustomerView) -> None:
    till.parts.customer._revert.setInterval(80)
    till.beam(MILK)
    till.do(acts.Pay(acts.TenderKind.CASH, 500))

    assert till.paid
    assert (seen(display).stage, display.state.change, display.state.lines) == (CustomerStage.THANKS, 150, ())
    QTest.qWait(120)
    assert display.state == CustomerState(store="滨江店")
    assert till.counter.place == "paid"


def test_the_next_scan_shows_the_next_sale(till: Till, display: CustomerView) -> None:
    till.beam(MILK)
    till.do(acts.Pay(acts.TenderKind.CASH, 500))
    assert till.paid
    till.beam(SOAP)

    assert [line.name for line in seen(display).lines] == ["香皂"]


def test_a_locked_till_keeps_the_customers_goods(till: Till, display: CustomerView) -> None:
    till.beam(MILK)
    till.do(acts.Lock())

    assert seen(display).payable == 350


def test_it_takes_no_focus_and_closing_it_closes_nothing(till: Till, display: CustomerView) -> None:
    window = till.parts.customer.window
    assert window is not None
    window.close()
    till.beam(MILK)

    assert till.lines() == [("纯牛奶", 1)]


SCREENS = [
    {"name": "cashier", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
    {"name": "customer", "x": 1366, "y": 0, "width": 1024, "height": 600, "logicalDpi": 96, "logicalBaseDpi": 96,
     "dpr": 1},
]  # fmt: skip
TWO_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication(["till", "-platform", f"offscreen:configfile={sys.argv[1]}"])
from tests.counter.till import Till
from tests.services.shop import Shop
till = Till(Shop.new(Path(sys.argv[2])))
till.parts.customer.show_at("auto")
window = till.parts.customer.window
print(window.screen().name(), window.width(), window.height(), till.parts.window.screen().name())
till.close()
till.shop.close()
"""


def test_on_a_second_screen_it_is_there_by_itself(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": SCREENS}), "utf-8")
    (tmp_path / "shop").mkdir()

    ran = [sys.executable, "-c", TWO_SCREENS, str(screens), str(tmp_path / "shop")]
    done = subprocess.run(ran, capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.split() == ["customer", "1024", "600", "cashier"]
