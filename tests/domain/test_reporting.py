"""Whatever moves allowances has a place for their totals."""

from dataclasses import fields
from typing import get_args

from domain.entries import KINDS
from domain.reporting import Reporting


def test_every_body_with_a_place_for_totals_is_known() -> None:
    with_place = {body for body in KINDS.values() if "allowances" in {one.name for one in fields(body)}}

    assert with_place == set(get_args(Reporting))
