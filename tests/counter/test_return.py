"""Returns at the counter."""

from dataclasses import replace
from pathlib import Path

import pytest

from pos_app.ui.control.view_return import return_state
from pos_app.ui.state_panels import ReturnState
from tests.counter.till import Till
from tests.services.shop import CARD, COUPON, MILK, OWN, PEARS, PLAN, SOAP, Shop, figures, plan_row, return_of


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


def test_goods_read_twice_at_once_come_back_once(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.beam(MILK)
    till.beam(MILK, after=150)

    assert till.told() == "Read twice at once: counted once Scan again for one more"
    till.key("Return")
    assert [(line.line, line.quantity) for line in return_of(till.paid).lines] == [(1, 1)]


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


def test_a_coupon_that_the_rest_no_longer_deserves_is_asked_about(till: Till, shop: Shop) -> None:
    """10.00 off from 50.00: two of six come back, the rest costs 36.00. F7 charges the coupon back, F7 keeps it."""
    asks = replace(PLAN, version=2, coupons=(replace(PLAN.coupons[0], unearned="ask"),))
    shop.store.apply_rows([plan_row(asks, "2026-01-01T00:00:00.000Z")], {"chain": 2000}, 1)
    for code in (CARD, COUPON, *[OWN] * 6):
        till.scan(code)
    till.think()
    till.key("F9")
    till.scan(f"S01-R2-{till.paid.entry.seq:06d}")
    till.scan(OWN)
    till.scan(OWN)
    kept = state(till)
    till.key("F7")
    charged = state(till)

    (question,) = kept.charges
    assert (question.label, question.asks, question.chosen, charged.charges[0].chosen) == ("Ten off", True, False, True)
    assert charged.total == kept.total - question.amount > 0
    till.key("F7")
    assert state(till) == kept
    till.key("F7 Return")
    assert return_of(till.paid).payable == charged.total
    assert "No longer due: Ten off" in figures(shop.papers()[-1])


def test_where_the_plan_asks_nothing_the_key_says_so(till: Till, receipt: str) -> None:
    till.scan(receipt)
    till.scan(MILK)
    till.key("F7")
    assert till.told().startswith("Nothing of this return is to be decided")


def test_goods_of_another_till_come_back_here(till: Till, tmp_path: Path) -> None:
    """HQ lends the right while the keys rest; with an open sale it is said to finish that first."""
    (tmp_path / "other").mkdir()
    other = Shop.new(tmp_path / "other", register="S01-R3")
    other.open()
    till.shop.hq.town = other.hq.town = [till.shop.hq, other.hq]
    sold = other.sell(MILK, MILK, SOAP)
    till.scan(OWN)
    till.scan(f"S01-R3-{sold.entry.seq:06d}")
    till.answered()
    assert till.told() == "A sale is open Finish it, or suspend it with F6; then return"
    till.key("F9")
    assert till.paid
    till.scan(f"S01-R3-{sold.entry.seq:06d}")
    till.answered()
    till.key("F8 Return")

    assert return_of(till.paid).original == sold.entry.ref
    till.scan(f"S01-R3-{sold.entry.seq:06d}")
    till.answered()
    assert till.told().startswith("All of receipt")
    other.close()


def state(till: Till) -> ReturnState:
    """What the return screen shows."""
    assert till.counter.opened is not None
    return return_state(till.counter, till.counter.opened)
