"""From a priced cart to the body of its entry, and from a body back to the same price: how a sale is proved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain import covering, gains, points, pricing_1, tiers_1
from domain.articles import Article
from domain.cart import Cart, CartLine, CouponUse
from domain.entries import BalanceShown, CouponUsed, Gains, PlanRef, SaleCompleted, SaleLine, ShiftRef
from domain.errors import Refusal
from domain.floor_limit import tendered
from domain.pricing import ENGINE, price
from domain.sale_gains import brought, brought_again
from domain.tenders import CASH, STORED_VALUE, non_cash, settle
from domain.tiers import tier_after

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from domain.bill import Bill
    from domain.members import Member
    from domain.plan import Plan
    from domain.tenders import Tender

ENGINES: dict[int, Callable[..., Bill]] = {pricing_1.ENGINE: pricing_1.price, ENGINE: price}
"""Every engine that ever priced a sale, by the number that its entries name."""


def bill_for(cart: Cart, member: Member | None, plan: Plan, at: datetime, tenders: Sequence[Tender]) -> Bill:
    """The bill as it stands with these tenders: cash among them brings the plan's cash rounding."""
    rounds = plan.rounding.on == "cash" and any(tender.kind == CASH for tender in tenders)
    return price(cart, member, plan, at, besides_cash=non_cash(tenders) if rounds else None)


def complete(  # noqa: PLR0913  every input of the decision is named
    cart: Cart,
    member: Member | None,
    plan: Plan,
    ref: PlanRef,
    at: datetime,
    tenders: Sequence[Tender],
    *,
    store: str,
    shift: ShiftRef,
    balance: int | None = None,
    offline: bool = False,
    draft: str = "",
    pin_checked: bool = False,
    here: Collection[str] = (),
    held_points: int | None = None,
) -> SaleCompleted:
    """The body of `sale.completed`, allowances not yet filled in.

    Refusals: `cart_empty`, `tenders_below_total`, `points_not_allowed`, those of `settle` and `covering.check`. `here`
    are causes lent to this register; `balance`, `held_points`: the member's, as known before the sale.
    """
    if cart.empty:
        raise Refusal("cart_empty")
    covering.check(cart, member, plan, at.date())
    bill = bill_for(cart, member, plan, at, tenders)
    settlement = settle(bill.payable, tenders)
    if settlement.due:
        raise Refusal("tenders_below_total", due=settlement.due)
    sale = SaleCompleted(
        store=store,
        shift=shift,
        plan=ref,
        engine=ENGINE,
        member=member,
        lines=_lines(cart, bill),
        coupons=_coupons(cart, bill, ENGINE),
        adjustments=bill.adjustments,
        taxes=bill.taxes,
        list=bill.list,
        payable=bill.payable,
        rounding=bill.rounding,
        tenders=tuple(tenders),
        change=settlement.change,
        cash_part=_cash_part_of(bill.payable + bill.rounding, plan, tenders),
        balance=_balance_shown(balance, tenders),
        offline=offline,
        draft=draft,
        currency=plan.currency,
        sold_at=at.isoformat(timespec="milliseconds"),
        agent=cart.agent,
        held=bill.held,
        head_room=_head_room(tenders, plan),
        pin_checked=pin_checked,
        sessions=cart.sessions,
        by_hand=cart.by_hand,
    )
    if wrong := points.tender_trouble(sale, plan):
        raise Refusal("points_not_allowed", why=wrong)
    return _with_gains(sale, plan, bill, here, held_points)


def _with_gains(
    sale: SaleCompleted, plan: Plan, bill: Bill, here: Collection[str], held_points: int | None
) -> SaleCompleted:
    found, member = _gains(sale, plan, bill), sale.member
    sale = replace(sale, gains=found, tier_after=tier_after(member, found) if member is not None else None)
    sale = replace(sale, gains=brought(sale, plan, here), texts=bill.texts)
    return replace(sale, points=_points_shown(sale, held_points))


def _balance_shown(held: int | None, tenders: Sequence[Tender]) -> BalanceShown | None:
    spent = sum(spend.amount for tender in tenders for spend in tender.spends)
    return BalanceShown(held, held - spent) if held is not None else None


def _points_shown(sale: SaleCompleted, held: int | None) -> BalanceShown | None:
    """The member's points before and after: less what paid, with what he earned himself."""
    if sale.member is None or held is None:
        return None
    return BalanceShown(held, held + points.moved(sale, sale.member.id))


def reprice(sale: SaleCompleted, plan: Plan, at: datetime) -> str:
    """Price a past sale again from its entry: "" when identical to the cent, else what differs first."""
    cart = cart_of(sale)
    if sale.engine not in ENGINES:
        return f"engine {sale.engine} is not known here"
    local = datetime.fromisoformat(sale.sold_at) if sale.sold_at else at
    try:
        covering.check(cart, sale.member, plan, local.date())
    except Refusal as refusal:
        return f"sessions cannot pay for it: {refusal}"
    again = priced_again(sale, plan, local)
    pairs: tuple[tuple[str, object, object], ...] = (
        ("lines", _lines(cart, again), sale.lines),
        ("adjustments", again.adjustments, sale.adjustments),
        ("taxes", again.taxes, sale.taxes),
        ("list", again.list, sale.list),
        ("payable", again.payable, sale.payable),
        ("rounding", again.rounding, sale.rounding),
        ("coupons", _coupons(cart, again, sale.engine), sale.coupons),
        ("cash_part", _cash_part(sale, plan), sale.cash_part),
        ("currency", plan.currency, sale.currency),
        ("held", again.held, sale.held),
        ("gains", _gains_again(sale, plan, again), sale.gains),
        ("tier_after", _tier_after(sale, plan), sale.tier_after),
        ("head_room", _head_room(sale.tenders, plan) if sale.engine != pricing_1.ENGINE else 0, sale.head_room),
    )
    for name, now, then in pairs:
        if now != then:
            return f"{name} would be {now} and was {then}"
    if not {*sale.texts} <= {*again.texts}:  # older entries say nothing of them
        return f"texts would be {again.texts} and were {sale.texts}"
    return _coupon_trouble(sale, plan) or _tender_trouble(sale, plan)


def priced_again(sale: SaleCompleted, plan: Plan, at: datetime) -> Bill:
    """The bill of a past sale from its entry, by its own engine; KeyError for an engine that is not known here."""
    return ENGINES[sale.engine](cart_of(sale), sale.member, plan, at, cash_part=sale.cash_part)


def cart_of(sale: SaleCompleted) -> Cart:
    """The cart that was sold, with every fact as it was used."""
    return Cart(
        lines=tuple(_cart_line(line) for line in sale.lines),
        coupons=tuple(map(_coupon_use, sale.coupons)),
        member=sale.member.id if sale.member is not None else None,
        next_line=len(sale.lines) + 1,
        store=sale.store,
        agent=sale.agent,
        held=sale.held,
        sessions=sale.sessions,
        by_hand=sale.by_hand,
    )


def _coupon_use(used: CouponUsed) -> CouponUse:
    return CouponUse(used.code, used.rule, used.amount, used.threshold, used.owner, used.line, used.expires)


def _gains(sale: SaleCompleted, plan: Plan, bill: Bill) -> Gains:
    """What the sale brings its member beside the goods; entries of engine 1 do not say."""
    member = sale.member
    if member is None or sale.engine == pricing_1.ENGINE:
        return Gains()
    return gains.of_sale(sale, plan, bill.tier)


def _gains_again(sale: SaleCompleted, plan: Plan, bill: Bill) -> Gains:
    found = _gains(sale, plan, bill)
    return found if sale.engine == pricing_1.ENGINE else brought_again(sale, found, plan)


def _tier_after(sale: SaleCompleted, plan: Plan) -> str | None:
    """The tier held after the sale, by its gains; engine 1 added the payable to what was spent."""
    member = sale.member
    if member is None:
        return None
    if sale.engine == pricing_1.ENGINE:
        return tiers_1.earned(member, member.spending + sale.payable, plan)
    return tier_after(member, sale.gains)


def pin_needed(plan: Plan, tenders: Sequence[Tender]) -> bool:
    """Whether so much stored value is taken that the member's PIN must be asked for (V3)."""
    taken = sum(tender.amount for tender in tenders if tender.kind == STORED_VALUE)
    return 0 < plan.stored_value.pin_above < taken


def _head_room(tenders: Sequence[Tender], plan: Plan) -> int:
    """What spent principal gives back of the legal limit, where the plan has one."""
    return sum(s.principal for tender in tenders for s in tender.spends) if plan.stored_value.limits.apply else 0


def _coupon_trouble(sale: SaleCompleted, plan: Plan) -> str:
    """A coupon of a rule that names an amount takes off what the rule says."""
    for used in sale.coupons:
        rule = plan.coupon(used.rule)
        if rule is not None and rule.amount and (used.amount, used.threshold) != (rule.amount, rule.threshold):
            return f"the coupon {used.code} would take off {rule.amount} from {rule.threshold} on"
    return ""


def _tender_trouble(sale: SaleCompleted, plan: Plan) -> str:
    if pin_needed(plan, sale.tenders) and not sale.pin_checked and sale.engine != pricing_1.ENGINE:
        return "the member's PIN was not asked for"
    if tendered(sale.tenders) and (sale.member is None or not plan.stored_value.floor.applies):
        return "the plan lets nobody owe anything"
    settlement = settle(sale.payable, sale.tenders)
    if settlement.due or settlement.change != sale.change:
        return f"tenders − change is not the payable: due {settlement.due}, change {settlement.change}"
    return points.tender_trouble(sale, plan)


def _cash_part(sale: SaleCompleted, plan: Plan) -> int | None:
    return _cash_part_of(sale.payable + sale.rounding, plan, sale.tenders)


def _cash_part_of(unrounded: int, plan: Plan, tenders: Sequence[Tender]) -> int | None:
    """What other tenders left to be paid in cash, where the plan rounds that; None where nothing is rounded so."""
    rounds = plan.rounding.on == "cash" and any(tender.kind == CASH for tender in tenders)
    return unrounded - non_cash(tenders) if rounds else None


def _lines(cart: Cart, bill: Bill) -> tuple[SaleLine, ...]:
    return tuple(
        SaleLine(
            line=line.line,
            sku=line.article.sku,
            name=line.article.name,
            category=line.article.category,
            quantity=line.quantity,
            per=line.article.per,
            unit_price=line.article.price or 0,
            tax_rate=line.article.tax_rate,
            list=priced.list,
            adjustments=priced.adjustments,
            payable=priced.payable,
            tax=priced.tax,
            net=priced.net,
            member_price=line.article.member_price,
            barcode=line.article.barcode,
            imported=line.imported,
            cost=line.article.cost,
            since=line.article.since,
            by_hand=line.by_hand,
        )
        for line, priced in zip(cart.lines, bill.lines, strict=True)
    )


def _cart_line(line: SaleLine) -> CartLine:
    article = Article(
        sku=line.sku,
        name=line.name,
        category=line.category,
        tax_rate=line.tax_rate,
        price=line.unit_price,
        per=line.per,
        member_price=line.member_price,
        barcode=line.barcode,
        cost=line.cost,
        since=line.since,
    )
    return CartLine(line.line, article, line.quantity, line.imported, line.by_hand)


def _coupons(cart: Cart, bill: Bill, engine: int) -> tuple[CouponUsed, ...]:
    """What each coupon took; under engine 1 those of one rule share its amounts, first laid in first served."""
    taken = dict(bill.coupons) if engine != pricing_1.ENGINE else _taken_1(cart, bill)
    return tuple(
        CouponUsed(
            use.code, use.rule, use.amount, use.threshold, use.owner, use.line, taken.get(use.code, 0), use.expires
        )
        for use in cart.coupons
    )


def _taken_1(cart: Cart, bill: Bill) -> dict[str, int]:
    left: dict[tuple[str, int | None], int] = {}
    for line in bill.lines:
        for taken in line.adjustments:
            for key in ((taken.rule, line.line), (taken.rule, None)):
                left[key] = left.get(key, 0) + taken.amount
    used: dict[str, int] = {}
    for coupon in cart.coupons:
        rule = f"coupon:{coupon.rule}"
        taken_here = min(coupon.amount, left.get((rule, coupon.line), 0))
        for scope in {coupon.line, None}:
            left[rule, scope] = left.get((rule, scope), 0) - taken_here
        used[coupon.code] = taken_here
    return used
