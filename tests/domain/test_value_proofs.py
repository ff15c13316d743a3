"""Closing, HQ's own acts, and what no entry about stored value may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import top_ups
from domain.entries import BalanceShown, Entry, UnitAmount
from domain.entry_value import HeadRoomSet, LotCashed, RechargeRedeemed, TopUpCompleted, UnitsExpired
from domain.errors import Refusal
from domain.money import Ratio
from domain.plan_points import PointsPolicy
from domain.soundness import trouble
from domain.stored_value import Lot, LotSpend, lot_name, lot_terms
from domain.tenders import Tender
from domain.value_proofs import cancel_trouble, closing_trouble, top_up_trouble
from tests.domain.mutant import mutant
from tests.domain.valuing import POLICY, VALUE_PLAN, WHEN, close_lots, pay, sums, take_back, written
from tests.receipt_language import PLAN_REF, SHIFT

# ---- closing --------------------------------------------------------------------------------------------------------
parts = st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 100_000)), max_size=4)


def _never_pays_bonus(rules: ModuleType, left: list[tuple[int, int]]) -> None:
    known = [Lot(lot_name(WHEN, p, b, str(n)), p, b) for n, (p, b) in enumerate(left)]
    assert sum(rules.cash_out(lot, "principal").paid for lot in known) == sum(p for p, _ in left)


@given(parts, st.integers(0, 50))
def test_closing_never_pays_bonus_under_principal(left: list[tuple[int, int]], points: int) -> None:
    _never_pays_bonus(top_ups, left)
    body = close_lots(left, "principal", points)
    found = sums(written(body, "member.closed", approver="A2"))
    owed, given_out = sum(p for p, _ in left), sum(p for p, _ in left)

    assert found.get(("cash:S01-R2", "CNY"), 0) == -given_out
    assert found.get(("liability:stored_value", "CNY"), 0) == owed
    assert found.get(("cost:points", "CNY"), 0) == -10 * points
    assert ("closing", "CNY") not in found
    assert trouble(written(body, "member.closed", approver="A2")) == ""


def test_control_a_closing_that_pays_bonus_is_found() -> None:
    wrong = mutant(
        top_ups,
        "return LotCashed(lot.id, lot.principal, lot.bonus, lot.principal)",
        "return LotCashed(lot.id, lot.principal, lot.bonus, lot.left)",
    )
    with pytest.raises(AssertionError):
        _never_pays_bonus(wrong, [(100, 20)])


@given(st.integers(1, 100_000), st.integers(0, 100_000), st.data())
def test_the_paid_share_is_a_share(paid: int, given_on_top: int, data: st.DataObject) -> None:
    """Of an untouched lot exactly what was paid; of less never more than is left, within a cent of the share."""
    whole = Lot(lot_name(WHEN, paid, given_on_top, "a"), paid, given_on_top)
    some = replace(whole, principal=data.draw(st.integers(0, paid)), bonus=data.draw(st.integers(0, given_on_top)))

    assert top_ups.cash_out(whole, "paid_share").paid == paid
    share = top_ups.cash_out(some, "paid_share").paid
    assert 0 <= share <= some.left
    assert abs(share * (paid + given_on_top) - some.left * paid) <= paid + given_on_top


def test_what_is_paid_beside_what_is_owed_is_the_chains() -> None:
    """0 + 200 left of 1000 + 200 pays 166.67 that nobody owed."""
    body = top_ups.close(
        "M1", [Lot(lot_name(WHEN, 100_000, 20_000, "a"), 0, 20_000)], (),
        replace(VALUE_PLAN, stored_value=replace(POLICY, closing="paid_share")), PLAN_REF,
        store="S01", shift=SHIFT, identity="passport",
    )  # fmt: skip

    found = sums(written(body, "member.closed"))
    assert (found["cash:S01-R2", "CNY"], found["closing", "CNY"]) == (-16_667, 16_667)


def test_closing_asks_for_identity_and_a_manager() -> None:
    with pytest.raises(Refusal, match="identity_needed"):
        top_ups.close("M1", [], (), VALUE_PLAN, PLAN_REF, store="S01", shift=SHIFT, identity="")
    assert trouble(written(close_lots([(1, 0)], "principal"), "member.closed"))
    assert (
        closing_trouble(close_lots([(1, 0)], "principal", 3), replace(VALUE_PLAN, points=PointsPolicy(value=10))) == ""
    )
    assert closing_trouble(close_lots([(1, 0)], "principal", 3), VALUE_PLAN)
    assert closing_trouble(close_lots([(1, 0)], "paid_share"), VALUE_PLAN)


# ---- HQ's own, and what no entry may say ----------------------------------------------------------------------------
CREDITED = RechargeRedeemed("M1", "093X", "ab" * 32, lot_name(WHEN, 10_000, 0, "r"), 10_000, "S01", "S01-R2",
                            head_room=10_000)  # fmt: skip


def test_a_recharge_card_is_owed_and_takes_head_room() -> None:
    entry = written(CREDITED, "recharge.redeemed", register="HQ/M1")

    assert sums(entry) == {
        ("liability:recharge_cards", "CNY"): 10_000,
        ("liability:stored_value", "CNY"): -10_000,
        ("available:M1", f"SVP/{CREDITED.lot}"): 10_000,
        ("recharged", f"SVP/{CREDITED.lot}"): -10_000,
        ("available:M1", "CAP"): -10_000,
        ("head_room", "CAP"): 10_000,
    }
    assert trouble(entry) == ""
    assert trouble(written(CREDITED, "recharge.redeemed"))
    assert trouble(written(replace(CREDITED, amount=-1), "recharge.redeemed", register="HQ/M1"))


def test_hq_opens_head_room_and_trials_only() -> None:
    good = HeadRoomSet("M1", (UnitAmount("M1", "CAP", 5_000), UnitAmount("M1", "TRIAL:taste", 1)), 5_000)
    bad = HeadRoomSet("M1", (UnitAmount("M1", "SVP/x", 5_000),))

    assert sums(written(good, "head_room.set", register="HQ/M1"))["available:M1", "CAP"] == 5_000
    assert trouble(written(good, "head_room.set", register="HQ/M1")) == ""
    assert trouble(written(good, "head_room.set"))
    assert trouble(written(bad, "head_room.set", register="HQ/M1"))


@pytest.mark.parametrize(
    "body",
    [
        replace(pay(100), principal=200),
        replace(pay(100), bonus=1),
        replace(pay(100), lot="20261122-180000-100+0"),
        replace(pay(100), lot=lot_name(WHEN + timedelta(days=1), 100, 0, "a")),
        replace(pay(100), tenders=(Tender("card", 200), Tender("cash", -100))),
        replace(pay(100), tenders=(Tender("stored_value", 100, (LotSpend("a", 100),)),)),
        replace(pay(100), balance=BalanceShown(0, 99)),
        replace(pay(100), topped_up_at="yesterday"),
    ],
)
def test_what_no_top_up_says(body: TopUpCompleted) -> None:
    assert trouble(written(pay(100), "top_up.completed")) == ""
    assert trouble(written(body, "top_up.completed"))


@pytest.mark.parametrize(
    "body",
    [
        replace(pay(10_000_000), bonus=500_001),
        replace(pay(10_000_000), head_room=0),
        replace(pay(10_000_000), expires=None),
        replace(pay(10_000_000), bonus_expires="2028-11-22"),
        replace(pay(10_000_000), gains=pay(1).gains),
        replace(pay(10_000_000), currency="USD"),
    ],
)
def test_a_top_up_is_worked_out_again_from_its_plan(body: TopUpCompleted) -> None:
    assert top_up_trouble(body, VALUE_PLAN)


def test_a_cancelling_is_the_reverse_and_nothing_else() -> None:
    done = pay(100)
    back = take_back(done)

    assert cancel_trouble(replace(back, head_room=0), done, VALUE_PLAN)
    assert cancel_trouble(replace(back, tenders=(Tender("card", 100),)), done, VALUE_PLAN)
    assert cancel_trouble(replace(back, cancelled_at="2026-12-22T18:00:00.000+08:00"), done, VALUE_PLAN)


def test_closing_pays_what_its_lots_say() -> None:
    body = close_lots([(100, 20)], "principal")

    assert trouble(written(replace(body, paid=120), "member.closed", approver="A2"))
    more = LotCashed(body.lots[0].lot, 100, 20, 120)
    assert trouble(written(replace(body, lots=(more,), paid=120), "member.closed", approver="A2"))


def test_the_name_of_a_lot_tells_its_terms() -> None:
    assert lot_name(WHEN, 100_000, 20_000, "x") == "20261122-180000-100000+20000-x"
    assert lot_terms("20261122-180000-100000+20000-x") == (100_000, 20_000)
    assert lot_terms("20260101-M1") is None
    assert Ratio(100_000, 120_000).of(120_000) == 100_000


# ---- what has ended -------------------------------------------------------------------------------------------------
ENDED = UnitsExpired("M1", "2026-11-24", (UnitAmount("M1", "SVP/a", 70, "2026-11-23"),), 70)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (replace(ENDED, principal=71), "the lots say 70"),
        (replace(ENDED, units=()), "the lots say 0"),
        (replace(ENDED, units=(UnitAmount("M1", "SVP/a", 0, "2026-11-23"),), principal=0), "cannot end"),
        (replace(ENDED, units=(UnitAmount("M2", "SVP/a", 70, "2026-11-23"),)), "cannot end"),
        (replace(ENDED, units=(UnitAmount("M1", "SVP/a", 70),)), "for ever"),
        (replace(ENDED, member="M2"), "only HQ does this"),
    ],
)
def test_nothing_ends_that_is_still_good(body: UnitsExpired, why: str) -> None:
    entry = Entry("HQ/M1", "e", 1, "units.expired", "2026-11-24T19:00:00.000Z", "2026-11-24", "hq", ("M1",), body)
    assert why in trouble(entry)
    assert trouble(replace(entry, body=ENDED)) == ""
