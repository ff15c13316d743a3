"""Every screen in each language, both sizes and themes: nothing cut, no box for a glyph, nothing too small to tap."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollBar, QWidget

from domain.benefits import LANGUAGES
from pos_app.ui.card import Painted
from pos_app.ui.gallery import SIZES, Scene, scenes
from pos_app.ui.ink import Ink
from pos_app.ui.look import Look
from pos_app.ui.row_view import RowView
from pos_app.ui.speak import Tongue
from pos_app.ui.touch import Touch
from tests.ui.showing import Shown

LOOKS = [("light", size, language) for size in SIZES for language in LANGUAGES]
LOOKS += [("dark", SIZES[0], "en"), ("dark", SIZES[1], "zh_CN")]  # a theme changes colours only
NAMES = [scene.name for scene in scenes("en")]


class Texts:
    """What was drawn, and what of it was too wide for its place."""

    def __init__(self) -> None:
        self.drawn: set[str] = set()
        self.cut: list[str] = []

    def hear(self, words: str, wide: int, room: int, may_elide: bool) -> None:
        self.drawn.add(words)
        if wide > room and not may_elide:
            self.cut.append(f"{words!r} needs {wide}, has {room}")


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0]}-{look[1][0]}x{look[1][1]}-{look[2]}")
def window(request: pytest.FixtureRequest, tongue: Tongue) -> Iterator[Shown]:
    theme, size, language = request.param
    tongue.use(language)
    shown = Shown.open(theme, size, language)
    yield shown
    shown.close()


@pytest.fixture
def texts() -> Iterator[Texts]:
    texts = Texts()
    Ink.watcher = texts.hear
    yield texts
    Ink.watcher = None


def scene_of(shown: Shown, name: str) -> Scene:
    return next(scene for scene in scenes(shown.window.look.language) if scene.name == name)


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_is_whole(window: Shown, texts: Texts, name: str, tmp_path: Path) -> None:
    """It has its size, nothing is cut, every glyph is there; the picture is kept with the test's files."""
    window.show(scene_of(window, name))

    picture = window.window.grab()

    assert picture.size() == window.window.size()
    assert window.window.minimumSizeHint().width() <= window.window.width()
    assert picture.save(str(tmp_path / f"{name}.png"))
    assert not texts.cut
    assert not [words for words in texts.drawn if without_glyph(words, window.window.look)]


@pytest.mark.parametrize("name", NAMES)
def test_keys_can_be_tapped_and_named(window: Shown, name: str) -> None:
    """No key is smaller than 9.5 mm on its panel, each lies inside the window and says its name."""
    window.show(scene_of(window, name))
    floor = window.window.look.density.floor

    for key in window.touches():
        box = key.rect().translated(key.mapTo(window.window, key.rect().topLeft()))
        assert min(box.width(), box.height()) >= floor, (key.accessibleName(), box)
        assert window.window.rect().contains(box), key.accessibleName()
        assert key.accessibleName().strip(), key
        assert key.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("name", NAMES)
def test_what_is_painted_has_a_name_too(shown: Shown, name: str) -> None:
    shown.scene(name)

    speaking = [widget for widget in shown.window.findChildren(QWidget) if tells_something(widget)]
    assert speaking
    assert not [type(widget).__name__ for widget in speaking if not widget.accessibleName().strip()]


def tells_something(widget: QWidget) -> bool:
    """Whether a person reads something there that no child says."""
    if not widget.isVisible() or isinstance(widget, QScrollBar):
        return False
    silent = type(widget).__name__ in {"Mark", "_Head", "_Foot", "_Band", "NoticeBar"}
    return isinstance(widget, QAbstractButton | QLineEdit | RowView | Painted) and not silent


def test_keys_never_take_the_focus_from_the_scan_bar(shown: Shown) -> None:
    shown.scene("checkout")

    shown.click("7")

    field = shown.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "7"


def without_glyph(words: str, look: Look) -> bool:
    """Whether some character has no glyph in any family of the look (glyph number 0 is the box)."""
    layout = QTextLayout(words, look.font(16))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def test_a_missing_glyph_would_be_found(shown: Shown) -> None:
    assert without_glyph("\ue123", shown.window.look)
    assert not without_glyph("王小美 ¥1.00 ⇧F6 ↑↓ − × …", shown.window.look)


def test_cut_text_would_be_found(shown: Shown, texts: Texts) -> None:
    scene = shown.scene("checkout")
    key = next(key for key in shown.touches() if isinstance(key, Touch) and key.words == "Suspend")

    key.say("Suspend this sale until the customer is back from the shelf")
    key.grab()

    assert scene
    assert texts.cut


def test_density_follows_the_window(shown: Shown) -> None:
    """A window made lower becomes compact by itself and shows the same sale."""
    shown.scene("checkout")

    shown.window.resize(1024, 600)
    QApplication.processEvents()

    assert shown.window.look.density.compact
    assert [key for key in shown.touches() if key.accessibleName().startswith("Take cash ¥189.74")]
