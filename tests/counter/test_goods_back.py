"""Goods come back without a receipt at the counter (C5): within the plan's limits, for a reason, with a PIN."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.entries import GoodsReturned
from domain.money import Ratio
from domain.plan_returns import NoReceipt
from domain.tenders import CASH, STORED_VALUE
from pos_app.ui.state_panels import ReceiptPickState
from tests.counter.club_till import facts, figure, press, rows, sheet, titled, types
from tests.counter.test_double_fire import entries_of
from tests.counter.test_void import approve
from tests.counter.till import Till
from tests.services.shop import (
    BEAS_PIN,
    CARD,
    FROZEN_CARD,
    MILK,
    OWN,
    PEARS,
    PLAN,
    SOAP,
    TWIN_CARD,
    UNPRICED,
    Shop,
    plan_row,
)  # fmt: skip

CASH_RULES = NoReceipt(most=2000, per_day=3000)
VALUE_RULES = NoReceipt(most=2000, to="stored_value", share=Ratio(1, 2))


@pytest.fixture
def under(till: Till) -> Callable[[NoReceipt], Till]:
    """The till under a plan with these rules."""

    def made(rules: NoReceipt) -> Till:
        plan = replace(PLAN, version=2, coin=10, no_receipt=rules)
        till.shop.store.apply_rows([plan_row(plan, "2026-01-01T00:00:00.000Z")], {"chain": 2000}, 1)
        till.begin()
        return till

    return made


@pytest.fixture
def lenient(under: Callable[[NoReceipt], Till]) -> Till:
    """At most 20.00 at a time and 30.00 a day, in cash."""
    return under(CASH_RULES)


def given(shop: Shop) -> GoodsReturned:
    """What was written last."""
    stored = shop.books.entry(shop.entries())
    assert stored is not None
    assert isinstance(stored.entry.body, GoodsReturned), stored.entry.kind
    return stored.entry.body


def bea_works(till: Till) -> None:
    """The manager signs in in Ann's place."""
    press(till, "Ctrl+M 5 Down Down")
    types(till, BEAS_PIN)
    press(till, "Return")
    assert till.counter.person.id == "A2", till.story()


def test_f8_twice_scan_enter_the_digit_and_a_pin(lenient: Till) -> None:
    """Two milk at the member price of 3.20 and a soap at 4.99: 11.39, in coins of 0.10."""
    press(lenient, "F8 F8")
    assert sheet(lenient).below == "Scan what comes back, or type its code; then Enter"
    assert facts(lenient) == {
        "Goes back as": "Cash", "At a time at most": "¥20.00", "In a day, at this till": "¥30.00",
    }  # fmt: skip
    for code in (MILK, MILK, SOAP):
        lenient.scan(code)
    assert [(row.text, row.figure) for row in sheet(lenient).rows] == [("纯牛奶", "2 × ¥3.20"), ("香皂", "1 × ¥4.99")]
    assert figure(lenient) == "¥11.30"
    lenient.think()
    press(lenient, "Return")
    assert rows(lenient)[0] == "The receipt is lost"
    press(lenient, "1")
    approve(lenient)

    assert (titled(lenient), figure(lenient)) == ("Taken back without a receipt", "¥11.30")
    body = given(lenient.shop)
    assert (body.reason, [(one.kind, one.amount) for one in body.tenders]) == ("lost", [(CASH, 1130)])
    assert [kind for kind, _ in lenient.shop.jobs()] == ["drawer", "receipt"]


def test_the_manager_needs_no_pin_and_four_keys(lenient: Till) -> None:
    bea_works(lenient)
    lenient.begin()
    press(lenient, "F8 F8")
    lenient.scan(SOAP)
    lenient.think()
    press(lenient, "Return 2")

    assert (lenient.keys, lenient.digits) == (3, 1)
    assert given(lenient.shop).reason == "present"


def test_by_touch(lenient: Till) -> None:
    bea_works(lenient)
    lenient.begin()
    lenient.tap("Return (F8)")
    lenient.tap("Without a receipt")
    lenient.settled()
    lenient.beam(SOAP)
    lenient.tap("Go on")
    lenient.settled()
    lenient.tap_row(0)
    lenient.settled()

    assert (titled(lenient), lenient.touches) == ("Taken back without a receipt", 4)


def test_typed_codes_quantities_and_weight(lenient: Till) -> None:
    press(lenient, "F8 F8")
    types(lenient, OWN)
    press(lenient, "Return")
    types(lenient, PEARS)
    press(lenient, "Return")
    assert lenient.told().startswith("雪梨 is sold by weight")
    assert sheet(lenient).asks == "Kilograms"
    types(lenient, "0.5")
    press(lenient, "*")
    assert [row.figure for row in sheet(lenient).rows] == ["1 × ¥9.00", "0.500 kg × ¥12.80"]
    types(lenient, "0.25")
    press(lenient, "*")
    press(lenient, "Up")
    types(lenient, "2")
    press(lenient, "*")
    assert lenient.told().startswith("Without a receipt at most ¥20.00 go back at a time")
    assert [row.figure for row in sheet(lenient).rows] == ["1 × ¥9.00", "0.250 kg × ¥12.80"]
    press(lenient, "Del")
    assert (rows(lenient), figure(lenient)) == (["雪梨"], "¥3.20")
    press(lenient, "Del")
    assert (rows(lenient), figure(lenient)) == ([], "")


def test_a_weight_may_be_typed_with_enter_too(lenient: Till) -> None:
    press(lenient, "F8 F8")
    lenient.scan(PEARS)
    types(lenient, "0.5")
    press(lenient, "Return")

    assert [row.figure for row in sheet(lenient).rows] == ["0.500 kg × ¥12.80"]


def test_what_would_be_too_much_is_not_laid_down(lenient: Till) -> None:
    press(lenient, "F8 F8")
    for _ in range(5):
        lenient.scan(SOAP)

    assert lenient.told().startswith("Without a receipt at most ¥20.00 go back at a time")
    assert [row.figure for row in sheet(lenient).rows] == ["4 × ¥4.99"]


def test_the_limit_of_the_day(lenient: Till) -> None:
    bea_works(lenient)
    for _ in range(2):
        press(lenient, "F8 F8")
        for _ in range(4):
            lenient.scan(SOAP)
        lenient.think()
        press(lenient, "Return 1")
        lenient.think()

    assert lenient.told().startswith("Without receipts at most ¥30.00 go back at this till in a day")
    assert (titled(lenient), entries_of(lenient, GoodsReturned)) == ("Goods without a receipt: why?", 1)
    press(lenient, "Esc Del Esc")
    assert (lenient.counter.panel, lenient.counter.place) == (None, "sale")


def test_what_it_does_not_take(lenient: Till) -> None:
    press(lenient, "F8 F8 Return")
    assert lenient.told().startswith("Nothing was typed")
    for code, told in ((UNPRICED, "新品 has no price"), ("4006381333931", "No article for 4006381333931")):
        lenient.scan(code)
        assert lenient.told().startswith(told)
    lenient.scan(CARD)
    assert lenient.told().startswith("The scan was not taken")
    types(lenient, "nothing")
    press(lenient, "Return")
    assert lenient.told().startswith("No article for nothing")
    lenient.scan(SOAP)
    lenient.think()
    press(lenient, "Return Return")
    assert lenient.told().startswith("This needs a reason")
    assert entries_of(lenient, GoodsReturned) == 0


def test_the_receipt_was_found_after_all(lenient: Till) -> None:
    sold = lenient.shop.sell(SOAP)
    press(lenient, "F8 F8")
    lenient.scan(SOAP)
    lenient.scan(f"S01-R2-{sold.entry.seq:06d}")

    assert (lenient.counter.place, lenient.counter.panel) == ("return", None)


def test_where_the_plan_takes_nothing_back_without_a_receipt(till: Till) -> None:
    press(till, "F8")
    assert isinstance(till.counter.panel, ReceiptPickState)
    assert not till.counter.panel.without
    assert not [key for key in till.touch_keys() if key.accessibleName().startswith("Without a receipt")]
    press(till, "F8")

    assert till.told().startswith("Nothing is taken back here without a receipt")


def test_an_approval_that_is_not_given_keeps_the_goods(lenient: Till) -> None:
    press(lenient, "F8 F8")
    lenient.scan(SOAP)
    lenient.think()
    press(lenient, "Return 1")
    assert lenient.counter.place == "approve"
    press(lenient, "Esc")
    assert titled(lenient) == "Goods without a receipt: why?"
    press(lenient, "Esc")

    assert (rows(lenient), entries_of(lenient, GoodsReturned)) == (["香皂"], 0)


def test_an_open_sale_waits_below(lenient: Till) -> None:
    bea_works(lenient)
    lenient.scan(MILK)
    press(lenient, "F8 F8")
    lenient.scan(SOAP)
    lenient.think()
    press(lenient, "Return 1")
    lenient.think()
    press(lenient, "Esc")

    assert entries_of(lenient, GoodsReturned) == 1
    assert (lenient.lines(), lenient.counter.panel) == ([("纯牛奶", 1)], None)


# ---- to stored value
def test_to_stored_value_wants_a_member_and_gives_the_plans_share(under: Callable[[NoReceipt], Till]) -> None:
    till = under(VALUE_RULES)
    press(till, "F8 F8")
    assert till.told().startswith("Without a receipt it goes back as stored value of a member")
    till.scan(CARD)
    press(till, "F8 F8")
    till.scan(SOAP)
    till.scan(SOAP)
    assert facts(till) == {
        "Goes back as": "Stored value 王小明", "At a time at most": "¥20.00", "Of today's price": "50 %",
    }  # fmt: skip
    till.think()
    press(till, "Return 3")
    approve(till)

    body = given(till.shop)
    assert ([(one.kind, one.amount) for one in body.tenders], body.member) == ([(STORED_VALUE, 490)], "M1")
    assert facts(till) == {"Stored value": "¥4.90"}
    assert till.counter.sale.member is not None
    assert till.counter.sale.member.balance == 72490


def test_another_members_card_is_scanned_on_the_sheet(under: Callable[[NoReceipt], Till]) -> None:
    till = under(VALUE_RULES)
    till.scan(CARD)
    press(till, "F8 F8")
    till.scan(SOAP)
    till.scan(FROZEN_CARD)
    assert till.told().startswith("The card of 冻小卡 is frozen")
    till.scan(TWIN_CARD)
    till.think()
    press(till, "Return 1")
    approve(till)

    assert given(till.shop).member == "M3"
