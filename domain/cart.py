"""The cart: what is being sold, before it is priced. Every change is a new cart."""

from __future__ import annotations

from dataclasses import replace

from domain.articles import Article
from domain.entry_benefits import Covered, Held
from domain.entry_parts import ByHand
from domain.errors import Refusal
from domain.value import dataclass

WHOLE = 100
"""All of it, in percent."""
MOST_OF_A_LINE = 1_000_000
"""More units (or grams) than this in one line is a typing mistake or a code in the quantity field."""


@dataclass(frozen=True, slots=True)
class CartLine:
    """One line: an article as it was when scanned, and how much of it.

    `imported` is the named adjustment of a sale that was made elsewhere and is only booked here; 0 at a till. `by_hand`
    is what a person did to its price; where he set another one, the article has it.
    """

    line: int
    article: Article
    quantity: int
    imported: int = 0
    by_hand: ByHand | None = None


@dataclass(frozen=True, slots=True)
class CouponUse:
    """A coupon laid into the cart: its code, the rule it follows, whose it is; `line` ties it to one line."""

    code: str
    rule: str
    amount: int
    threshold: int = 0
    owner: str = ""
    line: int | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Cart:
    """Lines in the order of scanning, coupons, and the member's id; `next_line` numbers are never used twice.

    `store` is where it is sold (plans may name stores), `agent` who buys for a group member, `held` how much of limited
    promotions this register has, `sessions` which lines are paid for by sessions of the member's packages. `by_hand` is
    what a person takes off the whole bill.
    """

    lines: tuple[CartLine, ...] = ()
    coupons: tuple[CouponUse, ...] = ()
    member: str | None = None
    next_line: int = 1
    store: str = ""
    agent: str | None = None
    held: tuple[Held, ...] = ()
    sessions: tuple[Covered, ...] = ()
    by_hand: ByHand | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        return not self.lines

    def line(self, number: int) -> CartLine:
        """The line of that number; a Refusal `no_such_line` when it is gone."""
        for line in self.lines:
            if line.line == number:
                return line
        raise Refusal("no_such_line", line=number)

    def with_article(self, article: Article, quantity: int = 1) -> Cart:
        """Add `quantity` of an article: onto the last line when it is the same article at the same price."""
        if article.price is None or article.price <= 0:
            raise Refusal("no_price", sku=article.sku, name=article.name)
        check_quantity(quantity)
        last = self.lines[-1] if self.lines else None
        same = last is not None and last.article == article and not last.imported and article.per == 1
        same = same and last is not None and last.by_hand is None
        if last is not None and same and not any(one.line == last.line for one in self.sessions):
            return self.with_quantity(last.line, last.quantity + quantity)
        line = CartLine(self.next_line, article, quantity)
        return replace(self, lines=(*self.lines, line), next_line=self.next_line + 1)

    def with_quantity(self, number: int, quantity: int) -> Cart:
        """Set a line's quantity; Refusals `quantity_zero`, `quantity_too_large`."""
        check_quantity(quantity)
        changed = replace(self.line(number), quantity=quantity)
        return replace(self, lines=tuple(changed if line.line == number else line for line in self.lines))

    def without(self, number: int) -> Cart:
        """Remove a line, and the coupons and sessions tied to it."""
        self.line(number)
        return replace(
            self,
            lines=tuple(line for line in self.lines if line.line != number),
            coupons=tuple(coupon for coupon in self.coupons if coupon.line != number),
            sessions=tuple(one for one in self.sessions if one.line != number),
        )

    def with_price(self, number: int, price: int, by_hand: ByHand) -> Cart:
        """Set a line's unit price by hand: it is the price for members too.

        Refusals `no_such_line`, `price_not_lower` (it is not between 0 and the price now), `changed_by_hand`.
        """
        line = self._untouched(number)
        if line.article.price is None or not 0 < price < line.article.price:
            raise Refusal("price_not_lower", amount=line.article.price or 0)
        article = replace(line.article, price=price, member_price=None)
        return self._with_line(replace(line, article=article, by_hand=replace(by_hand, was=line.article.price)))

    def with_discount(self, number: int | None, by_hand: ByHand) -> Cart:
        """Take `by_hand.percent` off a line, or (None) off the bill; Refusals as `with_price`, `percent_wrong`."""
        if not 0 < by_hand.percent <= WHOLE:
            raise Refusal("percent_wrong")
        if number is not None:
            return self._with_line(replace(self._untouched(number), by_hand=by_hand))
        if self.by_hand is not None or any(line.by_hand is not None for line in self.lines):
            raise Refusal("changed_by_hand")
        return replace(self, by_hand=by_hand)

    def _untouched(self, number: int) -> CartLine:
        line = self.line(number)
        if line.by_hand is not None or self.by_hand is not None:
            raise Refusal("changed_by_hand")
        if any(one.line == number for one in self.sessions):
            raise Refusal("line_is_covered", line=number)
        return line

    def _with_line(self, changed: CartLine) -> Cart:
        return replace(self, lines=tuple(changed if line.line == changed.line else line for line in self.lines))

    def with_coupon(self, coupon: CouponUse) -> Cart:
        """Lay a coupon in; Refusal `coupon_twice` when it is there already."""
        if any(other.code == coupon.code for other in self.coupons):
            raise Refusal("coupon_twice", coupon=coupon.code)
        return replace(self, coupons=(*self.coupons, coupon))

    def without_coupon(self, code: str) -> Cart:
        """Take a coupon out again."""
        return replace(self, coupons=tuple(coupon for coupon in self.coupons if coupon.code != code))

    def with_member(self, member: str | None) -> Cart:
        """Attach, change or drop (None) the member; what is another's leaves the cart with him: coupons, sessions,
        the agent.
        """
        kept = tuple(coupon for coupon in self.coupons if not coupon.owner or coupon.owner == member)
        mine = tuple(one for one in self.sessions if one.owner == member)
        agent = self.agent if member == self.member else None
        return replace(self, member=member, coupons=kept, sessions=mine, agent=agent)


def check_quantity(quantity: int) -> None:
    """Refuse what nobody can mean: `quantity_zero` for less than one, `quantity_too_large` above a million."""
    if quantity <= 0:
        raise Refusal("quantity_zero")
    if quantity > MOST_OF_A_LINE:
        raise Refusal("quantity_too_large", quantity=quantity, most=MOST_OF_A_LINE)
