"""One act, one transaction: every guard of the money, with nothing written when it bites."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.entries import (
    AllowanceGivenBack,
    CashMoved,
    ClockStepped,
    PlanRef,
    ReturnCompleted,
    SaleCompleted,
    ShiftClosed,
    ShiftOpened,
    StaffSignedIn,
    UnitAmount,
)
from domain.errors import Refusal
from domain.returns import give_back
from local_db.act import Act, BooksBug, Draft, NewJob, Private, Recorded
from local_db.verify import prove
from tests.local_db.world import DAY, MILK, PLAN, SOAP, START, Shop, sale_of
from wire.keys import to_base64


def refused(shop: Shop, act: Act) -> Refusal:
    """The refusal of an act, after which nothing has changed."""
    before = everything(shop)
    with pytest.raises(Refusal) as told:
        shop.books.record(act).result()
    assert everything(shop) == before
    return told.value


def everything(shop: Shop) -> list[object]:
    tables = ("journal", "posting", "receipt", "shift", "day", "allowance", "draft", "print_job", "private")
    return [shop.books.readers.all(f"SELECT * FROM {table}") for table in tables]


def sale_act(shop: Shop, sale: Recorded, **changes: object) -> Act:
    return replace(shop.made("sale.completed", sale.entry.body, members=sale.entry.members), **changes)  # type: ignore[arg-type]


def test_a_draft_is_sold_once_however_often_the_key_is_pressed(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 1))
    shop.books.save_draft(Draft("d1", "open", "A1", "2026-01-02T08:00:00.000Z", b"{}")).result()
    act = sale_act(shop, sold, draft="d1")
    futures = [shop.books.record(act), shop.books.record(act)]

    assert futures[0].result().entry.seq == sold.entry.seq + 1
    with pytest.raises(Refusal) as told:
        futures[1].result()
    assert told.value.code == "already_finished"
    assert shop.books.drafts() == ()


def test_a_draft_that_was_never_saved_is_not_sold(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 1))

    assert refused(shop, sale_act(shop, sold, draft="never")).code == "already_finished"


def test_stored_value_is_never_overdrawn(shop: Shop) -> None:
    shop.open_shift()
    first = shop.sell((SOAP, 30), member="M1", stored=14000)
    rooms = shop.books.rooms("M1")
    spent = sum(room.totals.spent for room in rooms.values())
    assert spent == 14000
    for _ in range(4):
        shop.books.record(sale_act(shop, first)).result()

    refusal = refused(shop, sale_act(shop, first))

    assert refusal.code == "not_enough_allowance"
    assert sum(room.totals.room for room in shop.books.rooms("M1").values()) == 72000 - 5 * 14000


def test_an_entry_reports_totals_and_never_deltas(shop: Shop) -> None:
    shop.open_shift()
    for stored in (100, 250):
        sold = shop.sell((SOAP, 1), member="M1", stored=stored)
    assert isinstance(sold.entry.body, SaleCompleted)

    reports = {report.unit: report.s for report in sold.entry.body.allowances if report.owner == "M1"}
    assert sum(reports.values()) == 350
    own = [report for report in sold.entry.body.allowances if report.owner != "M1"]
    assert [(report.c, report.s) for report in own] == [(1, 0)]


def test_goods_come_back_once_even_when_two_returns_were_worked_out_together(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 3), (SOAP, 1), member="M1", stored=501)
    sale, shift = sold.entry.body, shop.books.open_shift()
    assert isinstance(sale, SaleCompleted)
    assert shift is not None
    back = shop.take_back(sold, {1: 1})
    assert isinstance(back.entry.body, ReturnCompleted)

    again = shop.made("return.completed", back.entry.body, members=("M1",))
    assert refused(shop, again).code == "return_changed"
    shop.take_back(sold, {1: 2, 2: 1})
    assert refused(shop, shop.made("return.completed", back.entry.body)).code == "more_than_sold"
    with pytest.raises(Refusal):
        give_back(sale, [one.back for one in shop.books.returns_made(sold.entry.ref)], {1: 1}, PLAN)


def test_a_return_that_was_worked_out_before_another_one_is_refused_though_it_would_fit(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 4))
    back = shop.take_back(sold, {1: 1})
    act = shop.made("return.completed", back.entry.body)

    assert refused(shop, replace(act, returns_seen=0)).code == "return_changed"
    shop.books.record(replace(act, returns_seen=1)).result()


def test_a_return_of_another_sale_than_it_names_is_a_bug(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 2))
    back = shop.take_back(sold, {1: 1})
    assert isinstance(back.entry.body, ReturnCompleted)
    wrong = replace(back.entry.body, original_hash="0" * 64)

    with pytest.raises(BooksBug):
        shop.act("return.completed", wrong)


def test_a_closed_day_refuses_entries(shop: Shop) -> None:
    shop.a_day()
    act = replace(shop.made("staff.signed_in", StaffSignedIn("A1")), business_day=DAY)

    refusal = refused(shop, act)
    assert (refusal.code, refusal.params) == ("day_closed", {"day": DAY})
    assert shop.books.business_day(DAY) == "2026-01-03"


def test_a_closed_shift_takes_no_sale_and_no_second_shift_opens_beside_one(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 1))
    assert refused(shop, shop.made("shift.opened", ShiftOpened("S01", 0))).code == "shift_already_open"
    shop.close_shift()

    assert refused(shop, sale_act(shop, sold)).code == "shift_closed"


def test_a_shift_is_closed_with_the_totals_of_its_entries(shop: Shop) -> None:
    shop.open_shift()
    shop.sell((MILK, 1))
    shift = shop.books.open_shift()
    assert shift is not None
    wrong = replace(shift.totals, payable=1)

    with pytest.raises(BooksBug, match="other totals"):
        shop.act("shift.closed", ShiftClosed("S01", shift.ref, wrong, {}, 0, 0, 0))


def test_a_sale_under_a_plan_that_is_not_kept_is_a_bug(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 1))
    body = replace(sale_of(sold), plan=PlanRef(9, "0" * 64))

    with pytest.raises(BooksBug, match="plan"):
        shop.act("sale.completed", body)


def test_postings_that_do_not_balance_are_a_bug(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 1))
    body = replace(sale_of(sold), list=1)

    with pytest.raises(BooksBug, match="sum to 0"):
        shop.act("sale.completed", body)


def test_jobs_carry_the_head_and_come_with_the_entry_or_not_at_all(shop: Shop) -> None:
    def jobs(recorded: Recorded) -> tuple[NewJob, ...]:
        return (NewJob("receipt", recorded.hash[:12].encode()), NewJob("drawer", b""))

    made = shop.act("staff.signed_in", StaffSignedIn("A1"), jobs=jobs)
    assert [job.kind for job in shop.books.job_states()] == ["receipt", "drawer"]
    assert shop.books.readers.one("SELECT payload FROM print_job WHERE id = 1") == (made.hash[:12].encode(),)

    def breaks(_recorded: Recorded) -> tuple[NewJob, ...]:
        raise Refusal("paper")

    assert refused(shop, shop.made("staff.signed_in", StaffSignedIn("A1"), jobs=breaks)).code == "paper"


def test_a_private_record_lies_beside_the_entry_that_names_it(shop: Shop) -> None:
    record = Private(to_base64(bytes(16)), b'{"name":"Wang"}')
    made = shop.act("staff.signed_in", StaffSignedIn(record.hash), private=(record,))
    [line] = shop.books.entries_after(made.entry.seq - 1)
    assert line.private == (record,)
    assert b"Wang" not in line.entry

    assert shop.books.erase_private(made.entry.epoch, made.entry.seq).result() == 1
    assert shop.books.entries_after(made.entry.seq - 1)[0].private == ()
    assert prove(shop.books.readers).holds
    with pytest.raises(BooksBug, match="private"):
        shop.act("staff.signed_in", StaffSignedIn("A1"), private=(record,))


def test_a_clock_that_went_back_is_marked_once_and_the_last_time_decides(shop: Shop) -> None:
    last = shop.act("staff.signed_in", StaffSignedIn("A1"))
    back = shop.at - timedelta(hours=1)

    first = shop.act("staff.signed_in", StaffSignedIn("A1"), at=back)
    second = shop.act("staff.signed_in", StaffSignedIn("A1"), at=back + timedelta(minutes=1))

    marker = shop.books.entry(last.entry.seq + 1)
    assert marker is not None
    assert marker.entry.body == ClockStepped(-3600)
    assert [made.entry.seq - last.entry.seq for made in (first, second)] == [2, 3]
    assert first.entry.at == second.entry.at == last.entry.at


def test_acts_of_the_same_second_in_another_order_are_no_step(shop: Shop) -> None:
    last = shop.act("staff.signed_in", StaffSignedIn("A1"))
    made = shop.act("staff.signed_in", StaffSignedIn("A1"), at=shop.at - timedelta(milliseconds=999))

    assert made.entry.seq == last.entry.seq + 1
    assert made.entry.at == last.entry.at


def test_what_is_given_back_leaves_the_room(shop: Shop) -> None:
    unit = "SVP/20260101-M1"
    moves = (UnitAmount("M1", unit, 60000),)
    shop.act("allowance.given_back", AllowanceGivenBack("S01", "idle", moves), members=("M1",))

    assert shop.books.rooms("M1")[unit].totals.room == 0
    act = shop.made("allowance.given_back", AllowanceGivenBack("S01", "idle", (UnitAmount("M1", unit, 1),)))
    assert refused(shop, act).code == "not_enough_allowance"


def test_cash_moved_counts_in_its_shift(shop: Shop) -> None:
    shop.open_shift()
    shift = shop.books.open_shift()
    assert shift is not None
    shop.act("cash.paid_in", CashMoved("S01", shift.ref, 300, "change"))
    after = shop.books.open_shift()
    assert after is not None
    assert after.totals.paid_in == 300
    assert shop.at > START
