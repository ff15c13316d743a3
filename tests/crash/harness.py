"""Runs till and HQ as processes beside a printer that outlives them, kills one of them at a spot, and looks at the rest.

What holds after each run: nothing that was shown as done or acknowledged is missing, nothing is there twice, both
books prove themselves and agree, a cart is there again or its sale is finished, and every receipt came out.
"""

import json
import multiprocessing
import re
import shutil
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal

from demo.virtual.head import VirtualHead
from demo.virtual.sockets import NetworkHead
from tests.crash import roles
from tests.crash.roles import Run

LONGEST = 60
PAPERS = {"sale.completed", "return.completed", "day.closed"}
_NUMBER = re.compile(r"S\d\d-R\d+-\d{6}")
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.crash.roles"])

Victim = Literal["till", "hq", ""]
Story = Literal["enrol", "have_day"]


@dataclass(frozen=True, slots=True)
class Case:
    """Who is killed in which story, at the `hit`th time that a spot is passed."""

    victim: Victim
    story: Story
    spot: str = ""
    hit: int = 0

    def __str__(self) -> str:
        return f"{self.victim} {self.story}: {self.spot} ({self.hit})"


@dataclass
class Outcome:
    """What was left: `wrong` holds what must not be; `killed` tells whether the victim came to the spot."""

    case: Case
    folder: Path
    killed: bool = False
    wrong: list[str] = field(default_factory=list)


def process(role: Callable[..., None], run: Run, *more: object) -> BaseProcess:
    """Start a role in a process of its own."""
    started = SERVER.Process(target=role, args=(run, *more), name=role.__name__)
    started.start()
    return started


def ended(started: BaseProcess) -> int:
    """The exit code; -9 for one that was killed, or had to be because it did not end."""
    started.join(LONGEST)
    if started.exitcode is None:
        started.kill()
        started.join()
        return -signal.SIGALRM
    return started.exitcode


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


class Keeper:
    """Keeps HQ running: started again when it is killed, until it is stopped."""

    def __init__(self, run: Run, *, victim: bool) -> None:
        self._run = run
        self._stopping = False
        self.killed = 0
        self.process = process(roles.serve_hq, run, victim)
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while True:
            self.process.join()
            if self._stopping:
                return
            self.killed += 1
            if self.killed > 3:
                return
            self.process = process(roles.serve_hq, self._run, False)

    def stop(self) -> None:
        """Kill it for good."""
        self._stopping = True
        self.process.kill()
        self._thread.join(LONGEST)


@contextmanager
def printing() -> Iterator[tuple[VirtualHead, int]]:
    """A printer on the network."""
    head = VirtualHead()
    plugged = NetworkHead(head)
    plugged.power_on()
    try:
        yield head, plugged.port
    finally:
        plugged.die()


def make_templates(folder: Path) -> dict[str, Path]:
    """An HQ nobody is enrolled at, and one with an enrolled till: what the stories begin with."""
    fresh, ready = folder / "fresh", folder / "ready"
    fresh.mkdir(parents=True)
    run = Run(fresh, 0, 0)
    if code := ended(process(roles.make_hq, run)):
        raise AssertionError(f"HQ could not be made ({code}): {said(fresh)}")
    outcome = play(Case("", "enrol"), ready, fresh)
    if outcome.wrong:
        raise AssertionError(outcome.wrong)
    return {"enrol": fresh, "have_day": ready}


def play(case: Case, folder: Path, template: Path) -> Outcome:
    """Play a story once, and again what is to be done after a kill."""
    shutil.copytree(template, folder)
    for left in ("spots till", "spots hq", "verdict", "found", "diary", "diary again", "enrol.log"):
        (folder / left).unlink(missing_ok=True)
    outcome = Outcome(case, folder)
    with printing() as (head, port):
        run = Run(folder, free_port(), port, case.spot, case.hit)
        keeper = Keeper(run, victim=case.victim in {"hq", ""})
        try:
            _played(case, run, outcome)
        finally:
            keeper.stop()
        outcome.killed |= keeper.killed == 1 and case.victim == "hq"
        if keeper.killed > int(case.victim == "hq"):
            outcome.wrong.append(f"HQ died {keeper.killed} times")
        if not outcome.wrong:
            _judged(run, head, outcome)
    return outcome


def _played(case: Case, run: Run, outcome: Outcome) -> None:
    code = ended(process(getattr(roles, case.story), run, case.victim in {"till", ""}))
    outcome.killed = case.victim == "till" and code == -signal.SIGKILL
    if code and not outcome.killed:
        outcome.wrong.append(f"{case.story} ended with {code}: {said(run.folder)}")
    elif (outcome.killed or case.story == "enrol") and case.victim:
        if code := ended(process(roles.start_again, run)):
            outcome.wrong.append(f"the till that was started again ended with {code}: {said(run.folder)}")


def _judged(run: Run, head: VirtualHead, outcome: Outcome) -> None:
    if code := ended(process(roles.judge, run)):
        outcome.wrong.append(f"the judge ended with {code}: {said(run.folder)}")
        return
    verdict = json.loads((run.folder / "verdict").read_text())
    outcome.wrong += [*books_wrong(verdict), *diary_wrong(run.folder, verdict), *paper_wrong(verdict, head)]


def books_wrong(verdict: dict[str, Any]) -> Iterator[str]:
    """Both books prove themselves, and HQ has all that the till has."""
    for side in ("till", "hq"):
        if verdict[side]["first_bad"] or verdict[side]["reason"] or not verdict[side]["postings_balanced"]:
            yield f"{side}: {verdict[side]}"
    register, epoch, seq, digest = verdict["head"]
    if verdict["hq"]["heads"].get(f"{register}/{epoch}") != {"head": seq, "head_hash": digest}:
        yield f"HQ's heads are {verdict['hq']['heads']}, the till's is {verdict['head']}"
    if not verdict["hq"]["balances_ok"]:
        yield "HQ's balances are not what the journals say"


def diary_wrong(folder: Path, verdict: dict[str, Any]) -> Iterator[str]:
    """What was shown is there, once; what was begun is a cart or a sale, never both."""
    entries = {entry["seq"]: entry for entry in verdict["entries"]}
    notes = [*notes_in(folder / "diary"), *notes_in(folder / "diary again")]
    for note in notes:
        if "hash" in note and entries.get(note["seq"], {}).get("hash") != note["hash"]:
            yield f"shown and not there: {note}"
    drafts = [entry["draft"] for entry in verdict["entries"] if entry["draft"]]
    if len(drafts) != len(set(drafts)):
        yield f"a sale is there twice: {drafts}"
    if verdict["drafts"]:
        yield f"{verdict['drafts']} carts are left at the end of the day"
    if (folder / "found").exists():
        found = json.loads((folder / "found").read_text())
        yield from carts_wrong(notes_in(folder / "diary"), found)


def carts_wrong(notes: list[dict[str, Any]], found: dict[str, Any]) -> Iterator[str]:
    """Right after a kill, each sale that was begun is a cart with what was kept, or an entry."""
    finished = [entry["draft"] for entry in found["entries"]]
    cleared = sum(entry["kind"] == "sale.abandoned" for entry in found["entries"])
    kept = {note["draft"]: note["lines"] for note in notes if note["what"] == "kept"}
    clearing = {note["draft"] for note in notes if note["what"] == "clearing"}
    for draft, lines in kept.items():
        there = found["drafts"].get(draft)
        times = finished.count(draft) + (there is not None) + (cleared if draft in clearing else 0)
        if times != 1:
            yield f"the sale {draft} is there {times} times: cart {there}, entries {finished}, cleared {cleared}"
        if there is not None and there < lines:
            yield f"the cart {draft} has {there} lines, {lines} were kept"


def paper_wrong(verdict: dict[str, Any], head: VirtualHead) -> Iterator[str]:
    """Every receipt came out, once without the mark of a copy at most; no drawer opened twice for a sale."""
    register = verdict["head"][0]
    papers = [(_NUMBER.findall(paper.text) or [""], paper.text) for paper in head.counted.papers]
    for entry in verdict["entries"]:
        if entry["kind"] in PAPERS:
            number = f"{register}-{entry['seq']:06d}"
            mine = [text for numbers, text in papers if numbers[0] == number]  # the first one on it is its own
            if not mine:
                yield f"{entry['kind']} {number} was never printed; {len(papers)} papers"
            if sum("COPY" not in text for text in mine) > 1:
                yield f"{entry['kind']} {number} came out {len(mine)} times, not marked as a copy"
    paid = sum(entry["kind"] in {"sale.completed", "return.completed"} for entry in verdict["entries"])
    if head.counted.pulses > paid:
        yield f"the drawer opened {head.counted.pulses} times for {paid} sales and returns"


def notes_in(path: Path) -> list[dict[str, Any]]:
    """The lines of a diary."""
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def said(folder: Path) -> str:
    """The last of what each process printed."""
    return "\n".join(f"--- {log.name}\n{log.read_text()[-1500:]}" for log in sorted(folder.glob("*.log")))
