"""What a head's built-in characters can say, and how many columns they take.

The one rule behind it: a character is measured after it was replaced, as the bytes that will be sent.
``¥`` is the reason: in GB18030 it is four bytes of which two are ASCII digits, and a GBK head prints them.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_CHINESE = str.maketrans({"¥": "￥", "−": "-", "–": "-", "•": "·", "\u00a0": " "})
_LATIN = str.maketrans({"￥": "¥", "−": "-", "–": "-", "—": "-", "•": "*", "\u00a0": " ", "：": ":"})


@dataclass(frozen=True, slots=True)
class Charset:
    """A head's characters: Python's codec, the longest code it may send, and what is replaced beforehand."""

    codec: str
    longest: int
    replaced: Mapping[int, str | int | None]
    chinese: bool

    def clean(self, text: str) -> str:
        """Return the text with replacements made and control characters blanked (a name must never be a command)."""
        return "".join(
            " " if unicodedata.category(char) in _UNPRINTABLE else char for char in text.translate(self.replaced)
        )

    def encoded(self, text: str) -> bytes | None:
        """Return the bytes of an already cleaned text, or None when a character must be painted."""
        parts = [self._code(char) for char in text]
        return None if None in parts else b"".join(part for part in parts if part is not None)

    def columns(self, char: str) -> int:
        """Return the columns of one cleaned character, printed or painted."""
        code = self._code(char)
        if code is None:
            return 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        return min(len(code), 2)

    def _code(self, char: str) -> bytes | None:
        try:
            code = char.encode(self.codec)
        except UnicodeEncodeError:
            return None
        return code if len(code) <= self.longest else None


_UNPRINTABLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn")

GB2312 = Charset("gb2312", 2, _CHINESE, chinese=True)
GBK = Charset("gbk", 2, _CHINESE, chinese=True)
GB18030 = Charset("gb18030", 4, _CHINESE, chinese=True)
LATIN = Charset("cp858", 1, _LATIN, chinese=False)
