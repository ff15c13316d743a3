"""The entry that collects what was owed is known, and says what its lots paid."""

from domain.entries import KINDS, FloorSettled
from domain.stored_value import LotSpend


def test_it_is_a_kind_of_its_own() -> None:
    assert KINDS["floor_limit.settled"] is FloorSettled
    body = FloorSettled("S01", "M1", 600, (LotSpend("a", 500, 100),))
    assert sum(spend.amount for spend in body.spends) == body.amount
