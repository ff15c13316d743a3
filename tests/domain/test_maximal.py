"""Maximal choices and the best packing, against trying everything."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import maximal as module
from domain.maximal import Packing, earlier, maximal, members

masks = st.lists(st.integers(1, 31), max_size=7)


def _against(found: list[int]) -> list[int]:
    return [sum(1 << n for n, other in enumerate(found) if n != one and other & mask) for one, mask in enumerate(found)]


def _maximal(found: list[int]) -> set[tuple[int, ...]]:
    fit = [
        some
        for many in range(len(found) + 1)
        for some in combinations(range(len(found)), many)
        if all(not found[one] & found[other] for one, other in combinations(some, 2))
    ]
    return {some for some in fit if not any(set(some) < set(other) for other in fit)}


@given(masks)
def test_every_maximal_choice_and_no_other(found: list[int]) -> None:
    choices = [tuple(members(bits)) for bits in maximal(_against(found))]

    assert len(choices) == len(set(choices))
    assert set(choices) == _maximal(found)


@given(masks, st.lists(st.integers(0, 4), min_size=7, max_size=7))
def test_the_best_packing(found: list[int], worth: list[int]) -> None:
    """Worth most, and of equal ones the first in order; nothing can be added to it."""
    best = min(_maximal(found), key=lambda some: (-sum(worth[n] for n in some), earlier(some)))

    assert Packing(found, worth[: len(found)]).best() == best


def test_a_search_cut_short_takes_the_dearest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says so."""
    monkeypatch.setattr(module, "NODES", 0)
    packing = Packing([0b011, 0b110, 0b101, 0b1000], [3, 5, 4, 1])

    assert packing.best() == (1, 3)
    assert packing.cut
