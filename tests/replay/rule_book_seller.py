"""A seller without a shop around it: the rule book itself prices every basket."""

from collections.abc import Sequence
from datetime import date

from demo.replay.baskets import Basket, BasketLine, Trade
from demo.replay.price_list import PriceChange
from demo.replay.sold_file import Sold, SoldLine
from domain.articles import Article
from domain.bill import PricedLine
from domain.cart import Cart, CartLine, CouponUse
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan
from domain.pricing import price

PLAN = Plan(version=1)


class RuleBookSeller:
    """Keeps each store's prices and which registers are open; sells what the stream says."""

    def __init__(self, trade: Trade) -> None:
        self._per = {article.sku: article.per for article in trade.articles()}
        self._prices: dict[str, dict[str, PriceChange]] = {store: {} for store in trade.stores()}
        self._sold = 0
        self.open: set[tuple[str, date]] = set()
        self.shifts = 0

    def publish_prices(self, store: str, day: date, changes: Sequence[PriceChange]) -> None:
        self._prices[store] |= {change.sku: change for change in changes}

    def open_shift(self, register: str, day: date) -> None:
        self.open.add((register, day))
        self.shifts += 1

    def close_shift(self, register: str, day: date) -> None:
        self.open.remove((register, day))

    def sell(self, basket: Basket) -> Sold:
        assert (basket.register, basket.day) in self.open
        articles = [self._article(basket.store, line) for line in basket.lines]
        lines = [
            CartLine(number, article, line.quantity, line.imported)
            for number, (article, line) in enumerate(zip(articles, basket.lines, strict=True), 1)
        ]
        bill = price(Cart(tuple(lines), _coupons(basket), basket.member), Member(basket.member), PLAN, basket.at)
        self._sold += 1
        sold = [_sold_line(line, priced) for line, priced in zip(lines, bill.lines, strict=True)]
        return Sold(f"{basket.register}-{self._sold}", tuple(sold), bill.payable)

    def _article(self, store: str, line: BasketLine) -> Article:
        known = self._prices[store].get(line.sku)
        article = Article(line.sku, line.sku, "", Ratio(0, 1), price=None, per=self._per[line.sku])
        if known is None:
            assert line.quantity == 0
            return article
        return Article(line.sku, line.sku, "", Ratio(0, 1), known.price, known.per, known.member_price)


def _coupons(basket: Basket) -> tuple[CouponUse, ...]:
    tied = [
        CouponUse(f"{number}-{coupon.rule}", coupon.rule, coupon.amount, line=number)
        for number, line in enumerate(basket.lines, 1)
        for coupon in line.coupons
    ]
    whole = [CouponUse(f"0-{coupon.rule}", coupon.rule, coupon.amount) for coupon in basket.coupons]
    return (*tied, *whole)


def _sold_line(line: CartLine, priced: PricedLine) -> SoldLine:
    article = line.article
    off: dict[str, int] = {}
    for adjustment in priced.adjustments:
        off[adjustment.rule] = off.get(adjustment.rule, 0) + adjustment.amount
    return SoldLine(
        article.sku,
        line.quantity,
        article.price or 0,
        article.member_price,
        article.per,
        priced.list,
        off,
        priced.payable,
    )
