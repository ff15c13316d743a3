"""Who may begin a training."""

from dataclasses import replace

import pytest

from domain.errors import Refusal
from domain.rights import ROLES, TRAIN, Role
from pos_app.services.begin_training import begin_training
from tests.services.shop import ANN, BEA


def desk() -> str:
    return "a desk"


def test_whoever_has_the_right_gets_what_makes_the_desk() -> None:
    assert begin_training(BEA, desk)() == "a desk"
    senior = replace(ANN, grants=Role("trainer", (*ROLES["cashier"].rights, TRAIN)))
    assert begin_training(senior, desk)() == "a desk"


def test_nobody_else_does() -> None:
    with pytest.raises(Refusal, match="approver_needed"):
        begin_training(ANN, desk)
