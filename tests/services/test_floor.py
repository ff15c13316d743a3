"""At the merchant's risk: only without HQ, only as far as the plan lets, and collected when HQ is there again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import FloorSettled
from domain.errors import Refusal
from domain.plan_value import FloorLimit, StoredValuePolicy
from local_db import checks, owed
from local_db.verify import prove
from pos_app.services import floor
from pos_app.services.floor import collect, floor_room, take_floor
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.services.take_payment import take_cash, take_stored_value
from tests.proving import switched_off
from tests.services.shop import ANN, CARD, OWN, PLAN, TWIN_CARD, Shop

LIMIT = FloorLimit(per_member=10_000, per_register=15_000)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path, replace(PLAN, stored_value=StoredValuePolicy(floor=LIMIT)))
    shop.open()
    shop.hq.online = False
    yield shop
    shop.close()


def buy(shop: Shop, pieces: int, card: str = CARD) -> int:
    """Pay what goes on account, the rest in cash; what is owed then."""
    sale = take_floor(shop.desk, shop.cart(*[OWN] * pieces, card=card))
    if sale.settlement.due:
        sale = take_cash(shop.desk, sale)
    shop.finish(sale)
    return sum(shop.books.owed().values())


def test_what_is_owed_is_a_receivable_and_no_stored_value(shop: Shop) -> None:
    before = shop.books.rooms("M1")
    assert buy(shop, 4) == 3420  # 36.00 less the tier's 5 %
    assert shop.books.owed() == {"M1": 3420}
    assert shop.books.rooms("M1") == before
    shop.verified()


def test_a_member_and_a_register_have_their_limits(shop: Shop) -> None:
    assert buy(shop, 20) == 10_000
    with pytest.raises(Refusal, match="floor_limit_reached"):
        take_floor(shop.desk, shop.cart(OWN, card=CARD))
    assert buy(shop, 20, TWIN_CARD) == 15_000
    with pytest.raises(Refusal, match="floor_limit_reached") as refused:
        take_floor(shop.desk, shop.cart(OWN, card=TWIN_CARD))
    assert refused.value.params == {"amount": 0}
    shop.verified()


def test_two_sales_at_once_do_not_pass_the_limit(shop: Shop) -> None:
    """Both were begun while there was room: the commit looks again."""
    first, second = (take_floor(shop.desk, shop.cart(*[OWN] * 10, card=CARD)) for _ in range(2))
    shop.finish(first)
    with pytest.raises(Refusal, match="floor_limit_reached"):
        shop.finish(second)
    assert shop.books.owed() == {"M1": 8550}


def test_control_the_commit_does_not_look(shop: Shop) -> None:
    first, second = (take_floor(shop.desk, shop.cart(*[OWN] * 10, card=CARD)) for _ in range(2))
    shop.finish(first)
    with switched_off(owed, "if wanted > room:", "if False:"):
        shop.finish(second)
    assert "more than the plan lets" in prove(shop.books.readers).reason
    assert checks.check.__doc__


def test_never_with_hq_never_without_a_member_never_by_default(shop: Shop, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no_member"):
        floor_room(shop.desk, shop.cart(OWN))
    shop.hq.online = True
    with pytest.raises(Refusal, match="floor_limit_online"):
        take_floor(shop.desk, shop.cart(OWN, card=CARD))
    with switched_off(floor, "if desk.hq.online:", "if False:"):
        assert take_floor(shop.desk, shop.cart(OWN, card=CARD)).settlement.due == 0
    (tmp_path / "plain").mkdir()
    plain = Shop.new(tmp_path / "plain")
    plain.hq.online = False
    with pytest.raises(Refusal, match="floor_limit_off"):
        take_floor(plain.desk, plain.cart(OWN, card=CARD))
    plain.close()


def test_it_is_collected_from_his_stored_value_when_hq_is_there(shop: Shop) -> None:
    sale = take_stored_value(shop.desk, shop.cart(*[OWN] * 16, card=CARD))  # 136.80: 60.00 are here
    shop.finish(take_floor(shop.desk, sale))
    assert shop.books.owed() == {"M1": 7680}
    shop.hq.online = True

    assert collect(shop.desk) == 1

    assert shop.books.owed() == {}
    last = shop.books.entry(shop.entries())
    assert last is not None
    assert isinstance(last.entry.body, FloorSettled)
    assert sum(shop.hq.available["M1"].values()) == 66_001 - 7680
    assert collect(shop.desk) == 0
    shop.verified()


def test_what_he_does_not_have_stays_owed(shop: Shop) -> None:
    buy(shop, 10, TWIN_CARD)  # M3 has nothing anywhere
    shop.hq.online = True

    assert collect(shop.desk) == 0
    assert shop.books.owed()["M3"] > 0


def test_goods_that_come_back_are_not_owed_any_more(shop: Shop) -> None:
    """Before the collecting the debt goes, after it the stored value comes back."""
    first = shop.finish(take_floor(shop.desk, shop.cart(*[OWN] * 4, card=CARD)))
    return_goods(shop.desk, want_everything(open_return(shop.desk, f"S01-R2-{first.entry.seq:06d}")), ANN).result()
    assert shop.books.owed() == {}
    second = shop.finish(take_floor(shop.desk, shop.cart(*[OWN] * 4, card=CARD)))
    shop.hq.online = True
    collect(shop.desk)
    return_goods(shop.desk, want_everything(open_return(shop.desk, f"S01-R2-{second.entry.seq:06d}")), ANN).result()
    assert shop.books.owed() == {"M1": -3420}
    here = sum(room.totals.room for unit, room in shop.books.rooms("M1").items() if unit.startswith("SV"))

    assert collect(shop.desk) == 1

    assert sum(r.totals.room for u, r in shop.books.rooms("M1").items() if u.startswith("SV")) == here + 3420
    assert shop.books.owed() == {}
    shop.verified()
