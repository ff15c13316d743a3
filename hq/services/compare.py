"""Projections against what the journals say: every difference in a sentence, nothing passed over."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from domain.allowances import Totals, merge
from domain.plan import Plan
from domain.settlement import Begun
from domain.standing import FROZEN, last_card, last_frozen
from hq.services.cause_effects import DOUBLE, NO_RECORD
from hq.services.closed_branch import LOSS
from hq.services.derive import Derived, Oddity
from hq.services.tier_book import tier_differences
from hq.services.words import CARD_TAKEN, CARD_TWICE
from hq.store import (
    audit,
    branches,
    causes,
    closings,
    members,
    oddities,
    point_debts,
    progress,
    recharge,
    reference,
    settlement,
    words,
)
from hq.store.audit import Unit
from hq.store.lives import FIRST_LIFE
from hq.store.reports import ODD_TOTALS, OVERDRAWN
from wire.bodies import plan_from, plan_hash

HQ = "HQ/"
FAR = "9999-12-31T23:59:59.999Z"


def differences(tx: sa.Connection, derived: Derived, life: int) -> Iterator[str]:
    """Every projection that is not what the journals say."""
    derived.joined()
    yield from _maps("balance of", members.all_balances(tx), derived.balances)
    yield from _members(tx, derived)
    yield from _sets("a sale's facts", audit.facts(tx), derived.facts)
    bills = {bill for fact in derived.facts if (bill := fact.bill) is not None}
    yield from _sets("a member's bill", audit.bills(tx), bills)
    yield from _sets("a return of a sale", audit.returns(tx), derived.returns)
    yield from _sets("a closed member", closings.every(tx), derived.closed)
    yield from _words(tx, derived)
    yield from _settled(tx, derived)
    yield from _cards(recharge.used(tx), derived.recharged)
    owed = {key: one for key, one in derived.debts.items() if one.points or one.value}
    yield from _sets("a debt of points", point_debts.everything(tx).items(), owed.items())
    yield from _causes(tx, derived)
    yield from derived.referrals.differences(tx)
    yield from _branches(tx, derived)
    told = {OVERDRAWN, DOUBLE, NO_RECORD, LOSS, CARD_TAKEN, CARD_TWICE} | (
        set() if life == FIRST_LIFE else {ODD_TOTALS}
    )
    yield from _sets("an exception", _but(told, audit.exceptions(tx)), _but(told, derived.odd))
    yield from _released(tx, derived)
    yield from _sets("a word on an exception", oddities.every_state(tx).values(), derived.states.values())
    yield from _allowances(tx, derived, life)


def _maps(what: str, stored: Mapping[Unit, int], derived: Mapping[Unit, int]) -> Iterator[str]:
    for key in sorted({*stored, *derived}):
        if stored.get(key, 0) != derived.get(key, 0):
            yield f"{what} {' '.join(key)} is {stored.get(key, 0)}, the journals say {derived.get(key, 0)}"


def _sets(what: str, stored: Collection[Any], derived: Collection[Any]) -> Iterator[str]:
    have, want = set(stored), set(derived)
    for one in sorted(have ^ want, key=str):
        yield f"{what} {'is not in the journals' if one in have else 'is missing'}: {one}"


def _words(tx: sa.Connection, derived: Derived) -> Iterator[str]:
    """Every word on a member, and that the last one holds: frozen or not, and his card."""
    said = words.every(tx)
    yield from _sets("a word on a member", {one.word for one in said if not one.first}, derived.words)
    rows = audit.members(tx)
    spoken_of = {one.word.member for one in said if one.word.member in rows}
    for member in sorted({rows[one].into or one for one in spoken_of}):
        names = {member} | {one for one in spoken_of if rows[one].into == member}
        his = [one for one in said if one.word.member in names]
        last = last_frozen(one.word for one in his)
        if last is not None and rows[member].frozen != (last.kind == FROZEN or member in derived.closed):
            yield f"{member} is {'' if rows[member].frozen else 'not '}frozen, the last word says otherwise"
        own = [one for one in his if one.word.member == member]
        card = last_card(one.word for one in (his if any(one.first for one in own) else own))
        if card is not None and rows[member].card not in {one.card for one in his if one.word == card}:
            yield f"the card of {member} is not the one that the last word gave him"


def _cards(used: Collection[tuple[str, str, int]], credited: Collection[tuple[str, str, int]]) -> Iterator[str]:
    """Every used card was credited once, for its face, to the member who brought it; nothing else was."""
    yield from _sets("a used recharge card", used, set(credited))
    times = Counter(code for code, _, _ in credited)
    for code in sorted(code for code, count in times.items() if count > 1):
        yield f"the recharge card {code} was credited more than once"


def _settled(tx: sa.Connection, derived: Derived) -> Iterator[str]:
    """Where lots began and what was given for them: a lot that two entries begin (opening balances) is one."""
    places: dict[tuple[str, str], set[Begun]] = {}
    for one in derived.begun:
        places.setdefault((one.member, one.lot), set()).add(one)
    known = settlement.every_begun(tx)
    yield from _sets("a lot", {(one.member, one.lot) for one in known}, places)
    for one in known:
        if one not in places.get((one.member, one.lot), {one}):
            yield f"the lot {one.lot} of {one.member} began at {one.place}, the journals say elsewhere"
    stored, uses = settlement.every_use(tx), derived.uses
    for key in sorted({*stored, *uses}):
        if stored.get(key, 0) != uses.get(key, 0):
            yield f"what {key[2]} gave for {key[1]} is {stored.get(key, 0)}, the journals say {uses.get(key, 0)}"


def _released(tx: sa.Connection, derived: Derived) -> Iterator[str]:
    """Every plan that an entry released stands as the last one said; plans of before have no entry."""
    plans = {one.version: one for one in reference.plans(tx)}
    for version, said in derived.released.items():
        one = plans.get(version)
        if one is None or (one.scope, one.starts, plan_hash(one.text.encode())) != (said.scope, said.starts, said.hash):
            yield f"plan {version} is not as it was released"


def _but(codes: Collection[str], oddities: Iterable[Oddity]) -> set[Oddity]:
    """Without those that hang on what was granted when they were found: no journal tells that."""
    return {one for one in oddities if one[-1] not in codes}


def _members(tx: sa.Connection, derived: Derived) -> Iterator[str]:
    found = reference.plan_at(tx, FAR)
    plan = Plan(version=0) if found is None else plan_from(found.text.encode())
    rows = audit.members(tx)
    for row in rows.values():
        spending = derived.spending.get(row.member, 0)
        if row.spending != spending:
            yield f"spending of {row.member} is {row.spending}, the journals say {spending}"
    yield from _maps("counter of", progress.everything(tx), derived.progress)
    yield from _sets("an alias", {(id_, row.into) for id_, row in rows.items() if row.into}, derived.tiers.roots())
    yield from tier_differences(derived.tiers, rows, progress.claims(tx), derived.most, plan)


def _causes(tx: sa.Connection, derived: Derived) -> Iterator[str]:
    """Terms as the journals say, new members as they were enrolled, and no cause that issued twice."""
    yield from _sets("a paid term", causes.every_term(tx), derived.terms)
    for one in causes.every_met(tx):
        by_hq = one.register.startswith(HQ) or (one.register, one.epoch, one.seq) in derived.unnoted
        if (one.member, one.unit) not in derived.met and not by_hq:
            yield f"the cause {one.unit} of {one.member} waits, and no entry met it"
    facts, rows = {one.member: one for one in causes.every_facts(tx)}, audit.members(tx)
    for member, body in derived.enrolled.items():
        known = facts.get(member)
        if member not in rows or known is None:
            yield f"{member} was enrolled and is not there"
        elif (known.enrolled, known.referrer) != (body.member.enrolled, body.member.referrer):
            yield f"the facts of {member} are {known}, his enrolment says otherwise"
    for issue, places in sorted(derived.issued.items(), key=str):
        if len(places) > 1:
            yield f"the cause {issue.rule} {issue.period} of {issue.owner} issued twice: {' '.join(sorted(places))}"


def _allowances(tx: sa.Connection, derived: Derived, life: int) -> Iterator[str]:
    """Ends and totals as reported; A + Σg = what HQ credited + Σb; and what is where is what postings say."""
    yield from _sets("an end of a unit", audit.ends(tx).items(), derived.ends.items())
    for place, end in sorted(derived.ended):
        if derived.ends.get(place) != end:
            yield f"HQ let {place[1]} of {place[0]} end as if it were good until {end}, the journals say otherwise"
    available = audit.available(tx)
    whole: dict[Unit, int] = dict(available)
    granted: dict[Unit, int] = dict(available)
    seen: set[tuple[str, str, str]] = set()
    for owner, unit, holder, totals in audit.lent(tx):
        seen.add((owner, unit, holder))
        said = derived.totals.get((owner, unit), {}).get(holder, Totals())
        if not _totals_fit(totals, said, life):
            yield f"allowance {owner} {unit} of {holder} is not what its journal says"
        key = owner, unit
        granted[key] = granted.get(key, 0) + totals.granted - totals.given_back
        whole[key] = whole.get(key, 0) + totals.granted + totals.credited - totals.spent - totals.given_back
    for (owner, unit), holders in derived.totals.items():
        for holder in holders:
            if (owner, unit, holder) not in seen:
                yield f"allowance {owner} {unit} of {holder} is missing"
    yield from _maps("available and lent of", granted, derived.deposits)
    if life == FIRST_LIFE:
        yield from _maps("what is left of", _known(whole, derived), _known(derived.units, derived))


def _branches(tx: sa.Connection, derived: Derived) -> Iterator[str]:
    """Every closed branch is booked as a whole: what its owner was given less what was lost is what it comes to."""
    stored = branches.everything(tx)
    for key in sorted({*stored, *derived.branches}):
        (owner, register, epoch), unit = key
        net, given, lost = derived.branches.get(key, [0, 0, 0])
        kept = stored.get(key)
        if given - lost != net or ((kept.net, kept.given) if kept is not None else (0, 0)) != (net, given):
            what = f"the closed branch {register}/{epoch} of {owner} {unit}"
            yield f"{what} comes to {net}, {given} were given and {lost} lost"


def _known(units: Mapping[Unit, int], derived: Derived) -> dict[Unit, int]:
    """Without members with an entry that nobody here can read: its totals are known, its postings are not."""
    return {key: amount for key, amount in units.items() if key[0] not in derived.waiting}


def _totals_fit(stored: Totals, said: Totals, life: int) -> bool:
    """Equal in HQ's first life; later ones may know more by registers' own reports, never less."""
    bare = Totals(0, stored.credited, stored.spent, stored.given_back, stored.lent, stored.borrowed)
    return bare == said if life == FIRST_LIFE else merge(bare, said) == bare
