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
price = sa.Table("price", metadata, owner("store"), owner("sku"), whole("price"), whole("member_price", nullable=True))
plan = sa.Table("plan", metadata, owner("scope"), number("version"), text("starts"), text("text"))


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A published plan: its version, from when it holds (RFC 3339), its JSON text."""

    version: int
    starts: str
    text: str


def put_articles(tx: sa.Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Put articles, each as the columns of `article` without the scope."""
    put_many(tx, article, [{"scope": "chain", **row} for row in rows])


def put_prices(tx: sa.Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Put prices, each as the columns of `price`."""
    put_many(tx, price, list(rows))


def put_plan(tx: sa.Connection, new: StoredPlan) -> None:
    """Put a version of the plan."""
    put_many(tx, plan, [{"scope": "chain", "version": new.version, "starts": new.starts, "text": new.text}])


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


def plan_at(tx: sa.Connection, at: str) -> StoredPlan | None:
    """The plan in force at a moment (RFC 3339, UTC): the newest that has begun."""
    query = (
        sa.select(plan.c.version, plan.c.starts, plan.c.text)
        .where(plan.c.scope == "chain", plan.c.starts <= at)
        .order_by(plan.c.starts.desc(), plan.c.version.desc())
        .limit(1)
    )
    row = tx.execute(query).one_or_none()
    return None if row is None else StoredPlan(*row)


def plan_of(tx: sa.Connection, version: int) -> StoredPlan | None:
    """A published version of the plan."""
    chosen = sa.select(plan.c.starts, plan.c.text).where(plan.c.scope == "chain", plan.c.version == version)
    row = tx.execute(chosen).first()
    return None if row is None else StoredPlan(version, row.starts, row.text)


def skus(tx: sa.Connection) -> frozenset[str]:
    """The number of every article."""
    return frozenset(tx.scalars(sa.select(article.c.sku).where(article.c.scope == "chain")))


def categories(tx: sa.Connection) -> frozenset[str]:
    """Every category that an article is of."""
    return frozenset(tx.scalars(sa.select(article.c.category).where(article.c.scope == "chain").distinct()))


def plan_texts(tx: sa.Connection) -> list[str]:
    """The text of every plan that was published."""
    return list(tx.scalars(sa.select(plan.c.text).order_by(plan.c.version)))
