"""What the ledger is made of."""

from domain.ledger import Posting, pair


def test_a_pair_is_the_same_amount_on_both_sides() -> None:
    assert tuple(pair("cash:S01-R1", "safe:S01", "CNY", 500)) == (
        Posting("cash:S01-R1", "CNY", 500),
        Posting("safe:S01", "CNY", -500),
    )
