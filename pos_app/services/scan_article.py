"""Sell an article by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.articles import ScannedArticle
from domain.errors import Refusal
from pos_app.services.open_sale import with_cart

if TYPE_CHECKING:
    from domain.articles import Article
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale


def find_article(desk: Desk, code: str) -> ScannedArticle:
    """The article of a barcode or of an article number; Refusal `unknown_code`."""
    found = desk.goods.by_barcode(code)
    if found is None:
        article = desk.goods.by_sku(code)
        found = ScannedArticle(article) if article is not None else None
    if found is None:
        raise Refusal("unknown_code", scanned=code)
    return found


def scan_article(desk: Desk, sale: OpenSale, code: str, quantity: int = 1) -> OpenSale:
    """Put `quantity` of what the code stands for into the cart (a case barcode counts its pieces)."""
    found = find_article(desk, code)
    return add_article(desk, sale, found.article, quantity * found.quantity)


def add_article(desk: Desk, sale: OpenSale, article: Article, quantity: int = 1) -> OpenSale:
    """Put an article into the cart. Refusals `no_price`, `quantity_zero`, `quantity_too_large`, `weigh_first`."""
    if article.per != 1 and quantity == 1:
        raise Refusal("weigh_first", name=article.name)
    return with_cart(desk, sale, sale.cart.with_article(article, quantity))
