"""Home allowances on their way to a store's lead register: how far they got, so that a restart goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from hq.store import members as people
from hq.store import schema
from hq.store.allowances import Account, Holding, account, allowance
from hq.store.allowances import holding as read_holding
from hq.store.among import among
from hq.store.bulk import put_many
from hq.store.parting import locked
from hq.store.schema import metadata, owner, text, whole
from hq.store.upsert import insert_new

placement = sa.Table(
    "placement", metadata, owner("store"), owner("register"), owner("epoch"), text("upto"), whole("done")
)
usual_bill = sa.Table("usual_bill", metadata, owner("member"), whole("p95"))


@dataclass(frozen=True, slots=True)
class Placement:
    """Home allowances for a lead register; members up to the id `upto` have theirs."""

    store: str
    register: str
    epoch: str
    upto: str


def order(tx: sa.Connection, store: str, register: str, epoch: str) -> None:
    """Order the home allowances of a store for this register, in the transaction of its enrolment."""
    insert_new(tx, placement, [{"store": store, "register": register, "epoch": epoch, "upto": "", "done": 0}])


def ordered(tx: sa.Connection) -> list[Placement]:
    """What was ordered and is not finished."""
    query = sa.select(placement).where(placement.c.done == 0).order_by(placement.c.store, placement.c.register)
    return [Placement(row.store, row.register, row.epoch, row.upto) for row in tx.execute(query)]


def reached(tx: sa.Connection, one: Placement, upto: str, *, done: bool) -> None:
    """Note how far an order got."""
    same = (placement.c.store == one.store, placement.c.register == one.register, placement.c.epoch == one.epoch)
    tx.execute(placement.update().where(*same).values(upto=upto, done=int(done)))


def members_at_home(tx: sa.Connection, store: str, behind: str, limit: int) -> list[tuple[str, bool]]:
    """(id, frozen) of members whose home is the store, by id, behind an id."""
    table = schema.member
    query = (
        sa.select(table.c.member, table.c.frozen)
        .where(table.c.home_store == store, table.c.member > behind, table.c.into == "")
        .order_by(table.c.member)
        .limit(limit)
    )
    return [(row.member, row.frozen) for row in tx.execute(query)]


_ACCOUNTS_OF = (
    sa.select(account).where(among(account.c.owner, "ids")).order_by(account.c.owner, account.c.unit).with_for_update()
)


def accounts_of(tx: sa.Connection, members: Sequence[str]) -> dict[str, dict[str, Account]]:
    """Accounts of several members, by member and unit, locked until the transaction ends."""
    found: dict[str, dict[str, Account]] = {}
    for row in locked(tx, _ACCOUNTS_OF, members):
        found.setdefault(row.owner, {})[row.unit] = Account(row.unit, row.available, row.expires)
    return found


_HOLDINGS_OF = sa.select(allowance).where(among(allowance.c.owner, "ids"))


def holdings_of(tx: sa.Connection, members: Sequence[str]) -> dict[str, list[Holding]]:
    """What every holder has of several members."""
    found: dict[str, list[Holding]] = {}
    for row in tx.execute(_HOLDINGS_OF, {"ids": list(members)}):
        found.setdefault(row.owner, []).append(read_holding(row))
    return found


def put_usual_bills(tx: sa.Connection, bills: Mapping[str, int]) -> None:
    """Keep what members usually spend at most in one go (P95 of their bills, minor units), as imported."""
    put_many(tx, usual_bill, [{"member": member, "p95": p95} for member, p95 in bills.items()])


@dataclass(frozen=True, slots=True)
class Bills:
    """What 75 and 95 in 100 of a member's bills do not exceed, in minor units; 0 where that is not known."""

    p75: int = 0
    p95: int = 0


_USUAL_BILLS = sa.select(usual_bill).where(among(usual_bill.c.member, "ids"))
_BILLS_OF = sa.select(schema.bill.c.member, schema.bill.c.payable).where(among(schema.bill.c.member, "ids"))


def usual_bills(tx: sa.Connection, members: Sequence[str]) -> dict[str, Bills]:
    """The usual bills of members: of their sales at HQ where there are any, else as imported (P95 alone)."""
    found = {row.member: Bills(p95=row.p95) for row in tx.execute(_USUAL_BILLS, {"ids": list(members)})}
    everybody = people.everybody(tx, members)
    bills: dict[str, list[int]] = {}
    for row in tx.execute(_BILLS_OF, {"ids": list(everybody)}):
        bills.setdefault(everybody[row.member], []).append(row.payable)
    return found | {member: Bills(percentile(75, of), percentile(95, of)) for member, of in bills.items()}


def percentile(many: int, amounts: Sequence[int]) -> int:
    """The smallest amount that so many in 100 of the amounts do not exceed."""
    return sorted(amounts)[(many * len(amounts) + 99) // 100 - 1]
