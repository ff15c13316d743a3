"""Ending a membership: what is owed is paid, the rest forfeited, on a manager's word and a paper."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entry_value import MemberClosed
from domain.errors import Refusal
from domain.rights import Wanted
from pos_app.services.attach_member import attach_member
from pos_app.services.close_member import close_member, fetch_all, preview_closing
from pos_app.services.open_sale import new_sale
from pos_app.services.permission import approve
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_stored_value
from tests.services.shop import ANN, BEA, BEAS_PIN, CARD, OWN, STRANGER_CARD, Shop, figures
from tests.services.valued import POLICY, member, room, topped_up, value_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = value_shop(tmp_path)
    yield shop
    shop.close()


def closed(shop: Shop) -> MemberClosed:
    body = close_member(shop.desk, member(shop), BEA, None, "id_card", "moves away").result().entry.body
    assert isinstance(body, MemberClosed)
    return body


def test_principal_is_paid_bonus_and_points_are_forfeited(shop: Shop) -> None:
    shop.hq.available["M1"]["PTS/20260101-p"] = 30
    shop.hq.lend("M1", {"PTS/20260101-p": 30})
    shop.papers()
    assert preview_closing(shop.desk, member(shop)).paid == 5_000

    body = closed(shop)

    assert (body.paid, [(lot.principal, lot.bonus, lot.paid) for lot in body.lots]) == (5_000, [(5_000, 1_000, 5_000)])
    assert [(spend.points, spend.amount) for spend in body.points] == [(30, 300)]
    assert room(shop, "SVP/20260101-M1") == room(shop, "SVB/20260101-M1") == room(shop, "PTS/20260101-p") == 0
    [paper] = shop.papers()
    assert (figures(paper)["PAID BACK"], figures(paper)["Bonus forfeited"]) == ("￥50.00", "10.00")
    shift = shop.books.open_shift()
    assert shift is not None
    assert (shift.totals.cashed_out, shift.totals.expected_cash) == (5_000, 15_000)
    shop.verified()


def test_hq_lends_the_whole_balance_first(shop: Shop) -> None:
    fetch_all(shop.desk, member(shop))

    assert closed(shop).paid == 60_000
    shop.verified()


def test_offline_it_pays_what_is_here(shop: Shop) -> None:
    shop.hq.online = False
    fetch_all(shop.desk, member(shop))

    assert closed(shop).paid == 5_000
    assert preview_closing(shop.desk, member(shop)).balance == 66_000


def test_the_paid_share_of_each_lot(tmp_path: Path) -> None:
    """What nothing was spent of pays what was paid for it; a lot without terms, the principal that is left."""
    shop = value_shop(tmp_path, replace(POLICY, closing="paid_share", order="bonus_first"))
    topped_up(shop, 100_000)
    body = closed(shop)

    assert [lot.paid for lot in body.lots] == [5_000, 100_000]
    shop.verified()


def test_a_manager_and_a_paper(shop: Shop) -> None:
    with pytest.raises(Refusal, match="approver_needed") as refused:
        close_member(shop.desk, member(shop), ANN, None, "id_card")
    wanted = refused.value.params["wanted"]
    assert isinstance(wanted, Wanted)
    with pytest.raises(Refusal, match="identity_needed"):
        close_member(shop.desk, member(shop), BEA, None, "")
    approval = approve(shop.desk, wanted, ANN, "A2", BEAS_PIN)
    recorded = close_member(shop.desk, member(shop), ANN, approval, "id_card").result()
    assert (recorded.entry.actor, recorded.entry.approver) == ("A1", "A2")


def test_not_while_a_sale_holds_of_it(shop: Shop) -> None:
    keep_sale(shop.desk, take_stored_value(shop.desk, shop.cart(OWN, card=CARD), 100), ANN).result()

    with pytest.raises(Refusal, match="member_in_sale"):
        close_member(shop.desk, member(shop), BEA, None, "id_card")


def test_whoever_left_is_attached_to_nothing(shop: Shop) -> None:
    """Also before HQ has said so, also after a restart; and nobody leaves twice."""
    before = member(shop)
    closed(shop)

    with pytest.raises(Refusal, match="card_frozen"):
        attach_member(shop.desk, new_sale(shop.desk), member(shop))
    with pytest.raises(Refusal, match="already_finished"):
        close_member(shop.desk, before, BEA, None, "id_card").result()
    close_member(shop.desk, member(shop, STRANGER_CARD), BEA, None, "id_card").result()
    again = shop.again()
    assert member(again).member.frozen
    assert member(again, STRANGER_CARD).member.frozen
    again.verified()
