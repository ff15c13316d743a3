"""The keys that a finger presses: a box from the style sheet, everything in it painted here."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from domain.value import dataclass
from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look

_TURN_MS = 60
_PICTURES_MAX = 64


@dataclass(frozen=True, slots=True)
class Face:
    """How a key looks: `cap` is its keyboard key, `below` a small line, `pixels` 0 the usual size of text.

    `name` is what a screen reader says when the words do not say it.
    """

    icon: str = ""
    cap: str = ""
    below: str = ""
    role: str = "key"
    pixels: int = 0
    bold: bool = False
    colour: str = "text"
    name: str = ""


Pictures = dict[tuple[object, ...], QPixmap]


@lru_cache(maxsize=32)
def _boxes(look: Look, role: str) -> Pictures:
    """The boxes of keys of a role in one look, by everything else that the style sheet asks about a key."""
    del look, role
    return {}


class Touch(QPushButton):
    """A key with icon, words, a small line below and the cap of its keyboard key.

    Signals: chosen(object), with what the key was made to give.  Its accessible name is its words and its cap.
    """

    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        words: str,
        gives: object = None,
        face: Face = Face(),  # noqa: B008 - frozen
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.words, self.below, self.gives, self._name = words, face.below, gives, face.name
        self.icon_name, self.cap = face.icon, face.cap
        self.role, self.bold, self.colour = face.role, face.bold, face.colour
        self.pixels = face.pixels or look.density.m
        self._changes = False
        self._pictures: Pictures = {}
        self.setProperty("role", face.role)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(look.density.floor, look.density.floor)
        self._rename()
        self.clicked.connect(self._click)

    def say(self, words: str, below: str = "", name: str = "") -> None:
        """Change the words."""
        if (words, below, name or self._name) != (self.words, self.below, self._name):
            self.words, self.below, self._name = words, below, name or self._name
            self._changes = True
            self._rename()
            self.update()

    def switch(self, on: bool) -> None:
        """Show the key as the chosen one of its row."""
        if self.property("on") != on:
            self.setProperty("on", on)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def _rename(self) -> None:
        said = self._name or " ".join(part for part in (self.words, self.below) if part)
        self.setAccessibleName(f"{said} ({self.cap})" if self.cap else said)

    def _click(self) -> None:
        self.chosen.emit(self.gives)

    def ink_token(self) -> str:
        return self.colour if self.isEnabled() else "disabled"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._changes or Ink.watcher is not None:
            painter.drawPixmap(QPoint(), self._picture(self._paint_box))
            self._paint_face(painter)
        else:
            painter.drawPixmap(QPoint(), self._picture(self._paint_whole))
        painter.end()

    def _picture(self, paint: Callable[[QPainter], None]) -> QPixmap:
        """The box of keys that look the same, or a whole key whose words stay: painted once for each of its states."""
        state = (self.isEnabled(), self.isDown(), self.underMouse(), self.hasFocus(), self.property("on"))
        key = (paint.__name__, state, self.width(), self.height(), self.devicePixelRatioF())
        pictures = self._pictures if paint == self._paint_whole else _boxes(self.look, self.role)
        picture = pictures.get(key)
        if picture is None:
            if len(pictures) >= _PICTURES_MAX:
                pictures.clear()
            picture = pictures[key] = self._painted(paint)
        return picture

    def _painted(self, paint: Callable[[QPainter], None]) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(round(self.width() * ratio), round(self.height() * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint(painter)
        painter.end()
        return picture

    def _paint_whole(self, painter: QPainter) -> None:
        self._paint_box(painter)
        self._paint_face(painter)

    def _paint_box(self, painter: QPainter) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)

    def _paint_face(self, painter: QPainter) -> None:
        sink = 1 if self.isDown() else 0
        self.paint_face(Ink(painter, self.look), QRectF(self.rect()).adjusted(6, sink, -6, sink - 2))

    def paint_face(self, ink: Ink, box: QRectF) -> None:
        """Icon and words in the middle, the line below them, the cap top right."""
        density = self.look.density
        cap_height = density.xs + 4
        if self.cap:
            plain = "on_primary" if self.role == "pay" else "text3"
            cap_colour = plain if self.isEnabled() else "disabled"
            ink.text(
                QRectF(box.x(), box.y() + 2, box.width(), cap_height),
                self.cap,
                density.xs - 1,
                cap_colour,
                align=Align.RIGHT,
            )
            box = box.adjusted(0, cap_height * 0.45, 0, 0)
        if self.below:
            half = box.height() / 2
            ink.text(
                QRectF(box.x(), box.y() + half, box.width(), half * 0.8),
                self.below,
                density.xs,
                "text2" if self.isEnabled() else "disabled",
                align=Align.CENTRE,
            )
            box = QRectF(box.x(), box.y() + half * 0.2, box.width(), half * 0.9)
        self._paint_words(ink, box)

    def _paint_words(self, ink: Ink, box: QRectF) -> None:
        size = self.look.density.icon
        token = self.ink_token()
        wide = self.look.width(self.words, self.pixels, bold=self.bold)
        with_icon = bool(self.icon_name) and (not self.words or wide + size + 6 <= box.width())
        if not with_icon:
            ink.text(box, self.words, self.pixels, token, bold=self.bold, align=Align.CENTRE)
            return
        left = box.x() + (box.width() - wide - size - (6 if self.words else 0)) / 2
        ink.icon(left, box.center().y() - size / 2, self.icon_name, token, size)
        if self.words:
            ink.text(
                QRectF(left + size + 6, box.y(), wide + 2, box.height()), self.words, self.pixels, token, bold=self.bold
            )


class RailKey(Touch):
    """A key of the left rail: icon above its word, with a badge when something waits."""

    def __init__(self, look: Look, words: str, gives: object, icon: str) -> None:
        super().__init__(look, words, gives, Face(icon=icon, role="rail"))
        self._badge = 0

    def show_badge(self, count: int) -> None:
        if count != self._badge:
            self._badge = count
            self._changes = True
            self.setAccessibleDescription(str(count) if count else "")
            self.update()

    def paint_face(self, ink: Ink, box: QRectF) -> None:
        size, pixels = self.look.density.icon, self.look.density.xs
        token = "rail_on" if self.property("on") else "rail_text" if self.isEnabled() else "rail_off"
        top = box.y() + (box.height() - size - pixels - 8) / 2 + 1
        ink.icon(box.center().x() - size / 2, top, self.icon_name, token, size)
        ink.text(
            QRectF(box.x() - 4, top + size + 3, box.width() + 8, pixels + 6),
            self.words,
            pixels,
            token,
            align=Align.CENTRE,
        )
        if self._badge:
            ink.disc(box.center().x() + size / 2 + 4, top + 3, 9, "badge")
            ink.text(
                QRectF(box.center().x() + size / 2 - 5, top - 6, 18, 18),
                str(self._badge),
                11,
                "on_badge",
                bold=True,
                align=Align.CENTRE,
            )


class PayKey(Touch):
    """The one key that takes the money: what it does on the left, how much on the right; it turns while busy."""

    def __init__(self, look: Look, words: str, gives: object, icon: str) -> None:
        super().__init__(
            look,
            words,
            gives,
            Face(icon=icon, role="pay", pixels=look.density.pay_label, bold=True, colour="on_primary"),
        )
        self._figure = ""
        self._changes = True
        self._busy, self._turn = False, 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._turned)

    def show_busy(self, busy: bool) -> None:
        """While money is booked a wheel turns in place of the icon."""
        if busy != self._busy:
            self._busy, self._turn = busy, 0
            if busy:
                self._timer.start()
            else:
                self._timer.stop()
            self.update()

    def _turned(self) -> None:
        self._turn = (self._turn + 30) % 360
        self.update()

    def show_figure(self, words: str, below: str, figure: str) -> None:
        if figure != self._figure:
            self._figure = figure
            self.update()
        self.say(words, below, f"{words} {figure}".strip())

    def paint_face(self, ink: Ink, box: QRectF) -> None:
        density, token = self.look.density, self.ink_token()
        size = density.icon + 6
        picture = "loader-circle" if self._busy else self.icon_name
        ink.icon(box.x() + 14, box.center().y() - size / 2, picture, token, size, turn=self._turn)
        left = box.x() + 14 + size + 14
        pixels = round(density.pay_label * 1.25)
        figure_width = self.look.width(self._figure, pixels, bold=True) + 4
        while figure_width > box.width() / 2 and pixels > density.xs:  # the words have a half of their own
            pixels -= 1
            figure_width = self.look.width(self._figure, pixels, bold=True) + 4
        room = box.right() - 14 - figure_width - left - 8
        ink.text(
            QRectF(box.right() - 14 - figure_width, box.y(), figure_width, box.height()),
            self._figure,
            pixels,
            token,
            bold=True,
            align=Align.RIGHT,
        )
        line = self.pixels + density.xs + 10
        if not self.below or line + 4 > box.height():
            ink.text(QRectF(left, box.y(), room, box.height()), self.words, self.pixels, token, bold=True)
            return
        top = box.y() + (box.height() - line) / 2
        ink.text(QRectF(left, top, room, self.pixels + 4), self.words, self.pixels, token, bold=True)
        ink.text(QRectF(left, top + self.pixels + 6, room, density.xs + 4), self.below, density.xs, token)
