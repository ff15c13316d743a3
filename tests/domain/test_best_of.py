"""I11: the best of what competes is what trying everything finds; what is searched, and what says so when it is not."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import maximal, stacking
from domain.pricing import price
from tests.domain.brute_force import cheapest
from tests.domain.deals import FLOORED, SUNDAY, Case, cases
from tests.proving import MANY, counterexample, switched_off

competing = cases(most=4, promotions=6, coupons=2)
floored = cases(most=4, promotions=6, coupons=0, stackings=FLOORED)


def best_of_is_the_best(case: Case) -> None:
    """The bill is as cheap as the cheapest way to stack what the plan gives, or says why not: more than 64 stacks."""
    case = replace(case, plan=replace(case.plan, at_once=False))
    bill = price(case.cart, case.member, case.plan, SUNDAY)
    least, stacks = cheapest(case)
    if any(why.reason == "not_searched" for why in bill.why_not):
        assert stacks > stacking.TRIED
        assert bill.payable >= least
    else:
        assert bill.payable == least


@MANY
@given(competing)
def test_best_of_is_the_best(case: Case) -> None:
    best_of_is_the_best(case)


CONTROLS = {
    "the dearest first": (competing, maximal, "best = max(best,", "best = min(best,"),
    "the first choice": (
        competing,
        stacking,
        "for choice in knot.choices] for knot in mine",
        "for choice in knot.choices[:1]] for knot in mine",
    ),
    "each knot by itself": (
        competing,
        stacking,
        "self._open = [knot for knot in knots if not self._settles_itself(knot)]",
        "pass",
    ),
    "floors forgotten": (floored, stacking, "if self._floored and not self._cut", "if self._cut"),
}


@pytest.mark.parametrize(("drawn", "module", "rule", "instead"), CONTROLS.values(), ids=CONTROLS)
def test_a_worse_choice_is_found_out(
    drawn: st.SearchStrategy[Case], module: ModuleType, rule: str, instead: str
) -> None:
    """Negative controls."""
    with switched_off(module, rule, instead):
        counterexample(drawn, best_of_is_the_best)
