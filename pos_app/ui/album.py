"""Receipts as files: a picture and a PDF of the paper's own size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from domain.errors import Fault
from domain.receipt import receipt_from_json
from pos_app.ui.rasteriser import paint_receipt

_DOTS_PER_MM = 8
"""As a receipt printer has them (203 dpi)."""
_PDF_DPI = 203


class PictureAlbum:
    """Writes NAME.png and NAME.pdf into a folder, which it makes. Works off the UI thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, paper: bytes, name: str) -> str:
        """Write both, over what was there; gives the folder. Fault `not_kept`."""
        image = paint_receipt(receipt_from_json(paper))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"{name}.png").write_bytes(_png(image))
            (self._folder / f"{name}.pdf").write_bytes(_pdf(image, name))
        except OSError as error:
            raise Fault(
                f"The receipt could not be kept: {error}.", advice="See whether the disk is full.", code="not_kept"
            ) from error
        return str(self._folder)


def _png(image: QImage) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(kept.data())


def _pdf(image: QImage, title: str) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_PDF_DPI)
    size = QSizeF(image.width() / _DOTS_PER_MM, image.height() / _DOTS_PER_MM)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, title, QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    painter.drawImage(QRectF(0, 0, writer.width(), writer.height()), image)
    painter.end()
    return bytes(kept.data())
