"""Bodies of entries about points: each has its kind, and comes back from its bytes as it was written."""

from __future__ import annotations

import pytest

from domain.entries import KINDS, Body
from domain.entry_points import POINTS_KINDS
from tests.domain.test_member_postings import ACTS
from wire.bodies import body_json, read_body

MINE = [(kind, body) for kind, body, _ in ACTS if kind in POINTS_KINDS]


@pytest.mark.parametrize(("kind", "body"), MINE, ids=[kind for kind, _ in MINE])
def test_it_comes_back_as_it_was_written(kind: str, body: Body) -> None:
    assert read_body(kind, 1, body_json(body)) == body


def test_every_kind_is_known_and_tried() -> None:
    assert {kind for kind, _ in MINE} == set(POINTS_KINDS)
    assert POINTS_KINDS.items() <= KINDS.items()
