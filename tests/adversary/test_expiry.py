"""A bonus that ends before its money: what was paid in stays the member's to spend, here and from HQ."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.entries import UnitAmount
from domain.errors import Refusal
from hq.bootstrap import open_hq, start_up
from hq.services import load_chain, sizing
from pos_app.bootstrap import open_till
from pos_app.services.lay_coupon import lay_coupon
from pos_app.services.take_payment import enlarge_for, stored_value_here, take_stored_value
from tests.adversary.town import CHAIN, COUPON, LOT, MILK, SOAP, Counter, running, settled
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import Town
from wire.fields import time_text

TODAY = datetime.now(UTC)


def chain(ends: datetime, principal: int) -> object:
    day = ends.date().isoformat()
    units = (
        UnitAmount("M1", f"SVP/{LOT}", principal),
        UnitAmount("M1", f"SVB/{LOT}", 12_000, day),
        UnitAmount("M1", f"CPN:five/{COUPON}", 1, day),
    )
    return replace(CHAIN, members=(replace(CHAIN.members[0], units=units),))


@pytest.fixture
def ends(request: pytest.FixtureRequest) -> datetime:
    return TODAY + timedelta(days=request.param)


@pytest.fixture
def town(tmp_path: Path, ends: datetime) -> Iterator[Town]:
    hq = open_hq(None, tmp_path / "hq")
    load_chain.load(hq, chain(ends, 2_000))  # type: ignore[arg-type]
    start_up(hq)
    town = Town(hq, tmp_path)
    town.on()
    town.new_till("one", "S01").close()
    yield town
    town.off()
    hq.database.close()


@pytest.mark.parametrize("ends", [2], indirect=True)
def test_the_money_outlives_its_bonus_at_the_till(town: Town) -> None:
    """Three days later nothing of the bonus is spent, and all of the principal that is here can be."""
    with running(town, "one") as counter:
        settled(town, counter)
        eventually(lambda: len(counter.till.books.rooms("M1")) >= 2)
        principal = counter.till.books.rooms("M1")[f"SVP/{LOT}"].totals.room
        assert principal
    till = open_till(town.settings("one"))
    till.clock.learn(time_text(TODAY + timedelta(days=4)))
    sale = Counter(till).cart(SOAP, member=True)
    assert stored_value_here(till.desk, sale).here == principal
    [tender] = take_stored_value(till.desk, sale).tenders
    assert (tender.amount, sum(spend.bonus for spend in tender.spends)) == (principal, 0)
    with pytest.raises(Refusal, match="coupon_expired"):
        lay_coupon(till.desk, sale, COUPON)
    till.close()


@pytest.mark.parametrize("ends", [-2], indirect=True)
def test_what_has_ended_is_not_offered_by_hq(town: Town) -> None:
    """HQ places and names only what may still be spent: the till gets it in the second round at the latest."""
    with running(town, "one") as counter:
        settled(town, counter)
        eventually(lambda: f"SVP/{LOT}" in counter.till.books.rooms("M1"))
        sale = counter.cart(SOAP, SOAP, member=True)
        enlarge_for(counter.till.desk, sale, sale.settlement.due)
        assert stored_value_here(counter.till.desk, sale).here == 2_000
        with pytest.raises(Refusal):
            take_stored_value(counter.till.desk, sale, 2_001)
        counter.pay(sale, 2_000)
        counter.sell(MILK, member=True)
        settled(town, counter)
    assert sizing.place_ordered(town.hq) == 0
