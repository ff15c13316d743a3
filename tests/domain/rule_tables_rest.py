"""Runners of the tables about benefits in words, paid membership on a condition, and what ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from domain import return_gains
from domain.benefits import Benefit, Promotion, When
from domain.bill import TaxSum
from domain.entries import Entry, GiftTaken, UnitAmount
from domain.entry_value import UnitsExpired
from domain.errors import Refusal
from domain.gifts import gift_back
from domain.memberships import due
from domain.money import Ratio, included_tax
from domain.plan_issues import Earning
from domain.plan_points import Gift, PointsPolicy
from domain.plan_tiers import Service, Tier
from domain.points import spend
from domain.postings import postings
from domain.pricing import price
from domain.services import ahead, last_day_of, offered, period_on
from domain.soundness import trouble
from domain.spans import birthday_fact
from domain.tenders import Tender
from tests.domain.programme import NOON, PLAN, REF, SHIFT, member, plan, sale, thing
from tests.domain.returning import one_return
from tests.plan_language import goods
from tests.receipt_language import cents

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.entry_points import GiftReturned
    from domain.plan import Plan

Row = dict[str, str]
CHINA = timezone(timedelta(hours=8))


def _service(name: str, per: str) -> Service:
    return Service(name, {"en": name.title()}, per)  # type: ignore[arg-type]


LOUNGE = _service("lounge", "month")
YELLOW, RED = PLAN.tiers
SERVED = plan(
    tiers=(
        YELLOW,
        replace(RED, services=(_service("drink", "visit"), LOUNGE, _service("gown", "once"))),
        Tier("black", {"en": "Black"}, 300_000, services=(LOUNGE, _service("driver", "year"))),
    ),
    promotions=(Promotion("cake", {"en": "A cake"}, Benefit("text", per="year"), when=When(birthday="day")),),
)
"""A programme with benefits in words."""


def _noon(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=12, tzinfo=CHINA)


def _tier(row: Row) -> str | None:
    return None if row["tier"] == "none" else row["tier"]


def _texts(row: Row) -> None:
    at = _noon(row["on"])
    who = member(tier=_tier(row), birthday=birthday_fact(row["born"], at.date()))
    assert " ".join(price(goods("TEA 10"), who, SERVED, at).texts) == row["texts"]


def _periods(row: Row) -> None:
    on = date.fromisoformat(row["on"])
    assert period_on(row["per"], on) == row["period"]
    rules = replace(SERVED, tiers=(replace(RED, services=(_service("it", row["per"]),)),))
    (one,) = offered(rules, ("service:it",), (), on)
    assert one.unit == (f"CAUSE:service:it:{row['period']}" if row["chain-wide"] == "yes" else "")
    if one.unit:
        assert (last_day_of(row["per"], on) or "") == row["ends"]


def _units(row: Row) -> None:
    found = ahead(member(tier=_tier(row)), row["born"], SERVED, _noon(row["on"]))
    assert sorted(unit.removeprefix("CAUSE:") for unit, _ in found) == sorted(row["opened"].split())


def _gold(earned: Earning) -> Plan:
    return plan(tiers=(), points=PointsPolicy(), issues=(), memberships=(replace(PLAN.memberships[0], earned=earned),))


def _term_by_sale(row: Row) -> None:
    rules, last = _gold(Earning(least=200_000)), row["runs until"]
    who = member(paid={"gold": last} if last else {})
    sold = sale((thing("TV", cents(row["paid"]) // 2), 2), who=who, of=rules)
    assert " ".join(one.until for one in sold.gains.extended) == row["granted until"]
    first = return_gains.back(sold, one_return(sold, (), {1: 1}, rules).lines, None, last=False)
    rest = return_gains.back(sold, one_return(sold, (), {1: 2}, rules).lines, None, last=True)
    for back, column in ((first, "after a return of one of two pieces"), (rest, "after a full return")):
        left = sum(one.months for one in sold.gains.extended) - sum(one.months for one in back.extended)
        assert (row["granted until"] if left else "") == row[column]


def _term_by_counter(row: Row) -> None:
    metrics = {f"spending@{one.partition(':')[0]}": cents(one.partition(":")[2]) for one in row["counters"].split()}
    who = member(spending=cents(row["lifetime"]), metrics=metrics)
    rules = _gold(Earning(threshold=cents(row["threshold"]), per=row["per"]))  # type: ignore[arg-type]
    found = due(who, rules, date(2026, 11, 24), {"gold": row["granted before"].split()})
    assert " ".join(one.period for one in found) == row["due"]


def _ended(row: Row) -> None:
    unit = UnitAmount("M1", row["unit"], 100, row["good until"] or None)
    owed = 100 if row["unit"].startswith("SVP/") else 0
    body = UnitsExpired("M1", "2026-11-24", (unit,), owed)
    entry = Entry("HQ/M1", "e", 1, "units.expired", "2026-11-24T19:00:00.000Z", "2026-11-24", "hq", ("M1",), body)
    assert ("no" if trouble(entry) else "yes") == row["may end"]
    if row["may end"] == "yes":
        money = {one.account: one.amount for one in postings(entry) if one.unit == "CNY"}
        assert money == ({"liability:stored_value": 100, "expired:stored_value": -100} if owed else {})
        assert str(owed) == row["no longer owed"]
        assert {one.account for one in postings(entry) if one.unit == unit.unit} == {"units_expired", "available:M1"}


def _brought_back(gave: Entry, rules: Plan) -> GiftReturned:
    assert isinstance(gave.body, GiftTaken)
    return gift_back(
        gave.body, gave.ref, "0" * 64, rules, store="S01", shift=SHIFT, at=NOON.isoformat(), reason="broken"
    )


def _gift_back(row: Row) -> None:
    lots, money = {"2025-11+12": 4, "2026-02+12": 5}, cents(row["money"])
    one = Gift("CUP", int(row["points"]), money, row["returns"])  # type: ignore[arg-type]
    rules = plan(points=PointsPolicy(value=100, gifts=(one,)))
    tax = included_tax(money, Ratio(13, 100))
    taken = GiftTaken(
        "S01",
        SHIFT,
        REF,
        "M1",
        "CUP",
        "A cup",
        spend(lots, one.points, 100),
        NOON.isoformat(),
        money,
        (TaxSum(Ratio(13, 100), money, tax, money - tax),) if money else (),
        (Tender("cash", money + 100),) if money else (),
        100 if money else 0,
    )
    gave = Entry("S01-R1", "e", 1, "points.gift_taken", "2026-11-24T04:00:00.000Z", "2026-11-24", "amy", ("M1",), taken)
    assert _lots(lots, gave) == row["lots after the gift"]
    if row["given back"].startswith("gift_"):
        with pytest.raises(Refusal, match=row["given back"]):
            _brought_back(gave, rules)
        return
    body = _brought_back(gave, rules)
    back = replace(gave, seq=2, kind="points.gift_returned", body=body)
    assert f"{body.amount // 100}.{body.amount % 100:02d}" == row["given back"]
    assert _lots(lots, gave, back) == row["lots after that"]
    sums: dict[tuple[str, str], int] = {}
    for one_posting in (*postings(gave), *postings(back)):
        place = one_posting.account, one_posting.unit
        sums[place] = sums.get(place, 0) + one_posting.amount
    assert not any(sums.values()), "a gift and its return are nothing, in every account"


def _lots(lots: dict[str, int], *entries: Entry) -> str:
    """What is left of the lots at the register."""
    left = dict(lots)
    for one in (posting for entry in entries for posting in postings(entry)):
        if one.account == "allowance:M1":
            left[one.unit.removeprefix("PTS/")] += one.amount
    return " ".join(map(str, left.values()))


TABLES: dict[str, Callable[[Row], None]] = {
    "texts": _texts,
    "text_periods": _periods,
    "text_units": _units,
    "term_by_sale": _term_by_sale,
    "term_by_counter": _term_by_counter,
    "ended": _ended,
    "gift_back": _gift_back,
}
