"""Values that go into the books."""

import hashlib
from dataclasses import FrozenInstanceError

import pytest

from domain.entries import StaffSignedIn
from local_db.act import Act, Private, Unsynced
from tests.local_db.world import DAY, START
from wire.keys import to_base64


def test_an_act_cannot_be_changed_once_it_is_made() -> None:
    act = Act("staff.signed_in", StaffSignedIn("A1"), "A1", START, DAY)

    with pytest.raises(FrozenInstanceError):
        act.actor = "B2"  # type: ignore[misc]


def test_a_private_record_is_named_by_salt_and_bytes() -> None:
    record = Private(to_base64(b"0123456789abcdef"), b'{"a":1}')

    assert record.hash == hashlib.sha256(b'0123456789abcdef{"a":1}').hexdigest()


def test_what_is_unsynced_has_a_count_and_an_age() -> None:
    assert Unsynced(2, "2026").count == 2
