"""Loading a chain: masters into the feeds, balances through HQ's own journal, once, however often it is begun."""

import json
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from demo.chain import build
from domain.entries import UnitAmount
from domain.money import Ratio
from hq.services import load_chain, project
from hq.services.chain import Article, Chain, Member, Price, Store
from hq.services.context import Hq
from hq.store import allowances, feed, hq_journal, members, reference, snapshots
from wire.bodies import plan_from

SMALL = build(goods=40, people=60).chain


def docs(hq: Hq, scope: str, kind: str) -> dict[str, dict[str, Any]]:
    rows = hq.database.read(lambda tx: list(feed.live(tx, scope, kind)))
    return {row.key.partition(":")[2]: json.loads(row.doc or b"null") for row in rows}


@pytest.fixture
def loaded(hq: Hq) -> Hq:
    load_chain.load(hq, SMALL)
    return hq


def test_everything_stands_in_its_scope(loaded: Hq) -> None:
    assert load_chain.is_loaded(loaded)
    assert set(docs(loaded, "chain", "article")) == {article.sku for article in SMALL.articles}
    assert set(docs(loaded, "index", "member")) == {member.id for member in SMALL.members}
    assert docs(loaded, "chain", "plan")["1"]["text"] == SMALL.plans[0].text
    assert len(docs(loaded, "chain", "hq_key")) == 1
    for store in ("S01", "S02", "S03"):
        at_home = {member.id for member in SMALL.members if member.home_store == store}
        assert set(docs(loaded, f"store:{store}", "member")) == at_home
        assert len(docs(loaded, f"store:{store}", "price")) == 40
        assert len(docs(loaded, f"store:{store}", "staff")) == 3


def test_documents_are_what_the_chain_says(loaded: Hq) -> None:
    article, member = SMALL.articles[0], SMALL.members[1]
    doc = docs(loaded, "chain", "article")[article.sku]
    assert (doc["name"], doc["tax_rate"], doc["per"]) == (article.name, list(article.tax_rate), article.per)
    assert doc["barcodes"] == [{"code": code.code, "quantity": code.quantity} for code in article.barcodes]
    assert doc["pinyin"].isascii()
    doc = docs(loaded, f"store:{member.home_store}", "member")[member.id]
    assert (doc["name"], doc["card"], doc["phone"]) == (member.name, member.card, member.phone)
    assert (doc["tier"], doc["spending"]) == (member.tier, member.spending)
    assert doc["units"] == {unit.unit: unit.amount for unit in member.units}
    indexed = docs(loaded, "index", "member")[member.id]
    assert indexed["tier"] == member.tier
    assert indexed["hmacs"] == list(members.hmac_keys(loaded.secrets.index_key, member.card, member.phone))


def test_balances_come_from_opening_entries_and_are_available(loaded: Hq) -> None:
    entries = loaded.database.read(lambda tx: list(hq_journal.walk(tx)))
    assert {entry.member for entry in entries} == {member.id for member in SMALL.members}
    assert {entry.kind for entry in entries} == {"opening.balance"}
    for member in SMALL.members:
        found = loaded.database.run_transaction("test", partial(allowances.accounts, of=member.id))
        assert {(unit, one.available, one.expires) for unit, one in found.items()} == {
            (unit.unit, unit.amount, unit.expires) for unit in member.units
        }


def test_loading_again_gives_nobody_anything_twice(loaded: Hq) -> None:
    def known() -> list[object]:
        people = [docs(loaded, f"store:{store}", "member") for store in ("S01", "S02", "S03")]
        return [loaded.database.read(members.all_balances), docs(loaded, "index", "member"), people]

    before = known()
    load_chain.load(loaded, SMALL)
    project.catch_up(loaded)
    assert known() == before
    assert len(loaded.database.read(lambda tx: list(hq_journal.walk(tx)))) == len(SMALL.members)


def test_a_load_that_broke_off_is_not_taken_for_a_whole_one(hq: Hq) -> None:
    hq.database.run_transaction("test", lambda tx: load_chain.put_prices(tx, SMALL.prices))
    assert not load_chain.is_loaded(hq)
    load_chain.load(hq, SMALL)
    assert load_chain.is_loaded(hq)
    assert len(docs(hq, "store:S01", "price")) == 40


def test_members_who_have_nothing_are_known_all_the_same(hq: Hq) -> None:
    poor = Member("M1", "李", "13800000001", "2900000000018", "S01")
    rich = Member("M2", "王", "13800000002", "2900000000025", "S01", units=(UnitAmount("M2", "SVP/2025-1", 5),))
    load_chain.load(hq, Chain((Store("S01", "One"),), members=(poor, rich)))
    assert set(docs(hq, "store:S01", "member")) == set(docs(hq, "index", "member")) == {"M1", "M2"}
    assert docs(hq, "store:S01", "member")["M2"]["units"] == {"SVP/2025-1": 5}


def test_the_plan_in_force_is_the_newest_that_has_begun(loaded: Hq) -> None:
    def plan_at(at: str) -> int | None:
        found = loaded.database.read(lambda tx: reference.plan_at(tx, at))
        return None if found is None else plan_from(found.text.encode()).version

    assert plan_at("2025-12-31T23:59:59.999Z") is None
    assert plan_at("2026-06-01T00:00:00.000Z") == 1


def test_a_changed_price_reaches_its_store_alone(loaded: Hq) -> None:
    def heads() -> dict[str, int]:
        scopes = ["store:S01", "store:S02", "chain"]
        return {scope: head.pos for scope, head in loaded.database.read(lambda tx: feed.heads(tx, scopes)).items()}

    before = heads()
    sku = SMALL.articles[0].sku

    def change(tx: sa.Connection) -> None:
        load_chain.put_prices(tx, [Price("S02", sku, 777, 700)])

    loaded.database.run_transaction("test", change)
    project.catch_up(loaded)
    assert docs(loaded, "store:S02", "price")[sku] == {"sku": sku, "price": 777, "member_price": 700}
    assert heads() == {**before, "store:S02": before["store:S02"] + 1}


def test_every_scope_has_its_snapshot(loaded: Hq) -> None:
    for scope in ("chain", "index", "store:S01", "store:S02", "store:S03"):
        assert loaded.database.read(partial(snapshots.newest, scope=scope)) is not None


def test_texts_of_the_trade_come_through(hq: Hq) -> None:
    article = Article("1", 'Nüsse "extra" 100g\t\\', "零食", Ratio(13, 100))
    load_chain.load(hq, Chain((Store("S01", "One"),), articles=(article,)))
    assert docs(hq, "chain", "article")["1"]["name"] == article.name
