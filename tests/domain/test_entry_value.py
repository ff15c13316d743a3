"""Bodies about stored value: each has its kind, and a place for the totals of what it moves."""

from dataclasses import fields

from domain.entries import KINDS, UnitAmount
from domain.entry_value import VALUE_KINDS, HeadRoomSet, RechargeCardPresented
from domain.postings import allowance_moves
from tests.domain.valuing import close_lots, pay, take_back, written


def test_every_kind_is_known() -> None:
    assert VALUE_KINDS.items() <= KINDS.items()


def test_what_moves_allowances_has_a_place_for_their_totals() -> None:
    for kind, body in (
        ("top_up.completed", pay(100)),
        ("top_up.cancelled", take_back(pay(100))),
        ("member.closed", close_lots([(100, 20)], "principal")),
    ):
        assert allowance_moves(written(body, kind))
        assert "allowances" in {field.name for field in fields(body)}


def test_hqs_own_acts_move_no_registers_allowance() -> None:
    body = HeadRoomSet("M1", (UnitAmount("M1", "CAP", 5),))

    assert allowance_moves(written(body, "head_room.set", register="HQ/M1")) == ()


def test_a_card_that_was_presented_moves_nothing_at_the_till() -> None:
    body = RechargeCardPresented("S01", pay(1).shift, "M1", "093X", 100, "2026-11-22T18:00:00.000+08:00", written(
        pay(1), "").ref)  # fmt: skip

    assert allowance_moves(written(body, "recharge_card.presented")) == ()
