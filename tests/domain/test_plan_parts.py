"""Every part of a plan is found, with the path that an author sees."""

from __future__ import annotations

from domain.benefits import Benefit, Part, Promotion, Scope, When
from domain.plan import Plan
from domain.plan_parts import of, parts


def test_parts_of_parts() -> None:
    bundle = Benefit("bundle", amount=900, parts=(Part(Scope(("A",))), Part(Scope(("B",)), 2)))
    plan = Plan(1, promotions=(Promotion("p", {}, bundle),))
    assert [path for path, _ in of(plan, Part)] == [f"$.promotions[0].benefit.parts[{n}]" for n in (0, 1)]
    assert "$.stored_value.top_ups" in [path for path, _ in of(plan, When)]
    assert next(iter(parts(plan))) == ("$", plan)
