"""Sales that bring and take everything a plan knows, drawn as a few small numbers so that thousands are cheap.

Goods, a package, a paid term and a flash sale; coupons, sessions, points and stored value spent; points, counters, a
promotion, coupons, causes and draws gained. Half of the plans give all of it back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from domain.articles import Article
from domain.benefits import Benefit, CouponRule, Promotion, Scope, When
from domain.cart import Cart, CartLine, CouponUse
from domain.covering import cover
from domain.entries import ReturnCompleted, SaleCompleted
from domain.entry_benefits import Held, PointsSpend
from domain.issues import CAUSE
from domain.members import Member
from domain.money import Ratio
from domain.packages import SessionLot
from domain.plan import Plan, Rounding, Tier
from domain.plan_issues import Draw, IssueRule, Package, PaidMembership, Prize
from domain.plan_points import EarnRule, PointsPolicy
from domain.plan_tiers import Review
from domain.plan_value import CardLimits, StoredValuePolicy
from domain.sales import bill_for, complete
from domain.stored_value import LotSpend
from domain.tenders import Tender, settle
from tests.domain.programme import NOON, REF, SHIFT
from tests.domain.returning import returned

RETURNED_AT = "2026-11-26T10:00:00.000+08:00"
ENDED, GOOD = "2026-11-25", "2026-11-26"
"""Last days of coupons: before the return, and on its day."""
GOODS = ("TEA", "COLA", "NUTS", "EGG", "PK3", "GOLD")
RATES = (Ratio(13, 100), Ratio(9, 100), Ratio(17, 200))
HALF, KEPT = Ratio(1, 2), ("keep", "charge_back", "ask")
HERE = (f"{CAUSE}wake:2026-09-01", f"{CAUSE}up:gold@0", f"{CAUSE}up:guest@0", f"{CAUSE}up:keen@0")
SESSIONS = (SessionLot("pk3", "20260101-x", 2), SessionLot("pk3", "20260201-y", 9))
"""What of a package is here: its sessions may pay for nuts."""
Numbers = tuple[int, int, int]


@dataclass(frozen=True)
class Whole:
    """A sale and the returns by which all of it came back; `again` makes it once more out of another cart."""

    plan: Plan
    sale: SaleCompleted
    backs: tuple[ReturnCompleted, ...]
    cart: Cart
    again: Callable[[Cart], SaleCompleted] = field(repr=False)

    def turned(self) -> SaleCompleted:
        """The same sale, scanned and its coupons laid in the other way round."""
        return self.again(replace(self.cart, lines=self.cart.lines[::-1], coupons=self.cart.coupons[::-1]))


def plan(after: int, coupons: int, flash: int, unearned: int, coin: int) -> Plan:
    """A plan of everything; all numbers 0: one that gives everything back."""
    kept = {"after": ("keep", "zero", "consume")[after], "points": Ratio(3, 2)}
    returns = ("back", "back_unless_expired", "not_back")[coupons]
    policy = KEPT[unearned]
    return Plan(
        version=1,
        coin=10 if coin else 1,
        rounding=Rounding(10, "half_up", "bill" if coin == 2 else "cash") if coin else Rounding(),
        tiers=(
            Tier("keen", {}, 4, metric="points", review=Review(12, 1), **kept),  # type: ignore[arg-type]
            Tier("guest", {}, 5, metric="visits", review=Review(12, 1), **kept),  # type: ignore[arg-type]
            Tier("gold", {}, 30_000, Ratio(19, 20), review=Review(12, 1), **kept),  # type: ignore[arg-type]
        ),
        coupons=(
            CouponRule("off", {}, 700, 2_000, returns=returns, unearned=policy),  # type: ignore[arg-type]
            CouponRule("half", {}, benefit=Benefit("percent", HALF), scope=Scope(skus=("TEA",)), returns=returns),  # type: ignore[arg-type]
            CouponRule("next", {}, 500, valid_days=30),
        ),
        promotions=(
            Promotion("many", {}, Benefit("amount", amount=900), when=When(pieces=4), unearned=policy),  # type: ignore[arg-type]
            Promotion(
                "flash",
                {},
                Benefit("price", amount=50),
                Scope(skus=("EGG",)),
                limit=9,
                returns=("back", "not_back")[flash],
            ),
        ),
        points=PointsPolicy(
            earn=(
                EarnRule("share", {}, "proportional", 1, 700),
                EarnRule("each", {}, "fixed", 3),
                EarnRule("friend", {}, "proportional", 1, 900, on="referral", days=100),
            ),
            value=100,
            months=12,
        ),
        issues=(
            IssueRule("again", "sale", "next", count=2, least=1_000),
            IssueRule("up", "promoted", "next"),
            IssueRule("wake", "woken", "off", days=30),
        ),
        packages=(Package("pk3", {}, "PK3", 3, months=12, covers=("NUTS",)),),
        memberships=(PaidMembership("gold", {}, "GOLD", 12),),
        draws=(Draw("wheel", {}, 10, (Prize("cup", {}, 1),), least=1_500),),
        stored_value=StoredValuePolicy(limits=CardLimits(named=500_000)),
    )


def cart(lines: list[Numbers], coupons: int) -> Cart:
    """Lines of (which article, its price, how many), and up to two coupons, one of which ends soon."""
    found = tuple(
        CartLine(number, Article(GOODS[which], GOODS[which].title(), "things", RATES[which % 3], amount), many % 4 + 1)
        for number, (which, amount, many) in enumerate(lines, 1)
    )
    rules = ("off", "half")[: coupons % 3]
    uses = tuple(
        CouponUse(
            f"99{rule}", rule, *((700, 2_000) if rule == "off" else (0, 0)), "M1", None, (ENDED, GOOD)[coupons // 3]
        )
        for rule in rules
    )
    return Cart(found, uses, "M1", len(found) + 1, store="S01", held=(Held("flash", 5),))


def paid(basket: Cart, who: Member, of: Plan, shares: Numbers) -> tuple[Tender, ...]:
    """Stored value of two lots, points, a card, and cash for the rest, with change."""
    value, points, card = shares
    bill = bill_for(basket, who, of, NOON, ())
    left = min(bill.payable, bill.payable + bill.rounding)
    tenders: list[Tender] = []
    if many := min(points, left // 100):
        spends = tuple(
            PointsSpend(f"2026-0{n}", of_it, of_it * 100) for n, of_it in ((1, many // 2), (2, -(-many // 2))) if of_it
        )
        tenders.append(Tender("points", many * 100, points=spends))
        left -= many * 100
    if part := left * value // 4:
        lots = ((1, part // 3), (2, part - part // 3))
        tenders.append(
            Tender("stored_value", part, tuple(LotSpend(f"2026010{n}", x - x // 6, x // 6) for n, x in lots if x))
        )
        left -= part
    if card and left:
        tenders.append(Tender("card", -(-left // 2)))
    due = settle(bill.payable, tenders).due
    if due:
        due = settle(bill_for(basket, who, of, NOON, (*tenders, Tender("cash", 1))).payable, tenders).due
        tenders.append(Tender("cash", max(1, due) + card * 100))
    return tuple(tenders)


def build(
    lines: list[Numbers], shares: Numbers, more: Numbers, kept: tuple[int, int, int], unearned: int, splits: list[int]
) -> Whole:
    """The sale and the returns that these numbers stand for."""
    coupons, causes, coin = more
    of = plan(*kept, unearned, coin)
    who = Member(
        "M1", None, 20_000, "S01", enrolled="2026-11-01", referrer="M9", last_visit="2026-09-01",
        metrics={"visits": 4 - causes // 2},
    )  # fmt: skip
    basket = cart(lines, coupons)
    nuts = next((line for line in basket.lines if line.article.sku == "NUTS"), None)
    if nuts is not None and causes % 3:
        basket = replace(basket, sessions=(cover(nuts, "pk3", who.id, of, SESSIONS, NOON.date()),))
    tenders, here = paid(basket, who, of, shares), HERE if causes % 2 else ()

    def sold(cart: Cart) -> SaleCompleted:
        return complete(cart, who, of, REF, NOON, tenders, store="S01", shift=SHIFT, draft="D1", here=here)

    sale = sold(basket)
    parts = [{one % len(lines) + 1: one // len(lines) % 3 + 1} for one in splits]
    backs = returned(sale, of, parts, ("promotion:many", "coupon:off"), RETURNED_AT)
    return Whole(of, sale, backs, basket, sold)


small = st.integers(0, 2)
wholes = st.builds(
    build,
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3_000), st.integers(0, 3)), min_size=1, max_size=5),
    st.tuples(st.integers(0, 4), st.integers(0, 20), st.integers(0, 1)),
    st.tuples(st.integers(0, 5), st.integers(0, 3), small),
    st.just((0, 0, 0)) | st.tuples(small, small, st.integers(0, 1)),
    small,
    st.lists(st.integers(0, 14), max_size=4),
)
"""Half of them under a plan that gives everything back."""
