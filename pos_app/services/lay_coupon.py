"""Lay a member's coupon into the sale: a unit of quantity 1 that must be lent to this register (K1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.benefits import KINDS
from domain.cart import CouponUse
from domain.conditions import NOT_KNOWN, here, unmet
from domain.errors import Refusal
from domain.stored_value import alive
from domain.tiers import in_force
from pos_app.services.open_sale import with_cart
from pos_app.services.spending import may_spend

if TYPE_CHECKING:
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale

FAMILY = "CPN:"


def coupon_unit(desk: Desk, sale: OpenSale, code: str) -> str:
    """The unit `CPN:<rule>/<code>` of a coupon that is here; "" when it is not lent to this register or has ended."""
    if sale.member is None:
        raise Refusal("coupon_needs_member")
    day = desk.clock.local(desk.clock.now()).date()
    for unit, room in desk.books.rooms(sale.member.member.id).items():
        here = room.totals.room > 0 and alive(room.expires, day)
        if here and unit.startswith(FAMILY) and unit.endswith("/" + code):
            return unit
    return ""


def coupon_at_hq(desk: Desk, sale: OpenSale, code: str) -> str:
    """The unit of a coupon that is the member's but not lent to this register; "" when there is no use in asking HQ."""
    if sale.member is None or not desk.hq.lends or coupon_unit(desk, sale, code):
        return ""
    return next((FAMILY + one for one in sale.member.coupons if one.endswith("/" + code)), "")


def fetch_coupon(desk: Desk, sale: OpenSale, unit: str) -> None:
    """Ask HQ to lend the coupon; blocks for one round trip, never on the UI thread."""
    if sale.member is not None:
        desk.hq.enlarge(sale.member.member.id, {unit: 1})


def missing_for_coupon(sale: OpenSale, code: str) -> int:
    """How much more has to be in the cart before a coupon that is laid in takes something off, in minor units."""
    rules = {f"coupon:{use.rule}" for use in sale.cart.coupons if use.code == code}
    short = (why.missing for why in sale.bill.why_not if why.rule in rules and why.reason == "below_threshold")
    return max(short, default=0)


def lay_coupon(desk: Desk, sale: OpenSale, code: str) -> OpenSale:
    """Lay a coupon of any rule of the plan in; whether it takes something off follows from the cart.

    Refusals: `coupon_needs_member`, `coupon_expired`, `coupon_not_here`, `coupon_twice`, `coupon_unknown_rule`,
    `coupon_unknown_kind` (a rule of a newer program), `coupon_not_now` (not for this member, store, day or hour),
    `coupon_not_known_here` (it looks at what this till does not know of a member of another store).
    """
    unit = coupon_unit(desk, sale, code)
    may_spend(desk)
    if not unit or sale.member is None:
        raise Refusal("coupon_expired" if _ended(desk, sale, code) else "coupon_not_here", coupon=code)
    rule_id = unit.removeprefix(FAMILY).partition("/")[0]
    plan, _ = desk.plan()
    rule = plan.coupon(rule_id)
    if rule is None:
        raise Refusal("coupon_unknown_rule", coupon=code)
    if rule.benefit is not None and rule.benefit.kind not in KINDS:
        raise Refusal("coupon_unknown_kind", coupon=code)
    who, at = sale.member.member, desk.clock.local(desk.clock.now())
    lacking = unmet(rule.when, here(who, in_force(who, plan, at.date()), desk.books.store(), at))
    if lacking is not None:
        raise Refusal("coupon_not_known_here" if lacking.reason == NOT_KNOWN else "coupon_not_now", coupon=code)
    expires = desk.books.rooms(sale.member.member.id)[unit].expires
    use = CouponUse(code, rule.id, rule.amount, rule.threshold, sale.member.member.id, expires=expires)
    return with_cart(desk, sale, sale.cart.with_coupon(use))


def _ended(desk: Desk, sale: OpenSale, code: str) -> bool:
    """Whether the coupon is lent to this register and past its date."""
    if sale.member is None:
        return False
    rooms = desk.books.rooms(sale.member.member.id)
    return any(
        unit.startswith(FAMILY) and unit.endswith("/" + code) and room.totals.room > 0 for unit, room in rooms.items()
    )


def take_coupon_out(desk: Desk, sale: OpenSale, code: str) -> OpenSale:
    """Take the coupon out of the sale again; it stays the member's."""
    return with_cart(desk, sale, sale.cart.without_coupon(code))
