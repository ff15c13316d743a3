"""What all journals together say of tiers, and where HQ's rows must stand by it: for `verify`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from domain.entries import PromotionPutBack, TierReviewed
from domain.entry_office import MemberMerged
from domain.members import Member
from domain.plan import Plan
from domain.tiers import best, earned, rank
from hq.services.effects import Effect
from hq.services.merged import mapped
from hq.services.standing import put_back
from hq.services.tier_news import TierNews
from hq.store.members import MemberRow
from hq.store.progress import Key, Place

HQ = "HQ/"
LAST = ("\U0010ffff", 0)


@dataclass(slots=True)
class TierBook:
    """News of tiers by member, what HQ put back by the entry it is of, and counters of months with their places."""

    news: dict[str, list[TierNews]] = field(default_factory=lambda: defaultdict(list))
    backs: dict[tuple[str, Key], list[PromotionPutBack]] = field(default_factory=lambda: defaultdict(list))
    months: dict[str, list[tuple[Key, str, int]]] = field(default_factory=lambda: defaultdict(list))
    merges: list[tuple[Key, MemberMerged]] = field(default_factory=list)

    def into(self) -> dict[str, str]:
        """Whom each alias was merged into, at first."""
        return {body.merged: body.member for _, body in self.merges}

    def roots(self) -> set[tuple[str, str]]:
        """Each alias with the member that he is at the end."""
        into = self.into()
        return set(mapped(into, into.items()).items())

    def news_of(self, member: str) -> list[TierNews]:
        """What tells of a member, under whichever name: of an alias's, what was booked after its merge."""
        found = list(self.news.get(member, ()))
        for _, body in self.merges:
            if body.member == member:
                found += [one for one in self.news_of(body.merged) if not _before(body, one.key)]
        return found

    def months_of(self, member: str, before: tuple[str, int]) -> list[tuple[Key, str, int]]:
        """His counters of months, with those of aliases that were merged before a place of HQ's journal of him."""
        found = list(self.months.get(member, ()))
        for key, body in self.merges:
            if body.member == member and key[1:] < before:
                found += self.months_of(body.merged, LAST)
        return found

    def take(self, effect: Effect, stopped: frozenset[str]) -> None:
        """Note what an entry tells."""
        entry = effect.entry
        key = entry.register, entry.epoch, entry.seq
        if isinstance(entry.body, MemberMerged) and entry.body.first:
            self.merges.append((key, entry.body))
        if effect.news is not None and effect.news.member not in stopped:
            self.news[effect.news.member].append(effect.news)
        if isinstance(entry.body, PromotionPutBack):
            of = entry.body.of
            self.backs[entry.body.member, (of.register, of.epoch, of.seq)].append(entry.body)
        for (member, unit), amount in effect.progress.items():
            if "@" in unit and member not in stopped:
                self.months[member].append((key, unit, amount))


def tier_differences(
    book: TierBook, rows: Mapping[str, MemberRow], claims: Mapping[Place, Key], most: Mapping[str, int], plan: Plan
) -> Iterator[str]:
    """Every tier, cycle, put-back and review that the journals do not say; `most` is spending, returns left out."""
    yield from _promotions(book, rows, claims)
    yield from _brought(book, rows, most, plan)
    for row in rows.values():
        if row.into:
            continue
        news = book.news_of(row.member)
        if not _tier_fits(row, news, most.get(row.member, 0), plan):
            yield f"tier of {row.member} is {row.tier}, which the journals do not say"
        cycles = [one.place[2] + 1 for one in news if one.place is not None]
        cycles += [one.review.facts.cycle + 1 for one in news if one.review is not None and _fell(one.review)]
        cycles += [one.joined.cycle for one in news if one.joined is not None]
        if row.cycle != max(cycles, default=0):
            yield f"cycle of {row.member} is {row.cycle}, the journals say {max(cycles, default=0)}"
        days = {"", *(one.review.next if one.review is not None else one.day for one in news)}
        if row.tier_since not in days:
            yield f"{row.member} holds a tier since {row.tier_since}, the journals name no such day"
    for member, every in list(book.news.items()):
        for one in every:
            if one.review is not None and (wrong := _review_trouble(book, member, one.review, one.key)):
                yield wrong


def _brought(book: TierBook, rows: Mapping[str, MemberRow], most: Mapping[str, int], plan: Plan) -> Iterator[str]:
    """The tier that an alias brought is what the journals said of it until then; it holds none any more."""
    for _, body in book.merges:
        row = rows.get(body.merged)
        if row is None or (row.tier, row.cycle, row.spending) != (None, 0, 0):
            yield f"{body.merged} was merged and is not empty"
            continue
        news = [one for one in book.news_of(body.merged) if _before(body, one.key)]
        if not _tier_fits(replace(row, tier=body.tier), news, most.get(row.into, 0), plan):
            yield f"{body.merged} was merged with the tier {body.tier}, which the journals do not say"


def _before(body: MemberMerged, key: Key) -> bool:
    """Whether an entry of an alias was booked before its merge: HQ does nothing for an alias afterwards."""
    return key[0].startswith(HQ) or key[2] <= body.seen.get(f"{key[0]}/{key[1]}", 0)


def _promotions(book: TierBook, rows: Mapping[str, MemberRow], claims: Mapping[Place, Key]) -> Iterator[str]:
    """Of each metric and cycle one promotion counts; every other one was put back, whole and once."""
    told: dict[Place, dict[Key, TierNews]] = defaultdict(dict)
    for one in (one for news in book.news.values() for one in news):
        if one.place is not None and one.member in rows:
            told[one.place][one.key] = one
    for place in sorted({*told, *claims}):
        if claims.get(place) not in told.get(place, {}):
            yield f"of the promotions {place} none counts that is in the journals"
    second = {
        (one.member, key): [put_back(one)]
        for place, found in told.items()
        for key, one in found.items()
        if key != claims.get(place)
    }
    for member, key in sorted({*second, *book.backs}):
        if book.backs.get((member, key), []) != second.get((member, key), []):
            yield f"what {key} consumed of {member} was not put back as it must be"


def _tier_fits(row: MemberRow, news: list[TierNews], most: int, plan: Plan) -> bool:
    """Whether the tier is what the journals tell: the best of what came after the last review, and that one's verdict.

    Before HQ wrote its promotions down it promoted by spending alone: up to what was ever earned a tier may stand.
    """
    reviews = [one for one in news if one.review is not None and _fell(one.review)]
    last = max(reviews, key=_own_place, default=None)
    told = last.tier if last is not None else None
    for one in news:
        if one.joined is not None and one.tier is None:
            continue
        if one.review is None and (last is None or last.review is None or not _seen(last.review, last.key, one.key)):
            told = best(plan, told, one.tier) if plan.tier(told) is not None else one.tier
    if row.tier == told or (plan.tier(row.tier) is None and row.tier in {one.tier for one in news}):
        return True
    return rank(plan, told) < rank(plan, row.tier) <= rank(plan, _ever(row, most, plan))


def _ever(row: MemberRow, most: int, plan: Plan) -> str | None:
    member = Member(row.member, None, most, row.home_store, row.frozen, row.kind)
    plain = tuple(tier for tier in plan.tiers if tier.window.kind == "lifetime" and tier.after == "keep")
    return earned(member, Plan(version=plan.version, tiers=plain), date.max)


def _own_place(news: TierNews) -> tuple[str, int]:
    return news.key[1], news.key[2]


def _fell(review: TierReviewed) -> bool:
    return review.after != review.facts.tier


def _seen(review: TierReviewed, at: Key, key: Key) -> bool:
    """Whether the review, which stands at a place of HQ's journal, had booked that entry before it decided."""
    if key[0].startswith(HQ):
        return (key[1], key[2]) < (at[1], at[2])
    return key[2] <= review.seen.get(f"{key[0]}/{key[1]}", 0)


def _review_trouble(book: TierBook, member: str, review: TierReviewed, at: Key) -> str:
    """Whether the counters of months are those of the entries that HQ had booked when it decided."""
    sums: dict[str, int] = defaultdict(int)
    for key, unit, amount in book.months_of(member, (at[1], at[2])):
        if _seen(review, at, key) or (key[0].startswith(HQ) and key[0] != at[0]):
            sums[unit.removeprefix("TIER:")] += amount
    right = {name: amount for name, amount in sums.items() if amount}
    said = {name: amount for name, amount in review.facts.metrics.items() if "@" in name and amount}
    return "" if said == right else f"the review of {member} saw {said}, the journals said {right}"
