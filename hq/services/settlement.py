"""Settlement between stores for a span of business days: who owes whom, and up to where that is complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from domain.errors import Fault
from domain.settlement import Debt, debts, nets
from hq.services.complete import Upto, complete
from hq.services.context import Hq
from hq.store import settlement, staff


@dataclass(frozen=True, slots=True)
class Settlement:
    """What stores owe each other for business days from `first` to `last`; `net` is what each is to get.

    `names` are the stores' names. A place is a store's id, `domain.settlement.HQ` or `UNKNOWN`.
    """

    first: str
    last: str
    debts: tuple[Debt, ...]
    net: Mapping[str, int]
    names: Mapping[str, str]
    complete: tuple[Upto, ...]


def report(hq: Hq, first: str, last: str) -> Settlement:
    """The settlement of these business days, both included; Fault for what is no span of days."""
    span_of(first, last)
    return hq.database.read(lambda tx: _report(tx, first, last))


def span_of(first: str, last: str) -> tuple[date, date]:
    """Two days as dates; Fault when they are none, or the wrong way round."""
    try:
        span = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError as error:
        raise Fault(f"{first} to {last} are no days.", advice="Write days as 2026-03-01.") from error
    if span[0] > span[1] or (first, last) != (span[0].isoformat(), span[1].isoformat()):
        raise Fault(f"{first} to {last} is no span of days.", advice="Write days as 2026-03-01, the first one first.")
    return span


def _report(tx: sa.Connection, first: str, last: str) -> Settlement:
    found = debts(settlement.between(tx, first, last))
    return Settlement(first, last, found, nets(found), staff.stores(tx), complete(tx))
