"""A line outside the books knows how far the journal went; torn, foreign or of another boot it knows nothing."""

import sys
from pathlib import Path

import pytest

from local_db.act import Head
from local_db.head_memory import LENGTH, HeadMemory, Line, judge

HEAD = Head("S01-R2", "S01", "00112233445566ff", 12, "a" * 64, "2026-01-02T03:04:05.678Z")


def test_the_last_line_counts(tmp_path: Path) -> None:
    memory = HeadMemory(tmp_path / "deep" / "till.head")
    assert memory.line() is None
    for seq in (9, 10_000, 12):
        memory.write(Head(HEAD.register, HEAD.store, HEAD.epoch, seq, HEAD.hash))
    memory.close()
    assert HeadMemory(tmp_path / "deep" / "till.head").line() == Line("S01-R2", HEAD.epoch, 12, "a" * 64)
    assert (tmp_path / "deep" / "till.head").stat().st_size == LENGTH


def test_an_empty_journal_leaves_what_was_there(tmp_path: Path) -> None:
    memory = HeadMemory(tmp_path / "till.head")
    memory.write(HEAD)
    memory.write(Head("S01-R2", "S01", "other", 0, "b" * 64))
    memory.close()
    assert memory.line() == Line("S01-R2", HEAD.epoch, 12, "a" * 64)


def test_the_memory_of_another_boot_says_nothing(tmp_path: Path) -> None:
    memory = HeadMemory(tmp_path / "till.head", "boot-1")
    memory.write(HEAD)
    memory.close()
    assert HeadMemory(tmp_path / "till.head", "boot-1").line() == Line("S01-R2", HEAD.epoch, 12, "a" * 64, "boot-1")
    assert HeadMemory(tmp_path / "till.head", "boot-2").line() is None
    assert HeadMemory(tmp_path / "till.head").line() is None


@pytest.mark.parametrize("text", ["", "S01-R2 aa 12", "S01-R2 aa twelve " + "a" * 64 + " - .", "a b 1 c - !", "\xff"])
def test_what_is_torn_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "till.head").write_bytes(text.encode("latin-1"))
    assert HeadMemory(tmp_path / "till.head").line() is None


@pytest.mark.skipif(sys.platform == "win32", reason="links and owners are of POSIX")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    HeadMemory(tmp_path / "real").write(HEAD)
    (tmp_path / "till.head").symlink_to(tmp_path / "real")
    assert HeadMemory(tmp_path / "till.head").line() is None


def test_a_disk_that_cannot_be_written_breaks_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    memory = HeadMemory(tmp_path / "file" / "till.head")
    memory.write(HEAD)
    memory.close()
    assert memory.line() is None
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_books_are_judged_by_the_entry_it_names() -> None:
    line = Line("S01-R2", "aa", 12, "a" * 64)
    assert judge(line, HEAD, "a" * 64) == "fits"
    assert judge(line, HEAD, "b" * 64) == "restored", "another branch"
    assert judge(line, HEAD, None) == "restored", "the books end before it"
    assert judge(None, HEAD, None) == "unknown"
    assert judge(Line("S09-R1", "aa", 12, "a" * 64), HEAD, None) == "unknown"
