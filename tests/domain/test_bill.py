"""The bill as a value."""

from domain.bill import Bill


def test_saved_leaves_cash_rounding_out() -> None:
    """List 100.00, 10.00 off, 0.04 rounded away: the member saved 10.00."""
    assert Bill((), (), (), list=10_000, payable=8_996, rounding=4).saved == 1_000
