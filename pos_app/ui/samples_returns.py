"""Made-up returns: of another store, without a receipt, in exchange; in the words of those who show them."""

from msgspec.structs import replace

from pos_app.ui import samples_more
from pos_app.ui.commands import Command
from pos_app.ui.speak import translate
from pos_app.ui.state import Notice, Tone
from pos_app.ui.state_panels import ReturnState
from pos_app.ui.state_sheet import SheetState

_NUMBER = "S02-R1-004711"


def elsewhere(language: str) -> ReturnState:
    """Another store sold it, and something came back meanwhile."""
    changed = translate("Refusal", "Something of this receipt came back meanwhile")
    notice = Notice(Tone.ERR, changed, translate("Refusal", "Choose the goods again"))
    return replace(samples_more.give_back(language), receipt=_NUMBER, store="S02", notice=notice)


def sheets(language: str) -> dict[str, SheetState]:
    """By the name of the picture, in the language that is spoken."""
    del language
    return {"ask_hq": _wait()}


def _wait() -> SheetState:
    return SheetState(
        "wait",
        translate("Sheet", "Asking HQ for receipt {number}").format(number=_NUMBER),
        translate("Sheet", "One moment; Esc gives up, nothing has happened then"),
        place=Command.SELL,
    )
