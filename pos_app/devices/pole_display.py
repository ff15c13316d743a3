"""The customer's display of two lines of 20 Latin characters: CD5220 commands as bytes, sent over any link."""

_COLUMNS = 20


def two_lines(upper: str, lower: str) -> bytes:
    """Return the bytes that show two lines; what the display cannot show becomes ``?``, longer text is cut."""
    return b"".join(b"\x1bQ" + line + _fitted(text) + b"\r" for line, text in ((b"A", upper), (b"B", lower)))


def label_and_amount(label: str, amount: str) -> bytes:
    """Return the bytes that show a label above an amount at the right."""
    return two_lines(label, amount.rjust(_COLUMNS))


def clear() -> bytes:
    """Return the bytes that empty the display."""
    return b"\x0c"


def _fitted(text: str) -> bytes:
    shown = text.replace("￥", "").replace("¥", "")[:_COLUMNS].ljust(_COLUMNS)
    return bytes(byte if 0x20 <= byte < 0x7F else 0x3F for byte in shown.encode("ascii", "replace"))
