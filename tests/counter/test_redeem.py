"""Points, coupons and gifts of the sale's member at the counter (P2, K1), and the member's PIN (V3)."""

import pytest

from domain.entries import GiftTaken
from domain.tenders import CASH, POINTS, STORED_VALUE
from tests.counter.club_till import facts, figure, press, rows, sheet, titled, types
from tests.counter.test_double_fire import entries_of
from tests.counter.till import Till
from tests.services.shop import CARD, COUPON, MILK, OWN, sale_of
from tests.services.valued import MEMBER_PIN

TENTH = "Ten off"


@pytest.fixture
def sale(club_till: Till) -> Till:
    """8.55 are due of a member who has 40 points of 0.10 here."""
    for code in (OWN, CARD):
        club_till.scan(code)
    club_till.begin()
    return club_till


# ---- points
def test_points_and_cash_two_keys_more(sale: Till) -> None:
    press(sale, "Ctrl+R")
    assert facts(sale) == {"Points to spend here": "40 of 40", "This bill takes": "1 to 85 points 1 point = ¥0.10"}
    assert rows(sale) == ["Pay with points", TENTH, "Gifts from the catalogue"]
    assert (sheet(sale).rows[0].figure, sheet(sale).rows[0].figure_below) == ("¥4.00", "40 points")
    press(sale, "1 F9")

    body = sale_of(sale.paid)
    assert [(one.kind, one.amount) for one in body.tenders] == [(POINTS, 400), (CASH, 455)]
    assert (sale.keys, sale.digits) == (2, 1)


def test_a_number_of_points_and_one_key(sale: Till) -> None:
    press(sale, "3 0 Ctrl+R")

    assert sale.told() == "¥5.55 left to pay"
    assert sale.counter.panel is None
    assert (sale.keys, sale.digits) == (1, 2)


def test_points_that_pay_all_finish_the_sale(club_till: Till) -> None:
    club_till.scan(MILK)
    club_till.scan(CARD)
    press(club_till, "Ctrl+R 1")
    due = club_till.counter.sale.settlement.due
    if due:
        press(club_till, "F9")

    assert sale_of(club_till.paid).tenders[0].kind == POINTS


def test_by_touch_two_taps(sale: Till) -> None:
    sale.tap("Member")
    sale.settled()
    sale.tap("Points, coupons")
    sale.settled()
    sale.tap_row(0)
    sale.settled()

    assert [(one.kind, one.amount) for one in sale.counter.sale.tenders] == [(POINTS, 400)]
    assert sale.touches == 3


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("5 0 Ctrl+R", "40 points can be spent here now, not 50"),
        ("0 Ctrl+R", "Points pay in steps"),
        ("9 9 9 Ctrl+R", "Of this bill 1 to 85 points may be paid"),
        ("1 . 5 Ctrl+R", "1.5 is no number of points"),
    ],
)
def test_what_cannot_be_paid_is_refused_and_the_sale_stays(sale: Till, keys: str, told: str) -> None:
    press(sale, keys)

    assert told in sale.told()
    assert sale.counter.sale.tenders == ()


def test_points_that_lie_at_hq_are_asked_for(sale: Till) -> None:
    sale.shop.hq.available["M1"]["PTS/2026-02"] = 30
    press(sale, "6 0 Ctrl+R")

    assert [one.amount for one in sale.counter.sale.tenders] == [600]
    assert sale.shop.hq.asked[-1] == ("M1", {"PTS": 20})


def test_esc_takes_the_points_back(sale: Till) -> None:
    press(sale, "3 0 Ctrl+R Esc")

    assert (sale.counter.sale.tenders, sale.counter.sale.settlement.due) == ((), 855)


# ---- coupons
def test_a_coupon_is_laid_in_and_taken_out_by_its_digit(sale: Till) -> None:
    press(sale, "5 * Ctrl+R 2")
    assert [use.code for use in sale.counter.sale.cart.coupons] == [COUPON]
    assert sheet(sale).rows[1].chip == "laid in"
    press(sale, "2")
    assert sale.counter.sale.cart.coupons == ()
    press(sale, "2 Ctrl+Z")
    assert sale.counter.sale.cart.coupons == ()
    assert sheet(sale).rows[1].chip == ""


def test_the_coupon_takes_off_what_it_says(sale: Till) -> None:
    press(sale, "9 * Ctrl+R 2 Esc F9")

    assert sum(one.amount for one in sale_of(sale.paid).adjustments if one.rule == "coupon:ten") == 1000


def test_nothing_to_use_is_said(club_till: Till) -> None:
    club_till.key("1 3 9 0 0 0 0 1 2 3 4 F3")
    press(club_till, "Ctrl+R")

    assert "gifts" in [row.choice for row in sheet(club_till).rows]


# ---- gifts
def test_a_gift_for_points_is_handed_over_by_digit_and_enter(sale: Till) -> None:
    press(sale, "Ctrl+R 3")
    assert rows(sale) == ["香皂", "纯牛奶"]
    press(sale, "1 Return")

    assert entries_of(sale, GiftTaken) == 1
    number = f"S01-R2-{sale.shop.books.head().seq:06d}"
    assert (titled(sale), facts(sale)) == ("Hand over: 香皂", {"Points left": "20", "Number of the gift": number})
    assert (sale.keys, sale.digits) == (2, 2)
    assert sale.lines() == [("自编货", 1)]


def test_points_and_cash_for_a_gift_with_change(sale: Till) -> None:
    press(sale, "Ctrl+R 3 2")
    assert figure(sale) == "¥1.00"
    press(sale, "Return")
    assert sale.told().startswith("How is it paid?")
    press(sale, "5 Return")

    assert entries_of(sale, GiftTaken) == 1
    assert (figure(sale), sheet(sale).figure_of) == ("¥4.00", "Change")


def test_a_gift_that_costs_more_than_he_has(sale: Till) -> None:
    press(sale, "Ctrl+R 3 1 Return")
    sale.think()
    press(sale, "Return Ctrl+R 3 1 Return")
    sale.think()
    press(sale, "Return Ctrl+R 3 1 Return")

    assert sale.told().startswith("0 points can be spent here now, not 20")
    assert entries_of(sale, GiftTaken) == 2


# ---- the PIN
def test_much_stored_value_asks_for_the_pin_and_goes_on(club_till: Till) -> None:
    for code in (*[OWN] * 6, CARD):
        club_till.scan(code)
    press(club_till, "F12")
    assert (sheet(club_till).name, sheet(club_till).secret) == ("pin", True)
    types(club_till, "9999")
    press(club_till, "Return")
    assert club_till.alarmed()
    types(club_till, MEMBER_PIN)
    press(club_till, "Return")

    body = sale_of(club_till.paid)
    assert ([one.kind for one in body.tenders], body.pin_checked) == ([STORED_VALUE], True)


def test_what_was_typed_of_a_pin_goes_with_the_sheet(club_till: Till) -> None:
    for code in (*[OWN] * 6, CARD):
        club_till.scan(code)
    press(club_till, "F12")
    types(club_till, "47")
    club_till.scan(MILK)

    assert club_till.parts.window.typed() == ""
    assert club_till.counter.panel is None
