"""Members as this till knows them: what HQ's row says, and this till's own later entries on top."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Protocol

from domain.members import Member, MemberView
from domain.on_account import LIMIT, UNIT
from domain.postings import SPENDING
from domain.stored_value import BONUS, PRINCIPAL
from local_db.member_facts import OwnActs, paid_terms, row_of, with_facts
from local_db.member_reads import EnrolledHere
from local_db.reference.index import Index, IndexRow
from local_db.reference.people import MemberRow, People
from local_db.word_reads import WordHere, frozen_now, last_card_here

SEEN_DAYS = 90
"""As long HQ keeps telling a store of a member who was there."""
COUPON, POINTS, TIER, PACKAGE = "CPN:", "PTS/", "TIER:", "PKG:"


class OwnEntries(OwnActs, Protocol):
    """What the books say of a member's acts here (`local_db.books.Books`)."""

    def own_effects(self, member: str, after: Mapping[tuple[str, str], int]) -> dict[str, int]:
        """What entries after these positions did to the member's units and counters."""
        ...

    def last_tier(self, member: str, after: Mapping[tuple[str, str], int]) -> str | None:
        """The tier after the member's last sale, grant or promotion after these positions."""
        ...

    def own_cycle(self, member: str, after: Mapping[tuple[str, str], int]) -> int:
        """The cycle that promotions here, after these positions, have begun; 0 for none."""
        ...

    def closed(self, member: str) -> bool:
        """Whether the membership was ended here."""
        ...

    def enrolled_here(self) -> tuple[EnrolledHere, ...]:
        """Everybody who was enrolled at this till."""
        ...

    def words(self, member: str, after: Mapping[tuple[str, str], int]) -> tuple[WordHere, ...]:
        """What was said here of the member's card, of what follows these positions, oldest first."""
        ...

    def given_card(self, card: str) -> str:
        """Whom this card was given to here last, "" for nobody."""
        ...


def view(row: MemberRow, books: OwnEntries, today: date | None = None) -> MemberView:
    """A member of this store: balances as HQ knew them, changed by what happened here since, under whichever id."""
    after = included(row.included)
    units = dict(row.units)
    names = (row.id, *row.aliases)
    effects = _effects(books, names, after)
    words = [word for one in names for word in books.words(one, after)]
    left = row.left or any(map(books.closed, names))
    frozen, since, why = frozen_now((row.frozen, row.frozen_on, row.frozen_why), words)
    card = last_card_here(words)
    for unit, amount in effects.items():
        units[unit] = units.get(unit, 0) + amount
    member = Member(
        id=row.id,
        tier=next((tier for one in names if (tier := books.last_tier(one, after))), row.tier),
        spending=row.spending + effects.get(SPENDING, 0),
        home_store=row.home_store or "",
        frozen=frozen or left,
        kind=row.kind,
        metrics=_metrics(row.metrics, effects),
        cycle=max(row.cycle, *(books.own_cycle(one, after) for one in names)),
    )
    return MemberView(
        member=with_facts(member, row, after, books, today),
        name=row.name,
        phone=row.phone or "",
        card=card.card if card is not None else row.card or "",
        principal=_sum(units, PRINCIPAL + "/"),
        bonus=_sum(units, BONUS + "/"),
        points=_sum(units, POINTS),
        coupons=tuple(sorted(u.removeprefix(COUPON) for u, n in units.items() if u.startswith(COUPON) and n > 0)),
        packages={unit: n for unit, n in sorted(units.items()) if unit.startswith(PACKAGE) and n > 0},
        account_limit=units.get(LIMIT, 0),
        account_left=units.get(UNIT, 0),
        frozen_on=since,
        frozen_why=why,
        left=left,
        card_since=card.word.day if card is not None else "",
    )


def _effects(books: OwnEntries, names: Iterable[str], after: Mapping[tuple[str, str], int]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name in names:
        for unit, amount in books.own_effects(name, after).items():
            sums[unit] = sums.get(unit, 0) + amount
    return sums


def stranger(row: IndexRow, books: OwnEntries, today: date | None = None) -> MemberView:
    """A member of another store: the facts for the member's price, no name and no balance.

    What was said of his card here holds until HQ's own row of him has come; later the index knows better.
    """
    effects = books.own_effects(row.id, {})
    first = (today - timedelta(days=SEEN_DAYS)).isoformat() if today is not None else ""
    words = [one for one in books.words(row.id, {}) if one.word.day >= first]
    left = books.closed(row.id)
    frozen, since, why = frozen_now((row.frozen, "", ""), words)
    card = last_card_here(words)
    member = Member(
        id=row.id,
        tier=books.last_tier(row.id, {}) or row.tier,
        spending=effects.get(SPENDING, 0),
        home_store=row.home_store,
        frozen=frozen or left,
        kind=row.kind,
        metrics=_metrics({}, effects),
        cycle=books.own_cycle(row.id, {}),
        paid=paid_terms({}, books, row.id, {}),
        last_visit=books.last_visit(row.id),
        local=False,
    )
    return MemberView(
        member,
        card=card.card if card is not None else "",
        local=False,
        frozen_on=since,
        frozen_why=why,
        left=left,
        card_since=card.word.day if card is not None else "",
    )


def _metrics(known: Mapping[str, int], effects: Mapping[str, int]) -> dict[str, int]:
    """Counters of tiers beside the lifetime spending: as HQ knew them, with what happened here since."""
    found = dict(known)
    for unit, amount in effects.items():
        if unit.startswith(TIER) and unit != SPENDING:
            name = unit.removeprefix(TIER)
            found[name] = found.get(name, 0) + amount
    return {name: amount for name, amount in sorted(found.items()) if amount}


def included(positions: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """`register/epoch` → seq of a row as (register, epoch) → seq."""
    found: dict[tuple[str, str], int] = {}
    for holder, seq in positions.items():
        register, _, epoch = holder.rpartition("/")
        found[register, epoch] = seq
    return found


def _sum(units: Mapping[str, int], family: str) -> int:
    return sum(amount for unit, amount in units.items() if unit.startswith(family))


class Members:
    """Members by card, phone, name: this store's people first, then who was enrolled here and is not known to HQ yet,
    then the index of the whole chain. `today` gives the store's day.
    """

    def __init__(
        self, people: People, index: Index, books: OwnEntries, today: Callable[[], date] | None = None
    ) -> None:
        self._people = people
        self._index = index
        self._books = books
        self._today = today

    def by_card(self, card: str) -> MemberView | None:
        """The member of a card; nobody of one that was replaced."""
        found = self._holder(card)
        return None if found is not None and found.card_since and found.card != card else found

    def replaced_on(self, card: str) -> str:
        """The day on which a card was replaced by another one, "" of a card that was not, as far as is known here."""
        found = self._holder(card)
        if found is None:
            return self._index.replaced(card)
        return found.card_since if found.card != card else ""

    def _holder(self, card: str) -> MemberView | None:
        """Whose card this is or was: what HQ says of the number goes before what was done here."""
        row = self._people.by_card(card) or self._new(lambda one: one.card == card)
        found = self._view(row) or self._indexed(self._index.by_card(card))
        given = self._books.given_card(card)
        if found is not None or not given or self._index.replaced(card):
            return found
        found = self.by_id(given)
        return found if found is not None and (found.card_since or found.card == card) else None

    def by_phone(self, phone: str) -> MemberView | None:
        """The member of a phone number."""
        row = self._people.by_phone(phone) or self._new(lambda one: one.phone == phone)
        return self._view(row) or self._indexed(self._index.by_phone(phone))

    def by_id(self, member: str) -> MemberView | None:
        """The member of an id; of one that was merged, the member who stayed."""
        row = self._people.by_id(member) or self._new(lambda one: one.id == member)
        return self._view(row) or self._indexed(self._index.by_id(member))

    def pin_of(self, member: str) -> str:
        """The hash of the member's PIN, "" where none is known here."""
        row = self._people.by_id(member)
        return row.pin if row is not None else ""

    def by_last4(self, digits: str, limit: int = 9) -> tuple[MemberView, ...]:
        """Members of this store whose phone ends so, who was enrolled here last first."""
        new = self._every_new(lambda one: (one.phone or "").endswith(digits))
        return self._views((*new, *self._people.by_last4(digits, limit)), limit)

    def by_name(self, text: str, limit: int = 9) -> tuple[MemberView, ...]:
        """Members of this store by name or pinyin initials."""
        new = self._every_new(lambda one: text in one.name)
        return self._views((*new, *self._people.by_name(text, limit)), limit)

    def _every_new(self, fits: Callable[[MemberRow], bool]) -> tuple[MemberRow, ...]:
        """Rows of those who were enrolled here and whom HQ's rows do not have yet, the latest first; who was merged
        since is somebody else now.
        """
        rows = (row_of(one) for one in reversed(self._books.enrolled_here()))
        return tuple(row for row in rows if fits(row) and self._people.by_id(row.id) is None and not self._merged(row))

    def _merged(self, row: MemberRow) -> bool:
        known = self._index.by_id(row.id)
        return known is not None and known.id != row.id

    def _new(self, fits: Callable[[MemberRow], bool]) -> MemberRow | None:
        return next(iter(self._every_new(fits)), None)

    def _views(self, rows: Iterable[MemberRow], limit: int) -> tuple[MemberView, ...]:
        found = (self._view(row) for row in rows)
        return tuple(one for one in found if one is not None)[:limit]

    def _view(self, row: MemberRow | None) -> MemberView | None:
        return view(row, self._books, self._day()) if row is not None else None

    def _day(self) -> date | None:
        return self._today() if self._today is not None else None

    def _indexed(self, row: IndexRow | None) -> MemberView | None:
        """Whom the index names: one of this store's all the same (an alias's card), or a stranger."""
        if row is None:
            return None
        return self._view(self._people.by_id(row.id)) or stranger(row, self._books, self._day())
