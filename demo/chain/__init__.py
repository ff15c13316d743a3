"""The demo chain: three stores with goods, prices, members, staff and a plan, made anew from one seed.

words    what goods are called        goods    articles and prices       codes   barcodes, cards, coupons
names    what people are called       people   members and staff         plan    the membership rules
This package may import: domain, hq.services.chain (the shape that HQ loads), argon2, msgspec.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from demo.chain.goods import articles, prices
from demo.chain.people import members, staff
from demo.chain.plan import STARTS, plan_text
from hq.services.chain import Chain, Store

STORES = (Store("S01", "滨江店"), Store("S02", "老城店"), Store("S03", "大学城店"))
HOMES = (("S01", 40), ("S02", 33), ("S03", 27))
SEED = 20_260_101


@dataclass(frozen=True, slots=True)
class DemoChain:
    """The chain as HQ loads it, and what only the demo knows: the PIN of each staff id."""

    chain: Chain
    pins: dict[str, str]


def build(seed: int = SEED, goods: int = 5000, people: int = 20_000) -> DemoChain:
    """The whole chain; the same arguments always give the same bytes."""
    random = Random(seed)
    names = tuple(store.id for store in STORES)
    made, base = articles(random, goods)
    team, pins = staff(random, names)
    chain = Chain(
        stores=STORES,
        articles=made,
        prices=prices(random, names, base),
        plans=(plan_text(),),
        staff=team,
        members=members(random, people, HOMES),
        opened=STARTS,
    )
    return DemoChain(chain, pins)
