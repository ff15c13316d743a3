"""Points: what a sale earns, what they pay, when they end (P1 to P3); a function of what was paid and nothing else.

A lot holds the points of one month that end together; its name tells both: `2026-11`, or `2026-11+12` for points that
end with the last day of the twelfth month after it. So lots sort by age, and every till knows their end.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from domain.conditions import Here, days_since, fits, here, unmet
from domain.entry_benefits import Earned, PointsSpend
from domain.errors import Refusal
from domain.money import apportion, included_tax
from domain.stored_value import alive
from domain.tenders import CASH, POINTS, Tender
from domain.tiers import in_force, later, month_of
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.benefits import Scope
    from domain.entries import GiftTaken, SaleCompleted, SaleLine
    from domain.members import Member
    from domain.plan import Plan
    from domain.plan_points import Band, EarnRule, Gift, PointsPolicy

FAMILY = "PTS/"
SALE, REFERRAL = "sale", "referral"
FIXED, PROPORTIONAL, STEPS, MULTIPLIER = "fixed", "proportional", "steps", "multiplier"
PERSONAL = "personal"
_ends = re.compile(r"(\d{4}-\d{2})\+(\d{1,4})", re.ASCII)


def lot_of(policy: PointsPolicy, on: date) -> str:
    """The lot of points that are earned on that day."""
    return f"{month_of(on)}+{policy.months}" if policy.months else month_of(on)


def end_of(unit: str) -> str | None:
    """The last day of a lot, as its name tells; None for lots that never end and for those whose name does not tell."""
    found = _ends.fullmatch(unit.removeprefix(FAMILY))
    if found is None:
        return None
    last = later(found[1], int(found[2]))
    year, _, month = last.partition("-")
    return f"{last}-{monthrange(int(year), int(month))[1]:02d}"


@dataclass(frozen=True, slots=True)
class _Paid:
    """What was paid for one line by tenders that earn."""

    line: SaleLine
    base: int


@dataclass(frozen=True, slots=True)
class _Look:
    """A sale as the rules of earning look at it."""

    plan: Plan
    now: Here
    paid: tuple[_Paid, ...]

    def scoped(self, scope: Scope) -> list[_Paid]:
        """The goods that a rule names."""
        return [one for one in self.paid if fits(scope, one.line, self.now)]

    def goods(self, rule: EarnRule) -> list[_Paid]:
        """The goods that a rule looks at; nothing where it does not hold."""
        found = self.scoped(rule.scope)
        pieces = sum(one.line.quantity if one.line.per == 1 else 1 for one in found)
        enough = sum(one.line.list for one in found) >= rule.when.least and pieces >= rule.when.pieces
        return found if enough and unmet(rule.when, self.now) is None else []


def earned_by(sale: SaleCompleted, plan: Plan, at: datetime, tier: str | None) -> tuple[Earned, ...]:
    """The points of a sale, rule by rule: the member's, of a group the agent's, and of who brought the member.

    `tier` is the one that the sale was priced with. A group without an agent earns nothing.
    """
    member = sale.member
    if member is None:
        return ()
    look = _Look(plan, here(member, tier, sale.store, at), _paid(sale, plan.points))
    owner = member.id if member.kind == PERSONAL else sale.agent
    found: list[tuple[EarnRule, str, int]] = []
    for rule in plan.points.earn:
        if rule.on == SALE and owner:
            found.append((rule, owner, _of_rule(look, rule)))
        elif rule.on == REFERRAL and member.referrer:
            found.append((rule, member.referrer, _share(look, rule, member)))
    return tuple(given(plan, rule.id, who, many, at) for rule, who, many in found if many)


def earned_for(plan: Plan, on: str, owner: Member, store: str, at: datetime) -> tuple[Earned, ...]:
    """The fixed points for taking part (`visit`, `review`, `event`), or for bringing a new member (`referral`)."""
    now = here(owner, in_force(owner, plan, at.date()), store, at)
    return tuple(
        given(plan, rule.id, owner.id, rule.points, at)
        for rule in plan.points.earn
        if rule.on == on and rule.kind == FIXED and rule.points and unmet(rule.when, now) is None
    )


def given(plan: Plan, rule: str, owner: str, points: int, at: datetime) -> Earned:
    """So many points for an owner, into the lot of the month, by a rule's id."""
    lot = lot_of(plan.points, at.date())
    return Earned(rule, owner, lot, points, points * plan.points.value, end_of(lot))


def _paid(sale: SaleCompleted, policy: PointsPolicy) -> tuple[_Paid, ...]:
    """Each line's payable less its share of what was paid by tenders that do not earn."""
    lines = sorted(sale.lines, key=_canonical)
    weights = [max(0, line.payable) for line in lines]
    free = sum(tender.amount for tender in sale.tenders if tender.kind in policy.not_on)
    free -= sale.change if CASH in policy.not_on else 0
    parts = apportion(min(max(0, free), sum(weights)), weights)
    return tuple(_Paid(line, weight - part) for line, weight, part in zip(lines, weights, parts, strict=True))


def _canonical(line: SaleLine) -> tuple[Fraction, str, int, int, int]:
    """The order that decides ties, as in pricing: the order of scanning changes no point."""
    rate = line.tax_rate
    return (-Fraction(rate.num, rate.den), line.sku, line.unit_price, line.quantity, line.payable)


def _of_rule(look: _Look, rule: EarnRule) -> int:
    """A rule's points, times the multipliers of its goods, times the tier's coefficient, rounded down once."""
    goods = look.goods(rule)
    base = sum(one.base for one in goods)
    points = plain_points(rule, base)
    if not points:
        return 0
    times = [Fraction(1)] * len(goods)
    for other in look.plan.points.earn:
        if other.kind == MULTIPLIER:
            lines = {one.line.line for one in look.goods(other)}
            factor = Fraction(*other.times)
            times = [now * factor if one.line.line in lines else now for one, now in zip(goods, times, strict=True)]
    weighted = sum((one.base * factor for one, factor in zip(goods, times, strict=True)), Fraction(0))
    held = look.plan.tier(look.now.tier)
    coefficient = Fraction(*held.points) if held is not None else Fraction(1)
    return int(Fraction(points, base) * weighted * coefficient)


def plain_points(rule: EarnRule, base: int) -> int:
    """What a rule gives for so many minor units paid, before multipliers and coefficients."""
    if base <= 0:
        return 0
    if rule.kind == FIXED:
        return rule.points
    if rule.kind == PROPORTIONAL:
        return base // rule.per * rule.points if rule.per > 0 else 0
    if rule.kind == STEPS:
        band = max((band for band in rule.bands if band.start <= base), key=_start, default=None)
        if band is None:
            return 0
        return base // band.per * band.points if band.per else band.points
    return 0


def _start(band: Band) -> int:
    return band.start


def _share(look: _Look, rule: EarnRule, member: Member) -> int:
    """A share of what a new member spends in his first days, for the one who brought him."""
    new = 0 <= days_since(member.enrolled, look.now) < rule.days
    if rule.kind == FIXED or not new or unmet(rule.when, look.now) is not None:
        return 0
    return plain_points(rule, sum(one.base for one in look.scoped(rule.scope)))


# --- spending ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Room:
    """What may be paid with points of one bill: from `least` to `most` points, in whole steps."""

    least: int
    most: int


def room(policy: PointsPolicy, bill: int) -> Room:
    """How many points may pay of a bill of so many minor units, by the plan's shares; none where points do not pay."""
    if policy.value <= 0 or bill <= 0:
        return Room(0, 0)
    one = policy.value * policy.step
    most = bill * policy.most_share.num // (policy.most_share.den * one)
    least = -(-bill * policy.least_share.num // (policy.least_share.den * one))
    return Room(max(1, least) * policy.step, most * policy.step)


def lots(rooms: Mapping[str, tuple[int, str | None]], on: date) -> dict[str, int]:
    """Lots that may be spent on that day, the oldest first, from (room, end) by unit; other units are passed over."""
    return {
        unit.removeprefix(FAMILY): have
        for unit, (have, end) in sorted(rooms.items(), key=_age)
        if unit.startswith(FAMILY) and have > 0 and alive(end_of(unit) or end, on)
    }


def _age(item: tuple[str, tuple[int, str | None]]) -> tuple[str, str]:
    """Digits alone decide: `20260105-1` of another programme lies between `2026-01` and `2026-02`."""
    return re.sub(r"\D", "", item[0].partition("+")[0])[:6], item[0]


def spend(have: Mapping[str, int], points: int, value: int = 0) -> tuple[PointsSpend, ...]:
    """Take points, oldest lots first. Refusal `not_enough_points`."""
    left, spends = points, []
    for lot, held in have.items():
        take = min(left, held)
        if take > 0:
            spends.append(PointsSpend(lot, take, take * value))
            left -= take
    if left > 0:
        raise Refusal("not_enough_points", points=points, held=points - left)
    return tuple(spends)


def tender(policy: PointsPolicy, have: Mapping[str, int], bill: int, points: int) -> Tender:
    """Points as money. Refusals `points_do_not_pay`, `points_in_steps`, `points_share` and `not_enough_points`."""
    if policy.value <= 0:
        raise Refusal("points_do_not_pay")
    if points <= 0 or points % policy.step:
        raise Refusal("points_in_steps", step=policy.step)
    allowed = room(policy, bill)
    if not allowed.least <= points <= allowed.most:
        raise Refusal("points_share", least=allowed.least, most=allowed.most)
    return Tender(POINTS, points * policy.value, points=spend(have, points, policy.value))


def tender_trouble(sale: SaleCompleted, plan: Plan) -> str:
    """What the plan does not allow of a sale's points as money; "" when nothing."""
    policy = plan.points
    for one in sale.tenders:
        if one.kind != POINTS:
            continue
        points = sum(part.points for part in one.points)
        allowed = room(policy, sale.payable + sale.rounding)
        if any(part.amount != part.points * policy.value or part.points <= 0 for part in one.points):
            return f"points are worth {policy.value} each, the tender says {one.points}"
        if points % policy.step or not allowed.least <= points <= allowed.most:
            return f"{points} points pay where {allowed.least} to {allowed.most} in steps of {policy.step} may"
        on = (sale.sold_at or "")[:10]
        if late := [part.lot for part in one.points if (end_of(part.lot) or on) < on]:
            return f"the points of {', '.join(late)} had ended"
    return ""


def gift(policy: PointsPolicy, sku: str, points: int) -> Gift | None:
    """The gift of an article for so many points, None when the catalogue has none such."""
    return next((one for one in policy.gifts if one.sku == sku and one.points == points), None)


def gift_trouble(taken: GiftTaken, plan: Plan) -> str:
    """What differs first from what the catalogue says of a gift; "" when nothing does."""
    many, value = sum(part.points for part in taken.points), plan.points.value
    known = gift(plan.points, taken.sku, many)
    if known is None:
        return f"no gift {taken.sku} is to be had for {many} points"
    on = taken.taken_at[:10]
    paid = sum(tender.amount for tender in taken.tenders) - taken.change
    checks = (
        (known.amount == taken.amount, f"it costs {known.amount} beside the points and not {taken.amount}"),
        (paid == taken.amount, "tenders − change is another sum"),
        (not taken.right or known.returns == "back", "it does not come back"),
        (all(part.amount == part.points * value for part in taken.points), f"points are worth {value} each"),
        (all((end_of(part.lot) or on) >= on for part in taken.points), "some of the points had ended"),
        (sum(tax.payable for tax in taken.taxes) == taken.amount, "the tax is of another amount"),
        (all(tax.tax == included_tax(tax.payable, tax.rate) for tax in taken.taxes), "the tax is another one"),
    )
    return next((wrong for right, wrong in checks if not right), "")


def total(gains: Iterable[Earned], owner: str) -> int:
    """How many of the points are one owner's."""
    return sum(one.points for one in gains if one.owner == owner)


def moved(sale: SaleCompleted, owner: str) -> int:
    """How many points more its member has after a sale: what he earned less what he paid with."""
    paid = sum(part.points for tender in sale.tenders for part in tender.points)
    return total(sale.gains.earned, owner) - paid
