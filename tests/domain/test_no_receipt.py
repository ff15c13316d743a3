"""What comes back without a receipt is worked out again from its goods; whatever is more is found."""

from dataclasses import replace

import pytest

from domain.articles import Article
from domain.cart import Cart
from domain.entries import Entry, GoodsReturned
from domain.errors import Refusal
from domain.money import Ratio
from domain.no_receipt import beyond_day, goods_back, goods_trouble, itself
from domain.plan_returns import NoReceipt
from domain.postings import postings, unbalanced
from domain.soundness import trouble
from domain.tenders import CASH, STORED_VALUE, Tender
from tests.domain.programme import NOON, REF, SHIFT, plan

RULES = plan(no_receipt=NoReceipt(most=5000, per_day=6000, share=Ratio(9, 10)))
TO_VALUE = plan(no_receipt=NoReceipt(most=5000, to="stored_value"))
SOAP = Article("1", "Soap", "x", Ratio(13, 100), 500, member_price=450)
RICE = Article("2", "Rice", "x", Ratio(9, 100), 1280, per=1000)
CART = Cart().with_article(SOAP, 2).with_article(RICE, 735)


def given(rules: object = RULES, member: str | None = None) -> GoodsReturned:
    return goods_back(
        CART.lines,
        rules,  # type: ignore[arg-type]
        REF,
        NOON,
        store="S01",
        shift=SHIFT,
        reason="lost",
        member=member,
        mark="x1",
    )


def entry(body: GoodsReturned) -> Entry:
    return Entry("S01-R1", "e", 1, "goods.returned", "2026-11-24T04:00:00.000Z", "2026-11-24", "amy", (), body)


def test_the_lower_price_and_the_share() -> None:
    """2 · 4.50 + 0.735 kg · 12.80 = 9.00 + 9.41; nine tenths of it go back."""
    body = given()
    assert (body.list, body.payable, body.tenders) == (1841, 1657, (Tender(CASH, 1657),))
    assert [(line.list, line.payable) for line in body.lines] == [(900, 810), (941, 847)]
    assert not unbalanced(postings(entry(body)))
    assert goods_trouble(body, RULES) == trouble(entry(body)) == ""


def test_stored_value_is_owed_to_the_member() -> None:
    body = given(TO_VALUE, "M1")
    sums = {(one.account, one.unit): one.amount for one in postings(entry(body))}
    assert sums["liability:stored_value", "CNY"] == -1841
    assert sums["allowance:M1", f"SVP/{body.lot}"] == 1841
    assert not unbalanced(postings(entry(body)))
    assert goods_trouble(body, TO_VALUE) == trouble(entry(body)) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"payable": 1700},
        {"tenders": (Tender(CASH, 1700),)},
        {"tenders": (Tender(STORED_VALUE, 1657),), "member": "M1"},
        {"list": 1900},
        {"adjustments": ()},
        {"taxes": ()},
        {"currency": "USD"},
        {"head_room": 5},
    ],
    ids=str,
)
def test_more_or_another_thing_is_found(wrong: dict[str, object]) -> None:
    body = replace(given(), **wrong)  # type: ignore[arg-type]
    assert goods_trouble(body, RULES)


def test_what_the_plan_does_not_let() -> None:
    body = given()
    assert "return_needs_receipt" in goods_trouble(body, plan())
    assert "no_receipt_limit" in goods_trouble(body, plan(no_receipt=NoReceipt(1656, share=Ratio(9, 10))))
    assert "in a day" in goods_trouble(body, RULES, 6000 - 1656)
    assert not goods_trouble(body, RULES, 6000 - 1657)
    assert not beyond_day(TO_VALUE, 10**9, 1)
    with pytest.raises(Refusal, match="member_for_value"):
        given(TO_VALUE)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"reason": " "}, "for no reason"),
        ({"lines": ()}, "for no reason"),
        ({"tenders": (Tender(CASH, 1),)}, "do not give back"),
        ({"tenders": (Tender("card", 1657),)}, "nowhere else"),
        ({"lot": "x", "member": "M1"}, "a lot of a member"),
        ({"head_room": -1}, "legal limit"),
    ],
)
def test_what_cannot_be_by_itself(wrong: dict[str, object], why: str) -> None:
    found = list(itself(replace(given(), **wrong)))  # type: ignore[arg-type]
    assert any(why in one for one in found), found
