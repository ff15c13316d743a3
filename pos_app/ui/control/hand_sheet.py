"""What is changed by hand (C4): percent off a line or the bill, another price; why; beyond a limit, approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from domain.entry_parts import ByHand
from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.change_line import change_between
from pos_app.services.change_price import discount, override_price, take_bill_discount_back, take_line_change_back
from pos_app.ui.acts import BILL, LINE, PRICE
from pos_app.ui.commands import Command
from pos_app.ui.control.sheet import Sheet, close, lay, rows_of
from pos_app.ui.reason_texts import hand_reasons
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetState

if TYPE_CHECKING:
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter

LONGEST = 3
"""Digits of a percentage at most."""


def open_(counter: Counter, act: acts.ChangePrice) -> None:
    """Of the selected line or the bill; with a number typed, ask why at once. Refusals `no_line_chosen`, `cart_empty`,
    `tenders_first`, and those of the change.
    """
    begin(counter, act.what, act.text.strip())


def begin(counter: Counter, what: str, typed: str) -> None:
    """The sheet of a change; `typed` is how much."""
    if counter.place != "sale" or counter.sale.cart.empty:
        raise Refusal("cart_empty")
    if counter.sale.tenders:
        raise Refusal("tenders_first")
    if what != BILL and counter.selected is None:
        raise Refusal("no_line_chosen")
    sheet = HandSheet(what, None if what == BILL else counter.selected)
    if typed:
        sheet.chose(counter, "", typed)
    else:
        lay(counter, sheet)


@dataclass(frozen=True, slots=True)
class HandSheet(Sheet):
    """How much? `line` is the one that it is about, None for the bill."""

    what: str
    line: int | None
    name: ClassVar[str] = "by_hand"

    def state(self, counter: Counter) -> SheetState:
        done = _changed(counter, self.line)
        back = SheetKey("back", translate("Sheet", "Take it back"), Command.REMOVE, icon="undo-2")
        others = (
            SheetKey(LINE, translate("Sheet", "Percent off the line"), Command.DISCOUNT),
            SheetKey(BILL, translate("Sheet", "Percent off the bill"), Command.BILL_DISCOUNT),
            SheetKey(PRICE, translate("Sheet", "Another price"), Command.OVERRIDE),
        )
        asks = translate("Sheet", "New price") if self.what == PRICE else translate("Sheet", "Percent to take off")
        below = translate("Sheet", "Type the price of one, then Enter")
        if self.what != PRICE:
            below = translate("Sheet", "Type whole percent, then Enter")
        return SheetState(
            self.name,
            _title(counter, self),
            translate("Sheet", "Changed by hand already: take that back first") if done is not None else below,
            facts=_facts(counter, self.line),
            keys=(*((back,) if done is not None else ()), *(key for key in others if key.choice != self.what)),
            asks="" if done is not None else asks,
            place=Command.SELL,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if choice == "back":
            _take_back(counter, self.line)
        elif choice:
            begin(counter, choice, typed)
        elif not typed:
            raise Refusal("nothing_typed")
        else:
            asked = WhySheet(self.what, self.line, _many(counter, self.what, typed))
            asked.check(counter)
            lay(counter, asked)


@dataclass(frozen=True, slots=True)
class WhySheet(Sheet):
    """Why? `many` are percent, or the new price in minor units."""

    what: str
    line: int | None
    many: int
    name: ClassVar[str] = "by_hand_why"

    def check(self, counter: Counter) -> None:
        """Refuse before anybody is asked why: `price_not_lower`, `percent_wrong`, `changed_by_hand` and the like."""
        cart = counter.sale.cart
        if self.what == PRICE and self.line is not None:
            cart.with_price(self.line, self.many, ByHand("", ""))
        else:
            cart.with_discount(self.line, ByHand("", "", percent=self.many))

    def state(self, counter: Counter) -> SheetState:
        price = self.what == PRICE
        return SheetState(
            self.name,
            _title(counter, HandSheet(self.what, self.line)),
            translate("Sheet", "The digit of the reason changes it; Ctrl+Z takes it back"),
            facts=_facts(counter, self.line),
            rows=rows_of(hand_reasons()),
            figure=counter.money.signed(self.many) if price else f"−{self.many} %",
            figure_of=translate("Sheet", "New price") if price else translate("Sheet", "Off"),
            place=Command.SELL,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not choice:
            raise Refusal("no_reason")
        desk, before, by = counter.desk, counter.sale, counter.person
        if self.what == PRICE and self.line is not None:
            sale = override_price(desk, before, self.line, self.many, by, choice, counter.approval)
        else:
            sale = discount(desk, before, self.line, self.many, by, choice, counter.approval)
        close(counter)
        counter.put(sale)
        if self.line is None:
            counter.can_undo(translate("Said", "Discount on the bill"), take_back=take_bill_discount_back)
        else:
            said = translate("Said", "Price changed") if self.what == PRICE else translate("Said", "Discount given")
            counter.can_undo(said, change_between(before.cart, sale.cart, self.line))

    def left(self, counter: Counter) -> None:
        """Esc: how much, again."""
        lay(counter, HandSheet(self.what, self.line))


def _changed(counter: Counter, line: int | None) -> ByHand | None:
    """What was done by hand already."""
    cart = counter.sale.cart
    return cart.by_hand if line is None else cart.line(line).by_hand


def _take_back(counter: Counter, line: int | None) -> None:
    desk, sale = counter.desk, counter.sale
    done = take_bill_discount_back(desk, sale) if line is None else take_line_change_back(desk, sale, line)
    close(counter)
    counter.put(done)
    counter.say(translate("Said", "Taken back"))


def _title(counter: Counter, sheet: HandSheet) -> str:
    if sheet.line is None:
        return translate("Sheet", "Percent off the whole bill")
    name = counter.sale.cart.line(sheet.line).article.name
    if sheet.what == PRICE:
        return translate("Sheet", "Another price: {article}").format(article=name)
    return translate("Sheet", "Percent off: {article}").format(article=name)


def _facts(counter: Counter, line: int | None) -> tuple[Fact, ...]:
    """What it costs now."""
    sale, signed = counter.sale, counter.money.signed
    if line is None:
        return (Fact(translate("Sheet", "To pay now"), signed(sale.bill.payable)),)
    pairs = zip(sale.cart.lines, sale.bill.lines, strict=True)
    one, priced = next(pair for pair in pairs if pair[0].line == line)
    return (
        Fact(translate("Sheet", "Price now"), signed(one.article.price or 0)),
        Fact(translate("Sheet", "The line costs now"), signed(priced.payable)),
    )


def _many(counter: Counter, what: str, typed: str) -> int:
    """Refusals `not_an_amount`, `percent_wrong`."""
    if what != PRICE:
        if not (typed.isascii() and typed.isdigit() and len(typed) <= LONGEST):
            raise Refusal("percent_wrong")
        return int(typed)
    amount = counter.money.minor(typed)
    if amount is None:
        raise Refusal("not_an_amount", typed=typed)
    return amount
