"""What offers take off; docs/rules/promotions.md has the tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.goods import Goods
from domain.money import Ratio
from domain.taking import Each, Offer, Share, Sum, Together
from domain.units import Batch, Run
from tests.plan_language import goods

GOODS = Goods(goods("2 COLA 5, 3 TEA 10").lines)
LIST = [1000, 3000]


def test_a_share_and_an_amount_look_at_the_sum() -> None:
    """And at nothing else: the solver may rely on it."""
    share, amount = Share(GOODS, range(2), Ratio(90, 100)), Sum(GOODS, range(2), 5000)

    assert (share.parts(LIST), amount.parts(LIST)) == ([(0, 100), (1, 300)], [(0, 1000), (1, 3000)])
    assert share.whole
    assert amount.whole


def test_a_share_of_more_than_everything_takes_nothing() -> None:
    """120 % of the price is no benefit, and never makes a bill dearer."""
    assert Share(GOODS, range(2), Ratio(120, 100)).parts(LIST) == []


def test_units_limit_the_value() -> None:
    """Of one tea and one cola half is taken off, of the others nothing."""
    share = Share(GOODS, (0, 1), Ratio(1, 2), units={0: 1, 1: 1}, uses=2)
    parts = share.parts(LIST)

    assert (parts, share.used(parts, LIST), share.used([], LIST)) == ([(0, 250), (1, 500)], 2, 0)
    assert not share.whole


def test_a_price_leaves_cheaper_lines_alone() -> None:
    """And uses none of a limited quantity for them."""
    each = Each(GOODS, (0, 1), {0: 600, 1: 600}, {0: 2, 1: 2})
    parts = each.parts(LIST)

    assert (parts, each.used(parts, LIST)) == ([(1, 800)], 2)


def test_groups_that_are_cheaper_already_stay() -> None:
    """Of a group of three teas and one of two colas for 12.00 only the first takes part."""
    together = Together(GOODS, [Batch(1, (Run(1, 0, 3),)), Batch(1, (Run(0, 0, 2),))], 1200)
    parts = together.parts(LIST)

    assert (parts, together.used(parts, LIST), together.steady) == ([(1, 1800)], 1, False)
    assert together.mask == 0b11


def test_an_offer_is_of_some_kind() -> None:
    """The common part takes nothing by itself."""
    with pytest.raises(NotImplementedError):
        Offer(GOODS, (0,)).parts(LIST)
    with pytest.raises(NotImplementedError):
        Offer(GOODS, (0,)).takes(LIST)


OFFERS = (
    Share(GOODS, range(2), Ratio(1, 3)),
    Share(GOODS, range(2), Ratio(1, 3), 500),
    Share(GOODS, (0, 1), Ratio(3, 2)),
    Share(GOODS, (0, 1), Ratio(1, 2), units={0: 1, 1: 2}),
    Sum(GOODS, (0, 1), 333),
    Each(GOODS, (0, 1), {0: 450, 1: 700}),
    Each(GOODS, (0, 1), {0: 450, 1: 700}, {0: 1, 1: 1}),
    Together(GOODS, [Batch(1, (Run(1, 0, 2),)), Batch(1, (Run(1, 2, 3), Run(0, 0, 1)))], 900),
)


@given(st.sampled_from(OFFERS), st.lists(st.integers(0, 3_500), min_size=2, max_size=2))
def test_what_it_takes_altogether_is_the_sum_of_its_parts(offer: Offer, left: list[int]) -> None:
    """In every kind: so benefits are compared without sharing what they take."""
    assert offer.takes(left) == sum(amount for _, amount in offer.parts(left))
