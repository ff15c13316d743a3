"""What a scanner means by a key: it types on a United States keyboard, whatever layout and Caps Lock say here.

Keys are known by their place (the codes of Linux input events, which are those of a PC keyboard's set 1).
"""

_PLACES = {
    2: "1234567890-=",
    16: "qwertyuiop[]",
    30: "asdfghjkl;'`",
    43: "\\zxcvbnm,./",
    57: " ",
}
_SHIFTED = str.maketrans("1234567890-=[];'`\\,./", '!@#$%^&*()_+{}:"~|<>?')
_CHARS = {first + step: char for first, row in _PLACES.items() for step, char in enumerate(row)}


def us_character(place: int, *, shifted: bool) -> str:
    """Return the character of a key by its place; empty for a key that is not in the main block."""
    char = _CHARS.get(place, "")
    return char.upper().translate(_SHIFTED) if shifted else char
