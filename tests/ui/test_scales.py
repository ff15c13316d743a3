"""Texts at 115 and 130 %, and keys for gloves: every screen at both sizes, nothing cut and no key lost."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from domain.benefits import LANGUAGES
from pos_app.ui.gallery import SIZES, scenes, show
from pos_app.ui.ink import Ink
from pos_app.ui.look import look_for
from pos_app.ui.main_window import MainWindow
from pos_app.ui.speak import Tongue
from pos_app.ui.tokens import SCALES, density_for
from pos_app.ui.touch import Touch
from tests.ui.test_pictures import Texts

WEARS = [(scale, False) for scale in SCALES[1:]] + [(SCALES[0], True), (SCALES[-1], True)]
WORN = [(scale, large, language) for scale, large in WEARS for language in ("en", "zh_CN")]
WORN += [(*WEARS[-1], language) for language in LANGUAGES if language not in {"en", "zh_CN"}]  # the tightest: time
KEYPAD_MM, GLOVES_MM = 15, 19
"""On the 15.6 inch panel: what digits have, and what they have for gloves."""
MM = 15.6 * 25.4 / (1366**2 + 768**2) ** 0.5


@pytest.fixture
def texts() -> Iterator[Texts]:
    texts = Texts()
    Ink.watcher = texts.hear
    yield texts
    Ink.watcher = None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("scale", "large", "language"), WORN)
def test_every_screen_is_whole(
    tongue: Tongue, texts: Texts, size: tuple[int, int], language: str, scale: int, large: bool
) -> None:
    tongue.use(language)
    window = MainWindow(look_for("light", size[1], language, scale=scale, large=large))
    window.resize(*size)
    window.show()
    try:
        for scene in scenes(language):
            show(window, scene)
            QApplication.processEvents()
            window.grab()
            assert not texts.cut, scene.name
            assert window.minimumSizeHint().width() <= window.width(), scene.name
            assert not lost_keys(window), scene.name
    finally:
        done_with(window)


def done_with(window: MainWindow) -> None:
    """Take it away at once: what is only to be deleted later is not there any more when the collector looks at it."""
    window.close_now()
    shiboken6.delete(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def lost_keys(window: MainWindow) -> list[str]:
    """Keys that are too small to tap, or reach out of the window."""
    lost, floor = [], window.look.density.floor
    for key in window.findChildren(Touch):
        if key.isVisible():
            box = key.rect().translated(key.mapTo(window, key.rect().topLeft()))
            if min(box.width(), box.height()) < floor or not window.rect().contains(box):
                lost.append(f"{key.accessibleName()} {box}")
    return lost


def test_texts_grow_and_keys_do_not_shrink() -> None:
    for height in (768, 600):
        plain, grown = density_for(height), density_for(height, 130)
        assert (grown.m, grown.total_figure) == (plain.m * 130 // 100, plain.total_figure * 130 // 100)
        assert (grown.key, grown.pay, grown.floor) == (plain.key, plain.pay, plain.floor)
        assert density_for(height, 115).l < grown.l


def test_digits_for_gloves_are_twenty_millimetres() -> None:
    assert density_for(768).key * MM >= KEYPAD_MM
    assert density_for(768, large=True).key * MM >= GLOVES_MM
    assert density_for(600, large=True).key > density_for(600).key


def test_a_window_keeps_its_scale_when_it_changes_size(tongue: Tongue) -> None:
    tongue.use("en")
    window = MainWindow(look_for("light", 768, "en", scale=130, large=True))
    window.resize(1366, 768)
    window.show()
    window.resize(1024, 600)
    QApplication.processEvents()

    assert (window.look.scale, window.look.large, window.look.density.compact) == (130, True, True)
    done_with(window)


def test_a_text_that_is_higher_than_its_line_shrinks(texts: Texts, tongue: Tongue) -> None:
    """Else it would lie on the next line, which no width tells."""
    tongue.use("en")
    look = look_for("light", 768, "en")
    canvas = QPixmap(400, 40)
    painter = QPainter(canvas)

    wide = Ink(painter, look).text(QRectF(0, 0, 400, 12), "Hello", 30)

    painter.end()
    assert wide == look.width("Hello", 12)
    assert not texts.cut
