"""Which word on a member holds (M3): frozen or not, which card; and what such an entry must be by itself.

Registers say so without asking each other, so the words are put in order: the last one by its time holds, and of the
same moment the one of the later place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_standing import CardReplaced, MemberFrozen, MemberUnfrozen
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.entries import Body, Entry

HQ = "HQ/"
CARD, FROZEN, UNFROZEN = "card.replaced", "member.frozen", "member.unfrozen"
_KINDS: dict[type, str] = {CardReplaced: CARD, MemberFrozen: FROZEN, MemberUnfrozen: UNFROZEN}


@dataclass(frozen=True, slots=True)
class Word:
    """What an entry says of a member: the `kind` of it, why, on which business day, and where it stands."""

    member: str
    kind: str
    reason: str
    day: str
    at: str
    register: str
    epoch: str
    seq: int

    @property
    def order(self) -> tuple[str, str, str, int]:
        """What puts words in order."""
        return self.at, self.register, self.epoch, self.seq


def word_of(entry: Entry, body: Body) -> Word | None:
    """The word that an entry says by this body (of an adopted entry, the one inside); None for others."""
    if not isinstance(body, CardReplaced | MemberFrozen | MemberUnfrozen):
        return None
    place = (entry.at, entry.register, entry.epoch, entry.seq)
    return Word(body.member, _KINDS[type(body)], body.reason, entry.business_day, *place)


def last_frozen(words: Iterable[Word]) -> Word | None:
    """The word that says whether a member is frozen; None where nobody said anything."""
    return max((one for one in words if one.kind in {FROZEN, UNFROZEN}), key=_order, default=None)


def last_card(words: Iterable[Word]) -> Word | None:
    """The word by which a member has the card that he has; None where it is the first one."""
    return max((one for one in words if one.kind == CARD), key=_order, default=None)


def _order(word: Word) -> tuple[str, str, str, int]:
    return word.order


def standing_troubles(entry: Entry) -> Iterator[str]:
    """What cannot be of such an entry, in words; nothing for others."""
    body = entry.body
    if not isinstance(body, CardReplaced | MemberFrozen | MemberUnfrozen):
        return
    from_hq = entry.register.startswith(HQ)
    if not (body.member and body.reason.strip() and entry.actor.strip()):
        yield "a card is frozen, unfrozen or replaced by somebody, for a reason"
    if from_hq and (isinstance(body, CardReplaced) or body.store or entry.register != HQ + body.member):
        yield f"it stands in the journal {entry.register}"
    elif not from_hq and not body.store:
        yield "it does not say in which store it was done"
    if not isinstance(body, MemberFrozen) and not from_hq and not (entry.approver and body.identity):
        yield "nobody approved it, or no identity was looked at"
