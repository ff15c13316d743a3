"""A plan's JSON text: its plain values, what is wrong with it as JSON (with line and column), and as a plan."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

from domain.plan_check import Goods, check
from domain.plan_finding import TOP, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

TOO_DEEP = "nesting over 64"


@dataclass(frozen=True, slots=True)
class Document:
    """The values of a document, None when it is no JSON, and what is wrong with it as JSON."""

    value: Any
    findings: tuple[Finding, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether there are values to look at."""
        return all(one.code == "duplicate_key" for one in self.findings)


class Pairs(dict[str, Any]):
    """An object of the document that remembers the keys that came twice."""

    doubled: tuple[str, ...] = ()


def mistakes_of(data: bytes, goods: Goods | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with a plan's text; `goods` are the chain's, where known."""
    found = document(data)
    return (*found.findings, *check(found.value, goods)) if found.readable else found.findings


def document(data: bytes) -> Document:
    """Read JSON; a mistake of syntax is a finding with line and column, doubled keys have their paths."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Document(None, (Finding(TOP, "not_utf8"),))
    try:
        value = _READER.decode(text)
    except json.JSONDecodeError as error:
        return _broken(error.lineno, error.colno, error.msg)
    except RecursionError:
        return _broken(1, 1, TOO_DEEP)
    return Document(value, tuple(_doubled(value, TOP)))


def _broken(line: int, column: int, what: str) -> Document:
    return Document(None, (Finding(TOP, "json_syntax", {"line": line, "column": column, "what": what}),))


def _pairs(pairs: list[tuple[str, Any]]) -> Pairs:
    found = Pairs(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        found.doubled = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
    return found


def _doubled(value: object, path: str) -> Iterator[Finding]:
    if isinstance(value, Pairs):
        for key in value.doubled:
            yield Finding(f"{path}.{key}", "duplicate_key", {"key": key})
        for key, one in value.items():
            yield from _doubled(one, f"{path}.{key}")
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _doubled(one, f"{path}[{place}]")


def _not_a_number(text: str) -> NoReturn:
    raise json.JSONDecodeError(f"{text} is no number of JSON", text, 0)


_READER = json.JSONDecoder(object_pairs_hook=_pairs, parse_float=Decimal, parse_constant=_not_a_number)
