"""A held trigger reads one piece many times; a person who scans twice means two."""

import pytest

from pos_app.services.repeated_scan import BOUNCE_MS, ScanMemory
from tests.services.shop import MILK, SOAP


@pytest.fixture
def memory() -> ScanMemory:
    """The milk was scanned at 1000."""
    memory = ScanMemory()
    memory.took(MILK, 1000)
    return memory


def test_the_same_code_at_once_is_the_same_scan(memory: ScanMemory) -> None:
    assert memory.repeats(MILK, 1000 + BOUNCE_MS - 1)


def test_a_trigger_held_for_seconds_stays_one_scan(memory: ScanMemory) -> None:
    assert all(memory.repeats(MILK, at) for at in range(1150, 3000, 150))


def test_a_slower_one_is_another_piece(memory: ScanMemory) -> None:
    assert not memory.repeats(MILK, 1000 + BOUNCE_MS)


def test_another_code_is_another_scan(memory: ScanMemory) -> None:
    assert not memory.repeats(SOAP, 1010)


def test_the_first_scan_repeats_nothing() -> None:
    assert not ScanMemory().repeats(MILK, 0)
