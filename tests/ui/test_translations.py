"""Every language is complete, up to date with the code, and built."""

import ast
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLocale

from demo.words import TEXTS as DEMO
from domain.benefits import LANGUAGES
from hq.web.texts import TEXTS as PAGES
from pos_app.receipts.words_zh_tw import TAIWANESE
from pos_app.ui import linguist
from pos_app.ui.plurals import plural
from pos_app.ui.speak import Tongue, language_of, translate

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
    """And nothing else; sentences with a number are in every file, English has only these."""
    plurals = set(messages(FILES / "till_en.ts"))

    assert plurals
    for language in LANGUAGES[1:]:
        assert messages(FILES / f"till_{language}.ts").keys() == said_in_code() | plurals, language


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

    tongue.use("es")
    assert [translate("Rail", "Sell"), plural.pieces(1), plural.pieces(3)] == ["Venta", "1 unidad", "3 unidades"]

    tongue.use("zh_TW")
    assert (translate("Sheet", "Top up"), plural.pieces(1)) == ("儲值", "共 1 件")

    tongue.use("en")
    assert [translate("Rail", "Sell"), plural.pieces(1), plural.pieces(3)] == ["Sell", "1 piece", "3 pieces"]


def test_a_language_that_was_not_built_is_missed(tongue: Tongue) -> None:
    with pytest.raises(FileNotFoundError):
        tongue.use("tlh")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        *(("zh_CN", "zh_CN"), ("zh_SG", "zh_CN"), ("zh_TW", "zh_TW"), ("zh_HK", "zh_TW")),
        *(("es_ES", "es"), ("es_MX", "es"), ("de_DE", "en"), ("en_US", "en")),
    ],
)
def test_the_machine_chooses_the_language(locale: str, language: str) -> None:
    assert language_of(QLocale(locale)) == language


MAINLAND = (
    *("充值", "打印", "屏幕", "密鑰", "數據", "網絡", "登錄", "文件", "小票", "掃碼", "積分", "默認", "程序", "賬"),
    *("鼠標", "軟件", "刷新", "信息", "短信", "二維碼", "門店", "總部", "錢箱", "掛單", "服務器"),
)
"""Words of the mainland's shops, as a conversion of characters alone would leave them."""


def test_taiwan_has_its_own_words() -> None:
    """No simplified character (Big5 has none), and none of the mainland's terms: screen, paper, pages, demo."""
    said = [form for message in messages(FILES / "till_zh_TW.ts").values() for form in forms(message)]
    for text in (*said, *TAIWANESE.values(), *PAGES["zh_TW"].values(), *DEMO["zh_TW"].values()):
        assert text.replace("·", "").replace("−", "").replace("⇧", "").encode("big5")
        assert not [word for word in MAINLAND if word in text], text
