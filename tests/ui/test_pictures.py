"""Every screen in each language, both sizes and themes: nothing cut, no box for a glyph, nothing too small to tap."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollBar, QWidget

from domain.benefits import LANGUAGES
from pos_app.ui.card import Painted
from pos_app.ui.gallery import SIZES, THEMES, Scene, scenes
from pos_app.ui.ink import Ink
from pos_app.ui.look import Look, look_for
from pos_app.ui.main_window import MainWindow
from pos_app.ui.row_view import RowView
from pos_app.ui.speak import Tongue
from pos_app.ui.touch import Touch
from tests.ui.grounds import Grounds
from tests.ui.showing import Shown

LOOKS = [(theme, size, language) for size in SIZES for language in LANGUAGES for theme in THEMES]
NAMES = [scene.name for scene in scenes("en")]
CROWDED = {"checkout_large"}
"""Here names are longer than any place: they alone are shortened."""


class Texts:
    """What was drawn, and what of it was too wide for its place."""

    def __init__(self) -> None:
        self.drawn: set[str] = set()
        self.cut: list[str] = []
        self.shortened: list[str] = []

    def hear(self, words: str, wide: int, room: int, may_elide: bool) -> None:
        self.drawn.add(words)
        if wide > room:
            (self.shortened if may_elide else self.cut).append(f"{words!r} needs {wide}, has {room}")


class Stage(NamedTuple):
    """A window in one look, and every scene in its language."""

    shown: Shown
    scenes: dict[str, Scene]

    @property
    def window(self) -> MainWindow:
        return self.shown.window

    @classmethod
    def open(cls, theme: str, size: tuple[int, int], language: str) -> "Stage":
        return cls(Shown.open(theme, size, language), {scene.name: scene for scene in scenes(language)})


def look_id(look: tuple[str, tuple[int, int], str]) -> str:
    theme, (wide, high), language = look
    return f"{theme}-{wide}x{high}-{language}"


@pytest.fixture(scope="module", params=LOOKS, ids=look_id)
def stage(request: pytest.FixtureRequest, tongue: Tongue) -> Iterator[Stage]:
    theme, size, language = request.param
    tongue.use(language)
    opened = Stage.open(theme, size, language)
    yield opened
    opened.shown.close()


@pytest.fixture
def grounds(monkeypatch: pytest.MonkeyPatch) -> Grounds:
    grounds = Grounds()
    monkeypatch.setattr(Ink, "text", grounds.watching(Ink.text))
    return grounds


@pytest.fixture
def texts() -> Iterator[Texts]:
    texts = Texts()
    Ink.watcher = texts.hear
    yield texts
    Ink.watcher = None


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_is_whole(stage: Stage, texts: Texts, grounds: Grounds, name: str) -> None:
    """It has its size, nothing is cut, every glyph is there, all of it can be read and every key be tapped."""
    stage.shown.show(stage.scenes[name])

    picture = stage.window.grab().toImage()

    assert picture.size() == stage.window.size()
    assert stage.window.minimumSizeHint().width() <= stage.window.width()
    assert not texts.cut
    assert name in CROWDED or not texts.shortened
    assert not [words for words in texts.drawn if without_glyph(words, stage.window.look)]
    assert not grounds.unreadable(picture)
    assert_keys_can_be_tapped_and_named(stage)


def assert_keys_can_be_tapped_and_named(stage: Stage) -> None:
    """No key is smaller than 9.5 mm on its panel, each lies inside the window and says its name."""
    floor = stage.window.look.density.floor
    for key in stage.shown.touches():
        box = key.rect().translated(key.mapTo(stage.window, key.rect().topLeft()))
        assert min(box.width(), box.height()) >= floor, (key.accessibleName(), box)
        assert stage.window.rect().contains(box), key.accessibleName()
        assert key.accessibleName().strip(), key
        assert key.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("name", NAMES)
def test_what_is_painted_has_a_name_too(stage: Stage, name: str) -> None:
    stage.shown.show(stage.scenes[name])

    speaking = [widget for widget in stage.window.findChildren(QWidget) if tells_something(widget)]
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


@pytest.mark.parametrize("ground", ["#141E22", "#FF8A5F"])
def test_an_unreadable_text_would_be_found(shown: Shown, grounds: Grounds, ground: str) -> None:
    """The same ink on a dark card and on one of nearly its own colour."""
    canvas = QPixmap(200, 40)
    canvas.fill(QColor(ground))
    painter = QPainter(canvas)

    Ink(painter, look_for("dark", 768, "en")).text(QRectF(0, 0, 200, 40), "Refused", 15, "err")

    painter.end()
    assert bool(grounds.unreadable(canvas.toImage())) is (ground == "#FF8A5F")
    assert shown


def test_density_follows_the_window(shown: Shown) -> None:
    """A window made lower becomes compact by itself and shows the same sale."""
    shown.scene("checkout")

    shown.window.resize(1024, 600)
    QApplication.processEvents()

    assert shown.window.look.density.compact
    assert [key for key in shown.touches() if key.accessibleName().startswith("Take cash ¥189.74")]
