"""Payments in the books: written first, moved along, used by one entry."""

from dataclasses import replace

import pytest

from domain.cart import Cart
from domain.entries import ReturnCompleted, SaleCompleted
from domain.entry_payments import RefundSettled
from domain.errors import Refusal
from domain.payments import APPROVED, INTENDED, REFUND, REFUSED, REVERSED, REVERSING, SETTLED, TAKE, UNKNOWN, Payment
from domain.returns import give_back
from domain.tenders import WECHAT, Tender
from local_db.act import BooksBug, Recorded
from local_db.driver import ConstraintError, Transaction
from local_db.verify import verify
from tests.local_db.world import KEY, MILK, PLAN, Shop

GUARDS_SQL = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'payment'"
AT = "2026-01-02T03:04:05.678Z"
PRICE = 2 * MILK.price if MILK.price is not None else 0


def payment(number: str = "p1", amount: int = PRICE) -> Payment:
    return Payment(number, TAKE, WECHAT, "D1", amount, INTENDED, AT)


def taken(shop: Shop, number: str = "p1", amount: int = PRICE) -> Payment:
    """A capture that was approved."""
    shop.books.begin_payment(payment(number, amount)).result()
    return shop.books.move_payment(number, APPROVED, "W1").result()


def sale_by(shop: Shop, *numbers: str) -> SaleCompleted:
    """Two milks, paid by these payments."""
    body = shop.sale_body(Cart().with_article(MILK, 2))
    parts = PRICE // len(numbers)
    return replace(
        body, tenders=tuple(Tender(WECHAT, parts, payment=n, reference="W1") for n in numbers), change=0, cash_part=None
    )


def sold(shop: Shop) -> Recorded:
    taken(shop)
    return shop.act("sale.completed", sale_by(shop, "p1"))


def returned(shop: Shop, sale: Recorded, quantity: int) -> Recorded:
    return shop.take_back(sale, {1: quantity})


def bad(shop: Shop) -> str:
    shop.books.close()
    return verify(shop.books.path, KEY).reason or ""


def spoil(shop: Shop, sql: str) -> None:
    """Whoever can write the file can take its guards away first."""

    def work(tx: Transaction) -> None:
        for name, text in tx.all("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'payment'"):
            tx.execute(f"DROP TRIGGER {name}")
            kept.append(text)
        tx.execute(sql)
        for text in kept:
            tx.execute(text)

    kept: list[str] = []
    shop.books.run(work).result()


def test_an_intent_is_there_at_the_next_look(shop: Shop) -> None:
    shop.books.begin_payment(payment()).result()
    assert shop.books.payment("p1") == payment()
    assert shop.books.unsettled_payments() == (payment(),)
    assert shop.books.payment("p2") is None


def test_an_answer_moves_it_along_and_its_reference_stays(shop: Shop) -> None:
    shop.books.begin_payment(payment()).result()
    shop.books.move_payment("p1", UNKNOWN, note="no answer").result()
    found = shop.books.move_payment("p1", APPROVED, "W1").result()
    assert (found.state, found.reference, found.note) == (APPROVED, "W1", "no answer")


def test_what_ended_is_moved_no_more(shop: Shop) -> None:
    shop.books.begin_payment(payment()).result()
    shop.books.move_payment("p1", REFUSED).result()
    with pytest.raises(Refusal, match="payment_is_final"):
        shop.books.move_payment("p1", APPROVED).result()
    assert shop.books.unsettled_payments() == ()


def test_a_payment_that_was_never_intended_is_a_bug(shop: Shop) -> None:
    with pytest.raises(BooksBug):
        shop.books.move_payment("p9", APPROVED).result()


def test_a_sale_uses_a_payment_once(shop: Shop) -> None:
    shop.open_shift()
    sold(shop)
    assert shop.books.payment("p1") == replace(payment(), state=APPROVED, reference="W1", used=True)
    assert shop.books.unsettled_payments() == ()
    with pytest.raises(Refusal, match="payment_not_taken"):
        shop.act("sale.completed", sale_by(shop, "p1"))
    assert bad(shop) == ""


@pytest.mark.parametrize("state", ["", INTENDED, UNKNOWN, REFUSED, REVERSING, "other amount"])
def test_no_sale_rests_on_money_that_is_not_here(shop: Shop, state: str) -> None:
    shop.open_shift()
    before = shop.books.head().seq
    if state == "other amount":
        taken(shop, amount=PRICE - 1)
    elif state:
        shop.books.begin_payment(payment()).result()
        if state == REVERSING:
            shop.books.move_payment("p1", APPROVED).result()
        if state != INTENDED:
            shop.books.move_payment("p1", state).result()
    with pytest.raises(Refusal, match="payment_not_taken"):
        shop.act("sale.completed", sale_by(shop, "p1"))
    assert shop.books.head().seq == before


def test_a_used_capture_is_not_undone(shop: Shop) -> None:
    shop.open_shift()
    sold(shop)
    with pytest.raises(Refusal, match="payment_is_final"):
        shop.books.move_payment("p1", REVERSING).result()


def test_a_return_promises_a_refund_of_each_payment(shop: Shop) -> None:
    shop.open_shift()
    taken(shop, "p1", PRICE // 2)
    taken(shop, "p2", PRICE // 2)
    sale = shop.act("sale.completed", sale_by(shop, "p1", "p2"))
    back = returned(shop, sale, 1)
    assert isinstance(back.entry.body, ReturnCompleted)
    refunds = shop.books.unsettled_payments()
    assert [(r.id, r.purpose, r.of, r.amount, r.state, r.used) for r in refunds] == [
        (f"{p}-{back.entry.seq}", REFUND, p, PRICE // 4, INTENDED, True) for p in ("p1", "p2")
    ]
    assert bad(shop) == ""


def test_what_came_by_two_payments_goes_back_by_both(shop: Shop) -> None:
    shop.open_shift()
    taken(shop, "p1", PRICE // 2)
    taken(shop, "p2", PRICE // 2)
    sale = shop.act("sale.completed", sale_by(shop, "p1", "p2"))
    body = sale.entry.body
    assert isinstance(body, SaleCompleted)
    parts: dict[str, int] = {}
    for quantity in (1, 1):
        back = returned(shop, sale, quantity).entry.body
        assert isinstance(back, ReturnCompleted)
        for tender in back.tenders:
            parts[tender.payment] = parts.get(tender.payment, 0) + tender.amount
    assert parts == {"p1": PRICE // 2, "p2": PRICE // 2}
    with pytest.raises(Refusal):
        give_back(body, [one.back for one in shop.books.returns_made(sale.entry.ref)], {1: 1}, PLAN)


def test_a_refused_refund_is_settled_once(shop: Shop) -> None:
    shop.open_shift()
    sale = sold(shop)
    back = returned(shop, sale, 2)
    refund = f"p1-{back.entry.seq}"
    shift = shop.books.open_shift()
    assert shift is not None
    body = RefundSettled("S01", shift.ref, refund, WECHAT, PRICE, "account closed")
    with pytest.raises(Refusal, match="payment_is_final"):
        shop.act("refund.settled", body)
    shop.books.move_payment(refund, REFUSED).result()
    shop.act("refund.settled", body)
    found = shop.books.payment(refund)
    assert found is not None
    assert found.state == SETTLED
    with pytest.raises(Refusal, match="payment_is_final"):
        shop.act("refund.settled", body)
    after = shop.books.open_shift()
    assert after is not None
    assert after.totals.expected_cash == shift.totals.expected_cash - PRICE
    assert after.totals.tenders[WECHAT] == shift.totals.tenders[WECHAT] + PRICE
    assert bad(shop) == ""


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE payment SET used = NULL WHERE id = 'p1'",
        "UPDATE payment SET amount = amount - 1 WHERE id = 'p1'",
        "UPDATE payment SET state = 'reversed' WHERE id = 'p1'",
        "UPDATE payment SET kind = 'alipay' WHERE id = 'p1'",
        "DELETE FROM payment WHERE id = 'p1'",
        "UPDATE payment SET state = 'settled' WHERE purpose = 'refund'",
        "DELETE FROM payment WHERE purpose = 'refund'",
    ],
)
def test_an_edited_payment_is_found(shop: Shop, sql: str) -> None:
    shop.open_shift()
    returned(shop, sold(shop), 1)
    spoil(shop, sql)
    assert "payment" in bad(shop) or "refund" in bad(shop) or "should be" in bad(shop)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE payment SET amount = 1",
        "UPDATE payment SET kind = 'alipay'",
        "UPDATE payment SET used = NULL",
        "UPDATE payment SET state = 'reversing'",
        "DELETE FROM payment",
    ],
)
def test_the_database_refuses_it_by_itself(shop: Shop, sql: str) -> None:
    shop.open_shift()
    sold(shop)
    with pytest.raises(ConstraintError):
        shop.books.run(lambda tx: tx.execute(sql)).result()


@pytest.mark.parametrize("state", [REFUSED, REVERSED])
def test_the_database_keeps_an_end_an_end(shop: Shop, state: str) -> None:
    shop.books.begin_payment(payment()).result()
    if state == REVERSED:
        shop.books.move_payment("p1", REVERSING).result()
    shop.books.move_payment("p1", state).result()
    with pytest.raises(ConstraintError):
        shop.books.run(lambda tx: tx.execute("UPDATE payment SET state = 'approved'")).result()
