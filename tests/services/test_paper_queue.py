"""Receipts in the queue: a sale names its own, and what stands in the entry is printed when its turn comes."""

import pytest

from domain.receipt import receipt_from_json
from local_db.act import NewJob
from pos_app.services.paper import masked
from pos_app.services.paper_queue import PaperQueue
from pos_app.services.reprint_receipt import paper_again
from tests.services.shop import CARD, MILK, SOAP, Shop


def test_the_receipt_of_a_sale_is_the_one_that_a_reprint_gives(open_shop: Shop) -> None:
    sold = open_shop.sell(MILK, SOAP, card=CARD)

    (paper,) = [payload for kind, payload in open_shop.jobs() if kind == "receipt"]
    assert paper == paper_again(open_shop.desk, sold, copy=False)
    assert receipt_from_json(paper)


def test_no_name_of_a_member_waits_in_the_queue(open_shop: Shop) -> None:
    """He stands there as on the paper: 王*明."""
    member = open_shop.cart(MILK, card=CARD).member
    assert member is not None
    assert member.name
    open_shop.sell(MILK, card=CARD)

    queued = b"".join(row[0] for row in open_shop.books.readers.all("SELECT payload FROM print_job"))
    assert masked(member.name).encode() in queued
    assert member.name.encode() not in queued


@pytest.mark.parametrize("name", ["", "王", "王明", "王小明", "Ann", "A. Very Long-Name"])
def test_a_masked_name_masked_again_is_the_same(name: str) -> None:
    assert masked(masked(name)) == masked(name)


@pytest.mark.parametrize(
    "payload",
    [
        b'{"blocks":"a whole receipt, as older versions queued it"}',
        b'{"sale":{"register":"S01-R9","epoch":"x","seq":7},"cashier":"","member":""}',
        b'{"sale":"damaged"}',
    ],
)
def test_what_names_no_sale_of_these_books_is_left_to_the_printer(open_shop: Shop, payload: bytes) -> None:
    open_shop.jobs()
    open_shop.books.enqueue(NewJob("receipt", payload)).result()

    job = PaperQueue(open_shop.desk).next_job()
    assert job is not None
    assert job.payload == payload
