"""Killed anywhere, neither till nor HQ loses or doubles anything; and the test can tell one that does."""

import ast
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import pytest

from tests.crash.cases import cases, spots_in
from tests.crash.harness import Case, Outcome, Stage, Story, Victim
from tests.crash.point_rule import PLACES
from tests.crash.sabotage import FORGOTTEN

ROOT = Path(__file__).parents[2]
AT_ONCE = 2
PARTS = 3
FEWEST: dict[Victim, int] = {"till": 80, "hq": 60}
PAID = "commit of sale.completed"


@dataclass
class Theatre:
    """A stage, and the folders of the rehearsals: which spots each story passes."""

    stage: Stage
    rehearsed: dict[Story, Path]

    def only(self, *stories: Story) -> list[tuple[Story, Path]]:
        return [(story, self.rehearsed[story]) for story in stories]


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theatre]:
    stage = Stage(tmp_path_factory.mktemp("crash"))
    rehearsed: dict[Story, Path] = {"make": stage.folder / "fresh", "enrol": stage.folder / "ready"}
    rehearsed["have_day"] = stage.rehearse("have_day", "day")
    rehearsed["mute"] = stage.rehearse("mute", "mute")
    yield Theatre(stage, rehearsed)
    stage.close()


def troubles(theatre: Theatre, wanted: Iterable[Case]) -> list[str]:
    """What went wrong in any of the cases; a victim that did not come to its spot is trouble, too."""
    with ThreadPoolExecutor(AT_ONCE) as players:
        found = players.map(lambda case: played(theatre.stage, case), wanted)
        return [f"{outcome.case}: {trouble}" for outcome in found for trouble in outcome.wrong]


def played(stage: Stage, case: Case) -> Outcome:
    """A case played, once more where the victim lived on: what HQ tells comes when it comes."""
    outcome = stage.play(case)
    if not (outcome.killed or outcome.wrong):
        outcome = stage.play(case)
    if not outcome.killed:
        outcome.wrong.append("was not killed")
    return outcome


def cases_of(theatre: Theatre, victim: Victim) -> list[Case]:
    """Every death of one of the two."""
    stories: tuple[Story, ...] = ("have_day", "enrol", "mute" if victim == "till" else "make")
    return list(cases(theatre.only(*stories), victim))


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("victim", FEWEST)
def test_it_may_die_anywhere(theatre: Theatre, victim: Victim, part: int) -> None:
    """A case's name says which part it is in: another run may pass other spots."""
    wanted = cases_of(theatre, victim)
    assert len(wanted) > FEWEST[victim]
    assert troubles(theatre, [case for case in wanted if crc32(str(case).encode()) % PARTS == part]) == []


BROKEN = {
    "shows_too_early": (Case("till", "have_day", f"before {PAID}", 1), "shown and not there"),
    "keeps_the_cart": (Case("till", "have_day", f"after {PAID}", 1), "is there 2 times"),
    "prints_on_trust": (Case("till", "have_day", "before receipt", 1), "was never printed"),
}
FORGETFUL = Case("hq", "have_day", "after answer POST /v1/journal/*/*", 2 * FORGOTTEN, sabotage="forgets_a_push")
"""HQ dies as soon as it acknowledged what it forgot (an answer is two messages): later it may have it again."""


@pytest.mark.parametrize("sabotage", BROKEN)
def test_the_test_can_tell(theatre: Theatre, sabotage: str) -> None:
    """Who is wrong in this way is found out when he dies where that matters."""
    case, complaint = BROKEN[sabotage]
    found = troubles(theatre, [replace(case, sabotage=sabotage)])
    assert any(complaint in trouble for trouble in found), found


def test_a_push_that_hq_forgot_is_handed_in_again(theatre: Theatre) -> None:
    """HQ's word was false: its death shows it, the till sees HQ's lower head, and in the end nothing is lost."""
    found = troubles(theatre, [FORGETFUL])
    assert len(found) == 1
    assert "HQ acknowledged" in found[0]


def test_every_point_is_passed(theatre: Theatre) -> None:
    """No story passes by a point of the source: otherwise nobody would ever die there."""
    passed = {
        spot for folder in theatre.rehearsed.values() for side in ("till", "hq") for spot in spots_in(folder, side)
    }
    missed = [name for name in names_in_source() if not any(re.match(name, spot) for spot in passed)]
    assert not missed


def names_in_source() -> list[str]:
    """The name of every point as a pattern."""
    files = (path for place in PLACES for path in sorted((ROOT / place).rglob("*.py")))
    trees = [ast.parse(path.read_text("utf-8")) for path in files]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [pattern(call.args[0]) for call in calls if isinstance(call.func, ast.Name) and call.func.id == "point"]


def pattern(name: ast.expr) -> str:
    parts = name.values if isinstance(name, ast.JoinedStr) else [name]
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in parts)
