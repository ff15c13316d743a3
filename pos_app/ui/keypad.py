"""Quick cash, digits and tenders: the right column's keys, which never move."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos_app.ui.acts import Pay, TenderKind
from pos_app.ui.commands import Command
from pos_app.ui.keys import cap
from pos_app.ui.look import Look
from pos_app.ui.speak import translate
from pos_app.ui.state import CheckoutState
from pos_app.ui.touch import Face, PayKey, Touch
from pos_app.ui.typing_field import Typing
from pos_app.ui.words import tender_word

_DIGITS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("0", "00", "."))
_WHOLE = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("", "0", ""))
_QUICK_KEYS = 3


class DigitPad(QWidget):
    """Digits, backspace and clear, as a grid; other columns may be added to `grid`.

    Its keys type into `typing`.  With `whole`, only whole numbers can be typed: three columns, no point.
    With `tall`, the edit keys fill the fourth column, which is else left to the caller between them.
    """

    def __init__(self, look: Look, typing: Typing, *, whole: bool = False, tall: bool = False) -> None:
        super().__init__()
        self.look = look
        self._typing = typing
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(look.density.key_gap)
        for row, digits in enumerate(_WHOLE if whole else _DIGITS):
            for column, words in enumerate(digits):
                if words:
                    key = Touch(look, words, words, Face(pixels=look.density.digit))
                    key.chosen.connect(self._digit)
                    self.add(key, row, column)
        erase = Touch(look, "", face=Face(icon="delete", name=translate("Keypad", "Backspace")))
        clear = Touch(look, translate("Keypad", "Clear"))
        erase.chosen.connect(self._erase)
        clear.chosen.connect(self._clear)
        self.add(erase, *((3, 2) if whole else (0, 3)), rows=2 if tall else 1)
        self.add(clear, *((3, 0) if whole else (2, 3) if tall else (3, 3)), rows=2 if tall else 1)
        for column in range(3 if whole else 4):
            self.grid.setColumnStretch(column, 10)

    def add(self, key: Touch, row: int, column: int, rows: int = 1) -> None:
        gaps = (rows - 1) * self.look.density.key_gap
        key.setFixedHeight(rows * self.look.density.key + gaps)
        key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.grid.addWidget(key, row, column, rows, 1)

    def _digit(self, digits: str) -> None:
        self._typing.insert(digits)

    def _erase(self, gives: object) -> None:
        self._typing.backspace()

    def _clear(self, gives: object) -> None:
        self._typing.clear()


class Keypad(QWidget):
    """Quick cash above, digits with the quantity keys, the tenders on the right edge, pay across the bottom.

    Its digits type into `typing`.  Signals: commanded(Command), paid(Pay).
    """

    commanded = Signal(object)
    paid = Signal(object)

    def __init__(self, look: Look, typing: Typing) -> None:
        super().__init__()
        self._look = look
        density = look.density
        self._quick = [
            Touch(look, "", face=Face(role="tender" if first else "key", pixels=density.l, bold=True))
            for first in (True, *[False] * _QUICK_KEYS)
        ]
        self._pad = DigitPad(look, typing)
        self._pay = PayKey(look, translate("Keypad", "Take cash"), Command.ENTER, "banknote")
        self._pay.setFixedHeight(density.pay)
        self._tenders = self._add_tenders()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(density.key_gap)
        column.addLayout(self._quick_row())
        column.addWidget(self._pad)
        column.addSpacing(max(0, density.gap - density.key_gap))
        column.addWidget(self._pay)
        self._pay.chosen.connect(self.commanded)

    def _quick_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.density.key_gap)
        for index, key in enumerate(self._quick):
            key.setFixedHeight(self._look.density.quick)
            keeps_place = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            keeps_place.setRetainSizeWhenHidden(True)
            key.setSizePolicy(keeps_place)
            key.chosen.connect(self.paid)
            row.addWidget(key, 4 if index else 5)
        return row

    def _add_tenders(self) -> dict[Command, Touch]:
        look, pad = self._look, self._pad
        times = Touch(look, translate("Keypad", "× Qty"), Command.QUANTITY, Face(name=translate("Keypad", "Quantity")))
        less = Touch(look, "−", Command.LESS, Face(pixels=look.density.digit, name=translate("Keypad", "One less")))
        pixels = look.density.m if look.density.compact else look.density.l
        keys = {
            command: Touch(
                look,
                words,
                command,
                Face(
                    icon=picture, cap=cap(command), role="tender", bold=True, pixels=pixels, colour="primary_softtext"
                ),
            )
            for command, words, picture in (
                (Command.CASH, tender_word(TenderKind.CASH), "banknote"),
                (Command.CODE, translate("Keypad", "Pay code"), "qr-code"),
                (Command.CARD, tender_word(TenderKind.CARD), "credit-card"),
                (Command.STORED_VALUE, tender_word(TenderKind.STORED_VALUE), "wallet"),
            )
        }
        pad.add(times, 1, 3)
        pad.add(less, 2, 3)
        for row, key in enumerate(keys.values()):
            pad.add(key, row, 4)
        pad.grid.setColumnStretch(4, 19)
        pad.grid.setColumnMinimumWidth(4, 104 if look.density.compact else 132)
        for key in (times, less, *keys.values()):
            key.chosen.connect(self.commanded)
        return keys

    def show_state(self, state: CheckoutState) -> None:
        """Offer what can be paid now; while money is booked, or nothing is due, the money keys rest."""
        money, due = self._look.money, state.totals.in_cash
        payable = due > 0 and not state.busy
        self.setEnabled(not state.busy)
        self._show_quick(state, payable)
        member = state.member
        for command, key in self._tenders.items():
            key.setEnabled(payable and (member is not None or command is not Command.STORED_VALUE))  # HQ may lend more
        self._pay.setEnabled(not state.busy and bool(state.lines))  # a bill that is covered is finished by it
        below = translate("Keypad", "Enter: exact cash")
        if state.busy:
            below = translate("Keypad", "booking …")
        elif state.armed:
            below = translate("Keypad", "Enter again: exact cash")
        figure = money.signed(due or state.totals.whole)
        gives = state.totals.back and due <= 0
        words = translate("Keypad", "Exchange") if gives else translate("Keypad", "Take cash")
        self._pay.show_busy(state.busy)
        self._pay.show_figure(words, below if due > 0 else "", figure)

    def _show_quick(self, state: CheckoutState, payable: bool) -> None:
        money, due = self._look.money, state.totals.in_cash
        round_amounts = [amount for amount in state.quick_cash if amount != due]
        exact, *others = self._quick
        exact.gives = Pay(TenderKind.CASH)
        exact.say(money.plain(due or state.totals.whole), translate("Keypad", "exact"))
        exact.setEnabled(payable)
        for index, key in enumerate(others):
            amount = round_amounts[index] if index < len(round_amounts) else None
            key.gives = None if amount is None else Pay(TenderKind.CASH, amount)
            words = "" if amount is None else money.short(amount)
            key.say(words, name=translate("Keypad", "Cash {amount}").format(amount=words) if words else "—")
            key.setEnabled(payable)
            key.setVisible(amount is not None)  # an empty key would be a dead one

    def give_room(self, height: int) -> None:
        """Make the pay key lower by `height`."""
        self._pay.setFixedHeight(self._look.density.pay - height)

    def rest(self) -> None:
        """Nothing to pay any more: every key rests until the next sale."""
        self.setEnabled(False)
