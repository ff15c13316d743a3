"""Packages at the counter (G1): lines that sessions pay for, ticking off, giving on, paying back."""

import pytest

from domain.entries import PackageRefunded
from domain.entry_causes import PackageTransferred, SessionUsed
from pos_app.ui import acts
from tests.counter.club_till import facts, figure, press, rows, sheet, titled
from tests.counter.test_double_fire import entries_of
from tests.counter.till import Till
from tests.services.shop import BEAS_PIN, CARD, MILK, OWN, SOAP, TWIN_CARD, sale_of


@pytest.fixture
def wang(club_till: Till) -> Till:
    """The member bought ten massages at this till; he is attached, the cart is empty."""
    for code in (SOAP, CARD):
        club_till.scan(code)
    club_till.key("F9")
    assert club_till.paid
    club_till.scan(CARD)
    club_till.shop.jobs()
    club_till.begin()
    return club_till


def test_one_session_three_keys(wang: Till) -> None:
    press(wang, "Ctrl+K")
    assert rows(wang) == ["Massages"]
    assert sheet(wang).rows[0].figure == "10 left"
    press(wang, "1 Return")

    assert entries_of(wang, SessionUsed) == 1
    assert (titled(wang), figure(wang)) == ("1 of Massages ticked off", "9")
    assert (wang.keys, wang.digits) == (2, 1)
    assert [kind for kind, _ in wang.shop.jobs()] == ["receipt"]


def test_three_at_once_and_their_end_is_seen_before(wang: Till) -> None:
    press(wang, "Ctrl+K 1")
    assert facts(wang) == {"Sessions left": "10 10 here", "The first ones end": "2027-01-02"}
    press(wang, "3 Return")

    assert figure(wang) == "7"


def test_more_than_there_are(wang: Till) -> None:
    press(wang, "Ctrl+K 1 1 1 Return")

    assert wang.told().startswith("10 sessions are left here, 11 are wanted")


def test_no_session_left_is_said(club_till: Till) -> None:
    club_till.scan(CARD)
    press(club_till, "Ctrl+K")

    assert rows(club_till) == []
    assert "no sessions left" in sheet(club_till).empty


def test_a_line_of_the_cart_is_paid_by_a_session(wang: Till) -> None:
    wang.scan(MILK)
    wang.scan(OWN)
    wang.begin()
    press(wang, "Ctrl+K")
    assert rows(wang) == ["纯牛奶", "Massages"]
    assert sheet(wang).rows[0].figure == "1 sessions pay for it"
    press(wang, "1")
    assert wang.told() == "Paid for by Massages"
    assert wang.counter.sale.bill.payable == 855
    press(wang, "F9")

    assert [one.package for one in sale_of(wang.paid).sessions] == ["massage"]
    assert (wang.keys, wang.digits) == (2, 1)


def test_it_can_be_paid_after_all(wang: Till) -> None:
    wang.scan(MILK)
    press(wang, "Ctrl+K 1 Ctrl+K")
    assert sheet(wang).rows[0].chip == "Massages"
    press(wang, "1")

    assert wang.counter.sale.cart.sessions == ()
    assert rows(wang)[0] == "纯牛奶"


def test_sessions_are_given_to_another_member_by_his_card(wang: Till) -> None:
    press(wang, "Ctrl+K 1 4 +")
    assert titled(wang) == "Who gets 4 sessions?"
    wang.scan(TWIN_CARD)
    assert titled(wang) == "4 sessions to 王大明?"
    wang.think()
    press(wang, "Return")

    assert entries_of(wang, PackageTransferred) == 1
    press(wang, "Return")
    wang.think()
    press(wang, "Return Ctrl+K")
    assert sheet(wang).rows[0].figure == "6 left"


def test_to_one_of_several_by_his_digit(wang: Till) -> None:
    press(wang, "Ctrl+K 1 + 1 2 3 4 Return")
    assert rows(wang) == ["王大明", "王小明"] or rows(wang) == ["王小明", "王大明"]
    press(wang, str(rows(wang).index("王小明") + 1))
    press(wang, "Return")

    assert wang.told().startswith("Both are the same member")
    assert entries_of(wang, PackageTransferred) == 0


def test_the_unused_part_is_paid_back_by_its_reason(wang: Till) -> None:
    press(wang, "Ctrl+K 1 4 Return")
    wang.think()
    press(wang, "Return Ctrl+K F8")
    assert rows(wang) == ["香皂"]
    press(wang, "Return")
    assert facts(wang)["Sessions not used"] == "6 / 10"
    back = figure(wang)
    press(wang, "Return")
    assert entries_of(wang, PackageRefunded) == 0
    press(wang, "1")
    wang.do(acts.SignIn("A2", BEAS_PIN))

    assert entries_of(wang, PackageRefunded) == 1
    assert (figure(wang), titled(wang)) == (back, "The package is paid back")
    wang.think()
    press(wang, "Return Ctrl+K")
    assert rows(wang) == []
