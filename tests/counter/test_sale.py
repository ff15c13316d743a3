"""The sale at the counter: what is shown stays true whatever is pressed in between."""

import pytest

from domain.entries import SaleAbandoned
from domain.tenders import CASH, STORED_VALUE
from pos_app.ui import acts
from pos_app.ui.state_panels import AskState, MemberPickState, SearchState
from tests.counter.till import Till
from tests.services.shop import CARD, CASE, COUPON, MILK, OWN, PEARS, SOAP, TELLY, TWIN_CARD, return_of, sale_of


# ---- scanning and typing
def test_weighed_goods_are_weighed_then_sold(till: Till) -> None:
    till.scan(PEARS)
    till.key("0 . 7 3 5 *")

    assert (till.lines(), till.counter.sale.bill.payable) == ([("雪梨", 735)], 941)


def test_a_weight_is_asked_for_once_and_no_later_digit_weighs_anything(till: Till) -> None:
    """The pears are put aside; the 3 is for the milk."""
    till.scan(MILK)
    till.scan(PEARS)
    till.key("Up")
    till.key("3 *")

    assert till.lines() == [("纯牛奶", 3)]


def test_a_wrong_weight_can_be_typed_again(till: Till) -> None:
    till.scan(PEARS)
    till.key("0 . 7 3 5 5 *")
    assert "0.7355" in till.told()
    till.key("7 3 5 *")

    assert till.lines() == [("雪梨", 735)]


def test_a_case_of_three(till: Till) -> None:
    till.key("3 *")
    till.scan(CASE)

    assert till.lines() == [("纯牛奶", 72)]


def test_a_quantity_waits_for_a_scan_that_can_be_sold(till: Till) -> None:
    till.key("3 *")
    till.scan("4711471")
    assert till.alarmed()
    till.scan(MILK)

    assert till.lines() == [("纯牛奶", 3)]


@pytest.mark.parametrize("typed", ["x", "²", "9" * 5000, ""])
def test_rubbish_in_the_quantity_is_refused_or_asked_again(till: Till, typed: str) -> None:
    till.scan(OWN)
    till.do(acts.Quantity(typed))

    assert till.lines() == [("自编货", 1)]
    assert till.told()


def test_digits_and_enter_are_an_article_a_member_or_cash(till: Till) -> None:
    till.key(" ".join(MILK) + " Return")
    assert till.lines() == [("纯牛奶", 1)]
    till.key(" ".join("13800001234") + " Return")
    assert till.counter.sale.member is not None
    till.key("5 Return")

    assert sale_of(till.paid).change == 500 - 304


def test_cash_with_a_point_may_be_long(till: Till) -> None:
    for _ in range(5):
        till.scan(TELLY)
    till.key("1 2 5 0 0 . 0 0 Return")

    assert sale_of(till.paid).payable == 1250000


def test_search_by_name_and_choose(till: Till) -> None:
    till.do(acts.OpenSearch("牛奶"))
    assert isinstance(till.counter.panel, SearchState)
    till.key("Return")

    assert till.lines() == [("纯牛奶", 1)]
    assert till.counter.panel is None


# ---- undo
def test_undo_keeps_what_was_scanned_since(till: Till) -> None:
    for code in (MILK, SOAP):
        till.scan(code)
    till.key("Del")
    till.scan(OWN)
    till.scan(CARD)
    till.key("Ctrl+Z")

    assert till.lines() == [("纯牛奶", 1), ("香皂", 1), ("自编货", 1)]
    assert till.counter.sale.member is not None


def test_undo_is_for_one_act_and_once(till: Till) -> None:
    till.scan(MILK)
    till.key("5 *")
    till.key("Ctrl+Z")
    till.key("Ctrl+Z")

    assert till.lines() == [("纯牛奶", 1)]
    assert till.told() == "There is nothing to undo Go on scanning"


def test_undo_never_reaches_another_sale(till: Till) -> None:
    """Suspended, resumed or paid in between: what is open now stays as it is."""
    till.scan(MILK)
    till.key("Del")
    till.scan(SOAP)
    till.key("F6")
    till.settled()
    till.key("Ctrl+Z")
    assert (till.lines(), till.alarmed()) == ([], True)

    till.scan(OWN)
    till.key("2 *")
    till.key("Shift+F6 Return")
    till.settled()
    assert till.lines() == [("香皂", 1)]
    till.key("Ctrl+Z")

    assert (till.lines(), till.alarmed()) == ([("香皂", 1)], True)
    assert till.counter.suspended_count == 1


def test_undo_of_a_coupon(till: Till) -> None:
    for code in (*[OWN, SOAP] * 5, CARD, COUPON):
        till.scan(code)
    assert till.counter.sale.cart.coupons
    till.key("Ctrl+Z")

    assert till.counter.sale.cart.coupons == ()


# ---- members and money
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


# ---- suspend, resume, clear
def test_resuming_puts_the_open_sale_aside(till: Till) -> None:
    till.scan(MILK)
    till.key("F6")
    till.settled()
    till.scan(SOAP)
    till.key("Shift+F6 Return")
    till.settled()

    assert (till.lines(), till.counter.suspended_count) == ([("纯牛奶", 1)], 1)
    assert sorted(draft.state for draft in till.shop.books.drafts()) == ["open", "suspended"]


def test_resuming_twice_is_once(till: Till) -> None:
    till.scan(MILK)
    till.key("F6")
    till.settled()
    till.key("Shift+F6")
    for _ in range(20):
        till.parts.controller.did(acts.ResumeSale(0))
    till.settled()

    assert (till.lines(), till.counter.suspended_count) == ([("纯牛奶", 1)], 0)
    assert [draft.state for draft in till.shop.books.drafts()] == ["open"]


def test_a_member_alone_is_dropped_when_another_sale_is_resumed(till: Till) -> None:
    till.scan(MILK)
    till.key("F6")
    till.settled()
    till.scan(CARD)
    till.key("Shift+F6 Return")
    till.settled()

    assert till.counter.sale.member is None
    assert [draft.state for draft in till.shop.books.drafts()] == ["open"]


def test_what_is_partly_paid_is_not_put_aside(till: Till) -> None:
    till.scan(OWN)
    till.key("5 F9")
    for key in ("F6", "Ctrl+Del"):
        till.key(key)
        assert till.told().startswith("Part of this sale is paid already")
        assert till.lines() == [("自编货", 1)]


def test_clearing_asks_and_tells_the_journal(till: Till) -> None:
    till.scan(MILK)
    till.key("Ctrl+Del")
    assert isinstance(till.counter.panel, AskState)
    till.key("Return")
    till.settled()

    assert (till.lines(), till.told()) == ([], "Cart cleared")
    last = till.shop.books.entry(till.shop.entries())
    assert last is not None
    assert isinstance(last.entry.body, SaleAbandoned)
    assert till.shop.books.drafts() == ()


# ---- the paid screen
def test_a_paid_sale_has_left_the_counter(till: Till) -> None:
    till.scan(OWN)
    till.key("F9")
    first = till.paid

    assert till.counter.sale.untouched
    for keys in ("Ctrl+L", "Ctrl+P", "Ctrl+Z"):
        till.key(keys)
        till.settled()
        if till.counter.place == "locked":
            till.key("2 4 6 8 Return")
            till.settled()
    assert (till.counter.place, till.counter.paid and till.counter.paid.recorded) == ("paid", first)


def test_a_copy_of_the_paid_receipt(till: Till) -> None:
    till.scan(OWN)
    till.key("F9")
    assert till.paid
    till.shop.jobs()
    till.key("Ctrl+P")
    till.settled()

    assert till.told() == "Receipt printed again"
    assert [paper.copy for paper in till.shop.papers()] == [True]


def test_enter_and_escape_leave_the_paid_screen(till: Till) -> None:
    for key in ("Return", "Escape"):
        till.scan(OWN)
        till.think()
        till.key("F9")
        assert till.paid
        till.key(key)
        assert (till.counter.place, till.lines()) == ("sale", [])


# ---- returns at the counter
@pytest.fixture
def receipt(till: Till) -> str:
    """Two milk and a soap were sold."""
    for code in (MILK, MILK, SOAP):
        till.scan(code)
    till.think()
    till.key("F9")
    return f"S01-R2-{till.paid.entry.seq:06d}"


def test_goods_are_scanned_back(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.scan(MILK)
    till.scan(SOAP)
    till.key("Return")

    assert [(line.line, line.quantity) for line in return_of(till.paid).lines] == [(1, 1), (2, 1)]


def test_what_is_not_on_the_receipt_is_refused(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.scan(OWN)
    assert till.told() == "自编货 is not on this receipt Check the receipt and the goods"
    for _ in range(3):
        till.scan(MILK)

    assert till.told().startswith("纯牛奶 is not on this receipt")


def test_a_return_while_a_sale_is_open_is_refused_and_the_sale_stays(till: Till, receipt: str) -> None:
    till.scan(OWN)
    till.scan(receipt)

    assert till.told() == "A sale is open Finish it, or suspend it with F6; then return"
    assert till.lines() == [("自编货", 1)]


def test_leaving_a_return_comes_back_to_the_sale(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.key("F8")
    till.key("Escape")

    assert (till.counter.place, till.counter.opened) == ("sale", None)


def test_a_member_waits_while_goods_come_back(till: Till, receipt: str) -> None:
    till.scan(CARD)
    till.scan(receipt)
    till.key("F8 Return")
    assert return_of(till.paid).last
    till.scan(OWN)

    assert till.counter.sale.member is not None
    till.key("F9")
    assert till.paid
    assert till.shop.books.drafts() == ()


def test_weighed_goods_come_back_by_the_kilogram(till: Till) -> None:
    till.scan(PEARS)
    till.key("0 . 7 3 5 *")
    till.key("F9")
    till.scan(f"S01-R2-{till.paid.entry.seq:06d}")
    till.key("0 . 2 3 5 *")
    till.key("Return")

    assert return_of(till.paid).lines[0].quantity == 235


def test_all_of_a_receipt_came_back_already(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.key("F8 Return")
    assert till.paid
    till.scan(receipt)

    assert till.told() == f"All of receipt {receipt} is returned already Check the number of the receipt"
