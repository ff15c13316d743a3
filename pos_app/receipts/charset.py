"""What a head's built-in characters can say, and how many columns they take.

The one rule behind it: a character is measured after it was replaced, as the bytes that will be sent.
``¥`` is the reason: in GB18030 it is four bytes of which two are ASCII digits, and a GBK head prints them.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from domain.receipt_layout import usual_columns, western
from domain.value import dataclass

_CHINESE = str.maketrans({"¥": "￥", "−": "-", "–": "-", "•": "·", "\u00a0": " "})
_LATIN = str.maketrans({"￥": "¥", "−": "-", "–": "-", "—": "-", "•": "*", "\u00a0": " ", "：": ":"})


_UNPRINTABLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn")


@dataclass(frozen=True, slots=True)
class Charset:
    """A head's characters: Python's codec, and what is replaced beforehand."""

    codec: str
    replaced: Mapping[int, str | int | None]
    chinese: bool

    def clean(self, text: str) -> str:
        """Return the text with replacements made and control characters blanked (a name must never be a command)."""
        return "".join(map(_printable, text.translate(self.replaced)))

    def encoded(self, text: str) -> bytes | None:
        """Return the bytes of an already cleaned text, or None when a character must be painted.

        A Chinese head would print é as wide as Han, and has no ñ: a line with western letters is painted.
        """
        if self.chinese and any(map(western, text)):
            return None
        try:
            return text.encode(self.codec)
        except UnicodeEncodeError:
            return None

    def columns(self, char: str) -> int:
        """Return the columns of one cleaned character, printed or painted; four bytes are one character of two."""
        code = self.encoded(char)
        if code is None:
            return usual_columns(char)
        return min(len(code), 2)


@lru_cache(maxsize=8192)
def _printable(char: str) -> str:
    return " " if unicodedata.category(char) in _UNPRINTABLE else char


GB2312 = Charset("gb2312", _CHINESE, chinese=True)
GBK = Charset("gbk", _CHINESE, chinese=True)
GB18030 = Charset("gb18030", _CHINESE, chinese=True)
BIG5 = Charset("cp950", _CHINESE, chinese=True)
LATIN = Charset("cp858", _LATIN, chinese=False)
