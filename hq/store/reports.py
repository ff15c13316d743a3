"""What holders report of allowances, many at once: three statements for a batch instead of four for each report.

The rule is that of `allowances.report`: the maximum of each total, in any order, any number of times; A += the growth
of what was given back; g is HQ's own number and is not taken from a report; both ends of a loan hear of it.
"""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from domain.allowances import Totals, merge
from hq.store.allowances import Credit, allowance, credit, holding
from hq.store.upsert import insert_new
from wire import json_text

CHUNK = 300
Place = tuple[str, str, str]
"""(owner, unit, holder)."""
_EMPTY = b"{}"


def report_all(tx: sa.Connection, reports: Iterable[tuple[Place, Totals]], at: str) -> None:
    """Take in a batch of reports."""
    said = both_ends(reports)
    if not said:
        return
    places = sorted(said)
    insert_new(tx, allowance, [_zeros(place, at) for place in places])
    given_back: list[Credit] = []
    changed: list[dict[str, object]] = []
    for place, before in _locked(tx, places).items():
        after = merge(before, said[place])
        if after != before:
            changed.append(_change(place, after))
        if after.given_back > before.given_back:
            given_back.append(Credit(place[0], place[1], after.given_back - before.given_back))
    if changed:
        tx.execute(_update(), changed)
    credit(tx, given_back)


def both_ends(reports: Iterable[tuple[Place, Totals]]) -> dict[Place, Totals]:
    """Reports merged by place, g left out; a loan stands at the lender and at the borrower."""
    said: dict[Place, Totals] = {}
    for (owner, unit, holder), totals in reports:
        if not owner or not unit:
            continue
        bare = Totals(0, totals.credited, totals.spent, totals.given_back, totals.lent, totals.borrowed)
        ends = {holder: bare}
        ends |= {other: Totals(borrowed={holder: amount}) for other, amount in totals.lent.items()}
        ends |= {other: Totals(lent={holder: amount}) for other, amount in totals.borrowed.items()}
        for end, told in ends.items():
            place = owner, unit, end
            said[place] = merge(said.get(place, Totals()), told)
    return said


def _zeros(place: Place, at: str) -> dict[str, object]:
    numbers = dict.fromkeys(("granted", "credited", "spent", "given_back"), 0)
    owner, unit, holder = place
    return {"owner": owner, "unit": unit, "holder": holder, **numbers, "lent": _EMPTY, "borrowed": _EMPTY, "since": at}


def _locked(tx: sa.Connection, places: list[Place]) -> Mapping[Place, Totals]:
    key = sa.tuple_(allowance.c.owner, allowance.c.unit, allowance.c.holder)
    found: dict[Place, Totals] = {}
    for start in range(0, len(places), CHUNK):
        query = sa.select(allowance).where(key.in_(places[start : start + CHUNK])).order_by(*key.clauses)
        for row in tx.execute(query.with_for_update()):
            found[row.owner, row.unit, row.holder] = holding(row).totals
    return found


def _change(place: Place, after: Totals) -> dict[str, object]:
    owner, unit, holder = place
    return {
        "of": owner,
        "what": unit,
        "who": holder,
        "credited": after.credited,
        "spent": after.spent,
        "given_back": after.given_back,
        "lent": json_text.encode(after.lent),
        "borrowed": json_text.encode(after.borrowed),
    }


def _update() -> sa.Update:
    same = (
        allowance.c.owner == sa.bindparam("of"),
        allowance.c.unit == sa.bindparam("what"),
        allowance.c.holder == sa.bindparam("who"),
    )
    names = ("credited", "spent", "given_back", "lent", "borrowed")
    return allowance.update().where(*same).values({name: sa.bindparam(name) for name in names})
