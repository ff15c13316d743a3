"""The second screen, painted as one: who is served, what was scanned, what is to pay, what goes back."""

from PySide6.QtCore import QRectF

from pos_app.ui.card import Painted
from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.plurals import plural
from pos_app.ui.speak import translate
from pos_app.ui.state_customer import CustomerLine, CustomerStage, CustomerState, PaySign

WIDE, HIGH = 1024, 600
"""What the sizes below are for; on another screen all of them grow or shrink together."""
_LEFT, _ROW, _GAP, _LINES = 0.64, 58, 6, 6
_BAND = 30


class CustomerView(Painted):
    """Shows a CustomerState; its accessible name says the same in a sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.state = CustomerState()

    def show_state(self, state: CustomerState) -> None:
        if state != self.state:
            self.state = state
            self.setAccessibleName("; ".join(self._said(state)))
            self.update()

    def _said(self, state: CustomerState) -> list[str]:
        money = self.look.money
        match state.stage:
            case CustomerStage.IDLE:
                return [welcome(state)]
            case CustomerStage.THANKS:
                return [thanks(state), f"{change_word(state)} {money.signed(state.change)}"]
            case _:
                due = f"{due_word(state)} {money.signed(state.due)}"
                return [welcome(state), plural.pieces(state.pieces), due, sign_words(state.sign)[0]]

    # ---- painting
    def paint(self, ink: Ink, box: QRectF) -> None:
        unit = min(box.width() / WIDE, box.height() / HIGH)
        ink.block(box, "bg")
        if self.state.training:
            band = QRectF(box.x(), box.y(), box.width(), _BAND * unit)
            ink.block(band, "badge")
            words = translate("Customer", "TRAINING · nothing is sold here")
            ink.text(band, words, round(15 * unit), "on_badge", bold=True, align=Align.CENTRE)
            box = box.adjusted(0, _BAND * unit, 0, 0)
            unit = min(box.width() / WIDE, box.height() / HIGH)
        match self.state.stage:
            case CustomerStage.IDLE:
                self._idle(ink, box, unit)
            case CustomerStage.THANKS:
                self._thanks(ink, box, unit)
            case _:
                split = box.width() * _LEFT
                self._goods(ink, QRectF(box.x(), box.y(), split, box.height()), unit)
                self._money(ink, QRectF(box.x() + split, box.y(), box.width() - split, box.height()), unit)

    def _idle(self, ink: Ink, box: QRectF, unit: float) -> None:
        ink.block(box, "rail")
        size, middle = 96 * unit, box.center()
        ink.block(QRectF(middle.x() - size / 2, middle.y() - size * 1.6, size, size), "brand", size / 4)
        picture = round(size * 0.6)
        ink.icon(middle.x() - picture / 2, middle.y() - size * 1.4, "check", "on_brand", picture, "3")
        inner = box.adjusted(24 * unit, 0, -24 * unit, 0)
        top = middle.y() - 20 * unit
        line(ink, inner, top, welcome(self.state), 44 * unit, "rail_on", bold=True)
        line(ink, inner, top + 66 * unit, translate("Customer", "Please put your goods here"), 20 * unit, "rail_text")

    def _goods(self, ink: Ink, box: QRectF, unit: float) -> None:
        state, pad = self.state, 24 * unit
        inner = box.adjusted(pad, 0, -pad, 0)
        ink.text(at(inner, 22 * unit, 40 * unit), welcome(state), round(26 * unit), bold=True)
        who = " · ".join(part for part in (state.member, state.tier) if part)
        ink.text(at(inner, 62 * unit, 26 * unit), who or " ", round(16 * unit), "text2")
        top = box.y() + 98 * unit
        shown = state.lines[-_LINES:]
        for number, goods in enumerate(shown):
            row = QRectF(inner.x(), top, inner.width(), _ROW * unit)
            self._row(ink, row, goods, unit, latest=number == len(shown) - 1)
            top += (_ROW + _GAP) * unit
        foot = QRectF(inner.x() + 16 * unit, box.bottom() - 98 * unit, inner.width() - 32 * unit, 40 * unit)
        wide = 0
        if state.saved:
            words = translate("Customer", "You save {amount}").format(amount=self.look.money.signed(state.saved))
            wide = ink.text(foot, words, round(22 * unit), "discount", bold=True, align=Align.RIGHT)
        ink.text(foot.adjusted(0, 0, -wide - 12, 0), plural.pieces(state.pieces), round(20 * unit), bold=True)
        if len(state.lines) > len(shown):
            words = translate("Customer", "earlier lines: {count}").format(count=len(state.lines) - len(shown))
            below = QRectF(foot.x(), foot.bottom(), foot.width(), 26 * unit)
            ink.text(below, words, round(15 * unit), "text2")

    def _row(self, ink: Ink, row: QRectF, goods: CustomerLine, unit: float, *, latest: bool) -> None:
        ink.block(row, "sel" if latest else "surface", 10 * unit)
        inner = row.adjusted(16 * unit, 0, -16 * unit, 0)
        wide = ink.text(inner, self.look.money.plain(goods.amount), round(20 * unit), bold=True, align=Align.RIGHT)
        rest = inner.adjusted(0, 0, -max(wide + 14 * unit, 100 * unit), 0)
        wide = ink.text(rest, f"× {goods.quantity_text}", round(17 * unit), "text2", align=Align.RIGHT)
        name = rest.adjusted(0, 0, -wide - 14 * unit, 0)
        ink.text(name, goods.name, round(19 * unit), bold=latest, may_elide=True)

    def _money(self, ink: Ink, box: QRectF, unit: float) -> None:
        state, pad = self.state, 28 * unit
        ink.block(box, "rail")
        inner = box.adjusted(pad, 0, -pad, 0)
        ink.text(at(inner, 36 * unit, 34 * unit), due_word(state), round(22 * unit), "rail_text")
        ink.text(
            at(inner, 70 * unit, 76 * unit), self.look.money.signed(state.due), round(58 * unit), "rail_on", bold=True
        )
        words, below = sign_words(state.sign)
        middle = box.y() + box.height() * 0.52
        if state.symbol:
            side = 250 * unit
            ground = QRectF(box.center().x() - side / 2, box.y() + 172 * unit, side, side)
            ink.block(ground, "paper", 14 * unit)
            ink.symbol(ground.adjusted(8 * unit, 8 * unit, -8 * unit, -8 * unit), state.symbol)
            middle = ground.bottom() + 14 * unit
        elif state.stage is CustomerStage.PAY:
            picture = round(110 * unit)
            ink.icon(box.center().x() - picture / 2, middle - picture - 16 * unit, ICONS[state.sign], "brand", picture)
        line(ink, inner, middle, words, 24 * unit, "rail_on", bold=True)
        line(ink, inner, middle + 40 * unit, below, 17 * unit, "rail_text")
        if state.due != state.payable:
            whole = translate("Customer", "of {amount}").format(amount=self.look.money.signed(state.payable))
            ink.text(at(inner, 138 * unit, 26 * unit), whole, round(17 * unit), "rail_text")

    def _thanks(self, ink: Ink, box: QRectF, unit: float) -> None:
        state, money = self.state, self.look.money
        ink.block(box, "rail")
        inner = box.adjusted(24 * unit, 0, -24 * unit, 0)
        disc = 72 * unit
        ink.disc(box.center().x(), box.y() + 48 * unit + disc / 2, disc / 2, "brand")
        picture = round(disc * 0.6)
        ink.icon(
            box.center().x() - picture / 2,
            box.y() + 48 * unit + (disc - picture) / 2,
            "check",
            "on_brand",
            picture,
            "3",
        )
        line(ink, inner, box.y() + 138 * unit, thanks(state), 32 * unit, "rail_on", bold=True)
        line(ink, inner, box.y() + 206 * unit, change_word(state), 22 * unit, "rail_text")
        line(ink, inner, box.y() + 242 * unit, money.signed(state.change), 96 * unit, "rail_on", bold=True)
        facts = [] if state.returned else [f"{translate('Customer', 'To pay')} {money.signed(state.payable)}"]
        if state.later:
            facts.append(translate("Customer", "On account {amount}").format(amount=money.signed(state.later)))
        if state.saved:
            facts.append(translate("Customer", "You save {amount}").format(amount=money.signed(state.saved)))
        if state.points:
            facts.append(translate("Customer", "Points {points}").format(points=f"{state.points:+,}"))
        line(ink, inner, box.y() + 420 * unit, "  ·  ".join(facts), 20 * unit, "rail_text")
        line(ink, inner, box.y() + 500 * unit, state.receipt, 15 * unit, "rail_text")


def at(box: QRectF, down: float, high: float) -> QRectF:
    """A strip across `box`, so far down and so high."""
    return QRectF(box.x(), box.y() + down, box.width(), high)


def line(ink: Ink, box: QRectF, top: float, words: str, pixels: float, colour: str, *, bold: bool = False) -> None:
    """One centred line from `top` on."""
    strip = QRectF(box.x(), top, box.width(), pixels * 1.5)
    ink.text(strip, words, round(pixels), colour, bold=bold, align=Align.CENTRE)


ICONS = {
    PaySign.ANY: "banknote",
    PaySign.SHOW_CODE: "qr-code",
    PaySign.WAIT: "loader-circle",
    PaySign.CONFIRM: "qr-code",
    PaySign.TERMINAL: "credit-card",
    PaySign.SCAN_THIS: "qr-code",
}


def welcome(state: CustomerState) -> str:
    """The greeting, with the store's name."""
    return translate("Customer", "Welcome to {store}").format(store=state.store)


def thanks(state: CustomerState) -> str:
    """What is said at the end."""
    return translate("Customer", "Returned") if state.returned else translate("Customer", "Thank you")


def change_word(state: CustomerState) -> str:
    """What the large figure at the end is."""
    return translate("Customer", "You get back") if state.returned else translate("Customer", "Your change")


def due_word(state: CustomerState) -> str:
    """What the large figure during the sale is."""
    partly = state.due != state.payable
    return translate("Customer", "Still to pay") if partly else translate("Customer", "To pay")


def sign_words(sign: PaySign) -> tuple[str, str]:
    """What the customer is asked to do, and a second line."""
    return {
        PaySign.ANY: (
            translate("Customer", "Cash, card or payment code"),
            translate("Customer", "Members: please show your card"),
        ),
        PaySign.SHOW_CODE: (
            translate("Customer", "Show your payment code"),
            translate("Customer", "WeChat Pay or Alipay"),
        ),
        PaySign.WAIT: (translate("Customer", "One moment …"), translate("Customer", "The payment is being asked for")),
        PaySign.CONFIRM: (
            translate("Customer", "Confirm on your phone"),
            translate("Customer", "Type your password there"),
        ),
        PaySign.TERMINAL: (translate("Customer", "Use the card terminal"), translate("Customer", "Follow its screen")),
        PaySign.SCAN_THIS: (
            translate("Customer", "Scan this with your phone"),
            translate("Customer", "Then show the answer"),
        ),
    }[sign]
