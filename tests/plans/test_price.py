"""`python -m pos_app price`: the bill of a case as JSON, for people, and why a rule was not applied."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from demo.chain.trades import plan_path
from domain import conditions, explaining, gathering, offering
from domain.benefits import LANGUAGES
from pos_app.__main__ import main
from pos_app.plans.words import SAID, WHY
from tests.domain.bad_plans import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Say = Callable[..., tuple[int, str]]

NO_REASONS = {"MARGIN_FLOOR", "STACKING", "TIER", "MEMBER_PRICE", "TEXT", "AMOUNT", "BUNDLE", "BUY_GET", "NTH", "N_FOR"}
NO_REASONS |= {"PERCENT", "PRICE"}

PLAN: dict[str, Any] = {
    "version": 3,
    "coin": 10,
    "rounding": {"step": 10, "mode": "down"},
    "tiers": [
        {"id": "red", "label": {**label("Red diamond"), "zh_CN": "红钻"}, "threshold": 200_000, "pays": [95, 100]}
    ],
    "coupons": [{"id": "T20", "label": label("20 off 100"), "amount": 2000, "threshold": 10_000}],
}
SOAP = {"sku": "100001", "name": "Soap", "category": "care", "tax_rate": [13, 100], "price": 1999}
TEA = {"sku": "100002", "name": "Tea", "category": "drinks", "tax_rate": [9, 100], "price": 990, "member_price": 890}
CASE: dict[str, Any] = {
    "at": "2026-11-24T10:30:00+08:00",
    "member": {"id": "M1", "tier": "red", "spending": 199_000},
    "lines": [{"article": SOAP, "quantity": 2}, {"article": TEA}],
    "coupons": [{"rule": "T20"}],
    "tenders": [{"kind": "cash", "amount": 5000}],
}


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Prices a case and returns exit code and output."""

    def run(case: dict[str, Any], *arguments: str, plan: dict[str, Any] = PLAN) -> tuple[int, str]:
        files = {"plan": tmp_path / "plan.json", "case": tmp_path / "case.json"}
        files["plan"].write_text(json.dumps(plan), "utf-8")
        files["case"].write_text(json.dumps(case), "utf-8")
        code = main(["price", "--plan", str(files["plan"]), "--case", str(files["case"]), *arguments])
        said = capsys.readouterr()
        return code, said.out or said.err

    return run


def test_the_bill_as_json(say: Say) -> None:
    """2 soap 19.99, tea 9.90 (members 8.90); red pays 95 %; cash is rounded down to 0.10."""
    code, text = say(CASE)
    found = json.loads(text)
    assert code == 0
    assert list(found) == [
        *("lines", "adjustments", "rounding", "payable", "points_earned", "coupons_issued", "tier_after"),
    ]
    assert [list(line) for line in found["lines"]] == [
        ["line", "list", "adjustments", "payable", "tax_rate", "tax", "net"]
    ] * 2
    assert {one["rule"]: one["amount"] for one in found["adjustments"]} == {
        "member_price": 100,
        "tier:red": 244,
        "rounding": 4,
    }
    assert (found["payable"], found["rounding"], found["tier_after"]) == (4640, 4, "red")
    assert found["lines"][1]["tax_rate"] == [9, 100]
    assert set(found["adjustments"][1]["label"]) == set(LANGUAGES)
    for line in found["lines"]:
        assert line["list"] - sum(one["amount"] for one in line["adjustments"]) == line["payable"]
        assert line["payable"] == line["net"] + line["tax"]


def test_without_tenders_it_is_paid_by_card(say: Say) -> None:
    found = json.loads(say({**CASE, "tenders": []})[1])
    assert (found["payable"], found["rounding"]) == (4644, 0)


def test_for_people(say: Say) -> None:
    code, text = say(CASE, "--explain")
    assert code == 0
    assert "1. Soap, 2 × 19.99" in text
    assert "− Red diamond" in text
    assert "Not applied: 20 off 100: needs 50.12 more of the goods" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "20 off 100: needs 50.12 more of the goods"),
        ("zh_CN", "20 off 100：商品还差 50.12"),
        ("zh_TW", "20 off 100：商品還差 50.12"),
        ("es", "20 off 100: faltan 50.12 de los artículos"),
    ],
)
def test_why_not(say: Say, language: str, words: str) -> None:
    assert say(CASE, "--why-not", "T20", "--lang", language) == (0, f"{words}\n")


def test_why_not_of_what_was_applied(say: Say) -> None:
    assert say(CASE, "--why-not", "tier:red") == (0, "Red diamond was applied: 2.44 off\n")


def test_why_not_of_what_was_not_asked_for(say: Say) -> None:
    stranger = {**CASE, "member": None, "coupons": []}
    assert say(stranger, "--why-not", "T20")[1] == "20 off 100: no such coupon lies in the cart\n"
    assert say(stranger, "--why-not", "red")[1] == "Red diamond: the member does not hold this tier\n"


def test_an_unknown_rule(say: Say) -> None:
    code, text = say(CASE, "--why-not", "T2O")
    assert code == 1
    assert "Did you mean T20?" in text


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ({**CASE, "tenderz": []}, '$.tenderz: There is no field "tenderz". Did you mean "tenders"?'),
        ({**CASE, "at": "yesterday"}, "$.at: 'yesterday' is no time"),
        ({**CASE, "lines": []}, "$.lines: nothing is sold"),
        ({**CASE, "lines": [{"article": {**SOAP, "price": None}}]}, "$.lines[0].article.price"),
        ({**CASE, "lines": [{"article": SOAP, "quantity": 0}]}, "$.lines[0].quantity: quantity_zero"),
        ({**CASE, "coupons": [{"rule": "T2"}]}, "The plan has no coupon T2. It has: T20."),
        ({**CASE, "tenders": [{"kind": "bank_card", "amount": 9999}]}, "The till would refuse this sale"),
    ],
)
def test_a_case_that_cannot_be(say: Say, case: dict[str, Any], words: str) -> None:
    code, text = say(case)
    assert code == 1
    assert words in text


def test_a_plan_that_cannot_be_read(say: Say) -> None:
    code, text = say(CASE, plan={"version": "3"})
    assert code == 1
    assert "python -m pos_app plan check" in text


MILK_TEA = {"sku": "DR001", "name": "茉莉奶绿", "category": "茶饮", "tax_rate": [6, 100], "price": 1500}
COFFEE = {"sku": "DR004", "name": "美式咖啡", "category": "咖啡", "tax_rate": [6, 100], "price": 1400}
TEA_HOUSE: dict[str, Any] = {
    "at": "2026-11-24T10:30:00",
    "member": {"id": "M1", "tier": "urn"},
    "lines": [{"article": MILK_TEA}, {"article": COFFEE, "quantity": 3}],
}


@pytest.mark.parametrize(
    ("rule", "language", "words"),
    [
        ("tenth", "en", "Every 5th coffee free: needs 2 more of category 咖啡"),
        ("tenth", "es", "Cada 5.º café gratis: faltan 2 de la categoría 咖啡"),
        ("second", "zh_CN", "第二杯半价：品类“茶饮”还差 1 件"),
        ("birthday", "zh_TW", "生日免費飲品：僅限會員生日"),
        ("afternoon", "en", "Afternoon tea set 29: not at this hour: only 14:00-17:00"),
        ("refill", "en", "To grant: A free refill"),
    ],
)
def test_what_is_missing_at_the_tea_house(say: Say, rule: str, language: str, words: str) -> None:
    """A real plan: the fifth coffee, the second cup, the birthday drink, the afternoon set, the refill."""
    plan = json.loads(plan_path("drinks").read_text("utf-8"))
    assert say(TEA_HOUSE, "--why-not", rule, "--lang", language, plan=plan) == (0, f"{words}\n")


def test_what_the_tier_alone_may_have(say: Say) -> None:
    plan = json.loads(plan_path("drinks").read_text("utf-8"))
    stranger = {**TEA_HOUSE, "member": {"id": "M1"}}
    assert say(stranger, "--why-not", "refill", plan=plan)[1] == "A free refill: only for the tier Tea master\n"
    assert "To grant: A free refill" in say(TEA_HOUSE, "--explain", plan=plan)[1]


def test_the_birthday_drink_and_the_second_cup(say: Say) -> None:
    """The drink of the day is free, the pair of cups costs one and a half, and both say so."""
    plan = json.loads(plan_path("drinks").read_text("utf-8"))
    birthday = {**TEA_HOUSE, "member": {"id": "M1", "birthday": "day"}, "lines": [{"article": MILK_TEA}]}
    found = json.loads(say(birthday, plan=plan)[1])
    assert (found["payable"], [one["rule"] for one in found["adjustments"]]) == (0, ["promotion:birthday"])
    pair = {**TEA_HOUSE, "member": None, "lines": [{"article": MILK_TEA, "quantity": 2}]}
    found = json.loads(say(pair, plan=plan)[1])
    assert (found["payable"], [one["rule"] for one in found["adjustments"]]) == (2250, ["promotion:second"])


def test_points_by_step_and_the_tier_after(say: Say) -> None:
    """The market's plan: from 1,000.00 on 13 points for each 1,000.00, and the sale that earns red is priced as red."""
    plan = json.loads(plan_path("retail").read_text("utf-8"))
    sheet = {"sku": "RE007", "name": "Sheet", "category": "家居", "tax_rate": [13, 100], "price": 15900, "cost": 4000}
    case = {**CASE, "member": {"id": "M1", "tier": "yellow", "spending": 120_000}, "coupons": [], "tenders": []}
    found = json.loads(say({**case, "lines": [{"article": sheet, "quantity": 8}]}, plan=plan)[1])
    assert {one["rule"]: one["amount"] for one in found["adjustments"]} == {
        "promotion:each100": 12_000,
        "tier:red": 5760,
    }
    assert (found["payable"], found["points_earned"], found["tier_after"]) == (109_440, 13, "red")


def test_coupons_for_next_time_and_for_a_promotion(say: Say) -> None:
    """200.00 paid bring 20 off 100 for next time; becoming a red diamond brings two more, each for 30 days."""
    plan = json.loads(plan_path("retail").read_text("utf-8"))
    kettle = {"sku": "RE006", "name": "Kettle", "category": "小家电", "tax_rate": [13, 100], "price": 9900}
    case = {**CASE, "member": {"id": "M1", "tier": "yellow", "spending": 195_000}, "coupons": [], "tenders": []}
    found = json.loads(say({**case, "lines": [{"article": kettle, "quantity": 3}]}, plan=plan)[1])
    assert found["tier_after"] == "red"
    assert found["coupons_issued"] == [{"rule": "T20", "expires": "2026-12-24"}] * 3
    one = json.loads(say({**case, "lines": [{"article": kettle}]}, plan=plan)[1])
    assert (one["coupons_issued"], one["tier_after"]) == ([{"rule": "T20", "expires": "2026-12-24"}] * 2, "red")


def test_the_margin_floor_says_what_it_gave_back(say: Say) -> None:
    plan = json.loads(plan_path("retail").read_text("utf-8"))
    dear = {"sku": "RE007", "name": "Sheet", "category": "家居", "tax_rate": [13, 100], "price": 15900, "cost": 15000}
    found = json.loads(say({**CASE, "coupons": [], "tenders": [], "lines": [{"article": dear}]}, plan=plan)[1])
    taken = {one["rule"]: one["amount"] for one in found["adjustments"]}
    assert taken["margin_floor"] < 0
    assert found["payable"] == 15_750


def test_every_reason_of_pricing_has_its_sentence() -> None:
    """Read off the modules that give reasons: a new one has to be said in four languages."""
    reasons = {
        value
        for module in (conditions, explaining, gathering, offering)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and name not in NO_REASONS
    }
    assert reasons <= set(WHY)
    assert {"too_few", "beaten_by", "needs_member", "expired"} <= reasons


def test_every_sentence_is_there_in_four_languages() -> None:
    assert all(len(columns) == len(LANGUAGES) and all(columns) for columns in (*WHY.values(), *SAID.values()))
