"""The plan's settings of stored value; a plan that leaves them out changes nothing."""

from domain.plan import Plan
from domain.plan_value import CardLimits, StoredValuePolicy
from wire.bodies import plan_from, plan_text


def test_left_out_is_the_plain_policy_and_survives_the_wire() -> None:
    plan = plan_from(b'{"version": 7}')
    assert plan == Plan(version=7)
    assert StoredValuePolicy() in (plan.points, plan.stored_value)
    assert plan_from(plan_text(plan)) == plan


def test_the_limit_of_a_holder() -> None:
    both, one = CardLimits(500_000, 100_000), CardLimits(0, 100_000)

    assert (both.of(named=True), both.of(named=False), one.of(named=False)) == (500_000, 100_000, 100_000)
    assert one.of(named=True) > 10**12
    assert (both.apply, one.apply, CardLimits().apply) == (True, True, False)
