"""New members at the counter (M1, M4), who buys for a company (M5), and who leaves (M3)."""

import pytest

from domain.entry_causes import MemberEnrolled
from domain.entry_value import MemberClosed
from pos_app.ui import acts
from tests.counter.club import BLANK_CARD, COMPANY_CARD
from tests.counter.club_till import facts, figure, press, rows, sheet, titled, types
from tests.counter.test_double_fire import entries_of
from tests.counter.till import Till
from tests.services.shop import BEAS_PIN, CARD, NOBODYS_CARD, OWN, sale_of

PHONE = "13955556666"


def enrolled(till: Till) -> MemberEnrolled:
    """The body of the enrolment that was written last."""
    bodies = [till.shop.books.entry(seq) for seq in range(1, till.shop.entries() + 1)]
    found = [one.entry.body for one in bodies if one is not None and isinstance(one.entry.body, MemberEnrolled)]
    return found[-1]


def test_a_blank_card_and_two_keys(club_till: Till) -> None:
    """Offline: he is a member at once, with his coupons, and the sale goes on as his."""
    club_till.shop.hq.online = False
    club_till.scan(OWN)
    club_till.scan(NOBODYS_CARD)
    assert club_till.told().endswith("Ctrl+N enrols with this card")
    club_till.begin()
    press(club_till, "Ctrl+N")
    assert sheet(club_till).says
    assert sheet(club_till).rows[1].figure == NOBODYS_CARD
    press(club_till, "Return")

    assert (enrolled(club_till).agreement, club_till.keys) == ("till-1", 2)
    assert (titled(club_till), facts(club_till)) == (f"{NOBODYS_CARD} is a member now", {"Coupons": "4"})
    member = club_till.counter.sale.member
    assert member is not None
    assert member.card == NOBODYS_CARD
    club_till.think()
    club_till.key("F9")  # the sale's keys work at once
    assert sale_of(club_till.paid).payable == 900


def test_a_phone_number_and_two_keys(club_till: Till) -> None:
    types(club_till, PHONE)
    press(club_till, "Ctrl+N Return")

    assert club_till.counter.sale.member is not None
    assert club_till.counter.sale.member.phone == PHONE
    assert (club_till.keys, club_till.digits) == (2, 11)


def test_a_phone_that_was_looked_for_is_remembered(club_till: Till) -> None:
    types(club_till, PHONE)
    press(club_till, "Return")
    assert club_till.told().startswith(f"No member found for {PHONE}")
    press(club_till, "Ctrl+N")

    assert sheet(club_till).rows[0].figure == PHONE


def test_name_birthday_card_and_friend(club_till: Till) -> None:
    types(club_till, PHONE)
    press(club_till, "Ctrl+N")
    club_till.scan(BLANK_CARD)
    club_till.think()
    types(club_till, "Li")
    press(club_till, "Return")
    types(club_till, "1990-05-17")
    press(club_till, "Return +")
    club_till.scan(CARD)
    club_till.think()
    assert [row.figure for row in sheet(club_till).rows] == [PHONE, BLANK_CARD, "Li", "1990-05-17"]
    assert facts(club_till) == {"Brought by": "王小明"}
    assert any(key.words == "Messages: yes" for key in sheet(club_till).keys)
    press(club_till, "Return")

    assert enrolled(club_till).member.referrer == "M1"
    member = club_till.counter.sale.member
    assert member is not None
    assert (member.name, member.card) == ("Li", BLANK_CARD)


def test_a_friend_is_brought_from_the_members_page(club_till: Till) -> None:
    club_till.scan(CARD)
    press(club_till, "F3 5")
    assert facts(club_till) == {"Brought by": "王小明"}
    types(club_till, PHONE)
    press(club_till, "Return Return")

    assert enrolled(club_till).member.referrer == "M1"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("13800001234", "This phone number belongs to 王小明"),
        ("", "A new member needs a phone number or a card"),
    ],
)
def test_what_is_missing_or_taken_is_said_in_place(club_till: Till, typed: str, told: str) -> None:
    if typed:
        types(club_till, typed)
    press(club_till, "Ctrl+N Return")

    assert club_till.told().startswith(told)
    assert sheet(club_till).name == "enrol"
    assert entries_of(club_till, MemberEnrolled) == 0


def test_by_touch(club_till: Till) -> None:
    club_till.scan(BLANK_CARD)
    club_till.begin()
    for name in ("Member", "New member", "Agreed: enrol"):
        club_till.tap(name)
        club_till.settled()

    assert (entries_of(club_till, MemberEnrolled), club_till.touches) == (1, 3)


# ---- companies
def test_who_buys_for_a_company_gets_the_points(club_till: Till) -> None:
    for code in (OWN, COMPANY_CARD):
        club_till.scan(code)
    press(club_till, "F3 7")
    assert titled(club_till) == "Who buys for 远航公司?"
    club_till.scan(CARD)
    assert club_till.told() == "王小明 buys and gets the points"
    club_till.think()
    press(club_till, "F3")
    assert facts(club_till)["Buys for it"] == "王小明 gets the points"
    press(club_till, "Esc F9")

    body = sale_of(club_till.paid)
    assert body.member is not None
    assert (body.member.id, body.agent) == ("M5", "M1")


def test_nobody_in_particular_buys(club_till: Till) -> None:
    club_till.scan(COMPANY_CARD)
    press(club_till, "F3 7 w x m Return F3 7 Del")

    assert club_till.counter.sale.cart.agent is None


# ---- leaving
def test_a_cashier_cannot_close_a_membership(club_till: Till) -> None:
    club_till.scan(CARD)
    press(club_till, "F3 6 1")

    assert club_till.counter.place == "approve"
    assert entries_of(club_till, MemberClosed) == 0
    press(club_till, "Esc")
    assert (titled(club_till)[:4], entries_of(club_till, MemberClosed)) == ("王小明 ", 0)
    press(club_till, "1")
    club_till.do(acts.SignIn("A2", BEAS_PIN))

    assert entries_of(club_till, MemberClosed) == 1
    assert (titled(club_till), club_till.counter.person.id) == ("王小明 is no member any more", "A1")


def test_a_manager_closes_it_and_pays_out(club_till: Till) -> None:
    club_till.do(acts.SignOut())
    club_till.do(acts.SignIn("A2", BEAS_PIN))
    club_till.scan(CARD)
    press(club_till, "F3 6")
    assert figure(club_till) == "¥600.00"
    assert facts(club_till)["Bonus forfeited"] == "¥120.00"
    assert rows(club_till)[0] == "Identity card"
    press(club_till, "Return")
    press(club_till, "1")

    assert entries_of(club_till, MemberClosed) == 1
    assert (titled(club_till), figure(club_till)) == ("王小明 is no member any more", "¥600.00")
    assert club_till.counter.sale.member is None
