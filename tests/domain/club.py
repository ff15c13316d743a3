"""A club: plans with tiers of every metric and with points, members, and sales for cash or otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan, Tier
from domain.plan_points import EarnRule, PointsPolicy
from domain.plan_tiers import Review, Window
from domain.sales import bill_for, complete
from domain.tenders import Tender
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, cart

if TYPE_CHECKING:
    from datetime import datetime

    from domain.entries import SaleCompleted

DAY = AT.date()
YEAR = Window("rolling", 12)


def tier(name: str, threshold: int, **more: object) -> Tier:
    """A tier, personal and by spending unless told otherwise."""
    return Tier(name, {"en": name.title()}, threshold, **more)  # type: ignore[arg-type]


def one_tier(**more: object) -> Plan:
    """A plan with the one tier `gold`."""
    return Plan(version=1, tiers=(tier("gold", **more),))  # type: ignore[arg-type]


def rule(kind: str = "proportional", **more: object) -> EarnRule:
    """A way of earning: 1 point per 100.00 unless told otherwise."""
    plain: dict[str, object] = {"points": 1, "per": 10_000} if kind == "proportional" else {}
    return EarnRule(f"by_{kind}", {"en": kind}, kind, **(plain | more))  # type: ignore[arg-type]


def earning(*rules: EarnRule, **more: object) -> Plan:
    """The demo plan with points; one point is worth 1.00 and ends after twelve months, unless told otherwise."""
    plain: dict[str, object] = {"value": 100, "months": 12}
    return replace(PLAN, points=PointsPolicy(earn=rules or (rule(),), **(plain | more)))  # type: ignore[arg-type]


def sold(
    goods: str,
    plan: Plan,
    who: Member | None = None,
    *others: Tender,
    at: datetime = AT,
    agent: str | None = None,
) -> SaleCompleted:
    """A sale, with these tenders and the rest in cash."""
    basket = replace(cart(goods, who.id if who is not None else None), agent=agent, store="S01")
    bill = bill_for(basket, who, plan, at, (*others, Tender("cash", 1)))
    due = bill.payable - sum(tender.amount for tender in others)
    tenders = (*others, Tender("cash", due)) if due > 0 else others
    return complete(basket, who, plan, PLAN_REF, at, tenders, store="S01", shift=SHIFT)


REVIEWED = Review(months=12, least=50_000, grace_days=30)
HALF = Ratio(1, 2)
