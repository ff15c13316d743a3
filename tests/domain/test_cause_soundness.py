"""Entries that nobody may write, or that move nothing."""

from dataclasses import replace
from typing import Any

import pytest

from domain.cause_soundness import HQ, cause_troubles
from domain.entry_benefits import SessionSpend
from domain.entry_causes import CausesOpened, CouponIssued
from domain.soundness import trouble
from tests.domain.test_cause_postings import CASES, entry

BODIES = {type(body).__name__: body for body, _ in CASES}


def _register(body: Any) -> str:  # noqa: ANN401  any body
    owner = {"CouponIssued": "M1", "CausesOpened": "M1", "CampaignOpened": "campaign:flash"}.get(type(body).__name__)
    return HQ + owner if owner else "S01-R2"


@pytest.mark.parametrize("name", sorted(BODIES))
def test_an_honest_entry_is_sound(name: str) -> None:
    assert trouble(entry(BODIES[name], _register(BODIES[name]))) == ""


@pytest.mark.parametrize("name", ["CouponIssued", "CausesOpened", "CampaignOpened"])
def test_only_hq_issues_and_only_in_the_owners_journal(name: str) -> None:
    assert trouble(entry(BODIES[name])) == "only HQ issues so"
    assert "stands in the journal" in trouble(entry(BODIES[name], "HQ/M9"))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("SessionUsed", {"spends": (SessionSpend("a", 0),)}),
        ("SessionUsed", {"spends": ()}),
        ("SessionUsed", {"left": -1}),
        ("PackageTransferred", {"sessions": 0}),
        ("PackageTransferred", {"to": "M1"}),
        ("PackageTransferred", {"to": "S01/x"}),
        ("MembershipGranted", {"months": 0}),
        ("MembershipGranted", {"reason": ""}),
        ("MemberEnrolled", {"private": ""}),
    ],
)
def test_what_moves_nothing_or_less_is_told(name: str, changes: dict[str, object]) -> None:
    assert trouble(entry(replace(BODIES[name], **changes)))


def test_hq_opens_each_cause_once_and_issues_each_code_once() -> None:
    opened, issued = BODIES["CausesOpened"], BODIES["CouponIssued"]
    assert isinstance(opened, CausesOpened)
    assert isinstance(issued, CouponIssued)
    twice = replace(opened, units=(replace(opened.units[0], amount=2),))

    assert list(cause_troubles(entry(twice, "HQ/M1")))
    assert list(cause_troubles(entry(replace(issued, issued=issued.issued * 2), "HQ/M1")))
    assert list(cause_troubles(entry(replace(issued, issued=(replace(issued.issued[0], owner="M2"),)), "HQ/M1")))
