"""Which font families a language is set in: the machine's own fonts first, else the packaged Noto Sans SC.

It has every character of Big5 and of western languages too; only the machine's own fonts draw them as Taiwan does.
"""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtGui import QFontDatabase

_SIMPLIFIED = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
_TRADITIONAL = (
    "Noto Sans CJK TC",
    "Source Han Sans TC",
    "Noto Sans TC",
    "Microsoft JhengHei UI",
    "Microsoft JhengHei",
    "PingFang TC",
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
    first = {"zh_CN": (), "zh_TW": _TRADITIONAL}.get(language, _LATIN)
    found = [family for family in (*first, *_SIMPLIFIED) if family in installed]
    chinese = set(found) & {*_TRADITIONAL, *_SIMPLIFIED}
    return tuple(dict.fromkeys(found if chinese else [*found, *_packaged()]))
