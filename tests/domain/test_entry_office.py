"""Bodies of decisions at HQ are kinds like any other."""

from domain.entries import KINDS
from domain.entry_office import OFFICE_KINDS


def test_every_decision_is_a_kind() -> None:
    assert OFFICE_KINDS.items() <= KINDS.items()
