"""Buying on account (C3): a company's goods now, its money later, never more than HQ lets it owe.

What it may still owe is a unit (`ACC`, minor units) that is lent to registers like money: so the limit holds offline
too. A sale spends it and books what is owed (`on_account:<member>`); a return gives it back; HQ gives it back when the
company has paid. The limit itself is a unit too (`ACL`) that nobody spends: so every till that knows the company's
balances knows it, and what is owed is the one less the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_account import AccountLimited, AccountPaid
from domain.groups import GROUP
from domain.ledger import ALLOWANCE, AVAILABLE, Posting, pair
from domain.tenders import ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.entries import Entry
    from domain.members import Member
    from domain.tenders import Tender

UNIT, LIMIT = "ACC", "ACL"
OWES, USED, BY_LIMIT = "on_account:", "account_used", "account_limit"
HQ = "HQ/"


def on_account(tenders: Iterable[Tender]) -> int:
    """What of these is bought on account, in minor units."""
    return sum(tender.amount for tender in tenders if tender.kind == ACCOUNT)


def head_room_used(member: str, tenders: Iterable[Tender], sign: int) -> Iterator[Posting]:
    """What a sale takes of a company's head-room; below 0: what a return gives back of it."""
    yield from pair(USED, ALLOWANCE + member, UNIT, sign * on_account(tenders))


def account_postings(body: object) -> Iterator[Posting]:
    """The postings of a body of `domain.entry_account`; other bodies have none here."""
    if isinstance(body, AccountLimited):
        for unit in (UNIT, LIMIT):
            yield from pair(AVAILABLE + body.member, BY_LIMIT, unit, body.change)
    elif isinstance(body, AccountPaid):
        yield from pair("bank", OWES + body.member, body.currency, body.amount)
        yield from pair(AVAILABLE + body.member, USED, UNIT, body.amount)


def buyer_trouble(member: Member | None, tenders: Iterable[Tender]) -> str:
    """What is wrong with who buys on account; "" when nothing is: only companies do."""
    wrong = on_account(tenders) and (member is None or member.kind != GROUP)
    return "only a company buys on account" if wrong else ""


def account_trouble(entry: Entry) -> Iterator[str]:
    """What an entry about an account cannot be by itself."""
    body = entry.body
    if not isinstance(body, AccountLimited | AccountPaid):
        return
    if entry.register != HQ + body.member or not entry.actor.strip():
        yield f"only HQ writes {entry.kind}, in the company's journal"
    if isinstance(body, AccountLimited) and (body.limit < 0 or not body.why.strip()):
        yield "a limit is not below 0, and is set for a reason"
    if isinstance(body, AccountPaid) and (body.amount <= 0 or not body.reference.strip()):
        yield "a payment brings something, and has a reference"
