"""Goods that come back without a receipt (C5): what they are, within the plan's limits, and why; a manager approves."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import msgspec

from domain.entries import GoodsReturned
from domain.errors import Refusal
from domain.tenders import CASH, STORED_VALUE
from domain.value import dataclass
from pos_app.services.attach_member import find_card
from pos_app.services.paper import quantity_text
from pos_app.services.return_without_receipt import (
    OpenGoods,
    add_good,
    drop_good,
    for_member,
    open_goods,
    preview_goods,
    return_without_receipt,
    set_good,
)
from pos_app.services.route_scan import Kind, route_scan
from pos_app.services.scan_article import find_article
from pos_app.ui.commands import Command
from pos_app.ui.control.sheet import Sheet, done, lay, member_words, renew, rows_of
from pos_app.ui.control.typed import amount
from pos_app.ui.control.view_sale import KINDS
from pos_app.ui.reason_texts import no_receipt_reasons
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState
from pos_app.ui.words import tender_word

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.ui.control.counter import Counter

LINE, QUANTITY, DROP, WHY = "line", "quantity", "drop", "why"


def open_(counter: Counter, text: str) -> None:
    """Begin; a code that was typed is the first of the goods. Refusals `return_needs_receipt`, `member_for_value`."""
    opened = open_goods(counter.desk, counter.sale.member)
    if opened.member is None and _to_value(counter):
        raise Refusal("member_for_value")
    sheet = GoodsSheet(opened)
    lay(counter, sheet)
    if text:
        sheet.add(counter, text)


@dataclass(frozen=True, slots=True)
class GoodsSheet(Sheet):
    """What comes back. `weighing` is the code of the goods that were just laid on the scale."""

    opened: OpenGoods
    weighing: str = ""
    name: ClassVar[str] = "goods"

    def state(self, counter: Counter) -> SheetState:
        rows, given = _rows(counter, self.opened), _given(counter, self.opened)
        keys = (
            SheetKey(QUANTITY, translate("Sheet", "Quantity"), Command.QUANTITY, icon="hash"),
            SheetKey(DROP, translate("Sheet", "Remove"), Command.REMOVE, icon="trash-2"),
            SheetKey(WHY, translate("Sheet", "Go on"), main=True, icon="arrow-right"),
        )
        return SheetState(
            self.name,
            translate("Sheet", "Goods without a receipt"),
            translate("Sheet", "Scan what comes back, or type its code; then Enter"),
            facts=_facts(counter, self.opened),
            rows=rows,
            keys=keys if rows else (),
            asks=translate("Sheet", "Kilograms") if self.weighing else translate("Sheet", "Code of the goods"),
            selected=len(rows) - 1,
            figure=counter.money.signed(given.payable) if given is not None else "",
            figure_of=translate("Sheet", "Goes back"),
            place=Command.SELL,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if self.weighing and typed and choice in {"", QUANTITY}:
            self.add(counter, self.weighing, typed)
        elif choice == QUANTITY:
            line = self._selected(counter)
            many = amount(typed, self.opened.cart.line(line).article.per) if typed else 0
            self._now(counter, set_good(self.opened, line, many))
        elif choice == DROP:
            lay(counter, replace(self, opened=drop_good(self.opened, self._selected(counter)), weighing=""))
        elif choice == WHY:
            preview_goods(counter.desk, self.opened)
            lay(counter, GoodsWhy(self.opened))
        elif choice.isdigit():
            _select(counter, int(choice))
        elif typed:
            self.add(counter, typed)
        else:
            raise Refusal("nothing_typed")

    def scanned(self, counter: Counter, code: str) -> bool:
        route = route_scan(code)
        if route.kind is Kind.RECEIPT:  # it was found after all
            return False
        if route.kind is Kind.CARD and _to_value(counter):
            self._now(counter, for_member(self.opened, find_card(counter.desk, route.code)))
        elif route.kind in {Kind.ARTICLE, Kind.INNER}:
            self.add(counter, route.code)
        else:
            raise Refusal("scan_refused_in_dialog")
        return True

    def add(self, counter: Counter, code: str, typed: str = "") -> None:
        """One more of these; weighed goods ask for their weight."""
        many = amount(typed, find_article(counter.desk, code).article.per) if typed else 1
        try:
            opened = add_good(counter.desk, self.opened, code, many)
        except Refusal as refused:
            if refused.code == "weigh_first":
                lay(counter, replace(self, weighing=code))
            raise
        self._now(counter, opened)

    def _now(self, counter: Counter, opened: OpenGoods) -> None:
        """These are the goods from now on, unless that is more than the plan lets."""
        if not opened.cart.empty:
            preview_goods(counter.desk, opened)
        lay(counter, replace(self, opened=opened, weighing=""))

    def _selected(self, counter: Counter) -> int:
        shown, lines = counter.panel, self.opened.cart.lines
        if not isinstance(shown, SheetState) or not 0 <= shown.selected < len(lines):
            raise Refusal("no_line_chosen")
        return lines[shown.selected].line


@dataclass(frozen=True, slots=True)
class GoodsWhy(Sheet):
    """Why? The digit gives it back."""

    opened: OpenGoods
    name: ClassVar[str] = "goods_why"

    def state(self, counter: Counter) -> SheetState:
        given = _given(counter, self.opened)
        return SheetState(
            self.name,
            translate("Sheet", "Goods without a receipt: why?"),
            translate("Sheet", "The digit of the reason gives it back; a manager has to approve"),
            facts=_facts(counter, self.opened),
            rows=rows_of(no_receipt_reasons()),
            figure=counter.money.signed(given.payable) if given is not None else "",
            figure_of=translate("Sheet", "Goes back"),
            place=Command.SELL,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not choice:
            raise Refusal("no_reason")
        future = return_without_receipt(counter.desk, self.opened, counter.person, choice, counter.approval)
        counter.book(future, partial(_returned, counter))

    def left(self, counter: Counter) -> None:
        """Esc: the goods again."""
        lay(counter, GoodsSheet(self.opened))


def _to_value(counter: Counter) -> bool:
    return counter.desk.plan()[0].no_receipt.to == STORED_VALUE


def _select(counter: Counter, row: int) -> None:
    if isinstance(counter.panel, SheetState):
        counter.panel = msgspec.structs.replace(counter.panel, selected=row)


def _given(counter: Counter, opened: OpenGoods) -> GoodsReturned | None:
    """What would go back; None while nothing lies there, or the plan does not let it any more."""
    try:
        return preview_goods(counter.desk, opened)
    except Refusal:
        return None


def _rows(counter: Counter, opened: OpenGoods) -> tuple[SheetRow, ...]:
    signed = counter.money.signed
    rows = []
    for place, line in enumerate(opened.cart.lines):
        article = line.article
        price = min(one for one in (article.price, article.member_price) if one is not None)
        many = f"{quantity_text(line.quantity, article.per)} × {signed(price)}"
        rows.append(SheetRow(str(place), article.name, article.barcode or article.sku, many))
    return tuple(rows)


def _facts(counter: Counter, opened: OpenGoods) -> tuple[Fact, ...]:
    """Where it goes, and how much the plan lets."""
    policy, signed = counter.desk.plan()[0].no_receipt, counter.money.signed
    whose = member_words(opened.member) if opened.member is not None and _to_value(counter) else ""
    facts = [
        Fact(translate("Sheet", "Goes back as"), tender_word(KINDS[policy.to]), whose),
        Fact(translate("Sheet", "At a time at most"), signed(policy.most)),
    ]
    if policy.per_day:
        facts.append(Fact(translate("Sheet", "In a day, at this till"), signed(policy.per_day)))
    if policy.share.num != policy.share.den:
        percent = f"{policy.share.of(100)} %"
        facts.append(Fact(translate("Sheet", "Of today's price"), percent))
    return tuple(facts)


def _returned(counter: Counter, recorded: Recorded) -> None:
    body = recorded.entry.body
    if not isinstance(body, GoodsReturned):
        return
    renew(counter)
    [tender] = body.tenders
    signed = counter.money.signed(body.payable)
    title = translate("Sheet", "Taken back without a receipt")
    if tender.kind == CASH:
        done(counter, title, (), signed, translate("Sheet", "Give back"))
    else:
        done(counter, title, (Fact(tender_word(KINDS[tender.kind]), signed),))
