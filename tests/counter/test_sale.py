"""The sale at the counter: what is shown stays true whatever is pressed in between."""

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication

from domain.entries import SaleAbandoned
from pos_app.ui import acts
from pos_app.ui.paid_card import PaidCard
from pos_app.ui.state import PaidState
from pos_app.ui.state_panels import AskState, SearchState
from tests.counter.till import Till
from tests.services.shop import CARD, CASE, COUPON, MILK, OWN, PEARS, SOAP, TELLY, sale_of


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


def test_the_strip_of_an_undo_stands_alone(till: Till) -> None:
    """What an older scan said is not what was done last."""
    till.scan(MILK)
    till.scan(CARD)
    assert till.told().startswith("Member attached")

    till.key("5 *")

    assert till.told() == ""
    assert till.counter.undo is not None


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
            till.key("2 4 6 8 0 2 Return")
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


@pytest.mark.parametrize(
    ("state", "note", "says"),
    [
        ("printed", "", "Receipt printed"),
        ("queued", "OFFLINE", "Receipt waits"),
        ("uncertain", "sent", "Receipt printed"),
    ],
)
def test_the_paid_screen_follows_its_receipt(till: Till, state: str, note: str, says: str) -> None:
    """The printer's thread only writes to the books; a printer that cannot confirm leaves its jobs uncertain."""
    till.scan(OWN)
    till.key("F9")
    assert till.paid
    (card,) = till.parts.window.findChildren(PaidCard)
    assert card.accessibleDescription().startswith("Receipt is printing")

    for job in till.shop.books.job_states():
        till.shop.books.mark(job.id, state, note)

    till.wait(partial(_begins, card, says))


def _begins(card: PaidCard, says: str) -> bool:
    return card.accessibleDescription().startswith(says)


def test_the_paid_screen_shows_what_is_left_on_the_account(till: Till) -> None:
    for code in (OWN, CARD):
        till.scan(code)
    till.key("F12")
    assert till.paid
    state = till.parts.controller._screen()

    assert isinstance(state, PaidState)
    assert state.sale.member is not None
    assert (state.sale.member.stored_value, state.stored_value_after) == (72000 - 855, 72000 - 855)


def test_the_sell_key_leaves_the_paid_screen(till: Till) -> None:
    till.scan(OWN)
    till.key("F9")
    assert till.paid
    till.tap("Sell")

    assert (till.counter.place, till.lines()) == ("sale", [])


# ---- what a kill finds
def test_a_scan_is_on_its_way_to_the_disk_in_the_turn_that_painted_it(till: Till) -> None:
    """Paint first, then the disk, both before anything else happens: nobody waits for it, and a kill finds it."""
    till.parts.controller.did(acts.Scan(SOAP))
    waits = till.counter.draft.changed
    QCoreApplication.sendPostedEvents()

    assert (waits, till.counter.draft.changed) == (True, False)
    till.settled()
    assert len(till.shop.books.drafts()) == 1


def test_what_is_not_yet_saved_is_saved_before_the_next_act(till: Till) -> None:
    """Suspending writes the draft too: the older state must not come after it."""
    till.parts.controller.did(acts.Scan(SOAP))
    till.parts.controller.did(acts.Suspend())
    till.settled()

    assert [draft.state for draft in till.shop.books.drafts()] == ["suspended"]
