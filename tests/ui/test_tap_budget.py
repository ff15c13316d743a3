"""How many taps and keys the acts of a sale cost, digits counted apart: never more than promised (UX 1.2)."""

import re

import pytest

from pos_app.ui import acts
from pos_app.ui.acts import Act, Answer, Answered, Pay, TenderKind
from tests.ui.showing import Shown

CASH, STORED = TenderKind.CASH, TenderKind.STORED_VALUE

# task, taps promised, [(scene, tap)], acts
TAPS: list[tuple[str, int, list[tuple[str, str]], list[Act]]] = [
    ("cash, exact", 1, [("checkout", "189.74 exact")], [Pay(CASH)]),
    ("cash, a round note", 1, [("checkout", "Cash 200")], [Pay(CASH, 20000)]),
    ("stored value, then cash", 2, [("checkout", "Stored value"), ("checkout_partly_paid", "39.74 exact")],
     [Pay(STORED), Pay(CASH)]),
    ("quantity, after its digit", 1, [("checkout", "Quantity (*)")], [acts.Quantity("")]),
    ("one more", 1, [("checkout", "One more")], [acts.StepQuantity(1)]),
    ("remove a line", 1, [("checkout", "Remove")], [acts.RemoveLine()]),
    ("undo", 1, [("checkout_guest_undo", "Undo")], [acts.Undo()]),
    ("clear the cart", 2, [("checkout", "Clear cart"), ("panel_clear_cart", "Clear it")],
     [acts.ClearCart(), Answered("clear_cart", Answer.YES)]),
    ("suspend", 1, [("checkout", "Suspend (F6)")], [acts.Suspend()]),
    ("return of a scanned receipt", 2, [("return", "Everything"), ("return", "Give back")],
     [acts.ReturnEverything(), acts.ConfirmReturn()]),
    ("print again", 1, [("paid", "Print again")], [acts.Reprint()]),
    ("lock", 1, [("checkout", "Lock")], [acts.Lock()]),
    ("X report", 2, [("checkout", "Shift"), ("panel_menu", "#1")], [acts.OpenMenu(), acts.ShowReport()]),
]  # fmt: skip

# task, keys promised without digits, [(scene, keys)], acts
KEYS: list[tuple[str, int, list[tuple[str, str]], list[Act]]] = [
    ("cash, exact", 1, [("checkout", "F9")], [Pay(CASH)]),
    ("cash, exact, by Enter", 2, [("checkout", "Return"), ("checkout_guest_undo", "Return")],
     [acts.ArmCash(), Pay(CASH)]),
    ("cash, a typed amount", 1, [("checkout", "2 0 0 F9")], [Pay(CASH, 20000)]),
    ("member by four digits", 1, [("checkout", "6 6 2 1 F3")], [acts.AttachMember("6621")]),
    ("stored value, then cash", 2, [("checkout", "F12"), ("checkout_partly_paid", "F9")], [Pay(STORED), Pay(CASH)]),
    ("stored value of 50, then cash", 2, [("checkout", "5 0 F12"), ("checkout_partly_paid", "F9")],
     [Pay(STORED, 5000), Pay(CASH)]),
    ("quantity 3", 1, [("checkout", "3 *")], [acts.Quantity("3")]),
    ("remove the last line", 1, [("checkout", "Del")], [acts.RemoveLine()]),
    ("suspend", 1, [("checkout", "F6")], [acts.Suspend()]),
    ("resume", 2, [("checkout", "Shift+F6"), ("panel_suspended", "Return")],
     [acts.OpenSuspended(), acts.ResumeSale(0)]),
    ("return of a scanned receipt", 2, [("return", "F8 Return")], [acts.ReturnEverything(), acts.ConfirmReturn()]),
]  # fmt: skip


@pytest.mark.parametrize(("task", "promised", "steps", "wanted"), TAPS, ids=[task for task, *_ in TAPS])
def test_taps(shown: Shown, task: str, promised: int, steps: list[tuple[str, str]], wanted: list[Act]) -> None:
    done: list[Act] = []

    for scene, tap in steps:
        shown.scene(scene)
        if tap.startswith("#"):
            shown.tap_row(int(tap[1:]) - 1)
        else:
            shown.click(tap)
        done += shown.acts

    assert done == wanted
    assert len(steps) <= promised, task


@pytest.mark.parametrize(("task", "promised", "steps", "wanted"), KEYS, ids=[task for task, *_ in KEYS])
def test_keys(shown: Shown, task: str, promised: int, steps: list[tuple[str, str]], wanted: list[Act]) -> None:
    done: list[Act] = []

    for scene, keys in steps:
        shown.scene(scene)
        shown.key(keys)
        done += shown.acts

    assert done == wanted
    pressed = [key for _, keys in steps for key in keys.split() if not re.fullmatch(r"[\d.]", key)]
    assert len(pressed) <= promised, task


def test_a_scan_needs_no_tap(shown: Shown) -> None:
    """Member, article, receipt, next sale: nothing is pressed, on the sale as on the paid screen."""
    for scene in ("checkout", "paid"):
        shown.scene(scene)
        shown.window.scanned("2900000000001")
        assert shown.acts == [acts.Scan("2900000000001")]
