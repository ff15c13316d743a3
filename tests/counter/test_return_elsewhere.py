"""Goods of another register come back at this counter (C5): HQ is asked while the cashier waits, and may give up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from hq.bootstrap import open_hq, start_up
from hq.services import load_chain, project
from hq.services.verify import verify as hq_verify
from local_db.act import Recorded
from pos_app.bootstrap import Till as RealTill
from pos_app.services.fetch_return import fetch_return
from pos_app.services.lending import RefundRight
from pos_app.services.open_shift import open_shift
from pos_app.services.return_goods import open_return, return_goods, want, want_everything
from pos_app.ui.control.screens import opened_return_state
from pos_app.ui.heading import Heading
from pos_app.ui.state_panels import ReturnState
from tests.adversary.town import Counter
from tests.counter.club_till import press, sheet, titled, types
from tests.counter.test_double_fire import GAP, TIMES
from tests.counter.till import Till
from tests.services.shop import ANN, MILK, OWN, SOAP, Shop, return_of, sale_of
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import CHAIN, QUICK, Town


@dataclass
class Neighbour:
    """The register beside this one, S01-R3: it sold two milk and a soap."""

    shop: Shop
    sold: Recorded

    @property
    def receipt(self) -> str:
        return f"S01-R3-{self.sold.entry.seq:06d}"

    @property
    def scanned(self) -> str:
        return f"{self.receipt} {self.sold.hash[:12]}"


@pytest.fixture
def beside(till: Till, tmp_path: Path) -> Iterator[Neighbour]:
    folder = tmp_path / "beside"
    folder.mkdir()
    shop = Shop.new(folder, register="S01-R3")
    shop.open()
    till.shop.hq.town = shop.hq.town = [till.shop.hq, shop.hq]
    yield Neighbour(shop, shop.sell(MILK, MILK, SOAP))
    shop.close()


def shown(till: Till) -> ReturnState:
    """What the return screen shows."""
    assert till.counter.place == "return", till.story()
    state = opened_return_state(till.counter)
    assert isinstance(state, ReturnState)
    return state


def heading(till: Till) -> str:
    [head] = [one for one in till.parts.window.findChildren(Heading) if one.isVisible()]
    return head.accessibleName()


@pytest.fixture
def slow(till: Till) -> Iterator[Event]:
    """HQ takes its time: it answers once this is set."""
    free, ask = Event(), till.shop.hq.refund_right

    def asked(register: str, seq: int, head: str) -> RefundRight:
        free.wait(10)
        return ask(register, seq, head)

    till.shop.hq.refund_right = asked  # type: ignore[method-assign]
    yield free
    free.set()


def test_a_scan_asks_hq_and_two_keys_give_everything_back(till: Till, beside: Neighbour) -> None:
    till.begin()
    till.scan(beside.scanned)
    till.answered()
    assert [(line.name, line.left) for line in shown(till).lines] == [("纯牛奶", 2), ("香皂", 1)]
    assert heading(till).startswith(f"Return of receipt {beside.receipt}, 2026-01-02")
    press(till, "F8 Return")

    body = return_of(till.paid)
    assert (body.payable, body.last, body.original) == (sale_of(beside.sold).payable, True, beside.sold.entry.ref)
    assert (till.keys, till.digits) == (2, 0)


def test_what_another_register_sold_is_exchanged_here(till: Till, beside: Neighbour) -> None:
    till.scan(beside.scanned)
    till.answered()
    press(till, "Down + F6")
    till.scan(OWN)
    till.think()
    press(till, "F9")

    assert sale_of(till.paid).payable == 900
    [back] = till.shop.books.returns_made(beside.sold.entry.ref)
    assert (back.back.payable, back.back.exchange) == (499, sale_of(till.paid).draft)
    till.die()
    till.shop.verified()


def test_a_typed_number_is_enough(till: Till, beside: Neighbour) -> None:
    press(till, "F8")
    types(till, beside.receipt)
    press(till, "Return")
    till.answered()
    press(till, "+ Return")

    assert [(line.line, line.quantity) for line in return_of(till.paid).lines] == [(1, 1)]


def test_while_hq_is_asked_it_is_said_and_esc_gives_up(till: Till, beside: Neighbour, slow: Event) -> None:
    """The answer that comes then is for nobody: nothing is shown, nothing was written, the till goes on."""
    entries = till.shop.entries()
    till.beam(beside.scanned)
    assert titled(till) == f"Asking HQ for receipt {beside.receipt}"
    assert sheet(till).below == "One moment; Esc gives up, nothing has happened then"
    assert not till.counter.busy
    press(till, "F9")
    assert till.told().startswith("This key does nothing here")
    press(till, "Esc")
    assert (till.counter.place, till.counter.panel) == ("sale", None)
    till.scan(SOAP)
    slow.set()
    till.wait(lambda: bool(till.shop.hq.room(beside.sold.entry.ref)))
    till.settled()

    assert (till.counter.place, till.lines(), till.alarmed()) == ("sale", [("香皂", 1)], False)
    assert till.shop.entries() == entries
    press(till, "F9")
    assert sale_of(till.paid).payable == 499


def test_a_scan_while_it_waits_is_sold_and_gives_up(till: Till, beside: Neighbour, slow: Event) -> None:
    till.beam(beside.scanned)
    till.beam(MILK)
    slow.set()
    till.wait(lambda: bool(till.shop.hq.room(beside.sold.entry.ref)))
    till.settled()

    assert (till.counter.place, till.lines()) == ("sale", [("纯牛奶", 1)])


def test_esc_leads_back_to_the_return_that_was_open(till: Till, beside: Neighbour, slow: Event) -> None:
    own = till.shop.sell(SOAP)
    till.scan(f"S01-R2-{own.entry.seq:06d}")
    till.beam(beside.scanned)
    assert till.asks_hq()
    press(till, "Esc F8 Return")

    assert return_of(till.paid).original == own.entry.ref
    slow.set()
    till.wait(lambda: bool(till.shop.hq.room(beside.sold.entry.ref)))


def away(till: Till, beside: Neighbour) -> None:
    till.shop.hq.online = False


def holder_away(till: Till, beside: Neighbour) -> None:
    beside.shop.hq.online = False


def returned(till: Till, beside: Neighbour) -> None:
    return_goods(beside.shop.desk, want_everything(open_return(beside.shop.desk, beside.receipt)), ANN).result()


AWAY = "Only HQ knows what is left of receipt {receipt}, and it does not answer"
GO = "Give the goods back at register S01-R3, or here when HQ is there"
OUT = "Register S01-R3 has the right to return {receipt} and does not answer"
SOON = "Try again in a minute, or give the goods back there"
ALL = "All of receipt {receipt} is returned already Check the number of the receipt"


@pytest.mark.parametrize(("before", "told"), [(away, f"{AWAY} {GO}"), (holder_away, f"{OUT} {SOON}"), (returned, ALL)])
def test_what_hq_says_no_to(
    till: Till, beside: Neighbour, before: Callable[[Till, Neighbour], None], told: str
) -> None:
    before(till, beside)
    till.scan(beside.scanned)
    till.answered()

    assert till.told() == told.format(receipt=beside.scanned)
    assert (till.counter.place, till.counter.panel, till.alarmed()) == ("sale", None, True)


def test_a_receipt_that_nobody_has(till: Till, beside: Neighbour) -> None:
    till.scan("S09-R1-000123")
    till.answered()

    assert till.told().startswith("HQ knows no receipt S09-R1-000123, or not yet")


def test_an_open_sale_is_finished_first(till: Till, beside: Neighbour) -> None:
    till.scan(MILK)
    till.scan(beside.scanned)
    till.answered()

    assert till.told().startswith("A sale is open")
    assert till.lines() == [("纯牛奶", 1)]


def test_the_right_that_went_elsewhere_meanwhile_is_asked_for_again(till: Till, beside: Neighbour) -> None:
    """A part came back at the neighbour while this screen stood open: nothing is given back before that is shown."""
    sold = till.shop.sell(MILK, MILK)
    receipt = f"S01-R2-{sold.entry.seq:06d} {sold.hash[:12]}"
    till.scan(receipt)
    press(till, "F8")
    other = beside.shop.desk
    return_goods(other, want(fetch_return(other, receipt), 1, 1), ANN).result()
    press(till, "Return")
    till.answered()

    assert till.told() == "Something of this receipt came back meanwhile Choose the goods again"
    assert [(line.left, line.give_back) for line in shown(till).lines] == [(1, 0)]
    press(till, "F8 Return")
    assert return_of(till.paid).last


def test_the_right_that_went_elsewhere_and_does_not_come_back(till: Till, beside: Neighbour) -> None:
    sold = till.shop.sell(MILK, MILK)
    receipt = f"S01-R2-{sold.entry.seq:06d} {sold.hash[:12]}"
    till.scan(receipt)
    press(till, "F8")
    fetch_return(beside.shop.desk, receipt)
    beside.shop.hq.online = False
    press(till, "Return")
    till.answered()

    assert till.told().startswith(f"Register S01-R3 has the right to return {receipt} and does not answer")
    assert till.counter.place == "return"
    beside.shop.hq.online = True
    press(till, "Return")
    till.answered()
    press(till, "F8 Return")
    assert return_of(till.paid).last


def test_all_of_it_came_back_elsewhere_meanwhile(till: Till, beside: Neighbour) -> None:
    sold = till.shop.sell(MILK)
    receipt = f"S01-R2-{sold.entry.seq:06d} {sold.hash[:12]}"
    till.scan(receipt)
    press(till, "F8")
    other = beside.shop.desk
    return_goods(other, want_everything(fetch_return(other, receipt)), ANN).result()
    press(till, "Return")
    till.answered()

    assert till.told() == f"All of receipt {receipt} is returned already Check the number of the receipt"


def test_twenty_presses_give_back_once(till: Till, beside: Neighbour) -> None:
    till.scan(beside.scanned)
    till.answered()
    press(till, "F8")
    for _ in range(TIMES):
        till.key("Return", gap=GAP)
    till.settled()

    assert len(till.shop.books.returns_made(beside.sold.entry.ref)) == 1


def ready(one: RealTill) -> bool:
    return one.hq.online and one.syncer is not None and one.syncer.health.complete


def told(one: RealTill) -> bool:
    one.hq.wake()
    return one.books.unsynced().count == 0


def test_at_another_store_over_a_real_hq(qapp: QApplication, tmp_path: Path) -> None:
    """Sold in store S02, brought back to S01: the screen names the store and the day, and both sides prove it."""
    there = tuple(replace(price, store="S02") for price in CHAIN.prices)
    chain = open_hq(None, tmp_path / "hq")
    load_chain.load(chain, replace(CHAIN, prices=(*CHAIN.prices, *there)))
    start_up(chain)
    town = Town(chain, tmp_path)
    town.on()
    tills = [town.new_till("seller", "S02"), town.new_till("other")]
    for one in tills:
        one.start_sync(QUICK)
        eventually(partial(ready, one))
        open_shift(one.desk, ANN, 20_000).result()
    seller, other = tills
    sold = Counter(seller).sell("6901234567892", "6901234567908")
    eventually(partial(told, seller))
    till = Till(cast("Shop", other))
    till.counter.cashier, till.counter.place = ANN, "sale"
    till.counter.show()
    till.scan(f"{sold.entry.register}-{sold.entry.seq:06d} {sold.hash[:12]}")
    till.answered()
    assert heading(till).startswith(
        f"Return of receipt {sold.entry.register}-{sold.entry.seq:06d}, sold by store S02 · "
    )
    press(till, "F8 Return")
    assert return_of(till.paid).payable == sale_of(sold).payable
    for one in tills:
        eventually(partial(told, one))
    project.catch_up(chain)
    assert hq_verify(chain).good
    till.close()
    for one in tills:
        one.close()
    town.off()
    chain.database.close()
