"""What of a plan depends on nothing but the plan: its rules by article and category, worked out once per plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.benefits import AMOUNT, KINDS, Benefit, CouponRule, Promotion, Scope, Stacking, When
from domain.conditions import ALWAYS, EVERYTHING
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.benefits import Group, Labels
    from domain.cart import CartLine
    from domain.plan import Plan

MODES = ("all", "best")
COUPON: Labels = {"en": "Coupon", "zh_CN": "优惠券", "zh_TW": "優惠券", "es": "Cupón"}
MOST_PLANS = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """A promotion or a kind of coupon as pricing reads it; `order` is its place in the plan, `trouble` why it cannot
    be read by this program.
    """

    rule: str
    label: Labels
    benefit: Benefit
    scope: Scope
    when: When
    group: str
    order: int
    limit: int = 0
    trouble: tuple[str, str] | None = None


class PlanIndex:
    """The promotions and coupons of a plan, found by what lies in the cart."""

    __slots__ = ("_by_category", "_by_sku", "_everywhere", "coupons", "groups", "modes", "plain", "promotions")

    def __init__(self, plan: Plan) -> None:
        named = {group.id: group for group in reversed(plan.stacking.groups)}
        self.modes = {group.id: group.mode for group in named.values()}
        self.groups: tuple[Group, ...] = tuple(group for group in plan.stacking.groups if named[group.id] is group)
        self.promotions = tuple(self._promotion(order, one) for order, one in enumerate(plan.promotions))
        self.coupons = {one.id: self._coupon(order, one) for order, one in enumerate(plan.coupons)}
        self.plain = (
            not plan.promotions
            and plan.stacking == Stacking()
            and plan.member_prices == ALWAYS
            and all(map(_old, plan.coupons))
        )
        self._by_sku: dict[str, list[int]] = {}
        self._by_category: dict[str, list[int]] = {}
        self._everywhere: list[int] = []
        for rule in self.promotions:
            self._file(rule)

    def _promotion(self, order: int, one: Promotion) -> Rule:
        rule = Rule(f"promotion:{one.id}", one.label, one.benefit, one.scope, one.when, one.group, order, one.limit)
        return self._read(rule)

    def _coupon(self, order: int, one: CouponRule) -> Rule:
        benefit = one.benefit or Benefit(AMOUNT)
        return self._read(Rule(f"coupon:{one.id}", one.label, benefit, one.scope, one.when, one.group, order))

    def _read(self, rule: Rule) -> Rule:
        trouble = None
        if rule.benefit.kind not in KINDS:
            trouble = ("unknown_kind", rule.benefit.kind)
        elif self.modes.get(rule.group) not in MODES:
            trouble = ("unknown_group", rule.group)
        scope = EVERYTHING if rule.scope == EVERYTHING else rule.scope
        when = ALWAYS if rule.when == ALWAYS else rule.when
        return replace(rule, scope=scope, when=when, trouble=trouble)

    def _file(self, rule: Rule) -> None:
        scope = rule.scope
        if not scope.skus and not scope.categories:
            self._everywhere.append(rule.order)
        for sku in set(scope.skus):
            self._by_sku.setdefault(sku, []).append(rule.order)
        for category in set(scope.categories):
            self._by_category.setdefault(category, []).append(rule.order)

    def near(self, lines: Sequence[CartLine]) -> dict[int, Sequence[int]]:
        """By its order in the plan: at which places of the goods, ascending, a promotion names the article."""
        by_sku: dict[str, list[int]] = {}
        by_category: dict[str, list[int]] = {}
        for at, line in enumerate(lines):
            by_sku.setdefault(line.article.sku, []).append(at)
            by_category.setdefault(line.article.category, []).append(at)
        found: dict[int, list[list[int]]] = {}
        for ruled, by in ((self._by_sku, by_sku), (self._by_category, by_category)):
            for name, places in by.items():
                for order in ruled.get(name, ()):
                    found.setdefault(order, []).append(places)
        named = {order: one[0] if len(one) == 1 else sorted(set().union(*one)) for order, one in found.items()}
        return {**dict.fromkeys(self._everywhere, range(len(lines))), **named}

    def coupon(self, rule_id: str) -> Rule:
        """The rule of a coupon; one of a rule that the plan does not have is the fixed amount it says, after the rest.

        (It was issued under a plan that had the rule.)
        """
        known = self.coupons.get(rule_id)
        if known is not None:
            return known
        group = CouponRule(rule_id, COUPON).group
        return self._read(
            Rule(f"coupon:{rule_id}", COUPON, Benefit(AMOUNT), EVERYTHING, ALWAYS, group, len(self.coupons))
        )


def _old(rule: CouponRule) -> bool:
    """Whether the rule is a fixed amount off the whole cart."""
    return rule.benefit is None and rule.scope == EVERYTHING and rule.when == ALWAYS


class _Indexes:
    """The indexes of the plans that were used last; a plan is known by being the same object."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Plan, PlanIndex]] = {}

    def of(self, plan: Plan) -> PlanIndex:
        """The index of a plan."""
        kept = self._kept.get(id(plan))
        if kept is not None and kept[0] is plan:
            return kept[1]
        index = PlanIndex(plan)
        if len(self._kept) >= MOST_PLANS:
            self._kept = {}
        self._kept[id(plan)] = (plan, index)
        return index


_indexes = _Indexes()
index_of = _indexes.of
