from datetime import date

import numpy as np
import pytest

from demo.replay.data import article_names, busiest_stores, cents, date_of, load, parse_weeks, week_of
from tests.replay.made_lines import made_lines


def test_amounts_become_cents_exactly() -> None:
    amounts = np.array([0.0, 0.01, 1.1, 2.675 - 0.005, 840.0, 0.1 + 0.2 - 0.3])

    assert cents(amounts).tolist() == [0, 1, 110, 267, 84_000, 0]


@pytest.mark.parametrize("amount", [0.001, 2.675, 1e-9])
def test_fractions_of_a_cent_are_refused(amount: float) -> None:
    with pytest.raises(ValueError, match="two places"):
        cents(np.array([1.0, amount]))


@pytest.mark.parametrize("weeks", ["0-2", "39-40", "40", "3-2"])
def test_only_weeks_1_to_39_can_be_had(weeks: str) -> None:
    with pytest.raises(ValueError, match="weeks 1 to 39"):
        load(parse_weeks(weeks))


def test_weeks_are_read_from_the_command_line() -> None:
    assert parse_weeks("3") == range(3, 4)
    assert parse_weeks("1-39") == range(1, 40)


def test_every_day_lies_in_its_own_week() -> None:
    lines = load(range(9, 13))  # the clocks change in between
    days = np.unique(lines.day)

    assert len(days) == 28
    for day in days:
        assert np.unique(lines.week[lines.day == day]).tolist() == [week_of(date_of(int(day)))]


def test_the_first_week_is_a_single_sunday() -> None:
    lines = load(range(1, 2))

    assert {date_of(day) for day in lines.day.tolist()} == {date(2017, 1, 1)}
    assert (len(lines), int(lines.payable.sum())) == (3722, 1_044_596)


def test_the_order_is_that_of_selling_and_always_the_same() -> None:
    lines, again = load(range(1, 3)), load(range(1, 3))
    keys = list(
        zip(lines.day.tolist(), lines.store.tolist(), lines.moment.tolist(), lines.basket.tolist(), strict=True)
    )

    assert keys == sorted(keys)
    assert np.array_equal(lines.sku, again.sku)


def test_the_busiest_stores_have_most_baskets() -> None:
    lines = made_lines(
        {"store": 1, "basket": 1}, {"store": 1, "basket": 1}, {"store": 2, "basket": 2},
        {"store": 3, "basket": 3}, {"store": 3, "basket": 4},
    )  # fmt: skip

    assert busiest_stores(lines, 2) == [3, 1]


def test_weighed_is_what_the_article_is_not_what_the_line_says() -> None:
    lines = load(range(5, 6))
    fuel = lines.sku == 6_534_178

    assert lines.weighed[fuel].all()
    assert not lines.weighed[lines.quantity == 1].any()


def test_articles_have_the_names_of_the_data() -> None:
    assert article_names()[6_534_178] == "GASOLINE-REG UNLEADED"
