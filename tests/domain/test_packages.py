"""Prepaid sessions: sold and ticked off."""

from datetime import date

import pytest

from domain.entries import SaleCompleted
from domain.errors import Refusal
from domain.packages import FAMILY, lots_of, package, use
from tests.domain.programme import PACKAGES, member, plan, sale, thing

PK24 = thing("PK24", PACKAGES[24], tax=6)


def _sold(many: int = 1) -> SaleCompleted:
    return sale((PK24, many), who=member())


def test_selling_a_package_gives_its_sessions_for_their_months() -> None:
    (lot,) = _sold(2).gains.bought

    assert (lot.package, lot.owner, lot.lot, lot.sessions) == ("massage24", "M1", "20261124-D1-1", 48)
    assert lot.expires == "2027-11-24"


def test_a_package_without_a_member_is_nobodys() -> None:
    with pytest.raises(Refusal, match="member_needed"):
        sale((PK24, 1))


def test_sessions_are_ticked_off_oldest_lot_first_and_never_past_their_date() -> None:
    units = {f"{FAMILY}m/20260101-b-1": (3, "2026-11-23"), f"{FAMILY}m/20260301-c-1": (5, "2026-11-24"),
             f"{FAMILY}m/20260201-a-1": (2, None), f"{FAMILY}n/20260101-a-1": (9, None)}  # fmt: skip
    lots = lots_of(units, "m")

    assert [one.id for one in lots] == ["20260101-b-1", "20260201-a-1", "20260301-c-1"]
    taken = use(lots, 4, date(2026, 11, 24))
    assert [(one.lot, one.sessions) for one in taken] == [("20260201-a-1", 2), ("20260301-c-1", 2)]
    with pytest.raises(Refusal, match="sessions_expired") as refused:
        use(lots, 8, date(2026, 11, 24))
    assert refused.value.params == {"wanted": 8, "here": 7}
    with pytest.raises(Refusal, match="not_enough_sessions"):
        use(lots, 11, date(2026, 11, 24))
    with pytest.raises(Refusal, match="quantity_zero"):
        use(lots, 0, date(2026, 11, 24))


def test_a_package_that_the_plan_does_not_know_is_refused() -> None:
    with pytest.raises(Refusal, match="unknown_package"):
        package(plan(packages=()), "massage24")
