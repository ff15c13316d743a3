"""What a person types where no text line is needed: a PIN as dots, an amount, a count."""

from typing import Protocol

from PySide6.QtCore import QRectF, Signal

from pos_app.ui.card import Painted
from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look

_PIN_LONGEST = 12
_AMOUNT_LONGEST = 9


class Typing(Protocol):
    """Where typed characters go; a QLineEdit is one too."""

    def text(self) -> str: ...
    def insert(self, characters: str, /) -> None: ...
    def backspace(self) -> None: ...
    def clear(self) -> None: ...


class TypingField(Painted):
    """Keeps typed characters and shows them.  Signals: typed(str)."""

    typed = Signal(str)
    allowed, longest = "0123456789", 9

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, look.density.scan)
        self._text = ""
        self._wrong = False
        self.setAccessibleName(name)

    def text(self) -> str:
        return self._text

    def insert(self, characters: str) -> None:
        """Add what is allowed; the rest is dropped."""
        kept = "".join(each for each in characters if each in self.allowed)
        self._set((self._text + kept)[: self.longest])

    def backspace(self) -> None:
        self._set(self._text[:-1])

    def clear(self) -> None:
        self._set("")

    def mark_wrong(self, wrong: bool) -> None:
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def _set(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.update()
            self.typed.emit(text)

    def paint(self, ink: Ink, box: QRectF) -> None:
        outline = "err_border" if self._wrong else "primary"
        ink.block(box.adjusted(1, 1, -1, -1), "surface", self.look.density.radius, outline, 2)
        self.paint_text(ink, box.adjusted(14, 0, -14, 0))

    def paint_text(self, ink: Ink, box: QRectF) -> None:
        ink.text(box, self._text, self.look.density.digit, bold=True, align=Align.RIGHT)


class PinField(TypingField):
    """A PIN: one dot for each digit."""

    longest = _PIN_LONGEST

    def paint_text(self, ink: Ink, box: QRectF) -> None:
        if not self._text:
            ink.text(box, self.accessibleName(), self.look.density.l, "text3", align=Align.CENTRE)
            return
        step = min(24.0, box.width() / len(self._text))
        left = box.center().x() - step * (len(self._text) - 1) / 2
        for index in range(len(self._text)):
            ink.disc(left + step * index, box.center().y(), 5, "text")


class AmountField(TypingField):
    """An amount of money; while nothing is typed it shows `suggested` (minor units) in grey."""

    allowed, longest = "0123456789.", _AMOUNT_LONGEST
    suggested = 0

    def insert(self, characters: str) -> None:
        for each in characters:
            if self.look.money.minor(self._text + each + ("0" if each == "." else "")) is not None:
                super().insert(each)

    def amount(self) -> int:
        """Minor units: what is typed, else what is suggested."""
        typed = self.look.money.minor(self._text) if self._text else None
        return self.suggested if typed is None else typed

    def paint_text(self, ink: Ink, box: QRectF) -> None:
        density = self.look.density
        ink.text(box, self.look.money.sign, density.l, "text2")
        words = self._text or self.look.money.plain(self.suggested)
        ink.text(
            box.adjusted(30, 0, 0, 0),
            words,
            density.digit,
            "text" if self._text else "text3",
            bold=bool(self._text),
            align=Align.RIGHT,
        )
