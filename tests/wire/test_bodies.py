"""Bodies: what was written is read back as the same frozen values."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.entries import (
    KINDS,
    Body,
    Entry,
    OpeningBalance,
    ShiftClosed,
    ShiftOpened,
    ShiftRef,
    ShiftTotals,
    StaffSignedIn,
    UnitAmount,
)
from domain.money import Ratio
from domain.plan import Plan, Tier
from wire import bodies
from wire.entries import decode_entry, encode_entry
from wire.json_text import Malformed


def entry(kind: str, body: Body, approver: str | None = None) -> Entry:
    return Entry(
        register="S01-R2",
        epoch="00112233445566ff",
        seq=1,
        kind=kind,
        at="2026-01-02T03:04:05.678Z",
        business_day="2026-01-02",
        actor="A1",
        members=(),
        body=body,
        approver=approver,
    )


@pytest.mark.parametrize(
    "made",
    [
        entry("shift.opened", ShiftOpened("S01", 20000)),
        entry("opening.balance", OpeningBalance("M1", (UnitAmount("M1", "SVP/20260101-1", 5),), 7, "red")),
        entry("staff.signed_in", StaffSignedIn("A1"), approver="B2"),
    ],
    ids=lambda made: str(made.kind),
)
def test_an_entry_comes_back_as_it_was_written(made: Entry) -> None:
    raw = encode_entry(bodies.to_envelope(made, "00" * 32))

    assert bodies.read_entry(raw) == made


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(data=st.data())
@settings(max_examples=40)
def test_an_entry_has_the_same_bytes_on_the_short_way(kind: str, data: st.DataObject) -> None:
    """A sale waits for `entry_bytes`; what HQ, verify and the golden messages agree on is `encode_entry`."""
    made = entry(kind, data.draw(st.from_type(KINDS[kind])), approver=data.draw(st.none() | st.text()))

    assert bodies.entry_bytes(made, "00" * 32) == encode_entry(bodies.to_envelope(made, "00" * 32))


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(data=st.data())
@settings(max_examples=40)
def test_an_entry_is_read_the_same_on_the_short_way(kind: str, data: st.DataObject) -> None:
    """What is written as we write it is read quickly; a space more, and it goes the long way."""
    made = entry(kind, data.draw(st.from_type(KINDS[kind])), approver=data.draw(st.none() | st.text()))
    raw = encode_entry(bodies.to_envelope(made, "00" * 32))

    read = bodies.read_entry(raw)

    assert read == bodies.from_envelope(decode_entry(raw)) == bodies.read_entry(raw + b" ")
    assert repr(read) == repr(bodies.read_entry(raw + b" "))


@pytest.mark.parametrize(
    "change",
    [
        (b'"staff":"A1"', b'"staff":"A1","staff":"A2"'),
        (b'"seq":1', b'"seq":1,"seq":1'),
        (b'"seq":1', b'"seq":01'),
        (b'"seq":1', b'"seq":0'),
        (b'"staff":"A1"', b'"staff":1'),
        (b'"version":1', b'"version":2'),
        (b'"epoch":"0', b'"epoch":"x'),
        (b'"staff":"A1"', b'"staff":"A1","x":' + b"[" * 63 + b"]" * 63),
        (b'"A1"', b'"A1\xff"'),
    ],
    ids=repr,
)
def test_an_entry_that_is_wrong_is_refused_on_the_short_way_too(change: tuple[bytes, bytes]) -> None:
    raw = encode_entry(bodies.to_envelope(entry("staff.signed_in", StaffSignedIn("A1")), "00" * 32))
    assert raw.replace(*change) != raw

    with pytest.raises(Malformed):
        bodies.read_entry(raw.replace(*change))


@pytest.mark.parametrize(
    ("change", "staff"),
    [
        ((b'"A1"}', b'"A1","mood":{"a":1.5}}'), "A1"),
        ((b'"staff":"A1"', b'"staff":"\\u0041\\ud83d"'), "A\ud83d"),
        ((b'"kind":"staff.signed_in","version":1', b'"version":1,"kind":"staff.signed_in"'), "A1"),
        ((b'{"register"', b'{"kind2":"kind","register"'), "A1"),
        ((b'"actor":"A1"', b'"actor":"\\"kind\\":\\"day.closed\\""'), "A1"),
    ],
    ids=repr,
)
def test_an_entry_that_others_write_is_read(change: tuple[bytes, bytes], staff: str) -> None:
    raw = encode_entry(bodies.to_envelope(entry("staff.signed_in", StaffSignedIn("A1")), "00" * 32))
    assert raw.replace(*change) != raw

    assert bodies.read_entry(raw.replace(*change)).body == StaffSignedIn(staff)


def test_half_a_surrogate_is_written_on_the_short_way_too() -> None:
    made = entry("staff.signed_in", StaffSignedIn("A1\ud83d"))

    assert bodies.entry_bytes(made, "00" * 32) == encode_entry(bodies.to_envelope(made, "00" * 32))


@pytest.mark.parametrize("wrong", [{"seq": 0}, {"at": "yesterday"}, {"epoch": "x"}, {"register": "the till"}])
def test_an_envelope_that_is_wrong_is_refused_on_the_short_way_too(wrong: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        bodies.entry_bytes(replace(entry("staff.signed_in", StaffSignedIn("A1")), **wrong), "00" * 32)


def test_totals_keep_their_tuples_and_ratios() -> None:
    totals = ShiftTotals(taxes={"13/100": (113, 13, 100)}, tenders={"cash": 5})
    plain = bodies.body_json(ShiftClosed("S01", ShiftRef("00112233445566ff", 1), totals, {}, 0, 5, -5))["totals"]

    assert plain["taxes"] == {"13/100": (113, 13, 100)}


def test_an_unknown_kind_or_version_is_told_apart_from_a_bad_body() -> None:
    with pytest.raises(bodies.UnknownKind):
        bodies.read_body("lottery.drawn", 1, {})
    with pytest.raises(bodies.UnknownKind):
        bodies.read_body("staff.signed_in", 2, {"staff": "A1"})
    with pytest.raises(Malformed) as told:
        bodies.read_body("staff.signed_in", 1, {"staff": 1})
    assert not isinstance(told.value, bodies.UnknownKind)


def test_unknown_fields_are_passed_over() -> None:
    assert bodies.read_body("staff.signed_in", 1, {"staff": "A1", "mood": "good"}) == StaffSignedIn("A1")


def test_a_plan_comes_back_and_is_named_by_the_hash_of_its_text() -> None:
    plan = Plan(version=3, tiers=(Tier("red", {"en": "Red"}, 200000, Ratio(95, 100)),))
    text = bodies.plan_text(plan)

    assert bodies.plan_from(text) == plan
    assert bodies.plan_hash(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    with pytest.raises(Malformed, match="plan"):
        bodies.plan_from(b'{"version":"x"}')


def test_every_kind_has_a_body_that_can_be_read() -> None:
    for kind in KINDS:
        with pytest.raises(Malformed, match=kind):
            bodies.read_body(kind, 1, {})
