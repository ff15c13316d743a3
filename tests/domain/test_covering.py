"""Sessions that pay for lines of a sale: the line stands apart, and everything goes back with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import cause_postings, covering, pricing
from domain.benefits import Benefit, Promotion
from domain.cart import Cart
from domain.covering import apart, check, cover, refitted
from domain.entries import Entry, EntryRef
from domain.entry_benefits import Covered, SessionSpend
from domain.errors import Refusal
from domain.packages import SessionLot
from domain.plan_issues import Package
from domain.postings import postings, unbalanced
from domain.pricing import price
from domain.proofs import return_trouble, sale_trouble
from domain.sales import complete
from domain.soundness import trouble
from domain.tenders import Tender
from tests.domain.programme import NOON, REF, SHIFT, member, plan, thing
from tests.domain.returning import returned
from tests.proving import MANY, switched_off

if TYPE_CHECKING:
    from domain.entries import ReturnCompleted, SaleCompleted
    from domain.ledger import Posting

LESSON, SHAMPOO, TEA = thing("LESSON", 12_000, tax=6), thing("SHAMPOO", 9_000), thing("TEA", 1_000)
TEN = Package("ten", {"en": "Ten lessons"}, "PK10", 10, months=12, covers=("LESSON", "SHAMPOO"))
HALF = Promotion("half", {"en": "Half"}, Benefit("amount", amount=5_000))
RULES = plan(packages=(TEN,), promotions=(HALF,))
LOTS = (SessionLot("20260101-a", "20260101-a", 3, "2027-01-01"), SessionLot("20260201-b", "20260201-b", 5))
TODAY = NOON.date()


def _cart(*things: tuple[object, int]) -> Cart:
    cart = Cart(member="M1", store="S01")
    for article, many in things:
        cart = cart.with_article(article, many)  # type: ignore[arg-type]
    return cart


def _covered(cart: Cart, *numbers: int) -> Cart:
    wanted = tuple(Covered(number, "ten", "M1") for number in numbers)
    return replace(cart, sessions=refitted(replace(cart, sessions=wanted), RULES, {"ten": LOTS}, {"ten": 8}, TODAY))


def _sold(cart: Cart) -> SaleCompleted:
    due = price(cart, member(), RULES, NOON).payable
    paid = (Tender("cash", due),) if due else ()
    return complete(cart, member(), RULES, REF, NOON, paid, store="S01", shift=SHIFT, draft="D1")


def _entry(body: SaleCompleted | ReturnCompleted, seq: int = 5) -> Entry:
    kind = "return.completed" if hasattr(body, "original") else "sale.completed"
    return Entry(
        "S01-R2", "00112233445566ff", seq, kind, "2026-11-24T04:00:00.000Z", "2026-11-24", "amy", ("M1",), body
    )


def test_a_covered_line_costs_nothing_and_the_others_what_they_cost_alone() -> None:
    cart = _covered(_cart((LESSON, 2), (TEA, 6)), 1)

    bill = price(cart, member(), RULES, NOON)

    lesson, tea = bill.lines
    assert [(one.rule, one.amount) for one in lesson.adjustments] == [("package:ten", 24_000)]
    assert (lesson.list, lesson.payable, lesson.tax) == (24_000, 0, 0)
    assert tea == replace(price(_cart((TEA, 6)), member(), RULES, NOON).lines[0], line=2)
    assert (bill.list, bill.payable) == (30_000, tea.payable)
    assert [(one.rule, one.amount, one.label["en"]) for one in bill.adjustments] == [
        ("package:ten", 24_000, "Ten lessons"),
        ("promotion:half", 5_000, "Half"),
    ]


def test_the_oldest_lot_pays_first_and_two_lines_share_what_is_there() -> None:
    cart = _covered(_cart((LESSON, 2), (SHAMPOO, 4)), 1, 2)

    assert [[(spend.lot, spend.sessions) for spend in one.spends] for one in cart.sessions] == [
        [("20260101-a", 2)],
        [("20260101-a", 1), ("20260201-b", 3)],
    ]
    assert [one.left for one in cart.sessions] == [6, 2]


def test_what_is_not_here_any_more_has_to_be_paid() -> None:
    cart = _covered(_cart((LESSON, 2), (SHAMPOO, 4)), 1, 2)
    fewer = {"ten": LOTS[:1]}

    assert [one.line for one in refitted(cart, RULES, fewer, {"ten": 3}, TODAY)] == [1]
    assert refitted(cart, plan(packages=()), fewer, {"ten": 3}, TODAY) == ()


@pytest.mark.parametrize(
    ("number", "package", "code"),
    [(2, "ten", "not_covered"), (3, "ten", "not_covered"), (1, "gone", "unknown_package"), (4, "ten", "no_such_line")],
)
def test_only_what_the_package_covers(number: int, package: str, code: str) -> None:
    """A weighed line is no session."""
    flour = replace(LESSON, per=1000)
    cart = _cart((LESSON, 1), (TEA, 1), (flour, 500))
    with pytest.raises(Refusal, match=code):
        cover(cart.line(number), package, "M1", RULES, LOTS, TODAY)


def test_never_more_than_there_is_and_never_past_the_date() -> None:
    line = _cart((LESSON, 9)).line(1)
    with pytest.raises(Refusal, match="not_enough_sessions"):
        cover(line, "ten", "M1", RULES, LOTS, TODAY)
    old = (replace(LOTS[0], expires="2026-11-23", sessions=9),)
    with pytest.raises(Refusal, match="sessions_expired"):
        cover(line, "ten", "M1", RULES, old, TODAY)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"spends": (SessionSpend("a", 1),)}, "not_enough_sessions"),
        ({"spends": (SessionSpend("a", 3), SessionSpend("b", -1))}, "not_enough_sessions"),
        ({"spends": (SessionSpend("a", 2, "2026-11-23"),)}, "sessions_expired"),
        ({"owner": "M2"}, "no_package_here"),
        ({"line": 2}, "not_covered"),
    ],
)
def test_a_sale_that_lies_is_refused_and_found(change: dict[str, object], code: str) -> None:
    cart = _covered(_cart((LESSON, 2), (TEA, 2)), 1)
    lie = replace(cart, sessions=(replace(cart.sessions[0], **change),))  # type: ignore[arg-type]

    with pytest.raises(Refusal, match=code):
        _sold(lie)
    with switched_off(covering, "    seen: set[int] = set()\n", "    return\n    seen: set[int] = set()\n"):
        sold = _sold(lie)
    assert code in sale_trouble(sold, RULES, NOON)
    with pytest.raises(Refusal, match="line_is_covered"):
        check(replace(cart, sessions=cart.sessions * 2), member(), RULES, TODAY)


def test_the_sale_ticks_the_sessions_off_and_the_books_balance() -> None:
    sold = _sold(_covered(_cart((LESSON, 4), (TEA, 6)), 1))
    moved = {(one.account, one.unit): one.amount for one in postings(_entry(sold)) if one.unit.startswith("PKG:")}

    assert moved == {
        ("allowance:M1", "PKG:ten/20260101-a"): -3,
        ("redeemed:S01", "PKG:ten/20260101-a"): 3,
        ("allowance:M1", "PKG:ten/20260201-b"): -1,
        ("redeemed:S01", "PKG:ten/20260201-b"): 1,
    }
    assert sale_trouble(sold, RULES, NOON) == ""
    assert trouble(_entry(sold)) == ""


def _lessons_back(sold: SaleCompleted, parts: list[dict[int, int]]) -> tuple[ReturnCompleted, ...]:
    """The returns of a sale; each is what it should be."""
    done = returned(sold, RULES, parts)
    for place, back in enumerate(done):
        assert return_trouble(back, sold, done[:place], RULES) == ""
    return done


def test_a_lesson_that_is_not_taken_comes_back_to_the_lot_that_was_taken_last() -> None:
    sold = _sold(_covered(_cart((LESSON, 4), (TEA, 6)), 1))

    first, second, *_ = _lessons_back(sold, [{1: 2}, {1: 1}])

    assert [(one.lot, one.sessions) for one in first.sessions[0].spends] == [("20260201-b", 1), ("20260101-a", 1)]
    assert [(one.lot, one.sessions) for one in second.sessions[0].spends] == [("20260101-a", 1)]
    assert (first.payable, second.payable) == (0, 0)


@MANY
@given(
    many=st.lists(st.integers(1, 3), min_size=1, max_size=2),
    tea=st.integers(0, 9),
    parts=st.lists(st.dictionaries(st.integers(1, 3), st.integers(1, 3), max_size=3), max_size=4),
)
def test_a_sale_and_all_its_returns_move_nothing(many: list[int], tea: int, parts: list[dict[int, int]]) -> None:
    """I6 with sessions: zero in every account and unit, and each entry balances."""
    _moves_nothing(many, tea, parts)


def _moves_nothing(many: list[int], tea: int, parts: list[dict[int, int]]) -> None:
    things = [(article, count) for article, count in zip((LESSON, SHAMPOO), many, strict=False)]
    cart = _covered(_cart(*things, *([(TEA, tea)] if tea else [])), *range(1, len(many) + 1))
    sold = _sold(cart)
    assert sum(spend.sessions for one in sold.sessions for spend in one.spends) == sum(many)
    sums: dict[tuple[str, str], int] = {}
    found: list[tuple[Posting, ...]] = [postings(_entry(sold))]
    found += [postings(_entry(back, seq)) for seq, back in enumerate(_lessons_back(sold, parts), 6)]
    for batch in found:
        assert unbalanced(batch) == {}
        for one in batch:
            sums[one.account, one.unit] = sums.get((one.account, one.unit), 0) + one.amount
    assert {unit: total for unit, total in sums.items() if total and unit[1].startswith("PKG:")} == {}
    assert {unit: total for unit, total in sums.items() if total and unit[1] == "CNY"} == {}


@pytest.mark.parametrize(
    ("module", "rule", "instead"),
    [
        (cause_postings, "sign * spend.sessions", "spend.sessions"),
        (covering, "gone.get(one.line, 0), share", "0, share"),
    ],
)
def test_with_a_rule_off_sessions_are_lost_or_made(module: object, rule: str, instead: str) -> None:
    """The negative controls of the property above."""
    with switched_off(module, rule, instead), pytest.raises(AssertionError):  # type: ignore[arg-type]
        _moves_nothing([2, 3], 1, [{1: 1, 2: 1}, {1: 1}, {2: 1}])


@MANY
@given(lesson=st.integers(1, 4), tea=st.integers(1, 9), shampoo=st.integers(1, 4), tier=st.sampled_from([None, "red"]))
def test_no_rule_looks_at_a_covered_line(lesson: int, tea: int, shampoo: int, tier: str | None) -> None:
    """The rest of the bill is that of the rest of the cart."""
    _rest_alone(lesson, tea, shampoo, tier)


def _rest_alone(lesson: int, tea: int, shampoo: int, tier: str | None) -> None:
    whole = _cart((TEA, tea), (LESSON, lesson), (SHAMPOO, shampoo))
    covered = _covered(whole, 2)
    bill, alone = price(covered, member(tier=tier), RULES, NOON), price(apart(covered), member(tier=tier), RULES, NOON)
    assert (bill.lines[0], bill.lines[2]) == alone.lines
    assert bill.payable == alone.payable
    assert bill.lines[1].payable == 0
    assert sum(line.list for line in bill.lines) == bill.list
    assert sum(one.payable for one in bill.taxes) == bill.payable
    assert bill.list - sum(one.amount for one in bill.adjustments) == bill.payable


def test_with_the_rule_off_a_promotion_is_wasted_on_it() -> None:
    """The negative control: the line is priced with the others."""
    with switched_off(pricing, "    if cart.sessions:\n", "    if not cart.lines:\n"), pytest.raises(AssertionError):
        _rest_alone(1, 9, 1, None)


def test_a_cart_of_nothing_but_lessons() -> None:
    sold = _sold(_covered(_cart((LESSON, 2)), 1))

    assert (sold.payable, sold.tenders, sold.gains.earned) == (0, (), ())
    (back,) = _lessons_back(sold, [])
    assert back.last
    assert EntryRef(*("S01-R2", "00112233445566ff", 5)) == back.original
