"""What the law limits, what is past its date, when the PIN is asked for; with negative controls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import stored_value, value_postings
from domain.allowances import Totals, credit, install, spend
from domain.errors import Refusal
from domain.ledger import ALLOWANCE, Posting
from domain.plan_value import StoredValuePolicy
from domain.sales import complete, pin_needed, reprice
from domain.stored_value import Lot
from tests.domain.mutant import mutant
from tests.domain.valuing import VALUE_PLAN, pay, sums, written
from tests.receipt_language import AT, PLAN_REF, SHIFT, cart, cash, member, stored

# ---- the legal limit ------------------------------------------------------------------------------------------------
LIMIT = 5_000


class Card:
    """A card whose head-room HQ lent to two registers; what they do to it, entry by entry."""

    def __init__(self, first: int, ledger: ModuleType) -> None:
        self.rooms = [{"CAP": install(Totals(), first)}, {"CAP": install(Totals(), LIMIT - first)}]
        self._ledger = ledger
        self.lots = 0

    @property
    def principal(self) -> int:
        return sum(one.room for room in self.rooms for unit, one in room.items() if unit.startswith("SVP/"))

    def book(self, register: int, found: list[Posting]) -> bool:
        """All of it, credits first, or nothing."""
        after = dict(self.rooms[register])
        mine = sorted((p for p in found if p.account == ALLOWANCE + "M1" and p.amount), key=_credits_first)
        try:
            for posting in mine:
                move = credit if posting.amount > 0 else spend
                after[posting.unit] = move(after.get(posting.unit, Totals()), abs(posting.amount))
        except Refusal:
            return False
        self.rooms[register] = after
        return True

    def top_up(self, register: int, amount: int) -> bool:
        self.lots += 1
        done = replace(pay(amount), lot=f"2026-{self.lots}")
        return self.book(register, list(self._ledger.value_postings("S01-R2", done)))

    def pay(self, register: int, amount: int) -> bool:
        """A sale that spends principal of any lot here."""
        here = [unit for unit, one in self.rooms[register].items() if unit.startswith("SVP/") and one.room]
        if not here:
            return False
        amount = min(amount, self.rooms[register][here[0]].room)
        spent = [Posting("allowance:M1", here[0], -amount), *self._ledger.head_room_moved("M1", amount)]
        return self.book(register, spent)


def _credits_first(posting: Posting) -> bool:
    return posting.amount < 0


acts = st.lists(st.tuples(st.booleans(), st.integers(0, 1), st.integers(1, LIMIT)), min_size=1, max_size=25)


def _stays_below(ledger: ModuleType, first: int, doings: list[tuple[bool, int, int]]) -> None:
    card = Card(first, ledger)
    for tops_up, register, amount in doings:
        _ = card.top_up(register, amount) if tops_up else card.pay(register, amount)
        assert card.principal <= LIMIT
        left = sum(room["CAP"].room for room in card.rooms)
        assert card.principal + left == LIMIT


@given(st.integers(0, LIMIT), acts)
def test_no_card_ever_holds_more_than_the_limit(first: int, doings: list[tuple[bool, int, int]]) -> None:
    """However the head-room was lent, whatever two registers do without asking each other."""
    _stays_below(value_postings, first, doings)


def test_control_a_top_up_that_takes_no_head_room_is_found() -> None:
    wrong = mutant(value_postings, "yield from head_room_moved(member, -sign * body.head_room)", "pass")

    with pytest.raises(AssertionError):
        _stays_below(wrong, LIMIT, [(True, 0, LIMIT), (True, 0, 1)])


def test_control_a_spend_that_gives_nothing_back_is_found() -> None:
    wrong = mutant(value_postings, "yield from pair(ALLOWANCE + member, BY_LAW, CAP, amount)",
                   "yield from pair(ALLOWANCE + member, BY_LAW, CAP, min(0, amount))")  # fmt: skip

    with pytest.raises(AssertionError):
        _stays_below(wrong, LIMIT, [(True, 0, LIMIT), (False, 0, 10)])


def test_a_sale_says_what_it_gives_back_of_the_limit() -> None:
    tenders = (stored("10", "2"), cash("3.90"))
    sale = complete(cart("MILK 15.90"), member(), VALUE_PLAN, PLAN_REF, AT, tenders, store="S01", shift=SHIFT)

    assert sale.head_room == 1_000
    assert sums(written(sale, "sale.completed"))["allowance:M1", "CAP"] == 1_000
    assert reprice(sale, VALUE_PLAN, AT) == ""
    assert reprice(replace(sale, head_room=999), VALUE_PLAN, AT).startswith("head_room")


# ---- validity -------------------------------------------------------------------------------------------------------
lots = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 500), st.none() | st.integers(-3, 3)), min_size=1, max_size=5
)


def _only_living(rules: ModuleType, found: list[tuple[int, int, int | None]], wanted: int, order: str) -> None:
    today = date(2026, 11, 22)
    known = [
        Lot(f"2026112{n}", p, b, None if end is None else (today + timedelta(days=end)).isoformat())
        for n, (p, b, end) in enumerate(found)
    ]
    dead = {lot.id for lot in known if lot.expires is not None and lot.expires < today.isoformat()}
    try:
        spends = rules.spend(known, wanted, order, today)
    except Refusal:
        return
    assert not dead & {one.lot for one in spends}


@given(lots, st.integers(1, 2_000), st.sampled_from(["pro_rata", "principal_first", "bonus_first"]))
def test_nothing_of_a_lot_past_its_date_is_spent(
    found: list[tuple[int, int, int | None]], wanted: int, order: str
) -> None:
    _only_living(stored_value, found, wanted, order)


def test_control_a_lot_past_its_date_that_is_spent_is_found() -> None:
    wrong = mutant(stored_value, "return expires is None or expires >= on.isoformat()", "return True")

    with pytest.raises(AssertionError):
        _only_living(wrong, [(100, 0, -1)], 50, "pro_rata")


# ---- PIN ------------------------------------------------------------------------------------------------------------
def test_the_pin_is_asked_for_above_the_limit_only() -> None:
    plan = replace(VALUE_PLAN, stored_value=StoredValuePolicy(pin_above=1_000))
    small, large = stored("10"), stored("10.01")

    assert (pin_needed(plan, (small,)), pin_needed(plan, (large,)), pin_needed(VALUE_PLAN, (large,))) == (
        False, True, False,
    )  # fmt: skip
    sale = complete(
        cart("MILK 10.01"), member(), plan, PLAN_REF, AT, (large,), store="S01", shift=SHIFT, pin_checked=True
    )
    assert reprice(sale, plan, AT) == ""
    assert "PIN" in reprice(replace(sale, pin_checked=False), plan, AT)
