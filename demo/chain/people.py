"""Members and staff of the demo chain: the same seed gives the same people. Nobody of them exists."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from argon2 import PasswordHasher

from demo.chain.codes import card, coupon
from demo.chain.names import person
from domain.entries import UnitAmount
from domain.plan import Plan
from domain.plan_tiers import BY_HAND, PAID, SPENDING
from hq.services.chain import Member, Staff

MOBILE = ("134", "135", "136", "138", "139", "150", "152", "158", "159", "177", "180", "186", "188", "189", "198")
TOP_UPS = ((10_000, 0), (20_000, 1000), (30_000, 2000), (50_000, 5000), (100_000, 20_000))
COUPON_ENDS = "2031-12-31T15:59:59.000Z"
FROZEN_EVERY = 401
PERSONAL, GROUP = "personal", "group"
GROUP_EVERY = 50
"""One member in so many is a company, where the plan has tiers for companies."""
LEVELS = (55, 25, 12, 8)
"""How many of a hundred members hold no tier, the first, the second, the third."""


def members(random: Random, count: int, homes: tuple[tuple[str, int], ...], plan: Plan) -> tuple[Member, ...]:
    """`count` members under a plan; `homes` are stores with the share of the members that they are home to."""
    stores = [store for store, _ in homes]
    weights = [share for _, share in homes]
    return tuple(
        _member(random, number, store, plan)
        for number, store in enumerate(random.choices(stores, weights=weights, k=count), start=1)
    )


def _member(random: Random, number: int, store: str, plan: Plan) -> Member:
    name = f"M{number:06d}"
    tier, spending = _standing(random, plan)
    groups = [one for one in plan.tiers if one.kind == GROUP] if number % GROUP_EVERY == 0 else []
    return Member(
        id=name,
        name=person(random),
        phone=f"{random.choice(MOBILE)}{(number * 61_803_399 + 13) % 100_000_000:08d}",
        card=card(number),
        home_store=store,
        tier=groups[0].id if groups else tier,
        spending=spending,
        kind=GROUP if groups else PERSONAL,
        frozen=number % FROZEN_EVERY == 0,
        p95_bill=random.randint(40, 400) * 100 if spending else 0,
        units=(*_stored_value(random, name), *_coupons(random, name, number, plan)),
    )


def _standing(random: Random, plan: Plan) -> tuple[str | None, int]:
    """A tier and what was spent: most members are below the first tier, few at the top.

    Where the plan's tiers count spending, both fit; where they count something else, the tier comes with the opening.
    """
    ladder = [tier for tier in plan.tiers if tier.kind == PERSONAL and tier.metric not in {PAID, BY_HAND}]
    floors = [tier.threshold for tier in ladder if tier.metric == SPENDING] or [100_000, 200_000, 300_000]
    steps = [*pairwise((0, *floors)), (floors[-1], floors[-1] * 19 // 6 + 10)]
    level = random.choices(range(len(steps)), LEVELS[: len(steps)])[0]
    low, high = steps[level]
    tier = ladder[level - 1].id if level and ladder else None
    return tier, random.randrange(low, high - 10, 10)


def _stored_value(random: Random, owner: str) -> tuple[UnitAmount, ...]:
    """Three in five have one to three lots, each partly spent, principal and bonus alike."""
    if random.randrange(5) >= 3:
        return ()
    units = []
    days = sorted(random.sample(range(365), random.choice((1, 1, 1, 2, 2, 3))))
    for index, day in enumerate(days, start=1):
        lot = f"2025{day // 31 + 1:02d}{day % 28 + 1:02d}-{index}"
        principal, bonus = random.choice(TOP_UPS)
        left = random.randint(5, 100)
        units.append(UnitAmount(owner, f"SVP/{lot}", principal * left // 100))
        if bonus:
            units.append(UnitAmount(owner, f"SVB/{lot}", bonus * left // 100))
    return tuple(units)


def _coupons(random: Random, owner: str, number: int, plan: Plan) -> tuple[UnitAmount, ...]:
    rules = plan.coupons if random.randrange(2) else plan.coupons[:1]
    return tuple(
        UnitAmount(owner, f"CPN:{rule.id}/{coupon(place, number)}", 1, COUPON_ENDS)
        for place, rule in enumerate(rules, start=1)
    )


def staff(random: Random, stores: tuple[str, ...]) -> tuple[tuple[Staff, ...], dict[str, str]]:
    """Two cashiers and a manager per store, and the PIN of each by staff id (the demo prints them)."""
    hasher = PasswordHasher()
    people, pins = [], {}
    for store in stores:
        for role, letter in (("cashier", "A"), ("cashier", "B"), ("manager", "M")):
            name = f"{store}-{letter}"
            pins[name] = f"{random.randrange(1_000_000):06d}"
            salt = random.randbytes(16)
            people.append(Staff(name, person(random), role, hasher.hash(pins[name], salt=salt), store))
    return tuple(people), pins
