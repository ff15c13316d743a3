"""Every part of a plan with its JSON path: checks ask for parts by class, so that none is forgotten."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from domain.plan_finding import TOP

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


def parts(whole: Any, path: str = TOP) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  any dataclass
    """A dataclass and every dataclass inside it, with their paths, outermost first."""
    yield path, whole
    for one in fields(whole):
        value = getattr(whole, one.name)
        if is_dataclass(value):
            yield from parts(value, f"{path}.{one.name}")
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if is_dataclass(item):
                    yield from parts(item, f"{path}.{one.name}[{place}]")


def of(whole: object, kind: type[T]) -> Iterator[tuple[str, T]]:
    """Every part of a class, with its path."""
    for path, part in parts(whole):
        if isinstance(part, kind):
            yield path, part
