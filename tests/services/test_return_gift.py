"""A gift that comes back is found by its number, its member, its time, and among the latest receipts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.errors import Refusal
from pos_app.services.attach_member import find_card
from pos_app.services.find_receipts import find_receipts
from pos_app.services.return_gift import find_gift, return_gift
from pos_app.services.take_gift import take_gift
from tests.services.shop import ANN, CARD, SOAP, Shop
from tests.services.test_club import CLUB, LOT, OLD


@pytest.fixture
def given(tmp_path: Path) -> Iterator[Shop]:
    """Milk for 3 points at 16:00, soap sold an hour later."""
    shop = Shop.new(tmp_path, CLUB)
    shop.hq.lend("M1", {OLD: 4, LOT: 6})
    shop.open()
    take_gift(shop.desk, find_card(shop.desk, CARD), "1001", 3, ANN).result()
    shop.clock.forward(hours=1)
    shop.sell(SOAP)
    yield shop
    shop.close()


def number(shop: Shop) -> int:
    """The entry of the gift."""
    return next(row.ref.seq for row in find_receipts(shop.desk, "") if row.kind == "points.gift_taken")


def test_it_is_found_as_receipts_are(given: Shop) -> None:
    seq = number(given)
    for text in (f"S01-R2-{seq:06d}", str(seq), "16:00", CARD, "1234", "13800001234"):
        assert [row.ref.seq for row in find_receipts(given.desk, text)] == [seq], text
    assert [row.kind for row in find_receipts(given.desk, "1-2")] == ["sale.completed", "points.gift_taken"]
    assert [row.ref.seq for row in find_receipts(given.desk, "17:00")] == [seq + 1]


def test_it_tells_once_it_is_back(given: Shop) -> None:
    code = f"S01-R2-{number(given):06d}"
    found = find_gift(given.desk, code)
    assert found is not None
    assert (found.taken.sku, found.member and found.member.name) == ("1001", "王小明")
    return_gift(given.desk, found.ref, "broken", ANN).result()

    assert [row.returned for row in find_receipts(given.desk, code)] == ["all"]
    with pytest.raises(Refusal, match="gift_returned"):
        find_gift(given.desk, code)
    given.verified()


def test_what_is_no_gift_of_this_till_is_none(given: Shop) -> None:
    seq = number(given)
    for code in (f"S01-R2-{seq + 1:06d}", f"S02-R1-{seq:06d}", "S01-R2-000999"):
        assert find_gift(given.desk, code) is None
    with pytest.raises(Refusal, match="receipt_other_head"):
        find_gift(given.desk, f"S01-R2-{seq:06d} 000000000000")
