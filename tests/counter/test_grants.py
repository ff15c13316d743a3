"""From the member's page: a tier or a membership granted by hand (T2, G2) with a manager's PIN; lucky draws (K5)."""

import pytest

from domain.entries import TierGranted
from domain.entry_causes import DrawMade, MembershipGranted
from tests.counter.club_till import facts, figure, press, rows, sheet, titled, types
from tests.counter.test_double_fire import entries_of
from tests.counter.till import Till
from tests.services.shop import BEAS_PIN, CARD, MILK, OWN, TWIN_CARD


def approve(till: Till) -> None:
    """Bea types her PIN."""
    assert till.counter.place == "approve", till.story()
    types(till, BEAS_PIN)
    press(till, "Return")


# ---- granting
def test_a_tier_by_hand_with_a_managers_pin(club_till: Till) -> None:
    for code in (OWN, TWIN_CARD):
        club_till.scan(code)
    club_till.begin()
    press(club_till, "F3 +")
    assert rows(club_till) == ["Red", "Gold"]
    press(club_till, "1")
    assert facts(club_till) == {"Tier now": "Yellow", "Then": "Red"}
    press(club_till, "2")
    approve(club_till)

    assert titled(club_till) == "Red granted to 王大明"
    assert (entries_of(club_till, TierGranted), club_till.keys) == (1, 3)
    member = club_till.counter.sale.member
    assert member is not None
    assert (member.member.tier, club_till.counter.sale.bill.payable) == ("red", 855), "the sale is priced anew"


def test_the_approval_says_what_and_why(club_till: Till) -> None:
    club_till.scan(TWIN_CARD)
    press(club_till, "F3 + 1 2")

    asked = club_till.counter.asked
    assert asked is not None
    assert (asked.wanted.right, asked.wanted.reason) == ("tier.grant", "apology")
    press(club_till, "Esc")
    assert (sheet(club_till).name, entries_of(club_till, TierGranted)) == ("grant", 0)


def test_a_membership_by_touch_and_it_stands_on_the_page(club_till: Till) -> None:
    club_till.scan(CARD)
    club_till.begin()
    club_till.tap("Member")
    club_till.settled()
    club_till.tap("Tier, term")
    club_till.settled()
    assert rows(club_till) == ["Gold"], "red is the best tier"
    club_till.tap_row(0)
    club_till.settled()
    assert facts(club_till) == {"Good now until": "—", "Then until": "2027-01-02"}
    club_till.tap_row(2)
    club_till.settled()
    approve(club_till)

    assert facts(club_till) == {"Good until": "2027-01-02"}
    assert (entries_of(club_till, MembershipGranted), club_till.touches) == (1, 4)
    club_till.think()
    press(club_till, "Return F3")
    assert facts(club_till)["Membership"] == "Gold until 2027-01-02"


def test_enter_alone_grants_nothing(club_till: Till) -> None:
    club_till.scan(CARD)
    press(club_till, "F3 + 1 Return")

    assert club_till.told() == "A reason is missing Type why, or choose a reason"
    assert entries_of(club_till, MembershipGranted) == 0


def test_where_the_plan_has_neither_the_keys_are_absent(till: Till) -> None:
    till.scan(CARD)
    press(till, "F3")

    assert not {"grant", "draw"} & {key.choice for key in sheet(till).keys}


# ---- draws
@pytest.fixture
def drawer(club_till: Till) -> Till:
    """M1 bought something that has a draw; his card is scanned again."""
    for code in (MILK, CARD):
        club_till.scan(code)
    press(club_till, "F9")
    assert club_till.paid
    club_till.scan(CARD)
    club_till.begin()
    return club_till


def test_the_draw_of_a_sale_by_digits_and_enter(drawer: Till) -> None:
    press(drawer, "F3 *")
    assert rows(drawer) == ["Wheel", "Lot"]
    press(drawer, "1")
    assert facts(drawer) == {"A coupon": "1 / 2", "Five points": "1 / 2"}
    assert (figure(drawer), sheet(drawer).figure_of) == ("free", "Costs")
    press(drawer, "Return")

    assert (titled(drawer), entries_of(drawer, DrawMade)) == ("Wheel", 1)
    assert figure(drawer) in {"A coupon", "Five points"}
    assert (drawer.keys, drawer.digits) == (3, 1)
    drawer.think()
    press(drawer, "Return F3 *")
    assert rows(drawer) == ["Lot"], "each draw of a sale is made once"


def test_a_scanned_receipt_chooses_its_draw(drawer: Till) -> None:
    sold = next(row for row in drawer.shop.books.receipts(1))
    press(drawer, "F3 *")
    drawer.scan(f"S01-R2-{sold.ref.seq:06d}")
    assert sheet(drawer).title == "Wheel"
    press(drawer, "Return")
    drawer.think()
    press(drawer, "Return F3 *")
    drawer.scan(f"S01-R2-{sold.ref.seq:06d}")

    assert drawer.told() == "This sale has no draw left Each draw of a sale is made once"


def test_a_draw_for_points_takes_them_and_asks_hq_for_what_is_missing(club_till: Till) -> None:
    club_till.scan(CARD)
    press(club_till, "F3 * 1")
    assert figure(club_till) == "20 points"
    press(club_till, "Return")
    member = club_till.counter.sale.member
    assert member is not None
    assert (member.points, titled(club_till)) == (20, "Lot")

    for _ in range(2):
        club_till.think()
        press(club_till, "Return F3 * 1 Return")
    assert club_till.told().startswith("0 points can be spent here now, not 20")
    assert club_till.shop.hq.asked[-1] == ("M1", {"PTS": 20})
    assert entries_of(club_till, DrawMade) == 2
