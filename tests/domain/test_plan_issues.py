"""What a plan gives away by itself."""

from domain.plan_issues import BY_HQ, CAUSES


def test_the_calendar_is_hqs_and_every_cause_is_known() -> None:
    assert set(BY_HQ) < set(CAUSES)
