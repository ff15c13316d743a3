"""The unused part of a package paid back (G1): by the receipt of its sale; the reason is the confirmation."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.entries import PackageRefunded, SaleCompleted
from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.refund_package import OpenRefund, open_refund, refund_package
from pos_app.services.return_gift import OpenGift
from pos_app.services.route_scan import receipt_number
from pos_app.services.use_session import fetch_sessions
from pos_app.ui.control.fetching import fetch
from pos_app.ui.control.sheet import ReceiptPick, Sheet, done, lay, member_of, reasons, renew
from pos_app.ui.control.typed import receipt_of
from pos_app.ui.control.view_sale import KINDS
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetRow, SheetState
from pos_app.ui.words import tender_word

if TYPE_CHECKING:
    from domain.entries import EntryRef
    from local_db.act import Recorded
    from pos_app.services.lending import Enlarged
    from pos_app.services.return_goods import OpenReturn
    from pos_app.ui.control.counter import Counter

LOOKED_AT, RECENT = 50, 9


def open_(counter: Counter) -> None:
    """Show the packages of the member that were sold at this register."""
    counter.ask(partial(_rows, counter), partial(_picking, counter))


def _picking(counter: Counter, rows: tuple[SheetRow, ...]) -> None:
    lay(counter, PayBackPick(rows))


@dataclass(frozen=True, slots=True)
class PayBackPick(ReceiptPick):
    """Which package, by the receipt that sold it. The rows were read from the books when it was opened."""

    rows: tuple[SheetRow, ...]
    name: ClassVar[str] = "pay_back_pick"

    def state(self, counter: Counter) -> SheetState:
        return SheetState(
            self.name,
            translate("Sheet", "Pay which package back?"),
            translate("Sheet", "Arrows choose; or scan the receipt, or type its number"),
            translate("Sheet", "No package of this member was sold at this till: scan its receipt"),
            rows=self.rows,
            asks=translate("Sheet", "Number of the receipt"),
            selected=0 if self.rows else -1,
        )

    def picked(self, counter: Counter, code: str) -> None:
        code, _, line = code.partition(" line ")
        fetch(counter, receipt_of(counter, code), partial(_opened, counter, int(line or 0)))


@dataclass(frozen=True, slots=True)
class PayBackSheet(Sheet):
    """What goes back; why?"""

    opened: OpenRefund
    name: ClassVar[str] = "pay_back"

    def state(self, counter: Counter) -> SheetState:
        signed, opened = counter.money.signed, self.opened
        back = tuple(
            Fact(tender_word(KINDS[kind]), signed(amount)) for kind, amount in opened.given.handed_out if kind in KINDS
        )
        used = Fact(translate("Sheet", "Sessions not used"), f"{opened.unused} / {opened.lot.sessions}")
        return SheetState(
            self.name,
            translate("Sheet", "Pay the package back: why?"),
            translate("Sheet", "The digit of the reason gives the money back"),
            facts=(used, *back),
            rows=reasons(),
            figure=signed(opened.given.payable - opened.given.held_back),
            figure_of=translate("Sheet", "Give back"),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not choice:
            raise Refusal("reason_missing")
        future = refund_package(counter.desk, self.opened, counter.person, choice, counter.approval)
        counter.book(future, partial(_paid_back, counter))


def _rows(counter: Counter) -> tuple[SheetRow, ...]:
    """The packages that the member bought at this register in its present epoch, the newest first."""
    desk, owner = counter.desk, member_of(counter).member.id
    names = {one.id: one for one in desk.plan()[0].packages}
    found = []
    for row in desk.books.receipts(LOOKED_AT, owner):
        sale = _sale(counter, row.ref) if row.kind == "sale.completed" else None
        for lot in sale.gains.bought if sale is not None else ():
            line = next((one for one in sale.lines if one.line == lot.line), None) if sale is not None else None
            number = receipt_number(row.ref.register, row.ref.seq)
            at = desk.clock.local(datetime.fromisoformat(row.at)).strftime("%Y-%m-%d")
            if line is not None and lot.package in names and lot.owner == owner:
                paid = counter.money.signed(line.payable)
                many = translate("Sheet", "{many} sessions").format(many=lot.sessions)
                found.append(SheetRow(f"{number} line {lot.line}", line.name, f"{number} · {at}", paid, many))
    return tuple(found[:RECENT])


def _sale(counter: Counter, ref: EntryRef) -> SaleCompleted | None:
    stored = counter.desk.books.sale(ref)
    body = stored.entry.body if stored is not None else None
    return body if isinstance(body, SaleCompleted) else None


def _opened(counter: Counter, line: int, found: OpenReturn | OpenGift) -> None:
    if isinstance(found, OpenGift):
        raise Refusal("no_package_here")
    first = next((one.line for one in found.sale.gains.bought), 0)
    _fetch(counter, found, line or first)


def _fetch(counter: Counter, opened: OpenReturn, line: int) -> None:
    """All sessions that are left have to be here: HQ is asked for them first, off the UI thread."""
    lot = next((one for one in opened.sale.gains.bought if one.line == line), None)
    if lot is None or opened.member is None:
        raise Refusal("no_package_here")
    left = sum(many for unit, many in opened.member.packages.items() if unit == f"PKG:{lot.package}/{lot.lot}")
    work = partial(fetch_sessions, counter.desk, opened.member, lot.package, left)
    counter.ask(work, partial(_fetched, counter, opened, line))


def _fetched(counter: Counter, opened: OpenReturn, line: int, answer: Enlarged | None) -> None:
    del answer
    lay(counter, PayBackSheet(open_refund(counter.desk, opened, line)))


def _paid_back(counter: Counter, recorded: Recorded) -> None:
    body = recorded.entry.body
    renew(counter)
    if isinstance(body, PackageRefunded):
        back = body.back.payable - body.back.held_back
        title = translate("Sheet", "The package is paid back")
        unused = Fact(translate("Sheet", "Sessions not used"), str(body.unused))
        done(counter, title, (unused,), counter.money.signed(back), translate("Sheet", "Give back"))
