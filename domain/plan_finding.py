"""What a check of a plan finds: where, what, and the words that a sentence needs; how near a misspelt name is."""

from __future__ import annotations

from dataclasses import field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

TOP = "$"
"""The path of the whole document; below it `$.tiers[2].pays`."""

Params = dict[str, object]


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: its JSON path, a code that names the sentence, and what fills the sentence.

    A warning may be published: something is kept and shown as not applied, or does nothing.
    """

    path: str
    code: str
    params: Params = field(default_factory=dict)
    warning: bool = False


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that a misspelt one is nearest to, or nothing when none is near."""
    names = list(known)
    found = get_close_matches(name, names, 1) or get_close_matches(name.casefold(), names, 1)
    return found[0] if found else ""


def below(path: str, other: str) -> bool:
    """Whether `path` is the other one, or lies inside it."""
    return path == other or path.startswith((f"{other}.", f"{other}["))
