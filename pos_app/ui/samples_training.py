"""Made-up states of a training: the strip of a drill, and the list of all of them."""

from pos_app.training.drills import DRILLS
from pos_app.ui.commands import Command
from pos_app.ui.drill_texts import drill_task, drill_title, drill_wrong
from pos_app.ui.money_text import MoneyText
from pos_app.ui.samples import names
from pos_app.ui.speak import translate
from pos_app.ui.state import DrillState, Tone
from pos_app.ui.state_sheet import SheetKey, SheetRow, SheetState

_WHO = "练小美"
_FIGURES = ((9, 41), (14, 63), (8, 30))
_IDS = tuple(drill.id for drill in DRILLS)


def strips(language: str) -> dict[str, DrillState]:
    """By the name of the picture: every task, each with something wrong beside it, and the end of all."""
    named: dict[str, str | int] = {
        "name": names(language)[0],
        "sold": names(language)[1],
        "code": "6901234567892",
        "bad": "6900000000007",
        "phone": "13900000001",
        "count": "12",
        "weight": "0.530",
        "note": 10000,
        "part": 100,
        "taken": 123456,
        "change": 98765,
        "held": 1234567,
        "counted": 1234567,
    }
    money = MoneyText()
    wrongs = ("other_note", "not_undone", "not_weighed", "no_member", "other_part", "not_suspended", "voided")
    said = (*wrongs, "not_from_value", "other_goods", "closed_so")
    head = translate("Drill", "Drill {number} of {all}: {title}")
    made = {
        drill: DrillState(
            head.format(number=place, all=len(_IDS), title=drill_title(drill)),
            drill_task(drill, named, money),
            drill_wrong(wrong, named, money),
            Tone.WARN,
        )
        for place, (drill, wrong) in enumerate(zip(_IDS, said, strict=True), 1)
    }
    done = translate("Drill", "{keys} keys, {seconds} s").format(keys=14, seconds=163)
    made["next"] = DrillState(made["weigh"].head, made["weigh"].task, f"{drill_title('quantity')}: {done}")
    whole = translate("Drill", "All {all} drills done by {who}: {keys} keys, {seconds} s")
    made["all"] = DrillState(
        whole.format(all=len(_IDS), who=_WHO, keys=112, seconds=1563), "", f"{drill_title('close')}: {done}"
    )
    return made


def drill_list() -> SheetState:
    """Three are done, the fourth is under way."""
    figures = translate("Drill", "{keys} keys, {seconds} s")
    done = {
        drill: figures.format(keys=keys, seconds=seconds)
        for drill, (keys, seconds) in zip(_IDS, _FIGURES, strict=False)
    }
    rows = tuple(
        SheetRow(drill, drill_title(drill), figure=done[drill], figure_below=_WHO)
        if drill in done
        else SheetRow(drill, drill_title(drill), chip=translate("Drill", "now") if place == len(done) else "")
        for place, drill in enumerate(_IDS)
    )
    return SheetState(
        "drills",
        translate("Drill", "Drills: {done} of {all} done").format(done=len(done), all=len(_IDS)),
        translate("Drill", "A digit, or arrows and Enter; Esc leaves"),
        rows=rows,
        keys=(SheetKey("leave", translate("Drill", "No drill now"), Command.REMOVE, icon="x"),),
        selected=len(done),
        place=Command.MENU,
    )
