"""Taking money in any mix; stored value only out of what is lent here."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import Refusal
from domain.tenders import CASH, STORED_VALUE
from pos_app.services.lending import Lent
from pos_app.services.open_sale import OpenSale, cash_due, new_sale
from pos_app.services.scan_article import scan_article
from pos_app.services.take_payment import (
    enlarge_for,
    missing_here,
    stored_value_here,
    take_cash,
    take_stored_value,
    take_tenders_back,
    wanted_stored_value,
    why_not_more,
)
from tests.services.shop import (
    BONUS,
    CARD,
    HALF_UP,
    MILK,
    OWN,
    PEARS,
    PLAN,
    PRINCIPAL,
    STRANGER_CARD,
    TELLY,
    TO_THE_JIAO,
    Shop,
    sale_of,
)


def tendered(sale: OpenSale) -> list[tuple[str, int]]:
    return [(tender.kind, tender.amount) for tender in sale.tenders]


# ---- cash
def test_exact_cash(shop: Shop) -> None:
    sale = take_cash(shop.desk, shop.cart(OWN))

    assert (tendered(sale), sale.settlement.due, sale.settlement.change) == ([(CASH, 900)], 0, 0)


def test_more_cash_gives_change(shop: Shop) -> None:
    sale = take_cash(shop.desk, shop.cart(OWN), 2000)

    assert (sale.settlement.due, sale.settlement.change) == (0, 1100)


def test_cash_in_parts_adds_up(shop: Shop) -> None:
    sale = take_cash(shop.desk, take_cash(shop.desk, shop.cart(OWN), 500), 500)

    assert (tendered(sale), sale.settlement.change) == ([(CASH, 1000)], 100)


@pytest.mark.parametrize(
    ("amount", "why"), [(0, "tender_not_positive"), (-5, "tender_not_positive"), (200000, "much_cash")]
)
def test_an_amount_that_nobody_hands_over(shop: Shop, amount: int, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        take_cash(shop.desk, shop.cart(OWN), amount)


def test_much_cash_is_taken_when_the_cashier_is_sure(shop: Shop) -> None:
    assert take_cash(shop.desk, shop.cart(OWN), 200000, sure=True).settlement.change == 199100


def test_a_hundred_note_for_little_is_not_asked_about(shop: Shop) -> None:
    assert take_cash(shop.desk, shop.cart(OWN), 10000).settlement.change == 9100


def test_nothing_to_pay(shop: Shop) -> None:
    for amount in (None, 1000):
        with pytest.raises(Refusal, match="nothing_to_pay"):
            take_cash(shop.desk, new_sale(shop.desk), amount)
        with pytest.raises(Refusal, match="nothing_to_pay"):
            take_cash(shop.desk, take_cash(shop.desk, shop.cart(OWN)), amount)


def test_tenders_go_back(shop: Shop) -> None:
    sale = shop.cart(OWN)

    assert take_tenders_back(shop.desk, take_cash(shop.desk, sale, 500)) == sale


# ---- cash rounding
@pytest.fixture
def rounding(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Shop]:
    """A shop that rounds cash."""
    shop = Shop.new(tmp_path, replace(PLAN, rounding=request.param, coin=10))
    shop.open()
    yield shop
    shop.close()


@pytest.mark.parametrize(("rounding", "due"), [(TO_THE_JIAO, 940), (HALF_UP, 940)], indirect=["rounding"])
def test_exact_cash_is_rounded_and_card_like_money_is_not(rounding: Shop, due: int) -> None:
    sale = scan_article(rounding.desk, new_sale(rounding.desk), PEARS, 735)  # 9.41
    assert (sale.bill.payable, cash_due(rounding.desk, sale)) == (941, due)

    paid = take_cash(rounding.desk, sale)

    assert (paid.bill.payable, paid.settlement.due, paid.bill.rounding) == (due, 0, 941 - due)


@pytest.mark.parametrize("rounding", [HALF_UP], indirect=True)
def test_half_goes_up(rounding: Shop) -> None:
    sale = scan_article(rounding.desk, new_sale(rounding.desk), PEARS, 738)  # 9.45 → 9.50

    assert take_cash(rounding.desk, sale).bill.payable == 950


@pytest.mark.parametrize("rounding", [TO_THE_JIAO, HALF_UP], indirect=True)
@pytest.mark.parametrize("first", [100, 503, 1000])
def test_only_the_cash_part_is_rounded_whatever_comes_first(rounding: Shop, first: int) -> None:
    cart = scan_article(rounding.desk, rounding.cart(MILK, MILK, MILK, MILK, card=CARD), PEARS, 735)
    sale = take_cash(rounding.desk, take_stored_value(rounding.desk, cart, first))

    cash_part = sale.bill.payable - first
    assert (sale.settlement.due, cash_part % 10) == (0, 0)

    other = take_stored_value(rounding.desk, take_cash(rounding.desk, cart, first))
    assert other.settlement.due == 0
    assert sale_of(rounding.finish(sale)).rounding == sale.bill.rounding


@pytest.mark.parametrize("rounding", [TO_THE_JIAO], indirect=True)
def test_what_rounds_away_altogether_can_still_be_paid(rounding: Shop) -> None:
    """Stored value pays all but four fen: the till takes a fen and gives it back."""
    cart = rounding.cart(MILK, MILK, card=CARD)
    sale = take_stored_value(rounding.desk, cart, cart.bill.payable - 4)
    assert (sale.settlement.due, cash_due(rounding.desk, sale)) == (4, 0)

    paid = take_cash(rounding.desk, sale)

    assert (paid.settlement.due, paid.settlement.change, paid.bill.rounding) == (0, 1, 4)
    rounding.finish(paid)


# ---- stored value
def test_it_pays_what_is_due_out_of_principal_and_bonus(shop: Shop) -> None:
    sale = take_stored_value(shop.desk, shop.cart(OWN, card=CARD))

    (tender,) = sale.tenders
    assert (tender.kind, tender.amount) == (STORED_VALUE, 855)
    assert [(one.principal, one.bonus) for one in tender.spends] == [(713, 142)]  # 5000 : 1000, as it is lent
    assert sale.settlement.due == 0


def test_a_part_of_it_and_cash_for_the_rest(shop: Shop) -> None:
    sale = take_cash(shop.desk, take_stored_value(shop.desk, shop.cart(OWN, card=CARD), 500))

    assert tendered(sale) == [(STORED_VALUE, 500), (CASH, 355)]


def test_two_parts_are_one_tender(shop: Shop) -> None:
    sale = take_stored_value(shop.desk, take_stored_value(shop.desk, shop.cart(OWN, card=CARD), 500), 200)

    assert tendered(sale) == [(STORED_VALUE, 700)]


def test_offline_it_takes_what_is_here(shop: Shop) -> None:
    shop.hq.online = False
    sale = shop.cart(*[OWN] * 10, card=CARD)
    assert missing_here(shop.desk, sale, sale.bill.payable) == 0

    taken = take_stored_value(shop.desk, sale)

    assert (tendered(taken), taken.settlement.due) == ([(STORED_VALUE, 6000)], sale.bill.payable - 6000)
    with pytest.raises(Refusal, match="stored_value_empty"):
        take_stored_value(shop.desk, taken)
    assert shop.hq.asked == []


def test_more_than_is_here_is_refused_with_both_amounts(shop: Shop) -> None:
    with pytest.raises(Refusal) as refused:
        take_stored_value(shop.desk, shop.cart(*[OWN] * 10, card=CARD), 7000)

    assert refused.value.code == "not_enough_stored_value"
    assert refused.value.params == {"wanted": 7000, "here": 6000, "balance": 72000}


@pytest.mark.parametrize(("amount", "why"), [(0, "tender_not_positive"), (1_000_000, "too_much_without_cash")])
def test_amounts_that_stored_value_does_not_pay(shop: Shop, amount: int, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        wanted_stored_value(shop.cart(OWN, card=CARD), amount)


def test_without_a_member_there_is_none(shop: Shop) -> None:
    with pytest.raises(Refusal, match="no_member"):
        take_stored_value(shop.desk, shop.cart(OWN))


# ---- HQ lends more
def test_online_hq_lends_what_is_missing(shop: Shop) -> None:
    sale = shop.cart(*[OWN] * 10, card=CARD)

    answer = enlarge_for(shop.desk, sale, sale.bill.payable)

    assert answer is not None
    assert answer.granted
    assert shop.hq.asked == [("M1", {"SV": sale.bill.payable - 6000})]
    assert take_stored_value(shop.desk, sale).settlement.due == 0


def test_hq_lends_what_it_has_when_that_is_less(shop: Shop) -> None:
    shop.hq.available["M1"] = {PRINCIPAL: 1000, BONUS: 200}
    shop.hq.lent = (Lent("S02", 30000, "2026-01-01T09:00:00.000Z"),)
    sale = shop.cart(TELLY, card=CARD)

    answer = enlarge_for(shop.desk, sale, sale.bill.payable)

    assert stored_value_here(shop.desk, sale).here == 6000 + 1200
    elsewhere = why_not_more(answer)
    assert elsewhere is not None
    assert elsewhere.params == {"amount": 30000, "where": "S02", "since": "2026-01-01"}


def test_hq_refuses_and_what_is_here_stays(shop: Shop) -> None:
    shop.hq.available["M1"] = {}
    sale = shop.cart(TELLY, card=CARD)

    answer = enlarge_for(shop.desk, sale, sale.bill.payable)

    assert answer is not None
    assert not answer.granted
    assert why_not_more(answer) is None
    assert take_stored_value(shop.desk, sale).tenders[0].amount == 6000


def test_hq_is_not_asked_when_nothing_is_missing(shop: Shop) -> None:
    assert enlarge_for(shop.desk, shop.cart(OWN, card=CARD), 855) is None
    assert shop.hq.asked == []


def test_of_another_stores_member_hq_knows_the_balance(shop: Shop) -> None:
    shop.hq.available["M9"] = {"SVP/20260101-M9": 50000}
    sale = shop.cart(OWN, card=STRANGER_CARD)
    assert missing_here(shop.desk, sale, 855) == 855

    enlarge_for(shop.desk, sale, 855)

    assert take_stored_value(shop.desk, sale).settlement.due == 0


def test_a_lot_past_its_date_is_not_spent(shop: Shop) -> None:
    """The grants of this shop end with the year 2027."""
    sale = shop.cart(OWN, card=CARD)
    assert stored_value_here(shop.desk, sale).here == 6000

    shop.clock.forward(days=800)

    assert stored_value_here(shop.desk, sale).here == 0
