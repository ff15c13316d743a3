"""What made the pictures fall short once, and must not come back."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontDatabase, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from domain.benefits import LANGUAGES
from pos_app.ui.card import Card
from pos_app.ui.cart_row import CartRow, columns
from pos_app.ui.gallery import SIZES
from pos_app.ui.ink import Ink
from pos_app.ui.look import look_for
from pos_app.ui.panel import Panel
from pos_app.ui.rail import Rail
from pos_app.ui.report_screen import ReportScreen
from pos_app.ui.samples import checkout, lines
from pos_app.ui.scan_bar import ScanBar
from pos_app.ui.speak import Tongue, translate
from pos_app.ui.state import ScanBarState, ScanMode, Tag, TagKind
from pos_app.ui.totals_panel import TotalsPanel
from tests.ui.showing import Shown

HEIGHTS = [high for _, high in SIZES]
REASONS = {
    "en": (Tag(TagKind.MEMBER_PRICE), Tag(TagKind.TIER, "Red diamond"), Tag(TagKind.COUPON, "Welcome 10 off")),
    "zh_CN": (Tag(TagKind.MEMBER_PRICE), Tag(TagKind.TIER, "红钻"), Tag(TagKind.COUPON, "新会员立减10元")),
    "zh_TW": (Tag(TagKind.MEMBER_PRICE), Tag(TagKind.TIER, "紅鑽"), Tag(TagKind.COUPON, "新會員立減10元")),
    "es": (Tag(TagKind.MEMBER_PRICE), Tag(TagKind.TIER, "Diamante rojo"), Tag(TagKind.COUPON, "Bienvenida: 10 menos")),
}


@pytest.fixture
def heard() -> Iterator[list[tuple[str, int, int]]]:
    """(words, width wanted, width there is) of every text that is drawn."""
    texts: list[tuple[str, int, int]] = []

    def hear(words: str, wide: int, room: int, may_elide: bool) -> None:
        del may_elide
        texts.append((words, wide, room))

    Ink.watcher = hear
    yield texts
    Ink.watcher = None


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_gives_all_its_reasons(
    tongue: Tongue, heard: list[tuple[str, int, int]], height: int, language: str
) -> None:
    """Member price, tier and coupon on one line: each is read whole; the code makes room for them."""
    tongue.use(language)
    look = look_for("light", height, language)
    wide = dict(zip(HEIGHTS, (804, 576), strict=True))[height]
    line = replace(lines(language)[2], list_price=1700, tags=REASONS[language])
    canvas = QPixmap(wide, look.density.row)
    painter = QPainter(canvas)

    CartRow(look)(Ink(painter, look), QRectF(0, 0, wide, look.density.row), line)

    painter.end()
    words = {text for text, needs, room in heard if needs <= room}
    assert len(columns(look, wide)) == 5
    assert {translate("Tag", "Member price"), *(tag.text for tag in REASONS[language] if tag.text)} <= words


@pytest.mark.parametrize("size", SIZES)
def test_the_saving_is_read_whole(tongue: Tongue, heard: list[tuple[str, int, int]], size: tuple[int, int]) -> None:
    """The green chip of an attached member is not cut before `less`."""
    tongue.use("en")
    bar = ScanBar(look_for("light", size[1], "en"), bool)
    bar.resize({1366: 806, 1024: 578}[size[0]], bar.height())
    words = translate("Said", "Member attached: {saved} less").format(saved="¥1,104.50")

    bar.show_state(ScanBarState(ScanMode.OK, words))
    bar.grab()

    assert [(needs <= room) for text, needs, room in heard if text == words] == [True]


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_the_rail_stays_on_its_key(
    tongue: Tongue, heard: list[tuple[str, int, int]], height: int, language: str
) -> None:
    tongue.use(language)
    look = look_for("light", height, language)
    rail = Rail(look)
    rail.resize(look.density.rail, height)

    rail.grab()

    edge = 4 if look.density.compact else 12
    assert len(heard) == 7
    assert not [text for text, needs, room in heard if needs > room or room > look.density.rail - edge]


def test_bold_figures_do_not_touch(tongue: Tongue) -> None:
    """A family without a bold of its own gets thicker strokes: its figures need wider places, as a real bold has."""
    tongue.use("en")
    look = look_for("light", SIZES[0][1], "en")
    bold = any(QFontDatabase.bold(look.families[0], style) for style in QFontDatabase.styles(look.families[0]))

    wider = look.width("188.74", 50, bold=True) - look.width("188.74", 50)

    assert bold or 6 <= wider <= 18


def test_nobody_reads_half_a_word_behind_a_panel(shown: Shown) -> None:
    """What a panel leaves open of cart and keys is veiled; without a panel there is no veil."""
    scene = shown.scene("panel_close_with_sale")
    veil = shown.window.findChild(QWidget, "veil")
    panel = shown.window.findChild(Panel)
    assert isinstance(veil, QWidget)
    assert isinstance(panel, Panel)

    assert veil.isVisible()
    assert veil.geometry().contains(panel.geometry())
    assert dimmed(shown, panel)

    shown.window.show_panel(None)
    QApplication.processEvents()
    assert scene.panel is not None
    assert not veil.isVisible()


def dimmed(shown: Shown, panel: Panel) -> bool:
    """Whether the selected line, which looks out below the panel, has lost its colour."""
    spot = panel.geometry().bottomLeft()
    picture = shown.window.grab().toImage()
    strip = [picture.pixelColor(spot.x() + 2, y) for y in range(spot.y() + 4, shown.window.height() - 120)]
    return all(colour.lightness() > 150 for colour in strip)


def test_no_key_is_empty(shown: Shown) -> None:
    """With nothing to pay there are no round amounts: their keys are away, not blank."""
    shown.window.show_screen(checkout("en"))
    shown.scene("checkout_empty")

    assert [key.words for key in shown.touches() if not key.words and not key.icon_name] == []
    assert [key for key in shown.touches() if key.words == "0.00"]


def test_the_strip_says_nothing_when_nothing_is_due(shown: Shown, heard: list[tuple[str, int, int]]) -> None:
    hint = "Type what you receive, then Enter"
    shown.scene("checkout_guest_undo")
    shown.window.findChildren(TotalsPanel)[0].grab()
    assert hint in {text for text, _, _ in heard}
    shown.scene("checkout_empty")
    heard.clear()

    shown.window.findChildren(TotalsPanel)[0].grab()

    assert heard
    assert hint not in {text for text, _, _ in heard}


def test_the_cards_of_a_report_end_with_their_rows(shown: Shown) -> None:
    shown.scene("x_report")

    (report,) = shown.window.findChildren(ReportScreen)
    cards = [card for card in report.findChildren(Card) if card.isVisible()]
    assert len(cards) == 5
    assert not [card.height() for card in cards if card.height() > card.sizeHint().height()]


@pytest.mark.parametrize("size", [(1366, 748), (1280, 720), (1366, 700), (1024, 580), (1000, 570)])
def test_a_frame_around_the_window_covers_no_key(
    tongue: Tongue, heard: list[tuple[str, int, int]], size: tuple[int, int]
) -> None:
    """A title bar or a task bar takes some of the height: keys get lower, none lies on another or is cut."""
    tongue.use("en")
    shown = Shown.open("light", size, "en")
    try:
        for name in ("checkout", "paid", "login_refused", "open_shift", "return", "count", "check", "x_report"):
            shown.scene(name)
            shown.window.grab()
            whole = {key: box_in(shown, key) for key in shown.touches()}
            assert not [key.accessibleName() for key, box in whole.items() if hidden(shown, key, box)], name
            keys = sorted(whole.items(), key=lambda one: one[0].accessibleName())
            assert not [(a.words, b.words) for a, one in keys for b, two in keys if a is not b and one.intersects(two)]
            assert min(min(box.width(), box.height()) for box in whole.values()) >= shown.window.look.density.floor
    finally:
        shown.close()


def box_in(shown: Shown, key: QWidget) -> QRect:
    return key.rect().translated(key.mapTo(shown.window, key.rect().topLeft()))


def hidden(shown: Shown, key: QWidget, box: QRect) -> bool:
    """Whether a part of the key lies outside of what holds it."""
    return key.visibleRegion().boundingRect() != key.rect() or not shown.window.rect().contains(box)


def test_a_digit_chooses_also_after_something_was_typed(shown: Shown) -> None:
    """The menu says to press the digit in front: what was typed before it opened does not stand in its way."""
    scene = shown.scene("panel_menu")
    shown.window.show_panel(None)
    shown.key("1 2")

    shown.window.show_panel(scene.panel)
    shown.key("2")

    assert shown.window.typed() == ""
    assert len(shown.acts) == 1


def test_between_the_cards_is_the_canvas(shown: Shown) -> None:
    """What is not painted shows whatever lay in the memory: black, or a bit of another window."""
    shown.scene("checkout")
    picture = shown.window.grab().toImage()

    for x, y in ((90, 3), (700, 3), (1360, 300)):
        assert picture.pixelColor(x, y).name() == "#eef2f4"
