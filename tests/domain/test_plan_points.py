"""A plan that leaves this part out changes nothing."""

from domain.plan import Plan
from domain.plan_points import PointsPolicy
from wire.bodies import plan_from, plan_text


def test_left_out_is_the_plain_policy_and_survives_the_wire() -> None:
    plan = plan_from(b'{"version": 7}')
    assert plan == Plan(version=7)
    assert PointsPolicy() in (plan.points, plan.stored_value)
    assert plan_from(plan_text(plan)) == plan
