"""Panels that drop down over the cart: a list to choose from, a question, the keys.  Never a window of their own."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from domain.value import dataclass
from pos_app.ui.acts import Act, Back
from pos_app.ui.card import Painted
from pos_app.ui.fact_table import Facts, FactTable
from pos_app.ui.heading import Heading
from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.notice_bar import NoticeBar
from pos_app.ui.row_view import RowView
from pos_app.ui.speak import translate
from pos_app.ui.state import Notice
from pos_app.ui.touch import Face, Touch

SYMBOL_HEIGHT = 340
KEYS_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A row to choose: `mark` is its digit or number, `figure` stands right, `chip` beside the text below."""

    text: str
    below: str = ""
    mark: str = ""
    figure: str = ""
    figure_below: str = ""
    chip: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PanelKey:
    """A key of the panel's foot."""

    words: str
    act: Act
    role: str = "key"
    icon: str = ""
    cap: str = ""


@dataclass(frozen=True, slots=True)
class PanelContent:
    """All that a panel shows; `acts` are what choosing each row does, without rows each key; `digits`: one digit
    chooses; `pairs` are keys and what they do; `symbol` are the rows of a QR code; `facts`, `says` and the large
    `figure` are to be read.
    """

    title: str
    below: str = ""
    rows: tuple[PanelRow, ...] = ()
    acts: tuple[Act, ...] = ()
    keys: tuple[PanelKey, ...] = ()
    notice: Notice | None = None
    empty: str = ""
    selected: int = -1
    digits: bool = False
    closes: bool = True
    pairs: tuple[tuple[str, str], ...] = ()
    symbol: tuple[str, ...] = ()
    facts: Facts = ()
    says: tuple[str, ...] = ()
    figure: tuple[str, str] | None = None

    @property
    def key_rows(self) -> int:
        """Rows of keys at the foot."""
        return -(-len(self.keys) // KEYS_IN_A_ROW)


class _RowPainter:
    """Draws a PanelRow."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def __call__(self, ink: Ink, box: QRectF, row: Hashable) -> None:
        item, density = cast("PanelRow", row), self._look.density
        ink.block(box, "sel" if item.chosen else "surface")
        ink.line(box.x(), box.bottom() - 1, box.width())
        if item.chosen:
            ink.block(QRectF(box.x(), box.y(), 4, box.height()), "primary")
        left = box.x() + 16
        if item.mark:
            cap = QRectF(left, box.center().y() - 15, 30, 30)
            ink.block(cap, "sunken", 7, "border_strong")
            ink.text(cap, item.mark, density.m, bold=True, align=Align.CENTRE)
            left += 44
        right = self._figures(ink, box, item)
        text = QRectF(left, box.y(), right - left, box.height())
        if not item.below and not item.chip:
            ink.text(text, item.text, density.l, may_elide=True)
            return
        half = box.height() / 2
        ink.text(QRectF(left, box.y() + 4, text.width(), half), item.text, density.l, may_elide=True)
        wide = ink.text(
            QRectF(left, box.y() + half, text.width(), half - 6), item.below, density.s, "text2", may_elide=True
        )
        if item.chip:
            at = left + wide + (10 if item.below else 0)
            ink.chip(at, box.y() + half * 1.45, item.chip, density.xs, "gold", "gold_soft", right - at)

    def _figures(self, ink: Ink, box: QRectF, item: PanelRow) -> float:
        density, right = self._look.density, box.right() - 16
        if not item.figure:
            return right
        wide = (
            max(self._look.width(item.figure, density.l, bold=True), self._look.width(item.figure_below, density.s)) + 2
        )
        half = box.height() / 2
        tall = QRectF(right - wide, box.y(), wide, box.height())
        if item.figure_below:
            tall = QRectF(right - wide, box.y() + 4, wide, half)
            ink.text(
                QRectF(right - wide, box.y() + half, wide, half - 6),
                item.figure_below,
                density.s,
                "text2",
                align=Align.RIGHT,
            )
        ink.text(tall, item.figure, density.l, bold=True, align=Align.RIGHT)
        return right - wide - 16


class KeyTable(Painted):
    """Keys and what they do, in two columns."""

    pairs: tuple[tuple[str, str], ...] = ()

    def show_pairs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self.pairs = pairs
        self.setAccessibleName("; ".join(f"{cap}: {does}" for cap, does in pairs))
        self.update()

    def paint(self, ink: Ink, box: QRectF) -> None:
        density, rows = self.look.density, (len(self.pairs) + 1) // 2
        if not rows:
            return
        high, wide = min(42.0, box.height() / rows), (box.width() - 24) / 2
        caps = max(self.look.width(cap, density.s, bold=True) for cap, _ in self.pairs) + 16
        for index, (cap, does) in enumerate(self.pairs):
            left = (index // rows) * (wide + 24)
            top = (index % rows) * high
            pill = QRectF(left, top + 3, caps, high - 6)
            ink.block(pill, "sunken", 6, "border_strong")
            ink.text(pill.adjusted(2, 0, -2, 0), cap, density.s, bold=True, align=Align.CENTRE)
            ink.text(QRectF(left + caps + 10, top, wide - caps - 10, high), does, density.m)


class SymbolView(Painted):
    """A QR code, black on white in every theme: a phone has to read it."""

    symbol: tuple[str, ...] = ()

    def show_symbol(self, symbol: tuple[str, ...], name: str) -> None:
        self.symbol = symbol
        self.setAccessibleName(name)
        self.update()

    def paint(self, ink: Ink, box: QRectF) -> None:
        ink.symbol(box, self.symbol)


class Panel(QFrame):
    """Shows a PanelContent.  Signals: acted(Act)."""

    acted = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self.content = PanelContent("")
        self._title, self._notice = Heading(look), NoticeBar(look)
        self._list = RowView(look, look.density.row, _RowPainter(look))
        self._list.row_chosen.connect(self.choose)
        self._table = KeyTable(look)
        self._symbol = SymbolView(look)
        self._facts = FactTable(look)
        self._foot = QGridLayout()
        self._foot.setSpacing(look.density.key_gap)
        self._close = Touch(look, "", Back(), Face(icon="x", role="plain", name=translate("Panel", "Close")))
        self._close.setFixedSize(look.density.floor + 6, look.density.floor + 6)
        self._close.chosen.connect(self.acted)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.density.gap + 4, look.density.gap, look.density.gap + 4, look.density.gap + 4)
        column.setSpacing(look.density.gap)
        column.addLayout(head)
        column.addWidget(self._notice)
        column.addWidget(self._facts)
        column.addWidget(self._list, 1)
        column.addWidget(self._table, 1)
        column.addWidget(self._symbol, 1)
        column.addLayout(self._foot)
        self.hide()

    def show_content(self, content: PanelContent) -> None:
        keys_differ = content.keys != self.content.keys
        self.content = content
        self.setAccessibleName(content.title)
        self._title.show_words(content.title, content.below or (content.empty if not content.rows else ""))
        self._notice.show_notice(content.notice)
        self._notice.setVisible(content.notice is not None)
        self._list.setVisible(bool(content.rows))
        self._table.setVisible(bool(content.pairs))
        self._table.show_pairs(content.pairs)
        self._facts.show_facts(content.facts, content.says, content.figure)
        self._facts.setVisible(self._facts.wanted_height() > 0)
        self._symbol.setVisible(bool(content.symbol))
        self._symbol.show_symbol(content.symbol, content.title)
        self._list.show_rows(content.rows, content.selected)
        self._list.setAccessibleName(content.title)
        self._list.setAccessibleDescription(self._said(content))
        self._close.setVisible(content.closes)
        if keys_differ:
            self._fill_foot(content.keys)
        self.show()
        self.raise_()

    def _said(self, content: PanelContent) -> str:
        row = content.rows[content.selected] if 0 <= content.selected < len(content.rows) else None
        return f"{row.text} {row.below} {row.figure}" if row else str(len(content.rows))

    def _fill_foot(self, keys: tuple[PanelKey, ...]) -> None:
        while (item := self._foot.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for index, wanted in enumerate(keys):
            key = Touch(
                self._look,
                wanted.words,
                wanted.act,
                Face(
                    role=wanted.role,
                    icon=wanted.icon,
                    cap=wanted.cap,
                    bold=wanted.role != "key",
                    colour={"pay": "on_primary", "tender": "primary_softtext"}.get(wanted.role, "text"),
                ),
            )
            key.setFixedHeight(self._look.density.function)
            key.chosen.connect(self.acted)
            self._foot.addWidget(key, index // KEYS_IN_A_ROW, index % KEYS_IN_A_ROW)

    def wanted_height(self) -> int:
        """What the panel needs; the window gives it no more than there is."""
        density, content = self._look.density, self.content
        height = max(self._title.height(), self._close.height()) + 2 * density.gap + 12
        height += (density.scan + density.gap) if content.notice else 0
        height += len(content.rows) * density.row + density.gap if content.rows else 0
        height += (len(content.pairs) + 1) // 2 * 42 + density.gap if content.pairs else 0
        height += SYMBOL_HEIGHT if content.symbol else 0
        height += self._facts.wanted_height() + density.gap if self._facts.wanted_height() else 0
        feet = content.key_rows
        return height + (feet * (density.function + density.key_gap) - density.key_gap + density.gap if feet else 0)

    def choose(self, row: int) -> None:
        """Take a row, from 0; nothing happens when there is none."""
        if 0 <= row < len(self.content.acts):
            self.acted.emit(self.content.acts[row])
