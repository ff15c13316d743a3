"""What was said is said again when the till changes its language, as often as it does."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from domain.errors import Refusal
from pos_app.ui.messages import notice_of
from pos_app.ui.money_text import MoneyText
from pos_app.ui.speak import Tongue, again, translate


@pytest.fixture
def tongue(qapp: QApplication) -> Iterator[Tongue]:
    spoken = Tongue(qapp)
    yield spoken
    spoken.use("en")


def test_a_filled_sentence_changes_back_and_forth(tongue: Tongue) -> None:
    tongue.use("en")
    said = translate("Said", "Added {name}").format(name="大米")
    assert said == "Added 大米"
    for language, text in (("zh_CN", "已添加 大米"), ("en", "Added 大米"), ("zh_CN", "已添加 大米")):
        tongue.use(language)
        said = again(said)
        assert said == text


def test_a_refusal_changes_too(tongue: Tongue) -> None:
    tongue.use("zh_CN")
    notice = notice_of(Refusal("weigh_first", name="大白菜"), MoneyText("¥", 2))
    tongue.use("en")
    assert again(notice.text) == "大白菜 is sold by weight"
    assert again(notice.advice).startswith("Weigh it")


def test_an_application_speaks_one_language(qapp: QApplication, tongue: Tongue) -> None:
    """English has plurals only: what another window spoke before must not be heard through it."""
    Tongue(qapp).use("zh_CN")
    tongue.use("en")
    assert translate("Said", "Added {name}").format(name="x") == "Added x"


def test_a_text_of_nobody_stays(tongue: Tongue) -> None:
    tongue.use("zh_CN")
    assert again("滨江店") == "滨江店"
