"""The cart: every change is a new cart, and nonsense is refused."""

from __future__ import annotations

import pytest

from domain.cart import Cart, CouponUse
from domain.entry_parts import ByHand
from domain.errors import Refusal
from tests.receipt_language import article, cart


def test_the_same_article_again_counts_up() -> None:
    """Scanning milk twice is one line of two."""
    found = cart("MILK 15.90, MILK 15.90")

    assert [(line.line, line.quantity) for line in found.lines] == [(1, 2)]


def test_another_article_between_makes_a_new_line() -> None:
    """Lines stay in the order of scanning."""
    assert [line.article.sku for line in cart("MILK 1, NUTS 2, MILK 1").lines] == ["MILK", "NUTS", "MILK"]


def test_weighed_goods_never_merge() -> None:
    """Two bags are two lines."""
    assert len(cart("500g APPLE 9.96, 500g APPLE 9.96").lines) == 2


def test_line_numbers_are_never_used_twice() -> None:
    """After a removal the next line gets a new number, so undo and coupons cannot hit another one."""
    found = cart("MILK 1, NUTS 2").without(2).with_article(article("SOAP", "3"))

    assert [line.line for line in found.lines] == [1, 3]


@pytest.mark.parametrize(
    ("quantity", "code"), [(0, "quantity_zero"), (-1, "quantity_zero"), (10**9, "quantity_too_large")]
)
def test_quantities_nobody_means(quantity: int, code: str) -> None:
    """0 and 10^9 are refused and the cart stays as it was."""
    found = cart("MILK 1")
    with pytest.raises(Refusal) as refused:
        found.with_quantity(1, quantity)

    assert refused.value.code == code
    assert found.lines[0].quantity == 1


@pytest.mark.parametrize("price", ["0", "0.00"])
def test_an_article_without_a_price_is_not_sold(price: str) -> None:
    """Price 0 is a fault of the list, not a gift."""
    with pytest.raises(Refusal, match="no_price"):
        Cart().with_article(article("MILK", price))


def test_a_coupon_is_laid_in_once() -> None:
    """The second scan of the same coupon is refused."""
    use = CouponUse("9900000000011", "ten", 1000)
    found = cart("MILK 15.90").with_coupon(use)
    with pytest.raises(Refusal, match="coupon_twice"):
        found.with_coupon(use)

    assert found.without_coupon(use.code).coupons == ()


def test_coupons_leave_with_their_member() -> None:
    """Another member's card does not spend the first one's coupon."""
    found = cart("MILK 15.90", "M1").with_coupon(CouponUse("9900000000011", "ten", 1000, owner="M1"))

    assert found.with_member("M2").coupons == ()
    assert found.with_member("M1").coupons == found.coupons


def test_a_removed_line_takes_its_coupon_along() -> None:
    """A coupon tied to a line has nothing left to stand on."""
    found = cart("MILK 15.90, NUTS 2").with_coupon(CouponUse("9900000000011", "ten", 1000, line=1))

    assert found.without(1).coupons == ()
    with pytest.raises(Refusal, match="no_such_line"):
        found.without(7)


def test_a_price_and_a_discount_by_hand_are_once_for_each_line() -> None:
    by = ByHand("label", "A1", percent=10)
    changed = cart("MILK 15.90").with_price(1, 1500, ByHand("label", "A1"))

    assert (changed.line(1).article.price, changed.line(1).by_hand) == (1500, ByHand("label", "A1", was=1590))
    for number in (1, None):
        with pytest.raises(Refusal, match="changed_by_hand"):
            changed.with_discount(number, by)
    assert cart("MILK 15.90").with_discount(None, by).by_hand == by
