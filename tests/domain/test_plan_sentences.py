"""What a check says: each thing that it can find has a sentence, in every language, without a gap."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from domain.benefits import LANGUAGES
from domain.plan_check import check
from domain.plan_finding import Finding
from domain.plan_sentences import SENTENCES, sentence, told
from tests.domain import test_plan_check_causes as causes
from tests.domain import test_plan_check_figures as figures
from tests.domain import test_plan_check_kinds as kinds
from tests.domain import test_plan_check_names as names
from tests.domain import test_plan_check_steps as steps
from tests.domain.bad_plans import GOOD, changed

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = SENTENCES["en"]
CODES = {code for code in ENGLISH if "." not in code}
DOMAIN = Path(__file__).parents[2] / "domain"


def test_a_finding_is_told_with_its_place_and_warnings_as_such() -> None:
    found = (Finding("$.tiers[0].label", "label_missing", {"languages": "es"}), Finding("$", "not_utf8", warning=True))
    assert told(found, "en") == [
        "$.tiers[0].label: The label lacks es. Write it in every language.",
        "$: (look at) The file is not UTF-8. Save it as UTF-8.",
    ]


def test_every_code_has_its_sentence() -> None:
    """What the domain can find is what the words can say, and nothing else."""
    sources = [file.read_text("utf-8") for file in (*DOMAIN.glob("plan_check*.py"), DOMAIN / "plan_reading.py")]
    codes = {code for text in sources for code in re.findall(r'Finding\(\s*[^,]+?, "(\w+)"', text)}
    codes |= {"negative", "nothing", "json_syntax", "not_utf8", "duplicate_key"}
    assert codes == CODES


def test_every_language_has_every_sentence_with_the_same_gaps() -> None:
    assert tuple(SENTENCES) == LANGUAGES
    for language, words in SENTENCES.items():
        assert list(words) == list(ENGLISH), language
        for code, text in words.items():
            assert gaps(text) == gaps(ENGLISH[code]), (language, code)


def gaps(text: str) -> set[str]:
    """What is filled in."""
    return set(re.findall(r"{(\w+)}", text))


def bad_plans() -> Iterator[Any]:
    """Every bad plan of the domain's tests."""
    for table in (names.MISTAKES, figures.MISTAKES, kinds.MISTAKES, steps.MISTAKES, causes.MISTAKES):
        for path, value, _, _ in table:
            yield changed(path, value)
    yield changed("tiers[0].pays", "98")
    yield changed("tiers[0].pay", "98")
    yield changed("tiers[0].threshold", ...)
    yield changed("stored_value.order", "x")
    yield changed("points", {"least_share": [1, 2], "most_share": [1, 3]})
    yield changed("promotions[0].benefit.kind", "x")
    yield changed("stacking", {"groups": [{"id": "a", "excludes": ["a"]}]})
    yield changed("promotions", [{**GOOD["promotions"][0], "id": f"p{n}"} for n in range(99)])
    yield changed("tiers[0]", {**GOOD["tiers"][0], "threshold": 0, "after": "zero"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    """No gap stays open, and but for syntax and a ring of causes each sentence is said about some bad plan."""
    found = [one for plan in bad_plans() for one in check(plan)]
    assert all("{" not in sentence(one, language).replace("{ }", "") for one in found)
    unsaid = CODES - {one.code for one in found}
    assert unsaid == {"json_syntax", "not_utf8", "duplicate_key", "cause_ring"}
