"""The key of the books: its file, its forms."""

import sys
from pathlib import Path

import pytest

from domain.errors import Fault
from local_db.keys import BooksKey, read_key_file, write_key_file
from tests.local_db.world import KEY


def test_a_key_file_comes_back_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "till.key"
    write_key_file(path, KEY)

    assert read_key_file(path) == KEY
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_key_file(path, KEY)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are another thing there")
def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    write_key_file(tmp_path / "key", KEY)
    (tmp_path / "key").chmod(0o644)

    with pytest.raises(Fault) as told:
        read_key_file(tmp_path / "key")
    assert told.value.code == "key_exposed"


@pytest.mark.parametrize("text", ["", "00" * 32, "g" * 96, "A" * 96])
def test_what_is_no_key_is_refused_with_advice(text: str, tmp_path: Path) -> None:
    (tmp_path / "key").touch(mode=0o600)
    (tmp_path / "key").write_text(text)

    with pytest.raises(Fault) as told:
        read_key_file(tmp_path / "key")
    assert told.value.code == "no_key"
    with pytest.raises(Fault):
        read_key_file(tmp_path / "nothing")


def test_a_key_is_not_shown_and_each_file_has_its_own() -> None:
    assert KEY.hex not in repr(KEY)
    assert KEY.derived("people") != KEY
    assert KEY.derived("people") == KEY.derived("people")
    assert KEY.derived("people") != KEY.derived("other")
    assert BooksKey.of(bytes(48)).hex == "0" * 96
