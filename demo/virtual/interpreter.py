"""An ESC/POS interpreter: bytes in, events out.  Whatever it does not know is an error, never skipped.

It prints as a real head does, but is stricter: a line wider than the paper, a character outside the head's
charset or text without a line feed before a picture raises, where a real head would print rubbish.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from demo.virtual.paper import Bars, Blank, DotRows, Glyph, Line, Mark, Paper, Square

DLE, ESC, FS, GS, LF = 0x10, 0x1B, 0x1C, 0x1D, 0x0A
_PULSES = {(1, pin, time) for pin in (0, 1) for time in range(1, 9)}


class UnknownBytesError(Exception):
    """The head would print rubbish or do something else than meant."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Something is on the paper now."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class WasCut:
    """A piece of paper came out."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class Pulse:
    """The drawer's magnet was switched on."""

    pin: int


@dataclass(frozen=True, slots=True)
class Reply:
    """The head answers a queued question (not a real-time one)."""

    kind: str
    data: bytes = b""


Event = Printed | WasCut | Pulse | Reply | None


class _IncompleteError(Exception):
    """The command is not complete yet."""


class _Reader:
    """Bytes that wait to be carried out."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._at = 0

    def feed(self, data: bytes) -> None:
        self._bytes += data

    def first(self) -> int | None:
        """Start again at the first byte."""
        self._at = 0
        return self._bytes[0] if self._bytes else None

    def take(self, count: int = 1) -> bytes:
        if self._at + count > len(self._bytes):
            raise _IncompleteError
        taken = bytes(self._bytes[self._at : self._at + count])
        self._at += count
        return taken

    def number(self, size: int = 1) -> int:
        return int.from_bytes(self.take(size), "little")

    def __len__(self) -> int:
        return len(self._bytes)

    def done(self) -> None:
        """Forget what was taken."""
        del self._bytes[: self._at]

    def unknown(self) -> UnknownBytesError:
        return UnknownBytesError(f"unknown bytes: {bytes(self._bytes[:24]).hex(' ')}")


@dataclass
class _State:
    """What ESC @ resets."""

    chinese: bool = True
    page: int = 0
    size: tuple[int, int] = (1, 1)
    han_size: tuple[int, int] = (1, 1)
    bold: bool = False
    align: int = 0
    bar_height: int = 162
    bar_module: int = 3
    bar_text: bool = False
    qr_module: int = 3
    qr_data: bytes = b""
    line: list[Glyph] = field(default_factory=list)


class Interpreter:
    """Reads bytes command by command; ``charset`` is gbk, gb18030, gb2312, cp950 or latin."""

    def __init__(self, charset: str = "gbk", columns: int = 48) -> None:
        self.columns = columns
        self._charset = charset
        self._reader = _Reader()
        self._state = _State()
        self._marks: list[Mark] = []
        self._commands: dict[int, Callable[[], Event]] = {
            LF: self._line_feed,
            DLE: self._real_time,
            ESC: self._esc,
            FS: self._fs,
            GS: self._gs,
        }

    def feed(self, data: bytes) -> None:
        """Take bytes in; nothing is printed before :meth:`step`."""
        self._reader.feed(data)

    def step(self) -> tuple[bool, Event]:
        """Carry out one command: (False, None) when its bytes are not complete.  Raises UnknownBytesError."""
        first = self._reader.first()
        if first is None:
            return False, None
        try:
            event = self._commands.get(first, self._character)()
        except _IncompleteError:
            return False, None
        self._reader.done()
        return True, event

    @property
    def waiting(self) -> int:
        """Bytes that are not carried out yet."""
        return len(self._reader)

    def torn(self) -> Paper:
        """Return what stands on the paper before the next cut, and forget everything (power went off)."""
        paper = Paper(self.columns * 12, tuple(self._marks))
        self._marks, self._state, self._reader = [], _State(), _Reader()
        return paper

    def _print(self, mark: Mark) -> Event:
        if self._state.line:
            msg = f"the line {Line(tuple(self._state.line)).text!r} is not finished"
            raise UnknownBytesError(msg)
        self._marks.append(mark)
        return Printed(mark)

    def _line_feed(self) -> Event:
        self._reader.take()
        line = Line(tuple(self._state.line), self._state.align)
        self._state.line = []
        return self._print(line if line.glyphs else Blank(1))

    def _real_time(self) -> Event:
        """The head did it when it came in; here it only goes by."""
        self._reader.take()
        match self._reader.take():
            case b"\x04" if self._reader.number() in {1, 2, 3, 4}:
                return None
            case b"\x14" if (self._reader.number(), self._reader.number(), self._reader.number()) in _PULSES:
                return None
        raise self._reader.unknown()

    def _character(self) -> Event:
        first = self._reader.number()
        if first < 0x20:
            raise self._reader.unknown()
        if first < 0x7F:
            return self._put(chr(first), 1, self._state.size)
        if not self._state.chinese:
            if self._state.page != 19:
                raise self._reader.unknown()
            return self._put(bytes([first]).decode("cp858"), 1, self._state.size)
        return self._put(self._han(bytes([first])), 2, self._state.han_size)

    def _han(self, code: bytes) -> str:
        code += self._reader.take()
        if 0x30 <= code[1] <= 0x39:
            if self._charset != "gb18030":
                msg = f"a four-byte character prints its digits here: {code.hex(' ')}"
                raise UnknownBytesError(msg)
            code += self._reader.take(2)
        try:
            return code.decode(self._charset)
        except UnicodeDecodeError as wrong:
            msg = f"not in the head's characters: {code.hex(' ')}"
            raise UnknownBytesError(msg) from wrong

    def _put(self, char: str, columns: int, size: tuple[int, int]) -> Event:
        self._state.line.append(Glyph(char, columns, *size, self._state.bold))
        line = Line(tuple(self._state.line))
        if line.columns > self.columns:
            msg = f"wider than {self.columns} columns: {line.text!r}"
            raise UnknownBytesError(msg)
        return None

    def _esc(self) -> Event:
        self._reader.take()
        match self._reader.take():
            case b"@":
                self._state = _State()
            case b"t":
                self._state.page = self._reader.number()
            case b"E":
                self._state.bold = bool(self._reader.number() & 1)
            case b"a":
                self._state.align = self._reader.number() % 48
            case b"d":
                return self._print(Blank(self._reader.number()))
            case b"p":
                pin, on, off = self._reader.take(3)
                if pin not in {0, 1} or not 0 < on <= off:
                    raise self._reader.unknown()
                return Pulse(pin)
            case _:
                raise self._reader.unknown()
        return None

    def _fs(self) -> Event:
        self._reader.take()
        match self._reader.take():
            case b"&" if self._charset != "latin":
                self._state.chinese = True
            case b".":
                self._state.chinese = False
            case b"!":
                size = self._reader.number()
                self._state.han_size = (2 if size & 4 else 1, 2 if size & 8 else 1)
            case _:
                raise self._reader.unknown()
        return None

    def _gs(self) -> Event:
        self._reader.take()
        match self._reader.take():
            case b"!":
                size = self._reader.number()
                self._state.size = ((size >> 4) + 1, (size & 7) + 1)
            case b"h":
                self._state.bar_height = self._reader.number()
            case b"w":
                self._state.bar_module = self._reader.number()
            case b"H":
                self._state.bar_text = self._reader.number() % 48 == 2
            case b"v":
                return self._raster()
            case b"k":
                return self._barcode()
            case b"(":
                return self._long_command()
            case b"V":
                return self._cut()
            case b"r":
                return self._transmit_status()
            case _:
                raise self._reader.unknown()
        return None

    def _raster(self) -> Event:
        if self._reader.take(2) != b"0\x00":
            raise self._reader.unknown()
        width, rows = self._reader.number(2), self._reader.number(2)
        if not 0 < width * 8 <= self.columns * 12 or not 0 < rows <= 255:
            msg = f"a picture of {width * 8} x {rows} dots does not fit"
            raise UnknownBytesError(msg)
        return self._print(DotRows(width, self._reader.take(width * rows), self._state.align))

    def _barcode(self) -> Event:
        if self._reader.number() != 73:
            raise self._reader.unknown()
        data = self._reader.take(self._reader.number())
        if data[:2] != b"{B" or b"{" in data[2:].replace(b"{{", b""):
            raise self._reader.unknown()
        text = data[2:].replace(b"{{", b"{").decode("ascii")
        state = self._state
        if (11 * (len(text) + 3) + 2) * state.bar_module > self.columns * 12:
            msg = f"the barcode {text!r} is wider than the paper: it would be left out"
            raise UnknownBytesError(msg)
        return self._print(Bars(text, state.bar_module, state.bar_height, state.bar_text, state.align))

    def _long_command(self) -> Event:
        letter, size = self._reader.take(), self._reader.number(2)
        body = self._reader.take(size)
        if letter == b"H" and body[:2] == b"00" and size == 6:
            return Reply("process", b"\x37\x22" + body[2:] + b"\x00")
        if letter != b"k" or body[:1] != b"1":
            raise self._reader.unknown()
        match body[1:2], body[2:]:
            case b"A", b"2\x00":
                return None
            case b"C", module if len(module) == 1 and 1 <= module[0] <= 16:
                self._state.qr_module = module[0]
            case b"E", b"0" | b"1" | b"2" | b"3":
                return None
            case b"P", stored if stored[:1] == b"0":
                self._state.qr_data = stored[1:]
            case b"Q", b"0" if self._state.qr_data:
                return self._print(Square(self._state.qr_data.decode(), self._state.qr_module, self._state.align))
            case _:
                raise self._reader.unknown()
        return None

    def _cut(self) -> Event:
        if self._reader.take() != b"B":
            raise self._reader.unknown()
        self._reader.number()
        if self._state.line:
            raise self._reader.unknown()
        paper = Paper(self.columns * 12, tuple(self._marks))
        self._marks = []
        return WasCut(paper)

    def _transmit_status(self) -> Event:
        if self._reader.number() not in {1, 49}:
            raise self._reader.unknown()
        return Reply("status")
