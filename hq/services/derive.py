"""What all journals together say: the sums that projections must equal."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from domain.allowances import Totals, merge
from domain.entry_causes import MemberEnrolled
from domain.entry_losses import BranchBooked
from domain.entry_office import Released
from domain.entry_value import UnitsExpired
from domain.point_debts import Owed
from domain.settlement import Begun
from domain.standing import Word
from hq.services import cause_effects, to_members
from hq.services.cause_effects import Issue
from hq.services.effects import Effect
from hq.services.merged import mapped
from hq.services.office_effects import states
from hq.services.referral_book import ReferralBook
from hq.services.tier_book import TierBook
from hq.services.unnoted import unnoted
from hq.services.words import said_by
from hq.store import oddities
from hq.store.audit import Unit
from hq.store.branches import Branch
from hq.store.causes import TermRow
from hq.store.oddities import State
from hq.store.reports import ODD_TOTALS, after, other_ends
from hq.store.sales import ReturnOf, SaleFact
from hq.store.schema import plain_text
from hq.store.settlement import UseKey

Oddity = tuple[str, str, str, int, str]
Branches = dict[tuple[Branch, str], list[int]]
"""By closed branch and unit: what its entries come to, what HQ gave the owner of it, what it booked as lost."""


def _summed(sums: Mapping[Unit, int], root: Mapping[str, str]) -> dict[Unit, int]:
    found: dict[Unit, int] = defaultdict(int)
    for (who, unit), amount in sums.items():
        found[root[who], unit] += amount
    return found


def _by(sums: Mapping[str, int], root: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for who, amount in sums.items():
        found[root[who]] += amount
    return found


@dataclass(slots=True)
class Derived:
    """Sums over entries: `balances` of members and `units` of every owner, spending (`most`: returns left out),
    other counters, debts of points, what is told of tiers, totals by (owner, unit) and holder, what HQ credited and
    until when, facts, oddities, members whose entries wait for a program that can read them.
    """

    balances: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))
    units: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))
    spending: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    most: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    progress: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))
    debts: dict[Unit, Owed] = field(default_factory=lambda: defaultdict(Owed))
    tiers: TierBook = field(default_factory=TierBook)
    totals: dict[Unit, dict[str, Totals]] = field(default_factory=lambda: defaultdict(dict))
    deposits: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))
    ends: dict[Unit, str] = field(default_factory=dict)
    ended: set[tuple[Unit, str]] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    words: set[Word] = field(default_factory=set)
    recharged: list[tuple[str, str, int]] = field(default_factory=list)
    facts: set[SaleFact] = field(default_factory=set)
    returns: set[ReturnOf] = field(default_factory=set)
    odd: set[Oddity] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    terms: set[TermRow] = field(default_factory=set)
    met: set[tuple[str, str]] = field(default_factory=set)
    unnoted: set[tuple[str, str, int]] = field(default_factory=set)
    enrolled: dict[str, MemberEnrolled] = field(default_factory=dict)
    released: dict[int, Released] = field(default_factory=dict)
    states: dict[oddities.Key, State] = field(default_factory=dict)
    begun: set[Begun] = field(default_factory=set)
    uses: dict[UseKey, int] = field(default_factory=lambda: defaultdict(int))
    issued: dict[Issue, set[str]] = field(default_factory=lambda: defaultdict(set))
    branches: Branches = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    referrals: ReferralBook = field(default_factory=ReferralBook)

    def joined(self) -> None:
        """Put together what is of aliases' and of their members, however the entries name them."""
        into = self.tiers.into()
        names = {*self.spending, *self.most, *self.closed, *into}
        names |= {who for who, _ in (*self.balances, *self.progress, *self.debts)} | {one.member for one in self.begun}
        root = mapped(names | {key[0] for key in self.uses}, into.items())
        self.balances = _summed(self.balances, root)
        self.progress = _summed(self.progress, root)
        debts: dict[Unit, Owed] = defaultdict(Owed)
        for (who, unit), owed in self.debts.items():
            debts[root[who], unit] += owed
        self.debts = debts
        self.spending, self.most = _by(self.spending, root), _by(self.most, root)
        self.closed = {root[one] for one in self.closed}
        self.begun = {replace(one, member=root[one.member]) for one in self.begun}
        uses: dict[UseKey, int] = defaultdict(int)
        for (who, lot, place, day, lost), amount in self.uses.items():
            uses[root[who], lot, place, day, lost] += amount
        self.uses = uses

    def take(self, effect: Effect, stopped: frozenset[str], store: str) -> None:
        """Add an entry of a store's register; what it does to `stopped` members waits."""
        self._take_totals(effect.without(stopped), store)
        self._take_units(effect, stopped)
        for member, amount in effect.spending.items():
            if member not in stopped:
                self.spending[member] += amount
                self.most[member] += max(0, amount)
        for (member, unit), amount in effect.progress.items():
            if member not in stopped:
                self.progress[member, unit] += amount
        self.tiers.take(effect, stopped)
        self.referrals.take(effect, store)
        self.ends |= effect.without(stopped).ends
        if effect.closed is not None and effect.closed.member not in stopped:
            self.closed.add(effect.closed.member)
        if effect.recharged is not None:
            self.recharged.append(effect.recharged)
        for deposit in effect.deposits:
            self.deposits[deposit.owner, deposit.unit] += deposit.amount
        if effect.sale is not None:
            self.facts.add(effect.sale)
        if effect.return_of is not None:
            self.returns.add(effect.return_of)
        self._take_causes(effect)
        self._take_branch(effect, stopped)
        self._take_lots(effect, stopped)
        self._take_office(effect, stopped)

    def _take_office(self, effect: Effect, stopped: frozenset[str]) -> None:
        """What people decided, and said of members' cards: of the same thing the last word holds."""
        word = said_by(effect.without(stopped))
        if word is not None:
            self.words.add(replace(word, reason=plain_text(word.reason)))
        self.states |= {one.key: one for one in states([effect])}
        if isinstance(effect.entry.body, Released) and effect.entry.body.what == "plan":
            self.released[effect.entry.body.version] = effect.entry.body

    def _take_lots(self, effect: Effect, stopped: frozenset[str]) -> None:
        """Where lots began, what was given for them, and what HQ let end."""
        if isinstance(effect.entry.body, UnitsExpired):
            self.ended.update(((one.owner, one.unit), one.expires or "") for one in effect.entry.body.units)
        self.begun.update(one for one in effect.begun if one.member not in stopped)
        for one in effect.uses:
            if one.member not in stopped:
                self.uses[one.member, one.lot, one.place, one.day, one.lost] += one.amount

    def _take_causes(self, effect: Effect) -> None:
        """Who was enrolled, which terms were sold, which causes were met and issued for."""
        body = effect.body or effect.entry.body
        self.terms.update(cause_effects.terms(effect, body))
        self.met.update((one.member, one.unit) for one in cause_effects.met(effect, body))
        if unnoted(effect) is not None:
            self.unnoted.add(to_members.place(effect))
        if isinstance(body, MemberEnrolled):
            self.enrolled.setdefault(body.member.id, body)
        for issue in cause_effects.issues(body) if effect.adopted is None else ():
            self.issued[issue].add("/".join(map(str, to_members.place(effect))))

    def _take_branch(self, effect: Effect, stopped: frozenset[str]) -> None:
        """Entries of a closed branch, and HQ's act that books it."""
        for (owner, unit), amount in effect.branch.items():
            if effect.adopted is not None and owner not in stopped:
                self.branches[(owner, effect.adopted.register, effect.adopted.epoch), unit][0] += amount
        body = effect.entry.body
        if isinstance(body, BranchBooked):
            for number, units in ((1, body.units), (2, body.lost)):
                for one in units:
                    self.branches[(body.owner, body.register, body.epoch), one.unit][number] += one.amount

    def _take_totals(self, effect: Effect, store: str) -> None:
        """Count up what an entry moves, and note it when its report says otherwise."""
        for owner, unit in sorted({*effect.reports, *effect.moves}):
            if not owner or not unit:
                continue
            holders, holder = self.totals[owner, unit], f"{effect.entry.register}/{effect.entry.epoch}"
            said = effect.reports.get((owner, unit))
            moved = effect.moves.get((owner, unit), Totals())
            holders[holder], fits = after(holders.get(holder, Totals()), said, moved)
            if not fits:
                self.odd.add((store, *to_members.place(effect), ODD_TOTALS))
            for (*_, end), hears in other_ends((owner, unit, holder), said):
                holders[end] = merge(holders.get(end, Totals()), hears)
        for one in effect.written_off:
            holders = self.totals[one.owner, one.unit]
            before = holders.get(one.holder, Totals())
            more = (before.credited + max(0, -one.amount), before.given_back + max(0, one.amount))
            holders[one.holder] = replace(before, credited=more[0], given_back=more[1])

    def _take_units(self, effect: Effect, stopped: frozenset[str]) -> None:
        for (owner, unit), amount in effect.units.items():
            self.units[owner, unit] += amount
            if owner in effect.members and owner not in stopped:
                self.balances[owner, unit] += amount
        for (owner, unit), owed in effect.debts.items():
            if owner not in stopped:
                self.debts[owner, unit] += owed
