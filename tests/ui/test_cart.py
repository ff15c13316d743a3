"""The cart paints whole rows, only those that changed, and says in words what it shows."""

from collections.abc import Hashable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos_app.ui.acts import SelectLine
from pos_app.ui.cart_row import CartRow
from pos_app.ui.cart_view import CartCard, CartLines
from pos_app.ui.ink import Ink
from pos_app.ui.samples import checkout, lines, long_cart
from pos_app.ui.state import UndoState
from tests.ui.showing import Shown


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the lines that are really painted, as they are."""
    numbers: list[int] = []
    paint = CartRow.__call__

    def note(self: CartRow, ink: Ink, box: QRectF, row: Hashable) -> None:
        numbers.append(getattr(row, "number"))  # noqa: B009 - a row is any hashable
        paint(self, ink, box, row)

    monkeypatch.setattr(CartRow, "__call__", note)
    return numbers


def cart_of(shown: Shown) -> CartLines:
    return shown.window.findChildren(CartLines)[0]


def test_a_scan_paints_the_new_row_and_the_one_that_was_selected(shown: Shown, painted: list[int]) -> None:
    seven = lines("en")
    shown.window.show_screen(replace(checkout("en"), lines=(*seven[:5], replace(seven[5], selected=True))))
    QApplication.processEvents()
    painted.clear()

    shown.window.show_screen(replace(checkout("en"), lines=seven))
    QApplication.processEvents()

    assert sorted(painted) == [6, 7]


def test_the_same_state_paints_nothing(shown: Shown, painted: list[int]) -> None:
    shown.scene("checkout")
    painted.clear()

    shown.window.show_screen(checkout("en"))
    QApplication.processEvents()

    assert painted == []


def test_the_selected_line_is_in_view(shown: Shown) -> None:
    """Forty lines, the last one selected: it is seen whole, with its − and +."""
    shown.window.show_screen(long_cart("en"))
    QApplication.processEvents()
    cart = cart_of(shown)

    assert cart.viewport().rect().contains(cart.row_box(39))
    assert {key.accessibleName() for key in shown.touches()} >= {"One less", "One more"}

    shown.window.show_screen(replace(long_cart("en"), lines=lines("en")))
    assert cart.verticalScrollBar().value() == 0


def test_a_weighed_line_has_no_steps(shown: Shown) -> None:
    weighed = tuple(replace(line, selected=line.weighed) for line in lines("en"))

    shown.window.show_screen(replace(checkout("en"), lines=weighed))

    assert "One more" not in {key.accessibleName() for key in shown.touches()}


def test_the_cart_can_be_read_aloud(shown: Shown) -> None:
    shown.scene("checkout")
    cart = cart_of(shown)

    assert cart.accessibleName() == "Cart, 7 lines"
    assert cart.accessibleDescription() == ("selected 7: Dove milk chocolate 252 g, 1 × 32.80 = 32.80; to pay ¥189.74")


def test_a_tap_selects_a_line_and_a_drag_scrolls(shown: Shown) -> None:
    shown.window.show_screen(long_cart("en"))
    shown.acts.clear()
    cart = cart_of(shown)
    cart.verticalScrollBar().setValue(0)
    view = cart.viewport()

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, cart.row_box(2).center())
    assert shown.acts == [SelectLine(3)]

    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 300))
    QTest.mouseMove(view, QPoint(200, 200))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 200))
    assert len(shown.acts) == 1
    assert cart.verticalScrollBar().value() == 100


def test_the_undo_strip_goes_by_itself(shown: Shown) -> None:
    """Five seconds, then it is gone; the same undo is not shown twice."""
    with_undo = replace(checkout("en"), undo=UndoState(41, "Removed milk"))
    shown.window.show_screen(with_undo)
    assert "Undo (Ctrl+Z)" in {key.accessibleName() for key in shown.touches()}

    timer = shown.window.findChildren(CartCard)[0]._timer
    assert timer.isActive()
    assert timer.interval() == 5000
    timer.start(20)
    QTest.qWait(60)
    shown.window.show_screen(replace(with_undo, pieces=12))

    assert "Undo (Ctrl+Z)" not in {key.accessibleName() for key in shown.touches()}
