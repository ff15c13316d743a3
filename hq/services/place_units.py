"""Lend what HQ has just issued to the lead register of the member's home, so that it is there with the network down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from hq.services.context import Hq
from hq.services.grant import Asker, plan_in_force, policy, signed_grant
from hq.store import allowances, identity, lives, outbox
from hq.store.allowances import Lending
from wire.messages import to_plain


def lead_of(tx: sa.Connection, store: str) -> Asker | None:
    """The lead register of a store in its newest epoch; None where none is enrolled or its key was revoked."""
    register = next(iter(identity.registers_of(tx, store)), None)
    epochs = identity.epochs_of(tx, store, register) if register is not None else []
    if register is None or not epochs:
        return None
    epoch = epochs[-1][0]
    key = identity.key_of(tx, register, epoch)
    return None if key is None or key.revoked else Asker(register, epoch, store)


def place(tx: sa.Connection, hq: Hq, owner: str, units: Mapping[str, int], to: Asker) -> list[str]:
    """Lend units of an owner to a register, as much of each as HQ has; the feed scope that tells, or none.

    In a new life of HQ nothing leaves before every register has reported.
    """
    if lives.waiting(tx, hq.secrets.life):
        return []
    accounts = allowances.accounts(tx, owner)
    amounts = {
        unit: min(amount, accounts[unit].available)
        for unit, amount in units.items()
        if unit in accounts and accounts[unit].available > 0
    }
    if not amounts or not allowances.take(tx, owner, amounts):
        return []
    allowances.lend(tx, to.holder, [Lending(owner, unit, amount) for unit, amount in amounts.items()], hq.now())
    totals = allowances.granted(tx, owner, to.holder)
    ends = {unit: one.expires for unit, one in accounts.items()}
    signed = signed_grant(hq, to, owner, totals, ends, policy(plan_in_force(tx, hq)))
    scope = f"register:{to.register}"
    outbox.announce(tx, scope, "grant", owner, to_plain(signed))
    return [scope]


def place_all(tx: sa.Connection, hq: Hq, store: str, found: Sequence[tuple[str, Mapping[str, int]]]) -> list[str]:
    """Lend what several members have to the lead register of their home store."""
    lead = lead_of(tx, store)
    if lead is None:
        return []
    return [scope for owner, units in found for scope in place(tx, hq, owner, units, lead)]
