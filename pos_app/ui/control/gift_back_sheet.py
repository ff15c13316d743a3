"""A gift brought back (P2): which one, what goes back, and why; choosing the reason is the confirmation."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.entry_points import GiftReturned
from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.return_gift import OpenGift, find_gift, return_gift
from pos_app.services.route_scan import receipt_number
from pos_app.ui.control.fetching import fetch
from pos_app.ui.control.sheet import ReceiptPick, Sheet, done, lay, member_of, member_words, renew, rows_of
from pos_app.ui.control.typed import receipt_of
from pos_app.ui.reason_texts import gift_back_reasons
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetRow, SheetState

if TYPE_CHECKING:
    from local_db.act import ReceiptRow, Recorded
    from pos_app.services.return_goods import OpenReturn
    from pos_app.ui.control.counter import Counter

RECENT = 9
LOOKED_AT = 50


def open_(counter: Counter) -> None:
    """Show the member's gifts that may come back here."""
    counter.ask(partial(_rows, counter), partial(_picking, counter))


def ask(counter: Counter, gift: OpenGift) -> None:
    """Show this one, and ask why it comes back."""
    lay(counter, GiftBackSheet(gift))


def _picking(counter: Counter, rows: tuple[SheetRow, ...]) -> None:
    lay(counter, GiftBackPick(rows))


def _found(counter: Counter, found: OpenReturn | OpenGift) -> None:
    if not isinstance(found, OpenGift):
        raise Refusal("gift_not_here")
    ask(counter, found)


@dataclass(frozen=True, slots=True)
class GiftBackPick(ReceiptPick):
    """Which gift. The rows were read from the books when it was opened."""

    rows: tuple[SheetRow, ...]
    name: ClassVar[str] = "gift_back_pick"

    def state(self, counter: Counter) -> SheetState:
        return SheetState(
            self.name,
            translate("Sheet", "Take which gift back?"),
            translate("Sheet", "Arrows choose, or type the number of its entry"),
            translate("Sheet", "No gift of this member can come back here"),
            rows=self.rows,
            asks=translate("Sheet", "Number of the gift"),
            selected=0 if self.rows else -1,
        )

    def picked(self, counter: Counter, code: str) -> None:
        fetch(counter, receipt_of(counter, code), partial(_found, counter))


@dataclass(frozen=True, slots=True)
class GiftBackSheet(Sheet):
    """What goes back; why?"""

    gift: OpenGift
    name: ClassVar[str] = "gift_back"

    def state(self, counter: Counter) -> SheetState:
        taken, signed = self.gift.taken, counter.money.signed
        whose = member_words(self.gift.member) if self.gift.member is not None else taken.member
        points = sum(part.points for part in taken.points)
        return SheetState(
            self.name,
            translate("Sheet", "{article} comes back: why?").format(article=taken.article),
            translate("Sheet", "The digit of the reason gives points and money back"),
            facts=(Fact(translate("Sheet", "Member"), whose), Fact(translate("Sheet", "Points back"), f"{points:,}")),
            rows=rows_of(gift_back_reasons()),
            figure=signed(taken.amount) if taken.amount else "",
            figure_of=translate("Sheet", "Give back"),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not choice:
            raise Refusal("reason_missing")
        future = return_gift(counter.desk, self.gift.ref, choice, counter.person, counter.approval)
        counter.book(future, partial(_came_back, counter, self.gift))


def _rows(counter: Counter) -> tuple[SheetRow, ...]:
    """The member's gifts at this register in its present epoch that are not back yet, the newest first."""
    books, owner = counter.desk.books, member_of(counter).member.id
    given = books.find_slips(("points.gift_taken",), members=(owner,), limit=LOOKED_AT)
    found = (row for row in given if row.member == owner and not row.returned)
    rows = (_row(counter, row) for row in found if row.ref.epoch == books.head().epoch)
    return tuple(row for row in rows if row is not None)[:RECENT]


def _row(counter: Counter, found: ReceiptRow) -> SheetRow | None:
    number = receipt_number(found.ref.register, found.ref.seq)
    try:
        gift = find_gift(counter.desk, number)
    except Refusal:  # the plan does not take it back
        return None
    if gift is None:
        return None
    at = counter.desk.clock.local(datetime.fromisoformat(found.at)).strftime("%Y-%m-%d %H:%M")
    many = translate("Sheet", "{many} points").format(many=f"{sum(one.points for one in gift.taken.points):,}")
    cash = translate("Sheet", "and {amount}").format(amount=counter.money.signed(found.payable))
    return SheetRow(number, gift.taken.article, f"{number} · {at}", many, cash if found.payable else "")


def _came_back(counter: Counter, gift: OpenGift, recorded: Recorded) -> None:
    body = recorded.entry.body
    renew(counter)
    if not isinstance(body, GiftReturned):
        return
    title = translate("Sheet", "Gift taken back: {article}").format(article=gift.taken.article)
    points = Fact(translate("Sheet", "Points back"), f"{sum(part.points for part in body.points):,}")
    back = counter.money.signed(body.amount) if body.amount else ""
    done(counter, title, (points,), back, translate("Sheet", "Give back"))
