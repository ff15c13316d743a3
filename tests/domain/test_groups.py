"""Companies and those who buy for them."""

import pytest

from domain.errors import Refusal
from domain.groups import check_agent, points_go_to
from tests.domain.programme import member

FIRM, ANN = member("G1", kind="group"), member("M1")


def test_the_points_go_to_the_agent_and_not_to_the_company() -> None:
    assert points_go_to(FIRM, "M1") == "M1"
    assert points_go_to(FIRM, None) == "G1"
    assert points_go_to(ANN, "M2") == "M1"


def test_only_a_person_buys_for_a_company() -> None:
    check_agent(FIRM, ANN)
    for group, agent, code in ((None, ANN, "no_group"), (ANN, member("M2"), "no_group"),
                               (FIRM, member("G2", kind="group"), "agent_is_group"),
                               (FIRM, member("M2", frozen=True), "card_frozen")):  # fmt: skip
        with pytest.raises(Refusal, match=code):
            check_agent(group, agent)
