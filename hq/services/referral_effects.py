"""What entries mean for those who brought a buyer: which ones are to be looked at, and what HQ's own ones booked."""

from __future__ import annotations

import re
from collections.abc import Sequence

import sqlalchemy as sa

from domain.entries import SaleCompleted
from domain.entry_points import PointsReferred
from domain.referral import unknown_referrer
from domain.returns import returned_by
from hq.services.effects import Effect
from hq.store import causes, members, referrals
from hq.store.referrals import Note, Referral
from hq.store.sales import RETURN, SALE
from wire.entries import entry_hash

_HASH = re.compile(r"[0-9a-f]{64}")


def noted(effect: Effect, store: str) -> Note | None:
    """The note of an entry: a sale whose till could not know the referrer, or a return; None of any other."""
    body = effect.body or effect.entry.body
    place = effect.entry.register, effect.entry.epoch, effect.entry.seq
    if isinstance(body, SaleCompleted):
        if body.member is None or not unknown_referrer(body.member):
            return None
        return Note(body.member.id, entry_hash(effect.raw), *place, store, SALE, body.payable)
    back = returned_by(body)
    if back is None or back.member is None or not _HASH.fullmatch(back.original_hash):
        return None
    return Note(back.member, back.original_hash, *place, store, RETURN, back.payable, int(back.last))


def note(tx: sa.Connection, effects: Sequence[Effect], store: str) -> None:
    """Keep the notes of buyers whom somebody brought, and of those whom nobody knows yet."""
    every = [one for effect in effects if (one := noted(effect, store)) is not None and effect.concerns(one.member)]
    ids = sorted({one.member for one in every})
    if not ids:
        return
    known, facts = members.get(tx, ids), causes.facts_of(tx, ids)
    by_nobody = {who for who in known if who not in facts or not facts[who].referrer}
    referrals.note(tx, [one for one in every if one.member not in by_nobody])


def states(effects: Sequence[Effect]) -> list[Referral]:
    """What stands booked of sales after HQ's own entries, in their order."""
    bodies = (effect.entry.body for effect in effects)
    return [
        Referral(body.member, body.sale_hash, body.buyer, body.returned, int(body.last))
        for body in bodies
        if isinstance(body, PointsReferred)
    ]
