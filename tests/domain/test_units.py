"""Groups of pieces: run by run they come out as unit by unit."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from domain.units import Run, batches, cheapest, dealt, total, units_of

mixed = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 7)), min_size=1, max_size=4)
counts = st.lists(st.integers(1, 7), min_size=1, max_size=5)


def runs(many: list[int]) -> list[Run]:
    return [Run(at, 0, one) for at, one in enumerate(many)]


@given(counts, st.integers(1, 4), st.integers(0, 3), st.none() | st.integers(0, 3))
def test_groups_of_buy_and_get(many: list[int], size: int, get: int, most: int | None) -> None:
    """Walked unit by unit: consecutive groups of `size`, the last `get` of each are the cheapest."""
    get = min(get, size)
    single = [at for at, one in enumerate(many) for _ in range(one)]
    groups = [single[n : n + size] for n in range(0, len(single) - size + 1, size)][:most]
    found = batches([(runs(many), size)], most)

    assert sum(batch.times for batch in found) == len(groups)
    everything = [at for group in groups for at in group]
    assert units_of(found) == {at: everything.count(at) for at in set(everything)}
    free: dict[int, int] = {}
    for batch in found:
        for at, units in cheapest(batch, get):
            free[at] = free.get(at, 0) + units
    cheap = [at for group in groups for at in group[size - get :]]
    assert {at: units for at, units in free.items() if units} == {at: cheap.count(at) for at in set(cheap)}
    assert len(found) <= 2 * len(many)


def test_a_million_pieces_are_three_batches_at_most() -> None:
    """Nobody walks them one by one."""
    found = batches([([Run(0, 0, 1_000_000), Run(1, 0, 2)], 3)])

    assert [(batch.times, batch.runs) for batch in found] == [
        (333_333, (Run(0, 0, 999_999),)),
        (1, (Run(0, 999_999, 1_000_000), Run(1, 0, 2))),
    ]


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 7)), min_size=1, max_size=4),
    st.lists(st.integers(1, 2), min_size=3, max_size=3),
)
def test_as_many_bundles_as_can_be_made(drawn: list[tuple[int, int]], sizes: list[int]) -> None:
    """Pieces that fit several parts are used where it makes most bundles: as many as trying everything finds."""
    pieces = runs([many for many, _ in drawn])
    fitting = [bits for _, bits in drawn]
    parts = dealt(pieces, fitting, sizes)
    bundles = min(total(part) // size for part, size in zip(parts, sizes, strict=True))

    assert bundles == _most_bundles(drawn, sizes)
    assert [total(part) for part in parts] == [bundles * size for size in sizes]
    given_units = [(run.at, unit) for part in parts for run in part for unit in range(run.first, run.last)]
    assert len(given_units) == len(set(given_units))
    assert all(
        fitting[run.at] >> n & 1 and run.last <= pieces[run.at].last for n, part in enumerate(parts) for run in part
    )


def _most_bundles(drawn: list[tuple[int, int]], sizes: list[int]) -> int:
    ways = [[part for part in range(3) if bits >> part & 1] for many, bits in drawn for _ in range(many)]
    found = 0
    for way in product(*ways):
        found = max(found, min(way.count(part) // size for part, size in enumerate(sizes)))
    return found


def test_the_dearest_make_the_bundles() -> None:
    """One tea and one cola are drinks; only tea is tea: both are needed for a bundle of a drink and a tea."""
    assert dealt([Run(0, 0, 1), Run(1, 0, 2)], [0b11, 0b01], [1, 1]) == [[Run(1, 0, 1)], [Run(0, 0, 1)]]
