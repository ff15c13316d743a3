"""Name and PIN: signing in, unlocking a till that was locked, approving what a cashier may not do alone."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.acts import Back, ChoosePerson, SignIn, Unlock
from pos_app.ui.approval_texts import approval_words
from pos_app.ui.card import Card
from pos_app.ui.commands import Command
from pos_app.ui.heading import Heading
from pos_app.ui.ink import Ink
from pos_app.ui.keypad import DigitPad
from pos_app.ui.keys import STAFF, Binding
from pos_app.ui.look import Look
from pos_app.ui.notice_bar import NoticeBar
from pos_app.ui.row_view import RowView
from pos_app.ui.speak import translate
from pos_app.ui.state import Tone
from pos_app.ui.state_staff import LockState, LoginState, Person
from pos_app.ui.touch import PayKey
from pos_app.ui.typing_field import PinField
from pos_app.ui.words import role_word


class _PersonRow:
    """Draws (Person, chosen)."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def __call__(self, ink: Ink, box: QRectF, row: Hashable) -> None:
        person, chosen = cast("tuple[Person, bool]", row)
        density = self._look.density
        ink.block(box, "sel" if chosen else "surface")
        ink.line(box.x(), box.bottom() - 1, box.width())
        if chosen:
            ink.block(QRectF(box.x(), box.y(), 4, box.height()), "primary")
        middle = box.center().y()
        ink.disc(box.x() + 38, middle, 17, "primary_soft")
        initial = QRectF(box.x() + 21, middle - 17, 34, 34)
        ink.text(initial.adjusted(11, 0, 0, 0), person.name[:1], density.m, "primary_softtext", bold=True)
        inner = box.adjusted(70, 0, -16, 0)
        wide = ink.text(inner, person.name, density.l, bold=chosen, may_elide=True)
        ink.text(inner.adjusted(wide + 12, 0, 0, 0), role_word(person.role), density.s, "text2", may_elide=True)


class SignInScreen(QWidget):
    """Signals: acted(Act) with ChoosePerson, SignIn, Unlock or Back."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._state: LoginState | LockState = LoginState(())
        self._title = Heading(look)
        self._people = RowView(look, look.density.row, _PersonRow(look))
        self._people.setAccessibleName(translate("SignIn", "Who signs in"))
        self._pin = PinField(look, translate("SignIn", "PIN"))
        self._pad = DigitPad(look, self._pin, whole=True)
        self._key = PayKey(look, translate("SignIn", "Sign in"), Command.ENTER, "arrow-right")
        self._key.setFixedHeight(look.density.pay)
        self._notice = NoticeBar(look)
        self._lay_out()
        self._people.row_chosen.connect(self._choose)
        self._key.chosen.connect(self._enter)
        self._pin.typed.connect(self._typed)

    @property
    def keys(self) -> tuple[Binding, ...]:
        return STAFF

    @property
    def typing(self) -> PinField:
        return self._pin

    def _lay_out(self) -> None:
        density = self._look.density
        right = QVBoxLayout()
        right.setSpacing(density.gap)
        for widget in (self._pin, self._pad, self._key):
            right.addWidget(widget)
        right.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(density.gap * 2)
        body.addWidget(Card(self._people), 10)
        body.addLayout(right, 9)
        middle = QWidget()
        middle.setMaximumWidth(820 if density.compact else 900)
        middle.setMaximumHeight(540 if density.compact else 640)
        column = QVBoxLayout(middle)
        column.setSpacing(density.gap)
        head = QHBoxLayout()
        head.setSpacing(density.gap * 2)
        head.addWidget(self._title, 10)
        head.addWidget(self._notice, 9)
        column.addLayout(head)
        column.addLayout(body, 1)
        outer = QHBoxLayout(self)
        outer.addWidget(middle, 1)

    def show_state(self, state: LoginState | LockState) -> None:
        """A new notice (a wrong PIN) empties the field."""
        if state.notice != self._state.notice or type(state) is not type(self._state):
            self._pin.clear()
        self._state = state
        locked, wanted = isinstance(state, LockState), state.wanted if isinstance(state, LoginState) else None
        people = (state.person,) if isinstance(state, LockState) else state.people
        chosen = state.person.code if isinstance(state, LockState) else state.chosen
        self._people.show_rows(
            tuple((person, person.code == chosen) for person in people), self._row_of(people, chosen)
        )
        self._notice.show_notice(state.notice)
        self._pin.mark_wrong(state.notice is not None and state.notice.tone is Tone.ERR)
        if locked:
            kept = isinstance(state, LockState) and state.suspended_sale
            below = translate("SignIn", "The open sale is kept") if kept else translate("SignIn", "Type your PIN")
            self._title.show_words(translate("SignIn", "Locked"), below)
        elif wanted is not None:
            below = approval_words(wanted, self._look.money)
            self._title.show_words(translate("SignIn", "Somebody else approves"), below)
        else:
            self._title.show_words(
                translate("SignIn", "Sign in"), translate("SignIn", "Choose your name, type your PIN, press Enter")
            )
        self._show_key()

    def _row_of(self, people: tuple[Person, ...], code: str) -> int:
        return next((index for index, person in enumerate(people) if person.code == code), -1)

    def _show_key(self) -> None:
        unlock = isinstance(self._state, LockState)
        words = translate("SignIn", "Unlock") if unlock else translate("SignIn", "Sign in")
        if isinstance(self._state, LoginState) and self._state.wanted is not None:
            words = translate("SignIn", "Approve")
        self._key.show_busy(self._state.busy)
        self._key.show_figure(words, translate("SignIn", "checking …") if self._state.busy else "", "")
        self._key.setEnabled(bool(self._pin.text()) and bool(self._chosen()) and not self._state.busy)

    def _chosen(self) -> str:
        return self._state.person.code if isinstance(self._state, LockState) else self._state.chosen

    def command(self, command: Command) -> bool:
        if command in (Command.HELP, Command.TRAINING):
            return False
        if command is Command.ENTER:
            self._enter()
        elif command is Command.BACK:
            if not self._pin.text():
                self.acted.emit(Back())
            self._pin.clear()
        elif isinstance(self._state, LoginState) and command in (Command.UP, Command.DOWN):
            self._move(-1 if command is Command.UP else 1)
        return True

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        people = self._state.people if isinstance(self._state, LoginState) else ()
        if people:
            self._choose((self._row_of(people, self._chosen()) + by) % len(people))

    def _choose(self, row: int) -> None:
        if isinstance(self._state, LoginState):
            self.acted.emit(ChoosePerson(self._state.people[row].code))

    def _typed(self, text: str) -> None:
        self._show_key()

    def _enter(self, gives: object = None) -> None:
        pin, chosen = self._pin.text(), self._chosen()
        if not pin or not chosen or self._state.busy:
            return
        self._pin.clear()
        self.acted.emit(Unlock(pin) if isinstance(self._state, LockState) else SignIn(chosen, pin))
