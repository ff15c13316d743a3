"""Find articles by name, pinyin or digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.articles import Article
    from pos_app.services.desk import Desk


def search_articles(desk: Desk, text: str, limit: int = 20) -> tuple[Article, ...]:
    """Articles that fit the text, the popular ones first; nothing typed finds nothing."""
    wanted = text.strip()
    return desk.goods.search(wanted, limit) if wanted else ()
