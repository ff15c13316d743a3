"""One till on one set of books, also when the first one is killed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from domain.errors import Fault
from local_db.lock import BooksLock

HOLD = "import sys; from pathlib import Path; from local_db.lock import BooksLock; lock = BooksLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"  # noqa: E501


def test_a_second_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(Fault) as told:
            BooksLock(path)
        assert told.value.code == "second_till"

        first.send_signal(signal.SIGKILL)
        first.wait()
    BooksLock(path).release()


def test_the_same_process_cannot_open_the_books_twice(tmp_path: Path) -> None:
    lock = BooksLock(tmp_path / "books.db")
    with pytest.raises(Fault):
        BooksLock(tmp_path / "books.db")
    lock.release()
    BooksLock(tmp_path / "books.db").release()
