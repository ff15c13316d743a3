"""Ten massages: sold, ticked off, given on, paid back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import PackageRefunded
from domain.entry_causes import SessionUsed
from domain.errors import Refusal
from domain.plan_points import EarnRule, Gift, PointsPolicy
from local_db.act import Recorded
from pos_app.services.attach_member import find_card
from pos_app.services.refund_package import open_refund, refund_package
from pos_app.services.return_goods import open_return, return_goods, want, want_everything
from pos_app.services.route_scan import receipt_number
from pos_app.services.take_gift import take_gift
from pos_app.services.use_session import fetch_sessions, session_lots, sessions, transfer_sessions, use_session
from tests.services.programme import PROGRAMME, open_programme
from tests.services.shop import ANN, BEA, CARD, OWN, SOAP, TWIN_CARD, Shop, figures, return_of


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = open_programme(tmp_path)
    shop.hq.online = False
    yield shop
    shop.close()


def _receipt(sold: Recorded) -> str:
    return receipt_number(sold.entry.register, sold.entry.seq)


def _left(shop: Shop, card: str = CARD) -> dict[str, tuple[int, int]]:
    return {one.package: (one.here, one.left) for one in sessions(shop.desk, find_card(shop.desk, card))}


def test_a_session_is_ticked_off_and_the_slip_says_what_is_left(shop: Shop) -> None:
    shop.sell(SOAP, card=CARD)
    shop.papers()

    used = use_session(shop.desk, find_card(shop.desk, CARD), "massage", 3, ANN, "1001").result().entry.body

    assert isinstance(used, SessionUsed)
    assert (used.left, used.sku) == (7, "1001")
    assert _left(shop) == {"massage": (7, 7)}
    (paper,) = shop.papers()
    assert {"Massages": "3", "Sessions left": "7"}.items() <= figures(paper).items()
    shop.verified()


def test_two_packages_are_used_oldest_first(shop: Shop) -> None:
    shop.sell(SOAP, card=CARD)
    shop.clock.forward(hours=24)
    shop.sell(SOAP, card=CARD)
    first, second = session_lots(shop.desk, find_card(shop.desk, CARD), "massage")

    used = use_session(shop.desk, find_card(shop.desk, CARD), "massage", 12, ANN).result().entry.body

    assert isinstance(used, SessionUsed)
    assert [(one.lot, one.sessions) for one in used.spends] == [(first.id, 10), (second.id, 2)]


def test_what_is_not_there_is_refused(shop: Shop) -> None:
    shop.sell(SOAP, card=CARD)
    who = find_card(shop.desk, CARD)

    for package, many, sku, code in (
        ("massage", 11, "", "not_enough_sessions"),
        ("massage", 0, "", "quantity_zero"),
        ("massage", 1, "9000", "not_covered"),
        ("yoga", 1, "", "unknown_package"),
    ):
        with pytest.raises(Refusal, match=code):
            use_session(shop.desk, who, package, many, ANN, sku)
    shop.clock.forward(hours=24 * 366)
    with pytest.raises(Refusal, match="sessions_expired"):
        use_session(shop.desk, who, "massage", 1, ANN)


def test_hq_lends_what_lies_there(shop: Shop) -> None:
    shop.hq.online = True
    shop.hq.available["M1"]["PKG:massage/20250101-x-1"] = 5
    who = find_card(shop.desk, CARD)

    assert fetch_sessions(shop.desk, who, "massage", 0) is None
    shop.hq.lend("M1", {"PKG:massage/20250101-x-1": 2})
    use_session(shop.desk, who, "massage", 2, ANN).result()
    assert _left(shop)["massage"][0] == 0


def test_sessions_go_to_another_member_and_keep_their_end(shop: Shop) -> None:
    shop.sell(SOAP, card=CARD)
    one, other = find_card(shop.desk, CARD), find_card(shop.desk, TWIN_CARD)
    (lot,) = session_lots(shop.desk, one, "massage")

    transfer_sessions(shop.desk, one, other, lot, 4, ANN).result()

    assert (_left(shop), _left(shop, TWIN_CARD)) == ({"massage": (6, 6)}, {"massage": (4, 4)})
    (theirs,) = session_lots(shop.desk, other, "massage")
    assert (theirs.id, theirs.expires) == (lot.id, lot.expires)
    for to, many, code in ((one, 1, "same_member"), (other, 7, "not_enough_sessions"), (other, 0, "quantity_zero")):
        with pytest.raises(Refusal, match=code):
            transfer_sessions(shop.desk, one, to, session_lots(shop.desk, one, "massage")[0], many, ANN)
    shop.verified()


def test_some_packages_stay_with_their_member(shop: Shop) -> None:
    sold = shop.sell(OWN, card=CARD)
    one, other = find_card(shop.desk, CARD), find_card(shop.desk, TWIN_CARD)

    with pytest.raises(Refusal, match="not_transferable"):
        transfer_sessions(shop.desk, one, other, session_lots(shop.desk, one, "mine")[0], 1, ANN)
    with pytest.raises(Refusal, match="package_not_refundable"):
        open_refund(shop.desk, open_return(shop.desk, _receipt(sold)), 1)


def test_the_unused_part_is_paid_back_once_and_the_books_still_prove_it(shop: Shop) -> None:
    sold = shop.sell(SOAP, card=CARD)
    paid = sold.entry.body.payable  # type: ignore[union-attr]
    use_session(shop.desk, find_card(shop.desk, CARD), "massage", 4, ANN).result()

    opened = open_refund(shop.desk, open_return(shop.desk, _receipt(sold)), 1)
    body = refund_package(shop.desk, opened, BEA).result().entry.body

    assert isinstance(body, PackageRefunded)
    assert (body.used, body.unused, body.back.payable) == (4, 6, paid - (2 * paid * 4 + 10) // 20)
    assert _left(shop).get("massage", (0, 0)) == (0, 0)
    with pytest.raises(Refusal, match="return_changed"):
        refund_package(shop.desk, opened, BEA).result()
    with pytest.raises(Refusal, match="nothing_to_return"):
        open_refund(shop.desk, open_return(shop.desk, _receipt(sold)), 1)
    with pytest.raises(Refusal, match="more_than_sold"):
        want(open_return(shop.desk, _receipt(sold)), 1, 1)
    shop.verified()


def test_what_was_given_on_counts_as_used_and_stays_good(shop: Shop) -> None:
    """Nobody is paid twice for it: the buyer not for what he gave away, the other not for what he was given."""
    sold = shop.sell(SOAP, card=CARD)
    paid = sold.entry.body.payable  # type: ignore[union-attr]
    one, other = find_card(shop.desk, CARD), find_card(shop.desk, TWIN_CARD)
    transfer_sessions(shop.desk, one, other, session_lots(shop.desk, one, "massage")[0], 4, ANN).result()
    use_session(shop.desk, find_card(shop.desk, CARD), "massage", 1, ANN).result()
    transfer_sessions(shop.desk, other, one, session_lots(shop.desk, other, "massage")[0], 1, ANN).result()

    opened = open_refund(shop.desk, open_return(shop.desk, _receipt(sold)), 1)
    body = refund_package(shop.desk, opened, BEA).result().entry.body

    assert isinstance(body, PackageRefunded)
    assert (body.used, body.unused, body.back.payable) == (4, 6, paid - (2 * paid * 4 + 10) // 20)
    use_session(shop.desk, find_card(shop.desk, TWIN_CARD), "massage", 3, ANN).result()
    with pytest.raises(Refusal, match="nothing_to_return"):
        open_refund(shop.desk, open_return(shop.desk, _receipt(sold)), 1)
    shop.verified()


def test_a_package_that_was_given_on_is_not_returned_whole(shop: Shop) -> None:
    sold = shop.sell(SOAP, card=CARD)
    one, other = find_card(shop.desk, CARD), find_card(shop.desk, TWIN_CARD)
    transfer_sessions(shop.desk, one, other, session_lots(shop.desk, one, "massage")[0], 1, ANN).result()

    with pytest.raises(Refusal, match="sessions_used"):
        return_goods(shop.desk, want_everything(open_return(shop.desk, _receipt(sold))), ANN)


def test_points_of_a_package_that_were_spent_are_owed_when_it_is_paid_back(tmp_path: Path) -> None:
    """4.99 earned 4 points, 3 of them are gone: of the 2 that six unused sessions take back one is here."""
    earn = EarnRule("one", {}, "proportional", 1, 100)
    plan = replace(PROGRAMME, points=PointsPolicy(earn=(earn,), value=10, gifts=(Gift("1001", 3),)))
    shop = Shop.new(tmp_path, plan)
    shop.open()
    sold = shop.sell(SOAP, card=CARD)
    use_session(shop.desk, find_card(shop.desk, CARD), "massage", 4, ANN).result()
    take_gift(shop.desk, find_card(shop.desk, CARD), "1001", 3, ANN).result()

    opened = open_refund(shop.desk, open_return(shop.desk, _receipt(sold)), 1)
    body = refund_package(shop.desk, opened, BEA).result().entry.body

    assert isinstance(body, PackageRefunded)
    assert [(one.points, one.debt) for one in body.back.gains.earned] == [(2, 1)]
    shop.verified()
    shop.close()


def test_a_used_package_is_not_returned_whole(shop: Shop) -> None:
    sold = shop.sell(SOAP, card=CARD)
    use_session(shop.desk, find_card(shop.desk, CARD), "massage", 1, ANN).result()

    with pytest.raises(Refusal, match="sessions_used"):
        return_goods(shop.desk, want_everything(open_return(shop.desk, _receipt(sold))), ANN)


def test_an_unused_package_goes_back_with_its_sessions(shop: Shop) -> None:
    sold = shop.sell(SOAP, card=CARD)

    back = return_goods(shop.desk, want_everything(open_return(shop.desk, _receipt(sold))), ANN).result()

    assert [one.sessions for one in return_of(back).gains.bought] == [10]
    assert _left(shop).get("massage", (0, 0)) == (0, 0)
    shop.verified()


def test_sessions_elsewhere_are_not_paid_back(shop: Shop) -> None:
    sold = shop.sell(SOAP, card=CARD)
    opened = open_return(shop.desk, _receipt(sold))
    who = opened.member
    assert who is not None
    use_session(shop.desk, who, "massage", 1, ANN).result()

    with pytest.raises(Refusal, match="sessions_elsewhere"):
        open_refund(shop.desk, opened, 1)  # the member as he was: ten sessions, of which nine are here
    with pytest.raises(Refusal, match="no_package_here"):
        open_refund(shop.desk, open_return(shop.desk, _receipt(shop.sell(OWN, card=TWIN_CARD))), 2)
