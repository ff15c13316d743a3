"""The price check: scan or type, see what one costs today and why; nothing comes into the cart by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.services.attach_member import attach_member
from pos_app.services.open_sale import new_sale
from pos_app.services.paper import masked
from pos_app.services.scan_article import add_article, find_article
from pos_app.ui.control.view_sale import article_row, sale_lines
from pos_app.ui.state_receipts import PriceState

if TYPE_CHECKING:
    from domain.articles import Article
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


def check_price(counter: Counter, act: acts.CheckPrice) -> None:
    """Open the price check; with a code, say what it costs. Refusals as for a scan; they are told in the panel."""
    counter.at_sale()
    counter.panel = PriceState()
    counter.found_articles = ()
    if act.text.strip():
        told(counter, act.text.strip())


def told(counter: Counter, code: str) -> None:
    """What the article of a code costs: one piece or one kilogram, under today's plan, for the sale's member."""
    counter.panel = PriceState()
    article = find_article(counter.desk, code).article
    counter.found_articles = (article,)
    counter.panel = _priced(counter, article)


def _priced(counter: Counter, article: Article) -> PriceState:
    from_sale = counter.sale.member
    alone = new_sale(counter.desk)
    if from_sale is not None:
        alone = attach_member(counter.desk, alone, from_sale)
    sale = add_article(counter.desk, alone, article, article.per)
    line = sale_lines(counter, sale)[-1]
    name = masked(from_sale.name) if from_sale is not None else ""
    return PriceState(article_row(article), sale.bill.payable, line.tags, name)
