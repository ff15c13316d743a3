"""Names, codes and amounts that nobody means: an answer or a refusal, and paper that is only text."""

from collections.abc import Mapping
from typing import Any

import pytest

from domain.errors import Refusal
from pos_app.receipts.escpos import EscPosWriter
from pos_app.receipts.profiles import PROFILES
from pos_app.services.attach_member import find_card, find_members
from pos_app.services.change_line import set_quantity
from pos_app.services.return_goods import open_return, return_goods, want
from pos_app.services.route_scan import route_scan
from pos_app.services.scan_article import find_article
from pos_app.services.search_articles import search_articles
from pos_app.services.take_payment import take_cash
from pos_app.ui.rasteriser import Rasteriser
from tests.receipts.reading import papers_of
from tests.services.conftest import open_shop, shop, template
from tests.services.shop import ANN, CARD, MEMBERS, MILK, TELLY, Shop, member_row, return_of, sale_of

__all__ = ["open_shop", "shop", "template"]

ODD = [
    "\x00", "牛\x00奶", "%", "_", "%%%%", '"', "'", "''; --", '"OR"', "*", "^", "NEAR(a b)", "a AND b", "-", ":", "(",
    "。", "👩‍👩‍👧", "\u202eabc", "\ud800", "\n", "a\nb", "x" * 5_000, "\U0010ffff", "\ufffd", "٣٤٥٦", "²²²²",
]  # fmt: skip
NAMES = [
    "\x1bp\x00\x19\xfa",
    "\x10\x14\x01\x00\x05",
    "\x1d\x56\x00",
    "名" * 500,
    "a\nb\tc\r",
    "\u202eevil\u202c",
    "👩‍👧",
    "\x00",
]


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_whatever_is_typed_or_scanned(open_shop: Shop, text: str) -> None:
    """Searches find nothing or something, codes are unknown: never an error of the program."""
    desk = open_shop.desk
    search_articles(desk, text)
    for look in (find_members, find_article, find_card, open_return):
        with pytest.raises(Refusal):
            look(desk, text)
    desk.books.receipts(5, text)
    try:
        route = route_scan(text)
    except Refusal:
        return
    search_articles(desk, route.code)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_on_paper_is_only_text(open_shop: Shop, name: str, qapp: object) -> None:
    """No name opens the drawer, cuts the paper or makes a line wider than the paper."""
    told: Mapping[str, Any] = {**MEMBERS[0], "name": name}
    open_shop.store.apply_rows([member_row(told)], {}, 1)
    sale = open_shop.finish(take_cash(open_shop.desk, open_shop.cart(MILK, card=CARD)))
    body = sale_of(sale)
    writer = EscPosWriter(PROFILES["gbk"], Rasteriser())
    papers = [payload for kind, payload in open_shop.jobs() if kind == "receipt"]
    assert [len(papers_of(writer.compose(paper, False))) for paper in papers] == [1]
    assert body.member is not None
    open_shop.verified()


def test_a_million_of_the_dearest(open_shop: Shop) -> None:
    """The largest quantity of one line, sold and brought back in odd parts, to the cent."""
    sale = open_shop.cart(TELLY, MILK, card=CARD)
    sale = set_quantity(open_shop.desk, sale, 1, 1_000_000)
    with pytest.raises(Refusal, match="quantity_too_large"):
        set_quantity(open_shop.desk, sale, 1, 1_000_001)
    sold = open_shop.finish(take_cash(open_shop.desk, sale))
    body, back = sale_of(sold), 0
    for quantity in (1, 333_333, 333_333, 333_333):
        opened = open_return(open_shop.desk, f"S01-R2-{sold.entry.seq:06d}")
        back += return_of(return_goods(open_shop.desk, want(opened, 1, quantity), ANN).result()).payable
    opened = open_return(open_shop.desk, f"S01-R2-{sold.entry.seq:06d}")
    back += return_of(return_goods(open_shop.desk, want(opened, 2, 1), ANN).result()).payable
    shift = open_shop.books.open_shift()
    assert back == body.payable
    assert shift is not None
    assert shift.totals.expected_cash == 20_000
    open_shop.verified()
