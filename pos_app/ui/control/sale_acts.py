"""Acts on the open sale: scans, typed codes, lines, search, suspend and resume."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.errors import Refusal
from pos_app.services.attach_member import find_card, find_members
from pos_app.services.change_line import change_between, remove_line, set_quantity, take_back_change
from pos_app.services.clear_cart import clear_cart
from pos_app.services.lay_coupon import coupon_at_hq, fetch_coupon, lay_coupon, missing_for_coupon, take_coupon_out
from pos_app.services.route_scan import Kind, Route, route_scan
from pos_app.services.scan_article import add_article, find_article
from pos_app.services.search_articles import search_articles
from pos_app.services.suspend_sale import SUSPENDED, forget_sale, resume_sale, suspend_sale, suspended_sales
from pos_app.ui import acts
from pos_app.ui.control import member_acts, return_acts, tender_acts
from pos_app.ui.control.typed import amount as typed_amount
from pos_app.ui.control.view_sale import article_row, suspended_row
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import AskState, Question, SearchState, SuspendedState

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.articles import Article
    from local_db.act import Recorded
    from pos_app.services.open_sale import OpenSale
    from pos_app.ui.control.counter import Counter

PHONE_DIGITS, MOST_TENDER_DIGITS = 11, 6


def scan(counter: Counter, act: acts.Scan) -> None:
    """A scan is honoured wherever it comes: it closes panels, ends the paid screen, or is refused loudly."""
    counter.armed = False
    if counter.busy or (isinstance(counter.panel, AskState) and counter.panel.question is Question.MUCH_CASH):
        raise Refusal("scan_refused_in_dialog")
    if counter.place not in {"sale", "paid", "return"}:
        raise Refusal("scan_not_here")
    counter.panel = None
    at = int(counter.now() * 1000)
    if counter.scans.repeats(act.text, at):
        counter.hint(
            translate("Said", "Read twice at once: counted once"), translate("Said", "Scan again for one more")
        )
        return
    if counter.place == "return":
        return_acts.scanned(counter, act.text)
    else:
        counter.at_sale()
        go(counter, route_scan(act.text))
    counter.scans.took(act.text, at)


def go(counter: Counter, route: Route) -> None:
    """Follow a routed code."""
    if route.kind is Kind.CARD:
        member_acts.attach(counter, find_card(counter.desk, route.code))
    elif route.kind is Kind.PHONE:
        member_acts.attach(counter, find_members(counter.desk, route.code)[0])
    elif route.kind is Kind.COUPON:
        lay(counter, route.code)
    elif route.kind is Kind.RECEIPT:
        return_acts.open_receipt(counter, route.code)
    elif route.kind is Kind.TEXT:
        open_search(counter, acts.OpenSearch(route.code))
    else:
        sell(counter, route.code)


def lay(counter: Counter, code: str) -> None:
    """Lay a coupon in; when it is the member's but not lent here, HQ is asked for it first."""
    unit = coupon_at_hq(counter.desk, counter.sale, code)
    if unit:
        work = partial(fetch_coupon, counter.desk, counter.sale, unit)
        counter.ask(work, partial(_fetched, counter, counter.sale.id, code))
    else:
        _laid(counter, code)


def _fetched(counter: Counter, asked: str, code: str, nothing: None) -> None:
    del nothing
    if counter.sale.id == asked and counter.place == "sale":
        _laid(counter, code)


def _laid(counter: Counter, code: str) -> None:
    counter.put(lay_coupon(counter.desk, counter.sale, code))
    counter.can_undo(translate("Said", "Coupon laid in"), coupon=code)
    missing = missing_for_coupon(counter.sale, code)
    if missing:
        more = translate("Said", "Coupon laid in; it counts from {missing} more")
        counter.hint(more.format(missing=counter.money.signed(missing)))
    else:
        counter.say(translate("Said", "Coupon laid in"))


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
    many = pieces if not typed else typed_amount(typed, article.per) * (pieces if article.per == 1 else 1)
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
    counter.at_sale()
    counter.panel = None
    digits = text.replace(".", "", 1)
    is_money = digits.isdigit() and (len(digits) <= MOST_TENDER_DIGITS or "." in text)
    amount = counter.money.minor(text) if is_money else None
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
    counter.put(remove_line(counter.desk, counter.sale, number))
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
    else:
        counter.put(take_coupon_out(counter.desk, counter.sale, last.coupon))
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
    if counter.sale.tenders:
        raise Refusal("tenders_first")
    counter.panel = AskState(Question.CLEAR_CART, counter.sale.bill.payable, len(counter.sale.cart.lines))


def clear(counter: Counter) -> None:
    """Write that the cart is cleared; then it is."""
    counter.keep_again()
    future = clear_cart(counter.desk, counter.sale, counter.person, "cleared")
    counter.book(future, partial(_cleared, counter), partial(_still_here, counter))


def _cleared(counter: Counter, recorded: Recorded) -> None:
    del recorded
    counter.fresh()
    counter.say(translate("Said", "Cart cleared"))


def let_go(counter: Counter) -> None:
    """Leave a sale without lines behind: lines that were removed are told to the journal, a lone member is dropped."""
    sale = counter.sale
    if sale.removed:
        counter.wait(clear_cart(counter.desk, sale, counter.person, "emptied"))
    elif not sale.untouched:
        counter.wait(forget_sale(counter.desk, sale))
    counter.fresh()


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
    put_aside(counter, _suspended)


def put_aside(counter: Counter, then: Callable[[Counter], None]) -> None:
    """Suspend the sale; `then` is done once it is on disk."""
    future = suspend_sale(counter.desk, counter.sale, counter.person)
    counter.book(future, partial(_put_aside, counter, then), partial(_still_here, counter))


def _put_aside(counter: Counter, then: Callable[[Counter], None], nothing: None) -> None:
    del nothing
    counter.fresh()
    count_suspended(counter)
    then(counter)


def _suspended(counter: Counter) -> None:
    counter.say(translate("Said", "Sale suspended"))


def _still_here(counter: Counter, trouble: Exception) -> Exception:
    """It could not be put away: it stays the open sale."""
    reason = counter.why(trouble)
    counter.put(counter.sale)
    return reason


def count_suspended(counter: Counter) -> None:
    """Count the sales that wait, for the badge."""
    counter.suspended_count = len(counter.desk.books.drafts(SUSPENDED))


def open_suspended(counter: Counter, act: acts.OpenSuspended) -> None:
    """Show the sales that wait; one alone needs no choosing."""
    del act
    counter.suspended = suspended_sales(counter.desk)
    counter.suspended_count = len(counter.suspended)
    counter.panel = SuspendedState(tuple(suspended_row(counter, waiting) for waiting in counter.suspended))


def resume(counter: Counter, act: acts.ResumeSale) -> None:
    """Take a suspended sale up; the one that is open now is suspended in its place."""
    if not isinstance(counter.panel, SuspendedState) or not 0 <= act.row < len(counter.suspended):
        return
    wanted = counter.suspended[act.row].sale
    if counter.sale.cart.empty:
        let_go(counter)
    else:
        counter.wait(suspend_sale(counter.desk, counter.sale, counter.person))
    counter.panel = None
    future = resume_sale(counter.desk, wanted, counter.person)
    counter.book(future, partial(_resumed, counter, wanted), partial(_still_here, counter))


def _resumed(counter: Counter, sale: OpenSale, nothing: None) -> None:
    del nothing
    counter.fresh()
    counter.sale = sale
    counter.select_last_unless_there()
    count_suspended(counter)
    counter.say(translate("Said", "Sale resumed"))


def _selected(counter: Counter) -> int:
    if counter.selected is None or counter.place != "sale":
        raise Refusal("no_line_chosen")
    return counter.selected
