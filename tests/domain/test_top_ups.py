"""Topping up and taking it back; each rule that guards money has its negative control."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import top_ups
from domain.allowances import Totals, credit, spend
from domain.entries import Progress, ShiftTotals
from domain.entry_value import TopUpCompleted
from domain.errors import Refusal
from domain.plan import Tier
from domain.plan_tiers import ONE_TOP_UP
from domain.plan_value import CardLimits
from domain.postings import postings
from domain.shifts import fold
from domain.soundness import trouble
from domain.tenders import Tender
from domain.value_proofs import cancel_trouble, top_up_trouble
from tests.domain.mutant import mutant
from tests.domain.valuing import POLICY, VALUE_PLAN, WHEN, close_lots, pay, sums, take_back, written
from tests.receipt_language import cash, member, stored


# ---- topping up -----------------------------------------------------------------------------------------------------
def test_pay_1000_get_200() -> None:
    """ARCHITECTURE's top-up: Dr cash, Cr liability; bonus is no money owed."""
    done = replace(pay(100_000), bonus=20_000)

    assert sums(written(done, "top_up.completed")) == {
        ("cash:S01-R2", "CNY"): 100_000,
        ("liability:stored_value", "CNY"): -100_000,
        ("allowance:M1", f"SVP/{done.lot}"): 100_000,
        ("topped_up:S01", f"SVP/{done.lot}"): -100_000,
        ("allowance:M1", f"SVB/{done.lot}"): 20_000,
        ("topped_up:S01", f"SVB/{done.lot}"): -20_000,
        ("allowance:M1", "CAP"): -100_000,
        ("head_room", "CAP"): 100_000,
        ("member:M1", "TIER:top_up"): 100_000,
        ("tier_progress", "TIER:top_up"): -100_000,
    }


def test_by_several_tenders_with_change() -> None:
    done = pay(100_000, Tender("card", 60_000), cash("500"))

    assert (done.principal, done.change, done.bonus) == (100_000, 10_000, 0)
    assert sums(written(done, "top_up.completed"))["cash:S01-R2", "CNY"] == 40_000
    assert trouble(written(done, "top_up.completed")) == ""
    assert top_up_trouble(done, VALUE_PLAN) == ""


def test_bonus_ends_before_the_money() -> None:
    done = pay(10_000_000)

    assert (done.bonus, done.expires, done.bonus_expires) == (500_000, "2029-11-22", "2027-11-22")
    assert pay(100).bonus_expires is None


def test_it_counts_what_was_paid() -> None:
    assert pay(10_000_000).gains.progress == (Progress("top_up", 10_000_000),)
    assert pay(0, trial="taste").gains.progress == (Progress("top_up", 9_000),)


def test_a_top_up_promotes_at_once_and_its_cancelling_never_lowers() -> None:
    """Group, by accumulated top-up: bronze from 5,000; by one top-up: silver from 8,000 in this plan."""
    silver = Tier("silver", {"en": "Silver"}, 800_000, kind="group", metric=ONE_TOP_UP)
    plan = replace(VALUE_PLAN, tiers=(*VALUE_PLAN.tiers, silver))
    company = replace(member(), kind="group", metrics={"top_up": 400_000})

    for amount, tier in ((99_999, None), (100_000, "bronze"), (799_999, "bronze"), (800_000, "silver")):
        done = pay(amount, plan=plan, who=company)
        assert done.tier_after == tier
        assert [one.tier for one in done.gains.promoted] == ([tier] if tier else [])
        assert top_up_trouble(done, plan) == ""
        back = take_back(done, plan)
        assert (back.gains.promoted, back.gains.progress) == ((), done.gains.progress)


def test_a_trial_card_is_counted() -> None:
    found = sums(written(pay(0, trial="taste"), "top_up.completed"))

    assert (found["allowance:M1", "TRIAL:taste"], found["trial_cards", "TRIAL:taste"]) == (-1, 1)


def test_without_a_limit_nothing_is_said_of_it() -> None:
    free = replace(VALUE_PLAN, stored_value=replace(POLICY, limits=CardLimits()))

    assert pay(100, plan=free).head_room == 0


@pytest.mark.parametrize(
    ("amount", "tenders", "trial", "code"),
    [
        (0, (cash("1"),), "", "top_up_amount"),
        (-5, (cash("1"),), "", "top_up_amount"),
        (100, (stored("1"),), "", "top_up_not_by"),
        (100, (Tender("points", 100),), "", "top_up_not_by"),
        (100, (cash("0.99"),), "", "tenders_below_total"),
        (100, (Tender("card", 101),), "", "too_much_without_cash"),
        (100, (cash("1"),), "none", "trial_unknown"),
    ],
)
def test_what_is_no_top_up(amount: int, tenders: tuple[Tender, ...], trial: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        pay(amount, *tenders, trial=trial)


def test_the_plan_says_when_there_is_a_bonus() -> None:
    """Only on Sundays, from ten to eight, for red members of S01 (the day of the tests is a Sunday)."""
    base = POLICY.top_ups
    when = replace(base, weekdays=(7,), hours=(("10:00", "20:00"),), tiers=("red",), stores=("S01",))
    plan = replace(VALUE_PLAN, stored_value=replace(POLICY, top_ups=when))

    assert pay(10_000_000, plan=plan, who=member("red")).bonus == 500_000
    assert pay(10_000_000, plan=plan, who=member("yellow")).bonus == 0
    assert pay(10_000_000, plan=plan, who=member("red"), at=WHEN + timedelta(days=1)).bonus == 0
    assert pay(10_000_000, plan=plan, who=member("red"), at=WHEN + timedelta(hours=2)).bonus == 0
    with pytest.raises(Refusal, match="trial_not_now"):
        pay(0, plan=plan, trial="taste")


# ---- cancelling -----------------------------------------------------------------------------------------------------
tendered = st.lists(st.tuples(st.sampled_from(["card", "wechat"]), st.integers(1, 1_000_000)), max_size=2)


def _paid(parts: list[tuple[str, int]], cash_part: int, extra: int) -> TopUpCompleted:
    tenders = [Tender(kind, amount) for kind, amount in parts]
    if cash_part:
        tenders.append(Tender("cash", cash_part + extra))
    return pay(sum(amount for _, amount in parts) + cash_part, *tenders)


def _cancels_exactly(rules: ModuleType, done: TopUpCompleted) -> None:
    assert sum(tender.amount for tender in rules.handed_back(done)) == done.principal


def test_what_a_provider_captured_goes_back_through_it() -> None:
    done = pay(500, Tender("wechat", 200, payment="p1", reference="4200"), Tender("wechat", 200, payment="p2"),
               Tender("cash", 150))  # fmt: skip

    assert take_back(done).tenders == (
        Tender("wechat", 200, payment="p1"), Tender("wechat", 200, payment="p2"), Tender("cash", 100),
    )  # fmt: skip


@given(tendered, st.integers(0, 20_000_000), st.integers(0, 10_000))
def test_a_top_up_and_its_cancelling_are_nothing(parts: list[tuple[str, int]], cash_part: int, extra: int) -> None:
    """I6: in every account, unit and counter; and what is handed out is what was paid."""
    if not parts and not cash_part:
        return
    done = _paid(parts, cash_part, extra)
    back = take_back(done)

    assert sums(written(done, "top_up.completed"), written(back, "top_up.cancelled", 8)) == {}
    _cancels_exactly(top_ups, done)
    assert cancel_trouble(back, done, VALUE_PLAN) == ""
    assert trouble(written(back, "top_up.cancelled")) == ""


def test_control_change_that_is_given_out_twice_is_found() -> None:
    wrong = mutant(top_ups, "(done.change if tender.kind == CASH else 0)", "0")

    with pytest.raises(AssertionError):
        _cancels_exactly(wrong, _paid([], 100, 50))


def test_a_lot_that_was_touched_cannot_be_cancelled() -> None:
    """All of it is spent by the entry: where a cent is missing there is no room."""
    done = pay(100)
    moved = written(take_back(done), "top_up.cancelled")
    room = credit(Totals(), 100)

    [principal] = [one.amount for one in postings(moved) if one.account == "allowance:M1" and one.unit != "CAP"]
    assert spend(room, -principal).room == 0
    with pytest.raises(Refusal, match="not_enough_allowance"):
        spend(spend(room, 1), -principal)


def test_a_trial_card_comes_back() -> None:
    done = pay(0, trial="taste")

    assert sums(written(done, "top_up.completed"), written(take_back(done), "top_up.cancelled", 8)) == {}


# ---- shift totals ---------------------------------------------------------------------------------------------------
def test_cash_of_top_ups_lies_in_the_drawer() -> None:
    totals = ShiftTotals(opening_float=1_000)
    done = pay(10_000, Tender("card", 4_000), cash("100"))
    for body, kind in (
        (done, "top_up.completed"),
        (pay(500), "top_up.completed"),
        (take_back(pay(500)), "top_up.cancelled"),
        (close_lots([(300, 50)], "principal"), "member.closed"),
    ):
        totals = fold(totals, written(body, kind))

    assert (totals.top_ups, totals.topped_up, totals.cashed_out) == (1, 10_000, 300)
    assert totals.tenders == {"card": 4_000, "cash": 5_700}
    assert totals.expected_cash == 6_700
    assert totals.payable == 0
