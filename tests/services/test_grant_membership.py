"""A gold card: sold, renewed, or granted by hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import Refusal
from domain.plan_issues import Earning
from domain.receipt import Text
from pos_app.services.attach_member import find_card
from pos_app.services.grant_membership import grant_membership
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.services.route_scan import receipt_number
from tests.services.programme import PROGRAMME, open_programme
from tests.services.shop import ANN, BEA, CARD, MILK, TELLY, Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = open_programme(tmp_path)
    yield shop
    shop.close()


def _paid(shop: Shop) -> dict[str, str]:
    return find_card(shop.desk, CARD).member.paid


def test_selling_extends_and_a_renewal_adds_on(shop: Shop) -> None:
    shop.sell(TELLY, card=CARD)
    assert _paid(shop) == {"gold": "2027-01-02"}

    sold = shop.sell(TELLY, card=CARD)
    assert _paid(shop) == {"gold": "2028-01-02"}

    back = open_return(shop.desk, receipt_number(sold.entry.register, sold.entry.seq))
    return_goods(shop.desk, want_everything(back), ANN).result()
    assert _paid(shop) == {"gold": "2027-01-02"}
    shop.verified()


def test_a_manager_grants_it_for_a_reason(shop: Shop) -> None:
    who = find_card(shop.desk, CARD)
    with pytest.raises(Refusal, match="approver_needed"):
        grant_membership(shop.desk, who, "gold", "contest", ANN)
    with pytest.raises(Refusal, match="reason_missing"):
        grant_membership(shop.desk, who, "gold", " ", BEA)
    with pytest.raises(Refusal, match="unknown_membership"):
        grant_membership(shop.desk, who, "silver", "contest", BEA)

    grant_membership(shop.desk, who, "gold", "contest", BEA).result()

    assert _paid(shop) == {"gold": "2027-01-02"}
    shop.verified()


def test_a_large_sale_grants_a_term_to_whom_none_runs(tmp_path: Path) -> None:
    gold = replace(PROGRAMME.memberships[0], sku="none", earned=Earning(least=200_000))
    shop = Shop.new(tmp_path, replace(PROGRAMME, memberships=(gold,)))
    shop.open()
    shop.sell(MILK, card=CARD)
    assert _paid(shop) == {}
    sold = shop.sell(TELLY, card=CARD)
    assert _paid(shop) == {"gold": "2027-01-02"}
    assert ("Gold", "Good until 2027-01-02") in {
        (block.left, block.right) for block in shop.papers()[-1].blocks if isinstance(block, Text)
    }

    shop.sell(TELLY, card=CARD)
    assert _paid(shop) == {"gold": "2027-01-02"}, "a term runs"
    back = open_return(shop.desk, receipt_number(sold.entry.register, sold.entry.seq))
    return_goods(shop.desk, want_everything(back), ANN).result()
    assert _paid(shop) == {"gold": "2026-01-02"}
    shop.verified()
    shop.close()
