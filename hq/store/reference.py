"""Masters: articles and plans of the scope `chain`, prices of a store, members. What registers get is in the feed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hq.store import schema
from hq.store.bulk import Excluded, put_many
from hq.store.members import MemberRow, hmac_keys
from hq.store.schema import blob, metadata, number, owner, text, whole

article = sa.Table(
    "article",
    metadata,
    owner("scope"),
    owner("sku"),
    text("name"),
    text("category"),
    whole("tax_num"),
    whole("tax_den"),
    whole("per"),
    text("pinyin"),
    whole("rank"),
    blob("barcodes"),
    whole("cost", nullable=True),
    text("since", ""),
)
price = sa.Table(
    "price",
    metadata,
    owner("store"),
    owner("sku"),
    whole("price"),
    whole("member_price", nullable=True),
    text("starts", ""),
)
coming_price = sa.Table(
    "coming_price",
    metadata,
    owner("store"),
    owner("sku"),
    owner("starts"),
    whole("price"),
    whole("member_price", nullable=True),
)
plan = sa.Table("plan", metadata, owner("scope"), number("version"), text("starts"), text("text"))


CHUNK = 500


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A published plan: its version, from when it holds (RFC 3339), its JSON text; for the chain or for a store."""

    version: int
    starts: str
    text: str
    scope: str = "chain"


def put_articles(tx: sa.Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Put articles, each as the columns of `article` without the scope."""
    put_many(tx, article, [{"scope": "chain", **row} for row in rows])


def put_prices(tx: sa.Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Put prices, each as the columns of `price`."""
    put_many(tx, price, list(rows))


def put_plan(tx: sa.Connection, new: StoredPlan) -> None:
    """Put a version of the plan, for the chain or for a store."""
    put_many(tx, plan, [asdict(new)])


def put_members(tx: sa.Connection, rows: Sequence[MemberRow], index_key: bytes) -> None:
    """Enter very many members with their directory keys at once (`members.put_members` is for a few).

    Who is known already keeps spending and tier: they follow from journals.
    """
    put_many(tx, schema.member, [asdict(row) for row in rows], _person_as_said)
    keys = [{"key": key, "member": row.member} for row in rows for key in hmac_keys(index_key, row.card, row.phone)]
    put_many(tx, schema.member_key, keys, _as_it_was)


def _person_as_said(excluded: Excluded, _table: sa.Table) -> dict[str, Any]:
    return {name: excluded[name] for name in ("name", "pinyin", "phone", "card", "kind", "home_store", "frozen", "pin")}


def _as_it_was(_excluded: Excluded, table: sa.Table) -> dict[str, Any]:
    return {"member": table.c.member}


_PLAN_AT = (
    sa.select(plan.c.version, plan.c.starts, plan.c.text)
    .where(plan.c.scope == "chain", plan.c.starts <= sa.bindparam("at"))
    .order_by(plan.c.version.desc())
    .limit(1)
)


def plan_at(tx: sa.Connection, at: str) -> StoredPlan | None:
    """The chain's plan in force at a moment (RFC 3339, UTC): of those that have begun, the highest version."""
    row = tx.execute(_PLAN_AT, {"at": at}).one_or_none()
    return None if row is None else StoredPlan(*row)


def plan_of(tx: sa.Connection, version: int) -> StoredPlan | None:
    """A published version of the plan, of whichever scope: a version is one plan's."""
    chosen = sa.select(plan.c.starts, plan.c.text, plan.c.scope).where(plan.c.version == version)
    row = tx.execute(chosen).first()
    return None if row is None else StoredPlan(version, row.starts, row.text, row.scope)


def skus(tx: sa.Connection) -> frozenset[str]:
    """The number of every article."""
    return frozenset(tx.scalars(sa.select(article.c.sku).where(article.c.scope == "chain")))


def categories(tx: sa.Connection) -> frozenset[str]:
    """Every category that an article is of."""
    return frozenset(tx.scalars(sa.select(article.c.category).where(article.c.scope == "chain").distinct()))


def plans(tx: sa.Connection) -> list[StoredPlan]:
    """Every plan that was published, by version."""
    query = sa.select(plan.c.version, plan.c.starts, plan.c.text, plan.c.scope).order_by(plan.c.version, plan.c.scope)
    return [StoredPlan(*row) for row in tx.execute(query)]


def unknown_skus(tx: sa.Connection, skus: Sequence[str]) -> list[str]:
    """Those of these articles that the chain does not have, in order."""
    known: set[str] = set()
    for start in range(0, len(skus), CHUNK):
        part = list(skus[start : start + CHUNK])
        known |= set(tx.scalars(sa.select(article.c.sku).where(article.c.scope == "chain", article.c.sku.in_(part))))
    return [sku for sku in skus if sku not in known]


def put_coming(tx: sa.Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Put prices that begin later, each as the columns of `coming_price`."""
    put_many(tx, coming_price, rows)


def begun_prices(tx: sa.Connection, store: str, at: str, skus: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """The prices of a store (of these articles) that were released for later and have begun, oldest first; locked."""
    table = coming_price
    found: list[dict[str, Any]] = []
    parts = [None] if skus is None else [list(skus[start : start + CHUNK]) for start in range(0, len(skus), CHUNK)]
    for part in parts:
        query = sa.select(table).where(table.c.store == store, table.c.starts <= at)
        query = query if part is None else query.where(table.c.sku.in_(part))
        rows = tx.execute(query.order_by(table.c.sku, table.c.starts).with_for_update())
        found += [row._asdict() for row in rows]
    return found


def price_starts(tx: sa.Connection, store: str, skus: Sequence[str]) -> dict[str, str]:
    """Since when the present prices of these articles hold, "" for ever."""
    found: dict[str, str] = {}
    for start in range(0, len(skus), CHUNK):
        part = list(skus[start : start + CHUNK])
        query = sa.select(price.c.sku, price.c.starts).where(price.c.store == store, price.c.sku.in_(part))
        found |= {row.sku: row.starts for row in tx.execute(query)}
    return found


def drop_coming(tx: sa.Connection, rows: Sequence[dict[str, Any]]) -> None:
    """These do not wait for their moment any more."""
    if rows:
        table = coming_price
        same = [table.c[name] == sa.bindparam(f"the_{name}") for name in ("store", "sku", "starts")]
        names = [{f"the_{name}": row[name] for name in ("store", "sku", "starts")} for row in rows]
        tx.execute(table.delete().where(*same), names)


def coming(tx: sa.Connection) -> list[tuple[str, str, int]]:
    """(store, moment, how many prices) of what begins later."""
    table = coming_price
    query = sa.select(table.c.store, table.c.starts, sa.func.count()).group_by(table.c.store, table.c.starts)
    return [(row[0], row[1], row[2]) for row in tx.execute(query.order_by(table.c.starts, table.c.store))]


def plan_texts(tx: sa.Connection) -> list[str]:
    """The text of every plan that was published."""
    return list(tx.scalars(sa.select(plan.c.text).order_by(plan.c.version)))
