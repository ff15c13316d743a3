"""price(cart, member, plan, at): the same arguments always give the same bill, every cent explained.

Order of the rules: list · the plan's groups (member price, promotions, tier, coupons unless it says otherwise) · margin
floor · imported · by hand · cash rounding · tax. What a rule takes off several lines is shared over them in canonical
order, so that the order of scanning changes nothing. Thresholds look at list, so that a tier discount never costs a
member his coupon. A member never pays more with the card than without: where all that it brings makes a bill dearer,
it rests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.bill import Adjustment, Bill, LineAdjustment, PricedLine, TaxSum, WhyNot
from domain.cart import WHOLE
from domain.conditions import here
from domain.covering import apart, together
from domain.explaining import MARGIN_FLOOR, Settled, why_not
from domain.gathering import MEMBER_PRICE_LABEL, Gathering
from domain.goods import Goods
from domain.money import Ratio, divide, divide_up, included_tax, to_step
from domain.plan_index import index_of
from domain.stacking import Floors, Stack, cheapest
from domain.tiers import at_once

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from domain.benefits import Labels, MarginFloor
    from domain.cart import Cart, CartLine
    from domain.entry_parts import ByHand
    from domain.gathering import Stage
    from domain.members import Member
    from domain.plan import Plan

ENGINE = 2
"""Version of these rules; a change that alters an old result gets a new number beside this one."""

MEMBER_PRICE, ROUNDING, IMPORTED = "member_price", "rounding", "imported"
BY_HAND = "by_hand:"
"""The family of what a person takes off; the reason follows."""
TEXTS: dict[str, Labels] = {
    MEMBER_PRICE: MEMBER_PRICE_LABEL,
    ROUNDING: {"en": "Cash rounding", "zh_CN": "抹零", "zh_TW": "抹零", "es": "Redondeo"},
    IMPORTED: {"en": "Imported", "zh_CN": "导入差额", "zh_TW": "匯入差額", "es": "Importado"},
    MARGIN_FLOOR: {"en": "Margin floor", "zh_CN": "毛利保底", "zh_TW": "毛利保底", "es": "Margen mínimo"},
}
BY_HAND_LABEL: Labels = {"en": "Discount", "zh_CN": "手工折扣", "zh_TW": "手動折扣", "es": "Descuento"}
_NO_LINE = PricedLine(0, 0, (), 0, 0, 0)


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
    if cart.sessions:
        rest = price(apart(cart), member, plan, at, cash_part, besides_cash=besides_cash)
        return together(rest, cart, plan)

    def payable(held: str | None) -> int:
        return sum(_worked(cart, member, held, plan, at).left)

    tier = at_once(member, plan, at.date(), payable) if member is not None else None
    work = _worked(cart, member, tier, plan, at)
    if besides_cash is not None:
        cash_part = sum(work.left) - besides_cash
    return work.bill(_round(work, plan, cash_part), tier)


class _Work:
    """A sale under way, line by line in canonical order: what is left and which rules have taken what."""

    __slots__ = ("by_rule", "gathering", "goods", "labels", "left", "settled", "taken", "why_not")

    def __init__(self, goods: Goods, gathering: Gathering) -> None:
        self.goods = goods
        self.gathering = gathering
        self.left = list(goods.list)
        self.taken: list[list[LineAdjustment]] = [[] for _ in goods.lines]
        self.labels: dict[str, Labels] = dict(TEXTS)
        self.by_rule: dict[str, int] = {}
        self.settled = Settled()
        self.why_not: tuple[WhyNot, ...] = ()

    def take(self, rule: str, at: int, amount: int) -> None:
        """Take an amount off a line, and remember which rule did."""
        if amount:
            self.taken[at].append(LineAdjustment(rule, amount))
            self.left[at] -= amount
            self.by_rule[rule] = self.by_rule.get(rule, 0) + amount

    def take_by_hand(self, by_hand: ByHand, at: Sequence[int]) -> None:
        """Take a person's percent off what is left of these lines, shared in canonical order."""
        rule = f"{BY_HAND}{by_hand.reason}"
        self.labels[rule] = BY_HAND_LABEL
        weights = [max(0, self.left[place]) for place in at]
        amount = divide(sum(weights) * by_hand.percent, WHOLE)
        for place, part in self.goods.shared(at, weights, self.left, amount):
            self.take(rule, place, part)

    def work_off(self, stack: Stack, floors: Floors | None) -> None:
        """Take what the chosen offers take, and give back what falls below a floor."""
        left, taken, spared = self.left, self.taken, [0] * len(self.left)
        for offer in stack.chosen:
            rule, parts = offer.rule, offer.parts(left)
            total = self.settled.took(offer, parts, left)
            if parts:
                self.labels[rule] = offer.label
                self.by_rule[rule] = self.by_rule.get(rule, 0) + total
            for at, amount in parts:
                taken[at].append(LineAdjustment(rule, amount))
                left[at] -= amount
            if floors is not None and rule in floors.spares:
                for at, amount in parts:
                    spared[at] += amount
        if floors is not None:
            back = floors.back(left, spared)
            self.settled.gave_back(back, floors.spares)
            for at, amount in enumerate(back):
                self.take(MARGIN_FLOOR, at, -amount)

    def bill(self, rounding: int, tier: str | None) -> Bill:
        """The bill, lines in the order of scanning."""
        lines: list[PricedLine] = [_NO_LINE] * len(self.left)
        by_rate: dict[Ratio, list[int]] = {}
        last: Ratio | None = None
        sums = [0, 0]
        goods = self.goods
        for line, place, full, left, taken in zip(
            goods.lines, goods.places, goods.list, self.left, self.taken, strict=True
        ):
            rate = line.article.tax_rate
            tax = included_tax(left, rate)
            lines[place] = PricedLine(line.line, full, tuple(taken), left, tax, left - tax)
            if rate is not last:
                sums = by_rate.setdefault(rate, [0, 0])
                last = rate
            sums[0] += left
            sums[1] += tax
        return Bill(
            lines=tuple(lines),
            adjustments=tuple(
                [Adjustment(rule, self.labels[rule], amount) for rule, amount in sorted(self.by_rule.items())]
            ),
            taxes=tuple(
                [TaxSum(rate, left, tax, left - tax) for rate, (left, tax) in sorted(by_rate.items(), key=_rate)]
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
    goods = _goods(cart, plain=index.plain)
    gathering = Gathering(cart, goods, plan, index, here(member, tier, cart.store, at))
    stages = gathering.stages()
    floors = _floors(goods, plan.stacking.margin_floor)
    variants = [stages]
    if not index.plain and not plan.paid_benefits:
        variants += _without_card(stages, (1 << len(goods.lines)) - 1 if floors is None else 0)
    stack = cheapest(variants, goods.list, floors)
    work = _Work(goods, gathering)
    work.work_off(stack, floors)
    work.why_not = (*gathering.why_not, *why_not(stages, stack, work.settled))
    for place, line in enumerate(goods.lines):
        if line.imported:
            work.take(IMPORTED, place, line.imported)
        if line.by_hand is not None and line.by_hand.percent:
            work.take_by_hand(line.by_hand, (place,))
    if cart.by_hand is not None:
        work.take_by_hand(cart.by_hand, range(len(goods.lines)))
    return work


def _rate(of: tuple[Ratio, object]) -> int:
    """Higher rates first."""
    return -of[0].num * 1_000_000 // of[0].den


class _Goods:
    """The goods that were priced last: the same lines are priced again for a member, a tender, a receipt."""

    def __init__(self) -> None:
        self._last: tuple[tuple[CartLine, ...], bool, Goods] = ((), True, Goods(()))

    def of(self, lines: tuple[CartLine, ...], *, plain: bool) -> Goods:
        """The goods of these lines, which are known by being the same object."""
        kept, so, goods = self._last
        if kept is not lines or so != plain:
            goods = Goods(lines, None if plain else {})
            self._last = (lines, plain, goods)
        return goods


_last = _Goods()


def _goods(cart: Cart, *, plain: bool) -> Goods:
    """The goods of a cart; where rules may tell lines apart that are otherwise alike, in an order that says so."""
    if all(coupon.line is None for coupon in cart.coupons):
        return _last.of(cart.lines, plain=plain)
    return Goods(cart.lines, _ties(cart))


def _ties(cart: Cart) -> dict[int, str]:
    """The coupons that are tied to lines, by the line's number."""
    ties: dict[int, str] = {}
    for coupon in sorted(cart.coupons, key=lambda coupon: (coupon.rule, coupon.code)):
        if coupon.line is not None:
            ties[coupon.line] = f"{ties.get(coupon.line, '')} {coupon.rule}/{coupon.code}"
    return ties


def _without_card(stages: list[Stage], everything: int) -> list[list[Stage]]:
    """The stages as they would be without the card, or nothing where it is plain that the card makes nothing dearer:

    where nothing that comes after the first benefit for members looks at anything but the whole bill. `everything` are
    the bits of all lines, or 0 where floors look at each line.
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
    return [[stage for stage in plain if stage.offers]]


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
