"""Money into stored value at the counter (V1, V5), and recharge cards (V2): what is pressed, and what comes of it."""

import pytest

from domain.entry_value import RechargeCardPresented, TopUpCancelled, TopUpCompleted
from domain.recharge_code import from_random, printed
from domain.tenders import CARD as BY_CARD
from domain.tenders import CASH, Tender
from pos_app.ui import acts
from tests.counter.club_till import facts, figure, press, rows, sheet, titled, types
from tests.counter.test_double_fire import entries_of
from tests.counter.till import Till
from tests.services.shop import BEAS_PIN, CARD, OWN, SOAP

CODE, GUESS = from_random(1234567890123456789012), from_random(99)
SLIP = "T0012345"


@pytest.fixture
def wang(club_till: Till) -> Till:
    """The member is attached, the cart is empty, nothing was pressed."""
    club_till.scan(CARD)
    club_till.begin()
    return club_till


def last(till: Till) -> object:
    """The body of the last entry."""
    stored = till.shop.books.entry(till.shop.entries())
    assert stored is not None
    return stored.entry.body


def top_up(till: Till) -> TopUpCompleted:
    body = last(till)
    assert isinstance(body, TopUpCompleted)
    return body


def test_a_top_up_costs_two_keys_and_the_bonus_is_told_before(wang: Till) -> None:
    wang.key("1 0 0 0 Ctrl+T")
    assert facts(wang) == {
        "Paid in": "¥1,000.00", "Given on top": "¥200.00", "Balance afterwards": "¥1,920.00",
    }  # fmt: skip
    assert figure(wang) == "¥1,000.00"
    press(wang, "F9")

    done = top_up(wang)
    assert (done.principal, done.bonus, done.tenders) == (100_000, 20_000, (Tender(CASH, 100_000),))
    assert (wang.keys, wang.digits) == (2, 4)
    assert titled(wang) == "Topped up for 王小明"
    assert facts(wang)["Balance now"] == "¥1,920.00"
    assert wang.counter.sale.member is not None
    assert wang.counter.sale.member.balance == 192_000
    assert [kind for kind, _ in wang.shop.jobs()] == ["drawer", "receipt"]


def test_a_top_up_by_touch_takes_four_taps(wang: Till) -> None:
    wang.tap("Member")
    wang.tap("Top up")
    assert rows(wang) == ["¥1,000.00", "To try"]
    wang.settled()
    wang.tap_row(0)
    wang.settled()
    wang.tap("Paid in cash")
    wang.settled()

    assert (top_up(wang).bonus, wang.touches) == (20_000, 4)


def test_the_money_goes_into_no_sale_and_the_cart_stays(wang: Till) -> None:
    wang.scan(OWN)
    press(wang, "5 0 Ctrl+T F9 Return")

    assert (top_up(wang).principal, wang.counter.place, wang.lines()) == (5_000, "sale", [("自编货", 1)])


def test_change_stands_large(wang: Till) -> None:
    press(wang, "5 0 Ctrl+T 1 0 0 F9")

    assert (top_up(wang).change, figure(wang), sheet(wang).figure_of) == (5_000, "¥50.00", "Change")


def test_a_part_by_card_with_its_slip_the_rest_in_cash(wang: Till) -> None:
    press(wang, "1 0 0 Ctrl+T 6 0 F11")
    assert (figure(wang), sheet(wang).asks) == ("¥60.00", "Reference on the slip")
    types(wang, SLIP)
    press(wang, "Return")
    assert figure(wang) == "¥40.00"
    press(wang, "F9")

    assert top_up(wang).tenders == (Tender(BY_CARD, 6_000, reference=SLIP), Tender(CASH, 4_000))


def test_a_slip_that_is_typed_first_pays_all(wang: Till) -> None:
    press(wang, "1 0 0 Ctrl+T")
    types(wang, SLIP)
    press(wang, "F11")

    assert top_up(wang).tenders == (Tender(BY_CARD, 10_000, reference=SLIP),)


def test_a_stray_enter_takes_no_money(wang: Till) -> None:
    press(wang, "1 0 0 Ctrl+T Return Return")

    assert wang.told() == "How is it paid? Press F9 for cash, F11 for a card"
    assert entries_of(wang, TopUpCompleted) == 0


def test_what_was_handed_over_is_finished_or_given_back(wang: Till) -> None:
    """A scan, the help and the lock wait; Esc gives it back, and only then the sheet closes."""
    wang.scan(OWN)
    press(wang, "1 0 0 Ctrl+T 4 0 F9")
    assert (figure(wang), sheet(wang).holds) == ("¥60.00", True)
    wang.scan(SOAP)
    assert wang.told() == "The scan was not taken Finish this step first, then scan again"
    for keys in ("F1", "Ctrl+L", "F3", "F4"):
        wang.key(keys)
        assert wang.told().startswith("This key does nothing here"), keys
    press(wang, "Esc")
    assert (figure(wang), sheet(wang).holds) == ("¥100.00", False)
    press(wang, "Esc")

    assert (wang.counter.panel, wang.lines(), entries_of(wang, TopUpCompleted)) == (None, [("自编货", 1)], 0)


def test_a_payment_code_does_not_pay_the_sale_below(wang: Till) -> None:
    wang.scan(OWN)
    press(wang, "1 0 0 Ctrl+T")
    wang.scan("134567890123456789")

    assert wang.told() == "How is it paid? Press F9 for cash, F11 for a card"
    assert wang.counter.sale.tenders == ()


def test_a_trial_card_once(wang: Till) -> None:
    wang.shop.hq.available["M1"]["TRIAL:taste"] = 1
    press(wang, "Ctrl+T Down Down Return F9")

    assert (top_up(wang).trial, top_up(wang).principal, top_up(wang).bonus) == ("taste", 9_000, 1_000)
    press(wang, "Return Ctrl+T Down Down Return")
    assert wang.told().startswith("This member had")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("0 Ctrl+T", "The amount cannot be 0"),
        ("a b Ctrl+T", "ab is not an amount"),
        ("Ctrl+T Return", "Nothing was typed"),
    ],
)
def test_what_is_no_amount_is_refused(wang: Till, keys: str, told: str) -> None:
    press(wang, keys)

    assert wang.told().startswith(told)


# ---- taken back
def test_the_last_top_up_is_taken_back_by_its_reason(wang: Till) -> None:
    press(wang, "1 0 0 0 Ctrl+T F9 Return")
    wang.think()
    wang.begin()
    press(wang, "Return Ctrl+T F8 Return")
    assert (figure(wang), facts(wang)) == ("¥1,000.00", {"Cash": "¥1,000.00", "Bonus taken away": "¥200.00"})
    press(wang, "Return")  # a stray Enter gives nothing back
    assert entries_of(wang, TopUpCancelled) == 0
    press(wang, "2")
    wang.do(acts.SignIn("A2", BEAS_PIN))

    body = last(wang)
    assert isinstance(body, TopUpCancelled)
    assert (body.principal, body.bonus, body.reason) == (100_000, 20_000, "mistake")
    assert facts(wang) == {"Balance now": "¥720.00"}


def test_by_scan_of_its_receipt(wang: Till) -> None:
    press(wang, "1 0 0 Ctrl+T F9 Return")
    number = f"S01-R2-{wang.shop.entries():06d}"
    press(wang, "Esc Ctrl+T F8")
    wang.scan(number)
    press(wang, "1")
    wang.do(acts.SignIn("A2", BEAS_PIN))

    assert isinstance(last(wang), TopUpCancelled)


def test_a_touched_or_old_one_is_not(wang: Till) -> None:
    press(wang, "1 0 0 Ctrl+T F9 Esc")
    wang.shop.clock.forward(hours=24 * 9)
    press(wang, "Ctrl+T F8")

    assert rows(wang) == []
    press(wang, "Return")
    assert wang.told().startswith("Nothing was typed")


# ---- recharge cards
def test_a_recharge_card_is_scanned_and_one_enter_credits_it(wang: Till) -> None:
    wang.shop.hq.cards[CODE] = 10_000
    wang.scan(printed(CODE))
    assert sheet(wang).below == f"Card …{CODE[-4:]}: Enter credits it, for good"
    wang.think()
    press(wang, "Return")

    body = last(wang)
    assert isinstance(body, RechargeCardPresented)
    assert (body.amount, body.member, figure(wang)) == (10_000, "M1", "¥100.00")
    assert wang.keys == 1
    assert CODE not in wang.story()


def test_it_is_typed(wang: Till) -> None:
    wang.shop.hq.cards[CODE] = 10_000
    press(wang, "F3 4")
    types(wang, CODE.lower())
    press(wang, "Return")

    assert isinstance(last(wang), RechargeCardPresented)


def test_a_guess_is_refused_and_has_to_wait(wang: Till) -> None:
    press(wang, "F3 4")
    types(wang, GUESS)
    press(wang, "Return")
    assert wang.told().startswith("This card is not accepted")
    types(wang, GUESS)
    press(wang, "Return")

    assert "5" in wang.told()
    assert wang.shop.hq.redeemed == wang.shop.hq.redeemed[:1]


def test_without_a_member_a_recharge_card_is_nobodys(club_till: Till) -> None:
    club_till.scan(printed(CODE))

    assert club_till.told().startswith("This sale has no member")
