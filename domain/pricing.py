"""price(cart, member, plan, at): the same arguments always give the same bill, every cent explained.

Order of the rules: list · member price (per line) · tier (whole order) · coupons · imported · cash rounding · tax.
Amounts an order rule takes off are apportioned over the lines in canonical order, so that the order of scanning
changes nothing. A coupon's threshold looks at list, so that a tier discount never costs a member his coupon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.bill import Adjustment, Bill, LineAdjustment, PricedLine, TaxSum, WhyNot
from domain.money import Ratio, apportion, extended, included_tax, to_step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from domain.benefits import Labels
    from domain.cart import Cart, CartLine, CouponUse
    from domain.members import Member
    from domain.plan import Plan

ENGINE = 2
"""Version of these rules; a change that alters an old result gets a new number beside this one."""

MEMBER_PRICE, ROUNDING, IMPORTED = "member_price", "rounding", "imported"
TEXTS: dict[str, Labels] = {
    MEMBER_PRICE: {"en": "Member price", "zh_CN": "会员价", "zh_TW": "會員價", "es": "Precio de socio"},
    ROUNDING: {"en": "Cash rounding", "zh_CN": "抹零", "zh_TW": "抹零", "es": "Redondeo"},
    IMPORTED: {"en": "Imported", "zh_CN": "导入差额", "zh_TW": "匯入差額", "es": "Importado"},
}


class _Work:
    """A line under way: what is left of it and which rules have taken what."""

    __slots__ = ("left", "line", "list", "taken")

    def __init__(self, line: CartLine) -> None:
        self.line = line
        self.list = extended(line.quantity, line.article.price or 0, line.article.per)
        self.left = self.list
        self.taken: list[LineAdjustment] = []

    def take(self, rule: str, amount: int) -> None:
        if amount:
            self.taken.append(LineAdjustment(rule, amount))
            self.left -= amount

    def priced(self) -> PricedLine:
        tax = included_tax(self.left, self.line.article.tax_rate)
        return PricedLine(self.line.line, self.list, tuple(self.taken), self.left, tax, self.left - tax)


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

    `at` is the moment of the sale (for rules with hours and dates). `cash_part` says how much of the bill other
    tenders leave to be paid in cash once cash is chosen: it is what a plan with rounding "on cash" rounds.
    `besides_cash` says the same the other way round: what those other tenders pay.
    """
    del at  # no rule of this engine looks at the hour; the ones that do take it from here
    works = [_Work(line) for line in cart.lines]
    labels: dict[str, Labels] = dict(TEXTS)
    why_not: list[WhyNot] = []
    if member is not None:
        for work in works:
            _member_price(work)
        _tier(works, member, plan, labels)
    for coupon in cart.coupons:
        _coupon(works, coupon, plan, labels, why_not)
    for work in works:
        work.take(IMPORTED, work.line.imported)
    if besides_cash is not None:
        cash_part = sum(work.left for work in works) - besides_cash
    rounding = _round(works, plan, cash_part)
    return _bill(works, labels, rounding, tuple(why_not))


def _canonical(works: Sequence[_Work]) -> list[_Work]:
    """The order that decides ties: higher tax rate, sku, unit price, quantity, payable so far."""

    def key(work: _Work) -> tuple[int, int, str, int, int, int]:
        article = work.line.article
        rate = article.tax_rate
        scaled = rate.num * 1_000_000 // rate.den
        return (-scaled, -rate.num, article.sku, article.price or 0, work.line.quantity, work.left)

    return sorted(works, key=key)


def _spread(works: Sequence[_Work], rule: str, amount: int) -> None:
    ordered = _canonical(works)
    for work, part in zip(ordered, apportion(amount, [max(0, work.left) for work in ordered]), strict=True):
        work.take(rule, part)


def _member_price(work: _Work) -> None:
    article = work.line.article
    if article.member_price is not None and article.price is not None and article.member_price < article.price:
        work.take(MEMBER_PRICE, work.list - extended(work.line.quantity, article.member_price, article.per))


def _tier(works: Sequence[_Work], member: Member, plan: Plan, labels: dict[str, Labels]) -> None:
    tier = plan.tier(member.tier)
    if tier is None:
        return
    base = sum(max(0, work.left) for work in works)
    rule = f"tier:{tier.id}"
    labels[rule] = tier.label
    _spread(works, rule, base - tier.pays.of(base))


def _coupon(
    works: Sequence[_Work], coupon: CouponUse, plan: Plan, labels: dict[str, Labels], why_not: list[WhyNot]
) -> None:
    rule = f"coupon:{coupon.rule}"
    known = plan.coupon(coupon.rule)
    labels[rule] = known.label if known is not None else {"en": "Coupon", "zh_CN": "优惠券"}
    scope = [work for work in works if coupon.line is None or work.line.line == coupon.line]
    full = sum(max(0, work.list) for work in scope)
    if full < coupon.threshold:
        why_not.append(WhyNot(rule, "below_threshold", coupon.threshold - full))
        return
    base = sum(max(0, work.left) for work in scope)
    _spread(scope, rule, min(coupon.amount, base))


def _round(works: Sequence[_Work], plan: Plan, cash_part: int | None) -> int:
    bill = sum(work.left for work in works)
    rounded = plan.rounding
    if rounded.on == "bill":
        amount = bill - to_step(bill, rounded.step, rounded.mode)
    elif cash_part is not None:
        amount = cash_part - rounded.asked(cash_part)
    else:
        return 0
    _spread(works, ROUNDING, amount)
    return amount


def _bill(works: Sequence[_Work], labels: dict[str, Labels], rounding: int, why_not: tuple[WhyNot, ...]) -> Bill:
    lines = tuple(work.priced() for work in works)
    by_rule: dict[str, int] = {}
    by_rate: dict[Ratio, list[PricedLine]] = {}
    for work, line in zip(works, lines, strict=True):
        by_rate.setdefault(work.line.article.tax_rate, []).append(line)
        for adjustment in line.adjustments:
            by_rule[adjustment.rule] = by_rule.get(adjustment.rule, 0) + adjustment.amount
    return Bill(
        lines=lines,
        adjustments=tuple(Adjustment(rule, labels[rule], amount) for rule, amount in sorted(by_rule.items())),
        taxes=tuple(
            TaxSum(rate, sum(p.payable for p in part), sum(p.tax for p in part), sum(p.net for p in part))
            for rate, part in sorted(by_rate.items(), key=lambda pair: -pair[0].num * 1_000_000 // pair[0].den)
        ),
        list=sum(line.list for line in lines),
        payable=sum(line.payable for line in lines),
        rounding=rounding,
        why_not=why_not,
    )
