"""Members, tenders and what HQ lends, at the counter."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from domain.tenders import CASH, STORED_VALUE
from pos_app.ui import acts
from pos_app.ui.state_panels import AskState, MemberPickState
from pos_app.ui.state_sheet import SheetState
from tests.counter.till import Till
from tests.services.shop import CARD, COUPON, OWN, PEARS, SOAP, TELLY, TWIN_CARD, Shop, sale_of


def test_several_members_one_digit(till: Till) -> None:
    till.key("1 2 3 4 F3")
    assert isinstance(till.counter.panel, MemberPickState)
    till.key("1")

    assert till.counter.sale.member is not None
    assert till.counter.sale.member.name == "王大明"


def test_the_member_is_attached_after_cash_was_taken(till: Till) -> None:
    """9.00, five handed over, then the card: 3.55 are left."""
    till.scan(OWN)
    till.key("5 F9")
    till.scan(CARD)
    assert till.counter.sale.settlement.due == 355
    till.key("F9")

    assert [(tender.kind, tender.amount) for tender in sale_of(till.paid).tenders] == [(CASH, 855)]


@pytest.mark.parametrize("key", ["F9", "Return"])
def test_what_covers_the_bill_when_it_shrinks_can_be_finished(till: Till, key: str) -> None:
    """10.00 were taken for 13.99; one article is removed: due is nothing, and one key finishes."""
    till.scan(OWN)
    till.scan(SOAP)
    till.key("1 0 F9")
    till.key("Del")
    assert (till.counter.sale.settlement.due, till.counter.place) == (0, "sale")
    till.key(key)

    assert sale_of(till.paid).change == 100


def test_what_covers_the_bill_can_be_finished_by_touch(till: Till) -> None:
    till.scan(OWN)
    till.scan(SOAP)
    till.key("1 0 F9")
    till.tap("Remove")
    till.tap("Take cash")

    assert sale_of(till.paid).change == 100


def test_escape_gives_the_tenders_back(till: Till) -> None:
    till.scan(OWN)
    till.scan(CARD)
    till.key("2 F12")
    till.key("3 F9")
    assert till.counter.sale.settlement.due == 355
    till.key("Escape")

    assert (till.counter.sale.tenders, till.counter.sale.settlement.due) == ((), 855)


def test_spendable_here_is_less_what_this_sale_took(till: Till) -> None:
    till.shop.hq.online = False
    till.scan(TELLY)
    till.scan(CARD)
    till.key("1 0 F12")
    state = till.parts.controller._screen()

    assert getattr(getattr(state, "member", None), "spendable_here", None) == 5000


def test_much_cash_is_asked_about_and_taken_when_sure(till: Till) -> None:
    till.scan(OWN)
    till.key("5 0 0 F9")
    assert isinstance(till.counter.panel, AskState)
    till.key("Return")

    assert sale_of(till.paid).change == 49100


@pytest.mark.parametrize("away", ["F1", "Escape", "F3"])
def test_a_question_that_was_left_does_not_stick(till: Till, away: str) -> None:
    """Whatever takes the question from the screen: the next scan is honoured."""
    till.scan(OWN)
    till.key("5 0 0 F9")
    till.key(away)
    till.key("Escape")
    till.scan(SOAP)

    assert (till.lines()[-1], till.counter.panel) == (("香皂", 1), None)


# ---- HQ answers late
def test_hq_lends_more_and_it_is_taken(till: Till) -> None:
    till.scan(TELLY)
    till.scan(CARD)
    till.key("5 0 0 F12")
    till.settled()

    assert [(tender.kind, tender.amount) for tender in till.counter.sale.tenders] == [(STORED_VALUE, 50000)]


def test_an_answer_for_another_sale_changes_nothing(till: Till) -> None:
    """However it comes to be late: what is lent is here, and the sale on the screen is left alone."""
    till.scan(TELLY)
    till.scan(CARD)
    counter = till.counter
    asked, work = [], counter.background.run
    counter.background.run = lambda *parts: asked.append(parts)  # type: ignore[method-assign]
    till.parts.controller.did(acts.Pay(acts.TenderKind.STORED_VALUE, 50000))
    assert counter.busy
    counter.fresh()
    counter.background.run = work  # type: ignore[method-assign]

    counter.background.run(*asked[0])
    till.settled()

    assert (counter.sale.tenders, counter.place, counter.busy) == ((), "sale", False)


def test_a_coupon_is_fetched_from_hq(till: Till) -> None:
    for code in (*[OWN, SOAP] * 5, CARD):
        till.scan(code)
    till.scan(COUPON)

    assert [use.code for use in till.counter.sale.cart.coupons] == [COUPON]
    assert till.told() == "Coupon laid in"


def test_a_coupon_below_its_threshold_says_what_is_missing(till: Till) -> None:
    till.scan(OWN)
    till.scan(CARD)
    till.scan(COUPON)

    assert till.told() == "Coupon laid in; it counts from ¥41.00 more"


def test_a_coupon_of_another_member(till: Till) -> None:
    till.scan(OWN)
    till.scan(TWIN_CARD)
    till.scan(COUPON)

    assert till.told().startswith("This coupon cannot be used here now")


@pytest.fixture
def spanish(qapp: QApplication, shop: Shop) -> Iterator[Till]:
    """Ann works at a till that speaks Spanish."""
    till = Till(shop, "es")
    till.work()
    yield till
    till.close()


def test_a_comma_is_the_point_of_an_amount(spanish: Till) -> None:
    """The numpad of a Spanish keyboard has no point."""
    spanish.scan(OWN)
    spanish.scan(OWN)
    spanish.key("1 2 , 5 F9")
    assert spanish.parts.window.typed() == ""
    spanish.key("5 , 7 Return")

    assert [one.amount for one in sale_of(spanish.paid).tenders] == [1250 + 570]


def test_a_comma_is_the_point_of_a_weight_and_on_a_sheet(spanish: Till) -> None:
    spanish.scan(PEARS)
    spanish.key("0 , 7 3 5 *")
    assert spanish.lines() == [("雪梨", 735)]
    spanish.key("8 6 , 5 Ctrl+B")

    panel = spanish.counter.panel
    assert isinstance(panel, SheetState)
    assert panel.figure == "¥86.50"
