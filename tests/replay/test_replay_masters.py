"""What HQ is told of the chain before the first sale, and the clock of the stores."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from demo.replay.baskets import Trade
from demo.replay.lines_file import read_lines, write_lines
from demo.replay.masters import chain
from demo.replay.store import StoreTask
from demo.replay.store_clock import StoreClock, business_day
from demo.replay.through_services import tasks
from domain.articles import is_gtin
from tests.replay.made_lines import made_lines


def test_a_household_is_at_home_where_it_buys_most_often() -> None:
    lines = made_lines(
        {"basket": 1, "store": 8, "sku": 1},
        {"basket": 1, "store": 8, "sku": 2},
        {"basket": 1, "store": 8, "sku": 3},
        {"basket": 2, "store": 9},
        {"basket": 3, "store": 9},
        {"basket": 4, "store": 8, "household": 43},
    )
    people = {member.id: member for member in chain(Trade(lines)).members}

    assert {id_: member.home_store for id_, member in people.items()} == {"H0042": "S9", "H0043": "S8"}
    assert all(is_gtin(member.card) for member in people.values())


def test_the_busiest_store_goes_first_and_a_busy_day_takes_two_registers() -> None:
    rows = [{"basket": number, "store": 9} for number in range(10)]
    rows += [{"basket": 20 + number, "store": 8, "day": 17_167 + number} for number in range(11)]

    assert tasks(made_lines(*rows)) == [StoreTask("S8", 1), StoreTask("S9", 2)]


def test_lines_come_back_store_by_store(tmp_path: Path) -> None:
    lines = made_lines({"store": 8, "sku": 1, "weighed": 1}, {"store": 9, "sku": 2}, {"store": 8, "sku": 3})
    write_lines(tmp_path, lines)

    assert read_lines(tmp_path, "S8").sku.tolist() == [1, 3]
    assert read_lines(tmp_path, "S8").weighed.tolist() == [True, False]
    assert np.array_equal(read_lines(tmp_path, "S9").sku, [2])


def test_the_stores_keep_the_time_of_new_york() -> None:
    clock = StoreClock(datetime(2017, 1, 2, 4, 59, tzinfo=UTC))

    assert business_day(clock.now()) == "2017-01-01"
    clock.set(datetime(2017, 6, 2, 4, 1, tzinfo=UTC))
    assert business_day(clock.now()) == "2017-06-02"
    assert clock.local(clock.now()).isoformat() == "2017-06-02T00:01:00-04:00"
