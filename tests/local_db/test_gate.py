"""The gate of what was lent: it only opens, and giving back to HQ needs no gate."""

from domain.entries import AllowanceGivenBack, UnitAmount
from local_db.act import Act
from local_db.gate import Gate, takes_out
from tests.local_db.world import START


def always() -> bool:
    return True


def never() -> bool:
    return False


def test_where_nobody_guards_it_is_open() -> None:
    assert not Gate().closed


def test_a_witness_opens_it_and_the_anchor_unless_more_is_demanded() -> None:
    for witnessed, anchored, demands, closed in (
        (True, False, always, False),
        (False, True, never, False),
        (False, True, always, True),
        (False, False, never, True),
    ):
        gate = Gate()
        gate.guard(witnessed=witnessed, anchored=anchored, demands=demands)
        assert gate.closed is closed
        gate.confirm()
        assert not gate.closed


def test_giving_back_takes_nothing_out() -> None:
    body = AllowanceGivenBack("S01", "idle", (UnitAmount("M1", "SVP/a", 5),))
    assert not takes_out(Act("allowance.given_back", body, "till", START, "2026-01-02"))
