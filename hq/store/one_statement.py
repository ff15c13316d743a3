"""What PostgreSQL gets as one statement: many rows of an insert as arrays, a list of keys as an array.

SQLAlchemy sends an insert of many rows row by row, and writes a list out as a text that is another one for every length
of it. Both cost more than the work itself. The meaning is the same, and so are the rows that are counted.
"""

import re
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

_INSERT = re.compile(r"(INSERT INTO .+?) VALUES \(((?:%\(\w+\)s::\w+(?:, )?)+)\)( ON CONFLICT .+)?", re.DOTALL)
_VALUE = re.compile(r"%\((\w+)\)s::(\w+)")
_LIST = re.compile(r"(?<! NOT) IN \((%\((\w+)_1\)s::(\w+)(?:, %\(\w+\)s::\w+)*)\)")
_UPDATES = "DO UPDATE"


def on(engine: sa.Engine) -> None:
    """Let an engine of PostgreSQL do so."""
    sa.event.listen(engine, "do_executemany", _rows)
    sa.event.listen(engine, "before_cursor_execute", _lists, retval=True)


def _rows(cursor: Any, statement: str, parameters: Sequence[Any], context: Any) -> bool:  # noqa: ANN401 - as it is called
    """Insert all rows at once; False where that is another thing: a key twice, of which the later row must hold."""
    found = _INSERT.fullmatch(statement)
    if found is None or (_UPDATES in statement and _repeats(parameters, context.compiled.statement.table)):
        return False
    values = _VALUE.findall(found[2])
    sent = {**parameters[0], **{name: [row[name] for row in parameters] for name, _ in values}}
    arrays = ", ".join(f"%({name})s::{kind}[]" for name, kind in values)
    cursor.execute("".join((found[1], " SELECT * FROM unnest(", arrays, ")", found[3] or "")), sent)
    return True


def _repeats(rows: Sequence[Any], table: sa.Table) -> bool:
    names = [column.name for column in table.primary_key.columns]
    return len({tuple(row[name] for name in names) for row in rows}) < len(rows)


def _lists(
    _connection: sa.Connection,
    _cursor: object,
    statement: str,
    parameters: Any,  # noqa: ANN401 - as it is called
    _context: object,
    executemany: bool,  # noqa: FBT001
) -> tuple[str, Any]:
    """Say `= ANY (array)` for a list of keys; one key stays as it is: Citus sees that it is one owner's."""
    if executemany or " IN (%(" not in statement:
        return statement, parameters
    sent = dict(parameters)

    def as_array(found: re.Match[str]) -> str:
        names = [name for name, _ in _VALUE.findall(found[1])]
        if len(names) == 1:
            return found[0]
        sent[found[2]] = [sent.pop(name) for name in names]
        return f" = ANY (%({found[2]})s::{found[3]}[])"

    return _LIST.sub(as_array, statement), sent
