"""A member's projections become another one's: what was booked for an alias is the member's from now on."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from domain.point_debts import Owed
from hq.store import point_debts, schema
from hq.store.causes import Facts, facts_of, put_facts
from hq.store.members import MemberRow, Seen, saw, visits
from hq.store.outbox import outbox
from hq.store.point_debts import point_debt
from hq.store.progress import progress
from hq.store.settlement import lot_begun, lot_use
from hq.store.upsert import add, insert_new

MEMBER_KIND = "member"


def join(tx: sa.Connection, alias: MemberRow, member: str) -> None:
    """Move everything that is kept by member from an alias to the member, and remember the alias for ever."""
    for table, amount in ((schema.balance, "amount"), (progress, "amount"), (lot_use, "amount")):
        rows = [{**row._asdict(), "member": member} for row in _of(tx, table, alias.member)]
        add(tx, table, rows, amount)
        _drop(tx, table, alias.member)
    debts = {(member, row.unit): Owed(row.points, row.value) for row in _of(tx, point_debt, alias.member)}
    point_debts.move(tx, debts)
    _drop(tx, point_debt, alias.member)
    insert_new(tx, lot_begun, [{**row._asdict(), "member": member} for row in _of(tx, lot_begun, alias.member)])
    _drop(tx, lot_begun, alias.member)
    _visits(tx, alias.member, member)
    _birthday(tx, alias.member, member)
    also = [alias.member, *(row.alias for row in _of(tx, schema.member_alias, alias.member))]
    insert_new(tx, schema.member_alias, [{"member": member, "alias": one} for one in also])
    _drop(tx, schema.member_alias, alias.member)
    table = schema.member
    nothing = {"into": member, "spending": 0, "tier": None, "tier_since": "", "cycle": 0}
    for one in also:
        tx.execute(table.update().where(table.c.member == one).values(**nothing))


def scopes_of(tx: sa.Connection, member: str) -> list[str]:
    """The scopes in which a member's document was announced."""
    table = outbox
    same = (table.c.owner == member, table.c.kind == MEMBER_KIND)
    return list(tx.scalars(sa.select(table.c.scope).where(*same).order_by(table.c.scope)))


def _of(tx: sa.Connection, table: sa.Table, member: str) -> Iterable[sa.Row[tuple[object, ...]]]:
    return tx.execute(sa.select(table).where(table.c.member == member)).all()


def _drop(tx: sa.Connection, table: sa.Table, member: str) -> None:
    tx.execute(table.delete().where(table.c.member == member))


def _visits(tx: sa.Connection, alias: str, member: str) -> None:
    """Of each journal the later of the two last entries: both are in the member's balances now."""
    last: dict[tuple[str, str, str], Seen] = {}
    for one in visits(tx, [alias, member]):
        place = (one.store, one.register, one.epoch)
        known = last.get(place)
        if known is None or one.seq > known.seq:
            last[place] = Seen(member, *place, one.seq, max(one.day, known.day if known else ""))
    saw(tx, list(last.values()))
    _drop(tx, schema.visit, alias)


def _birthday(tx: sa.Connection, alias: str, member: str) -> None:
    found = facts_of(tx, [alias, member])
    mine, other = found.get(member, Facts(member)), found.get(alias, Facts(alias))
    if not mine.birthday and other.birthday:
        put_facts(tx, [Facts(member, other.birthday, mine.enrolled, mine.referrer)])
