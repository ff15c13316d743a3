"""A flash sale of ten: never more than ten chain-wide, with two stores offline."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.allowances import Totals, install, spend
from domain.entries import Held, SaleCompleted
from domain.errors import Refusal
from hq.services import campaigns
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import allowances
from tests.hq.client import Register
from tests.hq.programme import REF, Till, bought, load
from wire.allowances import AllowanceRequest, Want
from wire.messages import to_bytes

Enrol = Callable[[str], Register]
OWNER, UNIT = "campaign/flash", "QTY:flash"


def sold(draft: str, held: int, used: int) -> SaleCompleted:
    """A sale that took so many of the campaign; what it costs is the pricing's to prove."""
    return replace(bought(draft), plan=replace(REF, hash="f" * 64), held=(Held("flash", held, used),))


def granted(till: Till) -> int:
    """What the register was lent of the campaign, as its feed says."""
    grants = [json.loads(doc["signed"]) for doc in till.feed("grant")]
    return sum(unit["g"] for grant in grants if grant["owner"] == OWNER for unit in grant["granted"])


@pytest.fixture
def tills(hq: Hq, enrol_at: Enrol) -> tuple[Till, Till]:
    found = Till(enrol_at("S01")), Till(enrol_at("S02"))
    load(hq)
    for _ in range(3):  # HQ does it by itself every day
        campaigns.open_campaigns(hq)
    return found


def test_half_of_it_lies_at_the_stores_beforehand(hq: Hq, tills: tuple[Till, Till]) -> None:
    assert [granted(till) for till in tills] == [3, 2], "it is opened once"
    left = hq.database.read(lambda tx: allowances.accounts(tx, OWNER))[UNIT].available
    assert left == 5


def test_a_till_asks_for_more_and_never_gets_more_than_there_is(hq: Hq, tills: tuple[Till, Till]) -> None:
    one, other = tills
    answers = []
    for till, many in ((one, 4), (other, 2)):
        want = AllowanceRequest(request_id=f"r{many}", owner=OWNER, wants=(Want(unit=UNIT, amount=many),), have=())
        answer = till.register.ask("POST", "/v1/allowances", to_bytes(want)).json()
        answers.append("granted" in json.loads(answer["signed"]))

    assert answers == [True, False]
    assert granted(one) + granted(other) + 1 == 10


def test_two_offline_stores_never_sell_more_than_the_limit(hq: Hq, tills: tuple[Till, Till]) -> None:
    """Each spends what it holds; the allowance core refuses one more, and HQ's books add up to what was sold."""
    units = 0
    for till in tills:
        room = install(Totals(), granted(till))
        while room.room:
            room = spend(room, 1)
            till.sell_as_is(sold(f"D{till.register.name}{units}", room.room + 1, 1))
            units += 1
        with pytest.raises(Refusal, match="not_enough_allowance"):
            spend(room, 1)
    for till in reversed(tills):
        till.push(hq)

    assert units == 5
    totals = hq.database.read(lambda tx: allowances.holdings(tx, OWNER))
    assert sum(one.totals.spent for one in totals) == 5
    assert verify(hq).reason == ""


def test_a_till_that_sells_what_it_does_not_hold_is_found(hq: Hq, tills: tuple[Till, Till]) -> None:
    """The control: the quantity is not looked at."""
    for till in tills:
        till.sell_as_is(sold(f"D{till.register.name}", 10, 10))
        till.push(hq)

    totals = hq.database.read(lambda tx: allowances.holdings(tx, OWNER))
    assert sum(one.totals.spent for one in totals) == 20
    assert any(one.totals.room < 0 for one in totals)
