"""Postings of what a sale brings its member beside the goods, and of the same going back (`sign` −1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.ledger import ALLOWANCE, Posting, pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.entry_benefits import Earned, Gains, Held, PointsSpend

DEBT = "debt:points"
CAMPAIGN = "campaign/"
"""Owners of the quantity of limited promotions: `campaign/<promotion>`, unit `QTY:<promotion>`."""


def gained(gains: Gains, member: str, currency: str, sign: int = 1) -> Iterator[Posting]:
    """Counters, points, coupons, sessions and paid terms; every owner's units go to what this register may spend."""
    for one in gains.progress:
        yield from pair(f"member:{one.owner or member}", "tier_progress", one.unit, sign * one.amount)
    for promoted in gains.promoted:
        for one in promoted.consumed:
            yield from pair("tier_progress", f"member:{member}", one.unit, sign * one.amount)
    for earned in gains.earned:
        yield from points_earned(earned, currency, sign)
    for issued in gains.issued:
        yield from pair(ALLOWANCE + issued.owner, "coupons_issued", f"CPN:{issued.rule}/{issued.code}", sign)
    for bought in gains.bought:
        unit = f"PKG:{bought.package}/{bought.lot}"
        yield from pair(ALLOWANCE + bought.owner, "sessions_sold", unit, sign * bought.sessions)
    for extended in gains.extended:
        unit = f"PAID:{extended.membership}"
        yield from pair(f"member:{extended.owner}", "paid_terms", unit, sign * extended.months)
    for cause in gains.causes:
        if cause.here:
            yield from pair("causes", ALLOWANCE + cause.owner, cause.unit, sign)


def owners(gains: Gains, *named: str | None) -> tuple[str, ...]:
    """Whose units and counters the gains move, beside those that are `named`: an entry names them all."""
    found = [one.owner for one in gains.progress] + [one.owner for one in gains.earned]
    found += [one.owner for one in gains.issued] + [one.owner for one in gains.bought]
    return tuple(dict.fromkeys(who for who in (*named, *found) if who))


def points_earned(earned: Earned, currency: str, sign: int = 1, held: str = ALLOWANCE) -> Iterator[Posting]:
    """Points given, or taken back: what is owed of them posts to `debt:points` and never is a spend. `held` is where
    they lie: what a register may spend, or what HQ has.
    """
    unit, here, value = f"PTS/{earned.lot}", earned.points - earned.debt, earned.value - earned.debt_value
    yield from pair(held + earned.owner, "points_issued", unit, sign * here)
    yield from pair(DEBT, "points_issued", unit, sign * earned.debt)
    yield from pair("cost:points", "liability:points", currency, sign * value)
    yield from pair("cost:points", DEBT, currency, sign * earned.debt_value)


def points_paid(points: Iterable[PointsSpend], member: str, store: str, currency: str, sign: int) -> Iterator[Posting]:
    """Points as money: the liability is paid with them, lot by lot."""
    for spend in points:
        yield Posting("liability:points", currency, sign * spend.amount)
        yield from pair(f"redeemed:{store}", ALLOWANCE + member, f"PTS/{spend.lot}", sign * spend.points)


def limited(held: Iterable[Held], store: str, sign: int = 1) -> Iterator[Posting]:
    """What a sale took of promotions with a limited quantity, or its return gives back."""
    for one in held:
        owner = CAMPAIGN + one.promotion
        yield from pair(f"redeemed:{store}", ALLOWANCE + owner, f"QTY:{one.promotion}", sign * one.used)
