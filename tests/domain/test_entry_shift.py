"""Bodies of shifts and the drawer are kinds like any other, under the names that they always had."""

from domain import entries
from domain.entries import KINDS
from domain.entry_shift import SHIFT_KINDS


def test_every_one_is_a_kind() -> None:
    assert SHIFT_KINDS.items() <= KINDS.items()
    assert all(getattr(entries, body.__name__) is body for body in SHIFT_KINDS.values())
