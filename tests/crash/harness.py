"""Runs till and HQ as processes beside a printer that outlives them, kills one at a spot, and looks at the rest.

What holds after each run: nothing that was shown as done or acknowledged is missing, nothing is there twice, both
books prove themselves and agree, a cart is there again or its sale is finished, and every receipt came out.
"""

import json
import shutil
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Literal

from demo.virtual.head import VirtualHead
from demo.virtual.sockets import NetworkHead
from tests.crash.findings import books_wrong, diary_wrong, made_wrong, paper_wrong, seen_wrong
from tests.crash.forks import Child, Forks
from tests.crash.roles import Run

LONGEST = 60
MOST_DEATHS = 3
NOTES = ("spots *", "seen", "verdict", "found", "diary*", "*.log")

Victim = Literal["till", "hq", ""]
Story = Literal["make", "enrol", "have_day", "mute"]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a story begins: the role, what it finds in its folder, and whether the printer can confirm."""

    role: str
    template: str
    printer_confirms: bool = True


SETTINGS: dict[Story, Setting] = {
    "make": Setting("make_hq", ""),
    "enrol": Setting("enrol", "fresh"),
    "have_day": Setting("have_day", "ready"),
    "mute": Setting("have_day", "ready", printer_confirms=False),
}


@dataclass(frozen=True, slots=True)
class Case:
    """Who is killed in which story, at the `hit`th time that a spot is passed."""

    victim: Victim
    story: Story
    spot: str = ""
    hit: int = 0
    sabotage: str = ""

    def __str__(self) -> str:
        return f"{self.victim} {self.story}: {self.spot} ({self.hit})"


@dataclass
class Outcome:
    """What was left: `wrong` holds what must not be; `killed` tells whether the victim came to the spot."""

    case: Case
    folder: Path
    killed: bool = False
    wrong: list[str] = field(default_factory=list)


def ended(child: Child) -> int:
    """The exit code; -14 for one that did not end."""
    try:
        return child.exit.result(LONGEST)
    except TimeoutError:
        child.kill()
        return -signal.SIGALRM


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


class Keeper:
    """Keeps HQ running: started again when it is killed, until it is stopped."""

    def __init__(self, forks: Forks, run: Run, *, victim: bool) -> None:
        self._forks = forks
        self._run = run
        self._stopping = False
        self.killed = self.peeked = 0
        self._child = forks.start("serve_hq", run, victim)
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while True:
            self._child.exit.result()
            if self._stopping:
                return
            self.killed += 1
            if self.killed > MOST_DEATHS:
                return
            self.peeked = ended(self._forks.start("peek", self._run))
            self._child = self._forks.start("serve_hq", self._run, False)

    def stop(self) -> None:
        """Kill it for good."""
        self._stopping = True
        self._child.kill()
        self._thread.join(LONGEST)


@contextmanager
def printing(*, confirms: bool) -> Iterator[tuple[VirtualHead, int]]:
    """A printer on the network."""
    head = VirtualHead()
    head.set(confirms=confirms)
    plugged = NetworkHead(head)
    plugged.power_on()
    try:
        yield head, plugged.port
    finally:
        plugged.die()


class Stage:
    """A folder where stories are played: `fresh` an HQ nobody is enrolled at, `ready` one with an enrolled till."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.forks = Forks()
        self.numbers = count(1)
        self.rehearse("make", "fresh")
        self.rehearse("enrol", "ready")

    def close(self) -> None:
        """End all processes."""
        self.forks.close()

    def rehearse(self, story: Story, name: str) -> Path:
        """Play a story in which nobody dies; its folder lists the spots."""
        outcome = self.play(Case("", story), name)
        if outcome.wrong:
            raise AssertionError(f"{story}: {outcome.wrong}")
        return outcome.folder

    def play(self, case: Case, name: str = "") -> Outcome:
        """Play a story once, and again what is to be done after a kill."""
        setting = SETTINGS[case.story]
        outcome = Outcome(case, self.folder / (name or str(next(self.numbers))))
        if setting.template:
            shutil.copytree(self.folder / setting.template, outcome.folder, ignore=shutil.ignore_patterns(*NOTES))
        else:
            outcome.folder.mkdir(parents=True)
        if case.story == "make":
            _make(self.forks, case, outcome)
            return outcome
        with printing(confirms=setting.printer_confirms) as (head, port):
            run = Run(outcome.folder, free_port(), port, case.spot, case.hit, case.sabotage)
            keeper = Keeper(self.forks, run, victim=case.victim != "till")
            try:
                _perform(self.forks, case, run, outcome)
            finally:
                keeper.stop()
            outcome.killed |= keeper.killed == 1 and case.victim == "hq"
            if keeper.peeked:
                outcome.wrong.append(f"a look at HQ ended with {keeper.peeked}: {said(run.folder)}")
            if keeper.killed > int(case.victim == "hq"):
                outcome.wrong.append(f"HQ died {keeper.killed} times")
            if not outcome.wrong:
                _look(self.forks, run, head, outcome)
        return outcome


def _make(forks: Forks, case: Case, outcome: Outcome) -> None:
    """HQ is made; after a kill, again from what is there."""
    run = Run(outcome.folder, 0, 0, case.spot, case.hit)
    code = ended(forks.start("make_hq", run, True))
    outcome.killed = code == -signal.SIGKILL
    if outcome.killed:
        code = ended(forks.start("make_hq", run, False))
    code = code or ended(forks.start("judge_hq", run))
    if code:
        outcome.wrong.append(f"HQ could not be made: {code}: {said(run.folder)}")
        return
    outcome.wrong += made_wrong(json.loads((run.folder / "verdict").read_text()))


def _perform(forks: Forks, case: Case, run: Run, outcome: Outcome) -> None:
    """The story; where the till died, or has to show what it has after an enrolment, the till is started again."""
    code = ended(forks.start(SETTINGS[case.story].role, run, case.victim != "hq"))
    outcome.killed = case.victim == "till" and code == -signal.SIGKILL
    if code and not outcome.killed:
        outcome.wrong.append(f"{case.story} ended with {code}: {said(run.folder)}")
    elif outcome.killed or (case.story == "enrol" and case.victim):
        code = ended(forks.start("start_again", run))
        if code:
            outcome.wrong.append(f"the till that was started again ended with {code}: {said(run.folder)}")


def _look(forks: Forks, run: Run, head: VirtualHead, outcome: Outcome) -> None:
    code = ended(forks.start("judge", run))
    if code:
        outcome.wrong.append(f"the judge ended with {code}: {said(run.folder)}")
        return
    verdict = json.loads((run.folder / "verdict").read_text())
    outcome.wrong += [*books_wrong(verdict), *diary_wrong(run.folder, verdict), *paper_wrong(verdict, head)]
    if (run.folder / "seen").exists():
        outcome.wrong += seen_wrong(json.loads((run.folder / "seen").read_text()))


def said(folder: Path) -> str:
    """The last of what each process printed."""
    return "\n".join(f"--- {log.name}\n{log.read_text()[-1500:]}" for log in sorted(folder.glob("*.log")))
