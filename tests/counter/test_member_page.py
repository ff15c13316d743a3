"""The member's page (M2), and what keys do while a sheet lies over the checkout."""

import pytest

from pos_app.ui import acts
from pos_app.ui.state_panels import HelpState, MemberPickState, SearchState
from tests.counter.club_till import facts, press, sheet, titled
from tests.counter.till import Till
from tests.services.shop import CARD, OWN, SOAP


@pytest.fixture
def guest(club_till: Till) -> Till:
    """One article lies in the cart, the member is attached."""
    for code in (OWN, CARD):
        club_till.scan(code)
    club_till.begin()
    return club_till


def test_everything_about_him_by_one_key(guest: Till) -> None:
    guest.key("F3")

    assert titled(guest) == "王小明 · Red"
    assert facts(guest) == {
        "Tier": "Red",
        "Birthday": "—",
        "Stored value": "¥720.00 ¥600.00 paid in, ¥120.00 given",
        "To spend here now": "¥60.00 ¥660.00 with HQ or other tills",
        "Points": "40 40 to spend here",
        "Coupons": "1",
        "Sessions left": "—",
        "Last visit": "—",
    }
    assert (guest.keys, guest.touches) == (1, 0)


def test_by_one_touch_and_left_again(guest: Till) -> None:
    guest.tap("Member")
    assert (sheet(guest).name, guest.touches) == ("member", 1)
    guest.tap("Close")

    assert guest.counter.panel is None


def test_what_he_bought_stands_there_at_once(guest: Till) -> None:
    guest.key("F9")
    assert guest.paid
    guest.scan(CARD)
    guest.key("F3")

    assert facts(guest)["Last visit"] == "2026-01-02 ¥8.55"


def test_without_a_member_it_asks_for_one(club_till: Till) -> None:
    club_till.key("F3")

    assert isinstance(club_till.counter.panel, MemberPickState)


@pytest.mark.parametrize("keys", ["Ctrl+T", "Ctrl+R", "Ctrl+K"])
def test_without_a_member_his_acts_are_refused(club_till: Till, keys: str) -> None:
    club_till.key(keys)

    assert club_till.told() == "This sale has no member Scan the card, or type the phone and press F3"


def test_the_keys_of_the_sale_are_not_taken_for_the_sale_below(guest: Till) -> None:
    guest.key("F3")
    for keys in ("F9", "F12", "F6", "F11", "F8", "Del", "Ctrl+Del", "-"):
        guest.key(keys)
        assert guest.told() == "This key does nothing here Finish this page, or leave it with Esc", keys
    guest.do(acts.Pay(acts.TenderKind.CASH, 5000))  # a quick cash key beside the sheet

    assert guest.alarmed()
    assert (guest.counter.place, guest.lines()) == ("sale", [("自编货", 1)])
    guest.key("Esc F9")
    assert guest.paid


def test_a_scan_closes_it_and_is_honoured(guest: Till) -> None:
    guest.key("F3")
    guest.scan(SOAP)

    assert guest.counter.panel is None
    assert len(guest.lines()) == 2


def test_from_a_sheet_one_gets_to_the_help_and_the_search(guest: Till) -> None:
    guest.key("F3 F1")
    assert isinstance(guest.counter.panel, HelpState)
    guest.key("Esc F3 F4")
    assert isinstance(guest.counter.panel, SearchState)


def test_the_member_is_dropped_by_its_key_and_by_the_key_of_the_sale(guest: Till) -> None:
    guest.key("F3")
    guest.tap("Drop")
    assert guest.counter.sale.member is None

    guest.scan(CARD)
    guest.key("F3 Shift+F3")
    assert guest.counter.sale.member is None


def test_each_act_has_a_digit(guest: Till) -> None:
    for digit, name in (("1", "top_up"), ("2", "redeem"), ("3", "packages"), ("4", "recharge"), ("5", "enrol")):
        press(guest, f"F3 {digit}")
        assert sheet(guest).name == name
        press(guest, "Esc")
        assert guest.counter.panel is None
