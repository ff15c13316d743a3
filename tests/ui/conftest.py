"""What the tests of the window share: one application in the style of the product, and pictures on request."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from pos_app.ui.speak import Tongue
from tests.ui.showing import Shown


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["till-tests", "-platform", "offscreen"]


@pytest.fixture(scope="module")
def tongue(qapp: QApplication) -> Iterator[Tongue]:
    qapp.setStyle("Fusion")
    spoken = Tongue(qapp)
    yield spoken
    spoken.use("en")


@pytest.fixture(scope="module")
def english(tongue: Tongue) -> Iterator[Shown]:
    tongue.use("en")
    window = Shown.open("light", (1366, 768), "en")
    yield window
    window.close()


@pytest.fixture
def shown(english: Shown, tongue: Tongue) -> Shown:
    """A window in English, 1366 x 768, light; `acts` collects what was done."""
    tongue.use("en")
    QApplication.setCursorFlashTime(0)  # pictures are compared: no caret that comes and goes
    english.window.resize(1366, 768)
    english.window.activateWindow()
    english.acts.clear()
    return english
