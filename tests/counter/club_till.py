"""What the tests of member acts share: a till of a club, and what stands on its sheet."""

from pos_app.ui.fact_table import FactTable
from pos_app.ui.panel import Panel
from pos_app.ui.state_sheet import SheetState
from tests.counter.till import Till


def sheet(till: Till) -> SheetState:
    """The sheet that is open."""
    panel = till.counter.panel
    assert isinstance(panel, SheetState), till.story()
    return panel


def facts(till: Till) -> dict[str, str]:
    """What can be read on it, as the visible widget says it."""
    [table] = [one for one in till.parts.window.findChildren(FactTable) if one.isVisible()]
    assert all(f"{label}: {text}" in table.accessibleName() for label, text, _ in table.facts)
    return {label: " ".join(part for part in (text, note) if part) for label, text, note in table.facts}


def figure(till: Till) -> str:
    """The large figure."""
    return sheet(till).figure


def titled(till: Till) -> str:
    """What the panel is called."""
    [panel] = [one for one in till.parts.window.findChildren(Panel) if one.isVisible()]
    return panel.accessibleName()


def rows(till: Till) -> list[str]:
    """The rows to choose from."""
    return [row.text for row in sheet(till).rows]


def press(till: Till, keys: str) -> None:
    """Press and wait until all of it is written."""
    for name in keys.split():
        till.key(name)
        till.settled()


def types(till: Till, text: str) -> None:
    """Type characters one after the other."""
    till.key(" ".join(text))
