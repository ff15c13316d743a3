"""A real chain's weeks sold again under a plan of our own: what would it have cost, and what would members hold?

In process, through `domain.sales`: no HQ, no books. What is sold are the baskets' goods at the stores' list and member
prices of the day; the data's own coupons and what separates it from whole cents are left out, so that every plan starts
from the same list. The data has no costs: an article is taken to cost 70 % of its list price.
"""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from demo.replay.data import departments, local_time
from demo.replay.household import Household
from domain.articles import Article
from domain.bill import Bill
from domain.cart import Cart, CartLine
from domain.entries import Entry, PlanRef, ShiftRef
from domain.members import Member
from domain.money import Ratio, extended
from domain.sales import bill_for, complete
from domain.tenders import Tender
from pos_app.plans.case import Everything
from wire.bodies import plan_from, plan_hash, to_envelope
from wire.entries import encode_entry, entry_hash
from wire.fields import time_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path
    from typing import BinaryIO

    from demo.replay.baskets import Basket, Trade
    from demo.replay.price_list import PriceChange
    from domain.entries import SaleCompleted
    from domain.plan import Plan

COST = Ratio(70, 100)
"""What an article is taken to cost of its list price."""
FREE = Ratio(0, 1)
EPOCH, FIRST_HASH = "0" * 16, "0" * 64
SHIFT = ShiftRef(EPOCH, 1)
CARD = "bank_card"


@dataclass(slots=True)
class Outcome:
    """What a plan came to: sums in cents over all sales, what each family of benefits took, who holds which tier."""

    name: str
    sales: int = 0
    list: int = 0
    cost: int = 0
    payable: int = 0
    points: int = 0
    benefits: Counter[str] = field(default_factory=Counter)
    with_benefit: int = 0
    tiers: Counter[str] = field(default_factory=Counter)
    coupons_issued: int = 0
    coupons_used: int = 0
    journal: str = ""
    seconds: float = 0.0


class WhatIf:
    """Sells baskets under a plan, and writes each sale as an entry into a journal file (gzip, a line each)."""

    def __init__(self, trade: Trade, name: str, text: bytes, file: BinaryIO) -> None:
        self.plan: Plan = plan_from(text)
        self.outcome = Outcome(name)
        self._ref = PlanRef(self.plan.version, plan_hash(text))
        self._file = file
        self._facts = {facts.sku: facts for facts in trade.articles()}
        self._departments = departments()
        self._prices: dict[str, dict[str, PriceChange]] = {store: {} for store in trade.stores()}
        self._households: dict[str, Household] = {}
        self._heads: dict[str, tuple[int, str]] = {}

    def sell_all(self, trade: Trade) -> Outcome:
        """Every day and store in the order of the calendar."""
        began = perf_counter()
        for day in trade.days():
            for store in trade.stores_on(day):
                self._prices[store] |= {change.sku: change for change in trade.price_changes(store, day)}
                for basket in trade.baskets(store, day):
                    self._sell(basket)
        held = Counter(one.member.tier or "none" for one in self._households.values())
        self.outcome.tiers = held
        self.outcome.seconds = perf_counter() - began
        return self.outcome

    def _sell(self, basket: Basket) -> None:
        lines = tuple(self._lines(basket))
        if not lines:
            return
        house = self._household(basket.member, basket.day)
        at = local_time(basket.at)
        full = sum(extended(line.quantity, line.article.price or 0, line.article.per) for line in lines)
        cart = Cart(lines, house.lays(self.plan, full, basket.day), basket.member, len(lines) + 1, basket.store)
        bill = bill_for(cart, house.member, self.plan, at, ())
        tenders = (Tender(CARD, bill.payable),) if bill.payable else ()
        sale = complete(
            cart, house.member, self.plan, self._ref, at, tenders, store=basket.store, shift=SHIFT,
            draft=str(basket.number), here=Everything(),
        )  # fmt: skip
        house.lives_through(sale, basket.day)
        self._add(sale, bill, cart)
        self._write(basket, sale)

    def _lines(self, basket: Basket) -> Iterator[CartLine]:
        """The goods of a basket; lines of quantity 0 and goods without a price are no goods."""
        known = self._prices[basket.store]
        number = 0
        for line in basket.lines:
            price = known.get(line.sku)
            if line.quantity > 0 and price is not None and price.price > 0:
                number += 1
                yield CartLine(number, self._article(line.sku, price), line.quantity)

    def _article(self, sku: str, price: PriceChange) -> Article:
        name, department = self._facts[sku].name, self._departments.get(sku, "")
        cost = COST.of(price.price)
        return Article(sku, name, department, FREE, price.price, price.per, price.member_price, cost=cost)

    def _household(self, member: str, day: date) -> Household:
        if member not in self._households:
            self._households[member] = Household(Member(member, enrolled=day.isoformat()))
        return self._households[member]

    def _add(self, sale: SaleCompleted, bill: Bill, cart: Cart) -> None:
        out = self.outcome
        out.sales += 1
        out.list += sale.list
        out.payable += sale.payable
        out.points += sum(one.value for one in sale.gains.earned)
        out.cost += sum(extended(line.quantity, line.article.cost or 0, line.article.per) for line in cart.lines)
        out.with_benefit += bool(bill.adjustments)
        out.coupons_issued += len(sale.gains.issued)
        out.coupons_used += sum(coupon.taken > 0 for coupon in sale.coupons)
        for one in bill.adjustments:
            out.benefits[one.rule.partition(":")[0]] += one.amount

    def _write(self, basket: Basket, sale: SaleCompleted) -> None:
        seq, prev = self._heads.get(basket.register, (0, FIRST_HASH))
        entry = Entry(
            basket.register, EPOCH, seq + 1, "sale.completed", time_text(basket.at), basket.day.isoformat(), "replay",
            (basket.member,), sale,
        )  # fmt: skip
        raw = encode_entry(to_envelope(entry, prev))
        self._heads[basket.register] = (seq + 1, entry_hash(raw))
        self._file.write(raw + b"\n")


def sell_under(trade: Trade, plan: Path, journal: Path) -> Outcome:
    """Sell everything under the plan of a file; the entries go to the journal file."""
    with gzip.open(journal, "wb", compresslevel=1) as file:
        outcome = WhatIf(trade, plan.stem, plan.read_bytes(), file).sell_all(trade)  # type: ignore[arg-type]
    outcome.journal = str(journal)
    return outcome
