"""Goods without a receipt between a real till and a real HQ: booked, spendable, proved on both sides."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.plan import Plan
from domain.plan_returns import NoReceipt
from hq.bootstrap import open_hq, start_up
from hq.services import load_chain, project
from hq.services.chain import PlanText
from hq.services.price_again import Prices
from hq.services.verify import verify as hq_verify
from local_db.verify import verify
from pos_app.services.attach_member import find_card
from pos_app.services.open_shift import open_shift
from pos_app.services.return_without_receipt import add_good, open_goods, return_without_receipt
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import ANNA, BOSS, CHAIN, QUICK, Town
from wire.bodies import plan_text

RULES = Plan(version=1, no_receipt=NoReceipt(most=1000, to="stored_value"))
PLANNED = replace(CHAIN, plans=(PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(RULES).decode()),))


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


def test_value_for_goods_is_the_members_at_hq_too(town: Town) -> None:
    till = town.new_till()
    till.start_sync(QUICK)
    eventually(lambda: till.hq.online and till.syncer is not None and till.syncer.health.complete)
    open_shift(till.desk, ANNA, 10_000).result()
    member = find_card(till.desk, "8000000001")
    goods = add_good(till.desk, open_goods(till.desk, member), "6901234567892", 2)

    recorded = return_without_receipt(till.desk, goods, BOSS, "lost").result()

    till.hq.wake()
    eventually(lambda: till.books.unsynced().count == 0)
    project.catch_up(town.hq)
    found = hq_verify(town.hq)
    assert found.good, found.sentence()
    again = find_card(till.desk, "8000000001")
    assert again.balance == member.balance + 700
    more = recorded.raw.replace(b'"unit_price":350', b'"unit_price":351')
    assert "taken back again" in town.hq.database.read(lambda tx: Prices(tx).trouble(more))
    path, key = till.books.path, till.books.key
    till.close()
    verdict = verify(path, key)
    assert verdict.holds, verdict.reason
