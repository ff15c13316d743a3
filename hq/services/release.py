"""Releases: a plan or prices are published now and in force from a moment on, for the chain or for a store.

Tills hear of a release at once and apply it by themselves when its moment comes, with the network down as well. A
plan's version is released once, for one scope; of those that have begun, the highest version is in force. Plans stay
for ever: past sales are priced again under theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa

from domain.entry_office import Released
from domain.errors import Fault
from hq.services import outbox as publisher
from hq.services.chain import PlanText, Price
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.load_chain import price_doc, put_prices
from hq.services.own_acts import act_now
from hq.services.price_list import PriceLine
from hq.services.publish import CHAIN, publish_plan
from hq.store import outbox, reference, staff
from hq.store.outbox import Change
from hq.store.reference import StoredPlan
from wire import json_text
from wire.bodies import plan_from, plan_hash
from wire.fields import read_time
from wire.json_text import Malformed
from wire.reference_schema import price_key

STORE = "store:"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Schedule:
    """What was published: plans by version, which of the chain's is in force, prices that begin later."""

    plans: tuple[StoredPlan, ...]
    in_force: int | None
    prices: tuple[tuple[str, str, int], ...]


def schedule(hq: Hq) -> Schedule:
    """What is in force and what is to come."""

    def read(tx: sa.Connection) -> Schedule:
        now = reference.plan_at(tx, hq.now())
        return Schedule(tuple(reference.plans(tx)), now.version if now else None, tuple(reference.coming(tx)))

    return hq.database.read(read)


def release_plan(hq: Hq, text: bytes, scope: str, starts: str, who: str) -> PlanText:
    """Publish a plan for a scope from a moment on; again for another moment, as long as it has not begun.

    Faults: what is wrong with the plan or the moment, a version that was released before.
    """
    new = PlanText(_version_of(text), _moment(starts), text.decode("utf-8"))
    by = _somebody(who)

    def work(tx: sa.Connection) -> None:
        _scopes(tx, scope)
        before = _before(tx, new, scope, hq.now())
        if before is None or before.starts != new.starts:
            publish_plan(tx, new, scope)
            body = Released(scope, "plan", new.starts, plan_hash(text), new.version)
            act_now(hq, tx, [Act(scope, body, actor=by)])

    hq.database.run_transaction("release.plan", work)
    publisher.publish(hq, [scope])
    return new


def release_prices(hq: Hq, lines: Sequence[PriceLine], scope: str, starts: str, who: str) -> int:
    """Publish prices for every store of a scope from a moment on (one that is over: from now on), each store's in one
    commit; how many stores.

    Run again after it broke off, it goes on: a price that is there already is put again. Faults as above, and articles
    that the chain does not have.
    """
    moment, by = max(_moment(starts), hq.now()), _somebody(who)
    stores = hq.database.read(lambda tx: _checked(tx, lines, scope))
    digest = hashlib.sha256(json_text.encode([[one.sku, one.price, one.member_price] for one in lines])).hexdigest()
    for store in stores:
        prices = [Price(store, one.sku, one.price, one.member_price) for one in lines]
        act = Act(STORE + store, Released(scope, "prices", moment, digest, count=len(lines)), actor=by)
        hq.database.run_transaction("release.prices", partial(_put, hq=hq, prices=prices, starts=moment, act=act))
        publisher.publish(hq, [STORE + store])
    return len(stores)


def settle_prices(hq: Hq) -> int:
    """Let prices of later that have begun be the present ones, so that nothing piles up; how many. Run every day."""
    total = 0
    for store in hq.database.read(staff.stores):
        total += hq.database.run_transaction("release.settle", partial(_settle, at=hq.now(), store=store))
        publisher.publish(hq, [STORE + store])
    return total


def _put(tx: sa.Connection, hq: Hq, prices: Sequence[Price], starts: str, act: Act) -> None:
    now = hq.now()
    if starts > now:
        _put_coming(tx, prices, starts)
    else:
        store, skus = prices[0].store, [one.sku for one in prices]
        put_prices(tx, prices, starts)
        _forget(tx, reference.begun_prices(tx, store, starts, skus))
    act_now(hq, tx, [act])


def _put_coming(tx: sa.Connection, prices: Sequence[Price], starts: str) -> None:
    rows = [
        {"store": one.store, "sku": one.sku, "starts": starts, "price": one.price, "member_price": one.member_price}
        for one in prices
    ]
    reference.put_coming(tx, rows)
    keys = ((one, price_key(one.sku, starts)) for one in prices)
    outbox.announce_all(
        tx, [Change(STORE + one.store, "price", key, price_doc(one, starts), one.store) for one, key in keys]
    )


def _settle(tx: sa.Connection, at: str, store: str) -> int:
    begun = reference.begun_prices(tx, store, at)
    newest = {row["sku"]: row for row in begun}
    present = reference.price_starts(tx, store, list(newest))
    later: dict[str, list[Price]] = {}
    for sku, row in newest.items():
        if row["starts"] > present.get(sku, ""):
            later.setdefault(row["starts"], []).append(Price(store, sku, row["price"], row["member_price"]))
    for starts, prices in later.items():
        put_prices(tx, prices, starts)
    _forget(tx, begun)
    return len(begun)


def _forget(tx: sa.Connection, rows: Sequence[dict[str, object]]) -> None:
    """Take prices that have begun out of what is to come: the present price holds what they said, or later words."""
    reference.drop_coming(tx, rows)
    keys = [(str(row["store"]), price_key(str(row["sku"]), str(row["starts"]))) for row in rows]
    outbox.announce_all(tx, [Change(STORE + store, "price", key, None, store) for store, key in keys])


def _version_of(text: bytes) -> int:
    try:
        return plan_from(text).version
    except Malformed as error:
        raise Fault(f"This is no plan: {error}.", advice="Check it with: python -m pos_app plan check FILE.") from error


def _before(tx: sa.Connection, new: PlanText, scope: str, now: str) -> StoredPlan | None:
    """The same plan released before, when it may be released again; Fault when it may not."""
    known = reference.plans(tx)
    same = next((one for one in known if one.version == new.version), None)
    if same is not None:
        if same.text != new.text or same.scope != scope:
            raise Fault(
                f"Version {new.version} was released before, for {same.scope}.",
                advice=f"Give the plan a higher version than {known[-1].version}.",
            )
        if same.starts != new.starts and same.starts <= now:
            raise Fault(
                f"Version {new.version} has been in force since {same.starts}.",
                advice=f"Give the plan a higher version than {known[-1].version}.",
            )
    elif known and new.version < known[-1].version:
        raise Fault(
            f"Version {known[-1].version} was released already: {new.version} would never be in force.",
            advice=f"Give the plan a higher version than {known[-1].version}.",
        )
    return same


def _checked(tx: sa.Connection, lines: Sequence[PriceLine], scope: str) -> list[str]:
    """The stores of a scope; Fault when there is nothing to release, or articles that nobody knows."""
    if not lines:
        raise Fault("There are no prices.", advice="Write lines of sku,price,member_price.")
    unknown = reference.unknown_skus(tx, [one.sku for one in lines])
    if unknown:
        raise Fault(
            f"The chain has no article {', '.join(unknown[:MOST_NAMED])}.", advice="Correct the numbers of articles."
        )
    return list(_scopes(tx, scope))


def _scopes(tx: sa.Connection, scope: str) -> Iterator[str]:
    """The ids of the stores of a scope; Fault for what is none."""
    stores = staff.stores(tx)
    if scope != CHAIN and scope.removeprefix(STORE) not in stores:
        raise Fault(f"There is no scope {scope}.", advice="Give --scope chain, or a store's: --scope store:S01.")
    return iter(stores if scope == CHAIN else [scope.removeprefix(STORE)])


def _moment(text: str) -> str:
    try:
        read_time(text)
    except Malformed as error:
        raise Fault(f"{text} is no moment.", advice="Write it as 2026-07-01T00:00:00.000Z.") from error
    return text


def _somebody(who: str) -> str:
    if not who.strip():
        raise Fault("A release is somebody's.", advice="Give --by WHO.")
    return who.strip()
