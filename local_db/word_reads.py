"""What was said here of members' cards (M3): frozen, unfrozen, replaced, as far as HQ's rows do not hold it yet."""

from collections.abc import Iterable, Mapping

from domain.standing import FROZEN, Word, last_frozen, word_of
from domain.value import dataclass
from local_db.club_reads import ClubReads, is_later
from local_db.form import WORDS
from wire.bodies import read_entry
from wire.personal import read_personal

_WORDS_SQL = (
    "SELECT j.n, j.raw, p.record FROM journal j LEFT JOIN private p ON p.n = j.n AND p.place = 0"  # noqa: S608  own names
    f" WHERE j.n > ? AND j.{WORDS} ORDER BY j.n"
)


@dataclass(frozen=True, slots=True)
class WordHere:
    """A word on a member; `card` is the new card that it gave him, "" where it gave none or its record was erased."""

    word: Word
    card: str = ""


class WordReads(ClubReads):
    """Questions about words on members."""

    _said: tuple[int, tuple[WordHere, ...]] = (0, ())

    def words(self, member: str, after: Mapping[tuple[str, str], int]) -> tuple[WordHere, ...]:
        """What was said of a member here, of what follows these positions, oldest first."""
        again = self._handed_in()
        return tuple(
            one
            for one in self.every_word()
            if one.word.member == member and is_later((one.word.register, one.word.epoch, one.word.seq), after, again)
        )

    def given_card(self, card: str) -> str:
        """Whom this card was given to here last, "" for nobody."""
        return next((one.word.member for one in reversed(self.every_word()) if one.card == card), "") if card else ""

    def every_word(self) -> tuple[WordHere, ...]:
        """Every word that was said here, oldest first."""
        last, known = self._said
        rows = self.readers.all(_WORDS_SQL, (last,))
        if rows:
            known += tuple(_word(raw, record) for _, raw, record in rows)
            self._said = rows[-1][0], known
        return known


def _word(raw: bytes, record: bytes | None) -> WordHere:
    entry = read_entry(raw)
    word = word_of(entry, entry.body)
    if word is None:
        msg = f"{entry.kind} is no word on a member"
        raise TypeError(msg)
    return WordHere(word, read_personal(record).card if record is not None else "")


def last_card_here(words: Iterable[WordHere]) -> WordHere | None:
    """The last of these words that gave a new card."""
    return next((one for one in reversed(tuple(words)) if one.card), None)


def frozen_now(known: tuple[bool, str, str], words: Iterable[WordHere]) -> tuple[bool, str, str]:
    """Whether a member is frozen, since which day and why: as HQ knew it, unless something was said here since."""
    last = last_frozen(one.word for one in words)
    if last is None:
        return known
    return (True, last.day, last.reason) if last.kind == FROZEN else (False, "", "")
