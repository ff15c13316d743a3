"""Whatever somebody writes: the check answers, and what it lets pass is a plan that the program reads and prices by."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.articles import Article
from domain.cart import Cart
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan
from domain.plan_check import check
from domain.plan_sentences import sentence
from domain.pricing import price
from tests.domain.bad_plans import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

AT = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
BREAD = Article("100003", "Bread", "bread", Ratio(13, 100), 1990, member_price=1790, cost=1500)
TEA = Article("100002", "Tea", "drinks", Ratio(9, 100), 990)
CART = Cart().with_article(BREAD, 3).with_article(TEA, 2).with_member("M1")
MEMBER = Member("M1", "red", 210_000, "S01")

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.sampled_from(["", "x", "red", "percent", "2026-02-30"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "kind", "en", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Every place of a document."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inside:
        yield from places(one, (*path, step))


def alike(value: object) -> st.SearchStrategy[Any]:
    """What somebody might write there instead."""
    if isinstance(value, str):
        return st.sampled_from(WORDS)
    if isinstance(value, int):
        return st.integers(0, 300_000)
    if isinstance(value, list) and [type(one) for one in value] == [int, int]:
        return st.sampled_from([[0, 1], [1, 2], [95, 100], [1, 1], [3, 2]])
    return st.just(value)


WORDS = [
    "red",
    "W10",
    "percent",
    "price",
    "nth",
    "fixed",
    "sale",
    "bread",
    "promotions",
    "22:30",
    "2026-11-24",
    "100003",
]
PLACES = list(places(GOOD))


@st.composite
def documents(draw: st.DrawFn) -> Any:  # noqa: ANN401
    """The good plan with one to three things replaced by anything, taken out, or put in."""
    document: Any = copy.deepcopy(GOOD)
    for path in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3)):
        if not path:
            return draw(values)
        at = document
        try:
            for step in path[:-1]:
                at = at[step]
            if draw(st.integers(0, 3)):
                at[path[-1]] = draw(alike(at[path[-1]]))
            elif draw(st.booleans()):
                at[path[-1]] = draw(values)
            elif isinstance(at, dict):
                at.pop(path[-1], None)
                at[draw(st.sampled_from(["x", "pays", "times", "limit", "least"]))] = draw(values)
        except (KeyError, IndexError, TypeError):
            continue
    return document


@given(documents())
@settings(max_examples=400)
def test_the_check_answers_and_is_right(document: Any) -> None:  # noqa: ANN401
    """It never fails; what the program cannot read it refuses; what it lets pass can be priced by."""
    found = check(document)
    assert all(sentence(one, "en") and sentence(one, "zh_CN") for one in found)
    try:
        plan = msgspec.convert(document, Plan, strict=True)
    except msgspec.ValidationError:
        assert any(not one.warning for one in found)
        return
    if all(one.warning for one in found):
        bill = price(CART, MEMBER, plan, AT)
        assert 0 <= bill.payable <= bill.list
