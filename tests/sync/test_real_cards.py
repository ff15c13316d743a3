"""A lost card at tills of two stores and a real HQ, over HTTP: told, offline both ways, one owner of each number."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.errors import Refusal
from hq.bootstrap import open_hq, start_up
from hq.services import exceptions, freezing, load_chain, project
from hq.services.verify import verify as hq_verify
from hq.store import allowances, members
from local_db.keys import read_key_file
from local_db.verify import verify
from pos_app.bootstrap import Till
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.freeze_member import freeze_member, unfreeze_member
from pos_app.services.open_sale import new_sale
from pos_app.services.open_shift import open_shift
from pos_app.services.replace_card import replace_card
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import ANNA, BOSS, CHAIN, LOT, QUICK, Town

OLD, ONES, TWOS = "8000000001", "8000000071", "8000000072"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    hq = open_hq(None, tmp_path / "hq")
    load_chain.load(hq, CHAIN)
    start_up(hq)
    town = Town(hq, tmp_path)
    town.on()
    yield town
    town.off()
    hq.database.close()


@pytest.fixture
def tills(town: Town) -> Iterator[tuple[Till, Till]]:
    """One at the member's home, one at another store, which knows him by the index alone."""
    tills = town.new_till("one", "S01"), town.new_till("two", "S02")
    for till in tills:
        till.start_sync(QUICK)
        eventually(lambda till=till: finds(till, OLD) == "M1")  # type: ignore[misc]
        open_shift(till.desk, ANNA, 10_000).result()
    one, _ = tills
    eventually(lambda: one.books.rooms("M1")[LOT].totals.room > 0)
    yield tills
    for till in tills:
        if till.hq.online:  # a test that failed did not close it
            till.close()


def finds(till: Till, card: str) -> str:
    """Whom a card finds at a till, or why it finds nobody."""
    try:
        return find_card(till.desk, card).member.id
    except Refusal as refused:
        return refused.code


def know(till: Till) -> list[str]:
    """What a till knows of the three cards."""
    return [finds(till, card) for card in (OLD, ONES, TWOS)]


def pays(till: Till) -> str:
    """Whether a sale takes his card."""
    try:
        attach_member(till.desk, new_sale(till.desk), find_card(till.desk, OLD))
    except Refusal as refused:
        return refused.code
    return "yes"


def lent(town: Town) -> int:
    """How much of his registers hold, as HQ knows it."""
    return sum(one.totals.room for one in town.hq.database.read(lambda tx: allowances.holdings(tx, "M1")))


def give(till: Till, card: str) -> None:
    replace_card(till.desk, find_card(till.desk, OLD), card, BOSS, None, "lost", "id_card").result()


def all_is_well(town: Town, *tills: Till) -> None:
    """Every book is derived again and holds."""
    for till in tills:
        till.hq.wake()
        eventually(lambda till=till: till.books.unsynced().count == 0)  # type: ignore[misc]
    project.catch_up(town.hq)
    found = hq_verify(town.hq)
    assert found.good, found.sentence()
    for till in tills:
        till.close()
        verdict = verify(till.settings.data / "books.db", read_key_file(till.settings.key_file))
        assert verdict.holds, verdict.reason


def test_frozen_at_one_till_it_pays_nowhere_and_what_was_lent_comes_back(town: Town, tills: tuple[Till, Till]) -> None:
    one, two = tills
    freeze_member(one.desk, find_card(one.desk, OLD), ANNA, "lost").result()
    assert (pays(one), pays(two)) == ("card_frozen", "yes"), "the other one has not heard of it"
    one.hq.wake()

    eventually(lambda: pays(two) == "card_frozen")
    eventually(lambda: one.books.rooms("M1")[LOT].totals.room == 0)
    eventually(
        lambda: not town.hq.database.read(lambda tx: [h for h in allowances.holdings(tx, "M1") if h.totals.room])
    )
    assert not two.desk.hq.enlarge("M1", {LOT: 100}).granted
    unfreeze_member(two.desk, find_card(two.desk, OLD), BOSS, None, "found", "id_card").result()
    two.hq.wake()
    eventually(lambda: (pays(one), pays(two)) == ("yes", "yes"))
    all_is_well(town, one, two)


def test_frozen_at_hq_it_pays_at_no_till(town: Town, tills: tuple[Till, Till]) -> None:
    freezing.freeze(town.hq, "M1", "zhou", "he called")
    town.hq.feed_bell.ring()

    eventually(lambda: [pays(till) for till in tills] == ["card_frozen"] * 2)
    all_is_well(town, *tills)


def test_replaced_at_two_tills_at_once_each_number_has_one_owner(town: Town, tills: tuple[Till, Till]) -> None:
    """HQ is away from both; then each till hears of the other's card, and HQ's people of both."""
    one, two = tills
    town.off()
    give(one, ONES)
    give(two, TWOS)
    for till, mine, other in ((one, ONES, TWOS), (two, TWOS, ONES)):
        assert [finds(till, card) for card in (OLD, mine, other)] == ["card_replaced", "M1", "unknown_card"]
    town.on()
    for till in tills:
        till.hq.wake()

    told = [["card_replaced", "card_replaced", "M1"], ["card_replaced", "M1", "card_replaced"]]
    eventually(lambda: know(one) == know(two) and know(one) in told)
    row = town.hq.database.read(lambda tx: members.get(tx, ["M1"]))["M1"]
    assert finds(one, row.card) == "M1"
    assert [one.code for one in exceptions.report(town.hq).rows] == ["card_twice"]
    all_is_well(town, one, two)
