"""Goods are exchanged at the counter (C5): F6 on the return, what is taken instead, and only the difference moves."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.entries import ReturnCompleted, SaleCompleted
from domain.tenders import CARD as BY_CARD
from domain.tenders import CASH, STORED_VALUE
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.ui.control.view_customer import customer_state
from pos_app.ui.control.view_sale import checkout_state, paid_state
from pos_app.ui.paid_card import PaidCard
from pos_app.ui.state import CheckoutState, LineState
from pos_app.ui.totals_panel import TotalsPanel
from tests.counter.club_till import press, types
from tests.counter.test_double_fire import GAP, TIMES, entries_of
from tests.counter.test_shift import restarted
from tests.counter.till import Till
from tests.services.shop import ANN, CARD, MILK, OWN, PEARS, PLAN, SOAP, TO_THE_JIAO, Shop, plan_row, return_of, sale_of

Bought = Callable[..., str]


@pytest.fixture
def bought(till: Till) -> Bought:
    """These were sold for cash, or paid otherwise; what is pressed from now on counts."""

    def made(*codes: str, card: str = "", keys: str = "F9") -> str:
        for code in (*codes, *([card] if card else [])):
            till.scan(code)
        till.think()
        press(till, keys)
        receipt = f"S01-R2-{till.paid.entry.seq:06d}"
        till.shop.jobs()
        till.begin()
        return receipt

    return made


def shown(till: Till) -> CheckoutState:
    return checkout_state(till.counter)


def brought(till: Till) -> list[tuple[str, str, int]]:
    """What comes back, as it stands in the cart."""
    return [(line.name, line.quantity_text, line.amount) for line in shown(till).returned]


def total(till: Till) -> str:
    """The large figure of the totals."""
    [panel] = [one for one in till.parts.window.findChildren(TotalsPanel) if one.isVisible()]
    return panel.accessibleDescription()


def told_paid(till: Till) -> str:
    assert till.paid
    [card] = [one for one in till.parts.window.findChildren(PaidCard) if one.isVisible()]
    return card.accessibleName()


def both(till: Till) -> tuple[ReturnCompleted, SaleCompleted]:
    """The two entries of the commit."""
    before = till.shop.books.entry(till.paid.entry.seq - 1)
    assert before is not None
    assert isinstance(before.entry.body, ReturnCompleted)
    return before.entry.body, sale_of(till.paid)


def drawer(till: Till) -> int:
    shift = till.shop.books.open_shift()
    assert shift is not None
    return shift.totals.expected_cash


def test_for_something_dearer_the_difference_is_paid(till: Till, bought: Bought) -> None:
    """A soap of 4.99 for one of 9.00: two scans and three keys, as a return and a sale, and 4.01 change hands."""
    receipt, cash = bought(SOAP), drawer(till)
    till.scan(receipt)
    press(till, "F8 F6")
    assert (till.counter.place, brought(till)) == ("sale", [("香皂", "1", -499)])
    assert shown(till).returned[0].code == f"{receipt} · Cash"
    assert total(till) == "¥4.99"
    till.scan(OWN)
    assert (total(till), shown(till).totals.due, shown(till).totals.back) == ("¥4.01", 401, 499)
    till.think()
    press(till, "F9")

    returned, sold = both(till)
    assert (till.keys, till.digits) == (3, 0)
    assert (returned.payable, sold.payable, returned.exchange) == (499, 900, sold.draft)
    assert [(one.kind, one.amount) for one in sold.tenders] == [(CASH, 900)]
    assert drawer(till) == cash + 401
    assert told_paid(till) == "Exchanged · Cash; Change ¥0.00"
    assert [(one.kind.value, one.amount) for one in paid_state(till.counter).tenders] == [("cash", 401)]
    assert [kind for kind, _ in till.shop.jobs()] == ["drawer", "receipt", "receipt"]


def test_by_touch(till: Till, bought: Bought) -> None:
    till.beam(bought(SOAP))
    till.tap("Everything")
    till.tap("Exchange")
    till.beam(OWN)
    till.tap("4.01 exact")

    assert (both(till)[0].payable, till.touches) == (499, 3)


def test_a_note_for_the_difference(till: Till, bought: Bought) -> None:
    till.scan(bought(SOAP))
    press(till, "F8 F6")
    till.scan(OWN)
    assert shown(till).quick_cash == (500, 1000, 5000)
    types(till, "10")
    press(till, "Return")

    assert told_paid(till) == "Exchanged · Cash; Change ¥5.99"


def test_for_something_cheaper_the_difference_is_handed_out(till: Till, bought: Bought) -> None:
    receipt, cash = bought(OWN), drawer(till)
    till.scan(receipt)
    press(till, "F8 F6")
    till.scan(MILK)
    assert (total(till), shown(till).totals.due, shown(till).totals.hands_out) == ("¥5.50", 0, 550)
    assert [key.accessibleName() for key in till.touch_keys() if key.accessibleName().startswith("Exchange")]
    till.think()
    press(till, "Return")

    assert told_paid(till) == "Exchanged; Give back ¥5.50"
    assert drawer(till) == cash - 550
    assert [kind for kind, _ in till.shop.jobs()] == ["drawer", "receipt", "receipt"]


def test_for_the_same_nothing_changes_hands(till: Till, bought: Bought) -> None:
    receipt, cash = bought(SOAP), drawer(till)
    till.scan(receipt)
    press(till, "F8 F6")
    till.scan(SOAP)
    till.think()
    press(till, "F9")

    assert told_paid(till) == "Exchanged; Change ¥0.00"
    assert drawer(till) == cash
    assert [kind for kind, _ in till.shop.jobs()] == ["receipt", "receipt"]


def test_the_difference_by_card_and_the_rest_in_cash(till: Till, bought: Bought) -> None:
    till.scan(bought(SOAP))
    press(till, "F8 F6")
    till.scan(OWN)
    till.think()
    press(till, "2 . 0 0 F11")
    types(till, "12345678")
    press(till, "Return")
    assert shown(till).totals.due == 201
    press(till, "F9")

    assert {one.kind: one.amount for one in both(till)[1].tenders} == {BY_CARD: 200, CASH: 700}


def test_cash_rounding_is_that_of_a_sale_in_cash(till: Till, shop: Shop, bought: Bought) -> None:
    shop.store.apply_rows([plan_row(replace(PLAN, version=2, rounding=TO_THE_JIAO), "")], {"chain": 2000}, 1)
    till.scan(bought(SOAP))
    press(till, "F8 F6")
    till.scan(SOAP)
    till.scan(SOAP)
    assert (total(till), shown(till).totals.back) == ("¥5.00", 490)
    till.think()
    press(till, "F9")

    assert (both(till)[1].payable, paid_state(till.counter).tenders[0].amount) == (990, 500)


# ---- the member
def test_the_member_of_the_receipt_buys_and_his_value_goes_back_to_him(till: Till, bought: Bought) -> None:
    """4.74 of stored value go back to the card; the milk is paid anew, at his price."""
    receipt = bought(SOAP, card=CARD, keys="F12")
    till.scan(receipt)
    press(till, "F8 F6")
    assert till.counter.sale.member is not None
    till.scan(MILK)
    assert shown(till).returned[0].code == f"{receipt} · Stored value"
    assert (shown(till).totals.back, shown(till).totals.due) == (0, till.counter.sale.bill.payable)
    till.think()
    press(till, "F12")

    returned, sold = both(till)
    assert [one.kind for one in returned.tenders] == [one.kind for one in sold.tenders] == [STORED_VALUE]


def test_the_customer_sees_both(till: Till, bought: Bought) -> None:
    till.scan(bought(SOAP))
    press(till, "F8 F6")
    till.scan(OWN)
    seen = customer_state(till.counter)
    assert [(line.name, line.amount) for line in seen.lines] == [("自编货", 900), ("香皂", -499)]
    assert (seen.payable, seen.due) == (401, 401)
    till.think()
    press(till, "F9")

    assert (customer_state(till.counter).payable, customer_state(till.counter).change) == (401, 0)


# ---- changed minds
def test_esc_leads_back_to_the_return_as_it_was(till: Till, bought: Bought) -> None:
    till.scan(bought(SOAP, SOAP))
    press(till, "+ F6 Esc")
    assert till.counter.place == "return"
    press(till, "Return")

    assert [line.quantity for line in return_of(till.paid).lines] == [1]
    assert entries_of(till, SaleCompleted) == 1


def test_esc_with_goods_takes_it_back_and_ctrl_z_brings_it_again(till: Till, bought: Bought) -> None:
    till.scan(bought(SOAP))
    press(till, "F8 F6")
    till.scan(OWN)
    till.think()
    press(till, "Esc")
    assert (brought(till), total(till)) == ([], "¥9.00")
    press(till, "Ctrl+Z")
    assert (brought(till), total(till)) == ([("香皂", "1", -499)], "¥4.01")
    press(till, "Ctrl+Del Return")

    assert (brought(till), till.counter.sale.untouched) == ([], True)
    assert entries_of(till, ReturnCompleted) == 0


def test_tenders_are_taken_back_before_the_exchange(till: Till, bought: Bought) -> None:
    till.scan(bought(SOAP))
    press(till, "F8 F6")
    till.scan(OWN)
    till.think()
    press(till, "1 F9 Esc")
    assert (till.counter.sale.tenders, total(till)) == ((), "¥4.01")


def test_nothing_chosen_is_nothing_to_exchange(till: Till, bought: Bought) -> None:
    till.scan(bought(SOAP))
    press(till, "F6")

    assert till.told() == "No goods are chosen Press + on a line, or F8 for everything"
    assert till.counter.place == "return"


def test_without_goods_nothing_is_written(till: Till, bought: Bought) -> None:
    till.scan(bought(SOAP))
    press(till, "F8 F6 Return F9 F12")

    assert (entries_of(till, ReturnCompleted), till.counter.place) == (0, "sale")


def test_another_receipt_waits_until_this_exchange_is_done(till: Till, bought: Bought) -> None:
    first, second = bought(SOAP), bought(MILK)
    till.scan(first)
    press(till, "F8 F6")
    till.scan(second)

    assert till.told().startswith("A sale is open")
    assert brought(till) == [("香皂", "1", -499)]


@pytest.mark.parametrize("keys", ["Ctrl+M 2", "Ctrl+M 5", "Shift+F6 Return"], ids=["close", "sign out", "resume"])
def test_nobody_leaves_an_exchange_without_a_word(till: Till, bought: Bought, keys: str) -> None:
    """Nothing lies in the cart yet, but what comes back does: it is finished, or left with Esc."""
    receipt = bought(SOAP)
    till.scan(MILK)
    till.think()
    press(till, "F6")
    till.scan(receipt)
    press(till, "F8 F6")
    till.think()
    press(till, keys)
    assert till.told() == "Goods come back for this sale Finish the exchange, or press Esc: back to the return"

    assert brought(till) == [("香皂", "1", -499)]
    assert (till.counter.place, till.counter.suspended_count) == ("sale", 1)


# ---- money
def test_something_came_back_meanwhile(till: Till, shop: Shop, bought: Bought) -> None:
    """One of two soaps: nothing is sold nor paid before what is left is shown."""
    receipt = bought(SOAP, MILK)
    till.scan(receipt)
    press(till, "F8 F6")
    till.scan(OWN)
    part = open_return(shop.desk, receipt)
    return_goods(shop.desk, replace(part, wanted={1: 1}), ANN).result()
    till.think()
    press(till, "F9")
    assert till.told().startswith("Something of this receipt came back meanwhile")
    assert (brought(till), total(till)) == ([("纯牛奶", "1", -350)], "¥5.50")
    assert entries_of(till, SaleCompleted) == 1
    press(till, "F9")

    assert both(till)[0].payable == 350


def test_all_of_it_came_back_meanwhile(till: Till, shop: Shop, bought: Bought) -> None:
    receipt = bought(SOAP)
    till.scan(receipt)
    press(till, "F8 F6")
    till.scan(OWN)
    return_goods(shop.desk, want_everything(open_return(shop.desk, receipt)), ANN).result()
    till.think()
    press(till, "F9")

    assert till.told().startswith("All of receipt")
    assert (brought(till), total(till)) == ([], "¥9.00")


@pytest.mark.parametrize("keys", ["F9", "Return"])
def test_twenty_presses_exchange_once(till: Till, bought: Bought, keys: str) -> None:
    receipt, cash = bought(OWN), drawer(till)
    till.scan(receipt)
    press(till, "F8 F6")
    till.scan(MILK)
    till.think()
    for _ in range(TIMES):
        till.key(keys, gap=GAP)
    till.settled()

    assert (entries_of(till, ReturnCompleted), entries_of(till, SaleCompleted)) == (1, 2)
    assert drawer(till) == cash - 550


def test_the_exchange_key_twenty_times(till: Till, bought: Bought) -> None:
    till.scan(bought(SOAP))
    press(till, "F8")
    for _ in range(TIMES):
        till.key("F6", gap=GAP)
    till.settled()

    assert (till.counter.place, brought(till)) == ("sale", [("香皂", "1", -499)])
    assert till.shop.books.drafts("suspended") == ()


def test_it_is_suspended_and_taken_up_again(till: Till, shop: Shop, bought: Bought) -> None:
    till.scan(bought(SOAP))
    press(till, "F8 F6")
    till.scan(OWN)
    till.think()
    press(till, "F6")
    assert (till.counter.suspended_count, brought(till)) == (1, [])
    press(till, "Shift+F6 Return")
    assert (brought(till), total(till)) == ([("香皂", "1", -499)], "¥4.01")
    [draft] = shop.books.drafts()
    assert b'"exchange":{' in draft.document
    press(till, "F9")

    assert both(till)[0].payable == 499


def test_it_is_there_when_the_till_starts_again(till: Till, bought: Bought) -> None:
    till.scan(bought(SOAP))
    press(till, "F8 F6")
    till.scan(OWN)
    again = restarted(till)
    again.work()
    assert (again.lines(), brought(again), total(again)) == ([("自编货", 1)], [("香皂", "1", -499)], "¥4.01")
    again.think()
    press(again, "F9")

    assert both(again)[0].payable == 499
    again.close()
    again.shop.verified()


def test_weighed_goods_come_back_in_exchange(till: Till, bought: Bought) -> None:
    till.scan(PEARS)
    till.key("0 . 7 3 5 *")
    press(till, "F9")
    till.scan(f"S01-R2-{till.paid.entry.seq:06d}")
    press(till, "F8 F6")
    till.scan(OWN)

    assert brought(till) == [("雪梨", "0.735 kg", -941)]
    assert isinstance(shown(till).returned[0], LineState)
