"""Mutated copies of a module: a property that guards money must fail on a copy with the rule switched off."""

from __future__ import annotations

import inspect
import sys
from types import ModuleType


def mutant(module: ModuleType, before: str, after: str) -> ModuleType:
    """A copy of the module with one place of its source changed; the place must be there, exactly once."""
    source = inspect.getsource(module)
    assert source.count(before) == 1, f"{before!r} is in {module.__name__} {source.count(before)} times"
    changed = ModuleType(module.__name__ + "_mutant")
    sys.modules[changed.__name__] = changed  # dataclasses look their module up
    exec(compile(source.replace(before, after), changed.__name__, "exec"), vars(changed))  # noqa: S102  our own source
    return changed
