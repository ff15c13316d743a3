"""Every benefit of the plan that holds in a sale, as offers in the plan's groups; and why any other does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.benefits import MEMBER_PRICE, TEXT, Benefit
from domain.bill import WhyNot
from domain.conditions import ALWAYS, EVERYTHING, Unmet, asks_member, fits, leaves_out, unmet
from domain.offering import BELOW, NONE_LEFT, NOTHING, TOO_FEW, Lot, offers
from domain.taking import Offer, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from domain.benefits import Group, Labels, Scope, When
    from domain.cart import Cart, CouponUse
    from domain.conditions import Here
    from domain.entry_benefits import Held
    from domain.goods import Goods
    from domain.plan import Plan
    from domain.plan_index import PlanIndex, Rule

TIER = "tier"
EXPIRED = "expired"
MEMBER_PRICE_LABEL: Labels = {"en": "Member price", "zh_CN": "会员价", "zh_TW": "會員價", "es": "Precio de socio"}
_MEMBER_PRICE = Benefit(MEMBER_PRICE)


class Stage:
    """A group of the plan with what it offers in this sale, in the plan's order."""

    __slots__ = ("group", "offers")

    def __init__(self, group: Group, offers: Sequence[Offer]) -> None:
        self.group = group
        self.offers = offers

    def without_members(self) -> Stage:
        """The stage with what holds for everybody."""
        return Stage(self.group, [offer for offer in self.offers if not offer.for_member])


class Gathering:
    """Collects the offers of a sale."""

    __slots__ = ("_by_group", "_cart", "_goods", "_index", "_now", "_plan", "_room", "held", "texts", "why_not")

    def __init__(self, cart: Cart, goods: Goods, plan: Plan, index: PlanIndex, now: Here) -> None:
        self._cart = cart
        self._goods = goods
        self._plan = plan
        self._index = index
        self._now = now
        self._by_group: dict[str, list[Offer]] = {group.id: [] for group in index.groups}
        self._room = {one.promotion: one for one in cart.held}
        self.held: list[Held] = []
        self.texts: list[str] = []
        self.why_not: list[WhyNot] = []

    def stages(self) -> list[Stage]:
        """All of it: member price, tier, promotions, coupons, each into its group."""
        if self._now.member is not None:
            self._member_price()
            self._tier()
        if self._index.promotions:
            self._promotions()
        if self._cart.coupons:
            self._coupons()
        stages = [Stage(group, self._by_group[group.id]) for group in self._index.groups if self._by_group[group.id]]
        position = 0
        for stage in stages:
            for offer in stage.offers:
                offer.position = position
                position += 1
        return stages

    def _member_price(self) -> None:
        mine = self._by_group.get(MEMBER_PRICE)
        if mine is None:
            return
        lines = self._goods.lines
        places = [at for at, line in enumerate(lines) if line.article.member_price is not None]
        if not places:
            return
        when = self._plan.member_prices
        lacking = (unmet(when, self._now) or self._short(when, range(len(lines)))) if when != ALWAYS else None
        lot = Lot(_MEMBER_PRICE, EVERYTHING, self._goods, places, None, self._now)
        lot.split = self._index.modes[MEMBER_PRICE] == "best"
        found = offers(lot) if lacking is None else lacking
        if isinstance(found, Unmet):
            if found.reason != NOTHING:
                self._lacks(MEMBER_PRICE, found)
            return
        mine.extend(self._named(found, MEMBER_PRICE, MEMBER_PRICE_LABEL, for_member=True))

    def _tier(self) -> None:
        tier, mine = self._plan.tier(self._now.tier), self._by_group.get(TIER)
        if tier is not None:
            self.texts += [f"service:{one.id}" for one in tier.services]
        if tier is not None and mine is not None and self._goods.lines:
            share = Share(self._goods, range(len(self._goods.lines)), tier.pays)
            mine.extend(self._named([share], f"tier:{tier.id}", tier.label, for_member=True))

    def _promotions(self) -> None:
        near = self._index.near(self._goods.lines)
        for rule in self._index.promotions:
            found = self._promotion(rule, near.get(rule.order, ()))
            if isinstance(found, Unmet):
                self._lacks(rule.rule, found)
            elif rule.benefit.kind == TEXT:
                self.texts.append(rule.rule)
            else:
                named = self._named(found, rule.rule, rule.label, for_member=asks_member(rule.when))
                self._by_group[rule.group].extend(named)

    def _promotion(self, rule: Rule, near: Sequence[int]) -> list[Offer] | Unmet:
        if rule.trouble is not None:
            return Unmet(rule.trouble[0], detail=rule.trouble[1])
        lacking = unmet(rule.when, self._now)
        if lacking is not None:
            return lacking
        places = self._fitting(rule.scope, near) if leaves_out(rule.scope) else near
        if not rule.limit:
            return self._offered(rule, places, None)
        held = self._room.get(rule.rule.partition(":")[2])
        found = self._offered(rule, places, held.quantity if held is not None else 0)
        if held is not None and held.quantity > 0 and not isinstance(found, Unmet):
            self.held.append(replace(held, used=0))
        return found

    def _fitting(self, scope: Scope, near: Iterable[int]) -> list[int]:
        lines = self._goods.lines
        return [at for at in near if fits(scope, lines[at].article, self._now)]

    def _offered(self, rule: Rule, places: Sequence[int], room: int | None, least: int = 0) -> list[Offer] | Unmet:
        scope = rule.scope
        if not places:
            return Unmet(NOTHING)
        lacking = self._short(rule.when, places, least)
        if lacking is not None:
            return replace(lacking, detail=" ".join(scope.categories or scope.skus))
        if room is not None and room <= 0:
            return Unmet(NONE_LEFT)
        lot = Lot(rule.benefit, scope, self._goods, places, room, self._now)
        lot.split = self._index.modes[rule.group] == "best"
        return offers(lot)

    def _short(self, when: When, places: Iterable[int], least: int = 0) -> Unmet | None:
        """Whether the goods in scope are too little for the benefit, by list or by pieces (a weighed line is one)."""
        least = max(least, when.least)
        if least:
            full = sum(self._goods.list[at] for at in places)
            if full < least:
                return Unmet(BELOW, least - full)
        if when.pieces:
            lines = [self._goods.lines[at] for at in places]
            have = sum(line.quantity if line.article.per == 1 else 1 for line in lines)
            if have < when.pieces:
                return Unmet(TOO_FEW, when.pieces - have)
        return None

    def _coupons(self) -> None:
        ruled = [(self._index.coupon(coupon.rule), coupon) for coupon in self._cart.coupons]
        ruled.sort(key=_canonical)
        for rule, coupon in ruled:
            found = self._coupon(rule, coupon)
            if isinstance(found, Unmet):
                self._lacks(rule.rule, found)
            elif rule.benefit.kind == TEXT:
                self.texts.append(rule.rule)
            else:
                named = self._named(found, rule.rule, rule.label, for_member=asks_member(rule.when), code=coupon.code)
                self._by_group[rule.group].extend(named)

    def _coupon(self, rule: Rule, coupon: CouponUse) -> list[Offer] | Unmet:
        if rule.trouble is not None:
            return Unmet(rule.trouble[0], detail=rule.trouble[1])
        if coupon.expires and coupon.expires[:10] < self._now.day:
            return Unmet(EXPIRED, detail=coupon.expires[:10])
        lacking = unmet(rule.when, self._now)
        if lacking is not None:
            return lacking
        lines = self._goods.lines
        near = [at for at, line in enumerate(lines) if coupon.line is None or line.line == coupon.line]
        own = self._plan.coupon(coupon.rule)
        if own is None or own.benefit is None:
            rule = replace(rule, benefit=replace(rule.benefit, amount=coupon.amount))
        return self._offered(rule, self._fitting(rule.scope, near), None, coupon.threshold)

    def _named(
        self, found: Iterable[Offer], rule: str, label: Labels, *, for_member: bool, code: str = ""
    ) -> Iterator[Offer]:
        for offer in found:
            offer.rule = rule
            offer.label = label
            offer.for_member = for_member
            offer.code = code
            yield offer

    def _lacks(self, rule: str, lacking: Unmet) -> None:
        self.why_not.append(WhyNot(rule, lacking.reason, lacking.missing, lacking.detail))


def _canonical(ruled: tuple[Rule, CouponUse]) -> tuple[int, str, str]:
    """Coupons count in the order of their rules in the plan, then by code: laying them in changes nothing."""
    rule, coupon = ruled
    return rule.order, rule.rule, coupon.code
