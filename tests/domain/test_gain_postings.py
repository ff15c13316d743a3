"""What a sale brings its member is booked, and booked back."""

import pytest

from domain.entry_benefits import Bought, Earned, Extended, Gains, Held, Issued, PointsSpend, Progress, Promoted
from domain.gain_postings import gained, limited, points_paid
from domain.ledger import Posting

GAINS = Gains(
    progress=(Progress("spending", 9_800), Progress("visits", 1, "2026-11")),
    promoted=(Promoted("yellow", None, 0, (Progress("spending", 100_000),)),),
    earned=(Earned("one", "A9", "20261127-1", 98, 980),),
    issued=(Issued("five", "9900", "M1", "next_time", "S01-R1/7"),),
    bought=(Bought("spa24", "M1", "20261127-1", 2, 24),),
    extended=(Extended("gold_year", "M1", 3, 12, "2027-11-27"),),
)


def _sums(found: tuple[Posting, ...]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for posting in found:
        sums[posting.unit] = sums.get(posting.unit, 0) + posting.amount
    return sums


@pytest.mark.parametrize("sign", [1, -1])
def test_every_unit_sums_to_nothing(sign: int) -> None:
    assert set(_sums(tuple(gained(GAINS, "M1", "CNY", sign))).values()) == {0}


def test_points_go_to_the_agent_and_the_counter_to_the_member() -> None:
    """The agent buys, the company pays: the points are the agent's (M5)."""
    found = tuple(gained(GAINS, "M1", "CNY"))
    assert Posting("allowance:A9", "PTS/20261127-1", 98) in found
    assert Posting("member:M1", "TIER:spending", 9_800) in found
    assert Posting("member:M1", "TIER:spending", -100_000) in found
    assert Posting("liability:points", "CNY", -980) in found


def test_points_as_money_pay_their_liability() -> None:
    found = tuple(points_paid((PointsSpend("20260101-1", 500, 500),), "M1", "S01", "CNY", 1))
    assert Posting("liability:points", "CNY", 500) in found
    assert Posting("allowance:M1", "PTS/20260101-1", -500) in found


def test_a_flash_sale_takes_from_the_campaign() -> None:
    found = tuple(limited((Held("flash", 10, 3),), "S01"))
    assert Posting("allowance:campaign/flash", "QTY:flash", -3) in found
