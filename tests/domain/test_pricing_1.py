"""Engine 1 prices what it priced: its figures were written down when it was the only one."""

import pytest

from domain import pricing_1
from tests.receipt_language import AT, PLAN, cart, coupon, member


@pytest.mark.parametrize(
    ("goods", "tier", "coupons", "payable", "tax"),
    [
        ("2 MILK 15.90 9%", "", "", 3_180, 263),
        ("NUTS 89.90>79.90 13%", "red", "", 7_591, 873),
        ("MILK 300 13%", "red", "twenty", 26_500, 3_049),
        ("MILK 99.99 13%", "red", "twenty", 9_499, 1_093),
        ("3 SOAP 0.33 13%, BALM 0.01 6%", "red", "", 95, 11),
    ],
)
def test_old_figures(goods: str, tier: str, coupons: str, payable: int, tax: int) -> None:
    basket = cart(goods, "M1")
    if coupons:
        basket = basket.with_coupon(coupon(coupons))
    bill = pricing_1.price(basket, member(tier) if tier else None, PLAN, AT)
    assert (bill.payable, sum(part.tax for part in bill.taxes)) == (payable, tax)
