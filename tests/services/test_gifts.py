"""Gifts of the catalogue at the till: handed over for points and money, brought back once, chain-wide."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import AllowanceGivenBack, GiftTaken, UnitAmount
from domain.errors import Refusal
from domain.postings import right_unit, sale_owner
from local_db.act import Act
from local_db.verify import verify
from pos_app.services import take_gift as take_gift_module
from pos_app.services.attach_member import find_card
from pos_app.services.return_gift import return_gift
from pos_app.services.take_gift import gifts, take_gift
from tests.local_db.world import KEY
from tests.proving import switched_off
from tests.services.shop import ANN, CARD, SOAP, TWIN_CARD, Shop
from tests.services.test_club import CLUB, LOT, OLD


@pytest.fixture
def club(tmp_path: Path) -> Iterator[Shop]:
    """The shift is open; M1 has 10 points here, 4 of an older lot."""
    shop = Shop.new(tmp_path, CLUB)
    shop.hq.available["M1"] = {OLD: 4, LOT: 6}
    shop.hq.lend("M1", {OLD: 4, LOT: 6})
    shop.open()
    yield shop
    shop.close()


def test_a_gift_for_points_and_for_points_and_cash(club: Shop) -> None:
    """P2: milk for 3 points, soap for 2 points and 1.13; the drawer opens only for the money."""
    member = find_card(club.desk, CARD)
    assert [gift.sku for gift in gifts(club.desk)] == ["1001", "1002"]
    free = take_gift(club.desk, member, "1001", 3, ANN).result()
    paid = take_gift(club.desk, member, "1002", 2, ANN, cash=200).result()

    assert isinstance(free.entry.body, GiftTaken)
    assert isinstance(paid.entry.body, GiftTaken)
    assert (free.entry.body.amount, paid.entry.body.change) == (0, 87)
    assert [(one.tax, one.net) for one in paid.entry.body.taxes] == [(13, 100)]
    assert [kind for kind, _ in club.jobs()] == ["drawer", "receipt", "receipt"]
    shift = club.books.open_shift()
    assert shift is not None
    assert (shift.totals.payable, shift.totals.tenders) == (113, {"cash": 113})
    assert find_card(club.desk, CARD).points == -5
    club.verified()


def test_a_gift_comes_back_once_with_its_points_and_its_money(club: Shop) -> None:
    member = find_card(club.desk, CARD)
    given = take_gift(club.desk, member, "1002", 2, ANN, cash=200).result()
    before = club.books.rooms("M1")[OLD].totals.room
    club.jobs()
    with pytest.raises(Refusal, match="reason_missing"):
        return_gift(club.desk, given.entry.ref, " ", ANN)

    presses = club.at_once(lambda: return_gift(club.desk, given.entry.ref, "broken", ANN))
    presses[0].result()
    with pytest.raises(Refusal, match="already_finished"):
        presses[1].result()
    with pytest.raises(Refusal, match="gift_returned"):
        return_gift(club.desk, given.entry.ref, "broken", ANN)

    assert club.books.rooms("M1")[OLD].totals.room == before + 2
    assert [kind for kind, _ in club.jobs()] == ["drawer", "receipt"]
    shift = club.books.open_shift()
    assert shift is not None
    assert (shift.totals.payable, shift.totals.returned, shift.totals.tenders) == (113, 113, {"cash": 0})
    assert find_card(club.desk, CARD).points == 0
    club.verified()


def test_a_gift_of_elsewhere_and_a_sale_do_not_come_back_so(club: Shop) -> None:
    sold = club.sell(SOAP)
    for ref in (sold.entry.ref, replace(sold.entry.ref, register="S02-R1"), replace(sold.entry.ref, seq=999)):
        with pytest.raises(Refusal, match="gift_not_here"):
            return_gift(club.desk, ref, "broken", ANN)


def test_a_gift_comes_back_only_where_its_right_lies(club: Shop) -> None:
    """HQ asked the right back: it may come back elsewhere now, and not here."""
    given = take_gift(club.desk, find_card(club.desk, CARD), "1001", 3, ANN).result()
    owner = sale_owner(given.entry.ref)
    gone = AllowanceGivenBack("S01", "refund", (UnitAmount(owner, right_unit(owner), 1),))
    club.books.record(Act("allowance.given_back", gone, "till", club.clock.now(), "2026-01-02")).result()
    with pytest.raises(Refusal, match="gift_not_here"):
        return_gift(club.desk, given.entry.ref, "broken", ANN)
    club.verified()


def test_a_gift_that_comes_back_twice_is_refused_by_the_commit(club: Shop) -> None:
    """Though nobody remembers that it came back, its right is spent."""
    given = take_gift(club.desk, find_card(club.desk, CARD), "1001", 3, ANN).result()
    first = return_gift(club.desk, given.entry.ref, "broken", ANN).result()
    act = Act("points.gift_returned", first.entry.body, "A1", club.clock.now(), "2026-01-02", members=("M1",))
    with pytest.raises(Refusal, match="not_enough_allowance"):
        club.books.record(act).result()


def test_a_gift_of_before_that_comes_back_twice_is_found_by_verify(club: Shop) -> None:
    """The control: gifts had no right, and books do not remember what came back."""
    with switched_off(take_gift_module, 'right=gift.returns == "back"', "right=False"):
        given = take_gift(club.desk, find_card(club.desk, CARD), "1001", 3, ANN).result()
    first = return_gift(club.desk, given.entry.ref, "broken", ANN).result()
    act = Act("points.gift_returned", first.entry.body, "A1", club.clock.now(), "2026-01-02", members=("M1",))
    club.books.record(act).result()
    club.close()

    assert "not given there" in (verify(club.folder / "books.db", KEY).reason or "")


@pytest.mark.parametrize(
    ("sku", "many", "cash", "why"),
    [
        ("1001", 2, 0, "no_such_gift"),
        ("1002", 2, 112, "tenders_below_total"),
        ("1001", 3, 100, "tenders_below_total"),
    ],
)
def test_a_gift_that_is_not_had_so(club: Shop, sku: str, many: int, cash: int, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        take_gift(club.desk, find_card(club.desk, CARD), sku, many, ANN, cash)
    with pytest.raises(Refusal, match="not_enough_points"):
        take_gift(club.desk, find_card(club.desk, TWIN_CARD), "1001", 3, ANN)
