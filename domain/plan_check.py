"""Everything that is wrong with a plan, found at once: shape, names, figures, kinds, steps, causes, stacking.

Pure: the document comes as plain JSON values. An unknown kind of a newer program is a warning, and so is a field that
only such a rule has: both are kept, shown as not applied, and never guessed at.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.plan import Plan
from domain.plan_check_causes import causes
from domain.plan_check_figures import figures
from domain.plan_check_kinds import kinds
from domain.plan_check_names import Goods, names
from domain.plan_check_stacking import stacking
from domain.plan_check_steps import steps
from domain.plan_finding import Finding, below
from domain.plan_reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_IN_BEST = 11
"""So many rules that compete in one "best" group have at most 54 choices of which none can be added to, and
`domain.knots` lists all of them.
"""

__all__ = ["Finding", "Goods", "check"]


def check(document: object, goods: Goods | None = None) -> tuple[Finding, ...]:
    """Every mistake of a plan as JSON has it, in the order of their places; `goods` are the chain's, where known."""
    plan, shape = read(Plan, document)
    meaning = [
        *names(plan, goods),
        *figures(plan),
        *kinds(plan),
        *steps(plan),
        *causes(plan),
        *stacking(plan, MOST_IN_BEST),
    ]
    newer = [one.path.rpartition(".")[0] for one in meaning if one.code == "unknown_kind"]
    broken = [one.path for one in shape if one.code != "unknown_field"]
    said = [*(_kept(one, newer) for one in shape), *(one for one in meaning if not _inside(one.path, broken))]
    return tuple(sorted(said, key=_place))


def _place(one: Finding) -> list[tuple[int, str]]:
    """By path, places of lists as numbers."""
    steps_ = re.split(r"[.\[\]]+", one.path)
    return [(int(step), "") if step.isdigit() else (-1, step) for step in steps_]


def _kept(one: Finding, newer: Iterable[str]) -> Finding:
    """A field that nobody knows, in a rule of a kind that nobody knows."""
    return replace(one, warning=True) if one.code == "unknown_field" and _inside(one.path, newer) else one


def _inside(path: str, others: Iterable[str]) -> bool:
    return any(below(path, other) for other in others)
