"""Scans, what is typed and entered, and the search: how things come into the sale."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.lay_coupon import coupon_at_hq, fetch_coupon, lay_coupon, missing_for_coupon
from pos_app.services.route_scan import Kind, Route, route_scan
from pos_app.services.scan_article import add_article, find_article
from pos_app.services.search_articles import search_articles
from pos_app.ui import acts
from pos_app.ui.control import (
    member_acts,
    payment_acts,
    phone_acts,
    price_acts,
    receipt_acts,
    recharge_sheet,
    return_acts,
    sheet,
    staff_acts,
    tender_acts,
)
from pos_app.ui.control.typed import amount as typed_amount
from pos_app.ui.control.view_sale import article_row
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import AskState, Question, SearchState, SlipState
from pos_app.ui.state_receipts import PriceState
from pos_app.ui.state_sheet import SheetState
from wire.phone import is_answer

if TYPE_CHECKING:
    from domain.articles import Article
    from pos_app.ui.control.counter import Counter

MONEY_QUESTIONS = (Question.MUCH_CASH, Question.GIVE_PAYMENT_BACK)
PHONE_DIGITS, MOST_TENDER_DIGITS = 11, 6


def scan(counter: Counter, act: acts.Scan) -> None:
    """A scan is honoured wherever it comes: it closes panels, ends the paid screen, or is refused loudly."""
    counter.armed = False
    money_asked = isinstance(counter.panel, AskState) and counter.panel.question in MONEY_QUESTIONS
    if counter.busy or counter.paying is not None or money_asked:
        raise Refusal("scan_refused_in_dialog")
    if counter.place in {"sign_in", "locked"}:
        staff_acts.by_card(counter, act.text)
        return
    if counter.place not in {"sale", "paid", "return", "receipts"}:
        raise Refusal("scan_not_here")
    if counter.place == "receipts":
        counter.panel = None
        receipt_acts.look_for(counter, act.text)
        return
    if isinstance(counter.panel, PriceState):
        counter.panel = None
        price_acts.told(counter, act.text)
        return
    at = int(counter.now() * 1000)
    if isinstance(counter.panel, SheetState) and _for_the_sheet(counter, act.text, at):
        return
    asked, counter.panel = counter.panel, None
    if counter.scans.repeats(act.text, at):
        counter.hint(
            translate("Said", "Read twice at once: counted once"), translate("Said", "Scan again for one more")
        )
        return
    if counter.place == "return":
        return_acts.scanned(counter, act.text)
    else:
        counter.at_sale()
        route = route_scan(act.text)
        if route.kind is Kind.PAYMENT:  # remembered nowhere: a second read meets the payment under way
            payment_acts.scanned(counter, route.code, asked, at)
            return
        go(counter, route)
    counter.scans.took(act.text, at)


def _for_the_sheet(counter: Counter, text: str, at: int) -> bool:
    """Whether the open sheet took the scan; with money on it, it takes every scan or refuses it."""
    if counter.scans.repeats(text, at):
        return True
    if counter.sheet is not None and counter.sheet.scanned(counter, text):
        if route_scan(text).kind is not Kind.PAYMENT:  # remembered nowhere
            counter.scans.took(text, at)
        return True
    if sheet.holds(counter):
        raise Refusal("scan_refused_in_dialog")
    return False


def go(counter: Counter, route: Route) -> None:
    """Follow a routed code."""
    if route.kind is Kind.CARD:
        member_acts.attach_card(counter, route.code)
    elif route.kind is Kind.PHONE:
        member_acts.choose_or_attach(counter, route.code)
    elif route.kind is Kind.COUPON:
        lay(counter, route.code)
    elif route.kind is Kind.RECEIPT:
        return_acts.open_receipt(counter, route.code)
    elif route.kind is Kind.PHONE_GRANT:
        phone_acts.take(counter, route.code)
    elif route.kind is Kind.PAYMENT:
        raise Refusal("payment_code")
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
    """Sell what the code stands for, as many as were asked for before the scan; a recharge card goes to the member."""
    try:
        found = find_article(counter.desk, code)
    except Refusal:
        if not recharge_sheet.is_recharge_code(code):
            raise
        recharge_sheet.open_(counter, code)
        return
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
    if counter.place == "receipts":
        receipt_acts.look_for(counter, text)
        return
    if isinstance(counter.panel, SlipState):
        payment_acts.slip_typed(counter, counter.panel, text)
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
    elif digits.isdigit() or is_answer(text):
        go(counter, route_scan(text))
    else:
        open_search(counter, acts.OpenSearch(text))


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
