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
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, TIERS

rates = st.sampled_from([Ratio(13, 100), Ratio(9, 100), Ratio(6, 100), Ratio(0, 100), Ratio(17, 200)])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article: a piece or weighed, with or without a member price, sometimes free."""
    price = draw(st.integers(0, 50_000))
    cheaper = draw(st.none() | st.integers(0, price))
    return Article(
        sku=draw(st.sampled_from("ABCDEFGH")),
        name="thing",
        category="things",
        tax_rate=draw(rates),
        price=price,
        per=draw(st.sampled_from([1, 1, 1000])),
        member_price=cheaper,
    )


@st.composite
def carts(draw: st.DrawFn, most: int = 8) -> Cart:
    """A cart of one to `most` lines, with up to two coupons."""
    found = draw(st.lists(st.tuples(articles(), st.integers(1, 3000)), min_size=1, max_size=most))
    lines = tuple(
        CartLine(n, thing, many if thing.per > 1 else many % 20 + 1) for n, (thing, many) in enumerate(found, 1)
    )
    rules = draw(st.lists(st.sampled_from(["ten", "twenty"]), max_size=2))
    uses = tuple(
        CouponUse(f"99{n:010d}", rule, known.amount, known.threshold, "M1")
        for n, rule in enumerate(rules)
        if (known := PLAN.coupon(rule))
    )
    return Cart(lines, uses, "M1", len(lines) + 1)


members = st.none() | st.builds(
    Member, st.just("M1"), st.sampled_from([None, "yellow", "red", "black"]), st.integers(0, 400_000), st.just("S01")
)
plans = st.builds(
    Plan,
    version=st.just(1),
    coin=st.sampled_from([1, 10]),
    tiers=st.just(TIERS),
    coupons=st.just(PLAN.coupons),
    rounding=st.builds(
        Rounding,
        st.sampled_from([1, 10, 100]),
        st.sampled_from(["off", "down", "half_up"]),
        st.sampled_from(["bill", "cash"]),
    ),
)


@st.composite
def sales(draw: st.DrawFn) -> tuple[SaleCompleted, Plan]:
    """A finished sale, paid by stored value, cash or both, with change, and its plan."""
    cart, who, plan = draw(carts()), draw(members), draw(plans)
    cart = cart if who is not None else Cart(cart.lines, (), None, cart.next_line)
    bill = bill_for(cart, who, plan, AT, ())
    tenders: tuple[Tender, ...] = ()
    if who is not None and bill.payable > 0:
        part = draw(st.integers(0, bill.payable))
        lots = [part // 2, part - part // 2]
        spends = tuple(
            LotSpend(f"2026010{n}", amount - amount // 6, amount // 6) for n, amount in enumerate(lots, 1) if amount
        )
        tenders = (Tender("stored_value", part, spends),) if part else ()
    due = settle(bill.payable, tenders).due
    if due:
        rounded = bill_for(cart, who, plan, AT, (*tenders, Tender("cash", 1))).payable
        due = max(1, settle(rounded, tenders).due)
        extra = draw(st.integers(0, 10_000))
        tenders = (*tenders, Tender("cash", due + extra))
    return complete(cart, who, plan, PLAN_REF, AT, tenders, store="S01", shift=SHIFT, balance=None), plan
