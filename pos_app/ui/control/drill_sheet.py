"""The drills of a training: the list to choose from, what the strip says, and what the coach sees (C9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.open_sale import pieces
from pos_app.training.drills import Glance
from pos_app.ui import acts
from pos_app.ui.commands import Command
from pos_app.ui.control.sheet import Sheet, close, lay
from pos_app.ui.drill_texts import drill_task, drill_title, drill_wrong
from pos_app.ui.speak import translate
from pos_app.ui.state import DrillState, ScanMode, Tone
from pos_app.ui.state_sheet import SheetKey, SheetRow, SheetState

if TYPE_CHECKING:
    from pos_app.training.coach import Coach, Result
    from pos_app.ui.acts import Act
    from pos_app.ui.control.counter import Counter

LEAVE = "leave"


def open_(counter: Counter, text: str) -> None:
    """Show them all; Refusal `key_not_here` outside of a training."""
    del text
    _coach(counter)
    lay(counter, DrillSheet())


@dataclass(frozen=True, slots=True)
class DrillSheet(Sheet):
    """Which drill, and who did which in how many keys and seconds."""

    name: ClassVar[str] = "drills"

    def state(self, counter: Counter) -> SheetState:
        coach = _coach(counter)
        rows = tuple(_row(number, drill.id, coach) for number, drill in enumerate(coach.drills, 1))
        waits = (place for place, drill in enumerate(coach.drills) if drill.id not in coach.results)
        stop = SheetKey(LEAVE, translate("Drill", "No drill now"), Command.REMOVE, icon="x")
        return SheetState(
            self.name,
            translate("Drill", "Drills: {done} of {all} done").format(done=len(coach.results), all=len(coach.drills)),
            translate("Drill", "A digit, or arrows and Enter; Esc leaves"),
            rows=rows,
            keys=(stop,) if coach.drill is not None or coach.said_of else (),
            selected=next(waits, 0),
            place=Command.MENU,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        coach = _coach(counter)
        close(counter)
        if choice == LEAVE:
            coach.leave()
        elif choice:
            coach.begin(choice, _glance(counter))


def pressed(counter: Counter, act: Act) -> None:
    """A person asked for something; what looks while he types is no key of its own."""
    if counter.coach is not None and counter.approval is None and not isinstance(act, acts.Search):
        counter.coach.pressed()


def drill_state(counter: Counter) -> DrillState | None:
    """Let the coach look, and say what the strip shows; None while nobody does a drill."""
    coach = counter.coach
    if coach is None:
        return None
    if not counter.busy:
        coach.look(_glance(counter), counter.cashier.name if counter.cashier is not None else "")
    said, tone = _said(counter, coach)
    if coach.drill is None:
        return DrillState(_sum(coach), "", said, tone) if coach.said_of else None
    number = coach.drills.index(coach.drill) + 1
    head = translate("Drill", "Drill {number} of {all}: {title}").format(
        number=number, all=len(coach.drills), title=drill_title(coach.drill.id)
    )
    return DrillState(head, drill_task(coach.drill.id, coach.named, counter.money), said, tone)


def _said(counter: Counter, coach: Coach) -> tuple[str, Tone]:
    if coach.said.wrong:
        return drill_wrong(coach.said.wrong, coach.said.named, counter.money), Tone.WARN
    result = coach.results.get(coach.said_of)
    if result is None:
        return "", Tone.OK
    return f"{drill_title(coach.said_of)}: {_figures(result)}", Tone.OK


def _sum(coach: Coach) -> str:
    keys = sum(result.keys for result in coach.results.values())
    seconds = sum(result.seconds for result in coach.results.values())
    who = ", ".join(dict.fromkeys(result.person for result in coach.results.values() if result.person))
    words = translate("Drill", "All {all} drills done by {who}: {keys} keys, {seconds} s")
    return words.format(all=len(coach.drills), who=who, keys=keys, seconds=seconds)


def _figures(result: Result) -> str:
    return translate("Drill", "{keys} keys, {seconds} s").format(keys=result.keys, seconds=result.seconds)


def _row(number: int, drill: str, coach: Coach) -> SheetRow:
    result = coach.results.get(drill)
    text = f"{number} · {drill_title(drill)}"
    if result is None:
        now = coach.drill is not None and coach.drill.id == drill
        return SheetRow(drill, text, chip=translate("Drill", "now") if now else "")
    return SheetRow(drill, text, figure=_figures(result), figure_below=result.person)


def _glance(counter: Counter) -> Glance:
    refused = counter.scan.mode is ScanMode.ERROR
    counted = counter.counted.counted if counter.counted is not None else None
    return Glance(pieces(counter.sale), counter.suspended_count, refused, counted)


def _coach(counter: Counter) -> Coach:
    if counter.coach is None:
        raise Refusal("key_not_here")
    return counter.coach
