"""Facts of members that benefits look at, their paid terms, and causes that an entry met without their unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from domain.memberships import last_day
from hq.store import members as people
from hq.store import schema
from hq.store.among import among
from hq.store.schema import metadata, number, owner, text, whole
from hq.store.upsert import insert_new, put

member_facts = sa.Table("member_facts", metadata, owner("member"), text("birthday"), text("enrolled"), text("referrer"))
term = sa.Table(
    "term",
    metadata,
    owner("member"),
    owner("membership"),
    owner("register"),
    owner("epoch"),
    number("seq"),
    number("number"),
    text("day"),
    whole("months"),
)
cause_met = sa.Table(
    "cause_met",
    metadata,
    owner("member"),
    owner("unit"),
    text("rule"),
    text("period"),
    text("plan"),
    text("day"),
    text("register"),
    text("epoch"),
    whole("seq"),
    text("asked"),
)
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a member beside his row; `birthday` is 1990-05-17, 05-17 or "", `enrolled` a day."""

    member: str
    birthday: str = ""
    enrolled: str = ""
    referrer: str = ""


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term that an entry added to a paid membership (months below 0: took back)."""

    member: str
    membership: str
    register: str
    epoch: str
    seq: int
    number: int
    day: str
    months: int


@dataclass(frozen=True, slots=True)
class Met:
    """A cause that an entry met while its unit was elsewhere.

    `plan` is the hash of the entry's plan, `asked` the holder that was asked to give the unit back ("": nobody yet).
    """

    member: str
    unit: str
    rule: str
    period: str
    plan: str
    day: str
    register: str
    epoch: str
    seq: int
    asked: str = ""


def put_facts(tx: sa.Connection, facts: Sequence[Facts]) -> None:
    """Enter facts, or replace them."""
    put(tx, member_facts, [asdict(one) for one in facts])


_FACTS_OF = sa.select(member_facts).where(among(member_facts.c.member, "ids"))


def facts_of(tx: sa.Connection, members: Iterable[str]) -> dict[str, Facts]:
    """The facts of these members; of whom nothing is known, none."""
    found: dict[str, Facts] = {}
    for chunk in _chunks(members):
        for row in tx.execute(_FACTS_OF, {"ids": chunk}):
            found[row.member] = Facts(*row)
    return found


def every_facts(tx: sa.Connection) -> set[Facts]:
    """The facts of every member."""
    return {Facts(**row._asdict()) for row in tx.execute(sa.select(member_facts))}


def keep_terms(tx: sa.Connection, terms: Sequence[TermRow]) -> None:
    """Keep terms; known ones are passed over."""
    insert_new(tx, term, [asdict(one) for one in terms])


def every_term(tx: sa.Connection) -> set[TermRow]:
    """Every term."""
    return {TermRow(**row._asdict()) for row in tx.execute(sa.select(term))}


_TERMS_OF = sa.select(term).where(among(term.c.member, "ids"))


def paid_of(tx: sa.Connection, everybody: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The last day of each member's paid memberships (`members.everybody`): the same whichever till reported first."""
    terms: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for chunk in _chunks(everybody):
        for row in tx.execute(_TERMS_OF, {"ids": chunk}):
            terms.setdefault(everybody[row.member], {}).setdefault(row.membership, []).append((row.day, row.months))
    paid: dict[str, dict[str, str]] = {}
    for member, by_name in terms.items():
        for name, found in by_name.items():
            last = last_day(None, found)
            if last is not None:
                paid.setdefault(member, {})[name] = last
    return paid


def granted_by_hq(tx: sa.Connection, members: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """The days on which HQ itself granted each member's paid memberships."""
    found: dict[str, dict[str, list[str]]] = {}
    everybody = people.everybody(tx, members)
    for chunk in _chunks(everybody):
        by_hq = term.c.register.startswith("HQ/")
        for row in tx.execute(sa.select(term).where(term.c.member.in_(chunk), by_hq).order_by(term.c.day, term.c.seq)):
            found.setdefault(everybody[row.member], {}).setdefault(row.membership, []).append(row.day)
    return found


_LAST_VISITS = (
    sa.select(schema.bill.c.member, sa.func.max(schema.bill.c.day))
    .where(among(schema.bill.c.member, "ids"))
    .group_by(schema.bill.c.member)
)
_LAST_VISIT_BEFORE = sa.select(sa.func.max(schema.bill.c.day)).where(
    among(schema.bill.c.member, "ids"), schema.bill.c.day < sa.bindparam("before")
)


def last_visits(tx: sa.Connection, everybody: Mapping[str, str]) -> dict[str, str]:
    """The last business day on which each member (`members.everybody`) bought something, as far as HQ knows."""
    found: dict[str, str] = {}
    for chunk in _chunks(everybody):
        for member, day in tx.execute(_LAST_VISITS, {"ids": chunk}):
            found[everybody[member]] = max(found.get(everybody[member], ""), day)
    return found


def last_visit_before(tx: sa.Connection, member: str, day: str) -> str:
    """The last business day before another one on which the member bought something, as far as HQ knows."""
    return tx.scalar(_LAST_VISIT_BEFORE, {"ids": list(people.everybody(tx, [member])), "before": day}) or ""


def docs(tx: sa.Connection, members: Sequence[str]) -> dict[str, Mapping[str, object]]:
    """What a member's feed row says beside his balances."""
    facts, everybody = facts_of(tx, members), people.everybody(tx, members)
    paid, visits = paid_of(tx, everybody), last_visits(tx, everybody)
    found: dict[str, Mapping[str, object]] = {}
    for member in members:
        known = facts.get(member, Facts(member))
        found[member] = {
            "birthday": known.birthday,
            "enrolled": known.enrolled,
            "referrer": known.referrer,
            "paid": paid.get(member, {}),
            "last_visit": visits.get(member, ""),
        }
    return found


def keep_met(tx: sa.Connection, causes: Sequence[Met]) -> None:
    """Note causes that wait; of one cause the first entry counts."""
    insert_new(tx, cause_met, [asdict(one) for one in causes])


def every_met(tx: sa.Connection) -> list[Met]:
    """The causes that wait, by member."""
    query = sa.select(cause_met).order_by(cause_met.c.member, cause_met.c.unit)
    return [Met(**row._asdict()) for row in tx.execute(query)]


def met_by(tx: sa.Connection, member: str) -> list[Met]:
    """The causes of a member that wait."""
    query = sa.select(cause_met).where(cause_met.c.member == member).order_by(cause_met.c.unit)
    return [Met(**row._asdict()) for row in tx.execute(query)]


_WAITS = sa.select(cause_met.c.member).where(
    cause_met.c.member == sa.bindparam("member"), cause_met.c.unit == sa.bindparam("unit")
)


def waits(tx: sa.Connection, one: Met) -> bool:
    """Whether a cause still waits."""
    return tx.scalar(_WAITS, {"member": one.member, "unit": one.unit}) is not None


def asked(tx: sa.Connection, one: Met, holder: str) -> None:
    """Note whom the unit was asked back from."""
    same = (cause_met.c.member == one.member, cause_met.c.unit == one.unit)
    tx.execute(cause_met.update().where(*same).values(asked=holder))


def settled(tx: sa.Connection, one: Met) -> None:
    """A cause waits no longer."""
    tx.execute(cause_met.delete().where(cause_met.c.member == one.member, cause_met.c.unit == one.unit))


def _chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    every = list(ids)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))
