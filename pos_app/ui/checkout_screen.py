"""The sale: scan bar, cart and its keys on the left; member, total, keypad on the right; the change when paid."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos_app.ui.acts import SelectLine
from pos_app.ui.card import Card
from pos_app.ui.cart_view import CartCard
from pos_app.ui.commands import Command
from pos_app.ui.function_keys import PaidKeys, SaleKeys
from pos_app.ui.keypad import Keypad
from pos_app.ui.keys import PAID, SALE, Binding, cap
from pos_app.ui.look import Look
from pos_app.ui.member_panel import MemberPanel
from pos_app.ui.paid_card import PaidCard
from pos_app.ui.scan_bar import KeyHandler, ScanBar, TypedField
from pos_app.ui.state import CheckoutState, Device, LampState, PaidState, Tone
from pos_app.ui.totals_panel import TotalsPanel

_TENDER_DIGITS_MAX = 6


class CheckoutScreen(QWidget):
    """Signals: commanded(Command); acted(Act), what needs no typed text; typed(str), the scan bar's text."""

    commanded = Signal(object)
    acted = Signal(object)
    typed = Signal(str)

    def __init__(self, look: Look, handler: KeyHandler) -> None:
        super().__init__()
        self._look = look
        self._state: CheckoutState | PaidState = CheckoutState()
        self.scan_bar = ScanBar(look, handler)
        self._cart = CartCard(look, cap(Command.UNDO))
        self._paid = PaidCard(look)
        self._sale_keys, self._paid_keys = SaleKeys(look), PaidKeys(look)
        self._member, self._totals, self._keypad = (
            MemberPanel(look),
            TotalsPanel(look),
            Keypad(look, self.scan_bar.field),
        )
        row = QHBoxLayout(self)
        pad = look.density.pad
        row.setContentsMargins(pad, pad, pad, pad)
        row.setSpacing(look.density.gap)
        row.addLayout(self._left(), 1)
        row.addWidget(self._right())
        self._connect()
        self.show_state(self._state)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._look.density.gap)
        main, keys = QWidget(self), QWidget(self)  # a stack without a widget would show its pages as windows
        self._main, self._keys = QStackedLayout(main), QStackedLayout(keys)
        self._main.addWidget(self._cart)
        self._main.addWidget(Card(self._paid))
        self._keys.addWidget(self._sale_keys)
        self._keys.addWidget(self._paid_keys)
        column.addWidget(self.scan_bar)
        column.addWidget(main, 1)
        keys.setFixedHeight(self._look.density.function)
        column.addWidget(keys)
        return column

    def _right(self) -> QWidget:
        density = self._look.density
        right = QWidget()
        right.setFixedWidth(density.right)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(density.gap)
        column.addWidget(Card(self._member, height=density.member))
        column.addWidget(Card(self._totals, height=density.total))
        column.addWidget(self._keypad)
        column.addStretch(1)
        return right

    def _connect(self) -> None:
        for source in (self._cart, self._sale_keys, self._paid_keys, self._keypad):
            source.commanded.connect(self.commanded)
        self._cart.line_chosen.connect(self._choose_line)
        self._keypad.paid.connect(self.acted)
        self._member.tapped.connect(self._ask_member)
        self.scan_bar.typed.connect(self._type)

    def show_state(self, state: CheckoutState | PaidState) -> None:
        self._state = state
        sale = state.sale if isinstance(state, PaidState) else state
        finished = isinstance(state, PaidState)
        self._member.show_member(sale.member)
        self._totals.show_state(sale)
        self._keypad.show_state(sale)
        if isinstance(state, PaidState):
            self._paid.show_state(state)
            self._keypad.rest()
            self.scan_bar.show_state(sale.scan)
        else:
            self._cart.show_state(state)
            self._sale_keys.show_cart(len(state.lines), state.busy)
            self.scan_bar.show_state(state.scan, state.pending_quantity)
        self._main.setCurrentIndex(1 if finished else 0)
        self._keys.setCurrentIndex(1 if finished else 0)

    def show_lamps(self, lamps: tuple[LampState, ...]) -> None:
        """The paid screen says where the receipt is: that depends on the printer."""
        ready = all(lamp.tone is not Tone.ERR for lamp in lamps if lamp.device is Device.PRINTER)
        self._paid.show_printer(ready=ready)

    @property
    def keys(self) -> tuple[Binding, ...]:
        return PAID if isinstance(self._state, PaidState) else SALE

    @property
    def typing(self) -> TypedField:
        return self.scan_bar.field

    def command(self, command: Command) -> bool:
        """The sale leaves all its commands to the window."""
        return False

    def take_focus(self) -> None:
        self.scan_bar.field.setFocus()

    def give_room(self, height: int) -> None:
        """The training band takes its height from the pay key, so that nothing else moves."""
        self._keypad.give_room(height)

    def panel_box(self) -> QRect:
        """Where a panel drops down: over cart and keys, below the scan bar."""
        top = self.scan_bar.geometry().bottom() + self._look.density.gap
        pad = self._look.density.pad
        return QRect(pad, top, self.scan_bar.width(), self.height() - top - pad)

    def _type(self, text: str) -> None:
        whole = text.split(".", 1)[0]
        amount = self._look.money.minor(text) if len(whole) <= _TENDER_DIGITS_MAX else None
        due = isinstance(self._state, CheckoutState) and self._state.totals.due > 0
        self._totals.show_typed(amount if due else None)
        self.typed.emit(text)

    def _choose_line(self, number: int) -> None:
        self.acted.emit(SelectLine(number))

    def _ask_member(self) -> None:
        self.commanded.emit(Command.MEMBER)
