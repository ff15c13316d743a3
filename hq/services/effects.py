"""What an entry means for HQ's projections: read from its bytes alone, no database.

Used by the projector as entries arrive, and by `verify`, which derives everything again.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from domain.allowances import Totals, merge
from domain.entries import (
    Adopted,
    AllowanceReport,
    Body,
    Entry,
    EntryRef,
    GoodsReturned,
    ReturnCompleted,
    SaleCompleted,
    UnitAmount,
)
from domain.entry_causes import MemberEnrolled, MembershipEarned, MembershipGranted
from domain.entry_office import MemberMerged
from domain.entry_points import GiftReturned
from domain.entry_standing import CardReplaced, MemberFrozen, MemberUnfrozen
from domain.ledger import HELD, Posting
from domain.point_debts import Owed, owed_by
from domain.postings import SPENDING, allowance_moves, postings, sale_owner, unbalanced
from domain.returns import returned_by
from domain.settlement import Begun, Use, begun, uses
from domain.soundness import trouble
from hq.services.tier_news import TierNews, news_of
from hq.services.value_effects import WrittenOff, closed, deposits, ends, recharged, texts, written_off
from hq.store.closings import Closed
from hq.store.progress import TIER, Key
from hq.store.sales import RETURN, SALE, ReturnOf, SaleFact
from wire.bodies import UnknownKind, body_json, read_entry
from wire.entries import decode_entry, read_adopted
from wire.json_text import Malformed

F = TypeVar("F", SaleFact, ReturnOf)

MOST = 10**15
MEMBER = "member:"
HQ = "HQ/"
PARKED = "parked"
_TOTAL = {"credit": "credited", "spend": "spent", "give_back": "given_back"}
_SIGN = {"credit": 1, "spend": -1}
"""What counts of a closed branch; what it gave back or lent counts nothing."""
_NAME = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]{1,200}")


class Odd(Exception):
    """An entry that cannot be booked: it is kept, and raised as an exception with this code."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Effect:
    """What one entry does: `units` by owner and unit, `spending` by member and its other counters by member and unit
    (`progress`), totals as reported, facts for pages, what it tells of a tier.

    `moves` is by how much its totals must have grown: what its own postings credit, spend and give back.
    `deposits` are what HQ's own entries make available, below 0 what they take; `ends` until when new units may be
    spent. `closed`: a member left; `recharged`: (HMAC, member, face) of a card that HQ credited. `adopted` is the
    original of an entry of a closed branch: it touches no totals, `branch` is what it credits less what it spends.
    `written_off` is what HQ itself takes back of a lost register. `body` is what happened (of an adopted entry, inside
    it), `private` the records that came beside it. `begun` and `uses` are what a settlement between stores is made of.
    `part` is of whom alone it is to be booked (None: of everybody). `raw` are the bytes of what happened, as `body`.
    """

    entry: Entry
    units: dict[tuple[str, str], int]
    spending: dict[str, int]
    reports: dict[tuple[str, str], Totals]
    moves: dict[tuple[str, str], Totals] = field(default_factory=dict)
    sale: SaleFact | None = None
    return_of: ReturnOf | None = None
    deposits: tuple[UnitAmount, ...] = ()
    progress: dict[tuple[str, str], int] = field(default_factory=dict)
    news: TierNews | None = None
    ends: dict[tuple[str, str], str] = field(default_factory=dict)
    closed: Closed | None = None
    recharged: tuple[str, str, int] | None = None
    members: frozenset[str] = field(default_factory=frozenset)
    adopted: Adopted | None = None
    body: Body | None = None
    private: tuple[tuple[str, bytes], ...] = ()
    debts: dict[tuple[str, str], Owed] = field(default_factory=dict)
    branch: dict[tuple[str, str], int] = field(default_factory=dict)
    written_off: tuple[WrittenOff, ...] = ()
    begun: tuple[Begun, ...] = ()
    uses: tuple[Use, ...] = ()
    part: frozenset[str] | None = None
    raw: bytes = b""

    @property
    def original(self) -> EntryRef:
        """The place of what happened: of an adopted entry, where it stood."""
        inner = self.adopted
        return EntryRef(inner.register, inner.epoch, inner.seq) if inner is not None else self.entry.ref

    def concerns(self, owner: str) -> bool:
        """Whether it is to be booked what it does to this owner."""
        return self.part is None or owner in self.part

    @property
    def owners(self) -> frozenset[str]:
        """Whose rows it touches: members, sales with a right to return, campaigns."""
        named = {owner for owner, _ in (*self.reports, *self.moves, *self.ends, *self.debts, *self.branch)}
        back = {self.return_of.sale} if self.return_of is not None else set()
        bill = {self.sale.member} if self.sale is not None and self.sale.member is not None else set()
        return self.members.union(named, back, bill)

    def of(self, owners: frozenset[str]) -> "Effect":
        """What it does to these owners."""
        return replace(self._for(self.members & owners, owners.__contains__), part=owners)

    def without(self, waiting: Collection[str]) -> "Effect":
        """The same without what it does to members who wait for an entry before it."""
        if not waiting:
            return self
        return self._for(self.members.difference(waiting), lambda owner: owner not in waiting)

    def alone(self, member: str) -> "Effect":
        """What was left out while this member waited; rights of sales again, by their totals alone."""
        found = self._for(self.members & {member}, lambda owner: owner == member or "/" in owner)
        return replace(found, branch={place: moved for place, moved in self.branch.items() if place[0] == member})

    def _for(self, members: frozenset[str], takes: Callable[[str], bool]) -> "Effect":
        reports = {place: said for place, said in self.reports.items() if takes(place[0])}
        moves = {place: moved for place, moved in self.moves.items() if takes(place[0])}
        last = {place: end for place, end in self.ends.items() if takes(place[0])}
        debts = {place: owed for place, owed in self.debts.items() if takes(place[0])}
        apart = {place: moved for place, moved in self.branch.items() if takes(place[0])}
        gone = self.closed if self.closed is not None and takes(self.closed.member) else None
        return replace(
            self, members=members, reports=reports, moves=moves, ends=last, closed=gone, debts=debts, branch=apart
        )


def effect_of(raw: bytes, store: str) -> Effect:
    """What an entry of a store's register does.

    Raises `Odd` with code parked, odd_body, odd_names, odd_amount, unsound, unbalanced or odd_adopted.
    """
    try:
        entry = read_entry(raw)
    except UnknownKind as error:
        raise Odd(PARKED, str(error)) from error
    except Malformed as error:
        raise Odd("odd_body", str(error)) from error
    if isinstance(entry.body, Adopted):
        return _adopted(entry, entry.body, store)
    found = postings(entry)
    if wrong := unbalanced(found):
        raise Odd("unbalanced", ", ".join(f"{unit}: {amount}" for unit, amount in wrong.items()))
    _check(entry, found)
    if wrong_itself := trouble(entry):
        raise Odd("unsound", wrong_itself)
    units, spending, progress = _moves(found)
    news, of_hq, debts = news_of(entry), entry.register.startswith(HQ), owed_by(entry.body)
    return Effect(
        entry=entry,
        units=units,
        spending=spending,
        reports=_reports(entry),
        moves={} if of_hq else _grown(entry, found),
        sale=_sale(entry, store),
        return_of=_return(entry, store),
        deposits=tuple(deposits(entry)),
        ends=ends(entry),
        closed=closed(entry),
        recharged=recharged(entry),
        progress=progress,
        news=news,
        members=frozenset(
            {owner for owner, _ in (*units, *progress, *debts) if "/" not in owner}
            | spending.keys()
            | ({news.member} if news is not None else set())
            | _named(entry.body)
        ),
        body=entry.body,
        debts=debts,
        written_off=written_off(entry),
        begun=begun(entry),
        uses=uses(entry, found),
        raw=raw,
    )


def _adopted(entry: Entry, body: Adopted, store: str) -> Effect:
    """A real sale of a closed branch counts as a sale where it was handed in; its totals and units do not."""
    try:
        _, raw = read_adopted(body_json(body))
    except Malformed as error:
        raise Odd("odd_adopted", str(error)) from error
    inner = effect_of(raw, store)
    return inner_of_branch(inner, inner.adopted or body, entry)


def inner_of_branch(inner: Effect, original: Adopted, entry: Entry) -> Effect:
    """What the entry of a closed branch does, booked at the place of `entry`: a real sale counts, no totals move."""
    sums = dict(inner.branch)
    for move in allowance_moves(inner.entry):
        key = move.owner, move.unit
        sums[key] = sums.get(key, 0) + _SIGN.get(move.op, 0) * move.amount
    return replace(
        inner,
        entry=entry,
        units={},
        reports={},
        moves={},
        sale=_handed_in(inner.sale, entry),
        return_of=_handed_in(inner.return_of, entry),
        begun=tuple(replace(one, lost=True) for one in inner.begun),
        uses=tuple(replace(one, lost=True) for one in inner.uses),
        members=inner.members | {owner for owner, _ in sums if "/" not in owner},
        news=replace(inner.news, key=_place(entry)) if inner.news is not None else None,
        adopted=original,
        branch={key: amount for key, amount in sums.items() if amount},
    )


def _place(entry: Entry) -> Key:
    return entry.register, entry.epoch, entry.seq


def _handed_in(fact: F | None, entry: Entry) -> F | None:
    """A fact at the place of the entry that handed it in."""
    return None if fact is None else replace(fact, register=entry.register, epoch=entry.epoch, seq=entry.seq)


def stopped_by(raw: bytes, odd: Odd) -> tuple[str, ...]:
    """The members whose later entries must wait: those of an entry of a kind that is not known yet."""
    if odd.code != PARKED:
        return ()
    return tuple(member for member in decode_entry(raw).members if _NAME.fullmatch(member))


def _check(entry: Entry, found: Iterable[Posting]) -> None:
    names = [name for posting in found for name in (posting.account, posting.unit)]
    names += [entry.business_day, *entry.members, *_facts(entry)]
    for report in _reported(entry):
        names += [report.owner, report.unit, *report.lent, *report.borrowed]
    for name in names:
        if not _NAME.fullmatch(name):
            raise Odd("odd_names", ascii(name))
    amounts = [posting.amount for posting in found]
    if (news := news_of(entry)) is not None:
        amounts += [news.promoted.cycle] if news.promoted is not None else []
        amounts += [news.review.facts.cycle] if news.review is not None else []
    amounts += [amount for report in _reported(entry) for amount in _amounts(report)]
    if any(abs(amount) > MOST for amount in amounts):
        raise Odd("odd_amount", f"an amount is over {MOST}")
    if any(amount < 0 for report in _reported(entry) for amount in _amounts(report)):
        raise Odd("odd_amount", "a total is below 0")


def _facts(entry: Entry) -> Iterator[str]:
    """Texts that reach a column though nothing is posted by them: of a free sale, of a return of nothing."""
    body = entry.body
    if isinstance(body, SaleCompleted):
        if body.tier_after is not None:
            yield body.tier_after
        if body.member is not None:
            yield body.member.id
    elif (back := returned_by(body)) is not None:
        yield sale_owner(back.original)
        if back.member is not None:
            yield back.member
    yield from texts(entry)
    news = news_of(entry)
    if news is not None:
        yield from (news.member, news.day, *(() if news.tier is None else (news.tier,)))
        yield news.review.next if news.review is not None else news.day


def _named(body: Body) -> frozenset[str]:
    """Members of whom an entry says something though it moves nothing of theirs."""
    if isinstance(body, MemberMerged):
        return frozenset({body.member, body.merged})
    if isinstance(body, MembershipGranted | MembershipEarned | CardReplaced | MemberFrozen | MemberUnfrozen):
        return frozenset({body.member})
    return frozenset({body.member.id}) if isinstance(body, MemberEnrolled) else frozenset()


def _amounts(report: AllowanceReport) -> list[int]:
    return [report.c, report.s, report.b, *report.lent.values(), *report.borrowed.values()]


Units = dict[tuple[str, str], int]


def _moves(found: Iterable[Posting]) -> tuple[Units, dict[str, int], Units]:
    """Owners' units, spending, and the other counters of tiers."""
    units: Units = defaultdict(int)
    spending: dict[str, int] = defaultdict(int)
    progress: Units = defaultdict(int)
    for posting in found:
        for family in HELD:
            if posting.account.startswith(family):
                units[posting.account.removeprefix(family), posting.unit] += posting.amount
        if posting.account.startswith(MEMBER) and posting.unit.startswith(TIER):
            who = posting.account.removeprefix(MEMBER)
            if posting.unit == SPENDING:
                spending[who] += posting.amount
            else:
                progress[who, posting.unit] += posting.amount
    return dict(units), dict(spending), dict(progress)


def _reported(entry: Entry) -> tuple[AllowanceReport, ...]:
    found: tuple[AllowanceReport, ...] = getattr(entry.body, "allowances", ())
    return found


def _reports(entry: Entry) -> dict[tuple[str, str], Totals]:
    merged: dict[tuple[str, str], Totals] = {}
    for one in _reported(entry):
        totals = Totals(0, one.c, one.s, one.b, one.lent, one.borrowed)
        key = one.owner, one.unit
        merged[key] = merge(merged.get(key, Totals()), totals)
    return merged


def _grown(entry: Entry, found: Iterable[Posting]) -> dict[tuple[str, str], Totals]:
    """What is lent is not counted up: the other end may have told of it before, so that the larger total holds."""
    grown: dict[tuple[str, str], Totals] = {}
    for move in allowance_moves(entry, found):
        if move.op == "lend":
            continue
        key = move.owner, move.unit
        before = grown.get(key, Totals())
        grown[key] = replace(before, **{_TOTAL[move.op]: getattr(before, _TOTAL[move.op]) + move.amount})
    return grown


def _sale(entry: Entry, store: str) -> SaleFact | None:
    body = returned_by(entry.body) or entry.body
    place = (store, entry.register, entry.epoch, entry.seq, entry.business_day)
    if isinstance(body, SaleCompleted):
        member = body.member.id if body.member is not None else None
        return SaleFact(*place, SALE, _small(body.list), _small(body.payable), member)
    if isinstance(body, ReturnCompleted | GoodsReturned):
        return SaleFact(*place, RETURN, -_small(body.list), -_small(body.payable), body.member)
    return None


def _small(amount: int) -> int:
    if abs(amount) > MOST:
        raise Odd("odd_amount", f"an amount is over {MOST}")
    return amount


def _return(entry: Entry, store: str) -> ReturnOf | None:
    body = entry.body
    back = body if isinstance(body, GiftReturned) and body.right else returned_by(body)
    if back is None:
        return None
    return ReturnOf(sale_owner(back.original), store, entry.register, entry.epoch, entry.seq)
