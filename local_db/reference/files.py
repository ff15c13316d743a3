"""Three files beside the books; books.db says which are in force.  One sync thread writes them, anybody reads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import quote

from local_db.books import Books
from local_db.books_file import closing_fault
from local_db.driver import Transaction, connect, transaction
from local_db.durable import sync_folder
from local_db.reference import feed_rows
from local_db.reference.feed_rows import FILES, GOODS, INDEX, PEOPLE
from local_db.reference.in_force import InForce
from wire.points import point
from wire.reference_schema import SCHEMA

_IN_FORCE_SQL = "INSERT OR REPLACE INTO reference_file (kind, name) VALUES (?, ?)"
_FORM_SQL = "SELECT value FROM meta WHERE name = 'schema'"
_NAMES_SQL = "SELECT kind, name FROM reference_file"

T = TypeVar("T")


class ReferenceFiles:
    """Opens, makes and replaces the files of a folder."""

    def __init__(self, folder: Path, books: Books) -> None:
        self.folder = folder
        self._books = books
        folder.mkdir(parents=True, exist_ok=True)
        self._keys: dict[str, str | None] = {GOODS: None, INDEX: None, PEOPLE: books.key.derived("people").hex}
        self.in_force = {file: InForce(key=key) for file, key in self._keys.items()}
        self._writers: dict[str, Any] = {}
        self._using, self._closed = Lock(), False
        names: dict[str, str] = dict(books.readers.all(_NAMES_SQL))
        self._clean(set(names.values()))
        for file in FILES:
            if file in names and (folder / names[file]).exists():
                self._open_again(file, folder / names[file])

    def slice(self, file: str, work: Callable[[Transaction], T]) -> T:
        """Run a short transaction on the books' thread, after what is more urgent."""
        connection = self.writer(file)
        return self._books.submit(lambda: self._transact(connection, work)).result()

    def here(self, file: str, work: Callable[[Transaction], T]) -> T:
        """Run a long transaction on this thread; readers and the books go on meanwhile."""
        return self._transact(self.writer(file), work)

    def writer(self, file: str) -> Any:  # noqa: ANN401  the driver has no types
        """The writing connection of the file in force; an empty file is made where there is none."""
        if file not in self._writers:
            path = self.folder / feed_rows.file_name(file, 0, self._taken)
            connection = self._open(file, path)
            self._transact(connection, lambda tx: feed_rows.create(tx, file))
            self.put_in_force(file, path)
            self.in_force[file].switch(path)
        return self._writers[file]

    def replace(self, file: str, source: Path, cursor: int, prepare: Callable[[Any], None]) -> None:
        """Put another file in force; `prepare` gets its writing connection before anybody reads it."""
        path = self.folder / feed_rows.file_name(file, cursor, self._taken)
        point("before file is named")
        source.replace(path)
        point("after file is named")
        old = self._writers.pop(file, None)
        connection = self._open(file, path)
        with self._used():
            prepare(connection)
        sync_folder(self.folder)
        self.put_in_force(file, path)
        self.in_force[file].switch(path)
        if old is not None:
            old.close()

    def put_in_force(self, file: str, path: Path) -> None:
        """Note in the books which file counts."""
        self._books.run(lambda tx: tx.execute(_IN_FORCE_SQL, (file, path.name)), urgent=True).result()

    def attach(self, connection: Any, path: Path) -> None:  # noqa: ANN401
        """Make another plain file readable as `old`."""
        connection.execute("ATTACH DATABASE ? AS old", (f"file:{quote(str(path))}?mode=ro",))

    def close(self) -> None:
        """Close every file, when what is being written to it is there; who comes later gets Fault `closing`."""
        for file in self.in_force.values():
            file.close()
        with self._using:
            self._closed = True
            for connection in self._writers.values():
                connection.close()
            self._writers.clear()

    def _open(self, file: str, path: Path) -> Any:  # noqa: ANN401
        with self._used():
            self._writers[file] = connect(path, self._keys[file], writes=True)
        return self._writers[file]

    def _transact(self, connection: Any, work: Callable[[Transaction], T]) -> T:  # noqa: ANN401
        with self._used(), transaction(connection) as tx:
            return work(tx)

    @contextmanager
    def _used(self) -> Iterator[None]:
        """A writing connection is in use: nobody closes it."""
        with self._using:
            if self._closed:
                raise closing_fault()
            yield

    def _open_again(self, file: str, path: Path) -> None:
        """Open a file from before; one of another form is left alone, and HQ tells it anew.

        The writing connection looks: after a power cut the last writes lie beside the file, and only it brings them in.
        """
        connection = connect(path, self._keys[file], writes=True)
        row = connection.execute(_FORM_SQL).fetchone()
        if row is None or row[0] != str(SCHEMA):
            connection.close()
            return
        self._writers[file] = connection
        self.in_force[file].switch(path)

    def _taken(self, name: str) -> bool:
        return (self.folder / name).exists()

    def _clean(self, in_force: set[str]) -> None:
        """Remove files that another one replaced, and what SQLite left beside them."""
        for path in self.folder.iterdir():
            base = path.name.removesuffix("-wal").removesuffix("-shm").removesuffix("-journal")
            if feed_rows.is_reference_file(path.name) and base not in in_force:
                path.unlink()
