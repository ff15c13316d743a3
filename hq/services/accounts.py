"""Companies that buy on account: HQ sets how much each may owe, and notes what it paid (C3, M5)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import sqlalchemy as sa

from domain.entry_account import AccountLimited, AccountPaid
from domain.errors import Fault
from domain.groups import GROUP
from domain.on_account import LIMIT, UNIT
from domain.value import dataclass
from hq.services import outbox as publisher
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.own_acts import act_now
from hq.services.recalls import ask_back
from hq.services.units import shown
from hq.store import allowances, closings, hq_journal, lives, members
from wire.bodies import read_entry

PAID = "account.paid"
REASON = "account"
MOST = 10**12


@dataclass(frozen=True, slots=True)
class Account:
    """What a company may owe, what it owes, and what it may still owe, in minor units, as far as HQ knows."""

    limit: int
    owed: int
    left: int


def account_of(units: Mapping[str, int]) -> Account:
    """The account in a member's balances; all 0 of who has none."""
    limit, left = units.get(LIMIT, 0), units.get(UNIT, 0)
    return Account(limit, limit - left, left)


def account(hq: Hq, member: str) -> Account:
    """How a company's account stands; Fault for who is no company."""
    return hq.database.read(partial(_account, member))


def set_limit(hq: Hq, member: str, limit: int, who: str, why: str) -> int:
    """Let a company owe up to `limit` minor units; what it may still owe then, as far as HQ knows.

    What registers hold of a limit that is lowered is asked back. Faults: nobody or nothing said, no such company, a
    limit below 0, less head-room at HQ than is to be taken (say it again when the registers have given it back).
    """
    if not who.strip() or not why.strip() or not 0 <= limit <= MOST:
        raise Fault("A limit is set by somebody, for a reason.", advice="Give --by WHO, --why TEXT and an amount.")
    try:
        left = hq.database.run_transaction(
            "account.limit", partial(_limit, hq, member, limit, who.strip(), why.strip())
        )
    except _Lent:
        hq.database.run_transaction("account.recall", lambda tx: ask_back(hq, tx, member, {UNIT}, REASON))
        publisher.publish(hq)
        raise Fault(
            f"Registers hold a part of what {member} may owe, or it is owed.",
            advice="They were asked to give it back: say it again in a minute, or choose a higher limit.",
        ) from None
    publisher.publish(hq)
    return left


def note_payment(hq: Hq, member: str, amount: int, who: str, reference: str) -> int:
    """Note that a company paid `amount` minor units; what it still owes, as far as HQ knows.

    The same reference again changes nothing. Faults: nobody said it, no reference, more than is owed, no such company.
    """
    if not who.strip() or not reference.strip() or amount <= 0:
        raise Fault("A payment has an amount and a reference.", advice="Give --by WHO, --reference TEXT, an amount.")
    work = partial(_pay, hq, member, amount, who.strip(), reference.strip())
    owed = hq.database.run_transaction("account.pay", work)
    publisher.publish(hq)
    return owed


class _Lent(Exception):
    """HQ does not have what is to be taken."""


def _limit(hq: Hq, member: str, limit: int, who: str, why: str, tx: sa.Connection) -> int:
    _company(hq, tx, member)
    if closings.those_of(tx, [member]):
        raise Fault(f"{member} has left.", advice="Only what it owes can be noted as paid.")
    change = limit - _account(member, tx).limit
    here = allowances.accounts(tx, member).get(UNIT)
    if change < -(here.available if here is not None else 0):
        raise _Lent
    if change:
        act_now(hq, tx, [Act(member, AccountLimited(member, limit, change, why), actor=who)])
    return _account(member, tx).left


def _pay(hq: Hq, member: str, amount: int, who: str, reference: str, tx: sa.Connection) -> int:
    _company(hq, tx, member)
    owed = _account(member, tx).owed
    paid = [read_entry(raw).body for raw in hq_journal.of_kind(tx, member, PAID)]
    if any(isinstance(one, AccountPaid) and one.reference == reference for one in paid):
        return owed
    if amount > owed:
        raise Fault(
            f"{member} owes {shown(UNIT, owed)}, as far as HQ knows.",
            advice="Note what is owed; the rest when it came in.",
        )
    act_now(hq, tx, [Act(member, AccountPaid(member, amount, reference), actor=who)])
    return owed - amount


def _company(hq: Hq, tx: sa.Connection, member: str) -> None:
    """Refuse who is no company; the row is locked, so that one thing happens after the other."""
    row = members.get(tx, [member], lock=True).get(member)
    if row is None or row.kind != GROUP or row.into:
        raise Fault(f"{member} is no company that buys here.", advice="Give the id of a group member.")
    if lives.waiting(tx, hq.secrets.life):
        raise Fault("HQ was restored and waits for its registers.", advice="Try again when all have reported.")


def _account(member: str, tx: sa.Connection) -> Account:
    row = members.get(tx, [member]).get(member)
    if row is None or row.kind != GROUP:
        raise Fault(f"{member} is no company that buys here.", advice="Give the id of a group member.")
    return account_of(members.balances(tx, [member])[member])
