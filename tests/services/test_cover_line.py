"""A package pays for what lies in the cart: ten massages were bought, and each tin of milk is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.errors import Refusal
from pos_app.services.attach_member import attach_member, detach_member, find_card
from pos_app.services.change_line import remove_line, set_quantity
from pos_app.services.cover_line import Coverable, cover_line, coverable, uncover_line
from pos_app.services.open_sale import OpenSale, from_document, to_document
from pos_app.services.return_goods import open_return, return_goods, want, want_everything
from pos_app.services.route_scan import receipt_number
from pos_app.services.scan_article import scan_article
from pos_app.services.take_payment import take_cash
from pos_app.services.use_session import sessions, use_session
from tests.services.programme import open_programme
from tests.services.shop import ANN, CARD, MILK, SOAP, TELLY, TWIN_CARD, Shop, figures, return_of, sale_of


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """Offline; Wang has ten massages here."""
    shop = open_programme(tmp_path)
    shop.hq.online = False
    shop.sell(SOAP, card=CARD)
    shop.papers()
    yield shop
    shop.close()


def _left(shop: Shop) -> int:
    return next((one.here for one in sessions(shop.desk, find_card(shop.desk, CARD)) if one.package == "massage"), 0)


def _covered(shop: Shop, *codes: str, line: int = 1) -> OpenSale:
    return cover_line(shop.desk, shop.cart(*codes, card=CARD), line, "massage")


def test_a_line_is_offered_covered_and_ticked_off_with_the_sale(shop: Shop) -> None:
    cart = shop.cart(MILK, MILK, TELLY, card=CARD)
    assert coverable(shop.desk, cart) == (Coverable(1, "massage", 2, 10, 10),)

    covered = cover_line(shop.desk, cart, 1, "massage")
    assert (covered.bill.lines[0].payable, covered.bill.payable) == (0, cart.bill.lines[1].payable)
    assert coverable(shop.desk, covered) == ()
    assert _left(shop) == 10, "only the finished sale ticks them off"

    sold = shop.finish(take_cash(shop.desk, covered))
    assert _left(shop) == 8
    (used,) = sale_of(sold).sessions
    assert (used.package, used.owner, used.left) == ("massage", "M1", 8)
    (paper,) = shop.papers()
    assert {"Massages: Sessions left": "8", "Massages": "-7.00"}.items() <= figures(paper).items()
    shop.verified()


def test_a_lesson_alone_is_a_sale_of_nothing(shop: Shop) -> None:
    sold = shop.finish(_covered(shop, MILK))

    assert (sale_of(sold).payable, sale_of(sold).tenders, _left(shop)) == (0, (), 9)
    shop.verified()


def test_it_can_be_taken_back_before_the_end(shop: Shop) -> None:
    covered = _covered(shop, MILK, MILK)

    paid = uncover_line(shop.desk, covered, 1)

    assert paid.cart.sessions == ()
    assert paid.bill == shop.cart(MILK, MILK, card=CARD).bill


def test_another_piece_of_the_same_is_a_line_of_its_own(shop: Shop) -> None:
    more = scan_article(shop.desk, _covered(shop, MILK), MILK)

    assert [line.payable > 0 for line in more.bill.lines] == [False, True]


def test_what_is_not_his_or_not_there_is_refused(shop: Shop) -> None:
    cart = shop.cart(MILK, TELLY, card=CARD)

    for number, package, code in (
        (2, "massage", "not_covered"),
        (1, "yoga", "unknown_package"),
        (9, "massage", "no_such_line"),
    ):
        with pytest.raises(Refusal, match=code):
            cover_line(shop.desk, cart, number, package)
    with pytest.raises(Refusal, match="line_is_covered"):
        cover_line(shop.desk, cover_line(shop.desk, cart, 1, "massage"), 1, "massage")
    with pytest.raises(Refusal, match="member_needed"):
        cover_line(shop.desk, shop.cart(MILK), 1, "massage")
    with pytest.raises(Refusal, match="not_enough_sessions"):
        cover_line(shop.desk, shop.cart(MILK, card=TWIN_CARD), 1, "massage")
    with pytest.raises(Refusal, match="not_enough_sessions"):
        _covered(shop, *[MILK] * 11)
    shop.clock.forward(hours=24 * 366)
    with pytest.raises(Refusal, match="sessions_expired"):
        _covered(shop, MILK)


def test_two_lines_never_use_one_session_twice(shop: Shop) -> None:
    cart = shop.cart(*[MILK] * 6, TELLY, *[MILK] * 6, card=CARD)
    covered = cover_line(shop.desk, cart, 1, "massage")

    assert coverable(shop.desk, covered) == (Coverable(3, "massage", 6, 4, 4),)
    with pytest.raises(Refusal, match="not_enough_sessions"):
        cover_line(shop.desk, covered, 3, "massage")


def test_what_changes_in_the_cart_changes_what_is_ticked_off(shop: Shop) -> None:
    covered = _covered(shop, MILK, TELLY)

    more = set_quantity(shop.desk, covered, 1, 4)
    assert sum(spend.sessions for one in more.cart.sessions for spend in one.spends) == 4
    too_many = set_quantity(shop.desk, covered, 1, 11)
    assert too_many.cart.sessions == ()
    assert too_many.bill.lines[0].payable > 0, "what cannot be ticked off has to be paid"
    assert remove_line(shop.desk, covered, 1, ANN).cart.sessions == ()
    assert detach_member(shop.desk, covered).cart.sessions == ()
    assert attach_member(shop.desk, covered, find_card(shop.desk, TWIN_CARD)).cart.sessions == ()


def test_a_draft_keeps_it_as_far_as_it_is_still_true(shop: Shop) -> None:
    covered = _covered(shop, *[MILK] * 6)
    kept = to_document(covered)

    assert from_document(shop.desk, covered.id, kept).cart.sessions == covered.cart.sessions
    use_session(shop.desk, find_card(shop.desk, CARD), "massage", 5, ANN).result()
    assert from_document(shop.desk, covered.id, kept).cart.sessions == ()


def test_a_session_that_was_used_meanwhile_stops_the_commit(shop: Shop) -> None:
    covered = _covered(shop, *[MILK] * 6)
    use_session(shop.desk, find_card(shop.desk, CARD), "massage", 5, ANN).result()

    with pytest.raises(Refusal, match="not_enough_allowance"):
        shop.finish(covered)
    assert _left(shop) == 5
    shop.verified()


def test_returned_sessions_are_there_again(shop: Shop) -> None:
    sold = shop.finish(take_cash(shop.desk, _covered(shop, MILK, MILK, MILK, TELLY)))
    receipt = receipt_number(sold.entry.register, sold.entry.seq)
    assert _left(shop) == 7

    back = return_goods(shop.desk, want(open_return(shop.desk, receipt), 1, 1), ANN).result()
    assert (return_of(back).payable, _left(shop)) == (0, 8)
    return_goods(shop.desk, want_everything(open_return(shop.desk, receipt)), ANN).result()
    assert _left(shop) == 10
    shop.verified()
