"""What the screen loads late: a library that brings HTTP and XML with it would slow every start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno


def qr_symbol(data: str, error: str) -> segno.QRCode:
    """The QR code of a text; `error` is its level of correction: l, m, q or h."""
    import segno

    return segno.make_qr(data, error=error)
