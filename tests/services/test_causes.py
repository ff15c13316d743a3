"""A member comes back after a pause: the till that holds the unit gives a coupon at once, another one does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.services.attach_member import find_card
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.services.route_scan import receipt_number
from tests.services.programme import open_programme
from tests.services.shop import ANN, CARD, MEMBERS, MILK, Shop, member_row, return_of, sale_of

UNIT = "CAUSE:wake:2025-11-01"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = open_programme(tmp_path)
    shop.store.apply_rows([member_row({**MEMBERS[0], "last_visit": "2025-11-01"})], {}, 1)
    shop.hq.online = False
    yield shop
    shop.close()


def _friends(shop: Shop) -> int:
    return sum(one.startswith("friend/") for one in find_card(shop.desk, CARD).coupons)


def test_with_the_unit_here_the_coupon_is_there_at_once(shop: Shop) -> None:
    shop.hq.lend("M1", {UNIT: 1})

    sold = sale_of(shop.sell(MILK, card=CARD))

    assert [(one.cause, one.period) for one in sold.gains.issued] == [("wake", "2025-11-01"), ("small", sold.draft)]
    assert shop.books.rooms("M1")[UNIT].totals.room == 0
    assert _friends(shop) == 2
    again = sale_of(shop.sell(MILK, card=CARD))
    assert again.gains.causes == (), "he is awake now"
    shop.verified()


def test_without_it_the_entry_says_so_and_hq_will_issue(shop: Shop) -> None:
    sold = sale_of(shop.sell(MILK, card=CARD))

    assert [(one.rule, one.here) for one in sold.gains.causes] == [("wake", False)]
    assert [one.cause for one in sold.gains.issued] == ["small"]
    shop.verified()


def test_a_full_return_takes_both_back_and_the_cause_is_there_again(shop: Shop) -> None:
    shop.hq.lend("M1", {UNIT: 1})
    sold = shop.sell(MILK, card=CARD)

    opened = open_return(shop.desk, receipt_number(sold.entry.register, sold.entry.seq))
    back = return_of(return_goods(shop.desk, want_everything(opened), ANN).result())

    assert (len(back.gains.issued), len(back.gains.causes)) == (2, 1)
    assert (_friends(shop), shop.books.rooms("M1")[UNIT].totals.room) == (0, 1)
    shop.verified()
