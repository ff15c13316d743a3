"""A key that bounces, a finger that drums, a scanner that sends two Enters: money moves once."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from domain.entries import SaleCompleted
from local_db import actor
from pos_app.services.acts import ACTS
from pos_app.ui import acts
from pos_app.ui.touch import Touch
from tests.counter.fires import BY_SCAN, FIRES, NO_MONEY, NO_SCREEN, Fire
from tests.counter.till import Till
from tests.services.shop import BEAS_PIN, CARD, MILK, OWN, PIN, SOAP, gtin

ROOT = Path(__file__).parents[2]
TIMES, GAP, NO_SCAN = 20, 10, 5
UNKNOWN = gtin("690000000412")


def entries_of(till: Till, kind: type) -> int:
    """How many entries of this kind the journal has."""
    found = 0
    for seq in range(1, till.shop.entries() + 1):
        stored = till.shop.books.entry(seq)
        found += stored is not None and isinstance(stored.entry.body, kind)
    return found


@pytest.fixture
def sale(till: Till) -> Till:
    """A member's cart of 8.55, or of 9.00 without the member's price."""
    for code in (OWN, CARD):
        till.scan(code)
    return till


# ---- every key that moves money
@pytest.fixture
def club(club_till: Till) -> Till:
    """Bea works here, who may do everything."""
    club_till.do(acts.SignOut())
    club_till.do(acts.SignIn("A2", BEAS_PIN))
    return club_till


def kinds(till: Till, after: int) -> tuple[str, ...]:
    """The kinds of the entries behind this one."""
    found = (till.shop.books.entry(seq) for seq in range(after + 1, till.shop.entries() + 1))
    return tuple(stored.entry.kind for stored in found if stored is not None)


@pytest.mark.parametrize("fire", FIRES, ids=lambda fire: fire.name)
def test_twenty_presses_in_200_ms_act_once(club: Till, fire: Fire) -> None:
    """Some before the disk answers, some after the till has shown what came of the first.

    Of a key that is a character five come: six so quick ones are a scanner's.
    """
    before = begun(club, fire)
    times = NO_SCAN if len(fire.key) == 1 else TIMES
    for number in range(times):
        club.key(fire.key, gap=GAP)
        if number > times // 2:
            club.settled()
    club.rest()
    club.settled()

    acted_once(club, fire, before)
    papers = [kind for kind, _ in club.shop.jobs()]
    assert max((papers.count(kind) for kind in papers), default=0) <= len(fire.writes)


@pytest.mark.parametrize("fire", [one for one in FIRES if one.drummed], ids=lambda fire: fire.name)
def test_a_finger_that_drums_acts_once(club: Till, fire: Fire) -> None:
    """Slower than a key bounces: what was done tells of it, and what was asked is not asked any more."""
    before = begun(club, fire)
    for _ in range(4):
        club.key(fire.key, gap=70)
        club.settled()
    club.rest()
    club.settled()

    acted_once(club, fire, before)


def begun(till: Till, fire: Fire) -> int:
    """All but the last press; the number of the newest entry before it."""
    if not fire.manager:
        till.do(acts.SignOut())
        till.do(acts.SignIn("A1", PIN))
    fire.begin(till)
    till.shop.jobs()
    till.think()
    return till.shop.entries()


def acted_once(till: Till, fire: Fire, before: int) -> None:
    assert kinds(till, before) == fire.writes, till.story()
    if fire.seen is not None:
        assert fire.seen(till) == fire.once


def test_every_money_act_is_in_the_table() -> None:
    fired = {fire.act for fire in FIRES}
    money = {act.service for act in ACTS} - NO_MONEY.keys()
    tenders = {f"tender:{kind.value}" for kind in acts.TenderKind}
    assert money - fired - set(NO_SCREEN) == set(), "give it a row in tests/counter/fires.py"
    assert tenders - fired - BY_SCAN.keys() == set(), "give it a row in tests/counter/fires.py"


def test_what_has_no_row_has_no_screen() -> None:
    """On the day its screen comes, it leaves NO_SCREEN and gets a row."""
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "pos_app/ui").rglob("*.py"))
    for service in NO_SCREEN:
        module, _, name = service.partition(".")
        assert not re.search(rf"services\.{module} import [^\n]*\b{name}\b", sources), f"{service} needs a row"


@pytest.mark.parametrize("name", ["8.55 exact", "Cash 50", "Cash (F9)", "Stored value (F12)"])
def test_a_touch_key_twenty_times(sale: Till, name: str) -> None:
    key = next(one for one in sale.touch_keys() if one.accessibleName() == name)
    for _ in range(TIMES):
        key.click()
        sale.think(GAP)
        QApplication.processEvents()
    sale.settled()

    assert entries_of(sale, SaleCompleted) == 1


def test_the_pay_key_twenty_times_is_armed_and_no_more(sale: Till) -> None:
    """The first press arms; the second that somebody means takes the money."""
    key = next(one for one in sale.touch_keys() if one.accessibleName().startswith("Take cash"))
    for _ in range(TIMES):
        key.click()
        sale.think(GAP)
    assert (sale.counter.armed, entries_of(sale, SaleCompleted)) == (True, 0)
    sale.tap("Take cash")
    sale.settled()

    assert entries_of(sale, SaleCompleted) == 1


def test_enter_that_bounces_on_the_second_press_keeps_the_change_on_the_screen(sale: Till) -> None:
    sale.key("Return Return")
    sale.settled()
    sale.key("Return", gap=GAP)

    assert sale.paid


# ---- scanners
def test_a_scanners_second_enter_arms_nothing(till: Till) -> None:
    till.scan(OWN, end="\r\r")

    assert (till.counter.armed, till.lines()) == (False, [("自编货", 1)])


def test_a_scanners_enters_never_settle_an_armed_sale(till: Till) -> None:
    till.scan(MILK)
    till.think()
    till.key("Return")
    assert till.counter.armed

    for end in ("\r\r", "\r\r\r", "\r"):
        till.scan(SOAP, end=end)

    assert (till.counter.place, till.counter.armed) == ("sale", False)
    assert entries_of(till, SaleCompleted) == 0


def test_a_scan_that_is_refused_disarms_too(till: Till) -> None:
    till.scan(MILK)
    till.think()
    till.key("Return")
    till.scan(UNKNOWN)
    till.key("Return")

    assert (till.counter.place, till.counter.armed) == ("sale", True)


@pytest.mark.parametrize("reads", [Till.scan, Till.beam], ids=["wedge", "cable"])
def test_the_same_code_within_400_ms_counts_once_and_hints(till: Till, reads: Callable[..., None]) -> None:
    reads(till, MILK)
    for _ in range(5):
        reads(till, MILK, after=150)

    assert till.lines() == [("纯牛奶", 1)]
    assert till.told() == "Read twice at once: counted once Scan again for one more"
    assert not till.alarmed()


def test_a_slower_one_is_a_second_piece(till: Till) -> None:
    till.beam(MILK)
    till.beam(MILK, after=450)

    assert till.lines() == [("纯牛奶", 2)]


def test_another_code_at_once_is_another_article(till: Till) -> None:
    till.beam(MILK)
    till.beam(SOAP, after=50)
    till.beam(MILK, after=50)

    assert till.lines() == [("纯牛奶", 1), ("香皂", 1), ("纯牛奶", 1)]


def test_a_code_that_was_refused_is_refused_again(till: Till) -> None:
    till.beam(UNKNOWN)
    till.beam(UNKNOWN, after=150)

    assert till.told().startswith(f"No article for {UNKNOWN}")
    assert till.alarmed()


# ---- while it is written
def test_a_slow_disk_is_shown_a_quick_one_is_not(sale: Till) -> None:
    """The keys rest from the first moment, also for a finger; that they rest is painted only when it takes long."""
    window, disk = sale.parts.window, Event()
    seven = next(key for key in sale.touch_keys() if key.words == "7")
    spot = seven.mapTo(window, seven.rect().center())
    sale.shop.books.submit(disk.wait, actor.SALE)
    sale.key("F9")
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    at_once = (sale.counter.busy, seven.isEnabled(), window.typed())
    sale.wait(partial(_rests, seven))
    disk.set()
    sale.settled()

    assert at_once == (True, True, "")
    assert entries_of(sale, SaleCompleted) == 1
    sale.scan(SOAP)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert window.typed() == "7"
    QTest.mouseMove(window.windowHandle(), window.rect().bottomRight())  # no later window finds it over a key


def _rests(key: Touch) -> bool:
    return not key.isEnabled()
