"""The strip at the bottom: lamps on the left, where and who and when on the right."""

from PySide6.QtCore import QRectF

from pos_app.ui.card import Painted
from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.speak import translate
from pos_app.ui.state import Device, FrameState, LampState, Tone
from pos_app.ui.words import lamp_word

_ORDER = list(Device)


def _place(lamp: LampState) -> int:
    """Lamps stand in the same order, whoever reports first."""
    return _ORDER.index(lamp.device)


class StatusBar(Painted):
    """Each lamp has a shape (dot fine, triangle warning, square down) and a word, never a colour alone."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.density.status)
        self._frame = FrameState()
        self._lamps: list[LampState] = []

    def show_frame(self, frame: FrameState) -> None:
        if frame != self._frame:
            self._frame = frame
            self._lamps = sorted(frame.lamps, key=_place)
            self.setAccessibleName(", ".join(lamp_word(lamp) for lamp in self._lamps))
            self.setAccessibleDescription(f"{frame.store} · {frame.register} · {frame.cashier}")
            self.update()

    def paint(self, ink: Ink, box: QRectF) -> None:
        ink.block(box, "surface")
        ink.line(0, 0, box.width())
        right = self._paint_place(ink, box.adjusted(14, 1, -14, 0))
        left = 14.0
        for lamp in self._lamps:
            left = self._paint_lamp(ink, lamp, left, box.center().y(), right - 10) + self._gap

    @property
    def _gap(self) -> int:
        return 13 if self.look.density.compact else 20

    def _paint_lamp(self, ink: Ink, lamp: LampState, left: float, middle: float, right: float) -> float:
        token = lamp.tone.value
        if lamp.tone is Tone.OK:
            ink.disc(left + 4, middle, 4, token)
        elif lamp.tone is Tone.WARN:
            ink.triangle(left - 1, middle, token)
        else:
            ink.block(QRectF(left, middle - 4, 8, 8), token)
        left += 15
        box = QRectF(left, middle - 14, max(0.0, right - left), 28)
        colour = "text2" if lamp.tone is Tone.OK else token
        return left + ink.text(box, lamp_word(lamp), self.look.density.s, colour)

    def _paint_place(self, ink: Ink, box: QRectF) -> float:
        frame, pixels = self._frame, self.look.density.s
        texts = [
            (frame.clock, "text", True),
            (" · ".join(filter(None, (frame.shift, frame.cashier))), "text2", False),
            (" · ".join(filter(None, (frame.store, frame.register))), "text2", False),
        ]
        if not self.look.density.compact:
            texts.append((translate("Status", "F1 help"), "text3", False))
        right = box.right()
        for words, colour, bold in texts:
            if words:
                room = QRectF(box.x(), box.y(), right - box.x(), box.height())
                right -= ink.text(room, words, pixels, colour, bold=bold, align=Align.RIGHT) + 16
        return right
