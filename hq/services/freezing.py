"""Somebody at HQ freezes a member, or unfreezes him: an entry in the member's own journal, like a register's word."""

from __future__ import annotations

from functools import partial

import sqlalchemy as sa

from domain.entry_standing import MemberFrozen, MemberUnfrozen
from domain.errors import Fault
from hq.services import outbox
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.own_acts import act_now
from hq.store import closings, members
from hq.store.members import MemberRow

MOST_WORDS = 500


def freeze(hq: Hq, member: str, who: str, why: str) -> MemberRow:
    """Take nothing of a member's any more, and ask registers for what they hold; again it changes nothing.

    Faults: nobody or nothing said, no such member, one who left.
    """
    return _say(hq, member, who, why, frozen=True)


def unfreeze(hq: Hq, member: str, who: str, why: str) -> MemberRow:
    """Let his card pay again; faults as `freeze`."""
    return _say(hq, member, who, why, frozen=False)


def _say(hq: Hq, member: str, who: str, why: str, *, frozen: bool) -> MemberRow:
    who, why = who.strip(), why.strip()
    if not who or not why or len(why) > MOST_WORDS:
        raise Fault("A card is frozen by somebody, for a reason.", advice="Give --by WHO and --why TEXT.")
    work = partial(_said, hq=hq, member=member, who=who, why=why, frozen=frozen)
    found = hq.database.run_transaction("freeze", work)
    outbox.publish(hq)
    return found


def _said(tx: sa.Connection, hq: Hq, member: str, who: str, why: str, *, frozen: bool) -> MemberRow:
    rows = members.get(tx, [member], lock=True)
    if member in rows and rows[member].into:
        rows = members.get(tx, [rows[member].into], lock=True)
    if not rows:
        raise Fault(f"There is no member {member}.", advice="Give a member's id.")
    [row] = rows.values()
    if closings.those_of(tx, [row.member]):
        raise Fault(f"{row.member} is no member any more.", advice="Nothing of his is taken anyway.")
    if row.frozen != frozen:
        body = MemberFrozen("", row.member, why) if frozen else MemberUnfrozen("", row.member, why)
        act_now(hq, tx, [Act(row.member, body, actor=who)])
    return members.get(tx, [row.member])[row.member]
