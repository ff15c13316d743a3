"""Bodies of entries."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from domain.entries import KINDS, EntryRef
from tests.domain.test_postings import entry
from tests.domain.test_returns import _sale

PERSONAL = {"name", "phone", "card", "birthday", "address", "mail"}


def test_no_body_has_room_for_anything_personal() -> None:
    """Ids only; the name of an article is the one name there is."""
    for kind, body in KINDS.items():
        assert is_dataclass(body), kind
        assert not PERSONAL & {field.name for field in fields(body)}, kind


def test_the_identity_of_an_entry() -> None:
    """Register, epoch and sequence number."""
    assert entry(_sale()).ref == EntryRef("S01-R2", "00112233445566ff", 5)
