"""The demo chain: three stores with goods, prices, members, staff and a plan, made anew from one seed.

words    what goods are called        goods    articles and prices       codes   barcodes, cards, coupons
names    what people are called       people   members and staff         plan    the membership rules
trades   seven trades and their plans trade_words  what they sell
This package may import: domain, hq.services.chain (the shape that HQ loads), argon2, msgspec.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from demo.chain.goods import articles, prices
from demo.chain.people import PERSONAL, members, staff
from demo.chain.plan import PLAN, STARTS, plan_text
from demo.chain.trades import Trade, trade
from domain.plan import Plan, Tier
from domain.plan_tiers import BY_HAND, PAID
from hq.services.chain import Chain, Store

STORES = (Store("S01", "滨江店"), Store("S02", "老城店"), Store("S03", "大学城店"))
HOMES = (("S01", 40), ("S02", 33), ("S03", 27))
SEED = 20_260_101


@dataclass(frozen=True, slots=True)
class DemoChain:
    """The chain as HQ loads it, and what only the demo knows: the PIN of each staff id, the plan, and the trade."""

    chain: Chain
    pins: dict[str, str]
    plan: Plan = PLAN
    trade: Trade | None = None

    @property
    def ladder(self) -> tuple[Tier, ...]:
        """The tiers that a person climbs by himself, lowest first."""
        return tuple(tier for tier in self.plan.tiers if tier.kind == PERSONAL and tier.metric not in {PAID, BY_HAND})


def build(seed: int = SEED, goods: int = 5000, people: int = 20_000, plan: str = "") -> DemoChain:
    """The whole chain; the same arguments always give the same bytes.

    `plan` names a trade: the chain sells its goods beside the market's, before them, under its plan.
    """
    random = Random(seed)
    names = tuple(store.id for store in STORES)
    made, base = articles(random, goods)
    team, pins = staff(random, names)
    own = trade(plan, Random(seed)) if plan else None
    chain = Chain(
        stores=STORES,
        articles=(*(own.goods if own else ()), *made),
        prices=(*(own.prices_in(names) if own else ()), *prices(random, names, base)),
        plans=(own.published if own else plan_text(),),
        staff=team,
        members=members(random, people, HOMES, own.plan if own else PLAN),
        opened=STARTS,
    )
    return DemoChain(chain, pins, own.plan if own else PLAN, own)
