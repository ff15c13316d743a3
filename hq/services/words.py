"""Words of registers and of HQ's people on members' cards (M3): frozen, unfrozen, replaced. The last one holds.

Registers say them without asking each other. Whose a card's number is, the first one decides who claims it; a member
whose card was replaced at two registers has the later card. What is odd about either is told to HQ's people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

import sqlalchemy as sa

from domain.entry_standing import CardReplaced
from domain.standing import CARD, FROZEN, Word, last_card, last_frozen, word_of
from hq.services.cause_effects import NO_RECORD, Oddity, record_of
from hq.services.context import Hq
from hq.services.effects import Effect
from hq.store import closings, members, words
from hq.store.members import MemberRow
from hq.store.words import Said
from wire.fields import read_time

CARD_TAKEN, CARD_TWICE = "card_taken", "card_twice"
TWICE = timedelta(days=7)
"""A card that is replaced at two registers within so long is looked at."""


def book(hq: Hq, tx: sa.Connection, effects: Sequence[Effect]) -> tuple[list[Oddity], set[str]]:
    """Keep what these entries say, and let the last word hold; what is odd, and of whom something was said.

    Safe to repeat. The members' rows are locked first: two journals with words on one member come one after the other.
    """
    said = [(effect, word) for effect in effects if (word := said_by(effect)) is not None]
    if not said:
        return [], set()
    rows = members.get(tx, sorted({word.member for _, word in said}), lock=True)
    rows |= members.get(tx, sorted({row.into for row in rows.values() if row.into} - rows.keys()), lock=True)
    odd: list[Oddity] = []
    for effect, word in said:
        row = rows.get(word.member)
        if word.kind == CARD and row is not None:
            odd += _give(hq, tx, effect, word, rows.get(row.into, row))
        else:
            words.keep(tx, [Said(word)])
    roots = {row.into or row.member for word in said if (row := rows.get(word[1].member)) is not None}
    hold(hq, tx, roots)
    return odd, roots


def said_by(effect: Effect) -> Word | None:
    """The word on a member that an entry says, unless he waits for an entry before it."""
    word = word_of(effect.entry, effect.body or effect.entry.body)
    return word if word is not None and word.member in effect.members else None


def _give(hq: Hq, tx: sa.Connection, effect: Effect, word: Word, root: MemberRow) -> list[Oddity]:
    """Remember the new card, unless its number is another's; what is odd about it."""
    odd: list[Oddity] = []
    names = _names(tx, root.member)
    before = words.of(tx, names)
    firsts = {one.word.member for one in before if one.first}
    words.keep(tx, [words.had(name, row.card) for name, row in members.get(tx, names).items() if name not in firsts])
    body = effect.body or effect.entry.body
    personal = record_of(effect, body) if isinstance(body, CardReplaced) else None
    card = personal.card if personal is not None else ""
    if not card:
        odd.append((effect.entry.seq, NO_RECORD, word.member))
    elif (holder := _holder(hq, tx, card, root.member)) not in names:
        odd.append((effect.entry.seq, CARD_TAKEN, f"{word.member} {holder}"))
        card = ""
    if any(_at_once(one.word, word) for one in before):
        odd.append((effect.entry.seq, CARD_TWICE, word.member))
    words.keep(tx, [Said(word, card)])
    return odd


def _holder(hq: Hq, tx: sa.Connection, card: str, member: str) -> str:
    """Whose this number is: of who has it without having claimed it, or of the first one who claims it."""
    [key] = members.hmac_keys(hq.secrets.index_key, card, "")
    known = members.find(tx, key)
    holder = words.claim(tx, key, member if member in known or not known else known[0])
    return members.into_of(tx, [holder]).get(holder, holder)


def _at_once(one: Word, other: Word) -> bool:
    """Whether two registers replaced a card about the same time."""
    if one.kind != CARD or not one.register or one.register == other.register:
        return False
    return abs(read_time(one.at) - read_time(other.at)) <= TWICE


def _names(tx: sa.Connection, member: str) -> list[str]:
    return sorted(members.everybody(tx, [member]))


def hold(hq: Hq, tx: sa.Connection, ids: Iterable[str]) -> None:
    """Let the last words on these members hold: their rows, and under which cards they are found."""
    for member in sorted(ids):
        names = _names(tx, member)
        said = words.of(tx, names)
        if (last := last_frozen(one.word for one in said)) is not None:
            members.put_frozen(tx, names, frozen=last.kind == FROZEN or bool(closings.those_of(tx, names)))
        by_name = {name: [one for one in said if one.word.member == name] for name in names}
        if any(one.first for one in by_name[member]):
            _hold_card(hq, tx, member, names, said)
        else:
            for name, own in by_name.items():
                _hold_card(hq, tx, name, [name], own)


def _hold_card(hq: Hq, tx: sa.Connection, member: str, names: Collection[str], said: Sequence[Said]) -> None:
    """One card is his; every other one that he or an alias of his had finds nobody."""
    last = last_card(one.word for one in said)
    if last is None:
        return
    card = next(one.card for one in said if one.word == last)
    old = {one.card for one in said if one.card and one.card != card}
    keys = [key for one in sorted(old) for key in members.hmac_keys(hq.secrets.index_key, one, "")]
    members.put_card(tx, member, card, names, hq.secrets.index_key, keys)
    for key in keys:
        words.claim(tx, key, member)


def hold_again(hq: Hq, tx: sa.Connection, ids: Collection[str]) -> None:
    """After rows of members were put anew: what was said of them holds all the same."""
    said = {one.word.member for one in words.of(tx, ids)}
    hold(hq, tx, {row.into or row.member for row in members.get(tx, sorted(said)).values()})
