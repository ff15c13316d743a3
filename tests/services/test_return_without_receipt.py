"""Goods without a receipt: as far as the plan lets, for a reason, with a right that cashiers lack (C5)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import GoodsReturned
from domain.errors import Refusal
from domain.money import Ratio
from domain.plan_returns import NoReceipt
from domain.plan_value import CardLimits, StoredValuePolicy
from domain.rights import NO_RECEIPT, Wanted
from domain.tenders import CASH, STORED_VALUE
from local_db import checks
from local_db.act import Recorded
from pos_app.services.attach_member import find_card
from pos_app.services.permission import approve
from pos_app.services.reprint_receipt import reprint_receipt
from pos_app.services.return_without_receipt import (
    OpenGoods,
    add_good,
    drop_good,
    open_goods,
    preview_goods,
    return_without_receipt,
)
from tests.services.shop import ANN, BEA, BEAS_PIN, CARD, FROZEN_CARD, MILK, PLAN, SOAP, Shop, figures, written

LENIENT = NoReceipt(most=2000, per_day=3000)
Shops = Callable[[NoReceipt], Shop]


@pytest.fixture
def shop_of(tmp_path: Path) -> Shops:
    """A shop under these rules, its shift open."""

    def made(rules: NoReceipt, policy: StoredValuePolicy = PLAN.stored_value) -> Shop:
        shop = Shop.new(tmp_path, replace(PLAN, coin=10, no_receipt=rules, stored_value=policy))
        shop.open()
        return shop

    return made


def goods(shop: Shop, *codes: str, card: str = "") -> OpenGoods:
    opened = open_goods(shop.desk, find_card(shop.desk, card) if card else None)
    for code in codes:
        opened = add_good(shop.desk, opened, code)
    return opened


def back(shop: Shop, opened: OpenGoods) -> Recorded:
    return return_without_receipt(shop.desk, opened, BEA, "the receipt is lost").result()


def body_of(recorded: Recorded) -> GoodsReturned:
    assert isinstance(recorded.entry.body, GoodsReturned)
    return recorded.entry.body


def test_the_lowest_price_of_today_goes_back_in_whole_coins(shop_of: Shops) -> None:
    """Two milk at the member price of 3.20 and a soap at 4.99: 11.39, in coins of 0.10."""
    shop = shop_of(LENIENT)
    shift = shop.books.open_shift()
    assert shift is not None
    shop.jobs()

    recorded = back(shop, goods(shop, MILK, MILK, SOAP))

    body = body_of(recorded)
    assert (body.list, body.payable, [(t.kind, t.amount) for t in body.tenders]) == (1139, 1130, [(CASH, 1130)])
    assert sum(line.payable for line in body.lines) == sum(tax.payable for tax in body.taxes) == 1130
    totals = shop.books.open_shift()
    assert totals is not None
    assert totals.totals.expected_cash == shift.totals.expected_cash - 1130
    (paper,) = shop.papers()
    assert written(figures(paper)["REFUND"]) == 1130
    reprint_receipt(shop.desk, recorded.entry.ref, ANN).result()
    shop.verified()


def test_the_plan_may_give_a_share(shop_of: Shops) -> None:
    shop = shop_of(replace(LENIENT, share=Ratio(1, 2)))
    assert body_of(back(shop, goods(shop, SOAP, SOAP))).payable == 490
    shop.verified()


def test_without_a_word_in_the_plan_nothing_comes_back(shop_of: Shops) -> None:
    shop = shop_of(NoReceipt())
    with pytest.raises(Refusal, match="return_needs_receipt"):
        open_goods(shop.desk)
    shop.close()


def test_a_cashier_needs_a_manager_for_exactly_this(shop_of: Shops) -> None:
    shop = shop_of(LENIENT)
    opened = goods(shop, MILK)
    with pytest.raises(Refusal) as refused:
        return_without_receipt(shop.desk, opened, ANN, "lost")
    wanted = refused.value.params["wanted"]
    assert wanted == Wanted(NO_RECEIPT, opened.id, 320, "lost")
    assert isinstance(wanted, Wanted)
    approval = approve(shop.desk, wanted, ANN, BEA.id, BEAS_PIN)

    with pytest.raises(Refusal, match="approval_other"):
        return_without_receipt(shop.desk, add_good(shop.desk, opened, MILK), ANN, "lost", approval)
    assert return_without_receipt(shop.desk, opened, ANN, "lost", approval).result().entry.approver == BEA.id
    shop.verified()


def test_the_most_of_one_return(shop_of: Shops) -> None:
    shop = shop_of(LENIENT)
    with pytest.raises(Refusal, match="no_receipt_limit"):
        preview_goods(shop.desk, goods(shop, *[SOAP] * 5))
    assert preview_goods(shop.desk, drop_good(goods(shop, *[SOAP] * 4, MILK), 2)).payable == 1990
    shop.close()


def test_the_most_of_a_day(shop_of: Shops, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in the commit: two that were begun together do not both fit. With the look off, verify names it."""
    shop = shop_of(LENIENT)
    first, second = goods(shop, *[SOAP] * 4), goods(shop, *[SOAP] * 4)
    back(shop, first)
    with pytest.raises(Refusal, match="no_receipt_day"):
        back(shop, second)
    back(shop, goods(shop, SOAP, SOAP))
    monkeypatch.setattr(checks, "beyond_day", lambda *_: False)

    back(shop, goods(shop, MILK))

    with pytest.raises(AssertionError, match="more than the plan lets in a day"):
        shop.verified()


def test_two_presses_are_one(shop_of: Shops) -> None:
    shop = shop_of(LENIENT)
    opened = goods(shop, MILK)
    presses = shop.at_once(lambda: return_without_receipt(shop.desk, opened, BEA, "lost"))
    presses[0].result()
    with pytest.raises(Refusal, match="already_finished"):
        presses[1].result()
    shop.verified()


def test_a_reason_is_asked_for(shop_of: Shops) -> None:
    shop = shop_of(LENIENT)
    with pytest.raises(Refusal, match="no_reason"):
        return_without_receipt(shop.desk, goods(shop, MILK), BEA, " ")
    shop.close()


# ---- to stored value
def test_it_goes_to_stored_value_where_the_plan_says_so(shop_of: Shops) -> None:
    shop = shop_of(replace(LENIENT, to="stored_value"))
    with pytest.raises(Refusal, match="member_for_value"):
        preview_goods(shop.desk, goods(shop, MILK))
    with pytest.raises(Refusal, match="card_frozen"):
        goods(shop, MILK, card=FROZEN_CARD)

    body = body_of(back(shop, goods(shop, MILK, card=CARD)))

    assert [(tender.kind, tender.amount) for tender in body.tenders] == [(STORED_VALUE, 320)]
    assert shop.books.rooms("M1")[f"SVP/{body.lot}"].totals.room == 320
    shop.verified()


def test_it_takes_of_the_legal_limit_what_is_here(tmp_path: Path) -> None:
    limited = StoredValuePolicy(limits=CardLimits(named=100000), months=12)
    shop = Shop.new(tmp_path, replace(PLAN, no_receipt=replace(LENIENT, to="stored_value"), stored_value=limited))
    shop.open()
    shop.hq.lend("M1", {"CAP": 1000})

    body = body_of(back(shop, goods(shop, MILK, card=CARD)))

    assert (body.head_room, shop.books.rooms("M1")["CAP"].totals.room) == (320, 680)
    assert body.expires == "2027-01-02"
    assert shop.books.rooms("M1")[f"SVP/{body.lot}"].expires == "2027-01-02"
    shop.verified()
