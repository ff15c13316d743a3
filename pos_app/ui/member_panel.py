"""Who buys: the member of the sale, or how to name one."""

from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPen

from pos_app.ui.card import Painted
from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.speak import translate
from pos_app.ui.state import MemberState


class MemberPanel(Painted):
    """Name, masked phone, tier, balance, points and coupons; what the member saves in this sale.

    Signals: tapped().
    """

    tapped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._member: MemberState | None = None
        self._cap = "F3"
        self._rename()

    def show_member(self, member: MemberState | None) -> None:
        """Show him; what he saves in this sale changes at each scan, and stands elsewhere."""
        member = replace(member, saved=0) if member is not None else None
        if member != self._member:
            self._member = member
            self._rename()
            self.update()

    def _rename(self) -> None:
        member = self._member
        if member is None:
            self.setAccessibleName(translate("Member", "No member"))
            return
        self.setAccessibleName(
            translate("Member", "Member {name}, {tier}, stored value {value}").format(
                name=member.name,
                tier=translate("Member", "Frozen") if member.frozen else member.tier,
                value=self.look.money.signed(member.stored_value),
            )
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.tapped.emit()

    def paint(self, ink: Ink, box: QRectF) -> None:
        if self._member is None:
            self._paint_guest(ink, box)
        else:
            self._paint_member(ink, box, self._member)

    def _lines(self, box: QRectF) -> tuple[float, float]:
        middle = box.height() / 2
        return (middle - 12, middle + 14) if not self.look.density.compact else (middle - 10, middle + 11)

    def _line(self, box: QRectF, left: float, middle: float, right: float) -> QRectF:
        return QRectF(left, middle - 14, max(0.0, right - left), 28)

    def _paint_guest(self, ink: Ink, box: QRectF) -> None:
        density = self.look.density
        size = 36 if density.compact else 46
        ink.ring(
            14, (box.height() - size) / 2, size, QPen(self.look.colour("border_strong"), 1.5, Qt.PenStyle.DashLine)
        )
        ink.icon(14 + size / 2 - 11, box.height() / 2 - 11, "user-round-plus", "text2", 22)
        left, (first, second) = 14.0 + size + 12, self._lines(box)
        right = box.width() - 16
        ink.text(self._line(box, left, first, right - 30), translate("Member", "No member"), density.l, bold=True)
        ink.text(
            self._line(box, left, second, right),
            translate("Member", "Scan the card, or last 4 of the phone + F3"),
            density.s,
            "text2",
        )
        ink.text(QRectF(right - 40, 6, 40, 18), self._cap, density.xs, "text3", align=Align.RIGHT)

    def _paint_member(self, ink: Ink, box: QRectF, member: MemberState) -> None:
        density = self.look.density
        size = 36 if density.compact else 46
        top = (box.height() - size) / 2
        ink.disc(14 + size / 2, box.height() / 2, size / 2, "gold_soft")
        ink.text(
            QRectF(14, top, size, size),
            member.name[:1],
            density.l if density.compact else density.xl,
            "gold",
            bold=True,
            align=Align.CENTRE,
        )
        first, second = self._lines(box)
        figures_left = self._paint_figures(ink, box, member, first, second)
        left = 14.0 + size + 12
        words = translate("Member", "Frozen") if member.frozen else member.tier
        chip = self.look.width(words, density.xs) + 20 if words else 0
        beside = self.look.width(member.name, density.l, bold=True) + chip <= figures_left - left
        wide = ink.text(self._line(box, left, first, figures_left), member.name, density.l, bold=True, may_elide=True)
        below = ink.text(self._line(box, left, second, figures_left), member.phone, density.s, "text2", may_elide=True)
        if words:
            at, middle = (left + wide + 8, first) if beside else (left + below + 8, second)
            colours = ("err", "err_soft") if member.frozen else ("gold", "gold_soft")
            ink.chip(at, middle, words, density.xs, *colours, figures_left + 14 - at)

    def _paint_figures(self, ink: Ink, box: QRectF, member: MemberState, first: float, second: float) -> float:
        density = self.look.density
        figures = [
            (translate("Member", "Balance"), self.look.money.plain(member.stored_value)),
            (translate("Member", "Points"), f"{member.points:,}"),
            (translate("Member", "Coupons"), str(member.coupons)),
        ]
        if member.services:
            figures.append((translate("Member", "To grant"), str(member.services)))
        if density.compact:
            del figures[1:-1]
        big = density.m if density.compact else density.l
        right = box.width() - 16
        for label, figure in reversed(figures):
            wide = max(self.look.width(figure, big, bold=True), self.look.width(label, density.xs)) + 1
            ink.text(QRectF(right - wide, first - 14, wide, 28), figure, big, bold=True, align=Align.RIGHT)
            ink.text(QRectF(right - wide, second - 12, wide, 24), label, density.xs, "text2", align=Align.RIGHT)
            right -= wide + (14 if density.compact else 18)
        return right
