"""Expected against counted, tender by tender, and why the drawer differs."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pos_app.ui.acts import ChooseReason
from pos_app.ui.card import Painted
from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.money_text import MINUS
from pos_app.ui.speak import translate
from pos_app.ui.state_staff import TenderCheck, VarianceReason
from pos_app.ui.touch import Face, Touch
from pos_app.ui.words import reason_word, tender_word


class CheckCard(Painted):
    """A table of TenderChecks; a row that differs is amber, with a triangle and a word."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._checks: tuple[TenderCheck, ...] = ()

    def show_checks(self, checks: tuple[TenderCheck, ...]) -> None:
        self._checks = checks
        self.setAccessibleName(
            "; ".join(f"{tender_word(check.kind)} {self._result(check)} {self._variance(check)}" for check in checks)
        )
        self.update()

    def _variance(self, check: TenderCheck) -> str:
        money = self.look.money
        return money.plain(check.variance) if check.variance < 0 else f"+{money.plain(check.variance)}"

    def _result(self, check: TenderCheck) -> str:
        if check.counted is None:
            return translate("Check", "as booked")
        if not check.variance:
            return translate("Check", "right")
        return translate("Check", "short") if check.variance < 0 else translate("Check", "over")

    def paint(self, ink: Ink, box: QRectF) -> None:
        density = self.look.density
        high = min(box.height() / (len(self._checks) + 2), 56.0)
        titles = (
            translate("Check", "Expected"),
            translate("Check", "Counted"),
            translate("Check", "Variance"),
            translate("Check", "Result"),
        )
        wide = box.width() * 0.19
        columns = [QRectF(box.right() - 16 - wide * (4 - index), 0, wide, high) for index in range(4)]
        ink.text(QRectF(16, 0, wide, high), translate("Check", "Tender"), density.s, "text2")
        for column, title in zip(columns, titles, strict=True):
            ink.text(column.adjusted(6, 0, 0, 0), title, density.s, "text2", align=Align.RIGHT)
        top = high
        for check in self._checks:
            self._row(ink, QRectF(0, top, box.width(), high), check, columns)
            top += high

    def _row(self, ink: Ink, box: QRectF, check: TenderCheck, columns: list[QRectF]) -> None:
        density, money = self.look.density, self.look.money
        differs = check.variance != 0
        ink.block(box, "warn_soft" if differs else "surface")
        ink.line(box.x(), box.y(), box.width())
        expected, counted, variance, result = (column.translated(0, box.y()) for column in columns)
        ink.text(QRectF(16, box.y(), expected.x() - 16, box.height()), tender_word(check.kind), density.m)
        ink.text(expected, money.plain(check.expected), density.m, "text2", align=Align.RIGHT)
        ink.text(
            counted,
            "—" if check.counted is None else money.plain(check.counted),
            density.m,
            bold=True,
            align=Align.RIGHT,
        )
        words = "—" if check.counted is None else "0.00" if not differs else self._variance(check)
        colour = "text2" if not differs else "err" if words.startswith(MINUS) else "warn"
        ink.text(variance, words, density.m, colour, bold=differs, align=Align.RIGHT)
        tone = "warn" if differs else "ok"
        wide = ink.text(result, self._result(check), density.s, tone, bold=differs, align=Align.RIGHT)
        ink.icon(result.right() - wide - 22, box.center().y() - 8, "triangle-alert" if differs else "check", tone, 16)


class ReasonRow(QWidget):
    """The reasons of a difference, one of them chosen.  Signals: acted(ChooseReason)."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.density.key_gap)
        self._keys: dict[VarianceReason, Touch] = {}
        for index, reason in enumerate(VarianceReason):
            face = Face(role="choice", cap=str(index + 1))
            key = Touch(look, reason_word(reason), ChooseReason(reason.value), face)
            key.setFixedHeight(max(look.density.floor, 46))
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            key.chosen.connect(self.acted)
            grid.addWidget(key, index // 3, index % 3)
            self._keys[reason] = key

    def reason(self, digit: str) -> VarianceReason | None:
        """The reason whose key has this digit."""
        return next((reason for reason, key in self._keys.items() if key.cap == digit), None)

    def show_reason(self, reason: VarianceReason | None) -> None:
        for each, key in self._keys.items():
            key.switch(each is reason)
