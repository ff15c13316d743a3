"""Tiers as a plan writes them."""

from domain.money import Ratio
from domain.plan_tiers import METRICS, Review, Tier, Window
from wire.bodies import plan_from

TEXT = b"""{"version": 1, "tiers": [{"id": "gold", "label": {"en": "Gold"}, "threshold": 300000, "pays": [93, 100],
"kind": "group", "metric": "top_up", "window": {"kind": "rolling", "months": 6}, "after": "consume",
"review": {"months": 12, "least": 100000, "grace_days": 30}}]}"""


def test_a_tier_of_every_part() -> None:
    (tier,) = plan_from(TEXT).tiers
    assert tier == Tier(
        "gold", {"en": "Gold"}, 300_000, Ratio(93, 100), "group", "top_up", Window("rolling", 6), "consume",
        Review(12, 100_000, 30),
    )  # fmt: skip
    assert tier.metric in METRICS
