"""Snapshots over HTTP: signed, ranged, ready to use, of own scopes only; and the feed goes on from their cursor."""

import hashlib
import json
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa
import zstandard
from sqlcipher3 import dbapi2 as sqlite_driver

from domain.entries import UnitAmount
from domain.money import Ratio
from domain.plan import Plan
from hq.services import load_chain, snapshots
from hq.services.chain import Article, Barcode, Chain, Member, PlanText, Price, Staff, Store
from hq.services.context import Hq
from hq.store import outbox
from hq.store.members import hmac_keys
from tests.hq.client import Register
from wire.bodies import plan_text
from wire.feed import checksum
from wire.messages import from_bytes
from wire.reference_schema import LIVE_ROWS_SQL, short_hmac, spaced
from wire.snapshots import SnapshotAnswer, checked_snapshot

ARTICLES = (
    Article("1001", "红富士苹果", "水果", Ratio(9, 100), 1000, 2, (Barcode("6901234567892", 500),)),
    Article(
        "1002", "矿泉水550ml", "饮料", Ratio(13, 100), 1, 1, (Barcode("6909876543210"), Barcode("16909876543217", 12))
    ),
)
MEMBERS = (
    Member("M1", "李明", "13800000001", "2900000000018", "S01", units=(UnitAmount("M1", "SVP/20250101-1", 100),)),
    Member("M2", "王芳", "13800000002", "2900000000025", "S02", tier="gold", frozen=True),
)
CHAIN = Chain(
    stores=(Store("S01", "One"), Store("S02", "Two")),
    articles=ARTICLES,
    prices=(Price("S01", "1001", 998), Price("S01", "1002", 200, 180), Price("S02", "1002", 210)),
    plans=(PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(Plan(version=1)).decode()),),
    staff=(Staff("E1", "赵丽", "cashier", "$argon2id$x", "S01"), Staff("E9", "孙强", "auditor", "$argon2id$y")),
    members=MEMBERS,
)


@pytest.fixture
def loaded(hq: Hq) -> Hq:
    """A small chain, loaded; its snapshots are made."""
    load_chain.load(hq, CHAIN)
    return hq


@pytest.fixture
def till(loaded: Hq, enrol_at: Callable[[str], Register]) -> Register:
    return enrol_at("S01")


def answer(register: Register, scope: str) -> SnapshotAnswer:
    response = register.ask("GET", f"/v1/snapshots/{scope}")
    assert response.status_code == 200, response.text
    return from_bytes(SnapshotAnswer, response.content)


def fetched(register: Register, scope: str) -> bytes:
    found = answer(register, scope)
    checked_snapshot(found, scope, register.hq_keys)
    response = register.ask("GET", found.url)
    assert response.status_code == 200
    assert "Content-Encoding" not in response.headers
    assert len(response.content) == found.bytes
    assert hashlib.sha256(response.content).hexdigest() == found.sha256
    return zstandard.ZstdDecompressor().stream_reader(response.content).read()


def opened(register: Register, scope: str, folder: Path) -> "sqlite_driver.Connection":
    path = folder / "snapshot.db"
    path.write_bytes(fetched(register, scope))
    return sqlite_driver.connect(str(path))


def test_goods_are_a_ready_file(till: Register, tmp_path: Path) -> None:
    goods = opened(till, "chain", tmp_path)
    found = answer(till, "chain")

    assert goods.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    rows = goods.execute("SELECT id, sku, name, tax_num, per, pinyin FROM article ORDER BY id").fetchall()
    assert rows == [(1, "1002", "矿泉水550ml", 13, 1, "kqs550ml"), (2, "1001", "红富士苹果", 9, 1000, "hfspg")]
    scan = "SELECT sku, quantity FROM barcode JOIN article ON article = id WHERE code = ?"
    assert goods.execute(scan, ("16909876543217",)).fetchall() == [("1002", 12)]
    search = "SELECT rowid FROM article_name WHERE article_name MATCH ?"
    assert goods.execute(search, (f'"{spaced("富士")}"',)).fetchall() == [(2,)]
    assert goods.execute("SELECT version FROM plan").fetchall() == [(1,)]
    assert goods.execute("SELECT position FROM cursor WHERE scope = 'chain'").fetchall() == [(found.cursor,)]
    assert goods.execute("SELECT value FROM meta WHERE name = 'scope'").fetchall() == [("chain",)]


def test_the_index_finds_members_by_hmac_and_holds_nothing_personal(till: Register, hq: Hq, tmp_path: Path) -> None:
    index = opened(till, "index", tmp_path)
    [by_card, by_phone] = hmac_keys(hq.secrets.index_key, MEMBERS[1].card, MEMBERS[1].phone)
    find = "SELECT m.member, m.tier, m.frozen, m.home_store FROM hmac h JOIN member m ON m.id = h.member WHERE hmac = ?"
    for digits in (by_card, by_phone):
        assert index.execute(find, (short_hmac(digits),)).fetchall() == [("M2", "gold", 1, "S02")]
    assert index.execute("SELECT count(*) FROM member").fetchone() == (2,)
    raw = (tmp_path / "snapshot.db").read_bytes()
    assert all(text.encode() not in raw for one in MEMBERS for text in (one.name, one.phone, one.card))


def test_people_and_prices_are_feed_rows(till: Register) -> None:
    rows = [json.loads(line) for line in fetched(till, "store:S01").splitlines()]
    assert {(row["kind"], row["key"]) for row in rows} == {
        ("price", "price:1001"),
        ("price", "price:1002"),
        ("staff", "staff:E1"),
        ("staff", "staff:E9"),
        ("member", "member:M1"),
    }
    [member] = [row["doc"] for row in rows if row["kind"] == "member"]
    assert (member["name"], member["units"], member["pinyin"]) == ("李明", {"SVP/20250101-1": 100}, "lm")


def test_the_feed_goes_on_from_the_snapshots_cursor(loaded: Hq, till: Register, tmp_path: Path) -> None:
    goods = opened(till, "chain", tmp_path)
    cursor = answer(till, "chain").cursor
    page = till.ask("GET", "/v1/feed", query=f"life=1&after=chain:{cursor}").json()
    assert page["rows"] == []
    assert page["checksums"]["chain"] == checksum(goods.execute(LIVE_ROWS_SQL, ("chain",)).fetchall())

    def change(tx: sa.Connection) -> None:
        load_chain.put_articles(tx, [Article("1003", "香蕉", "水果", Ratio(9, 100))])

    loaded.database.run_transaction("test", change)
    page = till.ask("GET", "/v1/feed", query=f"life=1&after=chain:{cursor}").json()
    assert [(row["key"], row["version"]) for row in page["rows"]] == [("article:1003", 1)]


def test_a_part_is_sent_by_range(till: Register) -> None:
    found = answer(till, "chain")
    whole = till.ask("GET", found.url).content
    part = till.ask("GET", found.url, headers={"Range": "bytes=100-"})
    assert part.status_code == 206
    assert part.headers["Content-Range"] == f"bytes 100-{found.bytes - 1}/{found.bytes}"
    assert part.content == whole[100:]
    assert till.ask("GET", found.url, headers={"Range": f"bytes={found.bytes}-"}).status_code == 416


def test_other_stores_people_are_not_given_out(till: Register) -> None:
    for path in ("/v1/snapshots/store:S02", "/v1/snapshots/store:S02/1", f"/v1/snapshots/register:{till.name}"):
        response = till.ask("GET", path)
        assert (response.status_code, response.json()["error"]["code"]) == (403, "not_yours")


def test_a_snapshot_that_is_not_here_is_not_found(till: Register) -> None:
    for name in ("chain.1.999.0a0b0c0d.zst", "x", "..%2f..%2fhq.keys.json", "..%2fhq.keys.json", ".."):
        assert till.ask("GET", f"/v1/snapshots/chain/{name}").status_code == 404


def test_another_scopes_file_is_not_given_out_under_ones_own(loaded: Hq, till: Register) -> None:
    other = snapshots.newest(loaded, "store:S02")
    assert other is not None
    assert till.ask("GET", f"/v1/snapshots/store:S01/{other.file}").status_code == 404
    assert till.ask("GET", f"/v1/snapshots/chain/{other.file}").status_code == 404


def test_two_makers_at_once_leave_one_snapshot_that_is_whole(loaded: Hq, till: Register) -> None:
    loaded.database.run_transaction("test", partial(load_chain.put_prices, prices=[Price("S01", "1001", 5)]))
    makers = [threading.Thread(target=snapshots.make, args=(loaded, "store:S01")) for _ in range(4)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert b'"price":5' in fetched(till, "store:S01")
    left = {path.suffix for path in (loaded.data / snapshots.FOLDER).iterdir()}
    assert left == {".zst"}


def test_without_one_it_is_made_while_the_till_waits(hq: Hq, register: Register) -> None:
    def change(tx: sa.Connection) -> None:
        outbox.announce(tx, "chain", "hq_key", "hq-x", {"signed": "", "key": "", "sig": ""})

    hq.database.run_transaction("test", change)
    response = register.ask("GET", "/v1/snapshots/chain")
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "not_ready"
    assert int(response.headers["Retry-After"]) >= 1
    for _ in range(100):
        response = register.ask("GET", "/v1/snapshots/chain")
        if response.status_code == 200:
            break
        time.sleep(0.05)
    assert response.status_code == 200


def test_a_new_one_replaces_it_and_the_one_before_stays_for_a_while(loaded: Hq, till: Register) -> None:
    seen = []
    for price in (1, 2, 3):
        new = [Price("S01", "1001", price)]
        loaded.database.run_transaction("test", partial(load_chain.put_prices, prices=new))
        snapshots.make(loaded, "store:S01")
        seen.append(answer(till, "store:S01"))
    assert len({one.cursor for one in seen}) == 3
    assert [till.ask("GET", one.url).status_code for one in seen] == [404, 200, 200]


def test_making_it_again_without_changes_keeps_the_file(loaded: Hq) -> None:
    first = snapshots.make(loaded, "chain")
    assert snapshots.make(loaded, "chain") == first


def test_a_file_that_is_gone_is_made_anew(loaded: Hq) -> None:
    first = snapshots.make(loaded, "chain")
    assert first is not None
    (loaded.data / snapshots.FOLDER / first.file).unlink()
    assert snapshots.newest(loaded, "chain") is None
    again = snapshots.make(loaded, "chain")
    assert again is not None
    assert (loaded.data / snapshots.FOLDER / again.file).stat().st_size == again.bytes
    assert snapshots.newest(loaded, "chain") == again
