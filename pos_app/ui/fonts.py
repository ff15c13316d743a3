"""Which font families a language is set in: the machine's own Chinese fonts first, else the packaged Noto Sans SC."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtGui import QFontDatabase

_CHINESE = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
_LATIN = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Segoe UI", "Helvetica Neue")
_PACKAGE, _FILE = "pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"


@lru_cache(maxsize=1)
def _packaged() -> tuple[str, ...]:
    number = QFontDatabase.addApplicationFont(str(files(_PACKAGE) / _FILE))
    return tuple(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else ()


@lru_cache(maxsize=4)
def families_for(language: str) -> tuple[str, ...]:
    """Families in the order of the language; at least one of them has Chinese.  Needs a QGuiApplication."""
    installed = set(QFontDatabase.families())
    chinese = [family for family in _CHINESE if family in installed]
    if not chinese:
        chinese = list(_packaged())
    first = [] if language.startswith("zh") else [family for family in _LATIN if family in installed]
    return tuple(dict.fromkeys([*first, *chinese]))
