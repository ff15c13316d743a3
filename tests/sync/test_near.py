"""Registers of one store, step by step and without a network: each rule with its control."""

import pytest

import pos_app.sync.lan_round
import pos_app.sync.neighbourhood
import pos_app.sync.peer_caller
import pos_app.sync.peer_desk
import pos_app.sync.witness
from domain.entries import AllowanceGivenBack, AllowanceLent
from local_db.verify import verify
from pos_app.services import lend_out
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.open_shift import open_shift
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_cash, take_stored_value
from pos_app.sync.errors import NoAnswer
from pos_app.sync.neighbourhood import Neighbour
from tests.local_db.world import KEY
from tests.proving import switched_off
from tests.services.shop import ANN, BONUS, CARD, FROZEN_CARD, LOT, OWN, PRINCIPAL
from tests.sync.near import LAN, Register, Wire
from wire.allowances import Want
from wire.keys import private_key
from wire.peers import NONCE_BYTES, NotForUs, PeerAnswer, PeerAsk, Standing, Wish, pack, unpack

SV = "SV"


def left(*registers: Register) -> int:
    """What may still be spent, all together."""
    return sum(one.room(PRINCIPAL) + one.room(BONUS) for one in registers)


def proved(*registers: Register) -> None:
    for one in registers:
        one.shop.books.close()
        found = verify(one.shop.folder / "books.db", KEY)
        assert found.first_bad is None, found.reason


def to_lead(other: Register) -> Neighbour:
    [found] = other.parts.hood.others()
    return found


def wish(amount: int, request_id: str = "w", unit: str = SV, owner: str = "M1") -> Wish:
    return Wish(request_id=request_id, owner=owner, wants=(Want(unit=unit, amount=amount),))


# ---- lending
def test_lots_move_as_they_are_and_nothing_is_made(lead: Register, other: Register) -> None:
    near = other.lender.borrow("M1", {SV: 600})

    assert (near.granted, near.answered, near.silent) == (True, ("S01-R1",), ())
    assert (other.room(PRINCIPAL), other.room(BONUS)) == (500, 100)
    assert left(lead, other) == 6000
    proved(lead, other)


def test_more_than_there_is_lends_all_and_says_so(lead: Register, other: Register) -> None:
    assert not other.lender.borrow("M1", {SV: 9000}).granted
    assert (left(other), left(lead)) == (6000, 0)
    proved(lead, other)


def test_a_lost_answer_lends_once(lead: Register, other: Register, wire: Wire) -> None:
    """The lender wrote it, the borrower did not hear: the same wish again brings the same loan."""
    wire.loses_answers = True
    with pytest.raises(NoAnswer):
        other.caller.ask(to_lead(other), wish=wish(600))
    assert (left(lead), left(other)) == (5400, 0)
    wire.loses_answers = False
    for _ in range(3):
        other.caller.ask(to_lead(other), wish=wish(600))
    assert (left(lead), left(other)) == (5400, 600)
    proved(lead, other)


def test_control_a_wish_is_lent_each_time_it_comes(lead: Register, other: Register) -> None:
    with switched_off(lend_out, '"asked", once)', '"asked", None)'):
        for _ in range(2):
            other.caller.ask(to_lead(other), wish=wish(600))
    assert left(other) == 1200


def test_a_loan_nobody_heard_of_is_told_until_it_is_acknowledged(lead: Register, other: Register, wire: Wire) -> None:
    open_shift(other.shop.desk, ANN, 0).result()
    wire.loses_answers = True
    with pytest.raises(NoAnswer):
        other.caller.ask(to_lead(other), wish=wish(600))
    lead.rounds()
    wire.loses_answers = False
    assert left(other) == 600  # it came with the lead's own visit, whose answer was lost
    lead.rounds()
    questions = len(wire.carried)
    lead.rounds()
    ask, _ = unpack(PeerAsk, wire.carried[-1], LAN)
    assert (len(wire.carried), ask.loans) == (questions + 1, ())


def test_what_an_open_sale_holds_is_not_lent(lead: Register, other: Register) -> None:
    desk = lead.shop.desk
    open_shift(desk, ANN, 0).result()
    sale = take_stored_value(desk, lead.shop.cart(*[OWN] * 6, card=CARD), 4800)
    keep_sale(desk, sale, ANN).result()

    other.lender.borrow("M1", {SV: 6000})

    assert left(other) == 1200
    lead.shop.finish(take_cash(desk, sale))
    proved(lead, other)


def test_control_what_an_open_sale_holds_is_lent(lead: Register, other: Register) -> None:
    desk = lead.shop.desk
    open_shift(desk, ANN, 0).result()
    sale = take_stored_value(desk, lead.shop.cart(*[OWN] * 6, card=CARD), 4800)
    keep_sale(desk, sale, ANN).result()
    with switched_off(lend_out, "holds, day = held(desk, owner), _day(desk)", "holds, day = {}, _day(desk)"):
        other.lender.borrow("M1", {SV: 6000})
    assert left(other) == 6000


def test_of_a_frozen_member_nothing_is_lent(lead: Register, other: Register) -> None:
    lead.granted({f"SVP/{LOT}": 500}, owner="M2")
    assert lead.shop.desk.members.by_card(FROZEN_CARD) is not None

    assert not other.lender.borrow("M2", {SV: 100}).granted
    with switched_off(lend_out, "if member is not None and member.member.frozen:", "if False:"):
        assert other.lender.borrow("M2", {SV: 100}).granted


def test_the_right_to_return_a_sale_is_not_lent(lead: Register, other: Register) -> None:
    lead.granted({"REFUND:x": 1}, owner="x")

    assert not other.lender.borrow("x", {"REFUND:x": 1}).granted
    with switched_off(lend_out, "not unit.startswith(NEVER)", "True"):
        assert other.lender.borrow("x", {"REFUND:x": 1}).granted


# ---- who speaks
def question(other: Register, lead: Register, **more: object) -> PeerAsk:
    plain: dict[str, object] = {
        "sender": other.holder,
        "to": lead.holder,
        "nonce": "n",
        "standing": Standing(head=1, head_hash="0" * 64),
        "wish": wish(600),
    }
    return PeerAsk(**{**plain, **more})  # type: ignore[arg-type]


def test_strangers_are_not_answered(lead: Register, other: Register) -> None:
    """Another LAN key, another's signature, another's name, an epoch that is over, bytes of nobody."""
    desk, nonce = pos_app.sync.peer_desk.PeerDesk(lead.parts), bytes(NONCE_BYTES)
    own, stranger = private_key(other.seed), private_key(bytes(32))
    good = pack(question(other, lead), own, LAN, nonce)
    bad = [
        pack(question(other, lead), own, bytes(32), nonce),
        pack(question(other, lead), stranger, LAN, nonce),
        pack(question(other, lead, sender="S01-R7/0000000000000007"), own, LAN, nonce),
        pack(question(other, lead, to="S01-R1/ffffffffffffffff"), own, LAN, nonce),
        good[:-1],
        good[:-1] + bytes([good[-1] ^ 1]),
        b"",
        b"x" * 200,
    ]
    for data in bad:
        with pytest.raises(NotForUs):
            desk.answer(data)
    assert left(lead) == 6000
    assert unpack(PeerAnswer, desk.answer(good), LAN)[0].missing == 0
    assert left(lead) == 5400


def test_control_nobody_looks_at_signatures(lead: Register, other: Register) -> None:
    forged = pack(question(other, lead), private_key(bytes(32)), LAN, bytes(NONCE_BYTES))
    with switched_off(
        pos_app.sync.peer_desk,
        "neighbour is None or not is_signed_by(signed, neighbour.public_key)",
        "neighbour is None",
    ):
        pos_app.sync.peer_desk.PeerDesk(lead.parts).answer(forged)
    assert left(lead) == 5400


def test_a_register_that_hq_shut_out_is_nobody(lead: Register, other: Register) -> None:
    lead.knows(other, revoked=True)

    assert not other.lender.borrow("M1", {SV: 600}).granted
    with switched_off(pos_app.sync.neighbourhood, "row.revoked or said", "said"):
        lead.parts.hood._texts = ()
        assert other.lender.borrow("M1", {SV: 600}).granted


def test_an_old_answer_again_is_no_answer(lead: Register, other: Register, wire: Wire) -> None:
    old = wire.carry("S01-R1", pack(question(other, lead), private_key(other.seed), LAN, bytes(NONCE_BYTES)))

    def replay(_address: str, _data: bytes) -> bytes:
        return old

    replaying = pos_app.sync.peer_caller.PeerCaller(other.parts, replay)
    with pytest.raises(NoAnswer):
        replaying.ask(to_lead(other))
    with switched_off(pos_app.sync.peer_caller, "answer.nonce != nonce or", ""):
        replaying.ask(to_lead(other))


# ---- giving it back
def test_all_goes_back_when_the_shift_is_closed(lead: Register, other: Register) -> None:
    open_shift(other.shop.desk, ANN, 0).result()
    other.lender.borrow("M1", {SV: 1200})
    other.rounds(2)
    assert left(other) == 1200
    sale = take_stored_value(other.shop.desk, other.shop.cart(*[OWN] * 1, card=CARD), None)
    other.shop.finish(sale)
    left_there = left(other)
    close(other)

    other.rounds(2)

    assert (left(other), left(lead)) == (0, 4800 + left_there)
    other.rounds(2)
    assert [kind for kind in kinds(other) if kind == "allowance.lent"] == ["allowance.lent"]
    proved(lead, other)


def close(one: Register) -> None:
    shift = one.shop.books.open_shift()
    assert shift is not None
    count = count_drawer(one.shop.desk, {"1": shift.totals.expected_cash})
    close_shift(one.shop.desk, ANN, count, "", day=False)


def kinds(one: Register) -> list[str]:
    found = map(one.shop.books.entry, range(1, one.shop.books.head().seq + 1))
    return [entry.entry.kind for entry in found if entry is not None]


def test_it_goes_to_hq_when_the_lender_is_gone(lead: Register, other: Register, wire: Wire) -> None:
    other.lender.borrow("M1", {SV: 600})
    wire.cut.add("S01-R1")
    other.rounds()
    assert "allowance.given_back" not in kinds(other)  # it may come back in a moment
    other.shop.clock.forward(minutes=6)

    other.rounds()

    last = other.shop.books.entry(other.shop.books.head().seq)
    assert last is not None
    assert isinstance(last.entry.body, AllowanceGivenBack)
    assert left(other) == 0
    proved(other)


def test_a_lender_in_a_new_epoch_is_gone(lead: Register, other: Register) -> None:
    """Pairs are keyed by epoch: what was borrowed of one that is over goes to HQ at once."""
    other.lender.borrow("M1", {SV: 600})
    lead.epoch = "00000000000000ff"
    other.knows(lead)

    other.rounds()

    assert "allowance.given_back" in kinds(other)


def test_lent_is_an_entry_with_totals(lead: Register, other: Register) -> None:
    other.lender.borrow("M1", {SV: 600})
    other.lender.borrow("M1", {SV: 600})
    last = lead.shop.books.entry(lead.shop.books.head().seq)
    assert last is not None
    body = last.entry.body
    assert isinstance(body, AllowanceLent)
    assert {one.unit: one.lent for one in body.allowances} == {
        PRINCIPAL: {other.holder: 1000},
        BONUS: {other.holder: 200},
    }
