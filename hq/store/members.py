"""Members: what is personal, and what follows from journals (balances, spending, tier, where they shop).

Balances hold, per unit, what all journals together give the member: credits − debits on `available:` and
`allowance:` accounts. They are kept by the projector alone.
"""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hq.store import progress, schema, words
from hq.store.allowances import account
from hq.store.among import among
from hq.store.parting import locked
from hq.store.upsert import add, as_row, insert_new, inserted, put

CHUNK = 500
STANDING = ("spending", "tier", "cycle", "tier_since", "into")
"""What follows from journals of a member's row."""
Key = tuple[str, str, int]
"""(register, epoch, seq) of an entry."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as HQ keeps it; `spending` in minor units, `tier` an id of the plan's or None, held since a day.

    `cycle` is how often a promotion or a fall has set counters back. `pin` is the argon2id hash of the member's PIN, ""
    for none. `into` is the member whose alias this one is, "" for none: then everything of it is kept there.
    """

    member: str
    name: str
    pinyin: str
    phone: str
    card: str
    home_store: str
    tier: str | None = None
    spending: int = 0
    kind: str = "personal"
    frozen: bool = False
    cycle: int = 0
    tier_since: str = ""
    pin: str = ""
    into: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """The last entry of a register that moved the member, and its business day."""

    member: str
    store: str
    register: str
    epoch: str
    seq: int
    day: str


def hmac_keys(index_key: bytes, card: str, phone: str) -> tuple[str, ...]:
    """What the index knows a card and a phone by: hex HMAC-SHA256 of "card:<card>" and "phone:<phone>"."""
    named = [f"{kind}:{value}" for kind, value in (("card", card), ("phone", phone)) if value]
    return tuple(hmac.new(index_key, text.encode(), hashlib.sha256).hexdigest() for text in named)


def put_members(tx: sa.Connection, members: Sequence[MemberRow], index_key: bytes) -> None:
    """Enter members and their directory keys, or replace what is personal of them (spending and tier stay)."""
    put(tx, schema.member, [asdict(member) for member in members], keep=STANDING)
    keys = [
        {"key": key, "member": member.member}
        for member in members
        for key in hmac_keys(index_key, member.card, member.phone)
    ]
    insert_new(tx, schema.member_key, keys)


def put_frozen(tx: sa.Connection, names: Collection[str], *, frozen: bool) -> None:
    """Let these, a member and his aliases, be frozen or not."""
    table = schema.member
    tx.execute(table.update().where(table.c.member.in_(sorted(names))).values(frozen=frozen))


def put_card(
    tx: sa.Connection, member: str, card: str, names: Collection[str], index_key: bytes, gone: Collection[str]
) -> None:
    """Let this card be the member's, and none his aliases'; the keys that are `gone` find none of these names."""
    table, keys = schema.member, schema.member_key
    tx.execute(table.update().where(table.c.member.in_(sorted(names))).values(card=""))
    tx.execute(table.update().where(table.c.member == member).values(card=card))
    if gone:
        tx.execute(keys.delete().where(keys.c.key.in_(sorted(gone)), keys.c.member.in_(sorted(names))))
    insert_new(tx, keys, [{"key": key, "member": member} for key in hmac_keys(index_key, card, "")])


_COLUMNS = [schema.member.c[name] for name in MemberRow.__slots__]
_GET = sa.select(*_COLUMNS).where(among(schema.member.c.member, "ids")).order_by(schema.member.c.member)
_GET_LOCKED = _GET.with_for_update()


def get(tx: sa.Connection, ids: Iterable[str], *, lock: bool = False) -> dict[str, MemberRow]:
    """Members by id; unknown ids are left out.  With `lock`, nobody else changes them until the transaction ends."""
    if lock:
        return {row.member: MemberRow(*row) for row in locked(tx, _GET_LOCKED, ids)}
    parts = (tx.execute(_GET, {"ids": chunk}) for chunk in _chunks(ids))
    return {row.member: MemberRow(*row) for part in parts for row in part}


def at_home_in(tx: sa.Connection, store: str) -> list[str]:
    """The ids of the members whose home is this store."""
    table = schema.member
    query = sa.select(table.c.member).where(table.c.home_store == store, table.c.into == "")
    return list(tx.scalars(query.order_by(table.c.member)))


def every_id(tx: sa.Connection) -> list[str]:
    """The ids of all members, in order."""
    return list(tx.scalars(sa.select(schema.member.c.member).order_by(schema.member.c.member)))


def page(tx: sa.Connection, behind: str, limit: int) -> list[MemberRow]:
    """The next members by id, behind an id; no aliases."""
    table = schema.member
    query = sa.select(*_COLUMNS).where(table.c.member > behind, table.c.into == "")
    query = query.order_by(table.c.member).limit(limit)
    return [MemberRow(*row) for row in tx.execute(query)]


def find(tx: sa.Connection, key: str) -> list[str]:
    """The ids of the members with this directory key (see `hmac_keys`); for an alias its member."""
    table = schema.member_key
    return _themselves(tx, tx.scalars(sa.select(table.c.member).where(table.c.key == key).order_by(table.c.member)))


def find_phone_end(tx: sa.Connection, digits: str, limit: int) -> list[str]:
    """The ids of members whose phone ends in these digits; walks over all members."""
    table = schema.member
    query = sa.select(table.c.member).where(table.c.phone.like("%" + digits)).order_by(table.c.member).limit(limit)
    return _themselves(tx, tx.scalars(query))


def into_of(tx: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Whose aliases these are; who is none is left out."""
    return {id_: row.into for id_, row in get(tx, ids).items() if row.into}


def _themselves(tx: sa.Connection, ids: Iterable[str]) -> list[str]:
    found = list(ids)
    into = into_of(tx, found)
    return list(dict.fromkeys(into.get(one, one) for one in found))


def aliases_that_have(tx: sa.Connection) -> list[str]:
    """The aliases of which HQ has anything still."""
    found: list[str] = []
    for chunk in _chunks(tx.scalars(sa.select(schema.member_alias.c.alias).order_by(schema.member_alias.c.alias))):
        query = sa.select(account.c.owner).where(account.c.owner.in_(chunk), account.c.available > 0)
        found += tx.scalars(query.distinct().order_by(account.c.owner))
    return found


_ALIASES = (
    sa.select(schema.member_alias)
    .where(among(schema.member_alias.c.member, "ids"))
    .order_by(schema.member_alias.c.alias)
)


def aliases(tx: sa.Connection, ids: Iterable[str]) -> dict[str, list[str]]:
    """The aliases of these members, by member."""
    found = defaultdict[str, list[str]](list)
    for chunk in _chunks(ids):
        for row in tx.execute(_ALIASES, {"ids": chunk}):
            found[row.member].append(row.alias)
    return dict(found)


def everybody(tx: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """These members and their aliases, each with the member that he is."""
    every = list(ids)
    found = {id_: id_ for id_ in every}
    for member, others in aliases(tx, every).items():
        found |= dict.fromkeys(others, member)
    return found


_BALANCES = (
    sa.select(schema.balance)
    .where(among(schema.balance.c.member, "ids"), schema.balance.c.amount != 0)
    .order_by(schema.balance.c.unit)
)


def balances(tx: sa.Connection, ids: Iterable[str]) -> dict[str, dict[str, int]]:
    """Units and amounts of each member, zeros left out."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for chunk in _chunks(ids):
        for row in tx.execute(_BALANCES, {"ids": chunk}):
            found[row.member][row.unit] = row.amount
    return found


def all_balances(tx: sa.Connection) -> dict[tuple[str, str], int]:
    """Every balance that is not zero, by member and unit."""
    table = schema.balance
    return {(row.member, row.unit): row.amount for row in tx.execute(sa.select(table).where(table.c.amount != 0))}


def liability(tx: sa.Connection) -> int:
    """What the chain owes for stored value: all principal, in minor units."""
    table = schema.balance
    total = tx.scalar(sa.select(sa.func.sum(table.c.amount)).where(table.c.unit.like("SVP/%")))
    return int(total or 0)


def take_in(tx: sa.Connection, entries: Iterable[tuple[str, Key]]) -> set[tuple[str, Key]]:
    """Which of these (member, entry) were not applied yet; from now on they count as applied."""
    rows = [
        {"member": member, "register": register, "epoch": epoch, "seq": seq}
        for member, (register, epoch, seq) in sorted(set(entries))
    ]
    new = inserted(tx, schema.inbox, rows)
    return {(row.member, (row.register, row.epoch, row.seq)) for row in new}


def entries_of(tx: sa.Connection, ids: Iterable[str]) -> list[Key]:
    """The entries that were booked for any of these members, each once."""
    table = schema.inbox
    query = sa.select(table.c.register, table.c.epoch, table.c.seq).where(table.c.member.in_(list(ids))).distinct()
    return [(row.register, row.epoch, row.seq) for row in tx.execute(query)]


def move_balances(tx: sa.Connection, moves: Mapping[tuple[str, str], int]) -> None:
    """Add amounts to members' units."""
    rows = [{"member": member, "unit": unit, "amount": amount} for (member, unit), amount in sorted(moves.items())]
    add(tx, schema.balance, rows, "amount")


def stop(tx: sa.Connection, stops: Iterable[tuple[str, str, str, str, int]]) -> None:
    """Entries of (member, store, register, epoch) from seq on wait for a program that can read the first of them."""
    names = ("member", "store", "register", "epoch", "seq")
    insert_new(tx, schema.stopped, [dict(zip(names, row, strict=True)) for row in stops])


_STOPPED = sa.select(schema.stopped.c.member).where(
    *(schema.stopped.c[name] == sa.bindparam(name) for name in ("store", "register", "epoch"))
)


def stopped(tx: sa.Connection, store: str, register: str, epoch: str) -> set[str]:
    """The members whose entries of this journal wait."""
    return set(tx.scalars(_STOPPED, {"store": store, "register": register, "epoch": epoch}))


def every_stop(tx: sa.Connection) -> list[tuple[str, str, str, str, int]]:
    """All (member, store, register, epoch, seq) that wait, first entries first."""
    table = schema.stopped
    query = sa.select(table.c.member, table.c.store, table.c.register, table.c.epoch, table.c.seq)
    return [tuple(row) for row in tx.execute(query.order_by(table.c.register, table.c.epoch, table.c.seq))]


def go_on(tx: sa.Connection, stop: tuple[str, str, str, str, int], stop_again: int | None) -> None:
    """A member's entries of a journal wait no longer, or only from a later one on."""
    table = schema.stopped
    same = [table.c[name] == value for name, value in zip(("member", "store", "register", "epoch"), stop, strict=False)]
    if stop_again is None:
        tx.execute(table.delete().where(*same))
    else:
        tx.execute(table.update().where(*same).values(seq=stop_again))


def saw(tx: sa.Connection, visits: Sequence[Seen]) -> None:
    """Keep the last entry of each register that moved a member; a (member, register, epoch) stands once."""
    put(tx, schema.visit, [as_row(visit) for visit in visits])


_VISITS = sa.select(*(schema.visit.c[name] for name in Seen.__slots__)).where(among(schema.visit.c.member, "ids"))


def visits(tx: sa.Connection, ids: Iterable[str]) -> list[Seen]:
    """Where these members were seen."""
    return [Seen(*row) for chunk in _chunks(ids) for row in tx.execute(_VISITS, {"ids": chunk})]


def docs(tx: sa.Connection, store: str, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The `member` documents of a store's scope: facts, the whole balance, and the entries that are in it."""
    return docs_of(tx, {store: ids})[store]


def docs_of(tx: sa.Connection, wanted: Mapping[str, Collection[str]]) -> dict[str, dict[str, dict[str, Any]]]:
    """The documents of several stores' scopes, by store and member; each table is asked once."""
    ids = sorted({id_ for some in wanted.values() for id_ in some})
    members, units, counters = get(tx, ids), balances(tx, ids), progress.metrics(tx, ids)
    also = aliases(tx, ids)
    included: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    frozen = words.frozen_docs(tx, {id_: [id_, *also.get(id_, ())] for id_, row in members.items() if row.frozen})
    for visit in visits(tx, ids):
        included[visit.store, visit.member][f"{visit.register}/{visit.epoch}"] = visit.seq
    return {
        store: {
            id_: {
                **_doc(members[id_], units.get(id_, {}), counters.get(id_, {}), included.get((store, id_), {})),
                **({"aliases": also[id_]} if id_ in also else {}),
                **frozen.get(id_, {}),
            }
            for id_ in some
            if id_ in members
        }
        for store, some in wanted.items()
    }


def _doc(
    row: MemberRow, units: Mapping[str, int], metrics: Mapping[str, int], included: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "id": row.member,
        "name": row.name,
        "pinyin": row.pinyin,
        "phone": row.phone,
        "card": row.card,
        "tier": row.tier,
        "spending": row.spending,
        "metrics": dict(metrics),
        "cycle": row.cycle,
        "kind": row.kind,
        "home_store": row.home_store,
        "frozen": row.frozen,
        "pin": row.pin,
        "units": dict(units),
        "included": dict(included),
    }


def index_docs(tx: sa.Connection, ids: Iterable[str], index_key: bytes) -> dict[str, dict[str, Any]]:
    """The `member` documents of the index: nothing personal. An alias is found by its card, its phone and its id.

    `replaced` maps what was the HMAC of a card to the day on which it was replaced.
    """
    every = list(ids)
    also = aliases(tx, every)
    others = get(tx, [alias for found in also.values() for alias in found])
    names = {
        id_: [key for one in found if one in others for key in _alias_keys(index_key, others[one])]
        for id_, found in also.items()
    }
    rows = get(tx, every)
    have = {row.card for row in (*rows.values(), *others.values())}
    replaced = words.replaced_cards(tx, {id_: [id_, *also.get(id_, ())] for id_ in rows}, have)
    return {
        id_: {
            "id": id_,
            "tier": row.tier,
            "kind": row.kind,
            "frozen": row.frozen,
            "home_store": row.home_store,
            "hmacs": list(dict.fromkeys([*hmac_keys(index_key, row.card, row.phone), *names.get(id_, ())])),
            **_replaced(index_key, replaced.get(id_, {})),
        }
        for id_, row in rows.items()
    }


def _replaced(index_key: bytes, cards: Mapping[str, str]) -> dict[str, dict[str, str]]:
    marks = {key: day for card, day in sorted(cards.items()) for key in hmac_keys(index_key, card, "")}
    return {"replaced": marks} if marks else {}


def _alias_keys(index_key: bytes, row: MemberRow) -> list[str]:
    own = hmac.new(index_key, f"id:{row.member}".encode(), hashlib.sha256).hexdigest()
    return [*hmac_keys(index_key, row.card, row.phone), own]


def _chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    every = list(ids)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))
