"""`among(column, "ids")`: the column is one of a list that comes as a parameter; the statement is the same for every
length of it. PostgreSQL gets an array, SQLite a JSON text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import operators
from sqlalchemy.types import UserDefinedType

from hq.store.parting import ALONE

_ANY = re.compile(r" = ANY \(CAST\(%\((\w+)\)s AS TEXT\[\]\)\)")


class _Keys(UserDefinedType[Any]):
    """A list of texts as each driver takes it."""

    cache_ok = True

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[Any], Any]:
        return _as_json if dialect.name == "sqlite" else list


def _as_json(keys: Collection[str]) -> str:
    return msgspec.json.encode(list(keys)).decode()


class _Among(sa.BinaryExpression[bool]):
    inherit_cache = True


def among(column: sa.ColumnElement[str], parameter: str) -> sa.ColumnElement[bool]:
    """The condition that a column of texts is one of the list in this parameter."""
    keys: sa.BindParameter[Any] = sa.bindparam(parameter, type_=_Keys())
    return _Among(column, keys, operators.in_op, type_=sa.Boolean())


@compiles(_Among, "postgresql")
def _array(element: _Among, compiler: Any, **how: Any) -> str:  # noqa: ANN401 - as SQLAlchemy calls it
    left, right = (compiler.process(side, **how) for side in (element.left, element.right))
    return f"{left} = ANY (CAST({right} AS TEXT[]))"


@compiles(_Among, "sqlite")
def _json(element: _Among, compiler: Any, **how: Any) -> str:  # noqa: ANN401 - as SQLAlchemy calls it
    left, right = (compiler.process(side, **how) for side in (element.left, element.right))
    return f"{left} IN (SELECT value FROM json_each({right}))"  # noqa: S608  parts of a statement


def one_key(
    connection: sa.Connection,
    _cursor: object,
    statement: str,
    parameters: Any,  # noqa: ANN401 - as it is called
    _context: object,
    _executemany: object,
) -> tuple[str, Any]:
    """On Citus a list of one key is said as that key: so Citus sees that the statement is for one owner."""
    if not connection.get_execution_options().get(ALONE, False) or " = ANY (CAST(" not in statement:
        return statement, parameters
    sent = dict(parameters)

    def as_key(found: re.Match[str]) -> str:
        name = found[1]
        if len(sent[name]) != 1:
            return found[0]
        [sent[name]] = sent[name]
        return f" = CAST(%({name})s AS TEXT)"

    return _ANY.sub(as_key, statement), sent
