"""Hypothesis strategies: carts, members, tenders and sales as a shop may meet them."""

from __future__ import annotations

from hypothesis import strategies as st

from domain.articles import Article
from domain.cart import Cart, CartLine, CouponUse
from domain.entries import SaleCompleted
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan, Rounding
from domain.sales import bill_for, complete
from domain.stored_value import LotSpend
from domain.tenders import Tender, settle
from tests.domain.drawn import Drawn, read
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, TIERS

Parts = list[dict[int, int]]
RATES = (Ratio(13, 100), Ratio(9, 100), Ratio(6, 100), Ratio(0, 100), Ratio(17, 200))
ROUNDINGS = tuple(
    Rounding(step, mode, on) for on in ("bill", "cash") for mode in ("off", "down", "half_up") for step in (1, 10, 100)
)
LINES, BYTES = 8, 120
"""So many lines at most; that many bytes are enough for a sale of them."""


def _article(drawn: Drawn) -> Article:
    """A piece or weighed, with or without a member price, sometimes free."""
    price = drawn.upto(50_000)
    return Article(
        sku=drawn.one_of("ABCDEFGH"),
        name="thing",
        category="things",
        tax_rate=drawn.one_of(RATES),
        price=price,
        per=drawn.one_of((1, 1, 1000)),
        member_price=drawn.upto(price) if drawn.below(2) else None,
    )


def _line(number: int, drawn: Drawn) -> CartLine:
    article, many = _article(drawn), 1 + drawn.below(3000)
    return CartLine(number, article, many if article.per > 1 else many % 20 + 1)


def _cart(drawn: Drawn) -> Cart:
    """One to eight lines, up to two coupons."""
    lines = tuple(_line(number, drawn) for number in range(1, 2 + drawn.below(LINES)))
    rules = [drawn.one_of(PLAN.coupons) for _ in range(drawn.below(3))]
    uses = tuple(CouponUse(f"99{n:010d}", rule.id, rule.amount, rule.threshold, "M1") for n, rule in enumerate(rules))
    return Cart(lines, uses, "M1", len(lines) + 1)


def _member(drawn: Drawn) -> Member | None:
    if not drawn.below(2):
        return None
    return Member("M1", drawn.one_of((None, "yellow", "red", "black")), drawn.upto(400_000), "S01")


def _plan(drawn: Drawn) -> Plan:
    coin = drawn.one_of((1, 10))
    return Plan(version=1, coin=coin, tiers=TIERS, coupons=PLAN.coupons, rounding=drawn.one_of(ROUNDINGS))


def _sale(drawn: Drawn) -> tuple[SaleCompleted, Plan]:
    """Paid by stored value, cash or both, with change."""
    cart, who, plan = _cart(drawn), _member(drawn), _plan(drawn)
    cart = cart if who is not None else Cart(cart.lines, (), None, cart.next_line)
    bill = bill_for(cart, who, plan, AT, ())
    tenders: tuple[Tender, ...] = ()
    if who is not None and bill.payable > 0:
        part = drawn.upto(bill.payable)
        lots = [part // 2, part - part // 2]
        spends = tuple(
            LotSpend(f"2026010{n}", amount - amount // 6, amount // 6) for n, amount in enumerate(lots, 1) if amount
        )
        tenders = (Tender("stored_value", part, spends),) if part else ()
    due = settle(bill.payable, tenders).due
    if due:
        rounded = bill_for(cart, who, plan, AT, (*tenders, Tender("cash", 1))).payable
        due = max(1, settle(rounded, tenders).due)
        tenders = (*tenders, Tender("cash", due + drawn.upto(10_000)))
    return complete(cart, who, plan, PLAN_REF, AT, tenders, store="S01", shift=SHIFT, balance=None), plan


def _parts(drawn: Drawn) -> Parts:
    return [{1 + drawn.below(LINES): 1 + drawn.below(10) for _ in range(drawn.below(5))} for _ in range(drawn.below(5))]


def sales() -> st.SearchStrategy[tuple[SaleCompleted, Plan]]:
    """A finished sale and its plan."""
    return read(_sale, BYTES)


def carts() -> st.SearchStrategy[Cart]:
    """A cart of one to eight lines, with up to two coupons."""
    return read(_cart, BYTES)


members, plans, splits = read(_member, 6), read(_plan, 2), read(_parts, 40)
"""`splits`: what comes back of a sale in up to four returns, as quantities by line; some of it is not there."""
