"""A small file is there whole or as it was."""

import sys
from pathlib import Path

import pytest

from local_db.durable import write_whole
from wire.points import VISITORS


def test_it_is_there_for_its_owner_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "key", "first")
    write_whole(tmp_path / "key", "second")

    assert (tmp_path / "key").read_text() == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
    if sys.platform != "win32":
        assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_cut_off_before_it_is_in_place_the_old_one_is_there_and_nothing_is_in_the_way(tmp_path: Path) -> None:
    write_whole(tmp_path / "key", "old")

    def die(_point: str) -> None:
        raise KeyboardInterrupt

    VISITORS.append(die)
    try:
        with pytest.raises(KeyboardInterrupt):
            write_whole(tmp_path / "key", "new")
    finally:
        VISITORS.remove(die)
    assert (tmp_path / "key").read_text() == "old"
    write_whole(tmp_path / "key", "newer")
    assert (tmp_path / "key").read_text() == "newer"
