"""Initials of Chinese text for search: 红富士苹果 → "hfspg"; letters and digits stay, the rest falls away."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

_SURNAMES = {"单": "s", "曾": "z", "仇": "q", "解": "x", "区": "o", "查": "z", "朴": "p", "尉": "y"}


def initials(text: str) -> str:
    """The first letters of each character's reading, lower case, at most 40 of them."""
    return "".join(map(_initial, text))[:40]


def name_initials(name: str) -> str:
    """The initials of a person's name: some surnames are read in their own way."""
    return (_SURNAMES.get(name[:1]) or initials(name[:1])) + initials(name[1:])


@lru_cache(maxsize=20_000)
def _initial(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    letter: str = lazy_pinyin(character, style=Style.FIRST_LETTER)[0][:1].lower()
    return letter if letter.isascii() and letter.isalnum() else ""
