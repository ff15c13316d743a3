"""Registers witness each other's journals: who was put back from an old disk learns it from a neighbour.

A neighbour's word that all is well counts only when its own journal was confirmed since its start: by HQ, or by a
neighbour of whom the same is true. That it has seen more of us counts always: it has it from ourselves, signed.
"""

from threading import Lock

from local_db.books import Books
from pos_app.sync.ports import Journal
from wire.peers import Standing


class Witness:
    """What this register saw of others, and whether its own journal was confirmed since its start. Thread-safe."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._lock = Lock()
        self._seen: dict[str, Standing] = {}
        self._confirmed = False

    @property
    def confirmed(self) -> bool:
        """Whether somebody who knows said that our journal is whole."""
        return self._confirmed

    def confirm(self) -> None:
        """HQ, or a neighbour whose word counts, said so: what was lent may be spent."""
        self._confirmed = True
        self._books.gate.confirm()

    def saw(self, holder: str, standing: Standing) -> Standing | None:
        """Note where somebody's journal stands by his own word; the furthest that was seen of it before."""
        with self._lock:
            known = self._seen.get(holder) or self._kept(holder)
            self._seen[holder] = standing if known is None or standing.head >= known.head else known
            return known

    def _kept(self, holder: str) -> Standing | None:
        """What the copies of his entries tell, from before our own start."""
        register, _, epoch = holder.partition("/")
        kept = self._books.kept_head(register, epoch)
        return Standing(head=kept[0], head_hash=kept[1]) if kept is not None else None


def contradicts(journal: Journal, known: Standing) -> bool:
    """Whether somebody saw another journal of ours than the one that is here: longer, or another branch."""
    position = journal.position()
    return known.head > position.head or (
        known.head > 0 and journal.hash_at(position.epoch, known.head) != known.head_hash
    )
