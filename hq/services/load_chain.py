"""Filling a new HQ with a chain's masters; balances come from opening entries in HQ's own journal.

Safe to repeat after a crash: masters are put again, nobody is given a second opening entry, the stores come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from domain.entries import OpeningBalance
from hq.services import hq_journal, own_keys, project, snapshots, to_members, words
from hq.services.chain import Article, Chain, Member, Price
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.people import put_staff
from hq.services.pinyin import initials, name_initials
from hq.services.publish import CHAIN, publish_plan
from hq.store import hq_journal as hq_entries
from hq.store import members, outbox, placements, reference, staff
from hq.store.members import MemberRow
from hq.store.outbox import Change
from wire import json_text

INDEX = "index"


def load(hq: Hq, chain: Chain) -> None:
    """Load everything, project the opening entries, publish the feeds, make the snapshots."""
    hq.database.run_transaction("load.goods", lambda tx: _goods(tx, hq, chain))
    hq.database.run_transaction("load.members", lambda tx: _members(tx, hq, chain.members))
    _open_balances(hq, chain)
    hq.database.run_transaction("load.stores", lambda tx: _stores(tx, chain))
    project.catch_up(hq)
    snapshots.make_all(hq)


def is_loaded(hq: Hq) -> bool:
    """Whether a chain was loaded to its end."""
    return bool(hq.database.read(staff.stores))


def put_articles(tx: sa.Connection, articles: Iterable[Article]) -> None:
    """Put articles and announce them; their pinyin initials are computed here."""
    docs = [_article_doc(article) for article in articles]
    reference.put_articles(tx, [_article_row(doc) for doc in docs])
    outbox.announce_all(tx, [Change(CHAIN, "article", doc["sku"], doc) for doc in docs])


def put_prices(tx: sa.Connection, prices: Iterable[Price], starts: str = "") -> None:
    """Put prices that hold now and announce them to their stores; `starts` is since when."""
    rows = [(price.store, price_doc(price, starts)) for price in prices]
    columns = ("sku", "price", "member_price")
    kept = [{"store": store, "starts": starts, **{name: doc[name] for name in columns}} for store, doc in rows]
    reference.put_prices(tx, kept)
    outbox.announce_all(tx, [Change(f"store:{store}", "price", doc["sku"], doc, store) for store, doc in rows])


def _goods(tx: sa.Connection, hq: Hq, chain: Chain) -> None:
    own_keys.announce_signing_keys(tx, hq)
    put_articles(tx, chain.articles)
    put_prices(tx, chain.prices)
    put_staff(tx, hq, chain.staff, [store.id for store in chain.stores])
    for plan in chain.plans:
        publish_plan(tx, plan)


def _members(tx: sa.Connection, hq: Hq, people: Sequence[Member]) -> None:
    """Enter members. The projector announces whom an opening entry moves, and to the index whom it promotes."""
    reference.put_members(tx, [_member_row(one) for one in people], hq.secrets.index_key)
    words.hold_again(hq, tx, [one.id for one in people])
    placements.put_usual_bills(tx, {one.id: one.p95_bill for one in people if one.p95_bill})
    quiet = [one.id for one in people if not _has_opening(one)]
    to_members.announce(hq, tx, quiet, quiet)
    lowly = [one.id for one in people if _has_opening(one) and one.tier is None]
    docs = members.index_docs(tx, lowly, hq.secrets.index_key)
    outbox.announce_all(tx, [Change(INDEX, "member", id_, doc, id_) for id_, doc in docs.items()])


def _stores(tx: sa.Connection, chain: Chain) -> None:
    staff.put_stores(tx, [(store.id, store.name) for store in chain.stores])


def _open_balances(hq: Hq, chain: Chain) -> None:
    """An opening entry for each member that had something and has no entry in this life of HQ."""
    epoch = hq_journal.life_epoch(hq.secrets.life)
    have = hq.database.read(lambda tx: hq_entries.heads(tx, epoch, [one.id for one in chain.members]))
    acts = [
        Act(one.id, _opening(one), chain.opened) for one in chain.members if _has_opening(one) and one.id not in have
    ]
    hq_journal.append(hq, acts)


def _has_opening(one: Member) -> bool:
    return bool(one.units or one.spending)


def _opening(one: Member) -> OpeningBalance:
    return OpeningBalance(member=one.id, units=one.units, spending=one.spending, tier=one.tier)


def _member_row(one: Member) -> MemberRow:
    """The row before the opening entry: spending and tier come with that, if there is one."""
    return MemberRow(
        member=one.id,
        name=one.name,
        pinyin=name_initials(one.name),
        phone=one.phone,
        card=one.card,
        home_store=one.home_store,
        tier=None if _has_opening(one) else one.tier,
        kind=one.kind,
        frozen=one.frozen,
        pin=one.pin,
    )


def _article_doc(article: Article) -> dict[str, Any]:
    return {
        "sku": article.sku,
        "name": article.name,
        "category": article.category,
        "tax_rate": list(article.tax_rate),
        "per": article.per,
        "pinyin": initials(article.name),
        "rank": article.rank,
        "barcodes": [{"code": barcode.code, "quantity": barcode.quantity} for barcode in article.barcodes],
        "cost": article.cost,
        "since": article.since,
    }


def _article_row(doc: Mapping[str, Any]) -> dict[str, Any]:
    num, den = doc["tax_rate"]
    kept = {name: doc[name] for name in ("sku", "name", "category", "per", "pinyin", "rank", "cost", "since")}
    return {**kept, "tax_num": num, "tax_den": den, "barcodes": json_text.encode(doc["barcodes"])}


def price_doc(price: Price, starts: str = "") -> dict[str, Any]:
    """The feed's document of a price; `starts` is the moment from which it holds, "" for ever."""
    doc = {"sku": price.sku, "price": price.price, "member_price": price.member_price}
    return {**doc, "from": starts} if starts else doc
