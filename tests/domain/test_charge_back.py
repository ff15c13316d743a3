"""What the rest of a sale no longer deserves: 20.00 off from 100.00, and then goods come back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefits import Benefit, Promotion, When
from domain.bill import LineAdjustment
from domain.charge_back import charges, questions
from domain.entries import ReturnCompleted, SaleCompleted
from domain.money import Ratio
from domain.plan import Plan
from domain.proofs import return_trouble
from domain.returns import give_back
from domain.sales import complete
from tests.domain.returning import one_return, returned
from tests.domain.shop import sales, splits
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, cart, cash, coupon, member

policies = st.sampled_from(["keep", "charge_back", "ask"])


def with_policy(plan: Plan, unearned: str) -> Plan:
    return replace(plan, coupons=tuple(replace(rule, unearned=unearned) for rule in plan.coupons))  # type: ignore[arg-type]


def sold(unearned: str) -> tuple[SaleCompleted, Plan]:
    """Six milks at 20.00 with 20.00 off from 100.00: 100.00 paid."""
    plan = with_policy(PLAN, unearned)
    basket = cart("6 MILK 20 13%", "M1").with_coupon(coupon("twenty"))
    return complete(basket, member(), plan, PLAN_REF, AT, (cash("100"),), store="S01", shift=SHIFT), plan


def test_kept_means_pro_rata() -> None:
    """Two of six come back: a third of what was paid."""
    sale, plan = sold("keep")
    assert give_back(sale, (), {1: 2}, plan).payable == 3_333


def test_charged_back_means_that_the_rest_costs_what_it_costs_alone() -> None:
    """Four milks for 80.00 deserve no coupon: 20.00 go back, not 33.33."""
    sale, plan = sold("charge_back")
    back = give_back(sale, (), {1: 2}, plan)
    (charge,) = charges(sale, (), back.lines, plan)
    assert (back.payable, charge.kept, charge.deserved, charge.amount) == (2_000, 1_333, 0, 1_333)


def test_what_is_still_deserved_stays() -> None:
    """Five milks for 100.00 still deserve it: 16.67 of 100.00 go back, and the whole coupon would be due to them."""
    sale, plan = sold("charge_back")
    assert give_back(sale, (), {1: 1}, plan).payable == 1_667


def test_asked_about_is_kept_until_somebody_says_otherwise() -> None:
    sale, plan = sold("ask")
    kept = give_back(sale, (), {1: 2}, plan)
    (question,) = questions(sale, (), kept.lines, plan)
    charged = give_back(sale, (), {1: 2}, plan, {question.rule})
    assert (kept.payable, question.amount, charged.payable) == (3_333, 1_333, 2_000)


def test_a_charge_comes_back_with_the_goods_it_lies_on() -> None:
    sale, plan = sold("charge_back")
    first = one_return(sale, (), {1: 2}, plan)
    second = one_return(sale, (first,), {1: 1}, plan)
    third = one_return(sale, (first, second), {1: 3}, plan)
    assert [body.payable for body in (first, second, third)] == [2_000, 2_000, 6_000]


@given(sales(), splits, policies, st.booleans())
def test_any_split_still_sums_to_what_was_paid(
    found: tuple[SaleCompleted, Plan], parts: list[dict[int, int]], unearned: str, says: bool
) -> None:
    """Payable, list, tax and each rule; no step gives back a negative amount; and each is proved again."""
    sale, plan = found[0], with_policy(found[1], unearned)
    asked = [f"coupon:{rule.id}" for rule in plan.coupons] if says else []
    backs: tuple[ReturnCompleted, ...] = returned(sale, plan, parts, asked)
    for number, back in enumerate(backs):
        assert back.payable >= 0
        assert return_trouble(back, sale, backs[:number], plan) == ""
    assert sum(back.payable for back in backs) == sale.payable
    assert sum(back.list for back in backs) == sale.list
    assert sum(tax.tax for back in backs for tax in back.taxes) == sum(tax.tax for tax in sale.taxes)
    for adjustment in sale.adjustments:
        gone = sum(one.amount for back in backs for one in back.adjustments if one.rule == adjustment.rule)
        assert gone == adjustment.amount


@given(sales(), splits)
def test_nobody_pays_more_for_what_he_keeps_than_it_costs_alone(
    found: tuple[SaleCompleted, Plan], parts: list[dict[int, int]]
) -> None:
    """A charge never makes the rest dearer than its list."""
    sale, plan = found[0], with_policy(found[1], "charge_back")
    gone = returned(sale, plan, parts)[:-1]
    left_list = sale.list - sum(back.list for back in gone)
    left_paid = sale.payable - sum(back.payable for back in gone)
    if sale.rounding == 0 and not any(line.imported for line in sale.lines):
        assert left_paid <= max(left_list, 0)


@pytest.mark.parametrize("off", ["the charge is not given back"])
def test_without_the_rule_the_whole_does_not_come_back(off: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a later return that forgets the charge keeps 13.33 for good."""
    monkeypatch.setattr("domain.returns._charged_before", lambda *_: {})
    sale, plan = sold("charge_back")
    backs = returned(sale, plan, [{1: 2}])
    assert sum(back.payable for back in backs) == sale.payable - 1_333, off


def test_a_charge_is_never_more_than_goes_back() -> None:
    """Nine milks at 11.00 and a soap at 2.00: the soap takes the coupon along, nothing goes back, nobody pays more."""
    plan = with_policy(PLAN, "charge_back")
    basket = cart("9 MILK 11 13%, SOAP 2 13%", "M1").with_coupon(coupon("twenty"))
    sale = complete(basket, member(), plan, PLAN_REF, AT, (cash("81"),), store="S01", shift=SHIFT)
    back = give_back(sale, (), {2: 1}, plan)
    assert (back.payable, sum(line.payable for line in back.charged)) == (0, -160)


def test_what_the_rest_would_have_had_instead_is_left_to_it() -> None:
    """20.00 off from 100.00, or 10 %: four milks alone cost 72.00, and that is what stays paid, not 80.00."""
    rules = (
        Promotion(
            "sum", {"en": "20 off"}, Benefit("amount", amount=2_000), when=When(least=10_000), unearned="charge_back"
        ),
        Promotion("tenth", {}, Benefit("percent", pays=Ratio(9, 10))),
    )
    plan = Plan(version=1, promotions=rules)
    sale = complete(cart("6 MILK 20 13%"), None, plan, PLAN_REF, AT, (cash("100"),), store="S01", shift=SHIFT)
    assert sale.payable - give_back(sale, (), {1: 2}, plan).payable == 7_200


def test_two_coupons_of_a_kind_are_charged_back_together() -> None:
    """40.00 off 102.44; the first line goes, the rest deserves neither coupon; all comes back as it was sold."""
    plan = with_policy(PLAN, "charge_back")
    basket = cart("1 MILK 102.40 13%, 4 SWEET 0.01 13%", "M1").with_coupon(coupon("twenty"))
    basket = basket.with_coupon(coupon("twenty", "9900000000028"))
    sale = complete(basket, member(), plan, PLAN_REF, AT, (cash("62.44"),), store="S01", shift=SHIFT)
    first = one_return(sale, (), {1: 1}, plan)
    second = one_return(sale, (first,), {2: 4}, plan)
    assert [charge.adjustments for charge in first.charged] == [(LineAdjustment("coupon:twenty", 2),)]
    assert (first.payable, second.payable, first.list + second.list) == (6_240, 4, sale.list)
