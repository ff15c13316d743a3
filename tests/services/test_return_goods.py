"""Returns give back what was paid, to where it came from, and never more."""

import pytest

from domain.errors import Refusal
from domain.tenders import CASH, STORED_VALUE
from local_db.act import Recorded
from pos_app.services.lay_coupon import lay_coupon
from pos_app.services.open_sale import new_sale
from pos_app.services.return_goods import OpenReturn, open_return, preview, return_goods, want, want_everything
from pos_app.services.scan_article import scan_article
from pos_app.services.take_payment import take_cash, take_stored_value
from tests.services.shop import (
    ANN,
    CARD,
    COUPON,
    COUPON_UNIT,
    MILK,
    OWN,
    PEARS,
    PRINCIPAL,
    SOAP,
    Shop,
    figures,
    return_of,
    sale_of,
    written,
)


def number(sold: Recorded) -> str:
    return f"S01-R2-{sold.entry.seq:06d}"


def opened(shop: Shop, sold: Recorded) -> OpenReturn:
    return open_return(shop.desk, number(sold))


def back(shop: Shop, under_way: OpenReturn) -> Recorded:
    return return_goods(shop.desk, under_way, ANN).result()


def mixed(shop: Shop) -> Recorded:
    """Three milk and two soap for a member: 5.00 of stored value, the rest in cash."""
    cart = shop.cart(MILK, MILK, MILK, SOAP, SOAP, card=CARD)
    return shop.finish(take_cash(shop.desk, take_stored_value(shop.desk, cart, 500), 5000))


def test_a_single_piece(open_shop: Shop) -> None:
    sold = open_shop.sell(MILK, MILK)
    open_shop.jobs()

    recorded = back(open_shop, want(opened(open_shop, sold), 1, 1))

    body = return_of(recorded)
    assert (body.payable, [(tender.kind, tender.amount) for tender in body.tenders]) == (350, [(CASH, 350)])
    assert (body.original, body.original_hash, body.last) == (sold.entry.ref, sold.hash, False)


def test_a_part_goes_back_to_every_tender_in_proportion(open_shop: Shop) -> None:
    sold = mixed(open_shop)
    paid, room = sale_of(sold).payable, open_shop.books.rooms("M1")[PRINCIPAL].totals.room

    body = return_of(back(open_shop, want(opened(open_shop, sold), 2, 1)))

    parts = {tender.kind: tender.amount for tender in body.tenders}
    assert sum(parts.values()) == body.payable == 474
    assert abs(parts[STORED_VALUE] - 474 * 500 // paid) <= 1
    assert open_shop.books.rooms("M1")[PRINCIPAL].totals.room == room + body.tenders[0].spends[0].principal


def test_the_rest_and_all_of_it_sums_to_the_sale(open_shop: Shop) -> None:
    sold = mixed(open_shop)
    parts = [
        return_of(back(open_shop, want(opened(open_shop, sold), 1, 2))),
        return_of(back(open_shop, want(opened(open_shop, sold), 2, 1))),
        return_of(back(open_shop, want_everything(opened(open_shop, sold)))),
    ]

    sale = sale_of(sold)
    assert [part.last for part in parts] == [False, False, True]
    assert sum(part.payable for part in parts) == sale.payable
    assert sum(part.list for part in parts) == sale.list
    assert sum(tax.tax for part in parts for tax in part.taxes) == sum(tax.tax for tax in sale.taxes)
    with pytest.raises(Refusal, match="nothing_left_to_return"):
        opened(open_shop, sold)
    open_shop.verified()


def test_everything_gives_the_coupon_back(open_shop: Shop) -> None:
    open_shop.hq.lend("M1", {COUPON_UNIT: 1})
    sold = open_shop.finish(
        take_cash(open_shop.desk, lay_coupon(open_shop.desk, open_shop.cart(*[OWN] * 10, card=CARD), COUPON))
    )
    assert open_shop.books.rooms("M1")[COUPON_UNIT].totals.room == 0

    back(open_shop, want(opened(open_shop, sold), 1, 4))
    assert open_shop.books.rooms("M1")[COUPON_UNIT].totals.room == 0
    body = return_of(back(open_shop, want_everything(opened(open_shop, sold))))

    assert [coupon.code for coupon in body.coupons] == [COUPON]
    assert open_shop.books.rooms("M1")[COUPON_UNIT].totals.room == 1
    open_shop.verified()


def test_weighed_goods_come_back_whole(open_shop: Shop) -> None:
    cart = scan_article(open_shop.desk, new_sale(open_shop.desk), PEARS, 735)
    sold = open_shop.finish(take_cash(open_shop.desk, cart))

    body = return_of(back(open_shop, want_everything(opened(open_shop, sold))))

    assert (body.lines[0].quantity, body.payable) == (735, 941)


def test_the_spending_that_makes_a_tier_goes_back(open_shop: Shop) -> None:
    sold = mixed(open_shop)
    member = open_shop.desk.members.by_card(CARD)
    assert member is not None
    assert member.member.spending == 210000 + sale_of(sold).payable

    back(open_shop, want_everything(opened(open_shop, sold)))

    again = open_shop.desk.members.by_card(CARD)
    assert again is not None
    assert (again.member.spending, again.balance) == (210000, 72000)


def test_the_paper_says_what_the_entry_says(open_shop: Shop) -> None:
    sold = mixed(open_shop)
    open_shop.jobs()

    body = return_of(back(open_shop, want(opened(open_shop, sold), 1, 1)))

    (paper,) = open_shop.papers()
    shown = figures(paper)
    assert written(shown["REFUND"]) == body.payable
    assert written(shown["Cash"]) + written(shown["Stored value"]) == body.payable
    assert shown["Original receipt"] == number(sold)


def test_a_part_so_small_that_a_rule_takes_nothing_off_it(open_shop: Shop) -> None:
    """Of a fen off three pieces the first carries nothing: there is no such rule in its return, and it is printed."""
    open_shop.hq.lend("M1", {COUPON_UNIT: 1})
    cart = scan_article(open_shop.desk, open_shop.cart(SOAP, SOAP, SOAP, card=CARD), OWN, 2000)
    sold = open_shop.finish(take_cash(open_shop.desk, lay_coupon(open_shop.desk, cart, COUPON)))
    assert {taken.rule: taken.amount for taken in sale_of(sold).lines[0].adjustments}["coupon:ten"] == 1

    body = return_of(back(open_shop, want(opened(open_shop, sold), 1, 1)))

    assert [taken.rule for taken in body.adjustments] == ["tier:red"]
    assert written(figures(open_shop.papers()[-1])["REFUND"]) == body.payable


def test_cash_opens_the_drawer(open_shop: Shop) -> None:
    sold = open_shop.sell(MILK)
    open_shop.jobs()

    back(open_shop, want_everything(opened(open_shop, sold)))

    assert [kind for kind, _ in open_shop.jobs()] == ["drawer", "receipt"]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("S01-R2-009999", "receipt_not_found"),
        ("S01-R2-000001", "receipt_not_found"),  # an entry, and no sale
        ("S02-R1-000123", "receipt_elsewhere"),
        ("rubbish", "receipt_not_found"),
    ],
)
def test_receipts_that_are_none_of_ours(open_shop: Shop, code: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        open_return(open_shop.desk, code)


def test_the_head_on_the_paper_must_be_ours(open_shop: Shop) -> None:
    sold = open_shop.sell(MILK)
    assert open_return(open_shop.desk, f"{number(sold)} {sold.hash[:12]}").ref == sold.entry.ref

    with pytest.raises(Refusal, match="receipt_other_head"):
        open_return(open_shop.desk, f"{number(sold)} {'0' * 12}")


@pytest.mark.parametrize(
    ("line", "quantity", "why"), [(1, 3, "more_than_sold"), (1, -1, "quantity_zero"), (7, 1, "no_such_line")]
)
def test_more_than_was_sold_never_comes_back(open_shop: Shop, line: int, quantity: int, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        want(opened(open_shop, open_shop.sell(MILK, MILK)), line, quantity)


def test_nothing_chosen_shows_nothing_and_is_refused(open_shop: Shop) -> None:
    under_way = opened(open_shop, open_shop.sell(MILK))

    assert preview(open_shop.desk, under_way) is None
    with pytest.raises(Refusal, match="nothing_to_return"):
        return_goods(open_shop.desk, under_way, ANN)


def test_what_came_back_meanwhile_is_not_given_back_twice(open_shop: Shop) -> None:
    """Two screens, or a key pressed twice: the second is refused whole, not booked at another amount."""
    under_way = want(opened(open_shop, open_shop.sell(MILK, MILK, MILK)), 1, 1)
    before = open_shop.entries()
    futures = [return_goods(open_shop.desk, under_way, ANN) for _ in range(20)]

    outcomes = [future.exception() for future in futures]

    assert outcomes[0] is None
    assert all(isinstance(one, Refusal) and one.code == "return_changed" for one in outcomes[1:])
    assert open_shop.entries() == before + 1
