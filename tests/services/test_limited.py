"""A flash sale of ten: never more than this register holds, and HQ is asked for more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import Held
from pos_app.services.limited import fetch_limited, held_here
from pos_app.services.return_goods import open_return, return_goods, want_everything
from tests.services.programme import PROGRAMME, open_programme
from tests.services.shop import ANN, CARD, MILK, Shop, return_of, sale_of

OWNER, UNIT = "campaign/flash", "QTY:flash"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = open_programme(tmp_path)
    shop.hq.available[OWNER] = {UNIT: 10}
    yield shop
    shop.close()


def test_the_cart_knows_what_the_register_holds(shop: Shop) -> None:
    assert shop.cart(MILK).cart.held == (Held("flash", 0),)

    shop.hq.lend(OWNER, {UNIT: 3})

    assert shop.cart(MILK).cart.held == (Held("flash", 3),)
    assert held_here(shop.desk, "flash") == 3


def test_hq_is_asked_for_what_is_missing_or_as_much_as_there_is(shop: Shop) -> None:
    assert fetch_limited(shop.desk, "flash", 0) is None
    fetch_limited(shop.desk, "flash", 4)
    assert held_here(shop.desk, "flash") == 4

    fetch_limited(shop.desk, "flash", 99)
    assert held_here(shop.desk, "flash") == 10

    shop.hq.online = False
    assert fetch_limited(shop.desk, "flash", 99) is None


def test_what_was_held_stands_in_the_entry_and_in_the_proof(shop: Shop) -> None:
    shop.hq.lend(OWNER, {UNIT: 3})
    shop.sell(MILK, card=CARD)

    shop.verified()


@pytest.mark.parametrize(("returns", "left"), [("back", 3), ("not_back", 2)])
def test_the_quantity_of_a_returned_sale_is_here_again_where_the_plan_says_so(
    tmp_path: Path, returns: str, left: int
) -> None:
    flash = replace(PROGRAMME.promotions[0], returns=returns)  # type: ignore[arg-type]
    shop = Shop.new(tmp_path, replace(PROGRAMME, promotions=(flash,)))
    shop.open()
    shop.hq.available[OWNER] = {UNIT: 10}
    shop.hq.lend(OWNER, {UNIT: 3})
    sold = shop.sell(MILK)
    assert sale_of(sold).held == (Held("flash", 3, 1),)

    back = return_goods(
        shop.desk, want_everything(open_return(shop.desk, f"{sold.entry.register}-{sold.entry.seq:06d}")), ANN
    ).result()

    assert return_of(back).held == ((Held("flash", 3, 1),) if returns == "back" else ())
    assert held_here(shop.desk, "flash") == left
    shop.verified()
    shop.close()
