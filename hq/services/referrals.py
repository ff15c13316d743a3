"""A sale at a store that does not know who brought its buyer: HQ notes it when it arrives, gives the referrer his share
by an entry of its own, once for each sale, and takes back what goes back with its returns (M4, P1).

Notes lie with the buyer, what was given with the referrer: each is a work for one owner, safe to repeat. What was given
is a state that only grows (given, so much returned, all returned), so that it is the same in whatever order a sale and
its returns arrive, and whoever looks first.
"""

from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa

from domain.entries import EntryRef, SaleCompleted
from domain.entry_benefits import Gains
from domain.entry_points import PointsReferred
from domain.points import FAMILY
from domain.referral import Returned, referred, taken_from_referrer
from domain.returned_gains import with_debts
from hq.services import outbox, own_acts, point_debts
from hq.services.context import Hq
from hq.services.effects import effect_of
from hq.services.hq_journal import Act
from hq.services.standing import plan_of
from hq.store import allowances, causes, journal, lives, members, referrals
from hq.store.journal import JournalKey
from hq.store.referrals import Note
from hq.store.sales import RETURN, SALE


@dataclass(frozen=True, slots=True)
class _Due:
    """What a sale (`sold` notes it) brings its buyer's referrer, and what of it has come back by now."""

    referrer: str
    sold: Note
    sale: EntryRef
    body: SaleCompleted
    gains: Gains
    back: Returned


@dataclass(frozen=True, slots=True)
class _Looked:
    """What these notes of a sale lead to; `due` is None where nobody gets anything."""

    notes: tuple[Note, ...]
    due: _Due | None = None


def settle(hq: Hq) -> int:
    """Give referrers what is due for noted sales, and take back what was returned; how many entries.

    Nothing is done while a new life of HQ waits for registers.
    """
    if hq.database.read(lambda tx: lives.waiting(tx, hq.secrets.life)):
        return 0
    total = 0
    for buyer, sale in hq.database.read(referrals.waiting):
        found = hq.database.read(partial(_look, buyer=buyer, sale=sale))
        if found is None:
            continue
        if found.due is not None:
            total += hq.database.run_transaction("referral", partial(_book, hq=hq, due=found.due))
        hq.database.run_transaction("referral.looked", partial(referrals.looked_at, notes=found.notes))
    if total:
        outbox.publish(hq)
    return total


def _look(tx: sa.Connection, buyer: str, sale: str) -> _Looked | None:
    """What is due for a sale; None where it must wait: buyer, referrer or plan have not arrived yet."""
    notes = tuple(referrals.notes_of(tx, buyer, sale))
    facts = causes.facts_of(tx, [buyer]).get(buyer)
    sold = next((one for one in notes if one.kind == SALE), None)
    if facts is None and not members.get(tx, [buyer]):
        return None
    if facts is None or not facts.referrer or sold is None:
        return _Looked(notes)
    [kept] = journal.page(tx, JournalKey(sold.store, sold.register, sold.epoch), sold.seq - 1, 1)
    effect = effect_of(kept.entry, sold.store)
    body = effect.body
    plan = plan_of(tx, body.plan.hash) if isinstance(body, SaleCompleted) else None
    if not isinstance(body, SaleCompleted) or plan is None or not members.get(tx, [facts.referrer]):
        return None
    gains = referred(body, plan, facts.referrer, facts.enrolled)
    if not gains.earned:
        return _Looked(notes)
    back = sum((Returned(one.payable, bool(one.last)) for one in notes if one.kind == RETURN), Returned())
    return _Looked(notes, _Due(facts.referrer, sold, effect.original, body, gains, back))


def _book(tx: sa.Connection, hq: Hq, due: _Due) -> int:
    """In the referrer's rows: what of it is not booked yet; how many entries."""
    row = members.get(tx, [due.referrer], lock=True)[due.referrer]
    had = referrals.of_sale(tx, due.referrer, due.sold.sale)
    before = Returned(had.returned, bool(had.last)) if had is not None else Returned()
    gains = due.gains if had is None else Gains()
    back = taken_from_referrer(due.gains, due.sold.payable, before, due.back)
    if not (gains.earned or back.earned or back.progress):
        return 0
    body = PointsReferred(
        member=due.referrer,
        buyer=due.sold.member,
        sale=due.sale,
        sale_hash=due.sold.sale,
        plan=due.body.plan,
        gains=gains,
        back=with_debts(back, _here(tx, due.referrer, gains)),
        returned=max(before.payable, due.back.payable),
        last=before.last or due.back.last,
        currency=due.body.currency,
    )
    own_acts.act_now(hq, tx, [Act(due.referrer, body)])
    point_debts.settle(hq, tx, {row.into or due.referrer})
    return 1


def _here(tx: sa.Connection, referrer: str, gains: Gains) -> dict[tuple[str, str], int]:
    """What HQ holds of his points, with what it is about to give."""
    rooms = {(referrer, unit): one.available for unit, one in allowances.accounts(tx, referrer).items()}
    for one in gains.earned:
        place = referrer, FAMILY + one.lot
        rooms[place] = rooms.get(place, 0) + one.points
    return rooms
