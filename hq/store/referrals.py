"""What sales elsewhere bring the one who brought their buyer: a buyer's sales and returns that are to be looked at, and
what of each sale was booked for his referrer. Sales are named by the hash of their entries: on a closed branch another
one had the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from hq.store.one_statement import each
from hq.store.schema import metadata, number, owner, text, whole
from hq.store.upsert import as_row, insert_new, put

referral_note = sa.Table(
    "referral_note",
    metadata,
    owner("member"),
    owner("sale"),
    owner("register"),
    owner("epoch"),
    number("seq"),
    text("store"),
    text("kind"),
    whole("payable"),
    whole("last"),
    whole("open"),
)
referral = sa.Table(
    "referral", metadata, owner("member"), owner("sale"), text("buyer"), whole("returned"), whole("last")
)
_is_open = referral_note.c.open == 1
sa.Index("ix_referral_note_open", referral_note.c.member, sqlite_where=_is_open, postgresql_where=_is_open)


@dataclass(frozen=True, slots=True)
class Note:
    """An entry by which a buyer's referrer may get or lose something: his sale (`kind`) or a return of it.

    `payable` is the entry's, in minor units, `last` whether all of the sale is back. `open`: nobody has looked at it.
    """

    member: str
    sale: str
    register: str
    epoch: str
    seq: int
    store: str
    kind: str
    payable: int
    last: int = 0
    open: int = 1


@dataclass(frozen=True, slots=True)
class Referral:
    """Of a sale the one who brought its `buyer` got his share, and gave back for what of it was `returned`."""

    member: str
    sale: str
    buyer: str
    returned: int
    last: int


def note(tx: sa.Connection, notes: Sequence[Note]) -> None:
    """Keep notes; known ones are passed over."""
    insert_new(tx, referral_note, [as_row(one) for one in notes])


_NOTES = (
    sa.select(referral_note)
    .where(referral_note.c.member == sa.bindparam("member"), referral_note.c.sale == sa.bindparam("sale"))
    .order_by(referral_note.c.register, referral_note.c.epoch, referral_note.c.seq)
)


def notes_of(tx: sa.Connection, member: str, sale: str) -> list[Note]:
    """Every note of a buyer's sale."""
    return [Note(**row._asdict()) for row in tx.execute(_NOTES, {"member": member, "sale": sale})]


def waiting(tx: sa.Connection) -> list[tuple[str, str]]:
    """The (buyer, sale) of which something is to be looked at."""
    table = referral_note.c
    query = sa.select(table.member, table.sale).where(_is_open).distinct().order_by(table.member, table.sale)
    return [(row.member, row.sale) for row in tx.execute(query)]


_CLOSE = (
    referral_note.update()
    .where(*(referral_note.c[name] == sa.bindparam(f"the_{name}") for name in ("member", "sale", "register", "epoch")))
    .where(referral_note.c.seq == sa.bindparam("the_seq"))
    .values(open=0)
)


def looked_at(tx: sa.Connection, notes: Iterable[Note]) -> None:
    """These notes, and no other ones of the sale, were looked at."""
    names = ("member", "sale", "register", "epoch", "seq")
    rows = [{f"the_{name}": getattr(one, name) for name in names} for one in notes]
    each(tx, _CLOSE, rows)


_OF = sa.select(referral).where(referral.c.member == sa.bindparam("member"), referral.c.sale == sa.bindparam("sale"))


def of_sale(tx: sa.Connection, member: str, sale: str) -> Referral | None:
    """What was booked for a referrer of a sale; None when nothing was."""
    row = tx.execute(_OF, {"member": member, "sale": sale}).one_or_none()
    return None if row is None else Referral(**row._asdict())


def booked(tx: sa.Connection, found: Sequence[Referral]) -> None:
    """What the latest entry says of each sale."""
    put(tx, referral, [as_row(one) for one in found])


def everything(tx: sa.Connection) -> list[Referral]:
    """All that was booked for referrers."""
    return [Referral(**row._asdict()) for row in tx.execute(sa.select(referral))]
