"""Postings of stored value beside sales. Principal is owed to the member; bonus is a promise, it costs when spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_value import (
    ClosingSettled,
    HeadRoomSet,
    MemberClosed,
    RechargeRedeemed,
    TopUpCancelled,
    TopUpCompleted,
    UnitsExpired,
)
from domain.gain_postings import gained
from domain.ledger import ALLOWANCE, AVAILABLE, Posting, pair
from domain.loss_postings import loss_postings
from domain.stored_value import BONUS, PRINCIPAL
from domain.tenders import CASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.entry_value import LotCashed
    from domain.tenders import Tender

CAP, TRIAL = "CAP", "TRIAL:"
"""What may still be paid in under the legal limit (minor units); how often a trial card may still be had."""
LIABILITY, BY_LAW, TRIALS = "liability:stored_value", "head_room", "trial_cards"
EXPIRED = "expired:stored_value"
"""Principal that nobody spent before its last day: no longer owed, and not yet anybody's gain (decision 0631)."""


def value_postings(register: str, body: object) -> Iterator[Posting]:
    """The postings of a body of `domain.entry_value`; other bodies have none here."""
    if isinstance(body, TopUpCompleted):
        yield from _money_in(register, body.currency, body.tenders, body.change, 1)
        yield from _topped_up(body.store, body.member.id, body, 1)
        yield from gained(body.gains, body.member.id, body.currency)
    elif isinstance(body, TopUpCancelled):
        yield from _money_in(register, body.currency, body.tenders, 0, -1)
        yield from _topped_up(body.store, body.member, body, -1)
        yield from gained(body.gains, body.member, body.currency, -1)
    elif isinstance(body, MemberClosed):
        yield Posting(f"cash:{register}", body.currency, -body.paid)
        yield from _closed(ALLOWANCE + body.member, f"closed:{body.store}", body)
    elif isinstance(body, ClosingSettled):
        yield Posting(f"payable:{body.member}", body.currency, -body.paid)
        yield from _closed(AVAILABLE + body.member, "closed:HQ", body)
    elif isinstance(body, RechargeRedeemed):
        yield from pair("liability:recharge_cards", LIABILITY, body.currency, body.amount)
        yield from pair(AVAILABLE + body.member, "recharged", f"{PRINCIPAL}/{body.lot}", body.amount)
        yield from pair(BY_LAW, AVAILABLE + body.member, CAP, body.head_room)
    elif isinstance(body, HeadRoomSet):
        for unit in body.units:
            account = BY_LAW if unit.unit == CAP else TRIALS
            yield from pair(AVAILABLE + body.member, account, unit.unit, unit.amount)
    elif isinstance(body, UnitsExpired):
        for unit in body.units:
            yield from pair("units_expired", AVAILABLE + unit.owner, unit.unit, unit.amount)
        yield from pair(LIABILITY, EXPIRED, body.currency, body.principal)
    else:
        yield from loss_postings(body)


def head_room_moved(member: str, amount: int) -> Iterator[Posting]:
    """What a spend of principal gives back of the legal limit, below 0: what a return of it takes again."""
    yield from pair(ALLOWANCE + member, BY_LAW, CAP, amount)


def _money_in(register: str, unit: str, tenders: Sequence[Tender], change: int, sign: int) -> Iterator[Posting]:
    for tender in tenders:
        account = f"cash:{register}" if tender.kind == CASH else f"tender:{tender.kind}"
        yield Posting(account, unit, sign * tender.amount)
    yield Posting(f"cash:{register}", unit, -sign * change)


def _topped_up(store: str, member: str, body: TopUpCompleted | TopUpCancelled, sign: int) -> Iterator[Posting]:
    yield Posting(LIABILITY, body.currency, -sign * body.principal)
    for family, amount in ((PRINCIPAL, body.principal), (BONUS, body.bonus)):
        yield from pair(ALLOWANCE + member, f"topped_up:{store}", f"{family}/{body.lot}", sign * amount)
    yield from head_room_moved(member, -sign * body.head_room)
    if body.trial:
        yield from pair(TRIALS, ALLOWANCE + member, TRIAL + body.trial, sign)


def _closed(member: str, place: str, body: MemberClosed | ClosingSettled) -> Iterator[Posting]:
    """What is owed goes; what is paid more or less than that is the chain's cost or gain (`closing`)."""
    principal = sum(lot.principal for lot in body.lots)
    yield Posting(LIABILITY, body.currency, principal)
    yield Posting("closing", body.currency, body.paid - principal)
    for lot in body.lots:
        yield from _gone(member, place, lot)
    for spend in body.points:
        yield from pair("liability:points", "cost:points", body.currency, spend.amount)
        yield from pair(place, member, f"PTS/{spend.lot}", spend.points)


def _gone(member: str, place: str, lot: LotCashed) -> Iterator[Posting]:
    for family, amount in ((PRINCIPAL, lot.principal), (BONUS, lot.bonus)):
        yield from pair(place, member, f"{family}/{lot.lot}", amount)
