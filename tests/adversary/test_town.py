"""Two stores, one member, a network that comes and goes: whatever order, the books come out the same."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import SaleCompleted
from domain.errors import Refusal
from hq.bootstrap import open_hq, start_up
from hq.services import fencing, load_chain, project
from hq.services.verify import verify
from hq.store import sales
from local_db.act import Recorded
from local_db.keys import read_key_file
from local_db.verify import verify as verify_books
from pos_app.bootstrap import BOOKS, open_till
from pos_app.services.give_back import give_back
from pos_app.services.take_payment import enlarge_for
from tests.adversary.town import (
    CHAIN,
    LOT,
    MILK,
    RICE,
    SOAP,
    Counter,
    at_hq,
    available,
    from_journals,
    running,
    settled,
)  # fmt: skip
from tests.sync.conftest import eventually
from tests.sync.cutting_proxy import cutting
from tests.sync.test_real_hq import QUICK, Town

REFUSED = {
    "stored_value_empty", "not_enough_stored_value", "nothing_left_to_return", "coupon_not_here", "nothing_to_return",
}  # fmt: skip


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    hq = open_hq(None, tmp_path / "hq")
    load_chain.load(hq, CHAIN)
    start_up(hq)
    town = Town(hq, tmp_path)
    town.on()
    for name, store in (("one", "S01"), ("two", "S02")):
        town.new_till(name, store).close()
    yield town
    town.off()
    hq.database.close()


class Story:
    """Random acts of one till; what was sold there."""

    def __init__(self, counter: Counter, chance: random.Random) -> None:
        self.counter, self.chance = counter, chance
        self.sales: list[Recorded] = []

    def act(self) -> None:
        try:
            self.chance.choice((self.sell, self.sell, self.sell, self.take_back, self.give_back))()
        except Refusal as refusal:
            if refusal.code not in REFUSED:
                raise

    def sell(self) -> None:
        codes = self.chance.choices((MILK, RICE, SOAP), k=self.chance.randint(1, 4))
        member = self.chance.random() < 0.8
        stored = None if member and self.chance.random() < 0.7 else 0
        if stored is None and self.chance.random() < 0.5:
            sale = self.counter.cart(*codes, member=True)
            enlarge_for(self.counter.till.desk, sale, sale.settlement.due)
        coupon = member and self.chance.random() < 0.2
        self.sales.append(self.counter.sell(*codes, member=member, stored=stored, coupon=coupon))

    def take_back(self) -> None:
        if self.sales:
            sale = self.chance.choice(self.sales)
            body = sale.entry.body
            assert isinstance(body, SaleCompleted)
            line = self.chance.choice(body.lines)
            whole = self.chance.random() < 0.3
            try:
                self.counter.take_back(sale, None if whole else {line.line: 1})
            except Refusal as refusal:
                if refusal.code != "more_than_sold":
                    raise

    def give_back(self) -> None:
        desk = self.counter.till.desk
        future = give_back(desk, "M1", tuple(desk.books.rooms("M1")), "idle")
        if future is not None:
            future.result()
            self.counter.till.hq.wake()


def agree(town: Town, *counters: Counter) -> None:
    """The member's balance is opening − spends + refunds, wherever one looks."""
    settled(town, *counters)
    assert at_hq(town) == from_journals(town)
    assert all(amount >= 0 for amount in available(town).values())
    assert verify(town.hq).good, verify(town.hq).sentence()
    balance = sum(amount for unit, amount in at_hq(town).items() if unit.startswith("SV"))
    assert 0 <= balance <= 72_000
    for counter in counters:
        if counter.member.local:
            assert counter.member.balance == balance


@pytest.mark.parametrize("seed", [1, 2])
def test_balances_are_opening_less_spends_and_refunds(town: Town, seed: int) -> None:
    chance = random.Random(seed)
    with ExitStack() as tills:
        counters = [tills.enter_context(running(town, name)) for name in ("one", "two")]
        settled(town, *counters)
        stories = [Story(counter, chance) for counter in counters]
        on = True
        for number in range(30):
            if number % 8 == 7:
                (town.off if on else town.on)()
                on = not on
            chance.choice(stories).act()
        if not on:
            town.on()
        agree(town, *counters)
    for name in ("one", "two"):
        settings = town.settings(name)
        verdict = verify_books(settings.data / BOOKS, read_key_file(settings.key_file))
        assert verdict.holds, verdict


def test_a_line_that_cuts_while_two_stores_spend(town: Town) -> None:
    """Answers are lost in the middle, grants among them: nothing is lent twice, spent twice or stranded."""
    chance = random.Random(10)
    with cutting(town.port, 10) as proxy, ExitStack() as tills:
        proxy.cutting = False
        counters = []
        for name in ("one", "two"):
            till = open_till(replace(town.settings(name), hq_url=f"http://127.0.0.1:{proxy.port}"))
            tills.callback(till.close)
            till.start_sync(QUICK)
            counters.append(Counter(till))
        settled(town, *counters)
        proxy.cutting = True
        stories = [Story(counter, chance) for counter in counters]
        for _ in range(40):
            chance.choice(stories).act()
        proxy.cutting = False
        agree(town, *counters)


def test_an_old_disk_spends_no_more_than_it_was_lent(town: Town) -> None:
    """A copy of the books is put back: its spends come in as a loss, the member's balance is what he spent once."""
    with running(town, "one") as counter:
        settled(town, counter)
        eventually(lambda: f"SVP/{LOT}" in counter.till.books.rooms("M1"))
        lent = sum(room.totals.room for unit, room in counter.till.books.rooms("M1").items() if unit.startswith("SV"))
    copy = town.copied("one")
    with running(town, "one") as counter:
        counter.sell(SOAP, SOAP, member=True, stored=None)
        settled(town, counter)
        spent = at_hq(town)
    town.off()
    town.put_back(copy, "one")
    with running(town, "one") as counter:
        old = counter.till.books.head().epoch
        again = counter.sell(*[SOAP] * 5, member=True, stored=None)
        town.on()
        counter.till.hq.wake()
        eventually(lambda: counter.till.books.head().epoch != old)
        settled(town, counter)
        assert isinstance(again.entry.body, SaleCompleted)
        assert sum(tender.amount for tender in again.entry.body.tenders if tender.spends) <= lent
        assert at_hq(town) == spent
        assert all(amount >= 0 for amount in available(town).values())
        assert verify(town.hq).good, verify(town.hq).sentence()


def test_with_everybody_there_the_whole_balance_can_be_spent_anywhere(town: Town) -> None:
    """What is lent at home is asked back while the cashier waits; a home that is away keeps it."""
    with running(town, "one") as one, running(town, "two") as two:
        settled(town, one, two)
        eventually(lambda: bool(one.till.books.rooms("M1")))
        assert available(town)[f"SVP/{LOT}"] < 60_000
        sale = two.cart(*[SOAP] * 17, member=True)
        answer = enlarge_for(two.till.desk, sale, sale.settlement.due)
        assert answer is not None
        assert answer.granted
        assert one.till.books.rooms("M1")[f"SVP/{LOT}"].totals.room == 0
        two.sell(*[SOAP] * 17, member=True, stored=sale.settlement.due)
        agree(town, one, two)


def test_a_till_that_is_shut_out_goes_on_for_cash(town: Town) -> None:
    """HQ says so in the heartbeat's answer: what was lent rests, after a restart too; what it sells is kept apart."""
    with running(town, "one") as counter:
        settled(town, counter)
        eventually(lambda: f"SVP/{LOT}" in counter.till.books.rooms("M1"))
        counter.open()
        counter.till.hq.wake()
        settled(town, counter)
        fencing.shut_out(town.hq, "S01-R1")
        counter.till.syncer.beat_soon()  # type: ignore[union-attr]
        eventually(lambda: counter.till.books.gate.shut)
        eventually(lambda: any("shut_out" in str(one) for one in counter.till.notices))
    for _ in range(2):
        with running(town, "one") as counter:
            today = counter.till.desk.day()
            assert refused(lambda: counter.sell(SOAP, member=True, stored=None)) == "shut_out"
            counter.sell(SOAP, member=True)
            eventually(lambda: counter.till.books.unsynced().count == 0)
    project.catch_up(town.hq)
    assert at_hq(town)[f"SVP/{LOT}"] == 60_000
    fencing.approve(town.hq, "S01-R1", None, "Kim", "Lee")
    day = town.hq.database.read(lambda tx: sales.day(tx, today))["S01"]
    assert day.sales == 2
    assert verify(town.hq).good


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as found:
        act()
    return found.value.code


def test_the_register_s_own_scope_comes_again(town: Town) -> None:
    """It has no snapshot: its rows come from the start, the grants in them raise nothing, and news goes on coming."""
    with running(town, "one") as counter:
        settled(town, counter)
        eventually(lambda: f"SVP/{LOT}" in counter.till.books.rooms("M1"))
        counter.sell(SOAP, member=True, stored=None)
        settled(town, counter)
        room = counter.till.books.rooms("M1")
        assert counter.till.syncer is not None
        counter.till.syncer.refetch(f"register:{counter.till.books.head().register}")
        settled(town, counter)
        assert counter.till.books.rooms("M1") == room
        agree(town, counter)
