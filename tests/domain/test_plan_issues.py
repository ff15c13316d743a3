"""What the plan says about issues, packages and draws lives through its JSON."""

from domain.plan_issues import BY_HQ, CAUSES
from tests.domain.programme import PLAN
from wire.bodies import plan_from, plan_text


def test_the_programme_comes_back_as_it_was() -> None:
    assert plan_from(plan_text(PLAN)) == PLAN


def test_every_cause_is_somebodys() -> None:
    entries = {"enrolled", "referred", "referrer", "sale"}
    held = {"promoted", "woken"}

    assert set(CAUSES) == entries | held | set(BY_HQ)
    assert {one.on for one in PLAN.issues} == set(CAUSES)
