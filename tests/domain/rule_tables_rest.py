"""Runners of the tables about benefits in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from domain.benefits import Benefit, Promotion, When
from domain.plan_tiers import Service, Tier
from domain.pricing import price
from domain.services import ahead, last_day_of, offered, period_on
from domain.spans import birthday_fact
from tests.domain.programme import PLAN, member, plan
from tests.plan_language import goods

if TYPE_CHECKING:
    from collections.abc import Callable

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


TABLES: dict[str, Callable[[Row], None]] = {
    "texts": _texts,
    "text_periods": _periods,
    "text_units": _units,
}
