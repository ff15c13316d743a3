"""A finished sale is voided as a whole, while its shift is open, by whoever may."""

import pytest

from domain.errors import Refusal
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.return_goods import OpenReturn, open_return, return_goods, want
from pos_app.services.take_payment import take_cash, take_stored_value
from pos_app.services.void_sale import void_sale
from tests.services.shop import ANN, BEA, CARD, MILK, OWN, PRINCIPAL, Shop, return_of, sale_of


def opened(shop: Shop, seq: int) -> OpenReturn:
    return open_return(shop.desk, f"S01-R2-{seq:06d}")


def test_everything_is_as_before(open_shop: Shop) -> None:
    before = open_shop.books.rooms("M1")
    sale = take_stored_value(open_shop.desk, open_shop.cart(OWN, MILK, card=CARD), 500)
    sold = open_shop.finish(take_cash(open_shop.desk, sale))

    entry = void_sale(open_shop.desk, opened(open_shop, sold.entry.seq), BEA, "wrong goods").result().entry

    body = return_of(open_shop.books.entry(entry.seq))  # type: ignore[arg-type]
    assert (entry.kind, body.payable, body.last, body.reason) == (
        "sale.voided", sale_of(sold).payable, True, "wrong goods",
    )  # fmt: skip
    after = open_shop.books.rooms("M1")
    assert after[PRINCIPAL].totals.room == before[PRINCIPAL].totals.room
    shift = open_shop.books.open_shift()
    assert shift is not None
    assert (shift.totals.voided, shift.totals.returns, shift.totals.expected_cash) == (1, 1, 20000)
    assert [kind for kind, _ in open_shop.jobs()][-2:] == ["receipt", "receipt"]
    open_shop.verified()


def test_two_presses_at_once_are_one(open_shop: Shop) -> None:
    sold = open_shop.sell(OWN)
    wanted = opened(open_shop, sold.entry.seq)
    first, second = open_shop.at_once(lambda: void_sale(open_shop.desk, wanted, BEA, "wrong goods"))

    assert first.result()
    with pytest.raises(Refusal, match="return_changed"):
        second.result()
    with pytest.raises(Refusal, match="nothing_left_to_return"):
        opened(open_shop, sold.entry.seq)


def test_not_by_a_cashier_alone_and_not_without_a_reason(open_shop: Shop) -> None:
    wanted = opened(open_shop, open_shop.sell(OWN).entry.seq)
    with pytest.raises(Refusal, match="approver_needed"):
        void_sale(open_shop.desk, wanted, ANN, "wrong goods")
    with pytest.raises(Refusal, match="no_reason"):
        void_sale(open_shop.desk, wanted, BEA, " ")


def test_not_after_something_came_back(open_shop: Shop) -> None:
    sold = open_shop.sell(OWN, MILK)
    return_goods(open_shop.desk, want(opened(open_shop, sold.entry.seq), 1, 1), ANN).result()
    with pytest.raises(Refusal, match="void_in_part"):
        void_sale(open_shop.desk, opened(open_shop, sold.entry.seq), BEA, "wrong goods")


def test_not_of_another_shift(open_shop: Shop) -> None:
    sold = open_shop.sell(OWN)
    close_shift(open_shop.desk, ANN, count_drawer(open_shop.desk, {"10000": 2, "100": 9}), "", day=False)
    open_shop.open()
    with pytest.raises(Refusal, match="void_too_late"):
        void_sale(open_shop.desk, opened(open_shop, sold.entry.seq), BEA, "wrong goods")
