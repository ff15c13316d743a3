"""The replay itself: HQ and registers in processes of their own, all weeks, and then the books side by side."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np

from demo.processes import DemoError, HqProcess, run
from demo.replay.baskets import store_id
from demo.replay.crew import Crew
from demo.replay.headquarters import Place, found_hq, visit_hq
from demo.replay.lines_file import write_lines
from demo.replay.masters import chain
from demo.replay.store import StoreTask
from demo.replay.totals import Totals, by_week, data_totals, disagreements

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from demo.replay.baskets import Trade
    from demo.replay.crew import Answer
    from demo.replay.data import Lines
    from demo.replay.totals import StoreWeek

SECOND_REGISTER_FROM = 10
TELL_EVERY = 15.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a replay. `wrong` has a sentence for everything that does not add up; `seconds` by part."""

    data: dict[StoreWeek, Totals]
    till: dict[StoreWeek, Totals]
    hq: dict[StoreWeek, Totals]
    registers: int
    entries: int
    wrong: list[str]
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def equal(self) -> bool:
        """Whether till, HQ and data say the same, and all books prove to be right."""
        return not self.wrong and not disagreements(self.data, self.till, self.hq)


class Watch:
    """Stops the time of each part, and tells how the selling goes."""

    def __init__(self, trade: Trade, say: Callable[[str], None]) -> None:
        self._baskets = len(np.unique(trade.lines.basket))
        self._say = say
        self._began = self._told_at = perf_counter()
        self._sold = self._stores = 0
        self.seconds: dict[str, float] = {}

    def lap(self, part: str) -> None:
        """A part is over."""
        now = perf_counter()
        self.seconds[part] = now - self._began
        self._began = now

    def store_done(self, answer: Answer) -> None:
        """A store was sold."""
        self._stores += 1
        self._sold += sum(day[1] for day in answer["days"])
        now = perf_counter()
        if now - self._told_at > TELL_EVERY:
            self._told_at = now
            rate = self._sold / (now - self._began)
            self._say(f"{self._stores} stores, {self._sold:,} of {self._baskets:,} baskets, {rate:.0f} a second")


def tasks(lines: Lines) -> list[StoreTask]:
    """All stores, most baskets first; a second register where a day had at least so many baskets."""
    first = np.unique(lines.basket, return_index=True)[1]
    days, counts = np.unique(lines.store[first] * 100_000 + lines.day[first], return_counts=True)
    most: dict[int, int] = defaultdict(int)
    baskets: dict[int, int] = defaultdict(int)
    for store, count in zip((days // 100_000).tolist(), counts.tolist(), strict=True):
        most[store] = max(most[store], count)
        baskets[store] += count
    order = sorted(baskets, key=lambda store: (-baskets[store], store))
    return [StoreTask(store_id(store), 2 if most[store] >= SECOND_REGISTER_FROM else 1) for store in order]


def sell_again(trade: Trade, work: Path, database: str | None, workers: int, say: Callable[[str], None]) -> Outcome:
    """Sell everything and compare; DemoError when it cannot be done, `Outcome.wrong` when it does not add up."""
    watch = Watch(trade, say)
    place = Place(work / "hq", database)
    say(f"Filling HQ: {len(trade.stores())} stores, {len(trade.members()):,} households ...")
    with found_hq(place) as office:
        office.fill(chain(trade))
    write_lines(work, trade.lines)
    watch.lap("filling HQ")
    hq = HqProcess(place.data, database=database, log=work / "hq.log")
    arguments = ["--work", str(work), "--hq", hq.start(), "--hq-data", str(place.data)]
    if database:
        arguments += ["--database", database]
    try:
        answers = Crew(workers, arguments, watch.store_done).work(tasks(trade.lines))
    finally:
        hq.stop()
    watch.lap("selling, pushing, proving the tills")
    verdict = _hq_verdict(place)
    watch.lap("proving HQ")
    with visit_hq(place) as office:
        sold_at_hq = office.sold(trade.days())
    watch.lap("reading HQ's journals")
    books = [one for answer in answers for one in answer["books"]]
    return Outcome(
        data=data_totals(trade.lines),
        till=by_week(_till(answers)),
        hq=by_week(sold_at_hq),
        registers=len(books),
        entries=sum(one["entries"] for one in books),
        wrong=[*_wrong_books(books), *wrong_heads(books, verdict)],
        seconds=watch.seconds,
    )


def join_sold(work: Path, out: Path) -> None:
    """One sale file of those of all stores."""
    with out.open("wb") as whole:
        for part in sorted(work.glob("*.sold")):
            with part.open("rb") as file:
                shutil.copyfileobj(file, whole)


def _till(answers: list[Answer]) -> dict[tuple[str, date], Totals]:
    return {
        (answer["store"], date.fromisoformat(day)): Totals(*figures)
        for answer in answers
        for day, *figures in answer["days"]
    }


def _hq_verdict(place: Place) -> dict[str, Any]:
    arguments = ["-m", "hq", "verify", "--json", "--data", str(place.data)]
    done = run([*arguments, *(["--database", place.database] if place.database else [])])
    try:
        verdict: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise DemoError(f"HQ's verify said: {done.stderr.strip() or done.stdout.strip()}") from error
    return verdict


def _wrong_books(books: list[dict[str, Any]]) -> list[str]:
    return [f"{one['register']}: {one['wrong']}" for one in books if one["wrong"]]


def wrong_heads(books: list[dict[str, Any]], verdict: dict[str, Any]) -> list[str]:
    """What HQ's `verify` found, and every journal that does not end at HQ as it does at its till."""
    wrong = []
    if verdict["first_bad"] or verdict["reason"] or not (verdict["postings_balanced"] and verdict["balances_ok"]):
        wrong.append(f"HQ: {verdict['first_bad']}: {verdict['reason']}")
    tills = {f"{one['register']}/{one['epoch']}": (one["entries"], one["head"]) for one in books}
    heads = {name: (head["head"], head["head_hash"]) for name, head in verdict["heads"].items()}
    differ = (name for name in sorted({*tills, *heads}) if tills.get(name) != heads.get(name))
    wrong += [f"{name}: HQ's journal is not the till's" for name in differ]
    if verdict["entries"] != sum(one["entries"] for one in books):
        wrong.append(f"HQ holds {verdict['entries']} entries")
    return wrong


def clear(work: Path) -> None:
    """Remove what an earlier replay left in its folder."""
    for folder in (work / "hq", work / "registers"):
        shutil.rmtree(folder, ignore_errors=True)
    for pattern in ("*.npz", "*.sold", "hq.log"):
        for path in work.glob(pattern):
            path.unlink()
    work.mkdir(parents=True, exist_ok=True)
