"""Articles by whatever a cashier scans or types."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.articles import Article
from domain.money import Ratio
from local_db.reference.goods import Goods
from tests.local_db.reference_files import goods_file


@pytest.fixture
def goods(tmp_path: Path) -> Iterator[Goods]:
    goods = Goods(goods_file(tmp_path / "goods.db"))
    yield goods
    goods.close()


def skus(goods: Goods, text: str, limit: int = 20) -> list[str]:
    return [article.sku for article in goods.search(text, limit)]


def test_a_barcode_gives_the_article_with_its_prices(goods: Goods) -> None:
    found = goods.by_barcode("6901234567892")

    assert found is not None
    assert found.quantity == 1
    assert found.article == Article("1001", "纯牛奶 250ml", "x", Ratio(13, 100), 350, 1, 320, "6901234567892", "cnn")


def test_a_case_barcode_gives_several_of_the_same_article(goods: Goods) -> None:
    case, piece = goods.by_barcode("16901234567899"), goods.by_barcode("6901234567892")

    assert case is not None
    assert piece is not None
    assert (case.quantity, case.article) == (24, piece.article)


def test_a_upc_and_its_ean_are_the_same(goods: Goods) -> None:
    assert goods.by_barcode("036000291452") == goods.by_barcode("0036000291452")
    assert goods.by_barcode("0036000291452") is not None
    assert goods.by_barcode("9999999999994") is None


def test_an_article_without_a_price_here_has_none(goods: Goods) -> None:
    article = goods.by_sku("1003")
    assert article is not None
    assert (article.price, article.member_price) == (None, None)
    assert goods.by_sku("nothing") is None


def test_search_by_digits_initials_and_any_part_of_the_name(goods: Goods) -> None:
    assert skus(goods, "牛奶") == ["1001", "1002"]
    assert skus(goods, "奶") == ["1001", "1002"]
    assert skus(goods, "奶糖") == ["1002"]
    assert skus(goods, "cn") == skus(goods, "CN") == ["1001"]
    assert skus(goods, "100") == ["1001", "1002", "1003"]
    assert skus(goods, "69012345678") == ["1001", "1002"]
    assert skus(goods, "250") == ["1001"]
    assert skus(goods, "coca") == ["A-77"]
    assert skus(goods, "cola 可") == ["A-77"]
    assert skus(goods, "A-7") == ["A-77"]
    assert skus(goods, "豆浆") == skus(goods, "") == skus(goods, "  ") == []


def test_search_is_bounded_and_nothing_typed_breaks_it(goods: Goods) -> None:
    assert skus(goods, "牛奶", limit=1) == ["1001"]
    for text in ('"', "'", '牛"奶', "a OR b", "NEAR(", "*", "%", "-", "牛奶*", "\U0010ffff"):
        goods.search(text)


def test_the_plan_in_force_at_a_time(goods: Goods) -> None:
    assert goods.plan_at("2026-06-30T23:59:59.999Z") == (1, b'{"version":1}')
    assert goods.plan_at("2026-07-01T00:00:00.000Z") == (2, b'{"version":2}')


def test_what_an_article_costs_the_chain_and_since_when_it_is_sold(goods: Goods) -> None:
    """A margin floor and benefits of new articles look at them; where HQ says nothing, neither is known."""
    new, old = goods.by_sku("1002"), goods.by_sku("1001")
    assert new is not None
    assert old is not None
    assert (new.cost, new.since, old.cost, old.since) == (900, "2026-11-20", None, "")
