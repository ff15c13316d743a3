"""Articles and prices of the demo chain: the same seed gives the same goods."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from demo.chain.codes import case_code, ean13
from demo.chain.words import FAMILIES, Family
from domain.articles import GRAMS, PIECE
from domain.money import Ratio
from hq.services.chain import Article, Barcode, Price

TRAY_GRAMS = 500
CASES = (6, 12, 24)
COST = 70
"""Per cent of the shelf price that goods cost the chain."""
ENDINGS = (0, 50, 80, 90, 90, 90)


def articles(random: Random, count: int) -> tuple[tuple[Article, ...], dict[str, int]]:
    """`count` articles, best sellers first in `rank`, and the base price in fen of each sku."""
    drafts = [draft for family in FAMILIES for draft in _drafts(family)]
    chosen = sorted(random.sample(range(len(drafts)), count))
    ranks = list(range(1, count + 1))
    random.shuffle(ranks)
    made, base = [], {}
    for number, index in enumerate(chosen):
        family, name, price = drafts[index]
        sku = f"{100_001 + number}"
        article = _article(random, sku, name, family, number, ranks[number])
        base[sku] = _shelf_price(price, random)
        made.append(replace(article, cost=base[sku] * COST // 100))
    return tuple(made), base


def _drafts(family: Family) -> list[tuple[Family, str, int]]:
    return [
        (family, f"{brand}{good}{size}", max(50, price * percent // 100))
        for brand in family.brands
        for good, price in family.goods
        for size, percent in family.sizes
    ]


def _article(random: Random, sku: str, name: str, family: Family, number: int, rank: int) -> Article:
    unit = ean13(number, random)
    codes = [Barcode(unit, TRAY_GRAMS if family.weighed else PIECE)]
    if not family.weighed and random.randrange(8) == 0:
        codes.append(Barcode(case_code(unit), random.choice(CASES)))
    per = GRAMS if family.weighed else PIECE
    return Article(sku, name, family.category, Ratio(family.vat, 100), per, rank, tuple(codes))


def _shelf_price(price: int, random: Random) -> int:
    """Near the family's price, with an ending a shop would print."""
    near = price * random.randint(90, 112) // 100
    return near if near < 300 else near // 100 * 100 + random.choice(ENDINGS)


def prices(random: Random, stores: tuple[str, ...], base: dict[str, int]) -> tuple[Price, ...]:
    """Every article in every store: one in six a little dearer or cheaper there, one in four with a member price."""
    found = []
    for sku, price in base.items():
        members_pay = random.choice((85, 88, 90, 92, 95)) if random.randrange(4) == 0 else None
        for index, store in enumerate(stores):
            here = price * random.choice((95, 97, 103, 105)) // 100 if index and random.randrange(6) == 0 else price
            special = here * members_pay // 100 if members_pay else None
            found.append(Price(store, sku, here, special if special and special < here else None))
    return tuple(found)
