"""The page that describes every kind of entry, written from the domain's own classes."""

import json
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from domain.entries import KINDS, Body
from wire.bodies import VERSION

HEAD = """# Entries

Written by `python -m hq entries-doc` from `domain/entries.py`; a test compares. The envelope, its hash and signature
are the protocol's; these are the bodies. Amounts are whole minor units, times RFC 3339 in UTC, rates exact ratios
`[numerator, denominator]`. Additions only: a field never changes its meaning, unknown fields are kept.
"""
_PLAIN = {str: "text", int: "whole number", bool: "true or false", type(None): "null"}


def page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD, "\n## Kinds\n"]
    named: dict[str, type[Any]] = {}
    for kind, body in KINDS.items():
        parts.append(f"\n### `{kind}@{VERSION}`\n\n{_first(body)}\n\n{_table(body, named)}")
    parts.append("\n## Parts\n")
    done: set[str] = set()
    while waiting := sorted(named.keys() - done):
        name = waiting[0]
        done.add(name)
        part = named[name]
        parts.append(f"\n### {name}\n\n{_first(part)}\n\n{_table(part, named)}")
    return "".join(parts)


def _first(kind: type[Any]) -> str:
    """The docstring as one paragraph."""
    return " ".join((kind.__doc__ or "").split())


def _table(kind: type[Body] | type[Any], named: dict[str, type[Any]]) -> str:
    hints = get_type_hints(kind)
    names = [name for name in kind.__annotations__ if name in hints]
    rows = [f"| `{name}` | {_words(hints[name], named)} | {_default(kind, name)} |\n" for name in names]
    return "| field | holds | when absent |\n|---|---|---|\n" + "".join(rows)


def _words(hint: type[Any], named: dict[str, type[Any]]) -> str:
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return " or ".join(_words(one, named) for one in inner)
    if origin is tuple and inner[-1] is Ellipsis:
        return f"list of {_words(inner[0], named)}"
    if origin is tuple:
        return "[" + ", ".join(_words(one, named) for one in inner) + "]"
    if origin is dict:
        return f"object of {_words(inner[1], named)}"
    if origin is Literal:
        return "one of " + ", ".join(f"`{json.dumps(one)}`" for one in inner)
    named[hint.__name__] = hint
    return str(hint.__name__)


def _default(kind: type[Any], name: str) -> str:
    fields = getattr(kind, "__dataclass_fields__", {})
    if name not in fields:
        return ""
    field = fields[name]
    if callable(field.default_factory):
        made = field.default_factory()
        return (
            f"all of {type(made).__name__} absent" if hasattr(made, "__dataclass_fields__") else f"`{json.dumps(made)}`"
        )
    try:
        return f"`{json.dumps(field.default)}`"
    except TypeError:
        return ""
