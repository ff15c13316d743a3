"""The port to HQ: the fake of these tests and the real link, over HTTP to a real HQ, keep the same promises."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from hq.bootstrap import open_hq, start_up
from hq.services import load_chain
from local_db.books import Books
from pos_app.services.ports import Hq
from tests.services.shop import Shop
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import CHAIN, QUICK, Town

LOT = "SVP/20260101-M1"


@dataclass
class Asking:
    """A register with HQ at the other end: what HQ has left of M1, and how HQ goes away."""

    books: Books
    hq: Hq
    held: int
    go_away: Callable[[], None]

    def room(self) -> int:
        """What of M1's stored value may be spent here."""
        rooms = self.books.rooms("M1")
        return sum(room.totals.room for unit, room in rooms.items() if unit.startswith("SV"))


@contextmanager
def fake(folder: Path) -> Iterator[Asking]:
    shop = Shop.new(folder)
    shop.hq.available["M1"] = {LOT: 45000}

    def go_away() -> None:
        shop.hq.online = False

    yield Asking(shop.books, shop.hq, 45000, go_away)
    shop.close()


@contextmanager
def real(folder: Path) -> Iterator[Asking]:
    chain = open_hq(None, folder / "hq")
    load_chain.load(chain, CHAIN)
    start_up(chain)
    town = Town(chain, folder)
    town.on()
    till = town.new_till()
    till.start_sync(QUICK)
    eventually(lambda: till.hq.online and LOT in till.books.rooms("M1"))

    def go_away() -> None:
        town.off()
        eventually(lambda: not till.hq.online)

    yield Asking(till.books, till.hq, 60000 - till.books.rooms("M1")[LOT].totals.granted, go_away)
    till.close()
    town.off()
    chain.database.close()


@pytest.fixture(params=[fake, real], ids=["fake", "real"])
def asking(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Asking]:
    with request.param(tmp_path) as found:
        yield found


def test_what_is_granted_is_here_when_the_answer_is(asking: Asking) -> None:
    before = asking.room()

    answer = asking.hq.enlarge("M1", {"SV": 1234})

    assert (answer.granted, answer.reached) == (True, True)
    assert asking.room() == before + 1234


def test_all_or_nothing_and_what_there_is(asking: Asking) -> None:
    before = asking.room()

    answer = asking.hq.enlarge("M1", {"SV": asking.held + 1})

    assert (answer.granted, answer.reached, answer.available) == (False, True, asking.held)
    assert asking.room() == before
    assert asking.hq.enlarge("M1", {"SV": answer.available}).granted
    assert asking.room() == before + asking.held


def test_a_unit_by_its_name(asking: Asking) -> None:
    before = asking.room()

    assert asking.hq.enlarge("M1", {LOT: 100}).granted
    assert asking.room() == before + 100


@pytest.mark.parametrize(("owner", "unit"), [("M1", "CPN:ten/9900000000010"), ("nobody", "SV")])
def test_what_nobody_has_is_refused(asking: Asking, owner: str, unit: str) -> None:
    answer = asking.hq.enlarge(owner, {unit: 1})

    assert (answer.granted, answer.reached, answer.available) == (False, True, 0)


def test_away_is_no_answer(asking: Asking) -> None:
    before = asking.room()
    asking.go_away()

    answer = asking.hq.enlarge("M1", {"SV": 100})

    assert (asking.hq.online, answer.granted, answer.reached) == (False, False, False)
    assert asking.room() == before
