"""Bodies about losses: each has its kind, and is HQ's alone."""

from domain.entries import KINDS, UnitAmount
from domain.entry_losses import LOSS_KINDS, AllowanceLost, BranchBooked
from domain.soundness import trouble
from tests.domain.valuing import written

UNIT = (UnitAmount("M1", "SVP/a", 5),)
BRANCH = BranchBooked("M1", "S01-R1", "aa", UNIT, ())
LOST = AllowanceLost("M1", "S01-R1", "aa", UNIT, ("kim", "lee"))


def test_every_kind_is_known() -> None:
    assert LOSS_KINDS.items() <= KINDS.items()


def test_only_hq_writes_them() -> None:
    for kind, body in (("branch.booked", BRANCH), ("allowance.lost", LOST)):
        assert trouble(written(body, kind, register="HQ/M1")) == ""
        assert trouble(written(body, kind)) == "only HQ does this"
