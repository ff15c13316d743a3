"""The seven trades: each has its plan (demo/plans) and a few goods of its own, which the demo chain sells as well."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from demo.chain.codes import ean13
from demo.chain.plan import STARTS
from demo.chain.trade_words import GOODS
from domain.articles import GRAMS, PIECE
from domain.money import Ratio
from hq.services.chain import Article, Barcode, PlanText, Price
from wire.bodies import plan_from

if TYPE_CHECKING:
    from random import Random

    from domain.plan import Plan

PLANS = Path(__file__).parents[1] / "plans"
NAMES = tuple(GOODS)
FIRST_NUMBER = 900_000
TRAY_GRAMS = 500
BY_WEIGHT = "散称"


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade's plan as it is published, and its goods."""

    name: str
    plan: Plan
    text: str
    goods: tuple[Article, ...]
    prices: dict[str, tuple[int, int | None]]

    @property
    def published(self) -> PlanText:
        """The plan as HQ publishes it: the file's own bytes."""
        return PlanText(self.plan.version, STARTS, self.text)

    @property
    def ahead(self) -> frozenset[str]:
        """The skus that are sold ahead, to members only: packages and paid membership."""
        return frozenset([*(one.sku for one in self.plan.packages), *(one.sku for one in self.plan.memberships)])

    def prices_in(self, stores: tuple[str, ...]) -> tuple[Price, ...]:
        """The same prices in every store."""
        return tuple(Price(store, sku, *price) for sku, price in self.prices.items() for store in stores)


def plan_path(name: str) -> Path:
    """Where a trade's plan lies."""
    return PLANS / f"{name}.json"


def trade(name: str, random: Random) -> Trade:
    """A trade by its name."""
    text = plan_path(name).read_text("utf-8")
    goods, prices = [], {}
    for number, row in enumerate(line.split() for line in GOODS[name].strip().splitlines()):
        sku, called, category, vat, price, *special = row
        weighed = called.startswith(BY_WEIGHT)
        code = Barcode(ean13(FIRST_NUMBER + number, random), TRAY_GRAMS if weighed else PIECE)
        per = GRAMS if weighed else PIECE
        goods.append(Article(sku, called, category, Ratio(int(vat), 100), per, number + 1, (code,)))
        prices[sku] = (int(price), int(special[0]) if special else None)
    return Trade(name, plan_from(text.encode()), text, tuple(goods), prices)
