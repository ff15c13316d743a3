"""ESC/POS commands as bytes; each function names what the head does."""

from collections.abc import Iterator

ESC, FS, GS = b"\x1b", b"\x1c", b"\x1d"
_BAND = 255  # rows of one raster command: more overflows the buffer of small heads


def start(*, chinese: bool) -> bytes:
    """Reset the head and choose Chinese or western (PC858) characters."""
    return ESC + b"@" + (FS + b"&" + ESC + b"t\x00" if chinese else FS + b"." + ESC + b"t\x13")


def look(*, double: bool, bold: bool, chinese: bool) -> bytes:
    """Set size and weight; many heads keep the size of Han apart, so it is said twice."""
    size = GS + b"!" + (b"\x11" if double else b"\x00")
    han = FS + b"!" + (b"\x0c" if double else b"\x00")
    return size + (han if chinese else b"") + ESC + b"E" + (b"\x01" if bold else b"\x00")


def centred(*, on: bool) -> bytes:
    """Place symbols in the middle."""
    return ESC + b"a" + (b"\x01" if on else b"\x00")


def feed(lines: int) -> bytes:
    """Feed empty lines (at most 255)."""
    return ESC + b"d" + bytes([lines])


def cut() -> bytes:
    """Feed to the knife and cut, leaving one point."""
    return GS + b"VB\x00"


def raster(width_bytes: int, data: bytes) -> Iterator[bytes]:
    """Print black dots, in bands that small heads can hold."""
    for top in range(0, len(data), width_bytes * _BAND):
        band = data[top : top + width_bytes * _BAND]
        yield (
            GS + b"v0\x00" + width_bytes.to_bytes(2, "little") + (len(band) // width_bytes).to_bytes(2, "little") + band
        )


def barcode(data: str) -> bytes:
    """Print a Code 128 symbol, 64 dots high, two dots a module, with its text below."""
    payload = b"{B" + data.encode("ascii").replace(b"{", b"{{")
    return GS + b"h\x40" + GS + b"w\x02" + GS + b"H\x02" + GS + b"k\x49" + bytes([len(payload)]) + payload


def qr(data: bytes, module: int) -> bytes:
    """Print a QR symbol of model 2 with medium correction, so many dots a module."""
    stored = (len(data) + 3).to_bytes(2, "little") + b"1P0" + data
    settings = (b"\x04\x001A2\x00", b"\x03\x001C" + bytes([module]), b"\x03\x001E1", stored, b"\x03\x001Q0")
    return b"".join(GS + b"(k" + each for each in settings)


def drawer_pulse_at_once(pin: int) -> bytes:
    """Open the drawer before anything that waits, also while the head cannot print: 200 ms on."""
    return b"\x10\x14\x01" + bytes([pin]) + b"\x02"


def drawer_pulse(pin: int) -> bytes:
    """Open the drawer on connector pin 0 or 1: 50 ms on, 500 ms off."""
    return ESC + b"p" + bytes([pin]) + b"\x19\xfa"
