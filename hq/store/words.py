"""What was said of members' cards (M3): every word, the card that it gave, and whose a card's number is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from domain.standing import CARD, FROZEN, Word, last_frozen
from hq.store import closings
from hq.store.schema import metadata, number, owner, plain_text, text
from hq.store.upsert import insert_new

CHUNK = 500
member_word = sa.Table(
    "member_word",
    metadata,
    owner("member"),
    owner("register"),
    owner("epoch"),
    number("seq"),
    text("kind"),
    text("reason"),
    text("day"),
    text("at"),
    text("card"),
)
card_claim = sa.Table("card_claim", metadata, owner("key"), text("member"))


@dataclass(frozen=True, slots=True)
class Said:
    """A word on a member with the `card` that it gave him: "" for none, or for a number that was another's already.

    The card that he had before the first such word stands as a word of no journal (`first`).
    """

    word: Word
    card: str = ""

    @property
    def first(self) -> bool:
        """Whether it is no entry's."""
        return not self.word.register


def had(member: str, card: str) -> Said:
    """The card that somebody had before any word."""
    return Said(Word(member, CARD, "", "", "", "", "", 0), card)


def keep(tx: sa.Connection, said: Iterable[Said]) -> None:
    """Keep words; known ones are passed over."""
    rows = []
    for one in said:
        word = one.word
        rows.append(
            {
                "member": word.member,
                "register": word.register,
                "epoch": word.epoch,
                "seq": word.seq,
                "kind": word.kind,
                "reason": plain_text(word.reason),
                "day": word.day,
                "at": word.at,
                "card": plain_text(one.card),
            }
        )
    insert_new(tx, member_word, rows)


_OF = sa.select(member_word).where(member_word.c.member.in_(sa.bindparam("ids")))


def of(tx: sa.Connection, members: Collection[str]) -> list[Said]:
    """What was said of these, by any of their ids, in its order."""
    ids = sorted(members)
    parts = (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
    return _read(row for part in parts for row in tx.execute(_OF, {"ids": part}))


def every(tx: sa.Connection) -> list[Said]:
    """Every word, in its order."""
    return _read(tx.execute(sa.select(member_word)))


def _read(rows: Iterable[sa.Row[tuple[object, ...]]]) -> list[Said]:
    found = [
        Said(Word(row.member, row.kind, row.reason, row.day, row.at, row.register, row.epoch, row.seq), row.card)
        for row in rows
    ]
    return sorted(found, key=_order)


def _order(said: Said) -> tuple[str, str, str, int]:
    return said.word.order


def claim(tx: sa.Connection, key: str, member: str) -> str:
    """Whose the number of this directory key is for ever: the first one's who claims it."""
    insert_new(tx, card_claim, [{"key": key, "member": member}])
    return str(tx.scalar(sa.select(card_claim.c.member).where(card_claim.c.key == key)))


def replaced_on(said: Iterable[Said], have: Collection[str]) -> dict[str, str]:
    """The day on which each of a member's cards was replaced; `have` are those that he has now."""
    cards = [one for one in said if one.word.kind == CARD]
    found: dict[str, str] = {}
    for place, one in enumerate(cards):
        day = next((later.word.day for later in cards[place + 1 :] if later.word.day), one.word.day)
        if one.card and one.card not in have:
            found[one.card] = day
    return found


def frozen_docs(tx: sa.Connection, frozen: Mapping[str, Collection[str]]) -> dict[str, dict[str, object]]:
    """What a store's document says more of members who are frozen (with all their ids): since when and why, and who
    left for good.
    """
    if not frozen:
        return {}
    every = {name: member for member, names in frozen.items() for name in names}
    found: dict[str, dict[str, object]] = {member: {} for member in frozen}
    said = of(tx, every)
    for member, names in frozen.items():
        last = last_frozen(one.word for one in said if one.word.member in names)
        if last is not None and last.kind == FROZEN:
            found[member] = {"frozen_on": last.day, "frozen_why": last.reason}
    for gone in closings.those_of(tx, every):
        found[every[gone.member]]["left"] = True
    return found


def replaced_cards(
    tx: sa.Connection, names: Mapping[str, Collection[str]], have: Collection[str]
) -> dict[str, dict[str, str]]:
    """The cards of these members (with all their ids) that were replaced, each with the day; `have` are those that
    somebody of them has now.
    """
    said = of(tx, {name for every in names.values() for name in every})
    if not said:
        return {}
    return {
        member: replaced_on((one for one in said if one.word.member in every), have) for member, every in names.items()
    }
