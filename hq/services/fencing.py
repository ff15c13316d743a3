"""Registers that will not speak again (ARCHITECTURE, a dead register): shut out, given up as lost, and what turns up
later looked at.

SHUT OUT: the key is revoked; what it pushes goes into quarantine. LOST: two people approve, and what was lent goes back
to its owners from the loss account. APPROVED: what lies in quarantine counts as a closed branch.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from domain.entries import UnitAmount
from domain.entry_losses import AllowanceLost
from domain.errors import Fault
from domain.points import FAMILY as POINTS
from hq.services import adopt, neighbours, outbox, own_acts, project, silence
from hq.services.context import Hq
from hq.services.effects import Effect, Odd
from hq.services.grant import plan_in_force
from hq.services.hq_journal import Act, journal_owner
from hq.services.project import QUARANTINED
from hq.store import fences, holders, identity, journal, members
from hq.store.fences import Fence
from hq.store.journal import JournalKey

BATCH = 500
PAGE = 1000


@dataclass(frozen=True, slots=True)
class Settled:
    """What went back of what was lent: how many owners, what of it is stored value (minor units); what was borne."""

    owners: int = 0
    value: int = 0
    borne: int = 0


def shut_out(hq: Hq, register: str, epoch: str | None = None) -> list[str]:
    """Revoke the keys of a register (or of one epoch of it); the epochs. Fault when there is none.

    Its store hears of it: others lend it nothing any more, and hand in what they keep of its journal.
    """

    def work(tx: sa.Connection) -> list[str]:
        keys = _keys(tx, register, epoch)
        for key in keys:
            journal.head(tx, key, lock=True)  # nothing is appended between the head and the quarantine behind it
            identity.revoke(tx, key.store, key.register, key.epoch, hq.now())
            fences.put_up(tx, key, "")
        neighbours.announce(tx, hq, keys[0].store, register)
        return [key.epoch for key in keys]

    epochs = hq.database.run_transaction("shut_out", work)
    outbox.publish(hq)
    return epochs


def lose(hq: Hq, register: str, epoch: str | None, approved_by: str, and_by: str, *, early: bool = False) -> Settled:
    """Give a register up: its keys are revoked, and what was lent to it goes back to its owners.

    Run again, it goes on where it was broken off. Faults: nobody of that name; not two people; one who spoke within
    the last day (not `early`: a stolen till).
    """
    approvals = _two(approved_by, and_by)
    if not early:
        _is_silent(hq, register, epoch)
    epochs = shut_out(hq, register, epoch)
    project.catch_up(hq)

    def work(tx: sa.Connection) -> None:
        for key in _keys(tx, register, epoch):
            if key.epoch in epochs and (known := fences.get(tx, key, lock=True)) and known.lost_at is None:
                fences.give_up(tx, key, hq.now(), "\n".join(approvals))

    hq.database.run_transaction("lose", work)
    done = Settled()
    for name in epochs:
        done = _plus(done, settle(hq, f"{register}/{name}", approvals))
    project.catch_up(hq)
    return done


def _is_silent(hq: Hq, register: str, epoch: str | None) -> None:
    known = hq.database.read(lambda tx: silence.speaking(tx, hq.clock(), register))
    if known is not None and epoch in {None, known.epoch}:
        raise Fault(
            f"{register} spoke at {known.since}.",
            advice="Name the --epoch that is lost, or say --early when this very till is gone.",
        )


def settle_all(hq: Hq) -> None:
    """Go on where giving up was broken off, and settle what other registers told since of loans. Run every day."""
    for (register, epoch), fence in hq.database.read(fences.every).items():
        if fence.lost_at is not None:
            settle(hq, f"{register}/{epoch}", _names(fence))


def settle(hq: Hq, holder: str, approvals: tuple[str, ...]) -> Settled:
    """Bring what a lost holder was lent back to its owners, as far as its journal is projected."""
    done, behind = Settled(), ""
    while True:
        owners = hq.database.read(lambda tx, behind=behind: holders.owners(tx, holder, behind, BATCH))  # type: ignore[misc]
        if not owners:
            return done
        part = hq.database.run_transaction(
            "settle_lost",
            lambda tx, owners=owners: _settle(hq, tx, holder, owners, approvals),  # type: ignore[misc]
        )
        done, behind = _plus(done, part), owners[-1]


def _settle(hq: Hq, tx: sa.Connection, holder: str, owners: list[str], approvals: tuple[str, ...]) -> Settled:
    register, _, epoch = holder.partition("/")
    waiting = members.stopped(tx, identity.store_of(tx, register) or "", register, epoch)
    plan = plan_in_force(tx, hq)
    acts: list[Act] = []
    for owner, rooms in holders.rooms(tx, holder, owners).items():
        if owner in waiting:
            continue
        units = tuple(UnitAmount(owner, unit, room) for unit, room in sorted(rooms.items()))
        points = -sum(min(0, room) for unit, room in rooms.items() if unit.startswith(POINTS))
        body = AllowanceLost(owner, register, epoch, units, approvals, points * plan.points.value, plan.currency)
        acts.append(Act(journal_owner(owner), body))
    own_acts.act_now(hq, tx, acts)
    moved = [unit for act in acts if isinstance(act.body, AllowanceLost) for unit in act.body.units]
    value = [unit.amount for unit in moved if unit.unit.startswith("SV")]
    return Settled(len(acts), sum(max(0, one) for one in value), -sum(min(0, one) for one in value))


def approve(hq: Hq, register: str, epoch: str | None, approved_by: str, and_by: str) -> int:
    """Let what lies in quarantine count as a closed branch; how many entries. What comes later is looked at later."""
    _two(approved_by, and_by)
    project.catch_up(hq)
    total = 0
    for key in hq.database.read(lambda tx: _keys(tx, register, epoch)):
        while count := hq.database.run_transaction("approve", lambda tx, key=key: _approve(hq, tx, key)):  # type: ignore[misc]
            total += count
    project.catch_up(hq)
    return total


def _approve(hq: Hq, tx: sa.Connection, key: JournalKey) -> int:
    upto, fence, first = journal.cursor(tx, key, lock=True), fences.get(tx, key, lock=True), None
    if fence is not None:
        first = journal.quarantine_from(tx, key)
    if fence is None or first is None:
        return 0
    rows = [row for row in journal.page(tx, key, max(first - 1, fence.approved_upto), PAGE) if row.seq <= upto]
    if not rows:
        return 0
    fences.approve(tx, key, rows[-1].seq)
    looked_at = fences.quarantine(tx, key)
    effects: list[Effect] = []
    odd: list[tuple[int, str, str]] = []
    for row in rows:
        journal.settle_exception(tx, key, row.seq, QUARANTINED)
        try:
            effect = adopt.counted(tx, key, row, looked_at)
        except Odd as wrong:
            odd.append((row.seq, wrong.code, wrong.detail))
            continue
        effects += [effect] if effect is not None else []
    journal.raise_exceptions(tx, key, [*odd, *project.book_late(hq, tx, key, effects)])
    return len(rows)


def _keys(tx: sa.Connection, register: str, epoch: str | None) -> list[JournalKey]:
    store = identity.store_of(tx, register)
    known = (
        []
        if store is None
        else [JournalKey(store, register, row[0]) for row in identity.epochs_of(tx, store, register)]
    )
    found = [key for key in known if epoch in {None, key.epoch}]
    if not found:
        raise Fault(f"{register} has no such epoch here.", advice="Look at HQ's page for its name.")
    return found


def _two(one: str, other: str) -> tuple[str, str]:
    names = one.strip(), other.strip()
    if not all(names) or names[0] == names[1]:
        raise Fault(
            "Two people approve: the store's manager and one at headquarters.",
            advice="Give --approved-by and --and-by with two names.",
        )
    return names


def _names(fence: Fence) -> tuple[str, ...]:
    return tuple(fence.approved_by.split("\n"))


def _plus(one: Settled, other: Settled) -> Settled:
    return Settled(one.owners + other.owners, one.value + other.value, one.borne + other.borne)
