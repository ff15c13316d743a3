"""Opening, reporting, counting blind and closing; the day's Z report."""

import pytest

from domain.entries import DayClosed, ShiftClosed
from domain.errors import Refusal
from pos_app.services.close_shift import close_shift, count_drawer, unresolved
from pos_app.services.finish_sale import current_shift
from pos_app.services.open_drawer import open_drawer
from pos_app.services.open_shift import open_shift
from pos_app.services.report_shift import print_x_report, x_report
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.services.suspend_sale import forget_sale, keep_sale, suspend_sale
from pos_app.services.take_payment import take_cash, take_stored_value
from tests.services.shop import ANN, BEA, CARD, MILK, OWN, SOAP, Shop, figures, written


def trade(shop: Shop) -> None:
    """9.00 cash, 8.55 of which 5.00 stored value, 4.99 sold and given back: 12.55 more in the drawer."""
    shop.sell(OWN)
    cart = shop.cart(OWN, card=CARD)
    shop.finish(take_cash(shop.desk, take_stored_value(shop.desk, cart, 500)))
    sold = shop.sell(SOAP)
    under_way = want_everything(open_return(shop.desk, f"S01-R2-{sold.entry.seq:06d}"))
    return_goods(shop.desk, under_way, ANN).result()


def test_an_x_report_any_time_changes_nothing(open_shop: Shop) -> None:
    trade(open_shop)
    before = open_shop.entries()

    totals = x_report(open_shop.desk).totals
    open_shop.jobs()
    print_x_report(open_shop.desk, ANN).result()

    assert (totals.sales, totals.returns, totals.payable, totals.returned) == (3, 1, 900 + 855 + 499, 499)
    assert totals.expected_cash == 20000 + 1255
    (paper,) = open_shop.papers()
    assert written(figures(paper)["Turnover less returns"]) == 1755
    assert "Counted" not in figures(paper)
    assert open_shop.entries() == before


def test_a_right_count_closes_shift_and_day(open_shop: Shop) -> None:
    trade(open_shop)
    open_shop.jobs()

    closed = close_shift(
        open_shop.desk, ANN, count_drawer(open_shop.desk, {"10000": 2, "100": 12, "50": 1, "5": 1}), "", day=True
    )

    assert closed.day is not None
    day = closed.day.entry.body
    assert isinstance(day, DayClosed)
    assert (day.number, day.counted, day.variance) == (1, 21255, 0)
    (paper,) = open_shop.papers()
    assert (paper.kind, figures(paper)["Report no."]) == ("z_report", "Z0001")
    assert open_shop.books.open_shift() is None
    open_shop.verified()


def test_a_difference_needs_a_reason_and_is_written_down(open_shop: Shop) -> None:
    counted = count_drawer(open_shop.desk, {"10000": 1})
    with pytest.raises(Refusal) as refused:
        close_shift(open_shop.desk, ANN, counted, "", day=True)
    assert refused.value.params == {"variance": -10000}

    closed = close_shift(open_shop.desk, ANN, counted, "change_error", day=True)

    body = closed.shift.entry.body
    assert isinstance(body, ShiftClosed)
    assert (body.expected, body.counted, body.variance, body.reason) == (20000, 10000, -10000, "change_error")
    open_shop.verified()


def test_sales_that_wait_or_are_open_block_it(open_shop: Shop) -> None:
    sale, counted = open_shop.cart(MILK), count_drawer(open_shop.desk, {"10000": 2})
    suspend_sale(open_shop.desk, sale, ANN).result()
    assert unresolved(open_shop.desk).blocks
    with pytest.raises(Refusal, match="suspended_sales"):
        close_shift(open_shop.desk, ANN, counted, "", day=True)

    keep_sale(open_shop.desk, sale, ANN).result()
    with pytest.raises(Refusal, match="open_sale"):
        close_shift(open_shop.desk, ANN, counted, "", day=True)

    forget_sale(open_shop.desk, sale).result()
    assert close_shift(open_shop.desk, ANN, counted, "", day=True).day is not None


def test_unsent_entries_and_waiting_papers_are_told_and_do_not_block(open_shop: Shop) -> None:
    open_shop.sell(MILK)

    left = unresolved(open_shop.desk)

    assert (left.unsent > 0, left.print_jobs, left.blocks) == (True, 2, False)


def test_a_second_shift_of_the_day_before_the_z_report(open_shop: Shop) -> None:
    open_shop.sell(OWN)
    close_shift(open_shop.desk, ANN, count_drawer(open_shop.desk, {"100": 209}), "", day=False)
    open_shop.open(10000)
    open_shop.sell(SOAP)

    closed = close_shift(open_shop.desk, ANN, count_drawer(open_shop.desk, {"100": 104, "1": 99}), "", day=True)

    assert closed.day is not None
    assert isinstance(closed.day.entry.body, DayClosed)
    assert (len(closed.day.entry.body.shifts), closed.totals.payable, closed.totals.sales) == (2, 1399, 2)
    open_shop.verified()


def test_after_the_z_report_the_day_is_closed(open_shop: Shop) -> None:
    close_shift(open_shop.desk, ANN, count_drawer(open_shop.desk, {"10000": 2}), "", day=True)

    with pytest.raises(Refusal, match="day_closed"):
        open_shop.open()

    open_shop.clock.forward(days=1)
    assert open_shop.open().entry.business_day == "2026-01-03"


def test_a_day_left_without_its_z_report_gets_it_before_the_next_shift(open_shop: Shop) -> None:
    """The power went between the two commits of the close."""
    open_shop.sell(OWN)
    close_shift(open_shop.desk, ANN, count_drawer(open_shop.desk, {"100": 208}), "change_error", day=False)
    open_shop.jobs()
    again = open_shop.again()
    again.clock.forward(days=2)

    again.open()

    (paper,) = again.papers()
    assert (paper.kind, figures(paper)["Report no."], written(figures(paper)["Turnover less returns"])) == (
        "z_report", "Z0001", 900,
    )  # fmt: skip
    assert [again.books.day_closed(day) for day in ("2026-01-02", "2026-01-04")] == [True, False]
    again.verified()


def test_one_shift_at_a_time(open_shop: Shop) -> None:
    with pytest.raises(Refusal, match="shift_open"):
        open_shift(open_shop.desk, ANN, 0)


@pytest.mark.parametrize("amount", [-1, 10_000_001])
def test_a_float_that_nobody_has(shop: Shop, amount: int) -> None:
    with pytest.raises(Refusal, match="float_wrong"):
        shop.open(amount)


def test_without_a_shift_nothing_is_counted_or_reported(shop: Shop) -> None:
    for act in (current_shift, x_report):
        with pytest.raises(Refusal, match="no_shift"):
            act(shop.desk)


@pytest.mark.parametrize("count", [{"x": 1}, {"100": -1}])
def test_a_count_that_is_no_number(open_shop: Shop, count: dict[str, int]) -> None:
    with pytest.raises(Refusal, match="count_not_a_number"):
        count_drawer(open_shop.desk, count)


def test_the_drawer_opens_for_a_reason_and_the_report_counts_it(open_shop: Shop) -> None:
    with pytest.raises(Refusal, match="reason_needed"):
        open_drawer(open_shop.desk, ANN, " ")

    open_drawer(open_shop.desk, BEA, "change").result()

    assert open_shop.jobs() == [("drawer", b"")]
    assert x_report(open_shop.desk).totals.drawer_opened == 1
