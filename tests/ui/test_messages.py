"""Every refusal and fault of the program has a sentence that says what to do, in both languages."""

import ast
from pathlib import Path

import pytest

from domain.benefits import LANGUAGES
from domain.errors import Fault, Refusal
from pos_app.ui import messages
from pos_app.ui.fault_texts import FAULTS
from pos_app.ui.message_texts import REFUSALS
from pos_app.ui.money_text import MoneyText
from pos_app.ui.speak import Tongue
from pos_app.ui.state import ScanMode, Tone

ROOT = Path(__file__).parents[2]
YUAN = MoneyText()
NOT_FOR_THE_SCREEN = {"fault"}  # the code of a fault that was given none


def codes(of: str) -> set[str]:
    """The codes of Refusal(...) or of code=... in Faults, in the packages of the till."""
    found: set[str] = set()
    for package in ("domain", "local_db", "pos_app"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    found |= _code_of(node, of)
    return found - NOT_FOR_THE_SCREEN


def _code_of(node: ast.Call, of: str) -> set[str]:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if of == "Refusal":
        first = node.args[0] if node.args and name == "Refusal" else None
        return {first.value} if isinstance(first, ast.Constant) and isinstance(first.value, str) else set()
    if name not in {"Fault", "__init__"}:
        return set()
    given = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
    return {value.value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str)}


def test_every_refusal_of_the_program_has_a_sentence() -> None:
    found = codes("Refusal")

    assert {"unknown_code", "wrong_pin", "nothing_to_pay"} <= found
    assert not found - REFUSALS.keys(), "give it a sentence in message_texts.py and in the translations"


def test_every_fault_of_the_program_has_a_sentence() -> None:
    found = codes("Fault")

    assert {"no_key", "second_till", "disk_full"} <= found
    assert not found - FAULTS.keys(), "give it a sentence in fault_texts.py and in the translations"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_says_what_happened_and_what_to_do(tongue: Tongue, language: str) -> None:
    tongue.use(language)

    notice = messages.notice_of(Refusal("unknown_code", scanned="6900000004127"), YUAN)

    assert notice.tone is Tone.ERR
    assert "6900000004127" in notice.text
    assert notice.advice
    assert "F4" in notice.advice


def test_amounts_are_written_as_money(tongue: Tongue) -> None:
    tongue.use("en")

    notice = messages.notice_of(Refusal("not_enough_stored_value", wanted=5000, here=1200, balance=32850), YUAN)

    assert notice.text == "Stored value to spend here: ¥12.00 of ¥328.50"


def test_an_unknown_code_is_said_plainly(tongue: Tongue) -> None:
    tongue.use("en")

    assert messages.notice_of(Refusal("of_tomorrow"), YUAN).text == "This was refused (of_tomorrow)"
    assert "of_tomorrow" in messages.notice_of(Fault("x", advice="y", code="of_tomorrow"), YUAN).text


def test_a_missing_parameter_leaves_a_gap(tongue: Tongue) -> None:
    tongue.use("en")

    assert messages.notice_of(Refusal("unknown_code"), YUAN).text == "No article for …"


def test_hq_away_is_no_alarm(tongue: Tongue) -> None:
    """Selling goes on: amber, not vermilion."""
    tongue.use("en")

    bar = messages.scan_bar_of(Fault("x", advice="y", code="hq_unreachable"), YUAN)

    assert bar.mode is ScanMode.HINT
    assert messages.scan_bar_of(Fault("x", advice="y", code="disk_full"), YUAN).mode is ScanMode.ERROR


@pytest.mark.parametrize("code", [*REFUSALS, *FAULTS])
def test_every_sentence_can_be_filled(tongue: Tongue, code: str) -> None:
    """Whatever is missing: no sentence breaks, and each has advice."""
    for language in LANGUAGES:
        tongue.use(language)
        error = Refusal(code) if code in REFUSALS else Fault("x", advice="y", code=code)
        notice = messages.notice_of(error, YUAN)
        assert notice.text
        assert notice.advice
        assert "{" not in notice.text + notice.advice
