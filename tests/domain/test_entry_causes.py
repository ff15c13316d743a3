"""Kinds of entries about causes are known, and live through their JSON."""

import pytest

from domain.entries import KINDS
from domain.entry_causes import CAUSE_KINDS
from tests.domain.test_cause_postings import CASES
from wire.bodies import body_json, read_body


def test_every_kind_is_known() -> None:
    assert CAUSE_KINDS.items() <= KINDS.items()


@pytest.mark.parametrize("body", [body for body, _ in CASES], ids=lambda body: type(body).__name__)
def test_a_body_comes_back_as_it_was(body: object) -> None:
    kind = next(name for name, shape in CAUSE_KINDS.items() if isinstance(body, shape))

    assert read_body(kind, 1, body_json(body)) == body  # type: ignore[arg-type]
