"""A receipt as the bytes that a head prints.

Text goes out in the head's own characters; a row with a character that the head does not have goes out as
one raster row, so nothing is ever printed as ``?``.
"""

from collections.abc import Iterator

import segno

from domain.receipt import QR, Barcode, Cut, Feed, Receipt, receipt_from_json
from domain.receipt_barcode import code128
from domain.receipt_layout import Row, TextRow, lay_out
from pos_app.receipts import commands
from pos_app.receipts.ports import Bitmap, Dots, Rasteriser
from pos_app.receipts.profiles import HeadProfile

_QR_DOTS = 5  # dots a module: 0.6 mm, read by phones and by cheap scanners


class EscPosWriter:
    """Writes receipts for one head."""

    def __init__(self, profile: HeadProfile, rasteriser: Rasteriser) -> None:
        self._profile = profile
        self._rasteriser = rasteriser
        self._widths: dict[str, int] = {}

    def compose(self, payload: bytes, copy: bool) -> bytes:  # noqa: FBT001 - the printer's port calls it by place
        """Return the bytes of a queued receipt, with the reprint mark if it is a copy.

        Raises ValueError when the payload is no receipt.
        """
        receipt = receipt_from_json(payload)
        return self.write(receipt.as_copy() if copy else receipt)

    def write(self, receipt: Receipt) -> bytes:
        """Return the bytes of a receipt, from the reset of the head to the cut."""
        head = self._profile
        rows = lay_out(receipt, head.columns, self._measure)
        return commands.start(chinese=head.charset.chinese) + b"".join(map(self._row, rows))

    def drawer(self) -> bytes:
        """Return the pulse that opens the drawer."""
        return commands.drawer_pulse(self._profile.drawer_pin)

    def drawer_at_once(self) -> bytes:
        """Return the pulse that a head obeys without paper or with its cover open."""
        return commands.drawer_pulse_at_once(self._profile.drawer_pin)

    def _measure(self, char: str) -> int:
        width = self._widths.get(char)
        if width is None:
            charset = self._profile.charset
            width = self._widths[char] = charset.columns(charset.clean(char))
        return width

    def _row(self, row: Row) -> bytes:
        match row:
            case TextRow():
                return self._text(row)
            case Barcode(data):
                return self._barcode(data)
            case QR(data):
                return b"".join(self._qr(data))
            case Feed(lines):
                return commands.feed(lines)
            case Cut():
                return commands.cut()

    def _text(self, row: TextRow) -> bytes:
        charset = self._profile.charset
        text = charset.clean(row.text).rstrip(" ")
        double, bold = row.style == "double", row.style in {"strong", "double"}
        encoded = charset.encoded(text)
        if encoded is not None:
            return commands.look(double=double, bold=bold, chinese=charset.chinese) + encoded + b"\n"
        cells = [(char, charset.columns(char)) for char in text]
        return self._picture(self._rasteriser.text_row(cells, width_dots=self._profile.dots, scale=2 if double else 1))

    def _picture(self, bitmap: Bitmap) -> bytes:
        return b"".join(commands.raster(bitmap.width_bytes, bitmap.data))

    def _barcode(self, data: str) -> bytes:
        if 2 * sum(code128(data)) > self._profile.dots:
            return b"".join(self._qr(data))  # too long for this paper: the same data as a square
        return commands.centred(on=True) + commands.barcode(data) + commands.centred(on=False)

    def _qr(self, data: str) -> Iterator[bytes]:
        yield commands.centred(on=True)
        if self._profile.qr == "native":
            yield commands.qr(data.encode(), _QR_DOTS)
        else:
            yield self._picture(_qr_dots(data))
            yield b"\n"
        yield commands.centred(on=False)


def _qr_dots(data: str) -> Dots:
    """Return a QR symbol as dots, its rows padded to whole bytes."""
    symbol = segno.make_qr(data, error="m")
    rows = [bytes(row) for row in symbol.matrix_iter(scale=_QR_DOTS, border=2)]
    width = (len(rows[0]) + 7) // 8
    lines = [int("".join(map(str, row)).ljust(width * 8, "0"), 2).to_bytes(width, "big") for row in rows]
    return Dots(width, b"".join(lines))
