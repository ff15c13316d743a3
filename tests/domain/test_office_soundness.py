"""Decisions at HQ are HQ's own, in the journal of whom they are about, by somebody and for a reason."""

from dataclasses import replace

import pytest

from domain.entries import Entry, UnitAmount
from domain.entry_office import ExceptionHandled, MemberMerged, Released
from domain.soundness import trouble


def entry(register: str = "HQ/store:S01", actor: str = "zhou", state: str = "handled", why: str = "seen") -> Entry:
    body = ExceptionHandled("S01", "S01-R1", "0" * 16, 2, "unsound", state, why)
    return Entry(register, "0" * 16, 1, "exception.handled", "2026-03-02T09:00:00.000Z", "2026-03-02", actor, (), body)


def test_a_handled_exception_is_sound() -> None:
    assert trouble(entry()) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"register": "S01-R1"},
        {"register": "HQ/store:S02"},
        {"actor": " "},
        {"state": "gone"},
        {"why": ""},
    ],
)
def test_what_is_not_is_said(wrong: dict[str, str]) -> None:
    assert trouble(entry(**wrong)) != ""


UNIT = UnitAmount("M2", "SVP/a", 5)
MERGED = MemberMerged("M1", "M2", (UNIT,), first=True, why="one phone")


def of(body: MemberMerged | Released, register: str, actor: str = "zhou") -> Entry:
    kind = "member.merged" if isinstance(body, MemberMerged) else "release.published"
    return Entry(register, "0" * 16, 1, kind, "2026-03-02T09:00:00.000Z", "2026-03-02", actor, (), body)


def test_a_merge_and_a_release_are_sound() -> None:
    assert trouble(of(MERGED, "HQ/M1")) == ""
    assert trouble(of(replace(MERGED, retired=(UnitAmount("M1", "CAUSE:b:1", 1),)), "HQ/M1")) == ""
    for register in ("HQ/chain", "HQ/store:S01"):
        assert trouble(of(Released("chain", "plan", "2026-07-01T00:00:00.000Z", "0" * 64, 2), register)) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        of(MERGED, "S01-R1"),
        of(MERGED, "HQ/M2"),
        of(MERGED, "HQ/M1", actor=" "),
        of(replace(MERGED, why=""), "HQ/M1"),
        of(replace(MERGED, merged="M1"), "HQ/M1"),
        of(replace(MERGED, units=(replace(UNIT, amount=0),)), "HQ/M1"),
        of(replace(MERGED, units=(replace(UNIT, owner="M3"),)), "HQ/M1"),
        of(replace(MERGED, retired=(UNIT,)), "HQ/M1"),
        of(replace(MERGED, retired=(UnitAmount("M3", "CAUSE:b:1", 1),)), "HQ/M1"),
        of(Released("chain", "plan", "t", "h", 2), "S01-R1"),
        of(Released("chain", "plan", "t", "h", 2), "HQ/chain", actor=""),
        of(Released("chain", "tills", "t", "h", 2), "HQ/chain"),
    ],
)
def test_what_is_no_merge_and_no_release_is_said(wrong: Entry) -> None:
    assert trouble(wrong) != ""
