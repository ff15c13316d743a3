"""Acts on the open sale: scans, typed codes, lines, search, suspend and resume."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.attach_member import find_card, find_members
from pos_app.services.change_line import remove_line, set_quantity
from pos_app.services.clear_cart import clear_cart
from pos_app.services.lay_coupon import lay_coupon
from pos_app.services.route_scan import Kind, Route, route_scan
from pos_app.services.scan_article import add_article, find_article
from pos_app.services.search_articles import search_articles
from pos_app.services.suspend_sale import resume_sale, suspend_sale, suspended_sales
from pos_app.ui import acts
from pos_app.ui.control import member_acts, return_acts, tender_acts
from pos_app.ui.control.view_sale import article_row, suspended_row
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import AskState, Question, SearchState, SuspendedState

if TYPE_CHECKING:
    from domain.articles import Article
    from pos_app.ui.control.counter import Counter

PHONE_DIGITS, MOST_TENDER_DIGITS = 11, 6


def scan(counter: Counter, act: acts.Scan) -> None:
    """A scan is honoured wherever it comes: it closes panels, ends the paid screen, or is refused loudly."""
    if counter.busy or counter.asked is not None:
        raise Refusal("scan_refused_in_dialog")
    if counter.place == "return":
        return_acts.scanned(counter, act.text)
        return
    if counter.place not in {"sale", "paid"}:
        raise Refusal("scan_not_here")
    counter.panel = None
    counter.at_sale()
    go(counter, route_scan(act.text))


def go(counter: Counter, route: Route) -> None:
    """Follow a routed code."""
    if route.kind is Kind.CARD:
        member_acts.attach(counter, find_card(counter.desk, route.code))
    elif route.kind is Kind.PHONE:
        member_acts.attach(counter, find_members(counter.desk, route.code)[0])
    elif route.kind is Kind.COUPON:
        counter.put(lay_coupon(counter.desk, counter.sale, route.code), translate("Said", "Coupon laid in"))
        counter.say(translate("Said", "Coupon laid in"))
    elif route.kind is Kind.RECEIPT:
        return_acts.open_receipt(counter, route.code)
    elif route.kind is Kind.TEXT:
        open_search(counter, acts.OpenSearch(route.code))
    else:
        sell(counter, route.code)


def sell(counter: Counter, code: str) -> None:
    """Sell what the code stands for, as many as were asked for before the scan."""
    found = find_article(counter.desk, code)
    add(counter, found.article, found.quantity)


def add(counter: Counter, article: Article, pieces: int = 1) -> None:
    """Put an article in, and select its line; weighed goods ask for their weight first."""
    typed, counter.pending = counter.pending, ""
    if article.per != 1 and not typed:
        counter.weighing = article
        raise Refusal("weigh_first", name=article.name)
    many = pieces if not typed else _grams(typed, article.per) if article.per != 1 else _pieces(typed) * pieces
    counter.weighing = None
    sale = add_article(counter.desk, counter.sale, article, many)
    counter.selected = sale.cart.lines[-1].line
    counter.put(sale)
    counter.say(translate("Said", "Added {name}").format(name=article.name))


def entered(counter: Counter, act: acts.Entered) -> None:
    """Typed and Enter: an article's digits, a phone number, cash, or a name to search for (UX 4.4)."""
    text = act.text.strip()
    if counter.place == "return":
        return_acts.scanned(counter, text)
        return
    if counter.place == "paid":
        counter.fresh()
    counter.panel = None
    digits = text.replace(".", "", 1)
    amount = counter.money.minor(text) if len(digits) <= MOST_TENDER_DIGITS and digits.isdigit() else None
    if amount is not None and counter.sale.settlement.due > 0:
        tender_acts.cash(counter, amount)
    elif text.isdigit() and len(text) == PHONE_DIGITS and text.startswith("1"):
        member_acts.choose_or_attach(counter, text)
    elif digits.isdigit():
        go(counter, route_scan(text))
    else:
        open_search(counter, acts.OpenSearch(text))


# ---- lines
def quantity(counter: Counter, act: acts.Quantity) -> None:
    """Digits and `*`: the weight asked for; else of the selected line; with an empty cart, of the next scan."""
    if not act.text:
        counter.hint(translate("Said", "Type how many, then press *"))
        return
    counter.at_sale()
    if counter.weighing is not None:
        counter.pending = act.text
        add(counter, counter.weighing)
        return
    sale = counter.sale
    if sale.cart.empty:
        counter.pending = act.text
        return
    number = _selected(counter)
    line = sale.cart.line(number)
    many = _pieces(act.text) if line.article.per == 1 else _grams(act.text, line.article.per)
    counter.put(set_quantity(counter.desk, sale, number, many), translate("Said", "Quantity changed"))


def step_quantity(counter: Counter, act: acts.StepQuantity) -> None:
    """One more or one less; the last one is removed with Del, not by counting down."""
    number = _selected(counter)
    line = counter.sale.cart.line(number)
    step = act.by if line.article.per == 1 else act.by * 100
    counter.put(
        set_quantity(counter.desk, counter.sale, number, line.quantity + step), translate("Said", "Quantity changed")
    )


def remove(counter: Counter, act: acts.RemoveLine) -> None:
    """Remove the selected line; Ctrl+Z brings it back."""
    del act
    number = _selected(counter)
    name = counter.sale.cart.line(number).article.name
    counter.put(remove_line(counter.desk, counter.sale, number), translate("Said", "Removed {name}").format(name=name))


def undo(counter: Counter, act: acts.Undo) -> None:
    """Take back the last act on a line."""
    del act
    if counter.undo is None or counter.place != "sale":
        raise Refusal("nothing_to_undo")
    before, counter.undo = counter.undo, None
    counter.put(before.sale)
    counter.say(translate("Said", "Taken back"))


def move(counter: Counter, act: acts.MoveSelection) -> None:
    """Up and down: in the panel that is open, else in the cart."""
    panel = counter.panel
    if isinstance(panel, (SearchState, SuspendedState)) and panel.rows:
        counter.panel = replace(panel, selected=max(0, min(len(panel.rows) - 1, panel.selected + act.by)))
        return
    if panel is not None:
        return_acts.move_receipt(counter, act.by)
        return
    if counter.place == "return":
        return_acts.move(counter, act.by)
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
    lines = counter.sale.cart.lines
    if 1 <= act.number <= len(lines):
        counter.selected = lines[act.number - 1].line


def ask_clear(counter: Counter, act: acts.ClearCart) -> None:
    """Ask once before everything is cleared."""
    del act
    if counter.sale.untouched and not counter.sale.removed:
        raise Refusal("cart_empty")
    counter.panel = AskState(Question.CLEAR_CART, counter.sale.bill.payable, len(counter.sale.cart.lines))


def cleared(counter: Counter) -> None:
    """The cart is cleared: its entry is written."""
    future = clear_cart(counter.desk, counter.sale, counter.person, "cleared")
    counter.fresh()
    counter.background.watch(future, _nothing, counter.refuse)
    counter.say(translate("Said", "Cart cleared"))


# ---- search
def open_search(counter: Counter, act: acts.OpenSearch) -> None:
    """Show the article search."""
    counter.at_sale()
    search(counter, acts.Search(act.text))


def search(counter: Counter, act: acts.Search) -> None:
    """Search again at every keystroke."""
    counter.found_articles = search_articles(counter.desk, act.text)
    counter.panel = SearchState(act.text, tuple(article_row(article) for article in counter.found_articles))


def choose_article(counter: Counter, act: acts.ChooseArticle) -> None:
    """Sell the article of a row."""
    if 0 <= act.row < len(counter.found_articles):
        counter.panel = None
        add(counter, counter.found_articles[act.row])


# ---- suspend and resume
def suspend(counter: Counter, act: acts.Suspend) -> None:
    """Put the sale aside."""
    del act
    future = suspend_sale(counter.desk, counter.sale, counter.person)
    counter.fresh()
    counter.suspended_count += 1
    counter.wait(future)
    counter.say(translate("Said", "Sale suspended"))


def open_suspended(counter: Counter, act: acts.OpenSuspended) -> None:
    """Show the sales that wait; one alone needs no choosing."""
    del act
    counter.suspended = suspended_sales(counter.desk)
    counter.suspended_count = len(counter.suspended)
    counter.panel = SuspendedState(tuple(suspended_row(counter, waiting) for waiting in counter.suspended))


def resume(counter: Counter, act: acts.ResumeSale) -> None:
    """Take a suspended sale up; the one that is open now is suspended in its place."""
    if not 0 <= act.row < len(counter.suspended):
        return
    wanted = counter.suspended[act.row].sale
    counter.at_sale()
    if not counter.sale.cart.empty:
        counter.wait(suspend_sale(counter.desk, counter.sale, counter.person))
    else:
        counter.suspended_count = max(0, counter.suspended_count - 1)
    counter.panel = None
    counter.sale = wanted
    counter.selected = None
    counter.wait(resume_sale(counter.desk, wanted, counter.person))
    counter.put(wanted)
    counter.say(translate("Said", "Sale resumed"))


def _selected(counter: Counter) -> int:
    if counter.selected is None or counter.place != "sale":
        raise Refusal("no_line_chosen")
    return counter.selected


def _pieces(text: str) -> int:
    if not text.isdigit():
        raise Refusal("quantity_not_whole", typed=text)
    return int(text)


def _grams(text: str, per: int) -> int:
    """`1.284` of a kilogram, or grams without a point, as whole grams."""
    whole, point, part = text.partition(".")
    if not point:
        return _pieces(text)
    if not (whole + part).isdigit() or len(part) > len(str(per)) - 1:
        raise Refusal("quantity_not_whole", typed=text)
    return int(whole or "0") * per + int(part.ljust(len(str(per)) - 1, "0"))


def _nothing(value: object) -> None:
    del value
