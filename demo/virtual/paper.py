"""What a virtual head has printed, as text and as a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import segno
from barcode.codex import Code128  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

CELL, ROW = 12, 24  # dots of one column and of one line
_LEADING, _MARGIN, _INK, _SHEET = 6, 28, 24, 252


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character: columns before it was enlarged, and how much it was enlarged."""

    char: str
    columns: int
    wide: int = 1
    high: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of characters."""

    glyphs: tuple[Glyph, ...]
    align: int = 0

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(glyph.char for glyph in self.glyphs)

    @property
    def columns(self) -> int:
        """Columns used on the paper."""
        return sum(glyph.columns * glyph.wide for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class DotRows:
    """Rows of dots."""

    width_bytes: int
    data: bytes
    align: int = 0


@dataclass(frozen=True, slots=True)
class Bars:
    """A Code 128 symbol."""

    data: str
    module: int
    height: int
    with_text: bool
    align: int = 0


@dataclass(frozen=True, slots=True)
class Square:
    """A QR symbol."""

    data: str
    module: int
    align: int = 0


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty lines."""

    lines: int


Mark = Line | DotRows | Bars | Square | Blank


@dataclass(frozen=True, slots=True)
class Paper:
    """One piece of paper, cut or torn off."""

    dots: int
    marks: tuple[Mark, ...]

    @property
    def lines(self) -> list[str]:
        """The text of every line."""
        return [mark.text for mark in self.marks if isinstance(mark, Line)]

    @property
    def text(self) -> str:
        """All text, symbols named in brackets."""
        return "\n".join(_as_text(mark) for mark in self.marks)

    def picture(self) -> Image.Image:
        """Paint the paper, with a margin, ink grey on off-white."""
        parts = [_painted(mark, self.dots) for mark in self.marks]
        height = sum(part.height for part in parts) + 2 * _MARGIN
        sheet = Image.new("L", (self.dots + 2 * _MARGIN, height), _SHEET)
        top = _MARGIN
        for part in parts:
            sheet.paste(part, (_MARGIN, top))
            top += part.height
        return sheet


def _as_text(mark: Mark) -> str:
    match mark:
        case Line():
            return mark.text
        case Bars(data):
            return f"[barcode {data}]"
        case Square(data):
            return f"[qr {data}]"
        case DotRows(width, data):
            return f"[dots {width * 8} x {len(data) // width}]"
        case Blank(lines):
            return "\n" * (lines - 1)


def _painted(mark: Mark, dots: int) -> Image.Image:
    match mark:
        case Line():
            return _line(mark, dots)
        case Blank(lines):
            return Image.new("L", (dots, lines * (ROW + _LEADING)), _SHEET)
        case DotRows(width, data, align):
            inverted = bytes(byte ^ 0xFF for byte in data)
            return _placed(Image.frombytes("1", (width * 8, len(data) // width), inverted).convert("L"), dots, align, 0)
        case Square(data, module, align):
            rows = [[0 if bit else 255 for bit in row] for row in segno.make_qr(data, error="m").matrix_iter(module, 2)]
            return _placed(_from_rows(rows), dots, align, 8)
        case Bars():
            return _bars(mark, dots)


def _line(mark: Line, dots: int) -> Image.Image:
    high = max((glyph.high for glyph in mark.glyphs), default=1)
    strip = Image.new("L", (max(1, mark.columns * CELL), ROW * high), _SHEET)
    left = 0
    for glyph in mark.glyphs:
        cell = _cell(glyph)
        strip.paste(cell, (left, ROW * high - cell.height))
        left += cell.width
    return _placed(strip, dots, mark.align, _LEADING)


def _placed(part: Image.Image, dots: int, align: int, below: int) -> Image.Image:
    strip = Image.new("L", (dots, part.height + below), _SHEET)
    strip.paste(
        part.point([max(_INK, min(level, _SHEET)) for level in range(256)]), ((dots - part.width) * align // 2, 0)
    )
    return strip


def _bars(mark: Bars, dots: int) -> Image.Image:
    modules = [0 if bit == "1" else 255 for bit in Code128(mark.data).build()[0]]
    row = [level for level in modules for _ in range(mark.module)]
    bars = _placed(_from_rows([row] * mark.height), dots, mark.align, 4)
    if not mark.with_text:
        return bars
    text = _line(Line(tuple(Glyph(char, 1) for char in mark.data), mark.align), dots)
    both = Image.new("L", (dots, bars.height + text.height), _SHEET)
    both.paste(bars, (0, 0))
    both.paste(text, (0, bars.height))
    return both


def _from_rows(rows: list[list[int]]) -> Image.Image:
    return Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(bytes(row) for row in rows))


@lru_cache(maxsize=2048)
def _cell(glyph: Glyph) -> Image.Image:
    width, height = glyph.columns * CELL * glyph.wide, ROW * glyph.high
    natural = Image.new("L", (width * 3, height), 255)
    font = _font(21 * glyph.high)
    pen = ImageDraw.Draw(natural)
    pen.text((0, 18 * glyph.high), glyph.char, fill=0, font=font, anchor="ls", stroke_width=0.4 if glyph.bold else 0)
    advance = max(1, round(font.getlength(glyph.char)))
    if advance > width:
        return natural.crop((0, 0, advance, height)).resize((width, height))
    cell = Image.new("L", (width, height), 255)
    cell.paste(natural.crop((0, 0, advance + 2, height)), ((width - advance) // 2, 0))
    return cell.point([min(level, _SHEET) for level in range(256)])


@lru_cache(maxsize=4)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(files("pylopdf_fonts_zh_cn") / "NotoSansSC-Regular.otf"), size)


def symbols(paper: Paper) -> Iterator[str]:
    """Yield the data of every symbol on the paper that the head drew itself."""
    yield from (mark.data for mark in paper.marks if isinstance(mark, Bars | Square))
