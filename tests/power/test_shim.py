"""The shim sees every call, and a disk rebuilt from its log loses what was not synced, and only that."""

from pathlib import Path
from random import Random

import pytest

from tests.power.preload import Logged, compile_shim, run_logged
from tests.power.rebuild import Disk, Kind, Record

PROGRAM = """
import os, shutil, sys
from pathlib import Path
folder, marks = Path(sys.argv[1]), open(sys.argv[2], "ab", buffering=0)
def say(text): marks.write(text.encode())
def sync(path):
    fd = os.open(path, os.O_RDONLY); os.fsync(fd); os.close(fd)
with open(folder / "book", "wb", buffering=0) as book:
    book.write(b"a" * 2000); os.fsync(book.fileno()); sync(folder); say("synced")
    book.write(b"b" * 2000); say("written")
    os.pwrite(book.fileno(), b"c" * 700, 300); os.pwritev(book.fileno(), [b"d" * 10, b"e" * 10], 5)
    os.writev(book.fileno(), [b"f", b"g" * 3]); book.truncate(3990)
with open(folder / "book", "ab") as book: book.write(b"h" * 9)
(folder / "new").write_bytes(b"new words"); sync(folder / "new")
(folder / "old").write_bytes(b"old"); sync(folder / "old"); sync(folder); say("two names")
os.replace(folder / "new", folder / "old"); say("replaced")
sync(folder); say("replaced for good")
(folder / "deep").mkdir(); shutil.copyfile(folder / "book", folder / "deep" / "copy")
(folder / "short").write_bytes(b"1"); (folder / "short").write_bytes(b""); (folder / "short").unlink()
(folder / "again").write_bytes(b"an inode used again")
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_shim(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="module")
def logged(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Logged:
    return run_logged(library, tmp_path_factory.mktemp("files"), ["-c", PROGRAM])


def up_to(logged: Logged, mark: str) -> Disk:
    disk = Disk()
    for record in logged.records:
        if record.kind is Kind.MARK and record.text == mark:
            return disk
        disk.follow(record)
    raise AssertionError(f"no mark {mark}")


def states(disk: Disk) -> list[dict[str, bytes]]:
    return [disk.after_cut(Random(seed)) for seed in range(300)]


def test_the_log_holds_everything_that_was_written(logged: Logged) -> None:
    disk = Disk()
    for record in logged.records:
        disk.follow(record)
    real = {str(p.relative_to(logged.folder)): p.read_bytes() for p in logged.folder.rglob("*") if p.is_file()}
    assert disk.now() == real
    assert set(real) == {"book", "old", "deep/copy", "again"}


def test_what_was_synced_is_always_there(logged: Logged) -> None:
    assert {state["book"] for state in states(up_to(logged, "synced"))} == {b"a" * 2000}


def test_what_was_not_synced_may_be_there_in_parts(logged: Logged) -> None:
    found = {state["book"] for state in states(up_to(logged, "written"))}
    assert all(state.startswith(b"a" * 2000) for state in found)
    assert {b"a" * 2000, b"a" * 2000 + b"b" * 2000} < found
    torn = b"a" * 2000 + b"b" * 48 + bytes(512) + b"b" * 512  # the second sector is missing
    assert any(state.startswith(torn) for state in found)


def test_a_rename_may_be_lost_until_its_folder_is_synced(logged: Logged) -> None:
    assert {(s.get("new"), s["old"]) for s in states(up_to(logged, "replaced"))} == {
        (b"new words", b"old"),
        (None, b"new words"),
    }
    assert {(s.get("new"), s["old"]) for s in states(up_to(logged, "replaced for good"))} == {(None, b"new words")}


def test_a_write_past_the_shim_is_refused(library: Path, tmp_path: Path) -> None:
    program = (
        "import mmap, sys; book = open(sys.argv[1] + '/book', 'w+b'); book.truncate(4096);"
        "mmap.mmap(book.fileno(), 4096)[0:1] = b'x'"
    )
    with pytest.raises(ValueError, match="mmap"):
        follow_all(run_logged(library, tmp_path, ["-c", program]).records)


def follow_all(records: list[Record]) -> None:
    disk = Disk()
    for record in records:
        disk.follow(record)
