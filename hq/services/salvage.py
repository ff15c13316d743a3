"""A dead register's journal, brought by others (ARCHITECTURE, SALVAGE): from its disk, from a peer; and what printed
receipts say is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from domain.errors import Fault
from hq.services import ingest
from hq.services.context import Hq
from hq.services.ingest import Received
from hq.store import identity, journal
from hq.store.journal import JournalKey
from wire.json_text import Malformed
from wire.push import Sent

_RECEIPT = re.compile(r"(?P<register>[A-Za-z0-9-]{1,32})-(?P<seq>[0-9]{6,18})")
_HEAD = re.compile(r"[0-9a-f]{8,64}")


class JournalUnknown(Exception):
    """No such journal is known here."""


def hand_in(hq: Hq, register: str, epoch: str, sent: Sequence[Sent]) -> Received:
    """Take in a register's lines from somebody else: they prove themselves by its key, as if it had pushed them.

    Raises `JournalUnknown` and what `ingest` raises.
    """
    key = hq.database.read(lambda tx: identity.key_of(tx, register, epoch))
    if key is None:
        raise JournalUnknown
    if not sent:
        raise Malformed("there is no line")
    return ingest.ingest(hq, key, sent[0].entry.seq, sent)


def sealed_keys(hq: Hq, register: str) -> list[str]:
    """The sealed database keys that a register left here, the newest last. Fault when there is none."""
    found = hq.database.read(lambda tx: identity.sealed_keys(tx, register))
    if not found:
        raise Fault(f"{register} left no sealed key here.", advice="Take the sealed-key.txt beside its books.")
    return [sealed.decode("ascii") for sealed in found]


@dataclass(frozen=True, slots=True)
class Missing:
    """What receipts of a register say: HQ holds entries up to `head`; `lacking` numbers are on paper, or before one
    that is, and not here; `elsewhere` are printed with another head than the entries here: they are of another branch.
    """

    register: str
    head: int
    lacking: tuple[int, ...]
    elsewhere: tuple[int, ...]

    def sentence(self) -> str:
        """The same for a person."""
        parts = [f"{self.register}: HQ holds entries up to {self.head:06d}."]
        if self.lacking:
            parts.append(f"Missing: {_ranges(self.lacking)} ({len(self.lacking)}).")
        if self.elsewhere:
            parts.append(f"Printed, but of a branch that was not handed in: {_ranges(self.elsewhere)}.")
        if not self.lacking and not self.elsewhere:
            parts.append("Nothing on these receipts is missing.")
        return " ".join(parts)


def missing(hq: Hq, printed: Iterable[tuple[str, str]]) -> list[Missing]:
    """What is missing by receipts, each (number, head). Fault for what is no receipt, or of no register here."""
    by_register: dict[str, dict[int, set[str]]] = {}
    for number, head in printed:
        found = _RECEIPT.fullmatch(number)
        if found is None or not _HEAD.fullmatch(head.lower()):
            raise Fault(f"{number} {head} is no receipt's line.", advice="Such as S01-R2-000123 9f3a61c24b07.")
        heads = by_register.setdefault(found["register"], {})
        heads.setdefault(int(found["seq"]), set()).add(head.lower())
    return [
        hq.database.read(lambda tx, name=name: _missing(tx, name, by_register[name]))  # type: ignore[misc]
        for name in sorted(by_register)
    ]


def _missing(tx: sa.Connection, register: str, printed: dict[int, set[str]]) -> Missing:
    store = identity.store_of(tx, register)
    epochs = identity.epochs_of(tx, store, register) if store is not None else []
    if store is None or not epochs:
        raise Fault(f"{register} is not known here.", advice="Check the name on the receipt.")
    newest = JournalKey(store, register, epochs[-1][0])
    head = epochs[-1][1]
    unknown = {seq for seq, heads in printed.items() if not all(_is_here(tx, newest, seq, one) for one in heads)}
    beyond = [seq for seq in unknown if seq > head]
    lacking = tuple(range(head + 1, max(beyond) + 1)) if beyond else ()
    return Missing(register, head, lacking, tuple(sorted(seq for seq in unknown if seq <= head)))


def _is_here(tx: sa.Connection, key: JournalKey, seq: int, head: str) -> bool:
    """Whether HQ holds the entry, in any epoch, or had it handed in again."""
    found = [kept.hash for _, kept in journal.receipts(tx, key.store, key.register, seq)]
    return any(one.startswith(head) for one in found) or journal.was_adopted(tx, key.store, head)


def _ranges(numbers: Sequence[int]) -> str:
    """000121 to 000124, 000130."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]:06d}" if len(run) == 1 else f"{run[0]:06d} to {run[-1]:06d}" for run in runs)
