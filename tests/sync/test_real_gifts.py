"""A gift that one till handed over is brought back at another one, of this store or of another, over a real HQ (P2)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import domain.gifts as rules
import pos_app.services.return_gift as acts
from domain.entry_points import GiftReturned
from domain.errors import Refusal
from local_db.act import Recorded
from pos_app.bootstrap import Till, open_till
from pos_app.services.fetch_return import fetch_receipt, fetch_return, open_receipt
from pos_app.services.return_gift import OpenGift, return_gift
from pos_app.services.take_payment import take_cash
from tests.proving import switched_off
from tests.services.shop import ANN
from tests.sync.conftest import eventually
from tests.sync.two_stores import MILK, POINTS, Stores, cart, finish, hand_over, number, two_stores


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    with two_stores(tmp_path) as found:
        yield found


def opened(till: Till, code: str) -> OpenGift:
    """The gift, its right here now."""
    found = fetch_receipt(till.desk, code)
    assert isinstance(found, OpenGift)
    return found


def bring_back(till: Till, gift: OpenGift) -> Recorded:
    return return_gift(till.desk, gift.ref, "broken", ANN).result()


@pytest.mark.parametrize("other", ["S1 b", "S2 a"])
def test_it_comes_back_at_another_till_once(stores: Stores, other: str) -> None:
    """Ten points and 1.00 in cash go back there, to the lot that they came from; nobody takes it back again."""
    here, there = stores.till("S1 a"), stores.till(other)
    given = hand_over(here)
    assert stores.has(POINTS) == 90

    back = bring_back(there, opened(there, number(given)))

    body = back.entry.body
    assert isinstance(body, GiftReturned)
    assert (body.store, body.original, body.original_hash) == (there.books.store(), given.entry.ref, given.hash)
    assert [(one.kind, one.amount) for one in body.tenders] == [("cash", 100)]
    assert stores.has(POINTS) == 100
    for till in (here, there):
        with pytest.raises(Refusal, match="gift_returned"):
            fetch_receipt(till.desk, number(given))
    assert (stores.odd(), stores.debts()) == ([], ())
    stores.proved()


def test_the_right_goes_there_and_back(stores: Stores) -> None:
    """Asked for at the other store and not used there: where it was handed over HQ is asked for it again."""
    here, there = stores.till("S1 a"), stores.till("S2 a")
    given = hand_over(here)
    stores.told()
    early = opened(there, number(given))
    with pytest.raises(Refusal, match="refund_right_elsewhere"):
        open_receipt(here.desk, number(given))

    bring_back(here, opened(here, number(given)))

    with pytest.raises(Refusal, match="gift_not_here"):
        bring_back(there, early)
    assert stores.odd() == []
    stores.proved()


def test_away_it_is_said_why_and_what_was_fetched_comes_back(stores: Stores) -> None:
    here, there = stores.till("S1 a"), stores.till("S2 a")
    first, second = hand_over(here), hand_over(here)
    stores.told()
    opened(there, number(first))
    stores.town.off()
    eventually(lambda: not there.hq.online)

    with pytest.raises(Refusal, match="return_needs_hq") as refused:
        fetch_receipt(there.desk, number(second))
    assert refused.value.params["register"] == here.books.head().register
    bring_back(there, opened(there, number(first)))

    stores.town.on()
    stores.proved()


def test_what_the_plan_does_not_take_back_and_what_is_no_gift(stores: Stores) -> None:
    """The plan it was given by says so at the other store, too: not that nobody knows it."""
    here, there = stores.till("S1 a"), stores.till("S2 a")
    kept = hand_over(here, points=20, cash=0)
    gift = hand_over(here)
    sold = finish(here, take_cash(here.desk, cart(here, MILK)))
    stores.told()
    for code, why in (
        (number(kept), "gift_not_returnable"),
        (number(gift).replace(gift.hash[:12], "0" * 12), "receipt_unknown"),
    ):
        with pytest.raises(Refusal, match=why):
            fetch_receipt(there.desk, code)
    with pytest.raises(Refusal, match="receipt_not_found"):
        fetch_return(there.desk, number(gift))
    assert fetch_return(there.desk, number(sold)).ref == sold.entry.ref
    stores.proved()


def test_a_till_that_was_put_back_asks_hq_for_its_own_gift(stores: Stores) -> None:
    """Its books are those of before the gift: the right lies in the epoch that was closed, which gives nothing back."""
    name = "S1 a"
    here = stores.till(name)
    stores.told()
    stores.tills.pop(name).close()
    copy = stores.town.copied(name)
    here = stores.tills[name] = stores.started(open_till(stores.town.settings(name)))
    given = hand_over(here)
    stores.told()
    stores.tills.pop(name).close()
    stores.town.put_back(copy, name)
    here = stores.tills[name] = stores.started(open_till(stores.town.settings(name)))
    eventually(lambda: here.books.head().epoch != given.entry.epoch)

    with pytest.raises(Refusal, match="right_is_out"):
        fetch_receipt(here.desk, number(given))
    with pytest.raises(Refusal, match="right_is_out"):
        fetch_receipt(stores.till("S2 a").desk, number(given))
    assert stores.odd() == []


def test_control_without_its_own_check_a_till_takes_it_back_twice(stores: Stores) -> None:
    """With the till's check of the right off (and the right not spent), HQ's proof names the second return."""
    here, there = stores.till("S1 a"), stores.till("S2 a")
    given = hand_over(here)
    stores.told()
    early = opened(here, number(given))
    bring_back(there, opened(there, number(given)))
    assert stores.verdict() == ""

    with (
        switched_off(acts, "return room is not None and room.totals.room > 0", "return True"),
        switched_off(rules, "        right=taken.right,", "        right=False,"),
    ):
        bring_back(here, early)

    assert "issued twice" in stores.verdict() or "right" in stores.verdict()


def test_control_with_the_check_alone_off_the_commit_refuses(stores: Stores) -> None:
    here, there = stores.till("S1 a"), stores.till("S2 a")
    given = hand_over(here)
    stores.told()
    early = opened(here, number(given))
    bring_back(there, opened(there, number(given)))

    with (
        switched_off(acts, "return room is not None and room.totals.room > 0", "return True"),
        pytest.raises(Refusal, match="not_enough_allowance"),
    ):
        bring_back(here, early)
    stores.proved()
