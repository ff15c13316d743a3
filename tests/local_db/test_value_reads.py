"""What was cancelled and closed; and books that lie about stored value are found out by `verify`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entry_value import MemberClosed, TopUpCancelled, TopUpCompleted
from local_db.act import Act
from local_db.verify import verify
from pos_app.services.cancel_top_up import cancel_top_up, open_cancel
from pos_app.services.close_member import close_member
from tests.local_db.world import KEY
from tests.services.shop import BEA, Shop
from tests.services.valued import LIMITED, body_of, member, topped_up, value_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = value_shop(tmp_path, LIMITED)
    shop.hq.lend("M1", {"CAP": 400_000})
    yield shop
    shop.close()


def again(
    shop: Shop, body: TopUpCompleted | TopUpCancelled | MemberClosed, kind: str, approver: str | None = None
) -> None:
    """Write a body as somebody would who has the register's key, and not its program."""
    bare = replace(body, allowances=())
    shop.books.record(
        Act(kind, bare, "A1", shop.clock.now(), "2026-01-02", members=("M1",), approver=approver)
    ).result()


def found_wrong(shop: Shop) -> str:
    shop.close()
    return verify(shop.folder / "books.db", KEY).reason


def test_what_was_cancelled_and_who_left(shop: Shop) -> None:
    done = topped_up(shop, 100)
    assert not shop.books.cancelled(done.entry.ref)
    cancel_top_up(shop.desk, open_cancel(shop.desk, f"S01-R2-{done.entry.seq:06d}"), BEA, "").result()
    assert shop.books.cancelled(done.entry.ref)
    assert not shop.books.closed("M1")
    close_member(shop.desk, member(shop), BEA, None, "id_card").result()
    assert (shop.books.closed("M1"), shop.books.closed("M2")) == (True, False)


Lie = Callable[[TopUpCompleted], TopUpCompleted]


def _more_bonus(body: TopUpCompleted) -> TopUpCompleted:
    lot = body.lot.replace("+20000-", "+30000-").replace("-a", "-b")
    return replace(body, lot=lot, bonus=30_000, balance=None)


def _no_head_room(body: TopUpCompleted) -> TopUpCompleted:
    return replace(body, lot=body.lot + "x", head_room=0)


def _for_ever(body: TopUpCompleted) -> TopUpCompleted:
    return replace(body, lot=body.lot + "x", bonus_expires=None)


@pytest.mark.parametrize("lie", [_more_bonus, _no_head_room, _for_ever])
def test_a_top_up_that_the_plan_does_not_give(shop: Shop, lie: Lie) -> None:
    body = body_of(topped_up(shop, 100_000))
    assert isinstance(body, TopUpCompleted)
    again(shop, lie(body), "top_up.completed")

    assert "worked out again" in found_wrong(shop)


def test_a_cancelling_that_gives_more_back(shop: Shop) -> None:
    first, second = topped_up(shop, 100), topped_up(shop, 200)
    opened = open_cancel(shop.desk, f"S01-R2-{second.entry.seq:06d}")
    body = body_of(cancel_top_up(shop.desk, opened, BEA, "").result())
    assert isinstance(body, TopUpCancelled)
    done = body_of(first)
    assert isinstance(done, TopUpCompleted)
    lie = replace(body, lot=done.lot, principal=100, head_room=100, gains=done.gains, tenders=done.tenders)
    again(shop, lie, "top_up.cancelled")

    assert "worked out again" in found_wrong(shop)


def test_a_closing_by_another_rule(shop: Shop) -> None:
    body = body_of(close_member(shop.desk, member(shop), BEA, None, "id_card").result())
    assert isinstance(body, MemberClosed)
    again(shop, replace(body, rule="paid_share", lots=(), points=(), paid=0), "member.closed", "A2")

    assert "worked out again" in found_wrong(shop)


def test_a_closing_that_nobody_approved(shop: Shop) -> None:
    body = body_of(close_member(shop.desk, member(shop), BEA, None, "id_card").result())
    assert isinstance(body, MemberClosed)
    again(shop, replace(body, lots=(), points=(), paid=0), "member.closed")

    assert "nobody approved" in found_wrong(shop)


def test_the_end_of_a_lot_that_was_changed(shop: Shop) -> None:
    topped_up(shop, 100_000)
    shop.books.run(
        lambda tx: tx.execute("UPDATE allowance SET expires = '2099-01-01' WHERE unit LIKE 'SVB/%+20000-%'")
    ).result()

    assert "2099-01-01" in found_wrong(shop)
