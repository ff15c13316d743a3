"""A register is set up at its own counter: by a manager, kept in its books, at work at once."""

from collections.abc import Callable

import pytest

from domain.errors import Refusal
from pos_app.services.preferences import CHOICES, NAMES, PREFIX, Preferences, preferences, set_preference
from pos_app.services.sounds import Level
from pos_app.ui import acts
from pos_app.ui.control.setting_acts import settings_state
from tests.counter.till import Till
from tests.services.shop import ANN, BEA, BEAS_PIN, MILK


@pytest.fixture
def managed(closed_till: Till) -> Till:
    """Bea, the manager, works here and looks at the settings."""
    till = closed_till
    till.parts.wear(Preferences(lock_minutes="0"))
    till.do(acts.SignIn("A2", BEAS_PIN))
    till.do(acts.OpenShift(20000))
    till.key("Ctrl+E")
    assert till.counter.place == "settings", till.story()
    return till


def turn(till: Till, name: str, by: int = 1) -> None:
    till.do(acts.SelectLine(NAMES.index(name) + 1))
    till.do(acts.ChangeSetting(by))


def kept(till: Till, name: str) -> str | None:
    return till.shop.books.setting(PREFIX + name)


def test_keys_choose_and_change(managed: Till) -> None:
    managed.key("Down +")
    managed.settled()

    assert kept(managed, "theme") == "dark"
    assert managed.parts.window.look.theme == "dark"
    managed.key("-")
    managed.settled()
    assert managed.parts.window.look.theme == "light"
    managed.key("Esc")
    assert managed.counter.place == "sale"


def test_texts_and_keys_grow_at_once(managed: Till) -> None:
    turn(managed, "scale", -1)
    turn(managed, "large_keys")

    look = managed.parts.window.look
    assert (look.scale, look.large) == (130, True)


def test_the_language_changes_at_once(managed: Till) -> None:
    turn(managed, "language")

    assert managed.parts.window.look.language == "zh_CN"
    assert managed.counter.language == "zh_CN"


def test_sounds_and_display_change_at_once(managed: Till) -> None:
    turn(managed, "sounds")
    turn(managed, "customer")

    assert managed.counter.sounds.level is Level.ALL
    assert managed.parts.customer.window is not None
    turn(managed, "customer")
    assert managed.parts.customer.window is None


def test_a_printer_is_typed_and_counts_from_the_next_start(managed: Till) -> None:
    managed.do(acts.SelectLine(NAMES.index("printer") + 1))
    managed.do(acts.TypeSetting("tcp:192.168.1.50:9100"))

    assert kept(managed, "printer") == "tcp:192.168.1.50:9100"
    assert managed.told().startswith("Kept; it counts from the next start")


def test_what_is_no_printer_is_refused(managed: Till) -> None:
    managed.do(acts.SelectLine(NAMES.index("printer") + 1))
    managed.do(acts.TypeSetting("nonsense"))

    assert kept(managed, "printer") is None
    assert managed.told().startswith("nonsense cannot stand there")


def test_a_cashier_looks_and_a_manager_approves_each_change(till: Till) -> None:
    till.do(acts.OpenSettings())
    assert till.counter.place == "settings"
    till.do(acts.SelectLine(NAMES.index("theme") + 1))
    till.do(acts.ChangeSetting(1))
    assert (till.counter.place, kept(till, "theme")) == ("approve", None)
    till.do(acts.SignIn("A2", BEAS_PIN))

    assert (till.counter.place, kept(till, "theme")) == ("settings", "dark")
    last = till.shop.books.entry(till.shop.entries())
    assert last is not None
    assert (last.entry.kind, last.entry.actor, last.entry.approver) == ("approval.given", "A1", "A2")
    with pytest.raises(Refusal, match="approver_needed"):
        set_preference(till.shop.desk, ANN, "theme", "dark")


def test_every_choice_fits_and_nothing_else_does(till: Till) -> None:
    for name, values in CHOICES.items():
        assert getattr(Preferences(), name) in values
        with pytest.raises(Refusal, match="not_a_setting"):
            set_preference(till.shop.desk, BEA, name, "nonsense")


def test_what_is_set_goes_before_what_the_till_was_started_with() -> None:
    stored = {PREFIX + "theme": "dark", PREFIX + "scale": "999"}

    found = preferences(stored.get, Preferences(theme="light", language="zh_CN"))

    assert found == Preferences(theme="dark", language="zh_CN")


def test_settings_rest_while_a_sale_is_scanned(managed: Till) -> None:
    """A scan there is refused loudly, and nothing is typed into a printer's address."""
    managed.beam(MILK)

    assert managed.alarmed()
    assert [row.value for row in settings_state(managed.counter).rows if row.name == "printer"] == [""]


# ---- auto-lock
def test_a_till_that_nobody_touches_locks_itself(till: Till) -> None:
    till.beam(MILK)
    till.parts.idle._milliseconds = 30
    till.parts.window.act.emit(acts.MoveSelection(0))

    till.wait(place_is(till, "locked"))

    assert till.lines() == [("纯牛奶", 1)]


def test_each_act_begins_anew_and_zero_is_never(till: Till) -> None:
    till.parts.idle.use(1)
    till.parts.window.act.emit(acts.MoveSelection(0))
    assert till.parts.idle._timer.remainingTime() > 50_000

    till.parts.idle.use(0)

    assert not till.parts.idle._timer.isActive()


def test_money_under_way_is_waited_for(till: Till) -> None:
    till.beam(MILK)
    till.counter.busy = True
    till.parts.idle.lock()

    assert till.counter.place == "sale"
    assert till.parts.idle._timer.isActive()
    till.counter.busy = False
    till.parts.idle.use(0)


def test_nobody_is_not_locked_out(closed_till: Till) -> None:
    closed_till.parts.idle.lock()

    assert closed_till.counter.place == "sign_in"


def place_is(till: Till, place: str) -> Callable[[], bool]:
    def there() -> bool:
        return till.counter.place == place

    return there
