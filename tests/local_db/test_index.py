"""Members of other stores, by HMAC."""

from pathlib import Path

from local_db.reference.in_force import InForce
from local_db.reference.index import Index, IndexRow
from tests.local_db.reference_files import INDEX_KEY, index_file


def test_a_member_is_found_by_card_phone_and_id_without_a_name(tmp_path: Path) -> None:
    index = Index(index_file(tmp_path / "index.db"), lambda: INDEX_KEY)
    expected = IndexRow("M1", "red", "personal", frozen=False, home_store="S01")

    assert index.by_card("88000001") == index.by_phone("13800001234") == index.by_id("M1") == expected
    frozen = index.by_card("88000002")
    assert frozen is not None
    assert frozen.frozen
    assert index.by_card("13800001234") is None
    assert index.by_id("M9") is None
    index.close()


def test_nothing_personal_lies_in_the_file(tmp_path: Path) -> None:
    data = index_file(tmp_path / "index.db").read_bytes()

    assert "王".encode() not in data
    assert b"88000001" not in data
    assert b"13800001234" not in data


def test_without_key_or_file_nobody_is_found(tmp_path: Path) -> None:
    assert Index(InForce(), lambda: INDEX_KEY).by_card("88000001") is None
    assert Index(InForce(), lambda: INDEX_KEY).by_id("M1") is None
    keyless = Index(index_file(tmp_path / "index.db"), lambda: None)
    assert keyless.by_card("88000001") is None
    keyless.close()
    other = Index(index_file(tmp_path / "other.db"), lambda: bytes(32))
    assert other.by_card("88000001") is None
    other.close()
