"""I6: a sale and its full return, in any split, are nothing in every account and unit, or just what the plan names.

Beside it what else holds of whole sales: I2 and I7.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given

from domain import cause_postings as causes
from domain import (
    covering,
    gain_facts,
    gain_postings,
    goods,
    postings,
    return_gains,
    returned_gains,
    returns,
    tenders,
    tiers,
)
from domain.errors import Refusal
from domain.gain_facts import terms_of
from domain.postings import postings as posted
from domain.proofs import return_trouble
from tests.domain.test_postings import entry
from tests.domain.whole_sales import ENDED, Whole, wholes
from tests.proving import MANY, counterexample, switched_off

Sums = dict[tuple[str, str], int]


def left(one: Whole) -> Sums:
    """What stays on every account in every unit: members' units and counters, the chain's accounts, terms of G2."""
    sums: Sums = defaultdict(int)
    for number, body in enumerate((one.sale, *one.backs)):
        written = entry(body, "return.completed" if number else "sale.completed", 5 + number)
        for posting in posted(written):
            sums[posting.account, posting.unit] += posting.amount
        for term in terms_of(body, "2026-11-24"):
            sums[f"terms:{term.owner}", term.membership] += term.months
    return {key: amount for key, amount in sums.items() if amount}


def named(one: Whole) -> Sums:
    """What the plan says that stays: counters that a promotion consumed, coupons and quantities that are not back."""
    sums: Sums = defaultdict(int)
    for promoted in one.sale.gains.promoted:
        tier = one.plan.tier(promoted.tier)
        assert tier is not None
        assert (tier.after == "keep") == (not promoted.consumed)
        for part in promoted.consumed:
            sums["member:M1", part.unit] -= part.amount
            sums["tier_progress", part.unit] += part.amount
    for used in one.sale.coupons:
        rule = one.plan.coupon(used.rule)
        assert rule is not None
        gone = rule.returns == "not_back" or (rule.returns == "back_unless_expired" and used.expires == ENDED)
        if used.taken and gone:
            sums["allowance:M1", f"CPN:{used.rule}/{used.code}"] -= 1
            sums["redeemed:S01", f"CPN:{used.rule}/{used.code}"] += 1
    for held in one.sale.held:
        promotion = one.plan.promotion(held.promotion)
        assert promotion is not None
        if promotion.returns == "not_back" and held.used:
            sums[f"allowance:campaign/{held.promotion}", f"QTY:{held.promotion}"] -= held.used
            sums["redeemed:S01", f"QTY:{held.promotion}"] += held.used
    return dict(sums)


def generous(one: Whole) -> bool:
    """Whether the plan gives everything back."""
    back = [rule.returns == "back" for rule in one.plan.coupons]
    back += [rule.returns == "back" for rule in one.plan.promotions if rule.limit]
    return all(back) and all(tier.after == "keep" for tier in one.plan.tiers)


def only_what_the_plan_names_stays(one: Whole) -> None:
    """I6: nothing under a generous plan; and every return is what its sale leaves to give back."""
    assert left(one) == ({} if generous(one) else named(one))
    for number, back in enumerate(one.backs):
        assert return_trouble(back, one.sale, one.backs[:number], one.plan) == ""


def is_paid(one: Whole) -> None:
    """I2 of a finished sale: tenders − change = payable, tenders > 0."""
    assert sum(tender.amount for tender in one.sale.tenders) - one.sale.change == one.sale.payable
    assert all(tender.amount > 0 for tender in one.sale.tenders)


def brings_the_same_in_any_order(one: Whole) -> None:
    """I7 of what a sale brings: points, coupons, promotion, progress; and what it took of coupons and limits."""
    sale = one.sale
    try:
        turned = one.turned()
    except Refusal as refusal:
        raise AssertionError("the same tenders do not pay it") from refusal
    assert turned.payable == sale.payable
    assert sorted(turned.coupons, key=str) == sorted(sale.coupons, key=str)
    for name in ("earned", "issued", "promoted", "progress", "causes", "draws"):
        assert getattr(turned.gains, name) == getattr(sale.gains, name), name
    assert (turned.taxes, turned.adjustments, turned.held) == (sale.taxes, sale.adjustments, sale.held)


@MANY
@given(wholes)
def test_what_holds_of_every_whole_sale(one: Whole) -> None:
    """I2, I6 and I7, each of them of every sale."""
    is_paid(one)
    only_what_the_plan_names_stays(one)
    brings_the_same_in_any_order(one)


RETURNED = """owner = sale_owner(body.original)
    yield from _goods(body.store, body.currency, body.adjustments, body.taxes, body.list, -1)"""
RIGHT = """if body.last:
        yield from pair("refund_rights", ALLOWANCE + owner,"""
CONTROLS = [
    ("goods", postings, RETURNED, RETURNED.replace("list, -1", "list, 0")),
    ("tenders", postings, 'body.member or "", body.tenders, -1)', 'body.member or "", body.tenders, 0)'),
    ("coupons used", postings, 'ALLOWANCE + coupon.owner, f"redeemed', '"lost", f"redeemed'),
    ("coins held back", returns, "return -held", "return 0"),
    ("legal head-room", postings, "-body.head_room)", "0)"),
    ("refund right", postings, RIGHT, RIGHT.replace("ALLOWANCE + owner", '"lost"')),
    ("limited quantity", gain_postings, "sign * one.used)", "one.used)"),
    ("draws", causes, "draw_unit(draw), sign)", "draw_unit(draw), 1)"),
    ("counters", gain_postings, 'f"member:{one.owner or member}", "tier_progress", one.unit, sign *',
     'f"member:{one.owner or member}", "tier_progress", one.unit,'),
    ("points", gain_postings, "sign * here)", "here)"),
    ("points' worth", gain_postings, "currency, sign * value)", "currency, value)"),
    ("points that paid", gain_postings, "sign * spend.points)", "spend.points)"),
    ("coupons issued", gain_postings, '{issued.code}", sign)', '{issued.code}", 1)'),
    ("sessions", gain_postings, "sign * bought.sessions)", "bought.sessions)"),
    ("sessions that paid", causes, "sign * spend.sessions)", "spend.sessions)"),
    ("sessions that paid go back once", covering, "passed = min(skip, spend.sessions)", "passed = 0"),
    ("paid terms", gain_postings, "sign * extended.months)", "extended.months)"),
    ("terms of the calendar", gain_facts, "_terms(back.gains.extended, business_day, -1)", "()"),
    ("causes", gain_postings, "cause.owner, cause.unit, sign)", "cause.owner, cause.unit, 1)"),
    ("a share of the points", returned_gains, "before + more) - done", "more)"),
    ("the rest of the points", returned_gains, "total - done if last else", "0 if last else"),
    ("sessions by the piece", return_gains, "one.sessions * share[one.line] // sold[one.line]", "one.sessions"),
    ("terms by the piece", return_gains, "one.months * share[one.line] // sold[one.line]", "one.months"),
    ("coupons with the last piece", return_gains, "here)) if last else ()\n    gone", "here))\n    gone"),
    ("causes with the last piece", return_gains, "causes=tuple(causes) if last else ()", "causes=()"),
    ("draws with the last piece", return_gains, '_is_here(f"DRAW:{draw}", here)) if last else ()', "True)"),
    ("a coupon that is not back", return_gains, 'if rule.returns == "not_back":', "if rule is None:"),
    ("a coupon that has ended", return_gains, "used.expires >= datetime", "used.expires <= datetime"),
    ("a quantity that is not back", return_gains, 'if rule.returns == "back"}', "}"),
    ("a counter that is kept", tiers, 'if tier.after == "keep" or', "if"),
    ("a counter that is consumed", gain_postings, 'pair("tier_progress", f"member:{member}", one.unit, sign *',
     'pair("tier_progress", f"member:{member}", one.unit, 2 *'),
]  # fmt: skip


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize(("module", "rule", "instead"), [one[1:] for one in CONTROLS], ids=[one[0] for one in CONTROLS])
def test_a_rule_switched_off_is_found_out(module: ModuleType, rule: str, instead: str) -> None:
    """Negative controls."""
    with switched_off(module, rule, instead):
        counterexample(wholes, only_what_the_plan_names_stays)


OTHERS = [
    ("I2", is_paid, tenders, "max(0, tendered - payable))", "0)"),
    ("I7 totals", brings_the_same_in_any_order, goods, "order = sorted(range(len(lines)), key=keys.__getitem__)",
     "order = list(range(len(lines)))"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "module", "rule", "instead"), [one[1:] for one in OTHERS], ids=[one[0] for one in OTHERS]
)
def test_another_rule_switched_off_is_found_out(
    check: Callable[[Whole], None], module: ModuleType, rule: str, instead: str
) -> None:
    """Negative controls of I2 and I7."""
    with switched_off(module, rule, instead):
        counterexample(wholes, check)
