"""Lucky draws (K5): which one, its published chances, then one key draws; what was won stands large."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.draws import find
from domain.entries import EntryRef
from domain.entry_causes import DrawMade
from domain.errors import Refusal
from domain.plan_issues import Draw
from domain.value import dataclass
from pos_app.services.make_draw import Drawn, draw_for_points, draw_of_sale, draws_of_sale, free_draws, make_draw
from pos_app.services.route_scan import receipt_number, receipt_parts
from pos_app.services.take_points import enlarge_points, lots_here
from pos_app.ui.control.sheet import Sheet, done, is_receipt, lay, member_of, member_words, renew
from pos_app.ui.control.view_sale import label_text
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember
    from pos_app.ui.control.counter import Counter

MOST = 9
MOST_PRIZES = 8


def open_(counter: Counter) -> None:
    """Look for the draws that the member's sales here still have."""
    counter.ask(partial(free_draws, counter.desk, member_of(counter)), partial(_picking, counter))


def _picking(counter: Counter, free: tuple[Drawn, ...]) -> None:
    lay(counter, DrawPick(tuple((one.draw.id, one.sale) for one in free)))


@dataclass(frozen=True, slots=True)
class DrawPick(Sheet):
    """Which draw: those of sales (read when it was opened), then those for points."""

    free: tuple[tuple[str, EntryRef | None], ...]
    name: ClassVar[str] = "draw_pick"

    def state(self, counter: Counter) -> SheetState:
        rows = tuple(_row(counter, place, *one) for place, one in enumerate(self._all(counter)))
        return SheetState(
            self.name,
            translate("Sheet", "Lucky draws of {name}").format(name=member_words(member_of(counter))),
            translate("Sheet", "Press the digit in front, or scan the receipt of the sale"),
            translate("Sheet", "Nothing to draw now: scan the receipt of a sale that has a draw"),
            rows=rows,
            selected=0 if rows else -1,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        found = self._all(counter)
        if choice.isdigit() and int(choice) < len(found):
            lay(counter, DrawSheet(*found[int(choice)]))

    def scanned(self, counter: Counter, code: str) -> bool:
        """The receipt of a sale that has a draw. Refusal `no_draw`."""
        if not is_receipt(code):
            return False
        register, seq, _ = receipt_parts(code)
        head = counter.desk.books.head()
        found = draws_of_sale(counter.desk, EntryRef(register, head.epoch, seq)) if register == head.register else ()
        if not found:
            raise Refusal("no_draw")
        lay(counter, DrawSheet(found[0].draw.id, found[0].sale))
        return True

    def _all(self, counter: Counter) -> tuple[tuple[str, EntryRef | None], ...]:
        plan, _ = counter.desk.plan()
        return (*self.free, *((one.id, None) for one in plan.draws if one.costs))[:MOST]


@dataclass(frozen=True, slots=True)
class DrawSheet(Sheet):
    """One draw: its chances, and what it costs."""

    draw: str
    sale: EntryRef | None
    name: ClassVar[str] = "draw"

    def state(self, counter: Counter) -> SheetState:
        draw = find(counter.desk.plan()[0], self.draw)
        chances = tuple(
            Fact(label_text(counter, one.label), f"{one.chance} / {draw.out_of}") for one in draw.prizes[:MOST_PRIZES]
        )
        below = translate("Sheet", "Enter draws, once and for good")
        here = translate("Sheet", "{here} to spend here").format(here=f"{_here(counter):,}")
        costs = translate("Sheet", "{many} points").format(many=f"{draw.costs:,}")
        return SheetState(
            self.name,
            label_text(counter, draw.label),
            below if self.sale is not None else f"{below} · {here}",
            facts=chances,
            keys=(SheetKey("", translate("Sheet", "Draw"), main=True, icon="refresh-cw"),),
            figure=costs if self.sale is None else translate("Sheet", "free"),
            figure_of=translate("Sheet", "Costs"),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        """Points that are missing here are asked of HQ first, off the UI thread."""
        costs = find(counter.desk.plan()[0], self.draw).costs
        if self.sale is None and counter.desk.hq.lends and _here(counter) < costs:
            work = partial(enlarge_points, counter.desk, counter.sale, costs)
            counter.ask(work, partial(_draw, counter, self))
        else:
            _draw(counter, self, None)


def _here(counter: Counter) -> int:
    return sum(lots_here(counter.desk, member_of(counter).member.id).values())


def _row(counter: Counter, place: int, draw_id: str, sale: EntryRef | None) -> SheetRow:
    draw = find(counter.desk.plan()[0], draw_id)
    if sale is None:
        costs = translate("Sheet", "{many} points").format(many=f"{draw.costs:,}")
        return SheetRow(str(place), label_text(counter, draw.label), translate("Sheet", "as often as one likes"), costs)
    number = receipt_number(sale.register, sale.seq)
    return SheetRow(str(place), label_text(counter, draw.label), number, translate("Sheet", "free"))


def _draw(counter: Counter, sheet: DrawSheet, answer: object) -> None:
    del answer
    desk, member = counter.desk, member_of(counter)
    if sheet.sale is not None:
        drawn = draw_of_sale(desk, sheet.sale, sheet.draw)
    else:
        drawn = draw_for_points(desk, member, sheet.draw)
    counter.ask(partial(_made, desk, drawn, counter.person), partial(_drawn, counter, drawn.draw))


def _made(desk: Desk, drawn: Drawn, cashier: StaffMember) -> Recorded:
    """It waits for the books twice: the next seed is kept before the draw is written."""
    return make_draw(desk, drawn, cashier).result()


def _drawn(counter: Counter, draw: Draw, recorded: Recorded) -> None:
    """The entry is durable: what was won is what stands in it."""
    body = recorded.entry.body
    renew(counter)
    if not isinstance(body, DrawMade):
        return
    won = next((one for one in draw.prizes if one.id == body.prize), None)
    said = label_text(counter, won.label) if won is not None else translate("Sheet", "Nothing this time")
    codes = tuple(Fact(translate("Sheet", "Coupon"), one.code) for one in body.gains.issued)
    points = tuple(Fact(translate("Sheet", "Points"), f"{one.points:,}") for one in body.gains.earned)
    done(counter, label_text(counter, draw.label), (*codes, *points), said, translate("Sheet", "Drawn"))
