"""The files HQ builds and the till keeps up to date: statements run on real SQLite."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from wire import reference_schema as schema
from wire.json_text import Malformed

MILK: dict[str, Any] = {
    "sku": "1001",
    "name": "纯牛奶 250ml",
    "category": "dairy",
    "tax_rate": [9, 100],
    "per": 1,
    "pinyin": "CNN250",
    "rank": 1,
    "barcodes": [{"code": "6901234567892", "quantity": 1}, {"code": "16901234567899", "quantity": 24}],
}


def run(file: dbapi2.Connection, statements: Iterable[schema.Statement]) -> None:
    for sql, params in statements:
        file.execute(sql, params)


@pytest.fixture
def goods() -> Iterator[dbapi2.Connection]:
    file = dbapi2.connect(":memory:")
    run(file, ((sql, ()) for sql in schema.GOODS_DDL))
    yield file
    file.close()


@pytest.fixture
def index() -> Iterator[dbapi2.Connection]:
    file = dbapi2.connect(":memory:")
    run(file, ((sql, ()) for sql in schema.INDEX_DDL))
    yield file
    file.close()


def names(goods: dbapi2.Connection, text: str) -> list[int]:
    found = goods.execute("SELECT rowid FROM article_name WHERE article_name MATCH ?", (f'"{schema.spaced(text)}"',))
    return [row[0] for row in found]


def test_an_article_is_found_by_code_pinyin_and_any_part_of_its_name(goods: dbapi2.Connection) -> None:
    run(goods, schema.put("article", "1001", MILK, fresh=True))

    assert goods.execute("SELECT quantity FROM barcode WHERE code = '16901234567899'").fetchall() == [(24,)]
    assert goods.execute("SELECT sku FROM article WHERE pinyin >= 'cn' AND pinyin < 'co'").fetchall() == [("1001",)]
    assert names(goods, "牛奶") == names(goods, "250") == [1]
    assert names(goods, "豆奶") == []


def test_a_newer_article_replaces_its_name_and_codes_and_keeps_its_place(goods: dbapi2.Connection) -> None:
    run(goods, schema.put("article", "1001", MILK, fresh=True))
    newer = {**MILK, "name": "豆奶", "barcodes": [{"code": "6901234567892", "quantity": 1}]}

    run(goods, schema.put("article", "article:1001", newer))

    assert names(goods, "牛奶") == []
    assert names(goods, "豆奶") == [1]
    assert goods.execute("SELECT count(*) FROM barcode").fetchone() == (1,)


def test_a_removed_article_leaves_nothing(goods: dbapi2.Connection) -> None:
    run(goods, schema.put("article", "1001", MILK, fresh=True))
    run(goods, schema.remove("article", "1001"))

    left = [goods.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("article", "barcode")]
    assert left == [0, 0]
    assert names(goods, "牛奶") == []


def test_prices_plans_and_keys_have_their_tables(goods: dbapi2.Connection) -> None:
    run(goods, schema.put("price", "1001", {"sku": "1001", "price": 350, "member_price": None}))
    run(goods, schema.put("plan", "plan/2", {"version": 2, "from": "2026-01-01T00:00:00.000Z", "text": "{}"}))
    run(goods, schema.put("hq_key", "hq_key:hq-1", {"signed": "é", "key": "hq-1", "sig": ""}))

    assert goods.execute("SELECT * FROM price").fetchall() == [("1001", "", "", 350, None)]
    assert goods.execute("SELECT version, text FROM plan").fetchall() == [(2, "{}")]
    assert goods.execute("SELECT doc FROM hq_key").fetchall() == [('{"signed":"é","key":"hq-1","sig":""}',)]
    run(goods, schema.remove("plan", "plan/2"))
    assert goods.execute("SELECT count(*) FROM plan").fetchone() == (0,)


def test_a_member_of_the_index_is_found_by_each_hmac(index: dbapi2.Connection) -> None:
    doc = {"id": "M1", "tier": "red", "kind": "personal", "frozen": False, "home_store": "S01"}
    run(index, schema.put("member", "M1", {**doc, "hmacs": ["aa" * 32, "bb" * 32]}, fresh=True))
    run(index, schema.put("member", "M1", {**doc, "tier": "black", "hmacs": ["cc" * 32]}))

    found = "SELECT member.member, tier FROM hmac JOIN member ON member.id = hmac.member WHERE hmac = ?"
    assert index.execute(found, (schema.short_hmac("cc" * 32),)).fetchall() == [("M1", "black")]
    assert index.execute(found, (schema.short_hmac("aa" * 32),)).fetchall() == []
    run(index, schema.remove("member", "M1"))
    assert index.execute("SELECT count(*) FROM hmac").fetchone() == (0,)


def test_a_document_without_what_it_needs_is_malformed() -> None:
    with pytest.raises(Malformed, match="article 1"):
        list(schema.put("article", "1", {"sku": "1"}))


def test_half_surrogates_can_be_stored(goods: dbapi2.Connection) -> None:
    run(goods, schema.put("article", "1001", {**MILK, "name": "a\ud800b"}))

    assert goods.execute("SELECT name FROM article").fetchone() == ("a?b",)


def test_live_rows_keep_deletions_out_of_the_checksum(goods: dbapi2.Connection) -> None:
    goods.execute(schema.LIVE_SQL, ("chain", "article", "1001", 3, 0))
    goods.execute(schema.LIVE_SQL, ("chain", "article", "1002", 4, 1))

    assert goods.execute(schema.LIVE_ROWS_SQL, ("chain",)).fetchall() == [("1001", 3)]
