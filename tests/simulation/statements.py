"""HQ's statements go straight to the driver here: SQLAlchemy makes each once, as ever, and what it does around every
run of one (contexts, cursors, events, a quarter of a seed's time) is left out.

Whatever is not plain (returning of many rows, options, defaults) takes SQLAlchemy's own way. That this way gives the
same is seen by histories, which are the same to the letter, and HQ's own tests run without it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from sqlalchemy.engine import Connection
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.sql import compiler
from sqlalchemy.sql.compiler import SQLCompiler
from sqlcipher3 import dbapi2

Values = Mapping[str, Any]
Convert = Callable[[Any], Any] | None
PLAIN_OPTIONS = {"preserve_rowcount", "compiled_cache"}
_usual: Any = Connection._execute_clauseelement


class Found(IteratorResult[Any]):
    """All rows of a statement, and how many it changed."""

    rowcount = -1


@dataclass(frozen=True, slots=True)
class Text:
    """What the driver gets: the text, and for each of its places the parameter (`at` in a list) and its converter."""

    sql: str
    places: tuple[tuple[str, int | None, Convert], ...]

    def values(self, given: Values) -> list[Any]:
        """The parameters in the order of their places."""
        found = []
        for name, at, convert in self.places:
            value = given[name] if at is None else given[name][at]
            found.append(value if convert is None else convert(value))
        return found


@dataclass(slots=True)
class Statement:
    """A compiled statement with parameters of these `names`: its text, or one for each lengths of its `lists`."""

    compiled: SQLCompiler
    names: frozenset[str]
    lists: tuple[str, ...]
    texts: dict[tuple[int, ...], Text] = field(default_factory=dict)
    rows: SimpleResultMetaData | None = None

    def text(self, given: Values) -> Text:
        """The text for these parameters."""
        lengths = tuple(len(given[name]) for name in self.lists)
        found = self.texts.get(lengths)
        if found is None:
            found = self.texts[lengths] = self._expanded(given) if self.lists else self._whole()
        return found

    def _whole(self) -> Text:
        processors: Any = self.compiled._bind_processors
        return Text(
            self.compiled.string, tuple((name, None, processors.get(name)) for name in self.compiled.positiontup or ())
        )

    def _expanded(self, given: Values) -> Text:
        state = self.compiled._process_parameters_for_postcompile(dict(given))
        lists: dict[str, tuple[str, int | None]] = {
            one: (name, at) for name, many in state.parameter_expansion.items() for at, one in enumerate(many)
        }
        processors: Any = {**self.compiled._bind_processors, **state.processors}
        wanted = [(lists.get(name, (name, None)), processors.get(name)) for name in state.positiontup or ()]
        return Text(state.statement, tuple((name, at, convert) for (name, at), convert in wanted))

    def described(self, cursor: Any, dialect: Any) -> SimpleResultMetaData:  # noqa: ANN401  untyped
        """What the rows under this cursor are."""
        if self.rows is None:
            columns = self.compiled._result_columns
            if len(columns) == len(cursor.description):
                converters = [column.type._cached_result_processor(dialect, None) for column in columns]
                self.rows = SimpleResultMetaData([column.keyname for column in columns], _processors=converters)
            else:
                self.rows = SimpleResultMetaData([name for name, *_ in cursor.description])
        return self.rows


def _statement(compiled: Any, *, many: bool) -> Statement | None:  # noqa: ANN401  whatever a compiler makes
    """None for a statement that is not plain."""
    if not isinstance(compiled, SQLCompiler) or compiled.literal_execute_params or compiled._textual_ordered_columns:
        return None
    if compiled.insert_prefetch or compiled.update_prefetch or compiled.implicit_returning:
        return None
    lists = sorted(compiled.post_compile_params, key=lambda one: one.key)
    if (many and (compiled._insertmanyvalues or lists)) or any(one.type._is_tuple_type for one in lists):
        return None
    names = frozenset(compiled.bind_names.values())
    return Statement(compiled, names, tuple(compiled.bind_names[one] for one in lists))


def _quick(self: Connection, elem: Any, parameters: Sequence[Any], options: Any) -> Any:  # noqa: ANN401
    """`Connection._execute_clauseelement`."""
    many = len(parameters) > 1
    if not PLAIN_OPTIONS.issuperset(options) or not PLAIN_OPTIONS.issuperset(elem._execution_options):
        return _usual(self, elem, parameters, options)
    compiled, extracted, collected, _ = elem._compile_w_cache(
        dialect=self.dialect, compiled_cache=self.engine._compiled_cache,
        column_keys=sorted(parameters[0]) if parameters else [], for_executemany=many, schema_translate_map=None,
        linting=self.dialect.compiler_linting | compiler.WARN_LINTING,
    )  # fmt: skip
    if "quick" not in compiled.__dict__:
        compiled.__dict__["quick"] = _statement(compiled, many=many)
    statement: Statement | None = compiled.__dict__["quick"]
    if statement is None:
        return _usual(self, elem, parameters, options)
    given = [
        one
        if statement.names <= one.keys()
        else compiled.construct_params(
            one, escape_names=False, _group_number=number, extracted_parameters=extracted, _collected_params=collected
        )
        for number, one in enumerate(parameters or [{}])
    ]
    text = statement.text(given[0])
    values = [text.values(one) for one in given]
    return _run(self, statement, text.sql, values, many=many)


def _run(at: Connection, statement: Statement, sql: str, values: list[list[Any]], *, many: bool) -> Found:
    if at._transaction is None:
        at._autobegin()
    driver: Any = at.connection.dbapi_connection
    try:
        cursor = driver.executemany(sql, values) if many else driver.execute(sql, values[0])
    except dbapi2.Error as error:
        told: Any = values
        at._handle_dbapi_exception(error, sql, told, None, None)
    if cursor.description is None:
        found = Found(_NOTHING, iter(()))
    else:
        found = Found(statement.described(cursor, at.dialect), iter(cursor.fetchall()))
    found.rowcount = cursor.rowcount
    return found


_NOTHING = SimpleResultMetaData([])


@contextmanager
def straight() -> Iterator[None]:
    """While this is open, HQ's statements go straight to the driver."""
    with patch.object(Connection, "_execute_clauseelement", _quick):
        yield
