"""Reference files as the sync uses them: rows, cursors, checksums, snapshots, on real files."""

import base64
import hashlib
import hmac
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from sqlcipher3 import dbapi2

from domain.errors import Fault
from local_db.books import open_books
from local_db.reference.feed_store import FeedStore
from local_db.sync_state import UNREAD
from tests.local_db.world import HQ_SEED, KEY, PLAN, Shop, hq_keys
from wire import json_text, messages
from wire import reference_schema as schema
from wire.bodies import plan_text
from wire.feed import FeedRow, checksum
from wire.json_text import Malformed
from wire.keys import private_key, public_text
from wire.signed import HqKey, sign_message, sign_plain
from wire.snapshots import SnapshotText

INDEX_KEY = bytes(range(32))


def article(sku: str, name: str, pinyin: str, code: str) -> dict[str, Any]:
    return {
        "sku": sku, "name": name, "category": "x", "tax_rate": [13, 100], "per": 1, "pinyin": pinyin, "rank": 1,
        "barcodes": [{"code": code, "quantity": 1}],
    }  # fmt: skip


def member(number: int, phone: str) -> dict[str, Any]:
    return {
        "id": f"M{number}", "name": f"王小明{number}", "pinyin": "wxm", "phone": phone, "card": f"88{number:06d}",
        "tier": "red", "spending": 100, "kind": "personal", "home_store": "S01", "frozen": False,
        "units": {"SVP/20260101-a": 500}, "included": {"S01-R2/00112233445566ff": 3},
    }  # fmt: skip


def row(scope: str, kind: str, key: str, doc: Mapping[str, Any] | None, version: int = 1, pos: int = 1) -> FeedRow:
    op: Literal["put", "del"] = "del" if doc is None else "put"
    return FeedRow(
        scope=scope, pos=pos, kind=kind, key=key, version=version, op=op, doc=dict(doc) if doc is not None else None
    )


CHAIN = [
    row("chain", "article", "1001", article("1001", "纯牛奶", "CNN", "6901234567892")),
    row("chain", "article", "1002", article("1002", "香皂", "XZ", "6901234567885")),
    row("chain", "plan", "plan/1", {"version": 1, "from": "", "text": plan_text(PLAN).decode()}),
]
STORE = [
    row("store:S01", "price", "1001", {"sku": "1001", "price": 350, "member_price": 320}),
    row("store:S01", "member", "M1", member(1, "13800001234")),
    row("store:S01", "staff", "A1", {"id": "A1", "name": "Ann", "role": "cashier", "pin": "x", "store": "S01"}),
]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path / "books.db")
    yield shop
    shop.books.close()


@pytest.fixture
def store(tmp_path: Path, shop: Shop) -> Iterator[FeedStore]:
    store = FeedStore(tmp_path / "reference", shop.books, register="S01-R2", store="S01")
    yield store
    store.close()


def goods_file(path: Path) -> Path:
    file = dbapi2.connect(path)
    for sql in schema.GOODS_DDL:
        file.execute(sql)
    file.execute(schema.META_SQL, ("schema", str(schema.SCHEMA)))
    for part in CHAIN:
        for sql, params in schema.put(part.kind, part.key, part.doc or {}, fresh=True):
            file.execute(sql, params)
        file.execute(schema.LIVE_SQL, ("chain", part.kind, part.key, part.version, 0))
    file.commit()
    file.close()
    return path


def snapshot(scope: str, cursor: int, schema_: int = schema.SCHEMA) -> SnapshotText:
    return SnapshotText(scope=scope, bytes=0, sha256="0" * 64, cursor=cursor, schema=schema_, life=1)


def test_rows_are_found_again_and_cursors_move(store: FeedStore) -> None:
    store.apply_rows([*CHAIN, *STORE], {"chain": 7, "store:S01": 9}, life=1)

    found = store.goods.by_barcode("6901234567892")
    assert found is not None
    assert (found.article.sku, found.article.price, found.article.member_price) == ("1001", 350, 320)
    person = store.people.by_last4("1234")[0]
    assert (person.name, person.units) == ("王小明1", {"SVP/20260101-a": 500})
    assert [staff.name for staff in store.people.staff()] == ["Ann"]
    assert store.cursors() == {"chain": 7, "store:S01": 9, "index": 0, "register:S01-R2": 0}
    assert store.life() == 1


def test_an_older_or_repeated_row_changes_nothing_and_a_deletion_stays(store: FeedStore) -> None:
    store.apply_rows(STORE, {"store:S01": 9}, 1)
    newer = row("store:S01", "price", "1001", {"sku": "1001", "price": 400, "member_price": None}, version=5)
    store.apply_rows([*CHAIN, newer], {"store:S01": 10}, 1)
    store.apply_rows(STORE, {"store:S01": 10}, 1)

    assert store.goods.by_sku("1001").price == 400  # type: ignore[union-attr]

    store.apply_rows([row("store:S01", "price", "1001", None, version=6)], {"store:S01": 11}, 1)
    store.apply_rows([newer], {"store:S01": 11}, 1)
    assert store.goods.by_sku("1001").price is None  # type: ignore[union-attr]


def test_checksums_are_those_of_the_protocol_over_both_files(store: FeedStore) -> None:
    store.apply_rows([*CHAIN, *STORE, row("store:S01", "price", "9", None)], {}, 1)

    assert store.checksum("store:S01") == checksum([("1001", 1), ("M1", 1), ("A1", 1)])
    assert store.checksum("chain") == checksum([("1001", 1), ("1002", 1), ("plan/1", 1)])
    assert store.checksum("index") == checksum([])


def test_a_bad_row_leaves_its_slice_and_cursor_as_they_were(store: FeedStore) -> None:
    with pytest.raises(Malformed):
        store.apply_rows([CHAIN[0], row("chain", "article", "7", {"sku": "7"})], {"chain": 4}, 1)

    assert store.goods.by_sku("1001") is None
    assert store.cursors()["chain"] == 0


def test_after_starting_over_what_does_not_come_again_is_gone(store: FeedStore) -> None:
    store.apply_rows([*CHAIN, *STORE], {"chain": 7, "store:S01": 9}, 1)

    store.start_over("chain")
    assert store.cursors()["chain"] == 0
    assert store.goods.by_sku("1002") is not None
    store.apply_rows([CHAIN[0]], {"chain": 8}, 1)

    assert store.checksum("chain") == checksum([("1001", 1)])
    assert store.goods.by_sku("1002") is None
    assert store.goods.by_barcode("6901234567885") is None
    assert store.goods.by_sku("1001") is not None


def test_prices_survive_a_new_goods_file_and_readers_follow(store: FeedStore, tmp_path: Path) -> None:
    store.apply_rows(STORE, {"store:S01": 9}, 1)
    old = {path.name for path in store.snapshot_folder().glob("goods-*.db")}
    store.install_snapshot(snapshot("chain", 123), goods_file(tmp_path / "fetched"))

    found = store.goods.by_barcode("6901234567892")
    assert found is not None
    assert found.article.price == 350
    assert store.cursors()["chain"] == 123
    assert store.cursors()["store:S01"] == 9
    assert "goods-000123.db" not in old
    assert (store.snapshot_folder() / "goods-000123.db").exists()


def test_old_files_go_at_the_next_start(store: FeedStore, shop: Shop, tmp_path: Path) -> None:
    for at in (5, 5, 6):
        store.install_snapshot(snapshot("chain", at), goods_file(tmp_path / "fetched"))
    store.close()
    (tmp_path / "reference" / "note.txt").write_text("not ours")

    again = FeedStore(tmp_path / "reference", shop.books, register="S01-R2", store="S01")
    assert again.goods.by_sku("1001") is not None
    names = {path.name for path in (tmp_path / "reference").iterdir() if path.suffix in {".db", ".txt"}}
    again.close()
    assert names == {"goods-000006.db", "note.txt"}


def test_people_come_as_rows_in_place_of_those_before(store: FeedStore, tmp_path: Path) -> None:
    store.apply_rows([*STORE, row("store:S01", "member", "M9", member(9, "13900009999"))], {"store:S01": 9}, 1)
    lines = [msgspec.json.encode(part) for part in (*STORE, row("store:S01", "member", "M2", member(2, "13700001234")))]
    fetched = tmp_path / "rows"
    fetched.write_bytes(b"\n".join(lines) + b"\n")

    store.install_snapshot(snapshot("store:S01", 40), fetched)

    assert store.people.by_phone("13900009999") is None
    assert [found.id for found in store.people.by_last4("1234")] == ["M2", "M1"]
    assert store.cursors()["store:S01"] == 40
    assert not fetched.exists()


def test_a_snapshot_of_another_form_is_refused(store: FeedStore, tmp_path: Path) -> None:
    with pytest.raises(Fault) as told:
        store.install_snapshot(snapshot("chain", 1, schema_=99), tmp_path / "x")
    assert told.value.code == "snapshot_schema"


def test_the_index_knows_a_member_of_another_store_by_card(store: FeedStore) -> None:
    digest = hmac.digest(INDEX_KEY, b"card:88000007", hashlib.sha256).hex()
    doc = {"id": "M7", "tier": "red", "kind": "personal", "frozen": True, "home_store": "S02", "hmacs": [digest]}
    key = {"key": base64.b64encode(INDEX_KEY).decode()}
    store.apply_rows([row("index", "member", "M7", doc)], {"index": 3}, 1)
    assert store.index.by_card("88000007") is None

    store.apply_rows([row("register:S01-R2", "index_key", "index", key)], {"register:S01-R2": 2}, 1)

    found = store.index.by_card("88000007")
    assert found is not None
    assert (found.id, found.frozen, found.home_store) == ("M7", True, "S02")
    assert store.index.by_phone("88000007") is None


def test_plans_and_keys_of_the_feed_are_kept_in_the_books(store: FeedStore, shop: Shop) -> None:
    text = plan_text(PLAN).replace(b'"version":1', b'"version":2').decode()
    key = HqKey(id="hq-2", public_key=public_text(private_key(bytes(32))), from_="2027-01-01T00:00:00.000Z")
    second = sign_message(key, "hq-1", private_key(HQ_SEED))
    rows = [
        row("chain", "plan", "plan/2", {"version": 2, "from": "2027-01-01T00:00:00.000Z", "text": text}),
        row("chain", "hq_key", "hq_key:hq-2", msgspec.to_builtins(second)),
    ]
    store.apply_rows(rows, {}, 1)

    assert shop.books.plan()[1].version == 2
    assert shop.books.plan(at="2026-06-01T00:00:00.000Z")[1].version == 1
    assert shop.books.hq_keys() == (*hq_keys(), second)


def test_a_plan_that_only_a_newer_program_reads_is_kept_aside(store: FeedStore, shop: Shop, tmp_path: Path) -> None:
    """The rest of the page is learnt, the plan before it holds; a program that reads it learns it at its start."""
    unread = row("chain", "plan", "plan/5", {"version": 5, "from": "", "text": '{"version":5,"tiers":"by the moon"}'})
    store.apply_rows([*CHAIN, unread], {"chain": 9}, 1)

    assert (shop.books.plan()[1].version, store.unread_plan(), store.cursors()["chain"]) == (1, 5, 9)
    assert store.goods.by_barcode("6901234567892") is not None
    text = plan_text(PLAN).decode().replace('"version":1', '"version":5')
    doc = {"version": 5, "from": "", "text": text}
    shop.books.set_setting(UNREAD, json_text.encode(doc).decode()).result()
    store.close()
    again = FeedStore(tmp_path / "reference", shop.books, register="S01-R2", store="S01")
    assert (shop.books.plan()[1].version, again.unread_plan()) == (5, 0)
    again.close()


@pytest.mark.parametrize(("version", "left"), [(4, 5), (5, 0), (6, 0)])
def test_a_later_plan_that_is_read_ends_it(store: FeedStore, version: int, left: int) -> None:
    unread = row("chain", "plan", "plan/5", {"version": 5, "from": "", "text": "{}"})
    text = plan_text(PLAN).decode().replace('"version":1', f'"version":{version}')
    store.apply_rows([unread], {"chain": 2}, 1)
    store.apply_rows(
        [row("chain", "plan", f"plan/{version}", {"version": version, "from": "", "text": text})], {"chain": 3}, 1
    )

    assert store.unread_plan() == left


def test_a_key_of_hq_that_does_not_follow_is_not_kept(store: FeedStore, shop: Shop) -> None:
    stranger = sign_plain(
        {"id": "hq-2", "public_key": "x", "from": "2026-01-01T00:00:00.000Z"}, "hq-1", private_key(bytes(32))
    )
    for doc in (msgspec.to_builtins(stranger), {"signed": 1}):
        store.apply_rows([row("chain", "hq_key", "hq_key:hq-2", doc)], {}, 1)

    assert shop.books.hq_keys() == hq_keys()


def test_people_lie_encrypted_and_goods_do_not(store: FeedStore, tmp_path: Path) -> None:
    store.apply_rows([*CHAIN, *STORE], {}, 1)

    heads = {path.name[:6]: path.read_bytes()[:15] for path in (tmp_path / "reference").glob("*.db")}
    assert heads["goods-"] == b"SQLite format 3"
    assert heads["people"] != b"SQLite format 3"
    assert not any("王小明".encode() in path.read_bytes() for path in (tmp_path / "reference").iterdir())


def test_reference_survives_a_restart(store: FeedStore, shop: Shop, tmp_path: Path) -> None:
    store.apply_rows([*CHAIN, *STORE], {"chain": 7, "store:S01": 9}, 1)
    store.close()
    shop.books.close()

    books = open_books(tmp_path / "books.db", KEY)
    again = FeedStore(tmp_path / "reference", books, register="S01-R2", store="S01")
    assert again.cursors()["store:S01"] == 9
    assert again.people.by_card("88000001") is not None
    again.close()
    books.close()


def test_a_plan_of_the_store_alone_is_kept_from_rows_and_from_a_snapshot(
    store: FeedStore, shop: Shop, tmp_path: Path
) -> None:
    """A pilot: two versions, one that came as a row and one in the store's snapshot."""
    texts = [plan_text(PLAN).decode().replace('"version":1', f'"version":{version}') for version in (7, 8)]
    rows = [
        row(
            "store:S01",
            "plan",
            f"plan:{version}",
            {"version": version, "from": "2026-07-01T00:00:00.000Z", "text": text},
        )
        for version, text in zip((7, 8), texts, strict=True)
    ]
    store.apply_rows([*CHAIN, rows[0]], {"store:S01": 2}, 1)
    assert shop.books.plan(at="2026-07-01T00:00:00.000Z")[1].version == 7
    path = tmp_path / "store.ndjson"
    path.write_bytes(b"".join(messages.to_bytes(one) + b"\n" for one in (*STORE, *rows)))
    store.install_snapshot(snapshot("store:S01", 9), path)
    assert shop.books.plan(at="2026-07-01T00:00:00.000Z")[1].version == 8
    assert shop.books.plan(at="2026-06-30T00:00:00.000Z")[1].version == 1
    assert store.checksum("store:S01") == checksum([("1001", 1), ("M1", 1), ("A1", 1), ("plan:7", 1), ("plan:8", 1)])
