"""Errors are sorted by who must act."""

from __future__ import annotations

from domain.errors import Fault, Refusal


def test_a_refusal_names_its_sentence_and_fills_it() -> None:
    """The screen translates by code; the parameters are values, not text."""
    refused = Refusal("unknown_code", scanned="123")

    assert (refused.code, refused.params) == ("unknown_code", {"scanned": "123"})
    assert str(refused) == "unknown_code {'scanned': '123'}"
    assert str(Refusal("no_member")) == "no_member"


def test_a_fault_carries_its_advice() -> None:
    """The manager reads what happened and what to do."""
    assert str(Fault("The disk is full.", advice="Free some space.")) == "The disk is full. Free some space."
