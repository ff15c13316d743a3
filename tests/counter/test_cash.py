"""The drawer without a sale at the counter (D1, S5): opened, cash in, out, to the safe; a colleague unlocked (S1)."""

import pytest

from domain.entries import CashMoved
from domain.entry_till import StaffUnlocked
from pos_app.services.attempts import LOCKED_AT
from tests.counter.club_till import figure, press, rows, sheet, titled, types
from tests.counter.test_double_fire import entries_of
from tests.counter.till import Till
from tests.services.shop import BEAS_PIN, DIES_PIN, MILK, OWN


def moved(till: Till) -> list[tuple[str, int, str]]:
    """Kind, amount and reason of every movement."""
    found = []
    for seq in range(1, till.shop.entries() + 1):
        stored = till.shop.books.entry(seq)
        if stored is not None and isinstance(stored.entry.body, CashMoved):
            found.append((stored.entry.kind, stored.entry.body.amount, stored.entry.body.reason))
    return found


def expected(till: Till) -> int:
    """What should be in the drawer."""
    shift = till.shop.books.open_shift()
    assert shift is not None
    return shift.totals.expected_cash


def approve(till: Till, pin: str = BEAS_PIN) -> None:
    """The first one who may types the PIN."""
    assert till.counter.place == "approve", till.story()
    types(till, pin)
    press(till, "Return")


def test_cash_in_one_key_and_digits(till: Till) -> None:
    till.begin()
    press(till, "5 0 Ctrl+B")
    assert (figure(till), rows(till)) == ("¥50.00", ["Cash in", "Cash out", "To the safe"])
    press(till, "1 1")

    assert (moved(till), expected(till)) == ([("cash.paid_in", 5000, "change")], 25000)
    assert (figure(till), sheet(till).figure_of) == ("¥50.00", "Cash in")
    assert (till.keys, till.digits) == (1, 4)
    assert till.shop.jobs() == [("drawer", b"")]


def test_by_touch_from_the_menu(till: Till) -> None:
    till.begin()
    till.tap("Shift")
    till.tap_row(3)
    assert rows(till) == ["Open it", "Cash in", "Cash out", "To the safe"]
    till.tap_row(1)
    types(till, "12.5")
    press(till, "Return")
    till.tap_row(2)
    till.settled()

    assert moved(till) == [("cash.paid_in", 1250, "other")]
    assert till.touches == 4


def test_cash_out_with_a_managers_pin(till: Till) -> None:
    press(till, "8 6 . 5 Ctrl+B 2 1")
    asked = till.counter.asked
    assert asked is not None
    assert (asked.wanted.right, asked.wanted.amount, asked.wanted.reason) == ("cash.out", 8650, "expense")
    approve(till)

    assert (moved(till), expected(till)) == ([("cash.paid_out", 8650, "expense")], 20000 - 8650)
    assert titled(till).startswith("Written down")


def test_to_the_safe_and_an_approval_that_is_not_given(till: Till) -> None:
    press(till, "1 0 0 Ctrl+B 3 1 Esc")
    assert (sheet(till).name, moved(till)) == ("cash_why", [])
    press(till, "1")
    approve(till)

    assert (moved(till), expected(till)) == ([("cash.dropped", 10000, "full")], 10000)


def test_more_than_there_is(till: Till) -> None:
    press(till, "9 0 0 Ctrl+B 2 1")
    approve(till)

    assert till.told() == "There is no more than ¥200.00 in the drawer Type a smaller amount"
    assert moved(till) == []


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("0 Ctrl+B", "¥0.00 cannot be moved"),
        ("a Ctrl+B", "a is not an amount"),
        ("Ctrl+B 2 Return", "Nothing was typed"),
        ("Ctrl+B 2 1 2 3 4 5 6 7 8 Return", "¥12,345,678.00 cannot be moved"),
        ("5 Ctrl+B 1 Return", "This needs a reason"),
    ],
)
def test_what_cannot_be_is_refused(till: Till, keys: str, told: str) -> None:
    press(till, keys)

    assert till.told().startswith(told)
    assert moved(till) == []


def test_esc_goes_back_step_by_step_and_the_sale_waits_below(till: Till) -> None:
    till.scan(OWN)
    press(till, "Ctrl+B 2 5 Return")
    names = []
    for _ in range(3):
        names.append(sheet(till).name)
        press(till, "Esc")

    assert names == ["cash_why", "cash_amount", "cash_pick"]
    assert (till.counter.panel, till.lines()) == (None, [("自编货", 1)])
    press(till, "Ctrl+B")
    till.scan(MILK)
    assert len(till.lines()) == 2, "a scan closes it and is honoured"


def test_opening_it_asks_why_as_ever(till: Till) -> None:
    press(till, "Ctrl+B 1 1")
    approve(till)

    assert till.shop.jobs() == [("drawer", b"")]
    assert moved(till) == []


# ---- a colleague
@pytest.fixture
def locked(till: Till) -> Till:
    """Die typed ten wrong PINs."""
    till.shop.books.set_setting("attempts/A3", f'{{"wrong": {LOCKED_AT}}}').result()
    till.begin()
    return till


def test_a_manager_unlocks_and_he_signs_in(locked: Till) -> None:
    press(locked, "Ctrl+M 8")
    assert rows(locked) == ["Die"]
    press(locked, "1")
    approve(locked)
    assert (entries_of(locked, StaffUnlocked), locked.told()) == (1, "Die may sign in again")
    assert (locked.counter.person.id, locked.counter.panel) == ("A1", None)

    press(locked, "Ctrl+M 5 Down Down Down")
    assert locked.counter.chosen == "A3"
    types(locked, DIES_PIN)
    press(locked, "Return")
    assert locked.counter.person.id == "A3"


def test_by_touch_and_given_up(locked: Till) -> None:
    locked.tap("Shift")
    locked.tap_row(7)
    locked.tap_row(0)
    assert locked.counter.place == "approve"
    press(locked, "Esc")

    assert (sheet(locked).name, entries_of(locked, StaffUnlocked)) == ("unlock", 0)


def test_while_nobody_is_locked_it_is_not_in_the_menu(till: Till) -> None:
    press(till, "Ctrl+M 8")

    assert till.counter.sheet is None
