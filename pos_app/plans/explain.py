"""The bill of a case for people, and why a rule was not applied, in four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.benefits import Labels, Scope
from domain.bill import WhyNot
from domain.errors import Fault
from domain.plan_check_kinds import EARNS
from domain.plan_check_names import rules
from domain.plan_finding import nearest
from domain.plan_issues import CAUSES
from domain.plan_parts import of
from domain.plan_points import EARNED_BY
from domain.plan_tiers import METRICS
from pos_app.plans.words import SAID, WHY, say, weekday

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from domain.plan import Plan
    from pos_app.plans.case import Case, Priced

BEATEN_BY, NOT_TODAY, UNKNOWN = "beaten_by", "not_today", "unknown_kind"
FAMILIES = {"wrong_tier": "tier", "not_paid": "membership"}
NAMES_GOODS = ("too_few", "below_threshold")


def unread(plan: Plan) -> Iterator[WhyNot]:
    """The rules of kinds that only a newer program knows: of tiers, points and issues, of which no bill tells."""
    kinds: list[tuple[str, str, Collection[str]]]
    kinds = [(f"tier:{tier.id}", tier.metric, METRICS) for tier in plan.tiers]
    kinds += [(f"points:{rule.id}", rule.kind, EARNS) for rule in plan.points.earn]
    kinds += [(f"points:{rule.id}", rule.on, EARNED_BY) for rule in plan.points.earn if rule.kind in EARNS]
    kinds += [(f"issue:{issue.id}", issue.on, CAUSES) for issue in plan.issues]
    for rule, kind, known in kinds:
        if kind not in known:
            yield WhyNot(rule, UNKNOWN, detail=kind)


class Explainer:
    """Says what became of a case under a plan, in one language."""

    def __init__(self, case: Case, plan: Plan, found: Priced, language: str) -> None:
        self._case = case
        self._plan = plan
        self._found = found
        self._language = language
        self._labels = {one.rule: one.label for one in found.bill.adjustments}
        held = f"tier:{found.bill.tier}"
        self._why_not = (*found.bill.why_not, *(one for one in unread(plan) if one.rule != held))

    def lines(self) -> Iterator[str]:
        """Every line with what was taken off it, the sums, what it brings, and what was not applied and why."""
        bill, sale = self._found.bill, self._found.sale
        for line, priced in zip(self._case.lines, bill.lines, strict=True):
            article = line.article
            many = f"{line.quantity}" if article.per == 1 else f"{line.quantity}/{article.per}"
            yield self._say(
                "line", line=priced.line, name=article.name, quantity=f"{many} × {self._money(article.price or 0)}"
            )
            yield self._row(self._say("list"), priced.list)
            for taken in priced.adjustments:
                yield self._row(f"− {self.label(taken.rule)}", -taken.amount)
            yield self._row(self._say("payable"), priced.payable)
        yield self._say("total")
        yield self._row(self._say("list"), bill.list)
        for one in bill.adjustments:
            yield self._row(f"− {self.label(one.rule)}", -one.amount)
        yield self._row(self._say("payable"), bill.payable)
        yield self._row(self._say("tax"), sum(tax.tax for tax in bill.taxes))
        for rule in bill.texts:
            yield self._say("grant", label=self.label(rule))
        if sale.gains.earned:
            yield self._say("points", points=sum(one.points for one in sale.gains.earned))
        for issued in sale.gains.issued:
            yield self._say("coupon", label=self.label(f"coupon:{issued.rule}"))
        if sale.tier_after is not None:
            yield self._say("tier", label=self.label(f"tier:{sale.tier_after}"))
        for reason in self._why_not:
            yield self._say("not_applied", label=self.label(reason.rule), why=self._why(reason))

    def why_not(self, rule: str) -> str:
        """Why a rule of the plan took nothing, or what it took; a Fault when the plan has no such rule."""
        name = self._full(rule)
        bill = self._found.bill
        taken = next((one.amount for one in bill.adjustments if one.rule == name), 0)
        if taken:
            return self._say("applied", label=self.label(name), amount=self._money(taken))
        if name in bill.texts:
            return self._say("grant", label=self.label(name))
        reason = next((one for one in self._why_not if one.rule == name), None)
        if reason is not None:
            return self._say("why_not", label=self.label(name), why=self._why(reason))
        family = name.partition(":")[0]
        other = {"coupon": "not_laid", "tier": "not_held"}.get(family)
        if other is not None and name not in {f"tier:{bill.tier}", *self._laid()}:
            return self._say(other, label=self.label(name))
        return self._say("why_not", label=self.label(name), why=say(WHY, "no_gain", self._language))

    def _laid(self) -> set[str]:
        return {f"coupon:{laid.rule}" for laid in self._case.coupons}

    def _full(self, rule: str) -> str:
        """The full name of a rule; its id alone will do where only one rule has it."""
        known = list(dict.fromkeys((*rules(self._plan), *(one.rule for one in unread(self._plan)))))
        found = [name for name in known if rule in {name, name.partition(":")[2]}]
        if len(found) == 1:
            return found[0]
        if found:
            raise Fault(f"The plan has {len(found)} rules {rule}.", advice=f"Write one of {', '.join(found)}.")
        near = nearest(rule, [*known, *(name.partition(":")[2] for name in known)])
        advice = f"Did you mean {near}?" if near else f"It has {', '.join(known)}."
        raise Fault(f"The plan has no rule {rule}.", advice=advice)

    def label(self, rule: str) -> str:
        """What people call a rule."""
        label = self._labels.get(rule) or self._planned(rule)
        return label.get(self._language) or label.get("en") or rule.partition(":")[2] or rule

    def _planned(self, rule: str) -> Labels:
        family, _, name = rule.partition(":")
        named: dict[str, dict[str, Labels]] = {
            "tier": {one.id: one.label for one in self._plan.tiers},
            "coupon": {one.id: one.label for one in self._plan.coupons},
            "promotion": {one.id: one.label for one in self._plan.promotions},
            "service": {one.id: one.label for tier in self._plan.tiers for one in tier.services},
            "membership": {one.id: one.label for one in self._plan.memberships},
            "points": {one.id: one.label for one in self._plan.points.earn},
        }
        return named.get(family, {}).get(name) or self._plan.labels.get(rule, {})

    def _why(self, reason: WhyNot) -> str:
        detail = self._detail(reason)
        key = reason.reason if reason.reason in WHY else "no_gain"
        filling = {"missing": self._money(reason.missing), "pieces": reason.missing, "detail": detail}
        return say(WHY, key, self._language, **filling)

    def _detail(self, reason: WhyNot) -> str:
        """What the reason is about, in words."""
        detail = reason.detail
        if reason.reason == BEATEN_BY:
            return self.label(detail)
        if reason.reason in NAMES_GOODS:
            return self._goods(detail)
        if reason.reason in FAMILIES:
            return self._say("or").join(self.label(f"{FAMILIES[reason.reason]}:{one}") for one in detail.split())
        if reason.reason == NOT_TODAY and "/" in detail:
            return " – ".join(detail.split("/")).strip()
        if reason.reason == NOT_TODAY:
            return self._say("or").join(weekday(int(one), self._language) for one in detail.split())
        return detail

    def _goods(self, detail: str) -> str:
        """Categories or articles, as the reason names them."""
        names = {line.article.sku: line.article.name for line in self._case.lines}
        categories = {name for scope in self._scopes() for name in scope}
        said = [
            self._say("category", name=one) if one in categories else names.get(one, one)
            for one in detail.split(" ")
            if one
        ]
        return self._say("or").join(said) or self._say("the_cart")

    def _scopes(self) -> Iterator[tuple[str, ...]]:
        for _, scope in of(self._plan, Scope):
            yield scope.categories

    def _row(self, text: str, amount: int) -> str:
        return f"   {text:<40} {self._money(amount):>12}"

    def _say(self, key: str, **filling: object) -> str:
        return say(SAID, key, self._language, **filling)

    def _money(self, amount: int) -> str:
        sign, exponent = "-" if amount < 0 else "", self._plan.exponent
        whole, rest = divmod(abs(amount), 10**exponent)
        return f"{sign}{whole:,}.{rest:0{exponent}d}" if exponent else f"{sign}{whole:,}"
