"""What holders tell of allowances, many at once: three statements for a batch instead of four for each entry.

A place that was never heard of is no row and counts as zeros; nearly every sale tells of one, its own right of return.

g is HQ's own number and is not taken from a report; both ends of a loan hear of it. Where HQ can tell by how much an
entry's own postings move the totals, a report that says otherwise moves nothing; A grows by what was given back, and
never by more than the holder had. An entry is counted once: a place remembers the last one of its holder.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from domain.allowances import Totals, merge
from hq.store.allowances import Credit, allowance, credit, holding
from hq.store.among import among
from hq.store.bulk import Excluded, put_many
from hq.store.database import Conflict
from hq.store.parting import together_in
from hq.store.upsert import insert_new
from wire import json_text

Place = tuple[str, str, str]
"""(owner, unit, holder)."""
Known = tuple[Totals, int]
"""The totals of a place, and the last entry that was counted there."""
_NOTHING: Known = Totals(), 0
ODD_TOTALS, OVERDRAWN = "odd_totals", "overdrawn"
ONCE = "REFUND:"
"""The right to bring a sale or a gift back: who spends it without having it is told at once."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one entry (`seq`) tells of a place: its totals as reported (None: it does not say), and what moved them.

    `moved` is None where HQ cannot tell: entries before it wait, or HQ knows more than the journal (a later life).
    `late`: an entry that was left out when those behind it were counted.
    """

    place: Place
    said: Totals | None
    moved: Totals | None
    seq: int
    late: bool = False


Oddity = tuple[int, str, str]
"""(seq, code, detail)."""


def report_all(tx: sa.Connection, told: Sequence[Told], at: str) -> list[Oddity]:
    """Take in what a batch of entries tells, in their order; what is odd about it."""
    told = [one for one in told if one.place[0] and one.place[1]]
    places = sorted({place for one in told for place in (one.place, *_other_ends(one.place, one.said))})
    if not places:
        return []
    before = _locked(tx, places)
    now = {place: before.get(place, _NOTHING)[0] for place in places}
    upto = {place: before.get(place, _NOTHING)[1] for place in places}
    odd: list[Oddity] = []
    back: dict[tuple[str, str], int] = {}
    for one in told:
        if one.late or one.seq > upto[one.place]:
            odd += _take(now, back, one)
            upto[one.place] = max(upto[one.place], one.seq)
    _write(tx, before, {place: (totals, upto[place]) for place, totals in now.items()}, at)
    credit(tx, [Credit(owner, unit, amount) for (owner, unit), amount in back.items() if amount])
    return odd


def after(before: Totals, told: Totals | None, moved: Totals | None) -> tuple[Totals, bool]:
    """The totals after an entry, g left as it was; whether its report, if it has one, is what its postings say."""
    said = told or Totals()
    if moved is None:
        return merge(before, replace(said, granted=0)), True
    right = replace(
        merge(before, Totals(lent=said.lent, borrowed=said.borrowed)),
        credited=before.credited + moved.credited,
        spent=before.spent + moved.spent,
        given_back=before.given_back + moved.given_back,
    )
    same = (said.credited, said.spent, said.given_back) == (right.credited, right.spent, right.given_back)
    return right, told is None or same


def other_ends(place: Place, said: Totals | None) -> Iterator[tuple[Place, Totals]]:
    """What the other ends of its loans hear."""
    if said is None:
        return
    owner, unit, holder = place
    for other, amount in said.lent.items():
        yield (owner, unit, other), Totals(borrowed={holder: amount})
    for other, amount in said.borrowed.items():
        yield (owner, unit, other), Totals(lent={holder: amount})


def _other_ends(place: Place, said: Totals | None) -> Iterable[Place]:
    return (end for end, _ in other_ends(place, said))


def _take(now: dict[Place, Totals], back: dict[tuple[str, str], int], one: Told) -> Iterable[Oddity]:
    owner, unit, _ = one.place
    known = now[one.place]
    now[one.place], fits = after(known, one.said, one.moved)
    for end, hears in other_ends(one.place, one.said):
        now[end] = merge(now[end], hears)
    if not fits:
        yield one.seq, ODD_TOTALS, f"{owner} {unit}: the totals of the entry are not what it moves"
    spent = now[one.place].spent - known.spent
    if one.moved is not None and one.place[1].startswith(ONCE) and spent and now[one.place].room < 0:
        yield one.seq, OVERDRAWN, f"{owner} {unit}: it comes back once, and came back before or elsewhere"
    grown = now[one.place].given_back - known.given_back
    missing = min(grown, max(0, -now[one.place].room)) if one.moved is not None else 0
    if missing:
        yield one.seq, OVERDRAWN, f"{owner} {unit}: gives back {missing} more than there was"
    back[owner, unit] = back.get((owner, unit), 0) + grown - missing


_THEIRS = (  # an owner has few units with one holder: what nobody asked for is passed over here
    sa.select(allowance)
    .where(among(allowance.c.owner, "ids"), among(allowance.c.holder, "holders"))
    .order_by(allowance.c.owner, allowance.c.unit, allowance.c.holder)
    .with_for_update()
)


def _locked(tx: sa.Connection, places: Collection[Place]) -> dict[Place, Known]:
    """What is known of these places, locked; a place without a row is left out."""
    wanted, holders = set(places), sorted({holder for _, _, holder in places})
    found: dict[Place, Known] = {}
    for ids in together_in(tx, [owner for owner, _, _ in places]):
        for row in tx.execute(_THEIRS, {"ids": ids, "holders": holders}):
            place = row.owner, row.unit, row.holder
            if place in wanted:
                found[place] = holding(row).totals, row.upto
    return found


def _write(tx: sa.Connection, before: Mapping[Place, Known], now: Mapping[Place, Known], at: str) -> None:
    """Write what changed. Who meets a new place that another one has just written does all his work again."""
    put_many(
        tx, allowance, [_row(place, *now[place], at) for place, known in before.items() if now[place] != known], _told
    )
    new = [_row(place, *known, at) for place, known in now.items() if place not in before]
    if insert_new(tx, allowance, new) != len(new):
        raise Conflict("a place was written meanwhile")


def _row(place: Place, totals: Totals, upto: int, at: str) -> dict[str, object]:
    owner, unit, holder = place
    return {
        "owner": owner,
        "unit": unit,
        "holder": holder,
        "granted": totals.granted,
        "credited": totals.credited,
        "spent": totals.spent,
        "given_back": totals.given_back,
        "lent": json_text.encode(totals.lent),
        "borrowed": json_text.encode(totals.borrowed),
        "since": at,
        "upto": upto,
    }


def _told(excluded: Excluded, _table: sa.Table) -> dict[str, Any]:
    """G and since when are HQ's own."""
    return {name: excluded[name] for name in ("credited", "spent", "given_back", "lent", "borrowed", "upto")}
