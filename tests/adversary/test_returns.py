"""Cents that a return holds back for want of a coin are paid out, whatever comes back last."""

from dataclasses import replace

from domain.cart import Cart
from domain.entries import Entry, ReturnCompleted, SaleCompleted, ShiftTotals
from domain.plan import Plan
from domain.postings import postings
from domain.returns import give_back
from domain.sales import complete
from domain.shifts import fold
from domain.stored_value import LotSpend
from domain.tenders import Tender
from tests.domain.returning import REF, one_return
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, article

COINS = Plan(version=1, coin=10)


def _sale(tenders: tuple[Tender, ...]) -> SaleCompleted:
    """Three for 3.33 each, and one that an adjustment made free."""
    cart = Cart().with_article(article("MILK", "3.33"), 3).with_article(article("BAG", "0.05"))
    cart = replace(cart, lines=(cart.lines[0], replace(cart.lines[1], imported=5)))
    return complete(cart, None, PLAN, PLAN_REF, AT, tenders, store="S01", shift=SHIFT)


def _entry(kind: str, body: SaleCompleted | ReturnCompleted, seq: int) -> Entry:
    return Entry(REF.register, REF.epoch, seq, kind, "2026-01-02T10:00:00.000Z", "2026-01-02", "A1", (), body)


def test_a_free_line_comes_back_last() -> None:
    """The free line brings no tender, and the nine cents of the first return."""
    sale = _sale((Tender("cash", 999),))
    first = one_return(sale, (), {1: 3}, COINS)
    last = give_back(sale, (first,), {2: 1}, COINS)
    assert (first.held_back, last.cash_out, last.handed_out) == (9, 9, (("cash", 9),))


def test_nothing_is_left_in_any_account_and_in_the_drawer() -> None:
    sale = _sale((Tender("cash", 999),))
    first = one_return(sale, (), {1: 3}, COINS)
    second = one_return(sale, (first,), {2: 1}, COINS)
    entries = [_entry("sale.completed", sale, 5)]
    entries += [_entry("return.completed", body, 6 + n) for n, body in enumerate((first, second))]
    sums: dict[tuple[str, str], int] = {}
    totals = ShiftTotals()
    for entry in entries:
        totals = fold(totals, entry)
        for posting in postings(entry):
            key = posting.account, posting.unit
            sums[key] = sums.get(key, 0) + posting.amount
    assert {key: amount for key, amount in sums.items() if amount} == {}
    assert totals.expected_cash == 0


def test_the_rest_goes_out_beside_stored_value() -> None:
    """A last return whose money goes to the card alone still opens the drawer for what was held."""
    spends = (LotSpend("20260101-a", 900, 0),)
    sale = _sale((Tender("stored_value", 900, spends), Tender("cash", 99)))
    done: tuple[ReturnCompleted, ...] = ()
    for wanted in ({1: 1}, {1: 1}, {1: 1}, {2: 1}):
        done = (*done, one_return(sale, done, wanted, COINS))
    assert sum(back.held_back for back in done) == 0
    wants = [{line.line: line.quantity for line in back.lines} for back in done]
    out = [give_back(sale, done[:n], wanted, COINS) for n, wanted in enumerate(wants)]
    assert sum(one.cash_out for one in out) == 99
    assert all(amount > 0 for one in out for kind, amount in one.handed_out if kind != "cash")
