"""Articles by whatever a cashier scans or types."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.articles import Article
from domain.money import Ratio
from local_db.driver import dbapi2
from local_db.reference import goods as goods_module
from local_db.reference.goods import Goods
from tests.local_db.reference_files import goods_file
from wire import reference_schema as schema


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


JUNE, JULY, AUGUST = (f"2026-{month:02d}-01T00:00:00.000Z" for month in (6, 7, 8))


def released(path: Path, *prices: tuple[str, str, int]) -> Path:
    """A goods file with prices of article 1001, each by its row's key and the moment from which it holds."""
    file = dbapi2.connect(goods_file(path))
    for key, starts, amount in prices:
        doc = {"sku": "1001", "price": amount, "member_price": amount - 1, "from": starts}
        for sql, params in schema.put("price", key, doc):
            file.execute(sql, params)
    file.commit()
    file.close()
    return path


def price_at(path: Path, now: str) -> set[int | None]:
    """What every way to the article says that it costs at a moment."""
    goods = Goods(path, lambda: now)
    scanned, known = goods.by_barcode("6901234567892"), goods.by_sku("1001")
    found = {scanned.article.price if scanned else None, known.price if known else None}
    for text in ("1001", "6901234567892", "cn", "纯牛奶"):
        found |= {one.price for one in goods.search(text) if one.sku == "1001"}
    goods.close()
    return found


def test_a_price_of_later_holds_from_its_moment_on(tmp_path: Path) -> None:
    """Nobody has to tell the till: what was released for July is the price when July begins."""
    path = released(tmp_path / "goods.db", (f"price:1001@{JULY}", JULY, 400), (f"price:1001@{AUGUST}", AUGUST, 500))
    assert price_at(path, JUNE) == {350}
    assert price_at(path, "2026-06-30T23:59:59.999Z") == {350}
    assert price_at(path, JULY) == {400}
    assert price_at(path, AUGUST) == {500}


def test_without_a_price_that_has_begun_the_first_one_holds(tmp_path: Path) -> None:
    """A till whose clock is behind sells at the new price rather than not at all."""
    path = released(tmp_path / "goods.db", ("price:1001", JULY, 400), (f"price:1001@{AUGUST}", AUGUST, 500))
    assert price_at(path, JUNE) == {400}


def test_a_correction_after_a_release_holds(tmp_path: Path) -> None:
    path = released(tmp_path / "goods.db", (f"price:1001@{JUNE}", JUNE, 400), ("price:1001", JULY, 390))
    assert price_at(path, AUGUST) == {390}
    assert price_at(path, "2026-06-15T00:00:00.000Z") == {400}


def test_a_price_that_is_withdrawn_is_gone(tmp_path: Path) -> None:
    path = released(tmp_path / "goods.db", (f"price:1001@{JULY}", JULY, 400))
    file = dbapi2.connect(path)
    for sql, params in schema.remove("price", f"price:1001@{JULY}"):
        file.execute(sql, params)
    file.commit()
    file.close()
    assert price_at(path, AUGUST) == {350}


@pytest.mark.parametrize(
    ("rule", "instead"),
    [
        ("CASE WHEN valid_from > ?1 THEN valid_from END, ", ""),
        ("valid_from DESC LIMIT 1", "valid_from LIMIT 1"),
        ("AND p.slot = ", "AND p.slot >= "),
    ],
)
def test_a_rule_that_is_off_is_seen(tmp_path: Path, rule: str, instead: str) -> None:
    path = released(tmp_path / "goods.db", (f"price:1001@{JULY}", JULY, 400), (f"price:1001@{AUGUST}", AUGUST, 500))
    right = [price_at(path, moment) for moment in (JUNE, JULY, AUGUST)]
    assert right == [{350}, {400}, {500}]
    wrong = goods_module._BARCODE_SQL.replace(rule, instead)
    assert wrong != goods_module._BARCODE_SQL
    file = dbapi2.connect(path)
    found = [{row[5] for row in file.execute(wrong, (moment, "6901234567892"))} for moment in (JUNE, JULY, AUGUST)]
    file.close()
    assert found != right


def test_what_an_article_costs_the_chain_and_since_when_it_is_sold(goods: Goods) -> None:
    """A margin floor and benefits of new articles look at them; where HQ says nothing, neither is known."""
    new, old = goods.by_sku("1002"), goods.by_sku("1001")
    assert new is not None
    assert old is not None
    assert (new.cost, new.since, old.cost, old.since) == (900, "2026-11-20", None, "")
