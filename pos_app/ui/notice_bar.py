"""A sentence with its advice, in the colour and shape of its tone; empty when there is nothing to say."""

from PySide6.QtCore import QRectF

from pos_app.ui.card import Painted
from pos_app.ui.ink import Ink
from pos_app.ui.look import Look
from pos_app.ui.state import Notice, Tone

_PICTURES = {Tone.OK: "check", Tone.WARN: "triangle-alert", Tone.ERR: "octagon-x", Tone.INFO: "info"}


class NoticeBar(Painted):
    """Shows a Notice, or nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.density.scan)
        self._notice: Notice | None = None

    def show_notice(self, notice: Notice | None) -> None:
        if notice != self._notice:
            self._notice = notice
            self.setAccessibleName(f"{notice.text} {notice.advice}".strip() if notice else "")
            self.update()

    def paint(self, ink: Ink, box: QRectF) -> None:
        notice = self._notice
        if notice is None:
            return
        density, tone = self.look.density, notice.tone.value
        ink.block(box, f"{tone}_soft", density.radius)
        size = density.icon
        ink.icon(14, (box.height() - size) / 2, _PICTURES[notice.tone], tone, size)
        inner = box.adjusted(14 + size + 10, 4, -12, -4)
        if not notice.advice:
            ink.text(inner, notice.text, density.m, tone, bold=True)
            return
        half = inner.height() / 2
        ink.text(QRectF(inner.x(), inner.y(), inner.width(), half), notice.text, density.m, tone, bold=True)
        ink.text(QRectF(inner.x(), inner.y() + half, inner.width(), half), notice.advice, density.s, tone)
