"""What entries do beside balances: members enrolled at a till, paid terms, causes met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from domain.entries import Body, SaleCompleted
from domain.entry_causes import CouponIssued, MemberEnrolled, MembershipEarned, ServiceGranted
from domain.entry_points import GiftReturned, PointsReferred
from domain.entry_standing import CardReplaced
from domain.gain_facts import terms_of
from domain.postings import sale_owner
from domain.returns import returned_by
from hq.services import referral_effects, unnoted
from hq.services.context import Hq
from hq.services.effects import Effect
from hq.services.pinyin import name_initials
from hq.store import causes, members, outbox
from hq.store.causes import Facts, Met, TermRow
from hq.store.members import MemberRow
from hq.store.outbox import Change
from wire.entries import private_hash
from wire.json_text import Malformed
from wire.personal import Personal, read_personal

DOUBLE, NO_RECORD = "double_member", "no_record"
Oddity = tuple[int, str, str]


def book(hq: Hq, tx: sa.Connection, effects: Sequence[Effect], store: str) -> list[Oddity]:
    """Enter new members before anything moves for them; keep terms, causes and referrals. What is odd is told."""
    odd = [one for effect in effects for one in _enrol(hq, tx, effect)]
    bodies = [(effect, effect.body or effect.entry.body) for effect in effects]
    sold = [(effect, row) for effect, body in bodies for row in terms(effect, body)]
    causes.keep_terms(tx, [row for effect, row in sold if effect.concerns(row.member)])
    waiting = [(effect, one) for effect, body in bodies for one in met(effect, body)]
    causes.keep_met(tx, [one for effect, one in waiting if effect.concerns(one.member)])
    causes.keep_met(tx, list(unnoted.met(tx, effects)))
    referral_effects.note(tx, effects, store)
    return odd


def owners(effect: Effect) -> set[str]:
    """Whose rows `book` touches for an entry."""
    body = effect.body or effect.entry.body
    found = {row.member for row in terms(effect, body)} | {one.member for one in met(effect, body)}
    left, back = unnoted.unnoted(effect), returned_by(body)
    found |= {back.member} if back is not None and back.member is not None else set()
    return found | ({left.member.id} if left is not None else set())


def terms(effect: Effect, body: Body) -> Iterator[TermRow]:
    """The terms of paid memberships that an entry adds, at its place."""
    entry = effect.entry
    for one in terms_of(body, entry.business_day):
        yield TermRow(
            one.owner, one.membership, entry.register, entry.epoch, entry.seq, one.number, one.day, one.months
        )


def met(effect: Effect, body: Body) -> Iterator[Met]:
    """The causes that an entry met and could not issue for."""
    entry = effect.entry
    if not isinstance(body, SaleCompleted):
        return
    for one in body.gains.causes:
        if not one.here:
            place = (entry.register, entry.epoch, entry.seq)
            yield Met(one.owner, one.unit, one.rule, one.period, body.plan.hash, body.sold_at[:10], *place)


def _enrol(hq: Hq, tx: sa.Connection, effect: Effect) -> Iterator[Oddity]:
    """Enter a member with his directory keys. A phone or card that is another's already is kept for a later merge."""
    body = effect.body or effect.entry.body
    if not isinstance(body, MemberEnrolled) or not effect.concerns(body.member.id):
        return
    who, personal = body.member, record_of(effect, body)
    if members.get(tx, [who.id]):
        return
    if personal is None:
        yield effect.entry.seq, NO_RECORD, who.id
        personal = Personal()
    keys = members.hmac_keys(hq.secrets.index_key, personal.card, personal.phone)
    twins = sorted({twin for key in keys for twin in members.find(tx, key)} - {who.id})
    if twins:
        yield effect.entry.seq, DOUBLE, f"{who.id} {' '.join(twins)}"
    row = MemberRow(
        member=who.id,
        name=personal.name,
        pinyin=name_initials(personal.name),
        phone=personal.phone,
        card=personal.card,
        home_store=who.home_store,
        kind=who.kind,
    )
    members.put_members(tx, [row], hq.secrets.index_key)
    causes.put_facts(tx, [Facts(who.id, personal.birthday, who.enrolled, who.referrer)])
    index = members.index_docs(tx, [who.id], hq.secrets.index_key)
    outbox.announce_all(tx, [Change("index", "member", id_, doc, id_) for id_, doc in index.items()])


def record_of(effect: Effect, body: MemberEnrolled | CardReplaced) -> Personal | None:
    """The private record that the entry names; None when it did not come along, or is another one."""
    for salt, record in effect.private:
        if private_hash(salt, record) == body.private:
            try:
                return read_personal(record)
            except Malformed:
                return None
    return None


@dataclass(frozen=True, slots=True)
class Issue:
    """A cause that an entry issued or granted for."""

    owner: str
    rule: str
    period: str


def issues(body: Body) -> frozenset[Issue]:
    """What an entry does that is done once: coupons issued for causes, a benefit in words or a membership granted, a
    gift brought back, a referrer's share of a sale. A return only takes back.
    """
    if isinstance(body, ServiceGranted):
        return frozenset({Issue(body.member.id, body.rule, body.period)} if body.unit else ())
    if isinstance(body, GiftReturned):
        return frozenset({Issue(body.member, "gift", sale_owner(body.original))})
    if isinstance(body, PointsReferred):
        return frozenset({Issue(body.member, "referral", body.sale_hash)} if body.gains.earned else ())
    if isinstance(body, MembershipEarned):
        return frozenset({Issue(body.member, f"membership:{body.membership}", body.period)})
    if returned_by(body) is not None:
        return frozenset()
    gains = body.issued if isinstance(body, CouponIssued) else getattr(getattr(body, "gains", None), "issued", ())
    return frozenset(Issue(one.owner, one.cause, one.period) for one in gains if one.cause)
