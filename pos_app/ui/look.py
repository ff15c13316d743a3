"""Theme, density, language and money text, handed to every widget when it is made."""

from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPixmap

from domain.value import dataclass
from pos_app.ui.fonts import families_for
from pos_app.ui.icon import icon
from pos_app.ui.money_text import MoneyText
from pos_app.ui.tokens import THEMES, Density, density_for

_BOLD_IS_WIDER = 0.035  # of the size, by which a bold figure is wider than a regular one


@lru_cache(maxsize=256)
def _font(families: tuple[str, ...], pixels: int, bold: bool, strike: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setBold(bold)
    if bold and not _has_bold(families):  # Qt thickens the strokes and leaves the places: figures would touch
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels * _BOLD_IS_WIDER)
    font.setStrikeOut(strike)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=256)
def _metrics(families: tuple[str, ...], pixels: int, bold: bool) -> QFontMetrics:
    return QFontMetrics(_font(families, pixels, bold, False))


@lru_cache(maxsize=2048)
def _width(families: tuple[str, ...], pixels: int, bold: bool, words: str) -> int:
    """Most of what is painted at a scan was painted at the scan before."""
    return _metrics(families, pixels, bold).horizontalAdvance(words)


@lru_cache(maxsize=8)
def _has_bold(families: tuple[str, ...]) -> bool:
    first = families[0] if families else ""
    return any(QFontDatabase.bold(first, style) for style in QFontDatabase.styles(first))


@lru_cache(maxsize=128)
def _colour(hexadecimal: str) -> QColor:
    return QColor(hexadecimal)


@dataclass(frozen=True, slots=True)
class Look:
    """One look of the whole window; a new one means that the window builds its widgets again."""

    theme: str
    density: Density
    language: str
    families: tuple[str, ...]
    money: MoneyText
    scale: int = 100
    large: bool = False

    def hexadecimal(self, token: str) -> str:
        return THEMES[self.theme][token]

    def colour(self, token: str) -> QColor:
        return _colour(THEMES[self.theme][token])

    def font(self, pixels: int, *, bold: bool = False, strike: bool = False) -> QFont:
        """A shared font: copy before changing it."""
        return _font(self.families, pixels, bold, strike)

    def metrics(self, pixels: int, *, bold: bool = False) -> QFontMetrics:
        return _metrics(self.families, pixels, bold)

    def width(self, words: str, pixels: int, *, bold: bool = False) -> int:
        return _width(self.families, pixels, bold, words)

    def has_bold(self) -> bool:
        """Whether the family has a bold of its own."""
        return _has_bold(self.families)

    def icon(self, name: str, token: str, size: int, ratio: float = 1.0, stroke: str = "2") -> QPixmap:
        return icon(name, THEMES[self.theme][token], size, ratio, stroke)


def look_for(
    theme: str, height: int, language: str, money: MoneyText | None = None, scale: int = 100, *, large: bool = False
) -> Look:
    """The look of a window of this height; `theme` is light or dark, `language` one of `speak.LANGUAGES`.

    `scale` of the texts in percent; `large` keys for gloves.
    """
    density = density_for(height, scale, large=large)
    return Look(theme, density, language, families_for(language), money or MoneyText(), scale, large)
