"""price(cart, member, plan, at): the same arguments always give the same bill, every cent explained.

Order of the rules: list · the plan's groups (member price, promotions, tier, coupons unless it says otherwise) · margin
floor · imported · cash rounding · tax. What a rule takes off several lines is shared over them in canonical order, so
that the order of scanning changes nothing. Thresholds look at list, so that a tier discount never costs a member his
coupon. A member never pays more with the card than without: where all that it brings makes a bill dearer, it rests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.bill import Adjustment, Bill, LineAdjustment, PricedLine, TaxSum, WhyNot
from domain.conditions import here
from domain.explaining import MARGIN_FLOOR, Settled, why_not
from domain.gathering import MEMBER_PRICE_LABEL, Gathering
from domain.goods import Goods
from domain.money import Ratio, divide_up, included_tax, to_step
from domain.plan_index import index_of
from domain.stacking import Floors, Solver, Stack, alternatives
from domain.tiers import at_once

if TYPE_CHECKING:
    from datetime import datetime

    from domain.benefits import Labels, MarginFloor
    from domain.cart import Cart
    from domain.gathering import Stage
    from domain.members import Member
    from domain.plan import Plan

ENGINE = 2
"""Version of these rules; a change that alters an old result gets a new number beside this one."""

MEMBER_PRICE, ROUNDING, IMPORTED = "member_price", "rounding", "imported"
TEXTS: dict[str, Labels] = {
    MEMBER_PRICE: MEMBER_PRICE_LABEL,
    ROUNDING: {"en": "Cash rounding", "zh_CN": "抹零", "zh_TW": "抹零", "es": "Redondeo"},
    IMPORTED: {"en": "Imported", "zh_CN": "导入差额", "zh_TW": "匯入差額", "es": "Importado"},
    MARGIN_FLOOR: {"en": "Margin floor", "zh_CN": "毛利保底", "zh_TW": "毛利保底", "es": "Margen mínimo"},
}


def price(
    cart: Cart,
    member: Member | None,
    plan: Plan,
    at: datetime,
    cash_part: int | None = None,
    *,
    besides_cash: int | None = None,
) -> Bill:
    """Price every line of a cart for a member under a plan.

    `at` is the moment of the sale in the store's own time. `cash_part` says how much of the bill other tenders leave to
    be paid in cash once cash is chosen: it is what a plan with rounding "on cash" rounds. `besides_cash` says the same
    the other way round: what those other tenders pay.
    """

    def payable(held: str | None) -> int:
        return sum(_worked(cart, member, held, plan, at).left)

    tier = at_once(member, plan, at.date(), payable) if member is not None else None
    work = _worked(cart, member, tier, plan, at)
    if besides_cash is not None:
        cash_part = sum(work.left) - besides_cash
    return work.bill(_round(work, plan, cash_part), tier)


class _Work:
    """A sale under way, line by line in canonical order: what is left and which rules have taken what."""

    __slots__ = ("gathering", "goods", "labels", "left", "settled", "taken", "why_not")

    def __init__(self, goods: Goods, gathering: Gathering) -> None:
        self.goods = goods
        self.gathering = gathering
        self.left = list(goods.list)
        self.taken: list[list[LineAdjustment]] = [[] for _ in goods.lines]
        self.labels: dict[str, Labels] = dict(TEXTS)
        self.settled = Settled()
        self.why_not: tuple[WhyNot, ...] = ()

    def take(self, rule: str, at: int, amount: int) -> None:
        """Take an amount off a line, and remember which rule did."""
        if amount:
            self.taken[at].append(LineAdjustment(rule, amount))
            self.left[at] -= amount

    def work_off(self, stack: Stack, floors: Floors | None) -> None:
        """Take what the chosen offers take, and give back what falls below a floor."""
        spared = [0] * len(self.left)
        for offer in stack.chosen:
            self.labels[offer.rule] = offer.label
            parts = offer.parts(self.left)
            self.settled.took(offer, parts, self.left)
            for at, amount in parts:
                self.take(offer.rule, at, amount)
                if floors is not None and offer.rule in floors.spares:
                    spared[at] += amount
        if floors is not None:
            for at, back in enumerate(floors.back(self.left, spared)):
                self.take(MARGIN_FLOOR, at, -back)
                self.settled.gave_back(at, back, floors.spares)

    def bill(self, rounding: int, tier: str | None) -> Bill:
        """The bill, lines in the order of scanning."""
        lines: list[PricedLine] = [PricedLine(0, 0, (), 0, 0, 0)] * len(self.left)
        by_rule: dict[str, int] = {}
        by_rate: dict[Ratio, list[PricedLine]] = {}
        for at, line in enumerate(self.goods.lines):
            tax = included_tax(self.left[at], line.article.tax_rate)
            taken = tuple(self.taken[at])
            priced = PricedLine(line.line, self.goods.list[at], taken, self.left[at], tax, self.left[at] - tax)
            lines[self.goods.places[at]] = priced
            by_rate.setdefault(line.article.tax_rate, []).append(priced)
            for adjustment in taken:
                by_rule[adjustment.rule] = by_rule.get(adjustment.rule, 0) + adjustment.amount
        return Bill(
            lines=tuple(lines),
            adjustments=tuple(Adjustment(rule, self.labels[rule], amount) for rule, amount in sorted(by_rule.items())),
            taxes=tuple(
                TaxSum(rate, sum(p.payable for p in part), sum(p.tax for p in part), sum(p.net for p in part))
                for rate, part in sorted(by_rate.items(), key=lambda pair: -pair[0].num * 1_000_000 // pair[0].den)
            ),
            list=sum(self.goods.list),
            payable=sum(self.left),
            rounding=rounding,
            why_not=self.why_not,
            tier=tier,
            held=self.settled.held(self.gathering.held),
            coupons=self.settled.coupons(),
            texts=tuple(self.gathering.texts),
        )


def _worked(cart: Cart, member: Member | None, tier: str | None, plan: Plan, at: datetime) -> _Work:
    """The sale with every benefit and what was booked elsewhere, before cash rounding."""
    index = index_of(plan)
    tied = any(coupon.line is not None for coupon in cart.coupons)
    goods = Goods(cart.lines, _ties(cart) if tied or not index.plain else None)
    gathering = Gathering(cart, goods, plan, index, here(member, tier, cart.store, at))
    stages = gathering.stages()
    floors = _floors(goods, plan.stacking.margin_floor)
    ways = alternatives(stages)
    if not index.plain and not plan.paid_benefits:
        ways += _without_card(stages, (1 << len(goods.lines)) - 1)
    solver = [Solver(way, goods.list, floors) for way in ways]
    stack = solver[0].forced() if len(solver) == 1 else None
    if stack is None:
        stack = min((one.solve() for one in solver), key=_key)
    work = _Work(goods, gathering)
    work.work_off(stack, floors)
    work.why_not = (*gathering.why_not, *why_not(stages, stack, work.settled))
    for place, line in enumerate(goods.lines):
        work.take(IMPORTED, place, line.imported)
    return work


def _key(stack: Stack) -> tuple[int, tuple[int, ...]]:
    return stack.key


def _ties(cart: Cart) -> dict[int, str]:
    """The coupons that are tied to lines, by the line's number."""
    ties: dict[int, str] = {}
    for coupon in sorted(cart.coupons, key=lambda coupon: (coupon.rule, coupon.code)):
        if coupon.line is not None:
            ties[coupon.line] = f"{ties.get(coupon.line, '')} {coupon.rule}/{coupon.code}"
    return ties


def _without_card(stages: list[Stage], everything: int) -> list[list[Stage]]:
    """The sale as it would be without the card, unless it is plain that the card makes nothing dearer.

    It is plain where nothing that comes after the first benefit for members looks at anything but the whole bill.
    """
    mine = [any(offer.for_member for offer in stage.offers) for stage in stages]
    if True not in mine:
        return []
    first = mine.index(True)
    if all(
        offer.whole and offer.mask == everything
        for number, stage in enumerate(stages[first:])
        for offer in stage.offers
        if number or not offer.for_member
    ):
        return []
    plain = [stage.without_members() for stage in stages]
    return alternatives([stage for stage in plain if stage.offers])


def _floors(goods: Goods, rule: MarginFloor | None) -> Floors | None:
    """What no mix of benefits may go below, line by line; None where nothing has a known cost."""
    if rule is None or all(line.article.cost is None for line in goods.lines):
        return None
    over = rule.over_cost
    least = [
        divide_up(line.quantity * (line.article.cost or 0) * over.num, line.article.per * over.den)
        for line in goods.lines
    ]
    return Floors([min(floor, full) for floor, full in zip(least, goods.list, strict=True)], goods.list, rule.spares)


def _round(work: _Work, plan: Plan, cash_part: int | None) -> int:
    bill = sum(work.left)
    rounded = plan.rounding
    if rounded.on == "bill":
        amount = bill - to_step(bill, rounded.step, rounded.mode)
    elif cash_part is not None:
        amount = cash_part - rounded.asked(cash_part)
    else:
        return 0
    weights = [max(0, left) for left in work.left]
    for at, part in work.goods.shared(range(len(weights)), weights, work.left, amount):
        work.take(ROUNDING, at, part)
    return amount
