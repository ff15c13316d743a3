"""The right to return a sale, asked of HQ: the fake of these tests and the real link, over HTTP, keep one contract."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from domain.errors import Refusal
from hq.bootstrap import open_hq, start_up
from hq.services import load_chain, project
from hq.services.verify import verify as hq_verify
from local_db import checks
from local_db.act import Recorded
from local_db.verify import verify
from pos_app.bootstrap import Till
from pos_app.services.desk import Desk
from pos_app.services.fetch_return import fetch_return
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import new_sale
from pos_app.services.open_shift import open_shift
from pos_app.services.return_goods import open_return, return_goods, want, want_everything
from pos_app.services.scan_article import scan_article
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_cash
from tests.services.shop import ANN, MILK, Shop, return_of
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import CHAIN, QUICK, Town


@dataclass
class Two:
    """Two registers of one chain; `told` waits until HQ knows what they did, `verdict` is what HQ's books show ("":
    all is well), `proved` looks at everybody's books.
    """

    seller: Desk
    other: Desk
    milk: str
    told: Callable[[], None]
    verdict: Callable[[], str]
    go_away: Callable[[], None]
    proved: Callable[[], None]

    def sell(self) -> Recorded:
        """Three milk for exact cash, known at HQ."""
        sale = new_sale(self.seller)
        for _ in range(3):
            sale = scan_article(self.seller, sale, self.milk)
        sale = take_cash(self.seller, sale)
        keep_sale(self.seller, sale, ANN)
        sold = finish_sale(self.seller, sale, ANN).result()
        self.told()
        return sold


def nothing_to_tell() -> None:
    """The fake reads the books themselves."""


def _ready(till: Till) -> bool:
    return till.hq.online and till.syncer is not None and till.syncer.health.complete


@contextmanager
def fake(folder: Path) -> Iterator[Two]:
    folders = [folder / "seller", folder / "other"]
    for one in folders:
        one.mkdir()
    seller, other = Shop.new(folders[0]), Shop.new(folders[1], register="S01-R3")
    for shop in (seller, other):
        shop.hq.town = [seller.hq, other.hq]
        shop.open()

    def go_away() -> None:
        other.hq.online = False

    def proved() -> None:
        seller.verified()
        other.verified()

    yield Two(seller.desk, other.desk, MILK, told=nothing_to_tell, verdict=str, go_away=go_away, proved=proved)
    seller.close()
    other.close()


@contextmanager
def real(folder: Path) -> Iterator[Two]:
    chain = open_hq(None, folder / "hq")
    load_chain.load(chain, CHAIN)
    start_up(chain)
    town = Town(chain, folder)
    town.on()
    tills = [town.new_till("seller"), town.new_till("other")]
    for till in tills:
        till.start_sync(QUICK)
        eventually(partial(_ready, till))
        open_shift(till.desk, ANN, 20_000).result()

    def told() -> None:
        for till in tills:
            till.hq.wake()
        eventually(lambda: all(till.books.unsynced().count == 0 for till in tills))
        project.catch_up(chain)

    def go_away() -> None:
        town.off()
        eventually(lambda: not any(till.hq.online for till in tills))

    def verdict() -> str:
        told()
        return hq_verify(chain).reason

    def proved() -> None:
        assert not verdict()
        while tills:
            till = tills.pop()
            key, path = till.books.key, till.books.path
            till.close()
            found = verify(path, key)
            assert found.holds, found.reason

    try:
        yield Two(tills[0].desk, tills[1].desk, "6901234567892", told, verdict, go_away, proved)
    finally:
        for till in tills:
            till.close()
        town.off()
        chain.database.close()


@pytest.fixture(params=[fake, real], ids=["fake", "real"])
def two(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Two]:
    with request.param(tmp_path) as found:
        yield found


def number(sold: Recorded) -> str:
    return f"{sold.entry.register}-{sold.entry.seq:06d} {sold.hash[:12]}"


def test_there_and_back_and_never_twice(two: Two) -> None:
    """A part at each register, the right going to and fro, until nothing is left; then nobody gets anything."""
    sold = two.sell()
    early = want_everything(open_return(two.seller, number(sold)))

    first = return_goods(two.other, want(fetch_return(two.other, number(sold)), 1, 1), ANN).result()
    with pytest.raises(Refusal):
        return_goods(two.seller, early, ANN).result()
    two.told()
    last = return_goods(two.seller, want_everything(fetch_return(two.seller, number(sold))), ANN).result()
    two.told()

    assert return_of(first).payable + return_of(last).payable == 3 * return_of(first).payable
    assert (return_of(last).last, return_of(last).earlier) == (True, (first.hash,))
    with pytest.raises(Refusal, match="nothing_left_to_return"):
        fetch_return(two.other, number(sold))
    two.proved()


@pytest.mark.parametrize("two", [real], indirect=True)
def test_hq_names_who_returned_without_the_right(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the till's own check off, the same piece is paid back at two registers: HQ finds the two side by side."""
    sold = two.sell()
    early = want(open_return(two.seller, number(sold)), 1, 1)
    return_goods(two.other, want(fetch_return(two.other, number(sold)), 1, 1), ANN).result()
    assert not two.verdict()
    monkeypatch.setattr(checks, "right_is_here", lambda *_: True)

    return_goods(two.seller, early, ANN).result()

    assert "returned the same sale beside it" in two.verdict()


def test_away_is_no_answer(two: Two) -> None:
    sold = two.sell()
    two.go_away()

    with pytest.raises(Refusal, match="return_needs_hq"):
        fetch_return(two.other, number(sold))


def test_what_nobody_sold(two: Two) -> None:
    assert two.other.hq.refund_right("S01-R9", 7, "").reason == "receipt_unknown"
