"""Staff and what their roles may do, on their way to the registers (S1).

A person's document says what his role may do: no register has to put the two together. Hashes of PINs are sealed and
staff cards marked under HQ's pepper before they are kept anywhere.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from msgspec import DecodeError

from domain.errors import Fault
from domain.rights import ROLES, Role, trouble
from hq.store import outbox, staff
from hq.store.outbox import Change
from hq.store.staff import StaffRow
from wire import json_text, pins
from wire.shapes import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import sqlalchemy as sa

    from hq.services.chain import Staff
    from hq.services.context import Hq


def put_staff(tx: sa.Connection, hq: Hq, people: Iterable[Staff], stores: Sequence[str]) -> None:
    """Put staff and announce them; who belongs to no one store is known in every one."""
    pepper = hq.secrets.pin_pepper
    rows = [
        StaffRow(
            store=store,
            staff=one.id,
            name=one.name,
            role=one.role,
            pin=pins.seal(pepper, one.id, one.pin),
            card=pins.card_mark(pepper, one.card) if one.card else "",
        )
        for one in people
        for store in ([one.store] if one.store else stores)
    ]
    staff.put_staff(tx, rows)
    _announce(tx, rows)


def put_roles(hq: Hq, roles: Sequence[Role]) -> int:
    """Publish what these roles may do, to everybody who has one of them; how many people's rights were told again.

    Roles that are not named stay as they are. Fault `bad_role`. Safe to repeat: a store whose turn had not come when
    HQ stopped gets it then.
    """
    for role in roles:
        if wrong := trouble(role):
            raise Fault(f"Role {role.id or '?'} is not published: {wrong}.", advice="Correct it.", code="bad_role")
    docs = {role.id: json_text.encode(asdict(role)).decode() for role in roles}
    hq.database.run_transaction("roles.put", lambda tx: staff.put_roles(tx, docs))
    told = 0
    for store in hq.database.read(staff.stores):

        def announce(tx: sa.Connection, store: str = store) -> int:
            rows = [row for row in staff.staff_of(tx, store) if row.role in docs]
            rows = [replace(row, pin=pins.seal(hq.secrets.pin_pepper, row.staff, row.pin)) for row in rows]
            staff.put_staff(tx, rows)
            _announce(tx, rows)
            return len(rows)

        told += hq.database.run_transaction("roles.announce", announce)
    return told


def read_roles(data: bytes) -> list[Role]:
    """Roles out of a JSON list; Fault `bad_role`."""
    try:
        return decode(data, list[Role])
    except DecodeError as error:
        raise Fault(
            f"These are no roles: {error}.", advice="See `python -m hq roles --json`.", code="bad_role"
        ) from error


def roles(hq: Hq) -> list[Role]:
    """What each role may do now: as published, else as chains have it that publish none."""
    kept = hq.database.read(staff.roles)
    return list({**ROLES, **{name: decode(doc, Role) for name, doc in kept.items()}}.values())


def _announce(tx: sa.Connection, rows: Sequence[StaffRow]) -> None:
    kept = {name: decode(doc, Role) for name, doc in staff.roles(tx).items()}
    changes = [
        Change(f"store:{row.store}", "staff", row.staff, {**row.doc, **_may(kept.get(row.role))}, row.store)
        for row in rows
    ]
    outbox.announce_all(tx, changes)


def _may(role: Role | None) -> dict[str, object]:
    """What a document says of a role; of one that HQ publishes nothing about, nothing."""
    return {"rights": list(role.rights), "limits": role.limits} if role is not None else {}
