"""Both languages are complete, up to date with the code, and built."""

import ast
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLocale

from pos_app.ui import linguist
from pos_app.ui.plurals import plural
from pos_app.ui.speak import LANGUAGES, Tongue, language_of, translate

UI, FILES = linguist.UI, linguist.FOLDER
Message = tuple[str, str]
VARIABLE = {"messages.py"}  # says what message_texts.py marks


def messages(file: Path) -> dict[Message, ET.Element]:
    contexts = ET.parse(file).getroot().findall("context")  # noqa: S314 - our own file
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in contexts
        for message in context.findall("message")
    }


def said_in_code() -> set[Message]:
    """(context, words) of every translate call, read without lupdate."""
    said: set[Message] = set()
    for file in UI.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"translate", "QT_TRANSLATE_NOOP"}:
                words = [str(arg.value) for arg in call.args if isinstance(arg, ast.Constant)]
                assert len(words) == 2 or file.name in VARIABLE, f"{file.name}:{call.lineno}: not literals"
                said |= {(words[0], words[1])} if len(words) == 2 else set()
    return said


def forms(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    numerus = translation.findall("numerusform")
    return [form.text or "" for form in numerus] if numerus else [translation.text or ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_translate(language: str) -> None:
    for (context, words), message in messages(FILES / f"till_{language}.ts").items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{context}: {words}"
        assert all(forms(message)), f"{context}: {words}"


def test_all_that_the_code_says_is_there() -> None:
    """And nothing else; sentences with a number are in both files."""
    chinese, english = messages(FILES / "till_zh_CN.ts"), messages(FILES / "till_en.ts")
    plurals = {key for key in chinese if key[0] == "Plural"}

    assert said_in_code() == chinese.keys() - plurals
    assert english.keys() == plurals


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_stay(language: str) -> None:
    """A translation has the same {names} and %n as its source."""
    for (context, words), message in messages(FILES / f"till_{language}.ts").items():
        wanted = set(re.findall(r"\{\w+\}|%n", words))
        assert all(set(re.findall(r"\{\w+\}|%n", form)) == wanted for form in forms(message)), f"{context}: {words}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_fresh(language: str, tmp_path: Path) -> None:
    """The tool lupdate finds nothing new and nothing gone; lrelease builds the file that is kept."""
    file = tmp_path / f"till_{language}.ts"
    shutil.copy(FILES / file.name, file)

    linguist.update(file, language)

    assert messages(file).keys() == messages(FILES / file.name).keys()
    assert linguist.build(file).read_bytes() == (FILES / f"till_{language}.qm").read_bytes()


def test_the_language_changes_at_once(tongue: Tongue) -> None:
    tongue.use("zh_CN")
    assert (translate("Rail", "Sell"), plural.pieces(3)) == ("收银", "共 3 件")

    tongue.use("en")
    assert [translate("Rail", "Sell"), plural.pieces(1), plural.pieces(3)] == ["Sell", "1 piece", "3 pieces"]


def test_a_language_that_was_not_built_is_missed(tongue: Tongue) -> None:
    with pytest.raises(FileNotFoundError):
        tongue.use("tlh")


@pytest.mark.parametrize(("locale", "language"), [("zh_CN", "zh_CN"), ("zh_TW", "zh_CN"), ("de_DE", "en")])
def test_the_machine_chooses_the_language(locale: str, language: str) -> None:
    assert language_of(QLocale(locale)) == language
