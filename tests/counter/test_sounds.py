"""Every sound has its twin on the screen, the refusal is always heard, and a till without a loudspeaker sells."""

import pytest

from pos_app.services.sounds import Level, Sound, Sounds
from pos_app.ui import acts
from pos_app.ui.state import ScanMode
from tests.counter.till import Till
from tests.services.shop import MILK, UNPRICED


class Ear:
    """What was heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def play(self, tone: str) -> None:
        self.heard.append(tone)


@pytest.fixture
def ear(till: Till) -> Ear:
    ear = Ear()
    till.counter.sounds = Sounds(ear, Level.ALL)
    return ear


def test_a_scan_that_sells_is_heard_and_seen(till: Till, ear: Ear) -> None:
    till.beam(MILK)

    assert ear.heard == ["added"]
    assert till.counter.scan.mode is ScanMode.OK


def test_a_scan_that_is_refused_is_heard_and_stays(till: Till, ear: Ear) -> None:
    """Twice the same refusal is twice heard."""
    for _ in range(2):
        till.beam(UNPRICED)

    assert ear.heard == ["refused", "refused"]
    assert till.counter.scan.mode is ScanMode.ERROR


def test_what_wants_attention_is_heard_and_seen_in_amber(till: Till, ear: Ear) -> None:
    till.beam(MILK)
    till.beam(MILK, after=100)

    assert ear.heard == ["added", "attention"]
    assert till.counter.scan.mode is ScanMode.HINT


def test_paid_is_heard_with_the_change(till: Till, ear: Ear) -> None:
    till.beam(MILK)
    till.do(acts.Pay(acts.TenderKind.CASH))

    assert till.paid
    assert ear.heard == ["added", "paid"]


def test_a_manager_who_is_needed_is_called_and_seen(till: Till, ear: Ear) -> None:
    till.do(acts.OpenDrawer("change"))

    assert ear.heard == ["attention"]
    assert till.counter.place == "approve"


@pytest.mark.parametrize("level", Level)
def test_a_refusal_is_heard_at_every_level(level: Level) -> None:
    ear = Ear()
    sounds = Sounds(ear, level)

    for sound in Sound:
        sounds.play(sound)

    assert "refused" in ear.heard
    assert ("added" in ear.heard) is (level is Level.ALL)


def test_a_till_without_a_loudspeaker_sells(till: Till) -> None:
    till.beam(MILK)

    assert till.lines() == [("纯牛奶", 1)]
