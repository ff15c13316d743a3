"""What the plan lets members pay in, as units that HQ lends: the legal limit and trial cards."""

from collections.abc import Callable

import pytest

from domain.entries import OpeningBalance, UnitAmount
from hq.services import head_room, hq_journal, project, sizing
from hq.services.context import Hq
from hq.services.grant import plan_in_force
from hq.services.hq_journal import Act
from hq.services.verify import verify
from hq.store import allowances, members
from hq.store.hq_journal import heads
from tests.hq.client import Register
from tests.hq.test_grants import ask, lent, refusal
from tests.hq.valued import LIMITED, PLAN, furnish


def here(hq: Hq, unit: str = "CAP", member: str = "M1") -> int:
    accounts = hq.database.read(lambda tx: allowances.accounts(tx, member))
    return accounts[unit].available if unit in accounts else 0


def settle(hq: Hq, member: str = "M1") -> None:
    hq.database.run_transaction("settle", lambda tx: head_room.settle(hq, tx, plan_in_force(tx, hq), [member]))


def entries(hq: Hq, member: str = "M1") -> int:
    return hq.database.read(lambda tx: heads(tx, hq_journal.life_epoch(1), [member])).get(member, (0, ""))[0]


def test_a_register_borrows_what_is_left_to_the_limit(hq: Hq, register: Register) -> None:
    """5,000.00 for a named holder, 600.00 of it used."""
    furnish(hq, LIMITED)

    assert lent(ask(register, "a", {"CAP": 440_000})) == {"CAP": 440_000}
    assert refusal(ask(register, "b", {"CAP": 1})).available == 0
    assert (here(hq), verify(hq).good) == (0, True)


def test_a_refusal_says_how_much_may_still_be_paid_in(hq: Hq, register: Register) -> None:
    furnish(hq, LIMITED)

    assert refusal(ask(register, "a", {"CAP": 440_001})).available == 440_000
    assert refusal(ask(register, "b", {"CAP": 100_001}, "M2")).available == 100_000
    assert refusal(ask(register, "c", {"CAP": 1}, "M3")).reason == "frozen"
    assert refusal(ask(register, "d", {"CAP": 1}, "nobody")).available == 0


def test_without_limits_there_is_none(hq: Hq, register: Register) -> None:
    furnish(hq, PLAN)

    assert refusal(ask(register, "a", {"CAP": 1})).available == 0


def test_a_trial_card_may_be_had_so_often(hq: Hq, register: Register) -> None:
    furnish(hq, PLAN)

    assert lent(ask(register, "a", {"TRIAL:taste": 1})) == {"TRIAL:taste": 1}
    assert refusal(ask(register, "b", {"TRIAL:taste": 1})).available == 0
    assert refusal(ask(register, "c", {"TRIAL:other": 1})).available == 0


def test_nothing_is_written_where_nothing_is_due(hq: Hq) -> None:
    furnish(hq, LIMITED)
    settle(hq)
    before = entries(hq)
    settle(hq)

    assert entries(hq) == before


def test_what_came_in_another_way_is_taken_off(hq: Hq) -> None:
    """An opening balance, a return: HQ takes back what is too much, as far as it is here."""
    furnish(hq, LIMITED)
    settle(hq)
    hq_journal.append(hq, [Act("M1", OpeningBalance("M1", (UnitAmount("M1", "SVP/20260201-x", 100_000),)))])
    project.catch_up(hq)
    settle(hq)
    assert here(hq) == 340_000
    hq_journal.append(hq, [Act("M1", OpeningBalance("M1", (UnitAmount("M1", "SVP/20260201-y", 900_000),)))])
    project.catch_up(hq)
    settle(hq)

    assert here(hq) == 0
    assert verify(hq).good


@pytest.mark.parametrize(("name", "limit"), [("", 100_000), ("Zhou", 500_000)])
def test_who_gives_a_name_may_hold_more(hq: Hq, name: str, limit: int) -> None:
    furnish(hq, LIMITED)
    settle(hq, "M2")
    row = hq.database.read(lambda tx: members.get(tx, ["M2"]))["M2"]
    named = type(row)(row.member, name, "", "", row.card, row.home_store)
    hq.database.run_transaction("name", lambda tx: members.put_members(tx, [named], hq.secrets.index_key))

    settle(hq, "M2")

    assert here(hq, member="M2") == limit


def test_the_lead_register_of_the_home_store_holds_a_share(hq: Hq, enrol_at: Callable[[str], Register]) -> None:
    """So that a top-up is possible offline: 60 % of what is left."""
    furnish(hq, LIMITED)
    register = enrol_at("S01")
    sizing.place_ordered(hq)

    holder = f"{register.name}/{register.epoch}"
    held = hq.database.read(lambda tx: {who: allowances.granted(tx, who, holder) for who in ("M1", "M2", "M3")})
    assert [held[who].get("CAP", 0) for who in ("M1", "M2", "M3")] == [264_000, 60_000, 0]
    assert verify(hq).good
