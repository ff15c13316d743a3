"""Sales wait and come back, also after a crash; nothing of them is lost, spent or doubled."""

import pytest

from domain.errors import Refusal
from domain.plan import Plan
from local_db.act import Draft
from pos_app.services.open_sale import new_sale, to_document
from pos_app.services.suspend_sale import (
    keep_sale,
    put_older_ones_aside,
    resume_sale,
    sale_after_crash,
    suspend_sale,
    suspended_sales,
)
from pos_app.services.take_payment import take_cash, take_stored_value
from tests.services.shop import ANN, CARD, MEMBERS, MILK, OWN, SOAP, Shop, member_row, merged_rows, plan_row


def test_a_suspended_sale_waits_and_comes_back(open_shop: Shop) -> None:
    sale = open_shop.cart(MILK, SOAP, card=CARD)
    suspend_sale(open_shop.desk, sale, ANN).result()

    (waiting,) = suspended_sales(open_shop.desk)
    assert (waiting.sale, waiting.cashier) == (sale, "A1")

    resume_sale(open_shop.desk, waiting.sale, ANN).result()
    assert suspended_sales(open_shop.desk) == ()
    assert sale_after_crash(open_shop.desk) == sale


def test_the_oldest_is_first(open_shop: Shop) -> None:
    for code in (MILK, SOAP, OWN):
        suspend_sale(open_shop.desk, open_shop.cart(code), ANN).result()
        open_shop.clock.forward(minutes=1)

    assert [waiting.sale.bill.payable for waiting in suspended_sales(open_shop.desk)] == [350, 499, 900]


def test_it_survives_a_restart(open_shop: Shop) -> None:
    sale = open_shop.cart(MILK)
    suspend_sale(open_shop.desk, sale, ANN).result()
    again = open_shop.again()

    assert [waiting.sale for waiting in suspended_sales(again.desk)] == [sale]
    again.close()


@pytest.mark.parametrize("what", ["cart_empty", "tenders_first"])
def test_what_cannot_wait(open_shop: Shop, what: str) -> None:
    sale = new_sale(open_shop.desk) if what == "cart_empty" else take_cash(open_shop.desk, open_shop.cart(OWN), 100)
    with pytest.raises(Refusal, match=what):
        suspend_sale(open_shop.desk, sale, ANN)


def test_it_is_priced_by_the_day_it_comes_back(open_shop: Shop) -> None:
    suspend_sale(open_shop.desk, open_shop.cart(OWN, card=CARD), ANN).result()
    open_shop.store.apply_rows([plan_row(Plan(version=2), "2026-01-02T12:00:00.000Z")], {"chain": 2001}, 1)

    open_shop.clock.forward(hours=6)

    (waiting,) = suspended_sales(open_shop.desk)
    assert waiting.sale.bill.payable == 900


def test_a_member_frozen_meanwhile_is_gone_with_his_money(open_shop: Shop) -> None:
    sale = take_stored_value(open_shop.desk, open_shop.cart(OWN, card=CARD), 100)
    keep_sale(open_shop.desk, sale, ANN).result()
    open_shop.store.apply_rows([member_row({**MEMBERS[0], "frozen": True})], {"store:S01": 3001}, 1)

    again = sale_after_crash(open_shop.desk)

    assert again is not None
    assert (again.member, again.tenders, again.bill.payable) == (None, (), 900)


def test_nothing_is_kept_of_nothing(open_shop: Shop) -> None:
    keep_sale(open_shop.desk, new_sale(open_shop.desk), ANN).result()

    assert open_shop.books.drafts() == ()


def test_of_two_open_ones_the_newest_is_open_and_the_other_waits(open_shop: Shop) -> None:
    """However it came about: nothing is lost, and nothing blocks the end of the day."""
    older, newest, empty = open_shop.cart(MILK), open_shop.cart(SOAP), new_sale(open_shop.desk)
    for minute, sale in enumerate((empty, older, newest)):
        open_shop.books.save_draft(
            Draft(sale.id, "open", "A1", f"2026-01-02T08:0{minute}:00.000Z", to_document(sale))
        ).result()

    again = sale_after_crash(open_shop.desk)
    put_older_ones_aside(open_shop.desk, again, ANN)

    open_shop.books.drop_draft("nothing").result()
    assert again == newest
    assert [waiting.sale for waiting in suspended_sales(open_shop.desk)] == [older]
    assert [draft.id for draft in open_shop.books.drafts("open")] == [newest.id]


def test_a_member_who_was_merged_meanwhile_is_the_one_who_stayed(open_shop: Shop) -> None:
    """His stored value was lent under the old id: it leaves the sale, which can be paid under the new one."""
    sale = take_stored_value(open_shop.desk, open_shop.cart(MILK, card=CARD), 100)
    assert sale.member is not None
    keep_sale(open_shop.desk, sale, ANN).result()
    alias = next(one for one in MEMBERS if one["id"] == sale.member.member.id)
    stays = {"id": "M77", "name": "李四", "phone": "13512340000", "card": "2900000000773", "home_store": "S01"}
    open_shop.store.apply_rows(merged_rows(alias, stays), {"store:S01": 5000, "index": 5000}, 1)

    again = sale_after_crash(open_shop.desk)

    assert again is not None
    assert again.member is not None
    assert (again.member.member.id, again.cart.member, again.tenders) == ("M77", "M77", ())
    open_shop.finish(take_cash(open_shop.desk, again, again.bill.payable))
