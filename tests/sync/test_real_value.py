"""Stored value between a real till and a real HQ: topped up under the limit, recharged, cancelled, closed, verified."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import UnitAmount
from domain.errors import Refusal
from hq.bootstrap import open_hq, start_up
from hq.services import load_chain, project, recharge
from hq.services.chain import PlanText
from hq.services.verify import verify as hq_verify
from local_db.keys import read_key_file
from local_db.verify import verify
from pos_app.bootstrap import Till
from pos_app.services.attach_member import find_card
from pos_app.services.cancel_top_up import cancel_top_up, fetch_lot, open_cancel
from pos_app.services.close_member import close_member, fetch_all
from pos_app.services.open_shift import open_shift
from pos_app.services.ports import StaffMember
from pos_app.services.redeem_card import redeem_card
from pos_app.services.top_up import finish_top_up, open_top_up, pay_top_up, prepare_top_up
from tests.hq.valued import LIMITED
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import ANNA, CHAIN, QUICK, Town
from wire.bodies import plan_text

BOSS = StaffMember("A2", "Boss", "manager", "")
CARD = "8000000001"
PLANNED = replace(
    CHAIN,
    plans=(PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(LIMITED).decode()),),
    members=(replace(CHAIN.members[0], units=(*CHAIN.members[0].units, UnitAmount("M1", "PTS/20260101-p", 7))),),
)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    hq = open_hq(None, tmp_path / "hq")
    load_chain.load(hq, PLANNED)
    start_up(hq)
    town = Town(hq, tmp_path)
    town.on()
    yield town
    town.off()
    hq.database.close()


@pytest.fixture
def till(town: Town) -> Iterator[Till]:
    till = town.new_till()
    till.start_sync(QUICK)
    eventually(lambda: till.hq.online and "CAP" in till.books.rooms("M1"))
    open_shift(till.desk, ANNA, 100_000).result()
    yield till
    if till.hq.online:  # a test that failed did not close it
        till.close()


def all_is_well(town: Town, till: Till) -> None:
    """Till and HQ derive everything again and agree."""
    till.hq.wake()
    eventually(lambda: town.hashes(till) == [line.hash for line in till.books.entries_after(0, 500)])
    project.catch_up(town.hq)
    found = hq_verify(town.hq)
    assert (found.reason, found.good) == ("", True)
    till.close()
    mine = verify(till.settings.data / "books.db", read_key_file(till.settings.key_file))
    assert mine.first_bad is None, mine.reason


def test_a_day_with_stored_value(town: Town, till: Till) -> None:
    """600.00 are there; 5,000.00 is the limit."""
    desk = till.desk
    opened = open_top_up(desk, find_card(desk, CARD), 400_000)
    assert opened.bonus == 20_000
    prepare_top_up(desk, opened)
    done = finish_top_up(desk, pay_top_up(opened, "cash"), ANNA).result()
    with pytest.raises(Refusal, match="card_limit") as refused:
        prepare_top_up(desk, open_top_up(desk, find_card(desk, CARD), 40_001))
    assert refused.value.params == {"may_pay": 40_000}

    batch, [code] = recharge.issue(town.hq, 20_000, 1)
    recharge.activate(town.hq, batch)
    assert getattr(redeem_card(desk, find_card(desk, CARD), code, ANNA).entry.body, "amount", 0) == 20_000
    with pytest.raises(Refusal, match="recharge_done_before"):
        redeem_card(desk, find_card(desk, CARD), code, ANNA)

    cancel = open_cancel(desk, f"{till.books.head().register}-{done.entry.seq:06d}")
    fetch_lot(desk, cancel)
    cancel_top_up(desk, cancel, BOSS, "").result()
    all_is_well(town, till)


def test_whoever_leaves_gets_what_is_owed(town: Town, till: Till) -> None:
    """The register borrows all of it first, HQ freezes the card, both books agree."""
    desk = till.desk
    fetch_all(desk, find_card(desk, CARD))

    body = close_member(desk, find_card(desk, CARD), BOSS, None, "id_card").result().entry.body

    assert getattr(body, "paid", 0) == 60_000
    all_is_well(town, till)
