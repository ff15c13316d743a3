"""What holders tell of allowances, many at once: three statements for a batch instead of four for each entry.

g is HQ's own number and is not taken from a report; both ends of a loan hear of it. Where HQ can tell by how much an
entry's own postings move the totals, a report that says otherwise moves nothing; A grows by what was given back, and
never by more than the holder had. An entry is counted once: a place remembers the last one of its holder.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from domain.allowances import Totals, merge
from hq.store.allowances import Credit, allowance, credit, holding
from hq.store.parting import together_in
from hq.store.upsert import insert_new
from wire import json_text

CHUNK = 300
Place = tuple[str, str, str]
"""(owner, unit, holder)."""
_EMPTY = b"{}"
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
    insert_new(tx, allowance, [_zeros(place, at) for place in places])
    before = _locked(tx, places)
    now = {place: totals for place, (totals, _) in before.items()}
    upto = {place: seq for place, (_, seq) in before.items()}
    odd: list[Oddity] = []
    back: dict[tuple[str, str], int] = {}
    for one in told:
        if one.late or one.seq > upto[one.place]:
            odd += _take(now, back, one)
            upto[one.place] = max(upto[one.place], one.seq)
    changed = [_change(place, *after) for place, after in _both(now, upto).items() if after != before[place]]
    if changed:
        tx.execute(_UPDATE, changed)
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


def _both(now: Mapping[Place, Totals], upto: Mapping[Place, int]) -> dict[Place, tuple[Totals, int]]:
    return {place: (totals, upto[place]) for place, totals in now.items()}


def _zeros(place: Place, at: str) -> dict[str, object]:
    numbers = dict.fromkeys(("granted", "credited", "spent", "given_back"), 0)
    owner, unit, holder = place
    return {"owner": owner, "unit": unit, "holder": holder, **numbers, "lent": _EMPTY, "borrowed": _EMPTY, "since": at}


_KEY = sa.tuple_(allowance.c.owner, allowance.c.unit, allowance.c.holder)
_LOCKED = (  # owners named apart: a row of columns alone is no key to an index
    sa.select(allowance)
    .where(allowance.c.owner.in_(sa.bindparam("ids")), _KEY.in_(sa.bindparam("places")))
    .order_by(*_KEY.clauses)
    .with_for_update()
)


def _locked(tx: sa.Connection, places: list[Place]) -> Mapping[Place, tuple[Totals, int]]:
    found: dict[Place, tuple[Totals, int]] = {}
    for ids in together_in(tx, [owner for owner, _, _ in places]):
        whose = set(ids)
        mine = [one for one in places if one[0] in whose]
        for start in range(0, len(mine), CHUNK):
            for row in tx.execute(_LOCKED, {"ids": ids, "places": mine[start : start + CHUNK]}):
                found[row.owner, row.unit, row.holder] = holding(row).totals, row.upto
    return found


def _change(place: Place, totals: Totals, upto: int) -> dict[str, object]:
    owner, unit, holder = place
    return {
        "of": owner,
        "what": unit,
        "who": holder,
        "credited": totals.credited,
        "spent": totals.spent,
        "given_back": totals.given_back,
        "lent": json_text.encode(totals.lent),
        "borrowed": json_text.encode(totals.borrowed),
        "counted": upto,
    }


_UPDATE = (
    allowance.update()
    .where(
        allowance.c.owner == sa.bindparam("of"),
        allowance.c.unit == sa.bindparam("what"),
        allowance.c.holder == sa.bindparam("who"),
    )
    .values({name: sa.bindparam(name) for name in ("credited", "spent", "given_back", "lent", "borrowed")})
    .values({"upto": sa.bindparam("counted")})
)
