"""Benefits as data: what a plan that says nothing means."""

from domain.benefits import BUILT_IN_GROUPS, Scope, Stacking, When
from domain.plan import Plan


def test_a_plan_that_says_nothing_stacks_as_before_it_could_say_anything() -> None:
    """Member price, then the best promotion, then the tier, then coupons; nothing limits the margin."""
    assert [group.id for group in Plan(version=1).stacking.groups] == ["member_price", "promotions", "tier", "coupons"]
    assert Stacking() == Stacking(BUILT_IN_GROUPS, None)


def test_nothing_named_is_everything_always() -> None:
    assert (Scope().skus, Scope().categories, When().members, When().stores) == ((), (), False, ())
