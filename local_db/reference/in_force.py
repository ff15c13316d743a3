"""The file of a kind that is in force: readers of any thread get the new one at their next question."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from domain.errors import Fault
from local_db.books_file import Readers
from local_db.driver import Row
from wire.reference_schema import storable


class InForce:
    """A reference file that may be replaced by another while it is read."""

    def __init__(self, path: Path | None = None, key: str | None = None) -> None:
        self._key = key
        self._old: list[Readers] = []
        self._now: Readers | None = None
        self.path: Path | None = None
        if path is not None:
            self.switch(path)

    def switch(self, path: Path) -> None:
        """Read this file from now on; questions under way end on the file they began with."""
        if self._now is not None:
            self._old.append(self._now)
        self._now = Readers(path, self._key)
        self.path = path

    @property
    def there(self) -> bool:
        """Whether there is a file yet."""
        return self._now is not None

    def one(self, sql: str, params: tuple[Any, ...] = ()) -> Row | None:
        """The first row, or None."""
        return self._readers().one(sql, _storable(params))

    def all(self, sql: str, params: tuple[Any, ...] = ()) -> list[Row]:
        """Every row."""
        return self._readers().all(sql, _storable(params))

    def each(self, sql: str, params: tuple[Any, ...] = ()) -> Iterator[Row]:
        """Every row, one after the other."""
        return self._readers().each(sql, _storable(params))

    def _readers(self) -> Readers:
        if self._now is None:
            raise Fault(
                "This till has not been told about articles and members yet.",
                advice="Let it reach HQ once.",
                code="no_reference",
            )
        return self._now

    def close(self) -> None:
        """Close every connection, to old files too."""
        for readers in (*self._old, *([self._now] if self._now is not None else [])):
            readers.close()
        self._old.clear()
        self._now = None


def _storable(params: tuple[Any, ...]) -> tuple[Any, ...]:
    """What was typed or scanned as SQLite can take it."""
    return tuple(storable(one) if isinstance(one, str) else one for one in params)
