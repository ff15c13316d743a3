"""A company buys on account between a real till and a real HQ: limit, debt, payment, and what is asked back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import Fault, Refusal
from hq.bootstrap import open_hq, start_up
from hq.services import accounts, load_chain, project
from hq.services.chain import Member
from hq.services.verify import verify as hq_verify
from local_db.verify import verify
from pos_app.bootstrap import Till
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.open_shift import open_shift
from pos_app.services.scan_article import scan_article
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_on_account import fetch_head_room, take_on_account
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import ANNA, CHAIN, QUICK, Town

FIRM = Member("G1", "滨江公司", "13800000009", "8000000009", "S01", kind="group")
MILK = "6901234567892"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    hq = open_hq(None, tmp_path / "hq")
    load_chain.load(hq, replace(CHAIN, members=(*CHAIN.members, FIRM)))
    start_up(hq)
    town = Town(hq, tmp_path)
    town.on()
    yield town
    town.off()
    hq.database.close()


def cart(till: Till, pieces: int) -> OpenSale:
    sale = scan_article(till.desk, new_sale(till.desk), MILK, pieces)
    return attach_member(till.desk, sale, find_card(till.desk, "8000000009"))


def sell(till: Till, pieces: int) -> None:
    sale = cart(till, pieces)
    fetch_head_room(till.desk, sale)
    sale = take_on_account(till.desk, sale)
    keep_sale(till.desk, sale, ANNA)
    finish_sale(till.desk, sale, ANNA).result()


def told(town: Town, till: Till) -> None:
    till.hq.wake()
    eventually(lambda: till.books.unsynced().count == 0)
    project.catch_up(town.hq)


def test_limit_debt_and_payment(town: Town) -> None:
    """10.00 may be owed; two milk at 3.50 are; the bank brings 7.00, and it is 10.00 again."""
    assert accounts.set_limit(town.hq, "G1", 1000, "zhou", "a contract") == 1000
    till = town.new_till()
    till.start_sync(QUICK)
    eventually(lambda: till.hq.online and till.syncer is not None and till.syncer.health.complete)
    open_shift(till.desk, ANNA, 10_000).result()

    sell(till, 2)
    with pytest.raises(Refusal, match="account_limit") as refused:
        fetch_head_room(till.desk, cart(till, 1))
    assert refused.value.params["amount"] == 300
    told(town, till)
    with pytest.raises(Fault, match=r"owes 7\.00"):
        accounts.note_payment(town.hq, "G1", 701, "zhou", "B-1")
    for _ in range(2):
        assert accounts.note_payment(town.hq, "G1", 700, "zhou", "B-2") == 0
    sell(till, 2)
    told(town, till)
    eventually(lambda: find_card(till.desk, "8000000009").account_left == 300)
    assert find_card(till.desk, "8000000009").account_limit == 1000
    assert accounts.account(town.hq, "G1") == accounts.Account(limit=1000, owed=700, left=300)

    found = hq_verify(town.hq)
    assert found.good, found.sentence()
    path, key = till.books.path, till.books.key
    till.close()
    verdict = verify(path, key)
    assert verdict.holds, verdict.reason


def test_a_limit_is_lowered_as_far_as_nothing_is_out(town: Town) -> None:
    accounts.set_limit(town.hq, "G1", 1000, "zhou", "a contract")
    till = town.new_till()
    till.start_sync(QUICK)
    eventually(lambda: till.hq.online and till.syncer is not None and till.syncer.health.complete)
    fetch_head_room(till.desk, cart(till, 2))

    with pytest.raises(Fault, match="Registers hold a part"):
        accounts.set_limit(town.hq, "G1", 0, "zhou", "it does not pay")
    eventually(lambda: till.books.rooms("G1")["ACC"].totals.room == 0)
    told(town, till)
    assert accounts.set_limit(town.hq, "G1", 0, "zhou", "it does not pay") == 0
    with pytest.raises(Refusal, match="account_limit"):
        fetch_head_room(till.desk, cart(till, 1))
    assert hq_verify(town.hq).good
    till.close()


WRONG = [("M1", 1, "a", "b"), ("G1", -1, "a", "b"), ("G1", 1, "", "b"), ("G1", 1, "a", ""), ("G9", 1, "a", "b")]


@pytest.mark.parametrize(("member", "limit", "who", "why"), WRONG)
def test_what_is_refused(town: Town, member: str, limit: int, who: str, why: str) -> None:
    with pytest.raises(Fault):
        accounts.set_limit(town.hq, member, limit, who, why)
