"""Carts, members and plans full of promotions and coupons, drawn as a few small numbers so that thousands are cheap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from domain.articles import Article
from domain.benefits import (
    BUILT_IN_GROUPS,
    Benefit,
    CouponRule,
    Group,
    MarginFloor,
    Part,
    Promotion,
    Scope,
    Stacking,
    When,
)
from domain.bill import Bill
from domain.cart import Cart, CartLine, CouponUse
from domain.entry_benefits import Held
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan, Rounding
from domain.pricing import price
from tests.domain.drawn import Drawn, read
from tests.receipt_language import TIERS

SUNDAY = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
RATES = (Ratio(13, 100), Ratio(9, 100), Ratio(17, 200))
CATEGORIES = ("drinks", "snacks", "fruit")
SCOPES = (
    Scope(),
    Scope(categories=("drinks",)),
    Scope(categories=("snacks",)),
    Scope(categories=("drinks", "snacks")),
    Scope(skus=("A", "B")),
    Scope(not_skus=("C",)),
)
WHENS = (When(), When(), When(members=True), When(tiers=("red",)), When(least=3_000), When(pieces=4))
KINDS = ("percent", "percent", "amount", "price", "member_price", "buy_get", "n_for", "nth", "bundle", "many", "few")
BEST = Group("promotions", "best")
STACKINGS = (
    Stacking(),
    Stacking((BEST, Group("coupons", "best"), Group("tier"))),
    Stacking((Group("member_price", "best"), BEST, Group("coupons"), Group("tier"))),
    Stacking((Group("member_price"), BEST, Group("tier", excludes=("coupons",)), Group("coupons", "best"))),
    Stacking((Group("tier"), Group("coupons", "best", ("promotions",)), BEST, Group("member_price"))),
    Stacking((Group("promotions"), Group("member_price"), Group("tier", "best"), Group("coupons"))),
    Stacking(BUILT_IN_GROUPS, MarginFloor()),
    Stacking((BEST, Group("coupons", "best"), Group("tier")), MarginFloor(Ratio(11, 10), ("tier:red", "promotion:0"))),
)
ALL, FLOORED = (0, len(STACKINGS) - 1), (6, 7)
MEMBERS = (None, Member("M1"), Member("M1", "yellow", 99_000), Member("M1", "red", 250_000, birthday="day"))


@dataclass(frozen=True)
class Case:
    """A cart to price."""

    cart: Cart
    member: Member | None
    plan: Plan

    def bill(self) -> Bill:
        """The bill of it."""
        return price(self.cart, self.member, self.plan, SUNDAY)


Numbers = tuple[int, int, int, int]


def line(number: int, drawn: Numbers) -> CartLine:
    """A line: which article, its price, how many, and what is special about it (member price, weighed, known cost)."""
    which, amount, many, special = drawn
    article = Article("ABCDEF"[which], "thing", CATEGORIES[which % 3], RATES[which % 2 + which // 5], amount)
    if special == 1:
        article = replace(article, member_price=amount * 4 // 5)
    elif special == 2:
        article, many = replace(article, per=1000), many * 317
    elif special == 3:
        article = replace(article, cost=amount * 7 // 10)
    return CartLine(number, article, many)


def benefit(kind: str, amount: int) -> Benefit:
    """A benefit of some kind; `amount` decides how good it is."""
    share = Ratio(amount % 100, 100)
    found = {
        "percent": Benefit("percent", share, most=amount if amount % 3 == 0 else 0),
        "amount": Benefit("amount", amount=amount, every=2_500 if amount % 4 == 0 else 0),
        "price": Benefit("price", amount=amount, times=amount % 3),
        "member_price": Benefit("member_price"),
        "buy_get": Benefit("buy_get", share if amount % 2 else Ratio(0, 1), buy=1 + amount % 2, get=1),
        "n_for": Benefit("n_for", amount=amount, count=2 + amount % 2, same=amount % 5 == 0),
        "nth": Benefit("nth", share, count=2, times=amount % 3),
        "bundle": Benefit("bundle", amount=amount, parts=(Part(SCOPES[1]), Part(SCOPES[3 if amount % 2 else 2]))),
        "many": Benefit("percent", share),
        "few": Benefit("price", amount=amount),
    }
    return found[kind]


def promotion(number: int, drawn: Numbers) -> Promotion:
    """A promotion: kind, scope, amount, condition; the last kind is limited."""
    kind, scope, amount, when = drawn
    name = KINDS[kind]
    group = "coupons" if name == "many" else "promotions"
    limit = 10 if name == "few" else 0
    return Promotion(str(number), {}, benefit(name, amount), SCOPES[scope], WHENS[when], group, limit)


def coupon(number: int, drawn: Numbers) -> CouponRule:
    """A coupon rule: every other one is a plain amount over a threshold."""
    kind, scope, amount, when = drawn
    if kind % 2:
        return CouponRule(f"c{number}", {}, amount, threshold=amount * 2)
    return CouponRule(f"c{number}", {}, benefit=benefit(KINDS[kind], amount), scope=SCOPES[scope], when=WHENS[when])


def drawn_line(drawn: Drawn) -> Numbers:
    """The numbers of a line."""
    return drawn.below(6), drawn.upto(3_000), 1 + drawn.below(4), drawn.below(4)


def drawn_lines(drawn: Drawn, most: int) -> list[Numbers]:
    """The numbers of one to `most` lines; every fourth is the one before again, for rules that must tell them apart."""
    found = [drawn_line(drawn)]
    for _ in range(drawn.below(most)):
        found.append(found[-1] if drawn.below(4) == 3 else drawn_line(drawn))
    return found


def drawn_rule(drawn: Drawn) -> Numbers:
    """The numbers of a promotion or coupon."""
    return drawn.below(len(KINDS)), drawn.below(len(SCOPES)), 1 + drawn.below(2_000), drawn.below(len(WHENS))


def build(
    drawn: list[Numbers], promotions: list[Numbers], coupons: list[Numbers], who: int, stacking: int, rounding: int = 0
) -> Case:
    """The case that these numbers stand for."""
    found = tuple(line(number, one) for number, one in enumerate(drawn, 1))
    known = tuple(coupon(number, one) for number, one in enumerate(coupons))
    uses = tuple(
        CouponUse(f"99{number}", rule.id, rule.amount, rule.threshold, line=1 if number == 2 else None)
        for number, rule in enumerate(known)
    )
    plan = Plan(
        version=1,
        tiers=TIERS,
        coupons=known,
        promotions=tuple(promotion(number, one) for number, one in enumerate(promotions)),
        stacking=STACKINGS[stacking],
        at_once=who == 2,
        rounding=Rounding(10, "half_up", "bill") if rounding else Rounding(),
    )
    held = tuple(Held(one.id, 2) for one in plan.promotions if one.limit)
    return Case(Cart(found, uses, None, len(found) + 1, held=held), MEMBERS[who], plan)


def cases(
    most: int = 6, promotions: int = 5, coupons: int = 3, rounding: int = 0, stackings: tuple[int, int] = ALL
) -> st.SearchStrategy[Case]:
    """Cases of up to so many lines, promotions and coupons, under the first to the last of some stackings."""
    first, last = stackings

    def case(drawn: Drawn) -> Case:
        return build(
            drawn_lines(drawn, most),
            [drawn_rule(drawn) for _ in range(drawn.below(promotions + 1))],
            [drawn_rule(drawn) for _ in range(drawn.below(coupons + 1))],
            drawn.below(len(MEMBERS)),
            first + drawn.below(last + 1 - first),
            drawn.below(rounding + 1),
        )

    return read(case, 6 + 7 * most + 5 * (promotions + coupons))
