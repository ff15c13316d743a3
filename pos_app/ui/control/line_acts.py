"""Acts on the lines of the open sale: quantity, removal, undo, selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.errors import Refusal
from pos_app.services.change_line import change_between, remove_line, set_quantity, take_back_change
from pos_app.services.lay_coupon import take_coupon_out
from pos_app.ui import acts
from pos_app.ui.control import receipt_acts, return_acts, scan_acts, setting_acts
from pos_app.ui.control.typed import amount as typed_amount
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import SearchState, SuspendedState
from pos_app.ui.state_sheet import SheetState

if TYPE_CHECKING:
    from pos_app.ui.control.counter import Counter


def quantity(counter: Counter, act: acts.Quantity) -> None:
    """Digits and `*`: the weight asked for; else of the selected line; with an empty cart, of the next scan."""
    if not act.text:
        counter.hint(translate("Said", "Type how many, then press *"))
        return
    counter.at_sale()
    if counter.weighing is not None:
        counter.pending = act.text
        scan_acts.add(counter, counter.weighing)
        return
    sale = counter.sale
    if sale.cart.empty:
        counter.pending = act.text
        return
    number = _selected(counter)
    line = sale.cart.line(number)
    _set(counter, number, typed_amount(act.text, line.article.per))


def step_quantity(counter: Counter, act: acts.StepQuantity) -> None:
    """One more or one less; the last one is removed with Del, not by counting down."""
    number = _selected(counter)
    line = counter.sale.cart.line(number)
    step = act.by if line.article.per == 1 else act.by * 100
    _set(counter, number, line.quantity + step)


def _set(counter: Counter, number: int, many: int) -> None:
    before = counter.sale.cart
    counter.put(set_quantity(counter.desk, counter.sale, number, many))
    counter.can_undo(translate("Said", "Quantity changed"), change_between(before, counter.sale.cart, number))


def remove(counter: Counter, act: acts.RemoveLine) -> None:
    """Remove the selected line; Ctrl+Z brings it back."""
    del act
    number = _selected(counter)
    before = counter.sale.cart
    counter.put(remove_line(counter.desk, counter.sale, number, counter.person, counter.approval))
    text = translate("Said", "Removed {name}").format(name=before.line(number).article.name)
    counter.can_undo(text, change_between(before, counter.sale.cart, number))


def undo(counter: Counter, act: acts.Undo) -> None:
    """Take back the last act on a line; what was done since to other lines stays."""
    del act
    if counter.undo is None or counter.place != "sale":
        raise Refusal("nothing_to_undo")
    last, counter.undo = counter.undo, None
    if last.change is not None:
        counter.put(take_back_change(counter.desk, counter.sale, last.change))
        counter.selected = last.change.before.line
    elif last.take_back is not None:
        counter.put(last.take_back(counter.desk, counter.sale))
    else:
        counter.put(take_coupon_out(counter.desk, counter.sale, last.coupon))
    counter.say(translate("Said", "Taken back"))


def move(counter: Counter, act: acts.MoveSelection) -> None:
    """Up and down: in the panel that is open, else in the cart."""
    panel = counter.panel
    if isinstance(panel, (SearchState, SuspendedState, SheetState)) and panel.rows:
        counter.panel = replace(panel, selected=max(0, min(len(panel.rows) - 1, panel.selected + act.by)))
        return
    if panel is not None:
        return_acts.move_receipt(counter, act.by)
        return
    if counter.place == "return":
        return_acts.move(counter, act.by)
        return
    if counter.place == "receipts":
        receipt_acts.move(counter, act.by)
        return
    if counter.place == "settings":
        setting_acts.move(counter, act.by)
        return
    numbers = [line.line for line in counter.sale.cart.lines]
    if numbers:
        place = numbers.index(counter.selected) if counter.selected in numbers else 0
        counter.selected = numbers[max(0, min(len(numbers) - 1, place + act.by))]


def select(counter: Counter, act: acts.SelectLine) -> None:
    """Select a line by touch; the number counts from 1 as shown."""
    if counter.place == "return":
        return_acts.select(counter, act.number)
        return
    if counter.place == "receipts":
        receipt_acts.select(counter, act.number - 1)
        return
    if counter.place == "settings":
        setting_acts.select(counter, act.number - 1)
        return
    lines = counter.sale.cart.lines
    if 1 <= act.number <= len(lines):
        counter.selected = lines[act.number - 1].line


def _selected(counter: Counter) -> int:
    if counter.selected is None or counter.place != "sale":
        raise Refusal("no_line_chosen")
    return counter.selected
