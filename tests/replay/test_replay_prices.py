from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from demo.replay.price_list import PriceChange, best_prices, build, half_up
from domain.money import extended
from tests.replay.made_lines import made_lines

LINE = st.tuples(st.integers(0, 600), st.integers(1, 5))


def chosen(*lines: tuple[int, int], per: int = 1) -> int:
    """The price chosen for lines (value, quantity) of one article and day."""
    value, quantity = (np.array(column) for column in zip(*lines, strict=True))
    [price] = best_prices(value, quantity, np.full(len(lines), per), np.zeros(len(lines), dtype=np.int64))
    return int(price)


def test_the_price_of_most_lines_wins() -> None:
    assert chosen((199, 1), (199, 1), (250, 1)) == 199
    assert chosen((199, 1), (500, 2), (750, 3)) == 250


def test_three_for_five_is_sold_at_the_nearest_price() -> None:
    assert chosen((500, 3)) == 167


def test_a_weighed_line_is_hit_where_whole_cents_per_thousand_can() -> None:
    price = chosen((2500, 10_781), per=1000)

    assert price == 232
    assert chosen((extended(3456, 299, 1000), 3456), per=1000) == 299


@given(st.lists(LINE, min_size=1, max_size=5))
def test_no_other_price_hits_more_lines_or_misses_by_less(lines: list[tuple[int, int]]) -> None:
    def merit(price: int) -> tuple[int, int, int]:
        missed = [price * quantity - value for value, quantity in lines]
        return sum(miss != 0 for miss in missed), sum(map(abs, missed)), abs(sum(missed))

    best = chosen(*lines)

    assert merit(best)[:2] == min(merit(price)[:2] for price in range(601))


@given(st.integers(0, 10**6), st.integers(1, 10**5), st.sampled_from([1, 1000]))
def test_lines_are_rounded_as_the_till_rounds_them(price: int, quantity: int, per: int) -> None:
    made = half_up(np.array([price * quantity]), np.array([per]))

    assert made.tolist() == [extended(quantity, price, per)]


def test_member_price_and_list_price_come_from_the_discounts() -> None:
    lines = made_lines({"sales": 150, "retail": 49, "match": 50, "coupon": 50}, {"sku": 1001, "sales": 99})

    assert build(lines).changes().on(7, date(2017, 1, 1)) == (
        PriceChange("1000", 249, 200, 1),
        PriceChange("1001", 99, None, 1),
    )


def test_a_store_is_told_only_what_changes() -> None:
    first, later, last = (17_167 + days for days in range(3))
    lines = made_lines(
        {"sales": 99, "day": first}, {"sales": 99, "day": later, "basket": 2}, {"sales": 89, "day": last, "basket": 3}
    )
    changes = build(lines).changes()

    assert len(changes) == 2
    assert changes.on(7, date(2017, 1, 2)) == ()
    assert changes.on(7, date(2017, 1, 3)) == (PriceChange("1000", 89, None, 1),)
    assert changes.on(8, date(2017, 1, 3)) == ()


def test_lines_of_quantity_0_make_no_price() -> None:
    prices = build(made_lines({"quantity": 0}, {"sku": 1001, "sales": 99}))

    assert prices.sku.tolist() == [1001]
    assert prices.row_of_line.tolist() == [-1, 0]
