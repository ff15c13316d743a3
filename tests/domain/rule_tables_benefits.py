"""The tables of promotions.md, coupons.md and stacking.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from domain.benefits import MarginFloor, Stacking
from domain.bill import Bill, WhyNot
from domain.cart import Cart, CouponUse
from domain.entry_benefits import Held
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan
from domain.pricing import price
from domain.sales import complete
from domain.tenders import Tender
from tests.plan_language import goods, plan, promotion
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, cents, member

Row = dict[str, str]


def _text(amount: int) -> str:
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def _pays(bill: Bill) -> str:
    return " ".join(_text(line.payable) for line in bill.lines)


def _taken(bill: Bill) -> str:
    return ", ".join(f"{adjustment.rule} {_text(adjustment.amount)}" for adjustment in bill.adjustments)


def _why(why: WhyNot) -> str:
    missing = str(why.missing) if why.reason == "too_few" else _text(why.missing)
    return " ".join(filter(None, (why.reason, missing if why.missing else "", why.detail)))


def _whys(bill: Bill) -> str:
    return ", ".join(f"{why.rule} {_why(why)}" for why in bill.why_not)


def _promotion(row: Row) -> None:
    bill = price(goods(row["cart"]), Member("M1"), replace(plan(PLAN, row["promotion"]), member_prices=_NEVER), AT)
    assert (_pays(bill), _text(bill.list - bill.payable)) == (row["lines pay"], row["off"])
    assert bill.texts == (("promotion:p",) if row["promotion"] == "p: text" else ())


_NEVER = promotion("never: text ?stores=nowhere").when


def _when(row: Row) -> None:
    born = {"birthday": "day", "birth month": "month"}.get(row["member"], "")
    who = Member("M1", "red", 0, "S01", enrolled="2026-11-01", birthday=born)  # type: ignore[arg-type]
    if row["member"] == "of another store":
        who = Member("M1", "red", local=False)
    found = goods("TEA 10>8, CHIPS 20")
    tea = replace(found.lines[0], article=replace(found.lines[0].article, since=row["TEA since"]))
    at = datetime.strptime(row["at"], "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
    rules = replace(plan(PLAN, row["promotion"], stacking="promotions best"), member_prices=_NEVER)
    cart = replace(found, lines=(tea, *found.lines[1:]), store="S01")
    bill = price(cart, None if row["member"] == "no" else who, rules, at)
    assert (_pays(bill), " ".join(map(_why, bill.why_not))) == (row["lines pay"], row["why not"])


def _limited(row: Row) -> None:
    held = Held("flash", int(row["held"]))
    bill = price(replace(goods(row["cart"]), held=(held,)), None, plan(PLAN, row["promotion"]), AT)
    assert (_pays(bill), " ".join(map(_why, bill.why_not))) == (row["lines pay"], row["why not"])
    assert bill.held == ((replace(held, used=int(row["used"])),) if row["used"] not in {"", "0"} else ())


def _laid(cart: Cart, rules: Plan, until: str | None = None) -> Cart:
    """All coupons of the plan's rules laid in, the last one first."""
    for rule in reversed(rules.coupons):
        cart = cart.with_coupon(CouponUse(rule.id, rule.id, rule.amount, rule.threshold, "M1", expires=until))
    return cart


def _coupon(row: Row) -> None:
    text, _, until = row["coupons"].partition(" (until ")
    rules = plan(replace(PLAN, coupons=()), coupons=text)
    cart = _laid(goods(row["cart"], "M1"), rules, until.strip(")") or None)
    bill = price(
        cart, member(None if row["tier"] == "none" else row["tier"]), rules, datetime(2026, 11, 24, tzinfo=UTC)
    )
    assert _found(row, bill) == {key: row[key] for key in _found(row, bill)}


def _found(row: Row, bill: Bill) -> Row:
    found = {
        "adjustments": _taken(bill),
        "payable": _text(bill.payable),
        "spent": " ".join(code for code, _ in bill.coupons),
        "why not": _whys(bill),
    }
    return {key: value for key, value in found.items() if key in row}


def _stack(row: Row) -> None:
    rules = plan(replace(PLAN, coupons=()), row["promotions"], row["coupons"], row["groups"])
    cart = _laid(goods(row["cart"], "M1"), rules)
    tier = row["tier"]
    bill = price(cart, member(None if tier == "none" else tier) if tier else None, rules, AT)
    assert _found(row, bill) == {key: row[key] for key in _found(row, bill)}


def _floor(row: Row) -> None:
    rules = plan(replace(PLAN, coupons=()), row["promotions"], row["coupons"])
    over = Ratio(int(row["over cost"].split()[0]), 100)
    floor = MarginFloor(over, tuple(row["spares"].split()))
    rules = replace(rules, stacking=Stacking(margin_floor=floor))
    cart = goods(row["cart"], "M1")
    cost = cents(row["cost"]) if row["cost"] else None
    lines = tuple(replace(line, article=replace(line.article, cost=cost)) for line in cart.lines)
    bill = price(_laid(replace(cart, lines=lines), rules), member(), rules, AT)
    assert _found(row, bill) == {key: row[key] for key in _found(row, bill)}


def _at_once(row: Row) -> None:
    rules = replace(PLAN, at_once=row["at once"] == "yes")
    who = member(None if row["held"] == "none" else row["held"], cents(row["spending before"]))
    cart = goods(row["cart"], "M1")
    bill = price(cart, who, rules, AT)
    cash = (Tender("cash", bill.payable),)
    sale = complete(cart, who, rules, PLAN_REF, AT, cash, store="S01", shift=SHIFT)
    found = (_text(bill.payable), bill.tier or "none", sale.tier_after or "none")
    assert found == (row["payable"], row["priced with"], row["tier after"])


RUNNERS: dict[str, Callable[[Row], None]] = {
    "promotion": _promotion,
    "when": _when,
    "limited": _limited,
    "coupon": _coupon,
    "stack": _stack,
    "floor": _floor,
    "at_once": _at_once,
}
