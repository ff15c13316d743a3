"""Plain JSON values into dataclasses, with every mistake of shape named at once.

What is wrong is replaced by what stands there when the field is absent (or by nothing at all of its kind), so that the
rest can still be looked at. Checked are the classes' own annotations, so no field can be forgotten.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from domain.plan_finding import TOP, Finding, nearest

WORDS: dict[object, str] = {str: "text", int: "whole", bool: "truth", type(None): "null", list: "list", dict: "object"}
RATIO, PAIR = "ratio", "pair"
Findings = list[Finding]


def read(shape: type[Any], value: object, path: str = TOP) -> tuple[Any, tuple[Finding, ...]]:
    """A value as `shape`, as far as it goes, and every mistake of shape that it has."""
    found: Findings = []
    return _value(shape, value, path, found), tuple(found)


def hints(shape: type[Any]) -> dict[str, Any]:
    """The annotations of a dataclass by field, resolved."""
    return _hints(shape)  # type: ignore[arg-type]  # every class can be hashed


@cache
def _hints(shape: object) -> dict[str, Any]:
    return get_type_hints(shape)


def blank(shape: Any) -> Any:  # noqa: ANN401  a shape is any annotation
    """Nothing at all of a shape: "", 0, (), a ratio of one."""
    if is_dataclass(shape) and isinstance(shape, type):
        return shape(**{one.name: blank(hints(shape)[one.name]) for one in fields(shape) if _required(one)})
    if _is_ratio(shape):
        return shape(1, 1)
    origin, inner = get_origin(shape), get_args(shape)
    if origin is Literal:
        return inner[0]
    if origin in {Union, types.UnionType}:
        return None if type(None) in inner else blank(inner[0])
    if origin is tuple and inner[-1] is not Ellipsis:
        return tuple(blank(one) for one in inner)
    return (origin or shape)()


def _required(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _is_ratio(shape: object) -> bool:
    return isinstance(shape, type) and issubclass(shape, tuple) and hasattr(shape, "_fields")


def _value(shape: Any, value: object, path: str, found: Findings) -> Any:  # noqa: ANN401
    origin, inner = get_origin(shape), get_args(shape)
    if is_dataclass(shape) and isinstance(shape, type):
        return _object(shape, value, path, found)
    if _is_ratio(shape):
        return _ratio(shape, value, path, found)
    if origin is Literal:
        return _choice(inner, value, path, found)
    if origin in {Union, types.UnionType}:
        rest = next(one for one in inner if one is not type(None))
        return None if value is None else _value(rest, value, path, found)
    if origin is tuple:
        return _list(inner, value, path, found)
    if origin is dict:
        return _mapping(inner[1], value, path, found)
    if type(value) is shape:
        return value
    return _wrong(shape, WORDS[shape], value, path, found)


def _object(shape: type[Any], value: object, path: str, found: Findings) -> Any:  # noqa: ANN401
    if not isinstance(value, dict):
        return _wrong(shape, "object", value, path, found)
    known = hints(shape)
    for name in value:
        if name not in known:
            found.append(Finding(f"{path}.{name}", "unknown_field", _spelling(name, known)))
    made: dict[str, Any] = {}
    for one in fields(shape):
        if one.name in value:
            before = len(found)
            made[one.name] = _value(known[one.name], value[one.name], f"{path}.{one.name}", found)
            if len(found) > before and found[before].path == f"{path}.{one.name}" and not _required(one):
                del made[one.name]
        elif _required(one):
            found.append(Finding(f"{path}.{one.name}", "missing_field", {"field": one.name}))
            made[one.name] = blank(known[one.name])
    return shape(**made)


def _ratio(shape: type[Any], value: object, path: str, found: Findings) -> Any:  # noqa: ANN401
    if isinstance(value, list) and [type(one) for one in value] == [int, int]:
        return shape(*value)
    return _wrong(shape, RATIO, value, path, found)


def _choice(allowed: tuple[str, ...], value: object, path: str, found: Findings) -> str:
    if type(value) is str and value in allowed:
        return value
    params = {"found": value, "known": ", ".join(f'"{one}"' for one in allowed)}
    near = nearest(value, allowed) if isinstance(value, str) else ""
    found.append(Finding(path, "not_one_of", {**params, "near": near}))
    return allowed[0]


def _list(inner: tuple[Any, ...], value: object, path: str, found: Findings) -> Any:  # noqa: ANN401
    if inner[-1] is Ellipsis:
        if not isinstance(value, list):
            return _wrong(tuple, "list", value, path, found)
        return tuple(_value(inner[0], one, f"{path}[{place}]", found) for place, one in enumerate(value))
    if not isinstance(value, list) or len(value) != len(inner):
        _wrong(tuple, PAIR, value, path, found)
        return tuple(blank(one) for one in inner)
    return tuple(
        _value(one, part, f"{path}[{place}]", found) for place, (one, part) in enumerate(zip(inner, value, strict=True))
    )


def _mapping(inner: Any, value: object, path: str, found: Findings) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(value, dict):
        _wrong(dict, "object", value, path, found)
        return {}
    return {name: _value(inner, one, f"{path}.{name}", found) for name, one in value.items()}


def _wrong(shape: Any, expected: str, value: object, path: str, found: Findings) -> Any:  # noqa: ANN401
    kind = WORDS.get(type(value), "fraction")
    found.append(Finding(path, "wrong_type", {"expected": expected, "kind": kind, "found": value}))
    return blank(shape)


def _spelling(name: str, known: dict[str, Any]) -> dict[str, object]:
    return {"field": name, "near": nearest(name, known), "known": ", ".join(known)}
