"""`python -m pos_app reprice`: past sales priced again from their entries and plans, identical to the cent or not."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from domain.entries import Adopted, SaleCompleted
from domain.proofs import sale_trouble
from wire.bodies import body_json, plan_from, plan_hash, read_entry
from wire.entries import read_adopted
from wire.fields import read_time
from wire.json_text import Malformed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from domain.entries import Entry
    from domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Repriced:
    """A sale, what it cost then, and what would be different now ("": nothing)."""

    name: str
    payable: int
    difference: str


class Plans:
    """Plans by the hash of their text, read once."""

    def __init__(self, texts: dict[str, bytes]) -> None:
        self._texts = texts
        self._read: dict[str, Plan] = {}

    def of(self, sale: SaleCompleted) -> Plan | str:
        """The plan that a sale names, or why there is none."""
        name = sale.plan.hash
        if name not in self._read:
            text = self._texts.get(name)
            if text is None or plan_hash(text) != name:
                return f"plan {sale.plan.version} ({name[:12]}) is not here, or not as it was"
            try:
                self._read[name] = plan_from(text)
            except Malformed as error:
                return f"plan {sale.plan.version} cannot be read: {error}"
        return self._read[name]


def reprice_all(entries: Iterable[tuple[str, bytes]], plans: Plans) -> Iterator[Repriced]:
    """Price every sale among the entries again; what is no sale is passed over, what cannot be read is a difference."""
    for name, raw in entries:
        try:
            entry = read_entry(raw)
            while isinstance(entry.body, Adopted):
                entry = read_entry(read_adopted(body_json(entry.body))[1])
            if isinstance(entry.body, SaleCompleted):
                yield _again(name, entry, entry.body, plans)
        except Malformed as error:
            yield Repriced(name, 0, f"the entry cannot be read: {error}")


def _again(name: str, entry: Entry, sale: SaleCompleted, plans: Plans) -> Repriced:
    plan = plans.of(sale)
    trouble = plan if isinstance(plan, str) else sale_trouble(sale, plan, read_time(entry.at))
    return Repriced(name, sale.payable, trouble)


def journal_file(path: Path) -> Iterator[tuple[str, bytes]]:
    """Entries from a file with one on each line, as the replay writes them; `.gz` is packed."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield f"{path.name}:{number}", line.rstrip(b"\r\n")


def plain(found: list[Repriced]) -> dict[str, Any]:
    """The result for a program."""
    different = [one for one in found if one.difference]
    return {
        "sales": len(found),
        "payable": sum(one.payable for one in found),
        "different": [{"entry": one.name, "payable": one.payable, "difference": one.difference} for one in different],
    }


def lines(found: list[Repriced], asked: str) -> Iterator[str]:
    """The result for a person: what differs, then how many were the same."""
    for one in found:
        if one.difference:
            yield f"{one.name}: {one.difference}"
    same = sum(not one.difference for one in found)
    if not found:
        yield f"There is no sale {asked}." if asked else "There is no sale to price again."
    elif same == len(found):
        yield f"{same} sales priced again: identical to the cent."
    else:
        yield f"{same} of {len(found)} sales are identical to the cent, {len(found) - same} are not."
