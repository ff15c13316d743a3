"""Goods of another register come back here: the right to return them travels with what is left of them (C5)."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.entries import ReturnCompleted
from domain.errors import Refusal
from domain.tenders import CASH, STORED_VALUE
from local_db import checks
from local_db.act import Recorded
from pos_app.services.fetch_return import fetch_return
from pos_app.services.reprint_receipt import reprint_receipt
from pos_app.services.return_goods import OpenReturn, open_return, return_goods, want, want_everything
from pos_app.services.take_payment import take_cash, take_stored_value
from tests.services.shop import ANN, CARD, MILK, PRINCIPAL, SOAP, Shop, figures, return_of, sale_of


@dataclass
class Town:
    """Two registers of one chain: `seller` is S01-R2, `other` S01-R3."""

    seller: Shop
    other: Shop

    def both_verified(self) -> None:
        self.seller.verified()
        self.other.verified()


@pytest.fixture
def town(template: Path, tmp_path: Path) -> Iterator[Town]:
    (tmp_path / "other").mkdir()
    seller = Shop.copied(template, tmp_path / "seller")
    other = Shop.new(tmp_path / "other", register="S01-R3")
    for shop in (seller, other):
        shop.hq.town = [seller.hq, other.hq]
        shop.open()
    yield Town(seller, other)
    seller.close()
    other.close()


def number(sold: Recorded) -> str:
    return f"S01-R2-{sold.entry.seq:06d} {sold.hash[:12]}"


def mixed(shop: Shop) -> Recorded:
    """Three milk and two soap for a member: 5.00 of stored value, the rest in cash."""
    cart = shop.cart(MILK, MILK, MILK, SOAP, SOAP, card=CARD)
    return shop.finish(take_cash(shop.desk, take_stored_value(shop.desk, cart, 500), 5000))


def back(shop: Shop, under_way: OpenReturn) -> ReturnCompleted:
    return return_of(return_goods(shop.desk, under_way, ANN).result())


def code(refused: "pytest.ExceptionInfo[Refusal]") -> str:
    return refused.value.code


def test_all_of_it_comes_back_at_another_register(town: Town) -> None:
    sold = mixed(town.seller)
    with pytest.raises(Refusal) as refused:
        open_return(town.other.desk, number(sold))
    assert code(refused) == "receipt_elsewhere"
    room = town.other.books.rooms("M1")[PRINCIPAL].totals.room

    body = back(town.other, want_everything(fetch_return(town.other.desk, number(sold))))

    assert (body.payable, body.last, body.original_hash) == (sale_of(sold).payable, True, sold.hash)
    assert {tender.kind for tender in body.tenders} == {CASH, STORED_VALUE}
    spend = next(tender.spends[0] for tender in body.tenders if tender.kind == STORED_VALUE)
    assert town.other.books.rooms("M1")[PRINCIPAL].totals.room == room + spend.principal
    town.both_verified()


def test_parts_at_both_registers_sum_to_what_was_paid(town: Town) -> None:
    """The right goes there and back: each register goes on where the other one left off."""
    sold = mixed(town.seller)
    parts = [
        back(town.seller, want(open_return(town.seller.desk, number(sold)), 1, 1)),
        back(town.other, want(fetch_return(town.other.desk, number(sold)), 2, 1)),
        back(town.other, want(open_return(town.other.desk, number(sold)), 1, 1)),
        back(town.seller, want(fetch_return(town.seller.desk, number(sold)), 2, 1)),
        back(town.other, want_everything(fetch_return(town.other.desk, number(sold)))),
    ]

    assert [part.last for part in parts] == [False, False, False, False, True]
    assert sum(part.payable for part in parts) == sale_of(sold).payable
    assert sum(tax.tax for part in parts for tax in part.taxes) == sum(tax.tax for tax in sale_of(sold).taxes)
    assert [len(part.earlier) for part in parts] == [0, 1, 2, 3, 4]
    with pytest.raises(Refusal) as refused:
        fetch_return(town.seller.desk, number(sold))
    assert code(refused) == "nothing_left_to_return"
    town.both_verified()


def test_the_seller_returns_nothing_without_the_right(town: Town) -> None:
    """Neither a part nor all of it, though its own journal knows of no return."""
    sold = mixed(town.seller)
    early = want(open_return(town.seller.desk, number(sold)), 1, 1)
    fetch_return(town.other.desk, number(sold))

    with pytest.raises(Refusal) as refused:
        open_return(town.seller.desk, number(sold))
    assert code(refused) == "refund_right_elsewhere"
    with pytest.raises(Refusal) as refused:
        back(town.seller, early)
    assert code(refused) == "refund_right_elsewhere"
    town.both_verified()


def test_two_registers_at_once_give_back_once(town: Town) -> None:
    """Both have the receipt open; whoever is first gives everything back, and the other one nothing."""
    sold = mixed(town.seller)
    opened = [
        (town.seller, want_everything(open_return(town.seller.desk, number(sold)))),
        (town.other, want_everything(fetch_return(town.other.desk, number(sold)))),
    ]

    def press(shop: Shop, under_way: OpenReturn) -> int:
        try:
            return back(shop, under_way).payable
        except Refusal:
            return 0

    with ThreadPoolExecutor(2) as hands:
        given = list(hands.map(press, *zip(*opened, strict=True)))

    assert sorted(given) == [0, sale_of(sold).payable]
    town.both_verified()


def test_a_right_that_came_by_the_feed_alone_is_not_enough(town: Town) -> None:
    """It is lent again after another register returned a part: whoever did not hear of that may not go on."""
    sold = mixed(town.seller)
    early = want_everything(fetch_return(town.other.desk, number(sold)))
    back(town.seller, want(fetch_return(town.seller.desk, number(sold)), 1, 1))
    town.seller.hq.give_back(sold.entry.ref)
    owner = f"S01-R2/{sold.entry.epoch}/{sold.entry.seq}"
    town.other.hq.lend(owner, {f"REFUND:{owner}": 1})

    with pytest.raises(Refusal) as refused:
        back(town.other, early)
    assert code(refused) == "refund_right_elsewhere"
    assert back(town.other, want_everything(fetch_return(town.other.desk, number(sold)))).last
    town.both_verified()


def test_without_the_check_in_the_commit_money_would_leave_twice(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the check is for: with it off, the same milk is paid back at two registers, and verify names the second."""
    sold = mixed(town.seller)
    early = want(open_return(town.seller.desk, number(sold)), 1, 3)
    back(town.other, want(fetch_return(town.other.desk, number(sold)), 1, 3))
    monkeypatch.setattr(checks, "right_is_here", lambda *_: True)

    back(town.seller, early)

    with pytest.raises(AssertionError, match="the right to return the sale was not here"):
        town.seller.verified()


# ---- what HQ or the network says
def test_without_hq_the_refusal_says_where_to_go(town: Town) -> None:
    sold = mixed(town.seller)
    town.other.hq.online = False

    with pytest.raises(Refusal) as refused:
        fetch_return(town.other.desk, number(sold))

    assert code(refused) == "return_needs_hq"
    assert refused.value.params["register"] == "S01-R2"


def test_what_was_fetched_is_returned_without_hq(town: Town) -> None:
    """The right is here: the network may go."""
    sold = mixed(town.seller)
    fetch_return(town.other.desk, number(sold))
    town.other.hq.online = False

    assert back(town.other, want_everything(fetch_return(town.other.desk, number(sold)))).last


def test_a_register_that_has_the_right_and_is_away(town: Town) -> None:
    sold = mixed(town.seller)
    town.seller.hq.online = False

    with pytest.raises(Refusal) as refused:
        fetch_return(town.other.desk, number(sold))

    assert code(refused) == "right_is_out"
    assert refused.value.params["register"] == "S01-R2"


@pytest.mark.parametrize(
    ("receipt", "word"),
    [("S09-R1-000123", "receipt_unknown"), ("S01-R3-000001", "receipt_not_found"), ("x", "receipt_not_found")],
)
def test_receipts_that_nobody_has(town: Town, receipt: str, word: str) -> None:
    with pytest.raises(Refusal) as refused:
        fetch_return(town.other.desk, receipt)
    assert code(refused) == word


def test_a_head_that_nobody_printed(town: Town) -> None:
    sold = mixed(town.seller)

    with pytest.raises(Refusal) as refused:
        fetch_return(town.seller.desk, f"S01-R2-{sold.entry.seq:06d} {'0' * 12}")

    assert code(refused) == "receipt_other_head"


def test_bytes_that_are_not_those_of_the_hash_are_named(town: Town) -> None:
    """Verify proves a return of goods of another register from the bytes of that register's own entry."""
    sold = mixed(town.seller)
    back(town.other, want(fetch_return(town.other.desk, number(sold)), 1, 1))
    town.other.books.run(
        lambda tx: tx.execute("UPDATE sale_elsewhere SET raw = CAST(CAST(raw AS TEXT) || ' ' AS BLOB)")
    ).result()

    with pytest.raises(AssertionError, match="bytes are not those that were hashed"):
        town.other.verified()


def test_a_copy_of_its_paper_can_be_printed(town: Town) -> None:
    sold = mixed(town.seller)
    recorded = return_goods(town.other.desk, want_everything(fetch_return(town.other.desk, number(sold))), ANN).result()
    town.other.jobs()

    reprint_receipt(town.other.desk, recorded.entry.ref, ANN).result()

    (paper,) = town.other.papers()
    assert figures(paper)["Original receipt"] == number(sold).partition(" ")[0]
