"""The price of a cart under a plan full of promotions, beside one pass over its lines that applies one percentage."""

from __future__ import annotations

import gc
import time
from datetime import UTC, datetime
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from bench.figures import Goal, Took, timed
from domain.articles import Article
from domain.benefits import Benefit, CouponRule, Group, MarginFloor, Part, Promotion, Scope, Stacking, When
from domain.cart import Cart, CartLine, CouponUse
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan, Tier
from domain.pricing import price

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bench.data import Data
    from bench.figures import Figure

AT = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
MEMBER = Member("M1", "red", 250_000, "S01", enrolled="2026-11-01", birthday="month")
CATEGORIES = 25
TIMES = 200
BEST = Stacking(
    (
        Group("member_price"),
        Group("promotions", "best"),
        Group("more", "best"),
        Group("tier"),
        Group("coupons", "best", ("more",)),
    ),
    MarginFloor(Ratio(1, 1)),
)


def pricing(data: Data, folder: Path) -> list[Figure]:
    """20 lines under 30 active promotions, 300 under 200, and how the time of a plan grows with the lines."""
    del folder
    gc.collect()
    gc.freeze()  # as `pos_app.desktop.bootstrap.begin_work` does: no sale waits for a look at the whole program
    times = data.sizes.times(TIMES, 5)
    found: list[tuple[str, int, int, Goal | None]] = [
        ("price_20_lines_30_rules", 20, 30, Goal("p99 ≤ 5", 5.0)),
        ("price_75_lines_200_rules", 75, 200, None),
        ("price_150_lines_200_rules", 150, 200, None),
        ("price_300_lines_200_rules", 300, 200, Goal("p99 ≤ 100", 100.0)),
    ]
    return [one for name, lines, rules, goal in found for one in _took(lines, rules, times).figures(name, goal)]


def _took(lines: int, rules: int, times: int) -> Took:
    plan = plan_of(rules)
    took = Took()
    for turn in range(-1, times):
        cart = cart_of(lines, Random(turn % 10))
        mine = _timed(partial(price, cart, MEMBER, plan, AT))
        bare = _timed(partial(one_pass, cart))
        if turn >= 0:  # the first one indexes the plan
            took.till(*mine)
            took.bare(*bare)
    return took


def _timed(call: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the wall and by the processor."""
    before = time.thread_time_ns()
    wall = timed(call)
    return wall, (time.thread_time_ns() - before) / 1e6


def one_pass(cart: Cart) -> int:
    """The least that pricing can be: every line's list, less one percentage."""
    share = Ratio(95, 100)
    return sum(share.of(line.quantity * (line.article.price or 0)) for line in cart.lines)


def cart_of(lines: int, random: Random) -> Cart:
    """A basket: pieces and weighed goods of all categories, a third with a member price, all with a cost; a coupon."""
    found = []
    for number in range(1, lines + 1):
        cost = random.randint(150, 6_000)
        full = cost * random.randint(115, 190) // 100
        sku, category = f"A{random.randrange(lines * 3)}", f"C{random.randrange(CATEGORIES)}"
        cheaper = full * 9 // 10 if number % 3 == 0 else None
        weighed = number % 7 == 0
        article = Article(
            sku, sku, category, Ratio(9 if weighed else 13, 100), full, 1000 if weighed else 1, cheaper, cost=cost
        )
        found.append(
            CartLine(number, article, random.randint(200, 2_500) if weighed else random.choice((1, 1, 1, 2, 6)))
        )
    uses = (CouponUse("9901", "ten", 1_000, 5_000, "M1"), CouponUse("9902", "fruit", 0, 0, "M1"))
    return Cart(tuple(found), uses, "M1", lines + 1, "S01")


def plan_of(rules: int) -> Plan:
    """A plan in which every promotion holds today; about every fourth one is for all that the others leave."""
    return Plan(
        version=1,
        tiers=(Tier("red", {"en": "Red diamond"}, 200_000, Ratio(95, 100)),),
        coupons=(
            CouponRule("ten", {"en": "10 off"}, 1_000, 5_000),
            CouponRule("fruit", {"en": "Fruit"}, benefit=Benefit("percent", Ratio(9, 10)), scope=_categories(3, 4)),
        ),
        promotions=tuple(_promotion(number) for number in range(rules)),
        stacking=BEST,
    )


def _categories(*numbers: int) -> Scope:
    return Scope(categories=tuple(f"C{number % CATEGORIES}" for number in numbers))


def _promotion(number: int) -> Promotion:
    kinds: Sequence[Benefit] = (
        Benefit("percent", Ratio(80 + number % 15, 100)),
        Benefit("nth", Ratio(1, 2), count=2),
        Benefit("n_for", amount=4_000, count=3),
        Benefit("buy_get", buy=2, get=1),
        Benefit("amount", amount=500, every=5_000),
        Benefit("price", amount=1_500 + number),
        Benefit("bundle", amount=3_000, parts=(Part(_categories(number)), Part(_categories(number + 1)))),
        Benefit("member_price"),
    )
    scope = _categories(number) if number % 3 else _categories(number, number * 7 + 3)
    when = When(weekdays=(2,), hours=(("08:00", "20:00"),)) if number % 2 else When(members=True)
    group = "more" if number % 4 == 0 else "promotions"
    return Promotion(f"p{number}", {"en": f"Promotion {number}"}, kinds[number % len(kinds)], scope, when, group)
