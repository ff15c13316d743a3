"""The key of the books: its file, its sealing, its forms."""

import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from domain.errors import Fault
from local_db.keys import BooksKey, read_key_file, seal, unseal, write_key_file
from tests.local_db.world import KEY
from wire.keys import to_base64

RECOVERY = bytes(range(7, 39))
RECOVERY_PUBLIC = to_base64(X25519PrivateKey.from_private_bytes(RECOVERY).public_key().public_bytes_raw())


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


def test_a_sealed_key_opens_with_the_recovery_key_only() -> None:
    sealed = seal(KEY, RECOVERY_PUBLIC, bytes(range(32)))

    assert unseal(sealed, RECOVERY) == KEY
    assert KEY.hex not in sealed
    assert seal(KEY, RECOVERY_PUBLIC, bytes(range(1, 33))) != sealed
    with pytest.raises(Fault) as told:
        unseal(sealed, bytes(32))
    assert told.value.code == "no_key"


def test_a_key_is_not_shown_and_each_file_has_its_own() -> None:
    assert KEY.hex not in repr(KEY)
    assert KEY.derived("people") != KEY
    assert KEY.derived("people") == KEY.derived("people")
    assert KEY.derived("people") != KEY.derived("other")
    assert BooksKey.of(bytes(48)).hex == "0" * 96
