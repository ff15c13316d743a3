"""Prices by hand: a reason, a limit for it, somebody's word beyond it, and every cent proved again."""

import pytest

from domain.entries import ByHand
from domain.errors import Refusal
from domain.rights import Wanted
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.change_line import change_between, take_back_change
from pos_app.services.change_price import discount, override_price, take_bill_discount_back, take_line_change_back
from pos_app.services.open_sale import OpenSale, from_document, to_document
from pos_app.services.permission import approve
from pos_app.services.return_goods import open_return, return_goods, want
from pos_app.services.take_payment import take_cash
from tests.services.shop import ANN, BEA, BEAS_PIN, CARD, DIE, MILK, OWN, SOAP, Shop, figures, return_of, sale_of


def sold(shop: Shop, sale: OpenSale) -> tuple[int, dict[str, int]]:
    """What was paid, and what each rule took off."""
    body = sale_of(shop.finish(take_cash(shop.desk, sale)))
    return body.payable, {one.rule: one.amount for one in body.adjustments}


def test_another_price_for_a_line(open_shop: Shop) -> None:
    sale = override_price(open_shop.desk, open_shop.cart(OWN, MILK), 1, 720, DIE, "damaged")

    body = sale_of(open_shop.finish(take_cash(open_shop.desk, sale)))

    assert (body.payable, body.lines[0].unit_price) == (1070, 720)
    assert body.lines[0].by_hand == ByHand("damaged", "A3", was=900)
    open_shop.verified()


def test_the_price_by_hand_is_the_members_too(open_shop: Shop) -> None:
    """Milk costs members 3.20; at 3.00 by hand it costs everybody 3.00, and the tier's 5 % come off that."""
    sale = override_price(open_shop.desk, open_shop.cart(MILK), 1, 300, DIE, "expiring")
    sale = attach_member(open_shop.desk, sale, find_card(open_shop.desk, CARD))

    assert sale.bill.payable == 285
    assert sold(open_shop, sale)[0] == 285
    open_shop.verified()


def test_percent_off_a_line_and_off_the_bill(open_shop: Shop) -> None:
    line = discount(open_shop.desk, open_shop.cart(OWN, MILK), 1, 10, DIE, "goodwill")
    assert sold(open_shop, line) == (810 + 350, {"by_hand:goodwill": 90})

    bill = discount(open_shop.desk, open_shop.cart(OWN, MILK), None, 10, DIE, "goodwill")
    assert sold(open_shop, bill) == (1125, {"by_hand:goodwill": 125})
    assert "Discount" in " ".join(figures(open_shop.papers()[-1]))
    open_shop.verified()


def test_percent_come_off_what_the_benefits_leave(open_shop: Shop) -> None:
    sale = discount(open_shop.desk, open_shop.cart(OWN, card=CARD), None, 10, DIE, "goodwill")

    assert sold(open_shop, sale)[0] == 855 - 86
    open_shop.verified()


def test_a_return_gives_back_what_was_paid(open_shop: Shop) -> None:
    sale = discount(open_shop.desk, open_shop.cart(OWN, MILK), None, 10, DIE, "goodwill")
    recorded = open_shop.finish(take_cash(open_shop.desk, sale))
    opened = want(open_return(open_shop.desk, f"S01-R2-{recorded.entry.seq:06d}"), 1, 1)

    assert return_of(return_goods(open_shop.desk, opened, ANN).result()).payable == 810
    open_shop.verified()


@pytest.mark.parametrize(
    ("reason", "most"), [("damaged", 30), ("goodwill", 10)], ids=["its own limit", "the limit of all others"]
)
def test_the_limit_is_the_roles_for_that_reason(open_shop: Shop, reason: str, most: int) -> None:
    assert discount(open_shop.desk, open_shop.cart(OWN), 1, most, DIE, reason).bill.payable == 900 - 9 * most
    with pytest.raises(Refusal, match="approver_needed"):
        discount(open_shop.desk, open_shop.cart(OWN), 1, most + 1, DIE, reason)


def test_the_limit_of_a_price_is_what_it_takes_off_rounded_up(open_shop: Shop) -> None:
    assert override_price(open_shop.desk, open_shop.cart(OWN), 1, 720, DIE, "damaged")
    with pytest.raises(Refusal, match="approver_needed") as refused:
        override_price(open_shop.desk, open_shop.cart(OWN), 1, 719, DIE, "damaged")
    wanted = refused.value.params["wanted"]
    assert isinstance(wanted, Wanted)
    assert wanted.amount == 21


def test_a_manager_approves_exactly_this_price(open_shop: Shop) -> None:
    cart = open_shop.cart(OWN)
    with pytest.raises(Refusal, match="approver_needed") as refused:
        override_price(open_shop.desk, cart, 1, 500, ANN, "damaged")
    wanted = refused.value.params["wanted"]
    assert isinstance(wanted, Wanted)
    approval = approve(open_shop.desk, wanted, ANN, "A2", BEAS_PIN)
    with pytest.raises(Refusal, match="approval_other"):
        override_price(open_shop.desk, cart, 1, 499, ANN, "damaged", approval)

    sale = override_price(open_shop.desk, cart, 1, 500, ANN, "damaged", approval)
    again = take_back_change(open_shop.desk, sale, change_between(cart.cart, sale.cart, 1))
    with pytest.raises(Refusal, match="already_finished"):
        override_price(open_shop.desk, again, 1, 500, ANN, "damaged", approval)

    body = sale_of(open_shop.finish(take_cash(open_shop.desk, sale)))
    assert body.approvals == (approval.entry,)
    open_shop.verified()


def test_once_for_each_good(open_shop: Shop) -> None:
    """Two small ones do not make a large one."""
    line = discount(open_shop.desk, open_shop.cart(OWN, MILK), 1, 10, DIE, "goodwill")
    bill = discount(open_shop.desk, open_shop.cart(OWN, MILK), None, 10, DIE, "goodwill")
    for sale, number in ((line, 1), (line, None), (bill, 2), (bill, None)):
        with pytest.raises(Refusal, match="changed_by_hand"):
            discount(open_shop.desk, sale, number, 10, BEA, "goodwill")
    with pytest.raises(Refusal, match="changed_by_hand"):
        override_price(open_shop.desk, line, 1, 800, BEA, "goodwill")


def test_a_change_is_taken_back(open_shop: Shop) -> None:
    cart = open_shop.cart(MILK, card=CARD)
    sale = override_price(open_shop.desk, cart, 1, 300, DIE, "expiring")

    assert take_back_change(open_shop.desk, sale, change_between(cart.cart, sale.cart, 1)).bill == cart.bill
    bill = discount(open_shop.desk, cart, None, 10, DIE, "goodwill")
    assert take_bill_discount_back(open_shop.desk, bill).bill == cart.bill
    line = discount(open_shop.desk, cart, 1, 10, DIE, "goodwill")
    for changed in (sale, line, cart):
        assert take_line_change_back(open_shop.desk, changed, 1).bill == cart.bill


def test_it_survives_a_crash(open_shop: Shop) -> None:
    sale = discount(open_shop.desk, open_shop.cart(OWN, MILK), None, 10, DIE, "goodwill")

    assert from_document(open_shop.desk, sale.id, to_document(sale)).bill == sale.bill


def test_the_next_piece_is_not_cheaper(open_shop: Shop) -> None:
    """Scanned again, the article has its own price in a line of its own."""
    sale = override_price(open_shop.desk, open_shop.cart(OWN), 1, 720, DIE, "damaged")
    cart = sale.cart.with_article(open_shop.cart(OWN).cart.lines[0].article)

    assert [line.article.price for line in cart.lines] == [720, 900]


@pytest.mark.parametrize("price", [0, -1, 900, 901])
def test_a_price_that_is_no_lower(open_shop: Shop, price: int) -> None:
    with pytest.raises(Refusal, match="price_not_lower"):
        override_price(open_shop.desk, open_shop.cart(OWN), 1, price, BEA, "label")


@pytest.mark.parametrize("percent", [0, -1, 101])
def test_a_percent_that_is_none(open_shop: Shop, percent: int) -> None:
    with pytest.raises(Refusal, match="percent_wrong"):
        discount(open_shop.desk, open_shop.cart(OWN), None, percent, BEA, "label")


def test_a_reason_of_the_list_and_before_anything_is_paid(open_shop: Shop) -> None:
    with pytest.raises(Refusal, match="no_reason"):
        discount(open_shop.desk, open_shop.cart(OWN), None, 5, BEA, "mood")
    with pytest.raises(Refusal, match="cart_empty"):
        discount(open_shop.desk, open_shop.cart(), None, 5, BEA, "label")
    paid = take_cash(open_shop.desk, open_shop.cart(SOAP), 100)
    with pytest.raises(Refusal, match="tenders_first"):
        override_price(open_shop.desk, paid, 1, 400, BEA, "label")
