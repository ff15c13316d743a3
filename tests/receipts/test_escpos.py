"""The writer, judged by what an interpreter reads from its bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from demo.virtual.interpreter import Pulse
from demo.virtual.paper import Bars, DotRows, Line, Square
from domain.benefits import LANGUAGES
from domain.receipt import QR, Barcode, Cut, Feed, Receipt, Rule, Text, receipt_to_json
from pos_app.receipts.charset import BIG5, GB2312, GB18030, GBK, LATIN
from pos_app.receipts.escpos import EscPosWriter
from pos_app.receipts.profiles import PROFILES, HeadProfile
from pos_app.ui.rasteriser import Rasteriser
from tests.receipts.reading import events_of, papers_of, sample

CODECS = {"gbk": "gbk", "gb18030": "gb18030", "gb2312": "gb2312", "big5": "cp950", "latin": "latin"}


def writer(profile: str) -> EscPosWriter:
    """Return the writer of a profile with the real rasteriser."""
    return EscPosWriter(PROFILES[profile], Rasteriser())


def reading(profile: HeadProfile) -> tuple[str, int]:
    """Return how the interpreter must be set for a profile."""
    return CODECS[profile.name.removesuffix("-58")], profile.columns


@pytest.fixture(autouse=True)
def painting(qapp: QApplication) -> QApplication:
    """Rows may be painted in every test."""
    return qapp


@pytest.mark.parametrize("name", sorted(PROFILES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_receipt_prints_on_every_head(name: str, language: str) -> None:
    """One piece of paper, no line wider than it, no unknown byte (the interpreter raises for these)."""
    paper = papers_of(writer(name).write(sample(language)), *reading(PROFILES[name]))

    assert len(paper) == 1


def test_what_the_paper_says() -> None:
    """Total, change and anchor can be read, the symbol holds number and head."""
    (paper,) = papers_of(writer("gbk").write(sample()))

    assert "应付" + " " * 10 + "￥1,308.48" in paper.lines
    assert "找零" + " " * 39 + "13.26" in paper.lines
    assert "S01-R2-000123 · 9f3a61c24b07" in paper.text
    assert Square("S01-R2-000123 9f3a61c24b07", 5, 1) in paper.marks


def test_the_total_is_printed_twice_as_large_in_both_sizes() -> None:
    """Han and figures are enlarged alike: heads keep two sizes."""
    (paper,) = papers_of(writer("gbk").write(sample()))
    total = next(mark for mark in paper.marks if isinstance(mark, Line) and mark.text.startswith("应付"))

    assert {(glyph.wide, glyph.high) for glyph in total.glyphs} == {(2, 2)}
    assert total.columns == 48


@pytest.mark.parametrize("name", ["gbk", "gb18030", "gb2312", "gbk-58"])
def test_the_yen_sign_never_leaves_as_four_bytes(name: str) -> None:
    """U+00A5 in a text is printed as the full-width sign, and the line still fits."""
    data = writer(name).write(Receipt("test", "¥", (Text("合计¥", "¥12.50"),)))

    assert b"\x81\x30\x84\x36" not in data
    (paper,) = papers_of(data, *reading(PROFILES[name]))
    assert paper.lines[0].strip() == "￥"
    assert paper.lines[1].startswith("合计￥")
    assert paper.lines[1].endswith("￥12.50")


def test_a_character_that_the_head_lacks_is_painted_with_its_line() -> None:
    """Only this line is a picture; the others stay text."""
    receipt = Receipt("test", "T", (Text("牛奶", "1.00"), Text("犇羴鱻", "2.00"), Text("鸡蛋", "3.00")))
    (paper,) = papers_of(writer("gb2312").write(receipt), "gb2312")
    (picture,) = [mark for mark in paper.marks if isinstance(mark, DotRows)]

    assert [each.split()[0] for each in paper.lines[1:]] == ["牛奶", "鸡蛋"]
    assert picture.width_bytes == 72
    assert any(picture.data)
    assert papers_of(writer("gbk").write(receipt))[0].lines[2].startswith("犇羴鱻")


def test_spanish_is_printed_where_the_head_has_it_and_painted_elsewhere() -> None:
    """A western head prints é and ñ in its code page; a Chinese one would print é as wide as Han: it gets dots."""
    receipt = Receipt("test", "T", (Text("Devolución", "1.00"), Text("Pañuelos", "2.00"), Text("Saldo", "3.00")))
    (western,) = papers_of(writer("latin").write(receipt), "latin")
    (chinese,) = papers_of(writer("gbk").write(receipt))

    assert [line.split() for line in western.lines[1:3]] == [["Devolución", "1.00"], ["Pañuelos", "2.00"]]
    assert not [mark for mark in western.marks if isinstance(mark, DotRows)]
    assert len([mark for mark in chinese.marks if isinstance(mark, DotRows)]) == 2


def test_a_taiwanese_head_prints_the_whole_receipt_in_its_own_characters() -> None:
    """Goods of the sample are named in simplified characters: only these are painted."""
    (paper,) = papers_of(writer("big5").write(sample("zh_TW", lines=0)), "cp950")

    assert "應付" in paper.text
    assert "S01-R2-000123 · 9f3a61c24b07" in paper.text


def test_a_name_is_never_a_command() -> None:
    """Control characters in an article's name print as blanks: they cannot open the drawer or cut."""
    receipt = Receipt("test", "T", (Text("milk\x1bp\x00\x19\xfa\x1dV\x00\n\x10\x04\x01"),))
    events = events_of(writer("gbk").write(receipt), "gbk", 48)

    assert not any(isinstance(event, Pulse) for event in events)
    assert len(papers_of(writer("gbk").write(receipt))) == 1


def test_symbols() -> None:
    """A barcode is drawn by the head; one that is too long for the paper becomes a QR symbol."""
    (paper,) = papers_of(writer("gbk").write(Receipt("test", "T", (Barcode("A{b-000123"), QR("牛奶")))))
    (narrow,) = papers_of(writer("gbk-58").write(Receipt("test", "T", (Barcode("x" * 30),))), "gbk", 32)

    assert Bars("A{b-000123", 2, 64, with_text=True, align=1) in paper.marks
    assert Square("牛奶", 5, 1) in paper.marks
    assert Square("x" * 30, 5, 1) in narrow.marks


def test_a_head_without_symbols_gets_the_qr_as_dots() -> None:
    """The picture has the quiet zone and the modules of the symbol."""
    (paper,) = papers_of(writer("gb2312").write(Receipt("test", "T", (QR("S01-R2-000123"),))), "gb2312")
    (picture,) = [mark for mark in paper.marks if isinstance(mark, DotRows)]

    assert len(picture.data) // picture.width_bytes == (21 + 4) * 5


def test_feed_cut_and_rule() -> None:
    """A cut in the middle gives two pieces."""
    receipt = Receipt("test", "T", (Text("one"), Feed(2), Cut(), Rule(), Text("two")))
    first, second = papers_of(writer("latin").write(receipt), "latin")

    assert first.lines[-1] == "one"
    assert second.lines == ["-" * 48, "two"]


def test_the_drawer_is_one_pulse() -> None:
    """Nothing else is sent with it: no reset, no feed."""
    assert events_of(writer("gbk").drawer(), "gbk", 48) == [Pulse(0)]


def test_the_queue_hands_over_json() -> None:
    """A copy carries its mark, a spoiled payload is refused."""
    payload = receipt_to_json(sample(lines=1))

    assert "补打" not in papers_of(writer("gbk").compose(payload, False))[0].text
    assert papers_of(writer("gbk").compose(payload, True))[0].text.count("*** 补打 ***") == 2
    with pytest.raises(ValueError, match="receipt"):
        writer("gbk").compose(b'{"no": "receipt"}', False)


@given(text=st.text(max_size=40), style=st.sampled_from(["normal", "double"]), name=st.sampled_from(sorted(PROFILES)))
def test_any_text_prints_and_fits(text: str, style: str, name: str) -> None:
    """Whatever stands in a name: no unknown byte, no line too wide, one piece of paper."""
    receipt = Receipt("test", "T", (Text(text, "1.00", style),))  # type: ignore[arg-type]

    assert len(papers_of(writer(name).write(receipt), *reading(PROFILES[name]))) == 1


@pytest.mark.parametrize(
    ("charset", "text", "columns"),
    [
        (GBK, "¥1 牛·×", [2, 1, 1, 2, 2, 2]),
        (GB2312, "犇", [2]),
        (GB18030, "㙍é", [2, 1]),
        (BIG5, "¥·×收ñ", [2, 2, 2, 2, 1]),
        (LATIN, "￥1é牛", [1, 1, 1, 2]),
    ],
    ids=["gbk", "gb2312", "gb18030", "big5", "latin"],
)
def test_columns_are_measured_after_replacement(charset: object, text: str, columns: list[int]) -> None:
    """What is measured is what is sent or painted."""
    assert isinstance(charset, type(GBK))
    assert [charset.columns(char) for char in charset.clean(text)] == columns
