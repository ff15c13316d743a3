"""The pepper lies in a file of its own beside the key, readable by its owner alone."""

import sys
from pathlib import Path

import pytest

from domain.errors import Fault
from local_db.pepper import Pepper
from wire.keys import to_base64

GIVEN = to_base64(bytes(range(32)))


def test_what_hq_gave_is_there_after_a_restart(tmp_path: Path) -> None:
    assert Pepper(tmp_path / "till.key").key() is None
    Pepper(tmp_path / "till.key").keep(GIVEN)

    assert Pepper(tmp_path / "till.key").key() == bytes(range(32))
    assert [file.name for file in tmp_path.iterdir()] == ["till.key.pepper"]
    if sys.platform != "win32":
        assert (tmp_path / "till.key.pepper").stat().st_mode & 0o077 == 0


def test_the_same_again_writes_nothing_and_another_one_holds(tmp_path: Path) -> None:
    pepper = Pepper(tmp_path / "till.key")
    pepper.keep(GIVEN)
    before = (tmp_path / "till.key.pepper").stat().st_ino
    pepper.keep(GIVEN)
    assert (tmp_path / "till.key.pepper").stat().st_ino == before

    pepper.keep(to_base64(b"x" * 32))
    assert pepper.key() == b"x" * 32


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "till.key.pepper").write_text("no base64")
    with pytest.raises(Fault, match="cannot be read"):
        Pepper(tmp_path / "till.key").key()
