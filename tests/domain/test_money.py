"""Money: exact, half-up away from zero, the same with either sign."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.money import Ratio, apportion, cumulative, divide, extended, included_tax, to_step

amounts = st.integers(-10_000_000, 10_000_000)
weights = st.lists(st.integers(0, 1_000_000), min_size=1, max_size=30)


@given(amounts, weights)
def test_apportion_is_exact_and_fair(total: int, shares: list[int]) -> None:
    """Parts sum to the total, none is a unit or more off its share, and a free line gets nothing."""
    parts = apportion(total, shares)

    assert sum(parts) == total
    whole = sum(shares)
    for part, weight in zip(parts, shares, strict=True):
        if whole:
            assert abs(Fraction(part) - Fraction(total * weight, whole)) < 1
            assert weight or not part


@given(amounts, weights)
def test_apportion_treats_either_sign_alike(total: int, shares: list[int]) -> None:
    """Giving back mirrors taking."""
    assert apportion(-total, shares) == tuple(-part for part in apportion(total, shares))


def test_apportion_breaks_ties_by_the_lowest_index() -> None:
    """A spare cent goes to the first of equals; all-zero weights share equally, the first ones larger."""
    assert apportion(100, (1, 1, 1)) == (34, 33, 33)
    assert apportion(5, (0, 0)) == (3, 2)
    assert apportion(1, (0, 7)) == (0, 1)


def test_apportion_over_nothing() -> None:
    """Nothing can be shared over no lines."""
    assert apportion(0, ()) == ()
    with pytest.raises(ValueError, match="nothing to share"):
        apportion(1, ())


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_divide_rounds_half_away_from_zero(numerator: int, denominator: int) -> None:
    """The nearest whole number; a half goes away from zero; the sign never matters."""
    result = divide(numerator, denominator)

    assert abs(Fraction(numerator, denominator) - result) <= Fraction(1, 2)
    assert divide(-numerator, denominator) == -result


def test_divide_halves() -> None:
    """The rule that Python's round() does not have."""
    assert [divide(n, 2) for n in (1, 3, 5, -1, -3, -5)] == [1, 2, 3, -1, -2, -3]


@given(amounts, st.integers(1, 1000), st.data())
def test_cumulative_splits_exactly(part: int, quantity: int, data: st.DataObject) -> None:
    """Any way of giving back unit by unit ends at the whole, and never goes backwards."""
    first = data.draw(st.integers(0, quantity))
    steps = [cumulative(part, quantity, upto) for upto in (0, first, quantity)]

    assert steps[0] == 0
    assert steps[-1] == part
    assert sorted(steps, key=abs) == steps


def test_cumulative_of_a_line_without_quantity() -> None:
    """A line of quantity 0 gives everything at once."""
    assert cumulative(500, 0, 0) == 500


@given(amounts, st.sampled_from([Ratio(13, 100), Ratio(9, 100), Ratio(0, 100)]))
def test_included_tax_is_the_tax_on_the_net(payable: int, rate: Ratio) -> None:
    """Tax on the net that is left comes within a cent of the tax that was taken out."""
    tax = included_tax(payable, rate)

    assert abs(rate.of(payable - tax) - tax) <= 1


def test_extended_price_of_weighed_goods() -> None:
    """1.284 kg at 9.96 is 12.79 (12.788…), as on the scale's label."""
    assert extended(1284, 996, 1000) == 1279
    assert extended(3, 1590, 1) == 4770


def test_steps() -> None:
    """Down means toward zero, half-up away from it; off leaves the amount alone."""
    assert to_step(18674, 10, "down") == 18670
    assert to_step(-18674, 10, "down") == -18670
    assert to_step(18675, 10, "half_up") == 18680
    assert to_step(18674, 100, "off") == 18674
    with pytest.raises(ValueError, match="unknown rounding"):
        to_step(1, 10, "sideways")
