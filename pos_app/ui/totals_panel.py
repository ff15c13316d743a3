"""What is to pay, in figures that are read across the counter."""

from PySide6.QtCore import QRectF

from pos_app.ui.card import Painted
from pos_app.ui.ink import SMALLEST_TEXT, Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.money_text import MINUS
from pos_app.ui.speak import translate
from pos_app.ui.state import CheckoutState, MemberState, TotalsState
from pos_app.ui.words import tender_word


class TotalsPanel(Painted):
    """List, what is taken off, what is to pay; below, what was received and what goes back."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._state = CheckoutState()
        self._typed: int | None = None
        self.setAccessibleName(translate("Totals", "To pay"))

    def show_state(self, state: CheckoutState) -> None:
        if (state.totals, state.tenders, state.member) != (self._state.totals, self._state.tenders, self._state.member):
            self._state = state
            self.setAccessibleDescription(self.look.money.signed(self._outstanding()))
            self.update()

    def show_typed(self, amount: int | None) -> None:
        """An amount that is being typed: the strip shows it as received, with its change, before any key."""
        if amount != self._typed:
            self._typed = amount
            self.update()

    @property
    def totals(self) -> TotalsState:
        return self._state.totals

    def _outstanding(self) -> int:
        return self.totals.due if self._state.tenders and self.totals.due > 0 else self.totals.whole

    def paint(self, ink: Ink, box: QRectF) -> None:
        density = self.look.density
        pad = 12 if density.compact else 16
        strip = 32 if density.compact else 42
        self._paint_sums(ink, QRectF(pad, pad - 4, box.width() - 2 * pad, density.s + 8))
        figure = QRectF(pad, 0, box.width() - 2 * pad, density.total_figure * 1.2)
        figure.moveBottom(box.height() - strip - (3 if density.compact else 6))
        self._paint_figure(ink, figure)
        self._paint_strip(ink, QRectF(0, box.height() - strip, box.width(), strip), pad)

    def _paint_sums(self, ink: Ink, box: QRectF) -> None:
        money, totals, density = self.look.money, self.totals, self.look.density
        sums = [(translate("Totals", "List"), money.signed(totals.list), "text2")]
        if totals.adjustments:
            sums.append((translate("Totals", "Off"), MINUS + money.signed(totals.adjustments), "discount"))
        if totals.coupons:
            sums.append((translate("Totals", "Coupons"), MINUS + money.signed(totals.coupons), "discount"))
        if totals.back:
            sums.append((translate("Totals", "Back"), MINUS + money.signed(totals.back), "discount"))
        gap, pixels = 12 if density.compact else 22, density.s
        while pixels > SMALLEST_TEXT and self._sums_width(sums, pixels, gap) > box.width():
            pixels, gap = pixels - 1, 10
        left = box.x()
        for label, figure, colour in sums:
            for words, token, space in ((label, "text2", 6), (figure, colour, gap)):
                room = QRectF(left, box.y(), box.right() - left, box.height())
                left += ink.text(room, words, pixels, token) + space

    def _sums_width(self, sums: list[tuple[str, str, str]], pixels: int, gap: int) -> int:
        wide = sum(self.look.width(words, pixels) for label, figure, _ in sums for words in (label, figure))
        return wide + len(sums) * (6 + gap) - gap

    def _paint_figure(self, ink: Ink, box: QRectF) -> None:
        density, money = self.look.density, self.look.money
        partly = bool(self._state.tenders) and self.totals.due > 0
        label = translate("Totals", "Still to pay") if partly else self._whole_word()
        pixels = density.total_figure
        figure = money.plain(self._outstanding())
        wide = min(self.look.width(figure, pixels, bold=True) + 2, int(box.width()) - 90)
        ink.text(QRectF(box.right() - wide, box.y(), wide, box.height()), figure, pixels, bold=True, align=Align.RIGHT)
        small = round(pixels * 0.56)
        sign = QRectF(box.x(), box.y() + box.height() * 0.14, box.width() - wide - 6, box.height() * 0.8)
        sign_width = ink.text(sign, money.sign, small, "text2", align=Align.RIGHT)
        room = QRectF(box.x(), box.y() + box.height() * 0.16, sign.width() - sign_width - 8, box.height() * 0.8)
        ink.text(room, label, density.l if density.compact else density.xl)

    def _whole_word(self) -> str:
        gets = self.totals.hands_out > 0 and self.totals.payable == self.totals.credit
        return translate("Totals", "To give back") if gets else translate("Totals", "To pay")

    def _paint_strip(self, ink: Ink, box: QRectF, pad: int) -> None:
        received, change = self._received()
        ink.foot(box, "ok_soft" if received else "sunken", self.look.density.radius - 1)
        ink.line(box.x(), box.y(), box.width())
        inner = box.adjusted(pad, 0, -pad, 0)
        if received:
            self._paint_received(ink, inner, received, change)
            return
        if not self._spendable() and self.totals.due <= 0:
            return
        ink.icon(pad, box.center().y() - 9, "wallet" if self._spendable() else "banknote", "primary", 18)
        ink.text(inner.adjusted(28, 0, 0, 0), self._hint(), self.look.density.s, "text2")

    def _received(self) -> tuple[int, int]:
        totals = self.totals
        if self._typed:
            return self._typed, max(0, self._typed - totals.in_cash)
        return totals.tendered, totals.change

    def _paint_received(self, ink: Ink, inner: QRectF, received: int, change: int) -> None:
        density, money = self.look.density, self.look.money
        label = translate("Totals", "Received")
        if not self._typed and len(self._state.tenders) == 1:
            label = tender_word(self._state.tenders[0].kind)
        wide = ink.text(inner, label, density.m, "text2") + 8
        wide += ink.text(inner.adjusted(wide, 0, 0, 0), money.signed(received), density.l, bold=True)
        rest = inner.adjusted(wide + 12, 0, 0, 0)
        if not change and not self._typed and self.totals.due > 0:
            words = translate("Totals", "of {amount}").format(amount=money.signed(self.totals.payable))
            ink.text(rest, words, density.m, "text2", align=Align.RIGHT)
            return
        wide = ink.text(rest, money.signed(change), density.xl, "ok", bold=True, align=Align.RIGHT)
        ink.text(rest.adjusted(0, 0, -wide - 8, 0), translate("Totals", "Change"), density.m, "ok", align=Align.RIGHT)

    def _spendable(self) -> MemberState | None:
        """The member who can pay without money."""
        member = self._state.member
        return member if member is not None and (member.stored_value > 0 or member.account > 0) else None

    def _hint(self) -> str:
        member = self._spendable()
        if member is None:
            return translate("Totals", "Type what you receive, then Enter")
        if member.account > 0:
            left = self.look.money.signed(member.account)
            return translate("Totals", "On account: {amount} left").format(amount=left)
        amount = self.look.money.signed(member.spendable_here)
        return translate("Totals", "Stored value to spend here: {amount}").format(amount=amount)
