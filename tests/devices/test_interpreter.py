"""The interpreter is strict: what a real head would garble is an error here."""

import pytest

from demo.virtual.interpreter import Interpreter, Printed, Pulse, Reply, UnknownBytesError, WasCut
from demo.virtual.paper import Bars, Blank, Glyph, Line, Paper, Square, symbols


def run(data: bytes, charset: str = "gbk", columns: int = 32) -> list[object]:
    """Return the events of bytes."""
    head = Interpreter(charset, columns)
    head.feed(data)
    events = []
    while (done := head.step())[0]:
        events.append(done[1])
    return [event for event in events if event is not None]


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x1bZ",
        b"\x1c\x28",
        b"\x1dV\x00",
        b"\x1d(L\x02\x000p",
        b"\x07",
        b"x" * 33,
        b"\x81\x30\x84\x36",
        b"\xff\xff",
        b"abc\x1dVB\x00",
        b"abc\x1dv0\x00\x01\x00\x01\x00\xff",
        b"\x1dv0\x00\x31\x00\x01\x00" + b"\0" * 49,
        b"\x1dk\x04abc\x00",
        b"\x1dw\x03\x1dk\x49\x12{B0123456789012345",
        b"\x1d(k\x03\x001Q0",
        b"\x1bp\x07\x19\xfa",
        b"\x10\x14\x02\x01\x08",
    ],
)
def test_garbage_is_an_error(garbage: bytes) -> None:
    """Unknown commands, lines and symbols that are too wide, characters that the head lacks."""
    with pytest.raises(UnknownBytesError):
        run(garbage)


def test_the_same_character_is_right_for_a_larger_charset() -> None:
    """Four bytes are one character for a GB18030 head; an 0xFF is a letter for none of them."""
    (line,) = run(b"\x81\x30\x84\x36\n", "gb18030")

    assert line == Printed(Line((Glyph("¥", 2),)))


def test_half_a_command_waits() -> None:
    """Byte by byte comes to the same as all at once."""
    data = b"\x1b@\x1c&\x1d!\x11\x1c!\x0c" + "应付".encode("gbk") + b" 1\n\x1dVB\x00\x1dr\x01\x1bp\x00\x19\xfa"
    head, events = Interpreter("gbk", 32), []
    for byte in data:
        head.feed(bytes([byte]))
        while (done := head.step())[0]:
            events.append(done[1])
    enlarged = Line((Glyph("应", 2, 2, 2), Glyph("付", 2, 2, 2), Glyph(" ", 1, 2, 2), Glyph("1", 1, 2, 2)))

    assert [event for event in events if event] == [
        Printed(enlarged),
        WasCut(Paper(384, (enlarged,))),
        Reply("status"),
        Pulse(0),
    ]
    assert [event for event in events if event] == run(data)


def test_text_and_symbols_of_a_paper() -> None:
    """What a person and a scanner read from it."""
    paper = Paper(384, (Line((Glyph("a", 1),)), Blank(2), Bars("S01", 2, 64, with_text=True), Square("q", 5)))

    assert paper.text == "a\n\n\n[barcode S01]\n[qr q]".replace("\n\n\n", "\n\n\n", 1)
    assert list(symbols(paper)) == ["S01", "q"]
    assert paper.picture().width == 384 + 56
