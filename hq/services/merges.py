"""Merging two members who are one: an act of HQ's. Nothing is lost: what is out follows as it is given back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import sqlalchemy as sa

from domain.entry_office import MemberMerged
from domain.errors import Fault
from hq.services import merged, to_members
from hq.services import outbox as publisher
from hq.services.context import Hq
from hq.services.effects import Effect
from hq.services.hq_journal import Act, append_in
from hq.services.own_acts import act_now
from hq.services.recalls import ask_back
from hq.store import closings, lives, members
from hq.store.members import MemberRow

REASON = "merged"
MOST_WORDS = 500


def merge(hq: Hq, alias: str, member: str, who: str, why: str) -> str:
    """Make `alias` an alias of `member` for ever; the member's id. Again it changes nothing.

    Faults: nobody or nothing said, unknown or the same members, a frozen or closed one, classes that differ, a member
    that is an alias of somebody else, a new life of HQ that waits for registers.
    """
    if not who.strip() or not why.strip() or len(why) > MOST_WORDS:
        raise Fault("Members are merged by somebody, for a reason.", advice="Give --by WHO and --why TEXT.")
    work = partial(_merge, hq=hq, alias=alias, member=member, who=who.strip(), why=why.strip())
    found = hq.database.run_transaction("merge", work)
    publisher.publish(hq)
    return found


def after(hq: Hq, tx: sa.Connection, effects: Sequence[Effect]) -> None:
    """In the transaction that booked these effects of a register's: what came back of aliases' goes on to their
    members, and what a register still holds is asked back.
    """
    owners = {owner for effect in effects for owner, _ in effect.reports if "/" not in owner}
    into = members.into_of(tx, sorted(owners))
    if not into:
        return
    acts = merged.onward(hq, tx, into)
    to_members.book_own(hq, tx, append_in(hq, tx, acts) if acts else [])
    for alias in sorted(into):
        ask_back(hq, tx, alias, None, REASON)


def sweep(hq: Hq) -> int:
    """Move what still lies with aliases (a new life of HQ had to wait); how many had something. Run every day."""
    left = hq.database.read(members.aliases_that_have)
    for alias in left:
        hq.database.run_transaction("merge.sweep", partial(_go_over, hq=hq, alias=alias))
    return len(left)


def _go_over(tx: sa.Connection, hq: Hq, alias: str) -> None:
    act_now(hq, tx, merged.onward(hq, tx, [alias]))


def _merge(tx: sa.Connection, hq: Hq, alias: str, member: str, who: str, why: str) -> str:
    rows = members.get(tx, sorted({alias, member}), lock=True)
    if member in rows and rows[member].into:
        member = rows[member].into
        rows |= members.get(tx, [member], lock=True)
    if alias in rows and rows[alias].into == member:
        return member
    _check(tx, hq, rows, alias, member)
    row = rows[alias]
    over, ends = merged.moved(tx, alias, member, first=True)
    seen = {f"{one.register}/{one.epoch}": one.seq for one in members.visits(tx, [alias])}
    body = MemberMerged(
        member=member,
        merged=alias,
        units=over,
        retired=ends,
        first=True,
        tier=row.tier,
        since=row.tier_since,
        cycle=row.cycle,
        seen=seen,
        why=why,
    )
    act_now(hq, tx, [Act(member, body, actor=who)])
    ask_back(hq, tx, alias, None, REASON)
    return member


def _check(tx: sa.Connection, hq: Hq, rows: dict[str, MemberRow], alias: str, member: str) -> None:
    for one in (alias, member):
        if one not in rows:
            raise Fault(f"There is no member {one}.", advice="Give a member's id.")
        if rows[one].frozen or closings.those_of(tx, [one]):
            raise Fault(f"{one} is frozen or has left.", advice="Unfreeze the member first.")
    if rows[alias].into:
        raise Fault(f"{alias} is an alias of {rows[alias].into} already.", advice="Merge that one.")
    if alias == member:
        raise Fault(f"{alias} and {member} are one already.", advice="Give two members.")
    if rows[alias].kind != rows[member].kind:
        raise Fault(f"{alias} and {member} are of different classes.", advice="Merge members of one class.")
    if lives.waiting(tx, hq.secrets.life):
        raise Fault("HQ was restored and waits for its registers.", advice="Try again when all have reported.")
