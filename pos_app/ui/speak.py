"""Text in the language of the screen.

`translate("Context", "text")` is read by pyside6-lupdate: both arguments are literals, never f-strings; what varies
is put in afterwards with `.format(...)`.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

LANGUAGES = ("en", "zh_CN")
_FOLDER = Path(__file__).parent / "translations"


def translate(context: str, words: str) -> str:
    """The words in the language that is spoken now; sentences with a number are in `plurals`."""
    return QCoreApplication.translate(context, words)


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Mark the words for translation and leave them as they are: `translate(context, words)` says them later."""
    return words


def language_of(locale: QLocale) -> str:
    """Ours that is nearest to the machine's: Chinese of any kind is zh_CN, everything else is en."""
    return "zh_CN" if locale.language() == QLocale.Language.Chinese else "en"


class Tongue:
    """The translator of one application; `use` may be called again to change the language."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._translator: QTranslator | None = None

    def use(self, language: str) -> None:
        """Speak `language` (one of LANGUAGES); raises FileNotFoundError when its file was not built."""
        translator = QTranslator(self._application)
        if not translator.load(str(_FOLDER / f"till_{language}.qm")):
            raise FileNotFoundError(_FOLDER / f"till_{language}.qm")
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._application.installTranslator(translator)
        self._translator = translator
