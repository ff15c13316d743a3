"""The key map, and that no key is dead: what is pressed or tapped always says something."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from pos_app.ui import acts
from pos_app.ui.acts import Act, Answer, Answered, Pay, TenderKind
from pos_app.ui.gallery import Scene, scenes
from pos_app.ui.keys import SALE, help_rows
from pos_app.ui.panel import Panel
from pos_app.ui.samples import checkout, frame
from pos_app.ui.samples_more import check
from pos_app.ui.state_panels import AskState, HelpState, MenuState, Question
from pos_app.ui.state_staff import CountState, VarianceReason
from pos_app.ui.touch import Touch
from tests.ui.showing import Shown

NAMES = [scene.name for scene in scenes("en")]

SALE_KEYS: list[tuple[str, list[Act]]] = [
    ("F1", [acts.Help()]),
    ("F3", [acts.AttachMember("")]),
    ("6 6 2 1 F3", [acts.AttachMember("6621")]),
    ("Shift+F3", [acts.DetachMember()]),
    ("n n F4", [acts.OpenSearch("nn")]),
    ("F5", [acts.ChangePrice("line")]),
    ("1 0 F5", [acts.ChangePrice("line", "10")]),
    ("1 0 Shift+F5", [acts.ChangePrice("bill", "10")]),
    ("9 . 5 F7", [acts.ChangePrice("price", "9.5")]),
    ("F6", [acts.Suspend()]),
    ("Shift+F6", [acts.OpenSuspended()]),
    ("F8", [acts.OpenReturn("")]),
    ("F9", [Pay(TenderKind.CASH)]),
    ("2 0 0 F9", [Pay(TenderKind.CASH, 20000)]),
    ("2 0 . 5 F12", [Pay(TenderKind.STORED_VALUE, 2050)]),
    ("F12", [Pay(TenderKind.STORED_VALUE)]),
    ("a F9", [acts.NotAnAmount("a")]),
    ("3 *", [acts.Quantity("3")]),
    ("*", [acts.Quantity("")]),
    ("+", [acts.StepQuantity(1)]),
    ("-", [acts.StepQuantity(-1)]),
    ("Up", [acts.MoveSelection(-1)]),
    ("Down", [acts.MoveSelection(1)]),
    ("Del", [acts.RemoveLine()]),
    ("Ctrl+Del", [acts.ClearCart()]),
    ("Ctrl+Z", [acts.Undo()]),
    ("Ctrl+P", [acts.Reprint()]),
    ("Ctrl+O", [acts.OpenDrawer()]),
    ("5 0 Ctrl+B", [acts.OpenSheet("cash", "50")]),
    ("Ctrl+L", [acts.Lock()]),
    ("Ctrl+M", [acts.OpenMenu()]),
    ("Ctrl+Shift+T", [acts.Training()]),
    ("Return", [acts.ArmCash()]),
    ("6 9 0 7 Return", [acts.Entered("6907")]),
    ("Esc", [acts.Back()]),
    ("1 2 Esc", []),
    ("1 2 Esc Return", [acts.ArmCash()]),
    ("1 2 F2 3 *", [acts.Quantity("3")]),
]


@pytest.mark.parametrize(("keys", "wanted"), SALE_KEYS, ids=[keys for keys, _ in SALE_KEYS])
def test_keys_of_the_sale(shown: Shown, keys: str, wanted: list[Act]) -> None:
    shown.scene("checkout")

    shown.key(keys)

    assert shown.acts == wanted


def test_the_second_empty_enter_takes_exact_cash(shown: Shown) -> None:
    """Armed by the first one (the sample sale is), so that a stray Enter never settles a sale."""
    shown.scene("checkout_guest_undo")

    shown.key("Return")

    assert shown.acts == [Pay(TenderKind.CASH)]


def test_every_key_of_the_sale_stands_in_the_help() -> None:
    caps = " ".join(cap for cap, _ in help_rows(SALE))

    assert all(binding.cap in caps for binding in SALE)


def test_money_is_said_once_until_the_screen_answers(shown: Shown) -> None:
    shown.scene("checkout")

    shown.key("F9 F9 F9")
    assert shown.acts == [Pay(TenderKind.CASH)]

    shown.window.show_screen(checkout("en"))
    shown.key("F9")
    assert shown.acts == [Pay(TenderKind.CASH)] * 2


def test_a_scan_is_said_on_every_screen(shown: Shown) -> None:
    for name in ("checkout", "paid", "panel_menu", "panel_help", "return", "login", "count"):
        shown.scene(name)
        shown.window.scanned("6907992100012")
        assert shown.acts == [acts.Scan("6907992100012")], name


def test_while_money_is_booked_the_keys_rest(shown: Shown) -> None:
    shown.show(Scene("busy", replace(checkout("en"), busy=True), frame("en")))

    assert not [key for key in shown.touches() if key.words in {"Cash", "Take cash", "1"} and key.isEnabled()]


PANEL_KEYS: list[tuple[str, str, list[Act]]] = [
    ("panel_member_pick", "2", [acts.ChooseMember(1)]),
    ("panel_member_pick", "9", []),
    ("panel_member_pick", "Esc", [acts.Back()]),
    ("panel_member_ask", "6 6 2 1 Return", [acts.AttachMember("6621")]),
    ("panel_member_ask", "Shift+F3", [acts.DetachMember()]),
    ("panel_search", "Return", [acts.ChooseArticle(1)]),
    ("panel_search", "Down", [acts.MoveSelection(1)]),
    ("panel_search", "d f", [acts.Search("d"), acts.Search("df")]),
    ("panel_suspended", "1", [acts.ResumeSale(0)]),
    ("panel_suspended", "Return", [acts.ResumeSale(0)]),
    ("panel_receipt_pick", "Return", [acts.ChooseReceipt(0)]),
    ("panel_receipt_pick", "1 2 3 Return", [acts.OpenReturn("123")]),
    ("return", "F6", [acts.OpenSheet("exchange")]),
    ("panel_receipt_pick", "F8", [acts.OpenSheet("goods")]),
    ("panel_receipt_pick", "1 2 3 F8", [acts.OpenSheet("goods", "123")]),
    ("panel_menu", "F8", [acts.NotHere()]),
    ("panel_member_ask", "1 3 9 Ctrl+N", [acts.OpenEnrol("139")]),
    ("panel_search", "Shift+F4", [acts.CheckPrice()]),
    ("panel_clear_cart", "Ctrl+N", [acts.NotHere()]),
    ("sheet_goods", "2 *", [acts.Choose("goods", "quantity", "2")]),
    ("sheet_goods", "Del", [acts.Choose("goods", "drop")]),
    ("sheet_goods", "Return", [acts.Choose("goods", "why")]),
    ("sheet_goods_why", "2", [acts.Choose("goods_why", "present")]),
    ("sheet_ask_hq", "Esc", [acts.Back()]),
    ("panel_clear_cart", "Return", [Answered("clear_cart", Answer.YES)]),
    ("panel_clear_cart", "Esc", [Answered("clear_cart", Answer.STAY)]),
    ("panel_close_with_sale", "Return", [Answered("close_with_sale", Answer.SUSPEND)]),
    ("panel_much_cash", "Return", [Answered("much_cash", Answer.YES)]),
    ("panel_drawer", "3", [acts.OpenDrawer("mistake")]),
    ("panel_menu", "1", [acts.ShowReport()]),
    ("panel_menu", "2", [acts.CloseShift()]),
    ("panel_help", "F1", [acts.Back()]),
    ("panel_menu", "4", [acts.OpenSheet("cash")]),
    ("panel_menu_long", "8", [acts.OpenSheet("unlock")]),
    ("receipts", "Ctrl+Del", [acts.ReturnFound(void=True)]),
    ("panel_menu", "F1", [acts.Help()]),
    ("paid", "Return", [acts.NextSale()]),
    ("paid", "6 9 0 7 Return", [acts.Entered("6907")]),
    ("paid", "Ctrl+P", [acts.Reprint()]),
    ("login", "1 2 3 4 Return", [acts.SignIn("101", "1234")]),
    ("login", "Down", [acts.ChoosePerson("102")]),
    ("login", "Return", []),
    ("lock", "1 2 3 4 Return", [acts.Unlock("1234")]),
    ("open_shift", "Return", [acts.OpenShift(50000)]),
    ("open_shift", "3 0 0 . 5 Return", [acts.OpenShift(30050)]),
    ("return", "+", [acts.StepReturn(1, 1)]),
    ("return", "2 *", [acts.ReturnQuantity("2")]),
    ("return", "F8", [acts.ReturnEverything()]),
    ("return", "Return", [acts.ConfirmReturn()]),
    ("return", "6 9 0 7 Return", [acts.Scan("6907")]),
    ("return", "Down", [acts.MoveSelection(1)]),
    ("return", "Esc", [acts.Back()]),
    ("x_report", "Ctrl+P", [acts.PrintReport()]),
    ("x_report", "Return", [acts.Back()]),
    ("fault", "Esc", [acts.Leave()]),
]


@pytest.mark.parametrize(
    ("name", "keys", "wanted"), PANEL_KEYS, ids=[f"{name}: {keys}" for name, keys, _ in PANEL_KEYS]
)
def test_keys_of_the_other_screens(shown: Shown, name: str, keys: str, wanted: list[Act]) -> None:
    shown.scene(name)

    shown.key(keys)

    assert shown.acts == wanted


def test_a_count_goes_down_the_denominations(shown: Shown) -> None:
    """Digits and Enter, note by note; the key at the end locks it."""
    shown.scene("count")
    shown.window.show_screen(CountState("S", (10000, 5000, 10)))

    shown.key("2 2 Return 1 3 Return 4 Return")

    assert shown.acts == [acts.SubmitCount(((10000, 22), (5000, 13), (10, 4)))]


def test_a_difference_needs_a_reason_first(shown: Shown) -> None:
    shown.scene("check")

    shown.key("Return")
    assert shown.acts == []

    shown.click("Wrong change")
    assert shown.acts == [acts.ChooseReason("change_error")]
    shown.window.show_screen(replace(check("en"), reason=VarianceReason.CHANGE_ERROR))
    shown.key("Return")
    assert shown.acts[1:] == [acts.ConfirmClose()]


def settled_picture(shown: Shown) -> QImage:
    """The window once nothing of the last key is to be seen any more."""
    QTest.qWait(150)
    return shown.window.grab().toImage()


def test_a_reason_and_a_new_count_by_their_digits(shown: Shown) -> None:
    """Once the count is locked a digit is never part of it."""
    shown.scene("count")
    shown.window.show_screen(CountState("S", (10000, 50)))
    shown.key("2 2 Return 7 Return")
    shown.acts.clear()
    shown.window.show_screen(replace(check("en"), denominations=(10000, 50), counts=(22, 7)))
    counted = settled_picture(shown)

    shown.key("2 9 0 Backspace")

    assert shown.acts == [acts.ChooseReason("missed_refund"), acts.Recount()]
    assert settled_picture(shown) == counted
    assert [key.below for key in shown.touches() if key.role == "pay"] == ["Choose a reason first"]


@pytest.mark.parametrize("name", NAMES)
def test_no_key_is_dead(shown: Shown, name: str) -> None:
    """Every key that can be tapped does something: an act, or what is typed changes."""
    scene = shown.scene(name)

    for key in shown.touches():
        shown.show(scene)
        shown.window.type_text("1")
        if not key.isVisible() or not key.isEnabled():
            continue
        shown.acts.clear()
        typed = shown.window.typed()
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        assert shown.acts or shown.window.typed() != typed, key.accessibleName()


def test_closing_asks(shown: Shown) -> None:
    """The window does not close by itself: the controller asks, or closes it."""
    shown.scene("checkout")

    shown.window.close()

    assert shown.window.isVisible()
    assert shown.acts == [acts.Leave()]
    shown.window.show_panel(AskState(Question.CLOSE_WITH_SALE))
    shown.click("Suspend and close")
    assert shown.acts[-1] == Answered("close_with_sale", Answer.SUSPEND)


def test_a_tapped_line_and_a_tapped_member(shown: Shown) -> None:
    shown.scene("checkout")

    shown.click("One more")
    assert shown.acts == [acts.StepQuantity(1)]

    shown.window.show_panel(HelpState())
    shown.window.show_panel(MenuState())
    shown.window.show_panel(None)
    assert not [key for key in shown.touches() if key.accessibleName().startswith("Close")]


def test_a_key_whose_picture_is_kept_is_painted_as_it_is_now(shown: Shown) -> None:
    """At rest, pressed, and when it says something else; enabled again it is the picture of before."""
    shown.scene("count")
    key = next(one for one in shown.touches() if one.words == "7")
    first = key.grab().toImage()
    key.setEnabled(False)
    rests = key.grab().toImage()
    key.setEnabled(True)
    again = key.grab().toImage()
    key.setDown(True)
    pressed = key.grab().toImage()
    key.setDown(False)
    key.say("8")
    other = key.grab().toImage()

    assert again == first
    assert all(one != first for one in (rests, pressed, other))
    assert other != rests


CAPLESS = {
    "Close": "Esc", "One less": "-", "One more": "+", "Clear": "Esc", "Quantity": "*", "Help": "F1", "Lock": "Ctrl+L",
    "Look up": "F4", "Member": "F3", "Sell": "Esc", "Shift": "Ctrl+M", "Suspended": "Shift+F6",
}  # fmt: skip
"""Keys on the screen that do not say which key of the keyboard does the same."""
IN_CAPS = {"⇧": "Shift+", "Enter": "Return", "−": "-", "↑": "Up", "↓": "Down"}


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith("_typed")])
def test_every_key_of_a_screen_is_on_the_keyboard_too(shown: Shown, name: str) -> None:
    """What a finger does, the key on its cap does; digits are typed, and a note is its digits and F9.

    While a panel is open the keys are its own.
    """
    scene = shown.scene(name)
    panels = [panel for panel in shown.window.findChildren(Panel) if panel.isVisible()]

    for key in (one for one in shown.touches() if not panels or panels[0].isAncestorOf(one)):
        shown.show(scene)
        if not key.isVisible() or not key.isEnabled():
            continue
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        by_finger = list(shown.acts)
        if not by_finger:
            continue
        shown.show(scene)
        shown.key(on_keyboard(key))
        assert meant(shown.acts) == meant(by_finger), (key.accessibleName(), on_keyboard(key))


def meant(done: list[Act]) -> list[Act]:
    """Leaving is leaving, by whatever name."""
    leaves = (acts.NextSale(), *(Answered(question.value, Answer.STAY) for question in Question))
    return [acts.Back() if act in leaves else act for act in done]


def on_keyboard(key: Touch) -> str:
    """Which keys do what this one does."""
    name = key.accessibleName()
    if name.endswith(" exact"):
        return "F9"
    if name.startswith("Cash ") and not key.cap:
        return " ".join(key.words.replace(",", "")) + " F9"
    cap = key.cap or CAPLESS.get(name, "Return")
    for said, pressed in IN_CAPS.items():
        cap = cap.replace(said, pressed)
    return cap
