"""The change, in figures that are read across the counter, and what became of the sale."""

from PySide6.QtCore import QRectF

from pos_app.ui.acts import TenderKind
from pos_app.ui.card import Painted
from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.speak import translate
from pos_app.ui.state import PaidState, PrintState, TenderState
from pos_app.ui.words import tender_word


class PaidCard(Painted):
    """Shows a PaidState; a scan starts the next sale."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._paid: PaidState | None = None
        self._printer_ready = True

    def show_state(self, paid: PaidState) -> None:
        if paid != self._paid:
            self._paid = paid
            figure = self.look.money.signed(paid.change)
            self.setAccessibleName(f"{self._title(paid)}; {self._figure_word(paid)} {figure}")
            self._tell()

    def show_printer(self, *, ready: bool) -> None:
        """Whether the printer takes receipts now: what is to be printed waits while it does not."""
        if ready != self._printer_ready:
            self._printer_ready = ready
            self._tell()

    def _tell(self) -> None:
        if self._paid is not None:
            self.setAccessibleDescription(self._printing())
        self.update()

    @property
    def printing(self) -> PrintState:
        """Where the receipt is, as this card says it."""
        printing = self._paid.printing if self._paid is not None else PrintState.NOT_ASKED
        waits = printing is PrintState.PRINTING and not self._printer_ready
        return PrintState.WAITING if waits else printing

    def paint(self, ink: Ink, box: QRectF) -> None:
        if self._paid is None:
            return
        paid, density = self._paid, self.look.density
        big = density.change_figure
        tile = 60 if density.compact else 66
        disc = 52.0 if density.compact else 80.0
        lines = density.xl + density.l + density.m
        free = (box.height() - disc - lines - big * 1.3 - tile - density.m) / 7
        top = max(8.0, free)
        middle = box.center().x()
        ink.disc(middle, top + disc / 2, disc / 2, "ok_soft")
        picture = round(disc * 0.55)
        ink.icon(middle - picture / 2, top + (disc - picture) / 2, "check", "ok", picture, "2.5")
        top += disc + free
        top = self._line(ink, box, top, self._title(paid), density.xl, "text2") + free * 0.6
        top = self._line(ink, box, top, self._figure_word(paid), density.l, "ok", bold=True)
        ink.text(
            QRectF(8, top, box.width() - 16, big * 1.3),
            self.look.money.signed(paid.change),
            big,
            bold=True,
            align=Align.CENTRE,
        )
        top += big * 1.3 + free * 0.6
        self._tiles(ink, box, top, tile, paid)
        top += tile + free
        waits = self.printing is PrintState.WAITING
        top = self._line(ink, box, top, self._printing(), density.m, "warn" if waits else "text2")
        self._line(ink, box, top + 2, self._receipt(paid), density.s, "text3")

    def _line(
        self, ink: Ink, box: QRectF, top: float, words: str, pixels: int, colour: str, *, bold: bool = False
    ) -> float:
        height = pixels * 1.5
        ink.text(QRectF(12, top, box.width() - 24, height), words, pixels, colour, bold=bold, align=Align.CENTRE)
        return top + height

    def _title(self, paid: PaidState) -> str:
        tenders = " + ".join(tender_word(tender.kind) for tender in paid.tenders)
        title = translate("Paid", "Returned") if paid.returned else translate("Paid", "Paid")
        title = translate("Paid", "Exchanged") if paid.exchanged else title
        return f"{title} · {tenders}" if tenders else title

    def _figure_word(self, paid: PaidState) -> str:
        gives = paid.returned or (paid.exchanged and paid.change and not paid.tenders)
        return translate("Paid", "Give back") if gives else translate("Paid", "Change")

    def _whole_word(self, paid: PaidState) -> str:
        return translate("Return", "Goes back") if paid.returned else translate("Paid", "Payable")

    def _amount(self, paid: PaidState, tender: TenderState) -> int:
        """What was handed over in a return: cash in coins that exist, the rest comes with the last return."""
        return paid.change if paid.returned and tender.kind is TenderKind.CASH else tender.amount

    def _printing(self) -> str:
        return {
            PrintState.PRINTING: translate("Paid", "Receipt is printing · scan to begin the next sale"),
            PrintState.PRINTED: translate("Paid", "Receipt printed · scan to begin the next sale"),
            PrintState.WAITING: translate("Paid", "Receipt waits for the printer · go on selling"),
            PrintState.NOT_ASKED: translate("Paid", "Scan to begin the next sale"),
        }[self.printing]

    def _receipt(self, paid: PaidState) -> str:
        return " · ".join(part for part in (paid.receipt, paid.head) if part)

    def _tiles(self, ink: Ink, box: QRectF, top: float, height: float, paid: PaidState) -> None:
        facts = self._facts(paid)
        density, gap = self.look.density, 8
        wide = min(140.0, (box.width() - 24 - gap * (len(facts) - 1)) / len(facts))
        left = box.center().x() - (wide * len(facts) + gap * (len(facts) - 1)) / 2
        for label, figure, colour in facts:
            tile = QRectF(left, top, wide, height)
            ink.block(tile, "sunken", density.radius)
            inner = tile.adjusted(12, 6, -8, -6)
            half = inner.height() / 2
            ink.text(QRectF(inner.x(), inner.y(), inner.width(), half), label, density.s, "text2")
            ink.text(QRectF(inner.x(), inner.y() + half, inner.width(), half), figure, density.l, colour, bold=True)
            left += wide + gap

    def _facts(self, paid: PaidState) -> list[tuple[str, str, str]]:
        money = self.look.money
        tenders = [(tender_word(tender.kind), self._amount(paid, tender)) for tender in paid.tenders]
        whole = sum(amount for _, amount in tenders) if paid.returned else paid.sale.totals.payable
        facts = [(self._whole_word(paid), money.signed(whole), "text")]
        if paid.exchanged:
            facts.append((translate("Paid", "Came back"), money.signed(paid.exchanged), "text"))
        facts += [(word, money.signed(amount), "text") for word, amount in tenders]
        if paid.points:
            facts.append((translate("Paid", "Points"), f"{paid.points:+,}", "text"))
        if paid.stored_value_after is not None:
            label = translate("Paid", "Balance is low") if paid.stored_value_low else translate("Paid", "Balance")
            facts.append((label, money.signed(paid.stored_value_after), "warn" if paid.stored_value_low else "text"))
        return facts
