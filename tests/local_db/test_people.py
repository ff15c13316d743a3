"""This store's members and staff."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local_db.reference import people as people_rows
from local_db.reference.in_force import InForce
from local_db.reference.people import People
from tests.local_db.reference_files import MEMBERS, people_file
from wire.json_text import Malformed


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    people = People(people_file(tmp_path / "people.db"))
    yield people
    people.close()


def test_a_member_is_found_by_card_phone_and_id(people: People) -> None:
    found = people.by_card("88000001")

    assert found is not None
    assert (found.name, found.tier, found.spending, found.units) == ("王小明", "red", 210000, MEMBERS[0]["units"])
    assert people.by_phone("13800001234") == people.by_id("M1") == found
    assert people.by_card("") is None
    assert people.by_card("88") is None


def test_by_the_end_of_the_phone_the_latest_first(people: People) -> None:
    assert [row.id for row in people.by_last4("1234")] == ["M2", "M1"]
    assert [row.id for row in people.by_last4("1234", limit=1)] == ["M2"]
    assert people.by_last4("0000") == people.by_last4("") == ()


def test_by_name_or_initials(people: People) -> None:
    assert [row.id for row in people.by_name("小")] == ["M1", "M3"]
    assert [row.id for row in people.by_name("王小明")] == ["M1"]
    assert [row.id for row in people.by_name("wx")] == ["M1"]
    assert [row.id for row in people.by_pinyin("W")] == ["M2", "M1"]
    assert people.by_name('"') == people.by_name("") == people.by_pinyin(" ") == ()


def test_staff_come_by_name(people: People) -> None:
    assert [(row.id, row.name, row.role) for row in people.staff()] == [
        ("A1", "Ann", "cashier"),
        ("A2", "Bea", "manager"),
    ]


def test_before_the_file_is_there_nobody_is_known() -> None:
    nobody = People(InForce())
    assert nobody.by_card("88000001") is None
    assert nobody.staff() == ()


def test_a_document_that_is_not_a_member_is_malformed() -> None:
    with pytest.raises(Malformed, match="member M1"):
        list(people_rows.put("member", "M1", {"id": "M1", "spending": "much"}))
    assert list(people_rows.put("grant", "x", {})) == []
