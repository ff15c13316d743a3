"""`python -m pos_app plan check`: what an author sees, in both languages, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos_app.__main__ import main
from tests.domain.bad_plans import GOOD, changed
from wire.plan_text import document

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[..., tuple[int, list[str]]]

DOMAIN = Path(__file__).parents[2] / "domain"


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Checks a plan and returns exit code and lines."""

    def run(plan: object, *arguments: str) -> tuple[int, list[str]]:
        file = tmp_path / "plan.json"
        file.write_text(plan if isinstance(plan, str) else json.dumps(plan), "utf-8")
        code = main(["plan", "check", str(file), *arguments])
        return code, capsys.readouterr().out.splitlines()

    return run


def test_a_good_plan(say: Say) -> None:
    assert say(GOOD) == (0, ["plan.json: nothing is wrong."])


def test_a_mistake_has_its_place_and_a_cure(say: Say) -> None:
    code, lines = say(changed("tiers[0].treshold", 1))
    assert code == 1
    assert lines == [
        '$.tiers[0].treshold: There is no field "treshold". Did you mean "threshold"?',
        "plan.json: 1 to correct, 0 to look at.",
    ]


def test_the_same_in_chinese(say: Say) -> None:
    lines = say(changed("tiers[0].treshold", 1), "--lang", "zh_CN")[1]
    assert lines[0] == "$.tiers[0].treshold: 没有字段“treshold”。是否想写“threshold”？"


def test_a_warning_lets_it_pass(say: Say) -> None:
    code, lines = say(changed("promotions[0].benefit.kind", "spin"))
    assert code == 0
    assert "(look at)" in lines[0]
    assert lines[-1] == "plan.json: 0 to correct, 1 to look at."


def test_syntax_is_told_with_line_and_column(say: Say) -> None:
    code, lines = say('{"version": 1,\n "coin": 10,,\n "tiers": []}')
    assert code == 1
    assert lines[0].startswith("$: Line 2, column 13: no JSON")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b'{"version": NaN}', "json_syntax"),
        (b"[" * 100_000, "json_syntax"),
        (b'{"version": "\xff"}', "not_utf8"),
        (b"", "json_syntax"),
        (b"{} {}", "json_syntax"),
    ],
)
def test_what_is_no_json(text: bytes, code: str) -> None:
    assert [one.code for one in document(text).findings] == [code]


def test_a_doubled_key_is_named_with_its_path(say: Say) -> None:
    code, lines = say('{"version": 1, "rounding": {"step": 1, "step": 2}}')
    assert (code, lines[0].split(":")[0]) == (1, "$.rounding.step")


def test_as_json(say: Say) -> None:
    code, lines = say(changed("tiers[0].pays", [120, 100]), "--json")
    (found,) = json.loads("\n".join(lines))
    assert code == 1
    assert (found["path"], found["code"], found["warning"]) == ("$.tiers[0].pays", "rate_above_one", False)
    assert "120" in found["sentence"]


def test_articles_are_asked_for_where_they_are_known(say: Say, tmp_path: Path) -> None:
    goods = tmp_path / "goods.json"
    goods.write_text(json.dumps({"skus": ["100001", "100002", "100003"], "categories": ["bread"]}))
    code, lines = say(GOOD, "--articles", str(goods))
    assert code == 1
    assert lines[0] == '$.memberships[0].sku: There is no article "100004". Did you mean "100003"?'


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "check", str(tmp_path / "none.json")]) == 1
    assert "Say where the file is." in capsys.readouterr().err


def test_articles_that_are_none(say: Say, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goods = tmp_path / "goods.json"
    goods.write_text('["100001"]')
    assert say(GOOD, "--articles", str(goods))[0] == 1
