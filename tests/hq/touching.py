"""Watches HQ's transactions: which owners' rows each of them touches, and what it locks of several owners at once."""

import json
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql import operators, visitors

from hq.store import shards
from hq.store.database import Database

EVERYBODY = "*"
Place = tuple[str, str]
"""(group, owner); a directory's tables are a group each."""
Rows = Sequence[Mapping[str, Any]]


@dataclass
class Touched:
    """What the transactions of a name touched: the most places that one of them did, and statements that lock many."""

    places: set[Place] = field(default_factory=set)
    locks: set[str] = field(default_factory=set)

    @property
    def one(self) -> bool:
        return len(self.places) <= 1 and all(owner != EVERYBODY for _, owner in self.places)


class Watch:
    """The transactions that were run, by name; the tables that a statement joined though they lie apart."""

    def __init__(self) -> None:
        self.seen: dict[str, Touched] = {}
        self.joins: set[tuple[str, ...]] = set()
        self._now = threading.local()

    def begin(self, name: str) -> None:
        self._now.name, self._now.touched = name, Touched()

    def end(self) -> None:
        name, touched = self._now.name, self._now.touched
        known = self.seen.setdefault(name, touched)
        if len(touched.places) > len(known.places):
            known.places = touched.places
        known.locks |= touched.locks
        self._now.name = None

    def note(self, _connection: object, clause: Any, many: Rows, one: Mapping[str, Any], _options: object) -> None:  # noqa: ANN401 - as SQLAlchemy calls it
        """A statement is about to run."""
        if isinstance(clause, sa.Select):
            self._note_join(_tables(clause))
        if getattr(self._now, "name", None) is None:
            return
        touched: Touched = self._now.touched
        owners = _owners(clause, many or ([one] if one else []))
        for table, values in owners.items():
            group = shards.group_of(table)
            if group is not None:
                touched.places |= {(table if group == shards.DIRECTORY else group, value) for value in values}
            elif isinstance(clause, sa.Insert | sa.Update | sa.Delete):
                touched.places.add(("reference", table))
        if isinstance(clause, sa.Select) and clause._for_update_arg is not None:
            touched.locks |= {table for table, values in owners.items() if len(values) > 1 or EVERYBODY in values}

    def _note_join(self, tables: set[str]) -> None:
        spread = {table: shards.group_of(table) for table in tables}
        groups = {table if group == shards.DIRECTORY else group for table, group in spread.items() if group is not None}
        if len(groups) > 1:
            self.joins.add(tuple(sorted(tables)))


@contextmanager
def watching(database: Database) -> Iterator[Watch]:
    """Watch a database's transactions; plain reads are not watched: they may look at many shards."""
    watch, committed = Watch(), database._committed

    def watched(name: str, work: Any) -> Any:  # noqa: ANN401 - whatever the work gives
        watch.begin(name)
        try:
            return committed(name, work)
        finally:
            watch.end()

    database._committed = watched  # type: ignore[method-assign]
    sa.event.listen(database.engine, "before_execute", watch.note)
    try:
        yield watch
    finally:
        sa.event.remove(database.engine, "before_execute", watch.note)
        database._committed = committed  # type: ignore[method-assign]


def _owners(clause: Any, rows: Rows) -> dict[str, set[str]]:  # noqa: ANN401 - any statement
    """The owners that a statement names, by table; EVERYBODY where it names none."""
    if isinstance(clause, sa.TextClause):
        found = re.search(r"INSERT INTO (\w+)", str(clause))
        assert found, f"a statement that nobody can follow: {clause}"
        column = shards.owners()[found[1]]
        return {found[1]: {row[column] for row in json.loads(rows[0]["rows"])}}
    if isinstance(clause, sa.Insert):
        return {clause.table.name: _inserted(clause, rows)}
    tables = _tables(clause)
    named: dict[str, set[str]] = {}
    for condition in visitors.iterate(clause):
        if isinstance(condition, sa.BinaryExpression):
            for table, values in _named(condition, rows):
                named[table] = named.get(table, set()) | values
    for condition in visitors.iterate(clause):  # what is joined by its owner is found by the other's
        if isinstance(condition, sa.BinaryExpression) and condition.operator is operators.eq:
            both = [side.table.name for side in (condition.left, condition.right) if _is_owner(side)]
            if len(both) == 2 and any(table in named for table in both):
                known = set().union(*(named.get(table, set()) for table in both))
                named |= dict.fromkeys(both, known)
    return {table: named.get(table, {EVERYBODY}) for table in tables}


def _inserted(clause: Any, rows: Rows) -> set[str]:  # noqa: ANN401 - inserts of two dialects
    column = shards.owners()[clause.table.name]
    if rows:
        return {str(row[column]) for row in rows}
    values = clause.compile().params
    return {str(value) for name, value in values.items() if re.fullmatch(rf"{column}(_m\d+)?", name)}


def _tables(clause: Any) -> set[str]:  # noqa: ANN401 - any statement
    parts = list(visitors.iterate(clause))
    columns = [part for part in parts if isinstance(part, sa.Column) and _is_column(part)]
    return {part.name for part in parts if isinstance(part, sa.Table)} | {column.table.name for column in columns}


def _is_column(part: object) -> bool:
    return isinstance(part, sa.Column) and isinstance(part.table, sa.Table)


def _is_owner(part: Any) -> bool:  # noqa: ANN401 - any part of a statement
    return _is_column(part) and shards.owners().get(part.table.name) == part.name


def _named(condition: sa.BinaryExpression[Any], rows: Rows) -> Iterator[tuple[str, set[str]]]:
    left, right = condition.left, condition.right
    parts = list(getattr(left, "clauses", [])) or [left]
    if condition.operator not in {operators.eq, operators.in_op} or not isinstance(right, sa.BindParameter):
        return
    for place, part in enumerate(parts):
        if _is_owner(part):
            values = [row[right.key] for row in rows if right.key in row] or [right.effective_value]
            listed = [one for value in values for one in (value if isinstance(value, list | set) else [value])]
            yield part.table.name, {str(one[place] if isinstance(one, tuple) else one) for one in listed}
