"""What lead registers hold unasked is brought up to size: at night, and after a member's own entries.

At the member's home, and at the two other stores where he was last seen. What is there counts, so that doing it again
lends nothing. Members who are frozen or have left get nothing, nor does who had something there and has not been there
for the plan's idle days. Head-room is placed once, with an epoch, and then lent when it is asked for: what HQ keeps of
it is what a recharge card may bring.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import sqlalchemy as sa

from domain.plan import Plan
from domain.value_postings import CAP
from hq.services import caps, head_room, idle, sizing
from hq.services import outbox as publisher
from hq.services.context import Hq
from hq.services.grant import Asker, plan_in_force
from hq.services.place_units import lead_of
from hq.services.sizing import Known
from hq.store import lives, members
from hq.store.allowances import Lending
from hq.store.members import MemberRow

BATCH, STORES_AWAY = 500, 2
Rule = Callable[[Plan, Known, str, date], dict[str, int]]


@dataclass(frozen=True, slots=True)
class _Now:
    """The plan in force, the day, and the lead register of each store that matters (None: it has none)."""

    plan: Plan
    today: date
    leads: Mapping[str, Asker | None]


def after_entries(hq: Hq, ids: Collection[str]) -> int:
    """Bring up what is held of these members, whose own entries were just booked; to how many something was lent."""
    every, total = sorted(ids), 0
    for start in range(0, len(every), BATCH):
        total += _lent(hq, every[start : start + BATCH])
    return total


def every_night(hq: Hq) -> int:
    """The same for everybody; to how many something was lent."""
    behind, total = "", 0
    while ids := hq.database.read(partial(_ids_behind, behind=behind)):
        total += _lent(hq, ids)
        behind = ids[-1]
    return total


def _ids_behind(tx: sa.Connection, behind: str) -> list[str]:
    return [row.member for row in members.page(tx, behind, BATCH)]


def _lent(hq: Hq, ids: Collection[str]) -> int:
    """Bring these up, in as many transactions as they have parts; to how many something was lent."""
    now = hq.database.read(partial(_now, hq=hq, ids=ids))
    if now is None:
        return 0
    total, scopes = 0, set[str]()
    for part in hq.database.parts(ids):
        count, told = hq.database.run_transaction("bring_up", partial(_bring_up, hq=hq, now=now, ids=part))
        total += count
        scopes |= told
    if scopes:
        publisher.publish(hq, scopes)
    return total


def _now(tx: sa.Connection, hq: Hq, ids: Collection[str]) -> _Now | None:
    """None while a new life of HQ waits for registers."""
    if lives.waiting(tx, hq.secrets.life):
        return None
    homes = {row.home_store for row in members.get(tx, ids).values()}
    stores = homes | {visit.store for visit in members.visits(tx, ids)}
    return _Now(plan_in_force(tx, hq), hq.clock().date(), {store: lead_of(tx, store) for store in sorted(stores)})


def _bring_up(tx: sa.Connection, hq: Hq, now: _Now, ids: Collection[str]) -> tuple[int, set[str]]:
    plan, today = now.plan, now.today
    rows = [row for row in members.get(tx, ids, lock=True).values() if not row.frozen]
    if plan.stored_value.limits.apply:
        head_room.settle(hq, tx, plan, [row.member for row in rows])
    lent: set[str] = set()
    scopes: set[str] = set()
    for rule, places in _rounds(tx, rows, now):
        for to, here in places.items():
            known = sizing.known_of(tx, here, today)
            resting = idle.resting(hq, tx, plan, to, {member: one.held for member, one in known.items()})
            wanted = [
                Lending(member, unit, amount)
                for member in here
                if member not in resting
                for unit, amount in rule(plan, known[member], to.holder, today).items()
                if unit != CAP
            ]
            lendings = caps.fitting(tx, plan, to.holder, wanted)
            if lendings:
                sizing.lend(tx, hq, to, plan, known, lendings)
                lent |= {one.owner for one in lendings}
                scopes.add(f"register:{to.register}")
    return len(lent), scopes


def _rounds(
    tx: sa.Connection, rows: Collection[MemberRow], now: _Now
) -> Iterator[tuple[Rule, Mapping[Asker, list[str]]]]:
    """First everybody's home, then the stores where each was last seen: which register, and whom it serves."""

    def by_lead(places: Collection[tuple[str, str]]) -> dict[Asker, list[str]]:
        found: dict[Asker, list[str]] = defaultdict(list)
        for member, store in places:
            lead = now.leads.get(store)
            if lead is not None:
                found[lead].append(member)
        return found

    yield sizing.share, by_lead([(row.member, row.home_store) for row in rows])
    away = _away(tx, rows, now.today - timedelta(days=now.plan.sizing.away_days))
    for number in range(STORES_AWAY):
        places = [(who, stores[number]) for who, stores in away.items() if len(stores) > number]
        yield sizing.share_away, by_lead(places)


def _away(tx: sa.Connection, rows: Collection[MemberRow], since: date) -> dict[str, list[str]]:
    """The stores beside his home where each member was seen since a day, the latest first."""
    home = {row.member: row.home_store for row in rows}
    days: dict[str, dict[str, str]] = defaultdict(dict)
    for visit in members.visits(tx, home):
        if visit.store != home[visit.member] and visit.day >= since.isoformat():
            mine = days[visit.member]
            mine[visit.store] = max(mine.get(visit.store, ""), visit.day)
    return {
        who: [store for _, store in sorted(((day, store) for store, day in stores.items()), reverse=True)]
        for who, stores in sorted(days.items())
    }
