"""What hurt others in the field, one test for each wound: here, or where the table says."""

from pathlib import Path

import pytest

from domain.errors import Refusal
from domain.tenders import CASH, STORED_VALUE, Tender, settle
from pos_app.services.clear_cart import clear_cart
from pos_app.services.finish_sale import finish_sale
from pos_app.services.lay_coupon import lay_coupon
from pos_app.services.open_sale import OpenSale
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.services.suspend_sale import keep_sale, suspend_sale, suspended_sales
from pos_app.services.take_payment import take_cash, take_stored_value, take_tenders_back
from tests.services.shop import ANN, CARD, COUPON, COUPON_UNIT, OWN, PRINCIPAL, TELLY, Shop, return_of, sale_of
from tests.services.test_club import CLUB

TESTS = Path(__file__).parents[1]
ELSEWHERE = {
    "order confirmed and lost at power cut": "power/test_power.py::test_nothing_that_was_shown_is_lost",
    "duplicate after a timed-out upload": "hq/test_push.py::test_a_repeat_after_a_lost_reply_changes_nothing",
    "points kept after refund": (
        "services/test_club.py::test_a_return_gives_points_back_and_takes_back_what_was_earned"
    ),
    "approval that stays valid for the next act": (
        "services/test_permission.py::test_an_approval_never_stays_valid_for_the_next_act"
    ),
    "stray Enter of a scanner that settles a sale": (
        "counter/test_double_fire.py::test_a_scanners_enters_never_settle_an_armed_sale"
    ),
}
"""Wounds that need more than services: a disk that loses, a real HQ, a window."""
HERE = {
    wound: f"services/test_wounds.py::test_{wound.replace(' ', '_')}"
    for wound in (
        "wallet accepted offline and never deducted",
        "points doubled on retry",
        "stored value and coupon burnt by hold or cancel",
        "sales paid by stored value that cannot be returned",
        "negative tender that mints balance",
        "sale completed with tenders below total",
    )
}


@pytest.mark.parametrize("wound", [*ELSEWHERE, *HERE])
def test_the_wound_has_its_test(wound: str) -> None:
    file, _, name = (ELSEWHERE | HERE)[wound].partition("::")

    assert f"def {name}(" in (TESTS / file).read_text("utf-8")


@pytest.fixture
def shop(open_shop: Shop) -> Shop:
    """The shift is open; of M1 50.00 and 10.00 of bonus are here, and his coupon is lent too."""
    open_shop.hq.lend("M1", {COUPON_UNIT: 1})
    return open_shop


def here(shop: Shop) -> dict[str, int]:
    return {unit: room.totals.room for unit, room in shop.books.rooms("M1").items()}


def paid_by_balance(shop: Shop) -> OpenSale:
    sale = take_stored_value(shop.desk, shop.cart(OWN, card=CARD))
    keep_sale(shop.desk, sale, ANN).result()
    return sale


def test_wallet_accepted_offline_and_never_deducted(shop: Shop) -> None:
    """What pays is gone in the commit that says paid, with nobody asked; no more than is here can be paid."""
    shop.hq.online = False
    before = here(shop)
    first = paid_by_balance(shop)
    finish_sale(shop.desk, first, ANN).result()

    assert sum(before.values()) - sum(here(shop).values()) == 855
    again = shop.again()
    assert sum(again.books.rooms("M1")[unit].totals.room for unit in before) == sum(before.values()) - 855
    again.verified()


def test_points_doubled_on_retry(tmp_path: Path) -> None:
    """The key is pressed again because the answer took long: one sale, its points once."""
    shop = Shop.new(tmp_path, CLUB)
    shop.open()
    sale = take_cash(shop.desk, shop.cart(TELLY, card=CARD))
    keep_sale(shop.desk, sale, ANN).result()
    first, second = finish_sale(shop.desk, sale, ANN), finish_sale(shop.desk, sale, ANN)

    earned = sum(one.points for one in sale_of(first.result()).gains.earned)
    with pytest.raises(Refusal, match="already_finished"):
        second.result()
    assert earned > 0
    assert sum(many for unit, many in here(shop).items() if unit.startswith("PTS")) == earned
    shop.verified()


def test_stored_value_and_coupon_burnt_by_hold_or_cancel(shop: Shop) -> None:
    """A suspended or a cleared sale took nothing: the next one can pay with the same money and the same coupon."""
    before = here(shop)
    sale = lay_coupon(shop.desk, shop.cart(TELLY, card=CARD), COUPON)
    sale = take_stored_value(shop.desk, sale, 5000)
    keep_sale(shop.desk, sale, ANN).result()
    back = take_tenders_back(shop.desk, sale)
    suspend_sale(shop.desk, back, ANN).result()
    assert here(shop) == before

    [waiting] = suspended_sales(shop.desk)
    clear_cart(shop.desk, waiting.sale, ANN, "left").result()
    assert here(shop) == before
    sale = take_stored_value(shop.desk, lay_coupon(shop.desk, shop.cart(TELLY, card=CARD), COUPON), 5000)
    assert sale_of(shop.finish(take_cash(shop.desk, sale, sure=True))).coupons[0].taken == 1000
    assert here(shop)[COUPON_UNIT] == 0
    shop.verified()


def test_sales_paid_by_stored_value_that_cannot_be_returned(shop: Shop) -> None:
    """Everything goes back into the lots it came from, principal and bonus apart."""
    before = here(shop)
    sold = finish_sale(shop.desk, paid_by_balance(shop), ANN).result()
    opened = want_everything(open_return(shop.desk, f"S01-R2-{sold.entry.seq:06d}"))

    body = return_of(return_goods(shop.desk, opened, ANN).result())

    assert [(tender.kind, tender.amount) for tender in body.tenders] == [(STORED_VALUE, 855)]
    assert here(shop)[PRINCIPAL] == before[PRINCIPAL]
    assert here(shop) == before
    shop.verified()


@pytest.mark.parametrize("amount", [-1, -855, 0])
def test_negative_tender_that_mints_balance(shop: Shop, amount: int) -> None:
    before, entries = here(shop), shop.entries()
    sale = shop.cart(OWN, card=CARD)
    for take in (take_cash, take_stored_value):
        with pytest.raises(Refusal, match="tender_not_positive"):
            take(shop.desk, sale, amount)
    with pytest.raises(Refusal, match="tender_not_positive"):
        settle(855, (Tender(CASH, 1710), Tender(STORED_VALUE, amount)))
    assert (here(shop), shop.entries()) == (before, entries)


def test_sale_completed_with_tenders_below_total(shop: Shop) -> None:
    sale = take_stored_value(shop.desk, shop.cart(OWN, card=CARD), 854)
    keep_sale(shop.desk, sale, ANN).result()
    before, entries = here(shop), shop.entries()

    with pytest.raises(Refusal, match="tenders_below_total"):
        finish_sale(shop.desk, sale, ANN)

    assert (here(shop), shop.entries()) == (before, entries)
