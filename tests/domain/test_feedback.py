"""Feedback: beside the rows of docs/rules/members.md, a chain that waits longer."""

from datetime import UTC, datetime, timedelta

from domain.feedback import stands

ASKED = datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_a_longer_silence() -> None:
    week = timedelta(days=7)
    assert stands("", ASKED, ASKED + timedelta(hours=48), week) == "open"
    assert stands("", ASKED, ASKED + week, week) == "good"
