"""At the counter: receipts are found, looked at, printed again, kept, returned; a price is said and nothing is sold."""

from pathlib import Path

import pytest

from domain.errors import Fault
from domain.receipt import receipt_from_json
from pos_app.services.keep_receipt import shown_paper
from pos_app.ui import acts
from pos_app.ui.album import PictureAlbum
from pos_app.ui.control.receipt_acts import receipts_state
from pos_app.ui.state_receipts import PriceState
from tests.counter.till import Till
from tests.services.shop import CARD, MILK, PEARS, SOAP


@pytest.fixture
def sold(till: Till) -> Till:
    """Milk and soap were sold."""
    till.shop.sell(MILK)
    till.shop.sell(SOAP, card=CARD)
    till.shop.jobs()
    return till


def shown(till: Till) -> list[int]:
    return [row.payable for row in receipts_state(till.counter).rows]


def test_ctrl_f_shows_the_latest_and_their_papers(sold: Till) -> None:
    sold.key("Ctrl+F")
    sold.settled()

    assert (sold.counter.place, shown(sold)) == ("receipts", [474, 350])
    state = receipts_state(sold.counter)
    assert (state.rows[0].member, state.selected) == ("王*明", 0)
    assert receipt_from_json(state.paper).copy


def test_what_is_typed_there_is_looked_for(sold: Till) -> None:
    sold.key("Ctrl+F")
    sold.settled()
    sold.key("3 . 5 0")
    sold.key("Return")
    sold.settled()

    assert shown(sold) == [350]


def test_a_receipt_that_is_scanned_there_is_shown_and_not_returned(sold: Till) -> None:
    sold.do(acts.OpenReceipts())
    sold.beam(receipts_state(sold.counter).rows[1].number)

    assert (sold.counter.place, shown(sold)) == ("receipts", [350])


def test_what_does_not_fit_is_an_empty_list_and_keys_rest(sold: Till) -> None:
    sold.do(acts.OpenReceipts("99.99"))

    assert shown(sold) == []
    assert [key.isEnabled() for key in sold.touch_keys() if key.accessibleName().startswith("Print a copy")] == [False]
    sold.key("Ctrl+P")
    assert sold.alarmed()


def test_copies_and_gifts_of_the_chosen_one(sold: Till) -> None:
    sold.do(acts.OpenReceipts())
    sold.key("Down Ctrl+P")
    sold.settled()
    sold.tap("Gift receipt")
    sold.settled()

    papers = [receipt_from_json(payload) for kind, payload in sold.shop.jobs() if kind == "receipt"]
    assert [(paper.kind, paper.copy) for paper in papers] == [("sale", True), ("slip", False)]
    assert sold.told().startswith("Gift receipt printed")
    kinds = [sold.shop.books.entry(seq) for seq in range(sold.shop.entries() - 1, sold.shop.entries() + 1)]
    assert {stored.entry.kind for stored in kinds if stored is not None} == {"receipt.reprinted"}


def test_it_is_kept_as_picture_and_pdf(sold: Till, tmp_path: Path) -> None:
    sold.counter.album = PictureAlbum(tmp_path / "kept")
    sold.do(acts.OpenReceipts())
    sold.key("Ctrl+S")
    sold.settled()

    number = receipts_state(sold.counter).rows[0].number
    assert (tmp_path / "kept" / f"{number}.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "kept" / f"{number}.pdf").read_bytes().startswith(b"%PDF")
    assert sold.told().startswith("Kept in")


def test_a_disk_that_takes_nothing_is_a_fault(sold: Till, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder", "utf-8")
    album = PictureAlbum(tmp_path / "kept")

    with pytest.raises(Fault):
        album.keep(shown_paper(sold.shop.desk, sold.shop.books.receipts(1)[0].ref), "x")


def test_without_an_album_it_is_said(sold: Till) -> None:
    sold.do(acts.OpenReceipts())
    sold.do(acts.KeepReceipt())

    assert sold.told().startswith("This till keeps no receipts")


def test_f8_begins_its_return(sold: Till) -> None:
    sold.do(acts.OpenReceipts())
    sold.key("Down F8")

    assert sold.counter.place == "return"
    assert sold.counter.opened is not None
    assert [line.name for line in sold.counter.opened.sale.lines] == ["纯牛奶"]


def test_an_open_sale_waits_behind_and_nothing_is_returned_meanwhile(sold: Till) -> None:
    sold.beam(MILK)
    sold.do(acts.OpenReceipts())
    sold.key("F8")
    assert (sold.counter.place, sold.alarmed()) == ("receipts", True)

    sold.key("Esc")

    assert (sold.counter.place, sold.lines()) == ("sale", [("纯牛奶", 1)])


# ---- price check
def price(till: Till) -> PriceState:
    assert isinstance(till.counter.panel, PriceState), till.story()
    return till.counter.panel


def test_a_price_is_said_and_nothing_is_sold(till: Till) -> None:
    till.key("Shift+F4")
    till.beam(MILK)

    assert till.lines() == []
    article = price(till).article
    assert article is not None
    assert (article.price, article.member_price, price(till).now) == (350, 320, 350)


def test_it_is_the_price_for_the_member_of_the_sale_with_its_reasons(till: Till) -> None:
    till.beam(CARD)
    till.do(acts.CheckPrice(MILK))

    assert (price(till).now, price(till).member) == (304, "王*明")
    assert price(till).reasons
    assert till.counter.sale.cart.empty


def test_the_next_scan_says_the_next_price_and_enter_sells_it(till: Till) -> None:
    till.do(acts.CheckPrice(MILK))
    till.beam(SOAP)
    assert price(till).now == 499

    till.key("Return")
    till.settled()

    assert till.lines() == [("香皂", 1)]


def test_weighed_goods_have_a_price_by_the_kilogram(till: Till) -> None:
    till.do(acts.CheckPrice(PEARS))

    article = price(till).article
    assert article is not None
    assert (price(till).now, article.unit) == (1280, "kg")


def test_what_is_not_known_is_said_in_the_panel(till: Till) -> None:
    till.key("Shift+F4")
    till.beam("4006381333931")

    assert price(till).article is None
    assert price(till).notice is not None
    assert till.lines() == []
