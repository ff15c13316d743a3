"""After a new epoch the numbers of receipts begin again: nobody gets back another customer's goods."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from domain.entries import EpochOpened
from domain.errors import Refusal
from local_db.act import Act
from pos_app.services.fetch_return import fetch_receipt
from pos_app.services.return_goods import open_return
from pos_app.ui.control.typed import receipt_of
from pos_app.ui.control.view_return import recent_receipts
from tests.local_db.world import certificate
from tests.services.conftest import open_shop, shop, template
from tests.services.shop import MILK, SOAP, Shop

__all__ = ["open_shop", "shop", "template"]
SEED = bytes(range(64, 96))


def new_epoch(shop: Shop) -> None:
    at = shop.clock.now()
    opened = Act("epoch.opened", EpochOpened("S01", "restored"), "till", at, "2026-01-02")
    shop.books.begin_epoch(certificate(SEED, "aaaaaaaaaaaaaaaa"), SEED, (opened,)).result()


def test_a_row_of_the_list_is_that_sale_or_none(open_shop: Shop) -> None:
    old = open_shop.sell(SOAP)
    new_epoch(open_shop)
    new = open_shop.sell(MILK)
    while new.entry.seq < old.entry.seq:
        new = open_shop.sell(MILK)
    assert (new.entry.seq, new.entry.epoch) != (old.entry.seq, old.entry.epoch)
    rows = recent_receipts(cast("Any", SimpleNamespace(desk=open_shop.desk)))
    [of_old] = [row for row in rows if old.hash.startswith(row.code[-12:])]
    [of_new] = [row for row in rows if new.hash.startswith(row.code[-12:])]
    assert of_old.number == of_new.number
    with pytest.raises(Refusal, match="receipt_other_head"):
        open_return(open_shop.desk, of_old.code)
    assert open_return(open_shop.desk, of_new.code).hash == new.hash


@pytest.mark.parametrize("typed", ["²²", "٣٤٥", "9" * 5_000, "0", "999999999"])
def test_numbers_that_are_none(open_shop: Shop, typed: str) -> None:
    counter = SimpleNamespace(desk=open_shop.desk, sale=open_shop.cart(), place="sale")
    with pytest.raises(Refusal, match="receipt_not_found"):
        fetch_receipt(open_shop.desk, receipt_of(cast("Any", counter), typed))
