"""Articles by name and digits."""

from pos_app.services.search_articles import search_articles
from tests.services.shop import MILK, Shop


def test_by_a_part_of_the_name(shop: Shop) -> None:
    assert [article.name for article in search_articles(shop.desk, "牛奶")] == ["纯牛奶"]


def test_by_the_first_digits(shop: Shop) -> None:
    assert search_articles(shop.desk, MILK[:12])[0].name == "纯牛奶"


def test_nothing_typed_finds_nothing(shop: Shop) -> None:
    assert search_articles(shop.desk, "  ") == ()
