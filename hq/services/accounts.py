"""Companies that buy on account: HQ sets how much each may owe, and notes what it paid (C3, M5)."""

from __future__ import annotations

from functools import partial

import sqlalchemy as sa

from domain.entry_account import AccountLimited, AccountPaid
from domain.errors import Fault
from domain.on_account import GROUP, UNIT
from hq.services import outbox as publisher
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.own_acts import act_now
from hq.services.recalls import ask_back
from hq.store import allowances, closings, hq_journal, lives, members
from wire.bodies import read_entry

KINDS = ("account.limited", "account.paid")
REASON = "account"
MOST = 10**12


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
    change = limit - _last_limit(tx, member)
    here = allowances.accounts(tx, member).get(UNIT)
    if change < -(here.available if here is not None else 0):
        raise _Lent
    if change:
        act_now(hq, tx, [Act(member, AccountLimited(member, limit, change, why), actor=who)])
    return members.balances(tx, [member])[member].get(UNIT, 0)


def _pay(hq: Hq, member: str, amount: int, who: str, reference: str, tx: sa.Connection) -> int:
    _company(hq, tx, member)
    owed = _last_limit(tx, member) - members.balances(tx, [member])[member].get(UNIT, 0)
    if any(isinstance(one, AccountPaid) and one.reference == reference for one in _acts(tx, member)):
        return owed
    if amount > owed:
        raise Fault(f"{member} owes {owed}, as far as HQ knows.", advice="Note what is owed; the rest when it came in.")
    act_now(hq, tx, [Act(member, AccountPaid(member, amount, reference), actor=who)])
    return owed - amount


def _company(hq: Hq, tx: sa.Connection, member: str) -> None:
    """Refuse who is no company; the row is locked, so that one thing happens after the other."""
    row = members.get(tx, [member], lock=True).get(member)
    if row is None or row.kind != GROUP or row.into or closings.those_of(tx, [member]):
        raise Fault(f"{member} is no company that buys here.", advice="Give the id of a group member.")
    if lives.waiting(tx, hq.secrets.life):
        raise Fault("HQ was restored and waits for its registers.", advice="Try again when all have reported.")


def _acts(tx: sa.Connection, member: str) -> list[object]:
    return [read_entry(raw).body for raw in hq_journal.of_kinds(tx, member, KINDS)]


def _last_limit(tx: sa.Connection, member: str) -> int:
    return next((one.limit for one in reversed(_acts(tx, member)) if isinstance(one, AccountLimited)), 0)
