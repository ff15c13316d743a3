"""A lost card at the counter (M3): frozen, unfrozen and replaced by keys alone, and said where the cashier looks."""

import pytest

from domain.entry_standing import CardReplaced, MemberFrozen, MemberUnfrozen
from pos_app.ui import acts
from pos_app.ui.member_panel import MemberPanel
from tests.counter.club import BLANK_CARD
from tests.counter.club_till import facts, press, sheet, titled, types
from tests.counter.test_double_fire import GAP, TIMES, entries_of
from tests.counter.till import Till
from tests.services.shop import BEAS_PIN, CARD, MEMBERS, MILK, member_row, sale_of


@pytest.fixture
def guest(club_till: Till) -> Till:
    """One article lies in the cart, the member is attached."""
    for code in (MILK, CARD):
        club_till.scan(code)
    club_till.begin()
    return club_till


def approve(till: Till) -> None:
    till.do(acts.SignIn("A2", BEAS_PIN))
    till.settled()


def by_phone(till: Till) -> None:
    types(till, "13800001234")
    press(till, "F3")


def test_frozen_by_three_keys_and_the_sale_goes_on_at_list_prices(guest: Till) -> None:
    guest.shop.hq.online = False
    press(guest, "F3 7 1")
    assert titled(guest) == "Freeze the card of 王小明: why?"
    press(guest, "1")

    assert (titled(guest), entries_of(guest, MemberFrozen)) == ("The card of 王小明 is frozen", 1)
    assert (guest.keys, guest.digits) == (1, 3)
    assert guest.counter.sale.member is None
    guest.think()
    guest.key("F9")
    assert sale_of(guest.paid).member is None


def test_his_card_and_his_phone_show_that_he_is_frozen(guest: Till) -> None:
    press(guest, "F3 7 1 1")
    guest.think()
    for by_card in (True, False):
        if by_card:
            guest.scan(CARD)
        else:
            by_phone(guest)
        assert guest.told().startswith("The card of 王小明 is frozen Sell without the member")
        assert facts(guest) == {"Card": "Frozen since 2026-01-02", "Why": "The card is lost", "Number": f"…{CARD[-4:]}"}
        assert guest.counter.sale.member is None
        press(guest, "Esc")
    assert guest.lines() == [("纯牛奶", 1)]


def test_a_manager_and_a_paper_unfreeze_and_the_sale_is_his_again(guest: Till) -> None:
    press(guest, "F3 7 1 1")
    guest.think()
    press(guest, "Return")
    by_phone(guest)
    press(guest, "1 1")
    assert titled(guest) == "Which paper of 王小明 did you look at?"
    press(guest, "1")
    assert (guest.counter.place, entries_of(guest, MemberUnfrozen)) == ("approve", 0)
    approve(guest)

    assert (titled(guest), entries_of(guest, MemberUnfrozen)) == ("The card of 王小明 pays again", 1)
    assert guest.counter.sale.member is not None
    assert guest.counter.person.id == "A1"


def test_a_new_card_by_scan_and_the_old_one_is_refused(guest: Till) -> None:
    press(guest, "F3 7 2")
    guest.scan(BLANK_CARD)
    guest.think()
    assert titled(guest) == f"王小明 gets the card …{BLANK_CARD[-4:]}: why?"
    press(guest, "1 2")
    approve(guest)

    assert (titled(guest), entries_of(guest, CardReplaced)) == (f"王小明 has the card …{BLANK_CARD[-4:]} now", 1)
    guest.think()
    press(guest, "Return Shift+F3")
    guest.scan(CARD)
    assert guest.told().startswith(f"The card {CARD} was replaced on 2026-01-02 Ask for the new card")
    guest.think()
    guest.scan(BLANK_CARD)
    assert guest.counter.sale.member is not None
    assert guest.counter.sale.member.member.id == "M1"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Nothing was typed"),
        (CARD, "This card belongs to 王小明"),
        ("x1", "x1 cannot be a member card"),
    ],
)
def test_a_card_that_cannot_be_given_is_said_in_place(guest: Till, typed: str, told: str) -> None:
    press(guest, "F3 7 2")
    types(guest, typed) if typed else None
    press(guest, "Return")

    assert guest.told().startswith(told)
    assert sheet(guest).name == "new_card"


def test_enter_alone_freezes_and_gives_nothing(guest: Till) -> None:
    press(guest, "F3 7 1 Return")
    assert guest.told().startswith("This needs a reason")
    press(guest, "Esc F3 7 2")
    guest.scan(BLANK_CARD)
    press(guest, "Return")
    assert guest.told().startswith("This needs a reason")
    assert entries_of(guest, MemberFrozen) == entries_of(guest, CardReplaced) == 0


def test_frozen_while_he_stands_here_is_said_in_words(guest: Till) -> None:
    """HQ's word comes with a pull: the sale is not finished, and his panel says why until he is dropped."""
    wang = {**MEMBERS[0], "frozen": True}
    guest.shop.store.apply_rows([member_row(wang, 9)], guest.shop.store.cursors(), 1)
    guest.key("F9")
    guest.settled()

    assert guest.told().startswith("The card of 王小明 is frozen")
    [panel] = [one for one in guest.parts.window.findChildren(MemberPanel) if one.isVisible()]
    assert "Frozen" in panel.accessibleName()
    guest.think()
    guest.key("Shift+F3 F9")
    assert sale_of(guest.paid).member is None


def test_pressed_twenty_times_it_is_frozen_once(guest: Till) -> None:
    press(guest, "F3 7 1")
    for _ in range(TIMES):
        guest.key("1")
        guest.think(GAP)
    guest.settled()

    assert entries_of(guest, MemberFrozen) == 1


def test_who_left_has_no_page_of_his_card(guest: Till) -> None:
    wang = {**MEMBERS[0], "frozen": True, "left": True}
    guest.shop.store.apply_rows([member_row(wang, 9)], guest.shop.store.cursors(), 1)
    guest.scan(CARD)

    assert guest.told().startswith("The card of 王小明 is frozen")
    assert guest.counter.panel is None
