"""HQ issues what the calendar brings, opens what lies ahead, and settles causes that tills met without their unit.

Everything is idempotent: a coupon's code follows from its cause, and the account of a unit that was ever opened stays.
The member's row is locked before anything of him is looked at: of two who would issue, the second one sees the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

import sqlalchemy as sa

from domain import issues, services
from domain.entries import CauseMet, EntryRef, PlanRef, UnitAmount
from domain.entry_causes import CausesOpened, CouponIssued
from domain.issues import Cause
from domain.members import Member
from domain.plan import Plan
from domain.spans import birthday_fact
from hq.services import outbox as publisher
from hq.services import place_units, project
from hq.services.context import Hq
from hq.services.grant import Asker, signed_grant
from hq.services.hq_journal import Act, append_in
from hq.services.standing import plan_of
from hq.store import allowances, causes, identity, lives, members, outbox, placements, reference
from hq.store.allowances import Account, Holding
from hq.store.causes import Facts, Met
from hq.store.members import MemberRow
from wire.allowances import Recall
from wire.bodies import plan_from, plan_hash
from wire.feed import KIND_RECALL
from wire.messages import to_plain

BATCH = 500
REASON = "cause"
COUPON = "CPN:"


@dataclass(frozen=True, slots=True)
class Rules:
    """The plan by which HQ issues now, as its entries name it."""

    plan: Plan
    ref: PlanRef


def issue_due(hq: Hq) -> int:
    """Issue what is due today and open what lies ahead, member by member; how many entries. Run every day.

    Nothing is done while a new life of HQ waits for registers.
    """
    if hq.database.read(lambda tx: lives.waiting(tx, hq.secrets.life)):
        return 0
    rules = hq.database.read(lambda tx: rules_at(tx, hq.now()))
    if rules is None or not (rules.plan.issues or services.limits_texts(rules.plan)):
        return 0
    behind, total = "", 0
    while True:
        work = partial(_batch, hq=hq, rules=rules, behind=behind)
        behind, made, scopes = hq.database.run_transaction("issue", work)
        publisher.publish(hq, scopes)
        total += made
        if not behind:
            return total


def rules_at(tx: sa.Connection, at: str) -> Rules | None:
    """The plan in force at a moment; None when none was published."""
    stored = reference.plan_at(tx, at)
    if stored is None:
        return None
    text = stored.text.encode("utf-8")
    return Rules(plan_from(text), PlanRef(stored.version, plan_hash(text)))


def _batch(tx: sa.Connection, hq: Hq, rules: Rules, behind: str) -> tuple[str, int, list[str]]:
    """The next members: behind whom to go on ("" when nobody is left), entries made, feeds to publish."""
    rows = members.page(tx, behind, BATCH)
    if not rows:
        return "", 0, []
    ids = [row.member for row in rows]
    members.get(tx, ids, lock=True)
    also = members.aliases(tx, ids)
    owners = [*ids, *(alias for found in also.values() for alias in found)]
    accounts, held = placements.accounts_of(tx, owners), placements.holdings_of(tx, owners)
    facts, everybody = causes.facts_of(tx, ids), members.everybody(tx, ids)
    paid, visits = causes.paid_of(tx, everybody), causes.last_visits(tx, everybody)
    now = hq.clock()
    acts: list[Act] = []
    for row in rows:
        known = facts.get(row.member, Facts(row.member))
        who = member_of(row, known, paid.get(row.member, {}), visits.get(row.member, ""), now.date())
        names = (row.member, *also.get(row.member, ()))
        units = {unit for one in names for unit in (*accounts.get(one, {}), *(had.unit for had in held.get(one, ())))}
        acts += _acts(who, known.birthday, rules, now, units, names)
    scopes = _write(tx, hq, acts, {row.member: row.home_store for row in rows})
    return (ids[-1] if len(rows) == BATCH else ""), len(acts), scopes


def member_of(row: MemberRow, facts: Facts, paid: Mapping[str, str], last_visit: str, on: date) -> Member:
    """A member as rules look at him."""
    return Member(
        id=row.member,
        tier=row.tier,
        spending=row.spending,
        home_store=row.home_store,
        frozen=row.frozen,
        kind=row.kind,
        enrolled=facts.enrolled,
        birthday=birthday_fact(facts.birthday, on),
        cycle=row.cycle,
        paid=dict(paid),
        referrer=facts.referrer,
        last_visit=last_visit,
    )


def _acts(who: Member, birthday: str, rules: Rules, now: datetime, units: set[str], names: Sequence[str]) -> list[Act]:
    """What a member is given now that he was never given under any of his names, and the causes ahead of him that were
    never opened.
    """
    codes = {unit.rpartition("/")[2] for unit in units if unit.startswith(COUPON)}
    calendar = issues.of_calendar(who, birthday, rules.plan, now)
    due = [(cause, day) for cause, day in calendar if not _had(cause, day, rules.plan, codes, names[1:])]
    issued = tuple(one for cause, day in due for one in issues.coupons(cause, rules.plan, day) if one.code not in codes)
    held = rules.plan.tier(who.tier)
    above = held.threshold if held is not None else -1
    ahead = [*issues.ahead(who.kind, rules.plan, who.cycle, above)]
    ahead += issues.asleep(who.last_visit, rules.plan, now.date())
    lasting = [*((unit, None) for unit in ahead), *services.ahead(who, birthday, rules.plan, now)]
    opened = tuple(UnitAmount(who.id, unit, 1, end) for unit, end in lasting if unit not in units)
    acts = [Act(who.id, CouponIssued(who.id, rules.ref, issued))] if issued else []
    return acts + ([Act(who.id, CausesOpened(who.id, rules.ref, opened))] if opened else [])


def _had(cause: Cause, day: date, plan: Plan, codes: set[str], aliases: Sequence[str]) -> bool:
    """Whether the same cause issued to an alias of the member's."""
    return any(one.code in codes for alias in aliases for one in issues.coupons(replace(cause, owner=alias), plan, day))


def _write(tx: sa.Connection, hq: Hq, acts: Sequence[Act], homes: Mapping[str, str]) -> list[str]:
    """Append, project in the same transaction, and lend what is new to the lead registers of the members' homes."""
    append_in(hq, tx, acts)
    while project.hq_batch(hq, tx):
        pass
    by_store: dict[str, list[tuple[str, dict[str, int]]]] = {}
    for act in acts:
        by_store.setdefault(homes[act.member], []).append((act.member, _new_units(act)))
    return [scope for store, found in by_store.items() for scope in place_units.place_all(tx, hq, store, found)]


def _new_units(act: Act) -> dict[str, int]:
    body = act.body
    if isinstance(body, CouponIssued):
        return {f"{COUPON}{one.rule}/{one.code}": 1 for one in body.issued}
    return {unit.unit: unit.amount for unit in body.units} if isinstance(body, CausesOpened) else {}


def settle(hq: Hq, *, again: bool = False) -> int:
    """Issue for causes that were met without their unit, once each; how many wait no longer.

    Where the unit is out it is asked back, and the cause waits; where another till has spent it, nothing is due.
    `again`: whoever was asked before is asked once more.
    """
    if hq.database.read(lambda tx: lives.waiting(tx, hq.secrets.life)):
        return 0
    done = 0
    for one in hq.database.read(causes.every_met):
        settled, scopes = hq.database.run_transaction(
            "settle", partial(_settle, hq=hq, one=replace(one, asked="") if again else one)
        )
        publisher.publish(hq, scopes)
        done += settled
    return done


def _settle(tx: sa.Connection, hq: Hq, one: Met) -> tuple[int, list[str]]:
    row = members.get(tx, [one.member], lock=True).get(one.member)
    if row is None or not causes.waits(tx, one):
        return 0, []
    account = allowances.accounts(tx, one.member).get(one.unit)
    held = [holding for holding in allowances.holdings(tx, one.member) if holding.unit == one.unit]
    if account is None and not held:
        return _issue(tx, hq, one, row, new=True)
    if account is not None and account.available > 0:
        return _issue(tx, hq, one, row, new=False)
    if (out := next((holding for holding in held if holding.totals.room > 0), None)) is not None:
        return 0, [] if out.holder == one.asked else _ask_back(tx, hq, one, out, account)
    causes.settled(tx, one)
    return 1, []


def _issue(tx: sa.Connection, hq: Hq, one: Met, row: MemberRow, *, new: bool) -> tuple[int, list[str]]:
    rules = _rules_of(tx, hq, one.plan)
    rule = next((found for found in rules.plan.issues if found.id == one.rule), None)
    causes.settled(tx, one)
    if rule is None:
        return 1, []
    cause = Cause(rule, one.member, one.period)
    body = CouponIssued(
        member=one.member,
        plan=rules.ref,
        issued=issues.coupons(cause, rules.plan, date.fromisoformat(one.day)),
        causes=(CauseMet(one.rule, one.member, one.period, here=True),),
        of=EntryRef(one.register, one.epoch, one.seq),
    )
    opening = CausesOpened(one.member, rules.ref, (UnitAmount(one.member, one.unit, 1),))
    acts = [*([Act(one.member, opening)] if new else []), Act(one.member, body)]
    append_in(hq, tx, acts)
    while project.hq_batch(hq, tx):
        pass
    if row.into:
        return 1, []
    return 1, place_units.place_all(tx, hq, row.home_store, [(one.member, _new_units(acts[-1]))])


def _rules_of(tx: sa.Connection, hq: Hq, wanted: str) -> Rules:
    """The plan of that hash, else the one in force."""
    plan = plan_of(tx, wanted)
    if plan is not None:
        return Rules(plan, PlanRef(plan.version, wanted))
    return rules_at(tx, hq.now()) or Rules(Plan(version=0), PlanRef(0, wanted))


def _ask_back(tx: sa.Connection, hq: Hq, one: Met, out: Holding, account: Account | None) -> list[str]:
    """Put a recall into the holder's feed; the cause waits for its unit."""
    register, _, epoch = out.holder.partition("/")
    of = Asker(register, epoch, identity.store_of(tx, register) or "")
    totals = {one.unit: 0, **allowances.granted(tx, one.member, out.holder)}
    ends = {one.unit: account.expires if account is not None else None}
    only = {unit: amount for unit, amount in totals.items() if unit == one.unit}
    doc = Recall(owner=one.member, grant=signed_grant(hq, of, one.member, only, ends, {}), reason=REASON)
    scope = f"register:{register}"
    outbox.announce(tx, scope, KIND_RECALL, one.member, to_plain(doc))
    causes.asked(tx, one, out.holder)
    return [scope]
