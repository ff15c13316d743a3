"""Text in the language of the screen.

`translate("Context", "text")` is read by pyside6-lupdate: both arguments are literals, never f-strings; what varies
is put in afterwards with `.format(...)`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

_FOLDER = Path(__file__).parent / "translations"


class Said(str):
    """A text that remembers how it came about: `again` says it in the language that is spoken by then."""

    __slots__ = ("context", "filling", "words")

    context: str
    words: str
    filling: Mapping[str, object] | None

    @classmethod
    def of(cls, text: str, context: str, words: str, filling: Mapping[str, object] | None = None) -> "Said":
        """The text, and what it was made of."""
        said = cls(text)
        said.context, said.words, said.filling = context, words, filling
        return said

    def format(self, *_: object, **filling: object) -> "Said":
        """Fill the gaps."""
        return self.format_map(filling)

    def format_map(self, filling: Any, /) -> "Said":  # noqa: ANN401  whatever str takes
        """Fill the gaps from a mapping."""
        return Said.of(super().format_map(filling), self.context, self.words, filling)


def translate(context: str, words: str) -> str:
    """The words in the language that is spoken now; sentences with a number are in `plurals`."""
    return Said.of(QCoreApplication.translate(context, words), context, words)


def again(text: str) -> str:
    """What was said before, in the language that is spoken now; a text that was not translated stays."""
    if not isinstance(text, Said):
        return text
    said = Said.of(QCoreApplication.translate(text.context, text.words), text.context, text.words)
    return said if text.filling is None else said.format_map(text.filling)


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Mark the words for translation and leave them as they are: `translate(context, words)` says them later."""
    return words


def language_of(locale: QLocale) -> str:
    """Ours that is nearest to the machine's: Chinese by its script, Spanish of any country, everything else is en."""
    if locale.language() == QLocale.Language.Chinese:
        return "zh_TW" if locale.script() == QLocale.Script.TraditionalHanScript else "zh_CN"
    return "es" if locale.language() == QLocale.Language.Spanish else "en"


class Tongue:
    """The translator of one application; `use` may be called again to change the language, by another one too."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application

    def use(self, language: str) -> None:
        """Speak `language`, one of LANGUAGES; raises FileNotFoundError when its file was not built."""
        translator = QTranslator()
        if not translator.load(str(_FOLDER / f"till_{language}.qm")):
            raise FileNotFoundError(_FOLDER / f"till_{language}.qm")
        for before in self._application.findChildren(QTranslator):  # English has plurals only: the other would be heard
            self._application.removeTranslator(before)
            before.deleteLater()
        translator.setParent(self._application)
        self._application.installTranslator(translator)
