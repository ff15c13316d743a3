"""The table of a replay under plans: totals, cost of benefits, tiers, margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from demo.replay.what_if import Outcome

FAMILIES = ("member_price", "promotion", "tier", "coupon")


def table(found: Sequence[Outcome]) -> Iterator[str]:
    """A Markdown table with a column for each plan; what takes off is above 0, points count at the plan's value."""
    yield "| | " + " | ".join(one.name for one in found) + " |"
    yield "|---|" + "---|" * len(found)
    yield _row("sales", [f"{one.sales:,}" for one in found])
    yield _row("list", [_money(one.list) for one in found])
    for family in FAMILIES:
        yield _row(f"− {family.replace('_', ' ')}", [_money(one.benefits[family]) for one in found])
    floor = [one.benefits["margin_floor"] for one in found]
    if any(floor):
        yield _row("given back by the margin floor", [_money(-one) for one in floor])
    yield _row("payable", [_money(one.payable) for one in found])
    yield _row("points earned, as money", [_money(one.points) for one in found])
    yield _row("cost of benefits", [f"{_money(_benefits(one))} ({_share(_benefits(one), one.list)})" for one in found])
    yield _row("sales with a benefit", [_share(one.with_benefit, one.sales) for one in found])
    yield _row("coupons issued, used", [f"{one.coupons_issued:,}, {one.coupons_used:,}" for one in found])
    yield _row("margin before", [_share(one.list - one.cost, one.list) for one in found])
    yield _row("margin after", [_share(_margin(one), one.payable) for one in found])
    yield _row("gross profit kept", [_share(_margin(one), one.list - one.cost) for one in found])
    yield _row("tiers at the end", [_tiers(one) for one in found])
    yield _row("priced in", [f"{one.seconds:.0f} s" for one in found])


def _benefits(one: Outcome) -> int:
    return one.list - one.payable + one.points


def _margin(one: Outcome) -> int:
    return one.payable - one.points - one.cost


def _tiers(one: Outcome) -> str:
    people = sum(one.tiers.values())
    return ", ".join(f"{name} {count:,} ({_share(count, people)})" for name, count in one.tiers.most_common())


def _money(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"
