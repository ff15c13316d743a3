"""`python -m pos_app plan check FILE` on bad plans: each is refused with where it is and what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.__main__ import main
from tests.domain.bad_plans import GOOD, changed, label

if TYPE_CHECKING:
    from pathlib import Path

PARTS = [{"scope": {"skus": [f"10000{n}"]}} for n in range(9)]
BEST = [{"id": name} for name in ("member_price", "promotions", "tier", "coupons", "tier")]
VIP = {"id": "vip", "label": label(), "threshold": 0, "pays": [9, 10], "metric": "paid", "paid": "year"}
YEAR = {"id": "YEAR", "label": label(), "benefit": {"kind": "price"}, "scope": {"skus": ["100004"]}}
RING = {
    "tiers": [*GOOD["tiers"][:2], VIP],
    "coupons": [*GOOD["coupons"], YEAR],
    "issues": [*GOOD["issues"], {"id": "vip", "on": "promoted", "coupon": "YEAR", "when": {"tiers": ["vip"]}}],
}
REPEATS = "each pays for the next, for ever. Raise least or issue less."

BAD = {
    "bands that overlap": (
        changed("points.earn[1].bands[1].start", 50_000),
        "$.points.earn[1].bands[1].start: Two bands begin at 50000 (the other is number 0). Keep one of them.",
    ),
    "a negative rate": (
        changed("promotions[0].benefit.pays", [-80, 100]),
        "$.promotions[0].benefit.pays: [-80, 100] is below 0 %. Write a share from 0 to 100 %.",
    ),
    "a rate without a denominator": (
        changed("tiers[0].pays", [98, 0]),
        "$.tiers[0].pays: [98, 0] has no value: the denominator must be above 0. Write 98 % as [98, 100].",
    ),
    "an unknown article": (
        changed("promotions[0].scope.skus", ["100005"]),
        '$.promotions[0].scope.skus[0]: There is no article "100005". Did you mean "100004"?',
    ),
    "an unknown article that a session covers": (
        changed("packages[0].covers", ["100009"]),
        '$.packages[0].covers[0]: There is no article "100009". Did you mean "100004"?',
    ),
    "a ring of causes": (
        {**GOOD, **RING},
        (
            "$.issues[2]: These bring each other, for ever: coupon YEAR → article 100004 → membership year → tier vip"
            " → coupon YEAR. Break the ring at one place."
        ),
    ),
    "a coupon that pays for its successor": (
        changed("issues[1].least", 1000),
        f'$.issues[1].least: A sale of 1000 issues coupons worth 1000 ("W10" among them): {REPEATS}',
    ),
    "a coupon from any sale": (
        changed("issues[1].least", 0),
        '$.issues[1].least: Any sale, even of 0.01, issues "W10" again, for ever. Say from which amount on (least).',
    ),
    "points that give all back": (
        changed("points.earn[0].per", 300),
        (
            "$.points.earn[0].points: 1 points are worth 300 at the best rates and cost 300: they give back all that is"
            " paid. Give fewer, or from a larger amount on."
        ),
    ),
    "a draw that pays for itself": (
        changed("draws[0].prizes[0].points", 67),
        '$.draws[0].costs: The draw "wheel" costs 20 points and brings as many. Raise costs or lower prizes.',
    ),
    "a gift for nothing": (
        changed("points.gifts[0].points", 0),
        '$.points.gifts[0].points: The gift "100002" costs nothing, again and again. Give it points or an amount.',
    ),
    "a tier that is earned for ever": (
        changed("tiers[0]", {**GOOD["tiers"][0], "threshold": 0, "after": "zero"}),
        (
            '$.tiers[0].after: "yellow" asks for nothing and sets its counter back (zero): it is earned for ever. Give'
            ' it a threshold, or after "keep".'
        ),
    ),
    "a refund that costs nothing": (
        changed("packages[0].refund", "single_price"),
        '$.packages[0].single: "single_price" means nothing without "single". Write it.',
    ),
    "dates the wrong way round": (
        changed("promotions[0].when.since", "2027-01-01"),
        "$.promotions[0].when.until: It ends on 2026-12-31, before it begins on 2027-01-01. Exchange the two days.",
    ),
    "hours of no length": (
        changed("promotions[0].when.hours", [["22:00", "22:00"]]),
        (
            "$.promotions[0].when.hours[0]: 22:00 to 22:00 is no time at all. Write a later end; one before the begin"
            " is of the next day."
        ),
    ),
    "a bundle that is too large": (
        changed("promotions[0].benefit", {"kind": "bundle", "amount": 900, "parts": PARTS}),
        "$.promotions[0].benefit.parts: A bundle of 9 parts is not understood, 8 at most. Part it.",
    ),
    "a group that is named twice": (
        changed("stacking", {"groups": BEST}),
        '$.stacking.groups[4].id: The id "tier" is given already at $.stacking.groups[2]. Give this one another id.',
    ),
    "an id that would break its account": (
        changed("promotions[0]", {**GOOD["promotions"][0], "id": "flash/1", "limit": 100}),
        (
            '$.promotions[0].id: The id "flash/1" cannot be. Use 1 to 32 letters, digits, ".", "-" or "_": it becomes a'
            " part of rule names."
        ),
    ),
}


@pytest.fixture
def goods(tmp_path: Path) -> Path:
    file = tmp_path / "goods.json"
    file.write_text(json.dumps({"skus": [f"10000{n}" for n in range(1, 5)], "categories": ["bread"]}), "utf-8")
    return file


def _check(plan: Any, goods: Path) -> int:  # noqa: ANN401  any JSON
    file = goods.with_name("plan.json")
    file.write_text(json.dumps(plan), "utf-8")
    return main(["plan", "check", str(file), "--articles", str(goods)])


def test_the_plan_is_good_before(goods: Path) -> None:
    assert _check(GOOD, goods) == 0


@pytest.mark.parametrize("what", BAD)
def test_it_is_refused(what: str, goods: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, sentence = BAD[what]
    code = _check(plan, goods)
    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert sentence in lines
    assert not any("(look at)" in line for line in lines if line.partition(":")[0] == sentence.partition(":")[0])


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("promotions[0].benefit.kind", "promotions[0].benefit"),
        ("coupons[1].benefit.kind", "coupons[1].benefit"),
        ("points.earn[0].kind", "points.earn[0]"),
        ("points.earn[0].on", "points.earn[0]"),
        ("issues[0].on", "issues[0]"),
        ("tiers[1].metric", "tiers[1]"),
    ],
)
def test_a_kind_of_a_newer_program_is_kept_and_shown_as_not_applied(
    path: str, rule: str, goods: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a field beside it that only the newer program reads."""
    plan = changed(path, "quantum")
    at: Any = plan
    for step in rule.replace("]", "").replace("[", ".").split("."):
        at = at[int(step)] if step.isdigit() else at[step]
    at["spin"] = 2
    code = _check(plan, goods)
    out = capsys.readouterr().out
    assert code == 0
    assert f'$.{path}: (look at) The kind "quantum" is not known to this program: the rule is kept' in out


def test_at_the_till_it_takes_nothing_off_and_says_so(goods: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = changed("promotions[0].benefit", {"kind": "quantum", "spin": 2})
    file, case = goods.with_name("plan.json"), goods.with_name("case.json")
    file.write_text(json.dumps(plan), "utf-8")
    bread = {"sku": "100003", "name": "Bread", "category": "bread", "tax_rate": [13, 100], "price": 1000}
    case.write_text(json.dumps({"at": "2026-11-23T20:30:00", "lines": [{"article": bread}]}), "utf-8")
    for arguments, said in (
        (["--why-not", "promotion:evening"], "this program does not know its kind quantum: not applied"),
        ([], '"payable": 1000'),
    ):
        assert main(["price", "--plan", str(file), "--case", str(case), *arguments]) == 0
        assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "rule", "label"),
    [
        ("promotions[1].benefit.kind", "promotion:second", "x"),
        ("coupons[1].benefit.kind", "coupon:FREE", "x"),
        ("tiers[0].metric", "tier:yellow", "x"),
        ("points.earn[0].kind", "points:one", "x"),
        ("points.earn[1].on", "points:band", "x"),
        ("issues[1].on", "issue:next", "next"),
    ],
)
def test_every_rule_of_a_newer_kind_is_told_with_the_bill(
    path: str, rule: str, label: str, goods: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of tiers, points and issues no bill tells by itself; the control: known kinds are not told so."""
    file, case = goods.with_name("plan.json"), goods.with_name("case.json")
    tea = {"sku": "100002", "name": "Tea", "category": "tea", "tax_rate": [13, 100], "price": 20_000}
    case.write_text(
        json.dumps(
            {"at": "2026-11-23T10:30:00", "member": {"id": "M1"}, "lines": [{"article": tea}]}
            | {"coupons": [{"rule": "FREE"}]}
        ),
        "utf-8",
    )
    told = f"{label}: this program does not know its kind quantum: not applied"
    for plan, found in ((GOOD, False), (changed(path, "quantum"), True)):
        file.write_text(json.dumps(plan), "utf-8")
        assert main(["price", "--plan", str(file), "--case", str(case), "--explain"]) == 0
        assert (f"Not applied: {told}" in capsys.readouterr().out) is found
    assert main(["price", "--plan", str(file), "--case", str(case), "--why-not", rule]) == 0
    assert capsys.readouterr().out == f"{told}\n"
