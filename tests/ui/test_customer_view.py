"""The customer's display in each language and theme, on screens of any size: nothing cut, nothing without a glyph."""

from collections.abc import Iterator

import pytest

from domain.benefits import LANGUAGES
from pos_app.ui.customer_view import CustomerView
from pos_app.ui.ink import Ink
from pos_app.ui.look import look_for
from pos_app.ui.samples_customer import states
from pos_app.ui.speak import Tongue
from tests.ui.test_pictures import Texts, without_glyph

SIZES = [(1024, 600), (1366, 768), (1920, 1080), (800, 480), (1280, 1024)]


@pytest.fixture
def texts() -> Iterator[Texts]:
    texts = Texts()
    Ink.watcher = texts.hear
    yield texts
    Ink.watcher = None


def painted(name: str, size: tuple[int, int], theme: str, language: str) -> CustomerView:
    view = CustomerView(look_for(theme, size[1], language))
    view.resize(*size)
    view.show_state(states(language)[name])
    assert view.grab().size() == view.size()
    return view


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", states("en"))
def test_it_is_whole(tongue: Tongue, texts: Texts, name: str, size: tuple[int, int], language: str) -> None:
    tongue.use(language)

    view = painted(name, size, "light", language)

    assert not texts.cut
    assert not [words for words in texts.drawn if without_glyph(words, view.look)]
    assert view.accessibleName().strip()


def test_it_has_the_cashiers_theme(tongue: Tongue) -> None:
    tongue.use("en")

    light, dark = (painted("cart", SIZES[0], theme, "en").grab().toImage().pixel(4, 300) for theme in ("light", "dark"))

    assert light != dark


def test_training_stands_on_it(tongue: Tongue, texts: Texts) -> None:
    tongue.use("en")

    painted("cart_training", SIZES[0], "light", "en")

    assert "TRAINING · nothing is sold here" in texts.drawn
