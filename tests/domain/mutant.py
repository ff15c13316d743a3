"""Negative controls: a copy of a module in which one rule is switched off."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType


def mutant(module: ModuleType, rule: str, instead: str) -> ModuleType:
    """The module as it would be with `instead` in place of the only occurrence of `rule` in its source."""
    source = Path(str(module.__file__)).read_text("utf-8")
    assert source.count(rule) == 1, f"{rule!r} stands {source.count(rule)} times in {module.__name__}"
    copy = ModuleType(f"{module.__name__}_without_a_rule")
    copy.__file__ = module.__file__
    sys.modules[copy.__name__] = copy  # dataclasses look their module up
    try:
        exec(compile(source.replace(rule, instead), str(module.__file__), "exec"), copy.__dict__)  # noqa: S102
    finally:
        del sys.modules[copy.__name__]
    return copy
