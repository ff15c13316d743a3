"""A sheet as the panel draws it."""

from pos_app.ui.acts import Act, Choose
from pos_app.ui.keys import SALE, cap
from pos_app.ui.panel import PanelContent, PanelKey, PanelRow
from pos_app.ui.speak import again
from pos_app.ui.state_sheet import SheetKey, SheetRow, SheetState

MOST_DIGITS = 9


def sheet_panel(state: SheetState) -> PanelContent:
    """The panel of a sheet; its words are said in the language that is spoken now."""
    keys = tuple(key.choice for key in state.keys if key.command is None and not key.main)
    choices = tuple(row.choice for row in state.rows) or keys
    return PanelContent(
        title=again(state.title),
        below=again(state.below),
        empty=again(state.empty),
        facts=tuple((again(fact.label), fact.text, again(fact.note)) for fact in state.facts),
        says=state.says,
        figure=(again(state.figure_of), state.figure) if state.figure else None,
        rows=tuple(_row(row, index, state) for index, row in enumerate(state.rows)),
        acts=tuple(_chosen(state, choice) for choice in choices),
        keys=tuple(_key(key, state) for key in state.keys),
        notice=state.notice,
        selected=state.selected,
        digits=state.by_digit,
        closes=not state.holds,
    )


def act_of_key(state: SheetState, key: SheetKey, typed: str = "") -> Act:
    """What pressing a key of the sheet says, with what was typed before it."""
    return _chosen(state, key.choice, typed)


def main_key(state: SheetState) -> SheetKey | None:
    """The key that Enter presses."""
    return next((key for key in state.keys if key.main), None)


def _chosen(state: SheetState, choice: str, typed: str = "") -> Act:
    return Choose(state.name, choice, typed)


def _row(row: SheetRow, index: int, state: SheetState) -> PanelRow:
    return PanelRow(
        text=again(row.text),
        below=again(row.below),
        mark=str(index + 1) if state.by_digit and index < MOST_DIGITS else "",
        figure=again(row.figure),
        figure_below=again(row.figure_below),
        chip=again(row.chip),
        chosen=index == state.selected,
    )


def _key(key: SheetKey, state: SheetState) -> PanelKey:
    shown = cap(key.command, SALE) if key.command is not None else "Enter" if key.main else ""
    if not shown and state.by_digit and not state.rows:
        others = [one for one in state.keys if one.command is None and not one.main]
        place = others.index(key) + 1
        shown = str(place) if place <= MOST_DIGITS else ""
    return PanelKey(again(key.words), _chosen(state, key.choice), "pay" if key.main else "key", key.icon, shown)
