"""Whether a benefit holds: its When against member, store and the store's own time; its Scope against articles."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from domain.benefits import Scope, When
from domain.value import dataclass

if TYPE_CHECKING:
    from datetime import datetime

    from domain.articles import Article
    from domain.entry_parts import SaleLine
    from domain.members import Member

ALWAYS, EVERYTHING = When(), Scope()
WRONG_STORE, NOT_TODAY, NOT_NOW = "wrong_store", "not_today", "not_now"
NEEDS_MEMBER, WRONG_CLASS, WRONG_TIER = "needs_member", "wrong_class", "wrong_tier"
NOT_BIRTHDAY, NOT_NEW, NOT_PAID = "not_birthday", "not_new", "not_paid"
NOT_KNOWN = "not_known_here"
"""The benefit looks at something that this till does not know of a member of another store: it is not guessed at."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """What a benefit lacks: the reason as a word, how much of it, what it is about (`domain.bill.WhyNot`)."""

    reason: str
    missing: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Here:
    """Where and when it is sold, and to whom; `tier` is the one that is priced with."""

    member: Member | None
    tier: str | None
    store: str
    today: date
    day: str
    clock: str


def here(member: Member | None, tier: str | None, store: str, at: datetime) -> Here:
    """The circumstances of a sale at the store's local time `at`."""
    today = at.date()
    return Here(member, tier, store, today, today.isoformat(), f"{at.hour:02d}:{at.minute:02d}")


def asks_member(when: When) -> bool:
    """Whether nobody without a card can have it."""
    return bool(
        when.members or when.kinds or when.tiers or when.birthday or when.new_member_days or when.paid
    )  # fmt: skip


def unmet(when: When, now: Here) -> Unmet | None:
    """The first condition that does not hold, goods apart; None when all hold."""
    if when is ALWAYS:
        return None
    if when.stores and now.store not in when.stores:
        return Unmet(WRONG_STORE, detail=" ".join(when.stores))
    return _wrong_time(when, now) or (_wrong_member(when, now) if asks_member(when) else None)


def fits(scope: Scope, article: Article | SaleLine, now: Here) -> bool:
    """Whether an article is in scope."""
    named = not scope.skus and not scope.categories
    if not named and article.sku not in scope.skus and article.category not in scope.categories:
        return False
    if article.sku in scope.not_skus or article.category in scope.not_categories:
        return False
    return not scope.new_days or 0 <= days_since(article.since, now) < scope.new_days


def leaves_out(scope: Scope) -> bool:
    """Whether some of the articles that it names are not in scope."""
    return bool(scope.not_skus or scope.not_categories or scope.new_days)


def days_since(day: str, now: Here) -> int:
    """How many days ago an ISO day was; a negative number for the future and when there is none."""
    return (now.today - date.fromisoformat(day[:10])).days if day else -1


def _wrong_time(when: When, now: Here) -> Unmet | None:
    """Days are asked of the day on which the window began: Friday 22:00 to 02:00 holds on Saturday at 01:00."""
    if not when.hours:
        return _wrong_day(when, now.today)
    open_since = {begun for begin, end in when.hours if (begun := _begun(begin, end, now)) is not None}
    if not open_since:
        hours = " ".join(f"{begin}-{end}" for begin, end in when.hours)
        return _wrong_day(when, now.today) or Unmet(NOT_NOW, detail=hours)
    wrong = [_wrong_day(when, day) for day in sorted(open_since, reverse=True)]
    return None if None in wrong else wrong[0]


def _wrong_day(when: When, day: date) -> Unmet | None:
    text = day.isoformat()
    if (when.since and text < when.since) or (when.until and text > when.until):
        return Unmet(NOT_TODAY, detail=f"{when.since or ''}/{when.until or ''}")
    if when.weekdays and day.isoweekday() not in when.weekdays:
        return Unmet(NOT_TODAY, detail=" ".join(map(str, when.weekdays)))
    return None


def _begun(begin: str, end: str, now: Here) -> date | None:
    """The day on which the window that is open now began; None when it is closed.

    An end before its begin is of the next day.
    """
    if begin <= now.clock and (now.clock < end or end < begin):
        return now.today
    return now.today - timedelta(days=1) if now.clock < end < begin else None


def _wrong_member(when: When, now: Here) -> Unmet | None:
    member = now.member
    if member is None:
        return Unmet(NEEDS_MEMBER)
    if when.kinds and member.kind not in when.kinds:
        return Unmet(WRONG_CLASS, detail=" ".join(when.kinds))
    if when.tiers and now.tier not in when.tiers:
        return Unmet(WRONG_TIER, detail=" ".join(when.tiers))
    lacking = _wrong_facts(when, member, now)
    return lacking if lacking is None or member.local else Unmet(NOT_KNOWN)


def _wrong_facts(when: When, member: Member, now: Here) -> Unmet | None:
    if when.birthday and member.birthday not in ("day", when.birthday):
        return Unmet(NOT_BIRTHDAY, detail=when.birthday)
    if when.new_member_days and not 0 <= days_since(member.enrolled, now) < when.new_member_days:
        return Unmet(NOT_NEW)
    if when.paid and not any(member.paid.get(one, "")[:10] >= now.day for one in when.paid):
        return Unmet(NOT_PAID, detail=" ".join(when.paid))
    return None
