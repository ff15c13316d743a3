"""Properties and their negative controls: how often they are tried, and how a rule is switched off to see them fail.

2,000 examples by default, 100,000 with `--hypothesis-profile=nightly -o faulthandler_timeout=0` (tests/conftest.py).
"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from types import CodeType, FunctionType, ModuleType
from typing import Any, TypeVar

from hypothesis import Phase, find, settings
from hypothesis.strategies import SearchStrategy

MANY = settings(max_examples=max(2_000, settings().max_examples))
_UNTIL_ONE = settings(max_examples=20_000, database=None, phases=[Phase.generate], deadline=None)
T = TypeVar("T")


@contextmanager
def switched_off(module: ModuleType, rule: str, instead: str) -> Iterator[None]:
    """Run with a mutated copy of a module: `rule`, which its source has once, reads `instead`.

    The copy's code is put into the module's own functions, so that whoever imported them runs it too.
    """
    source = inspect.getsource(module)
    assert source.count(rule) == 1, f"{module.__name__} has this {source.count(rule)} times: {rule}"
    copy = ModuleType(module.__name__)
    exec(compile(source.replace(rule, instead), f"{module.__file__} mutated", "exec"), copy.__dict__)  # noqa: S102
    kept: list[tuple[FunctionType, CodeType]] = []
    for mine, other in _functions(module, copy):
        kept.append((mine, mine.__code__))
        mine.__code__ = other.__code__
    try:
        yield
    finally:
        for function, code in kept:
            function.__code__ = code


def _functions(module: ModuleType, copy: ModuleType) -> Iterator[tuple[FunctionType, FunctionType]]:
    """The functions and methods of a module beside those of its copy."""
    for name, value in vars(module).items():
        if getattr(value, "__module__", "") != module.__name__:
            continue
        owners: list[tuple[Any, Any]] = [(value, vars(copy)[name])]
        if inspect.isclass(value):
            owners = [(one, vars(vars(copy)[name]).get(key)) for key, one in vars(value).items()]
        for mine, other in owners:
            one, two = _plain(mine), _plain(other)
            if one is not None and two is not None and one.__code__.co_freevars == two.__code__.co_freevars:
                yield one, two


def _plain(value: object) -> FunctionType | None:
    """The function behind a method, a property or a static method."""
    found = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
    return found if isinstance(found, FunctionType) else None


def counterexample(cases: SearchStrategy[T], check: Callable[[T], None]) -> T:
    """A case in which the check fails; without one this raises NoSuchExample."""

    def fails(case: T) -> bool:
        try:
            check(case)
        except AssertionError:
            return True
        return False

    return find(cases, fails, settings=_UNTIL_ONE, random=Random(20261127))
