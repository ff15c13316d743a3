"""One till on one set of books: a lock that ends with the process that holds it, also after kill -9."""

import sys
from pathlib import Path
from typing import IO

from domain.errors import Fault

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class BooksLock:
    """Holds `<books>.lock`; Fault `second_till` when another till does."""

    def __init__(self, books: Path) -> None:
        self._file = books.with_name(books.name + ".lock").open("ab")
        try:
            _take(self._file)
        except OSError as error:
            self._file.close()
            raise Fault(
                "Another till is open on the same books.",
                advice="Use the window that is open already, or close it first.",
                code="second_till",
            ) from error

    def release(self) -> None:
        """Let another till open the books."""
        self._file.close()
