"""Questions to the books."""

from pathlib import Path

import pytest

from domain.entries import EntryRef, PlanRef
from domain.errors import Fault
from local_db.books import create_books
from tests.local_db.world import DAY, EPOCH, KEY, MILK, PEARS, PLAN, SOAP, Shop, sale_of
from wire.bodies import plan_text


def test_the_list_of_receipts_is_newest_first_and_says_what_came_back(shop: Shop) -> None:
    shop.open_shift()
    sales = [shop.sell((MILK, 2)), shop.sell((SOAP, 1), member="M1"), shop.sell((PEARS, 500))]
    shop.take_back(sales[0], {1: 1})
    last = shop.take_back(sales[1], {1: 1})

    rows = shop.books.receipts()
    assert [row.kind for row in rows] == ["return.completed"] * 2 + ["sale.completed"] * 3
    assert [row.returned for row in rows] == ["", "", "", "all", "part"]
    assert rows[0].original == sales[1].entry.ref
    assert (rows[3].member, rows[3].cashier, rows[3].ref) == ("M1", "A1", sales[1].entry.ref)
    assert len(shop.books.receipts(limit=2)) == 2

    number = f"S01-R2-{sales[2].entry.seq:06d}"
    for text in (number, sales[2].hash[:12], sales[2].hash[:6].upper()):
        assert [row.ref for row in shop.books.receipts(text=text)] == [sales[2].entry.ref], text
    seq = str(sales[2].entry.seq)  # a head may begin with that digit, too
    assert sales[2].entry.ref in [row.ref for row in shop.books.receipts(text=seq)]
    assert [row.ref for row in shop.books.receipts(text="M1")] == [last.entry.ref, sales[1].entry.ref]
    assert shop.books.receipts(text="nothing-x") == ()


def test_a_sale_is_found_by_its_whole_identity(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 1))

    assert shop.books.sale(sold.entry.ref) == sold
    assert shop.books.sale(EntryRef("S09-R1", EPOCH, sold.entry.seq)) is None
    assert shop.books.sale(EntryRef("S01-R2", "0" * 16, sold.entry.seq)) is None
    assert shop.books.entry(10_000) is None


def test_shifts_of_the_day_and_the_count_of_z_reports(shop: Shop) -> None:
    assert shop.books.open_shift() is None
    shop.open_shift()
    shop.sell((MILK, 2))
    shop.close_shift()
    shop.open_shift()
    second = shop.books.open_shift()
    assert second is not None
    assert (second.cashier, second.business_day, second.totals.opening_float) == ("A1", DAY, 20000)

    totals = [totals.sales for _, totals in shop.books.day_shifts(DAY)]
    assert totals == [1, 0]
    assert shop.books.z_count() == 0
    assert shop.books.business_day("2030-01-01") == DAY
    shop.close_shift()
    shop.close_day()
    assert shop.books.z_count() == 1
    assert shop.books.day_closed(DAY)
    assert shop.books.business_day(DAY) == "2026-01-03"


def test_own_effects_are_those_after_what_hq_has(shop: Shop) -> None:
    shop.open_shift()
    first = shop.sell((SOAP, 2), member="M1", stored=500)
    second = shop.sell((SOAP, 1), member="M1", stored=200)
    paid = sum(sale_of(sale).payable for sale in (first, second))

    units = shop.books.own_effects("M1", {})
    assert units["SVP/20260101-M1"] + units["SVB/20260101-M1"] == -700
    assert units["TIER:spending"] == paid
    later = shop.books.own_effects("M1", {("S01-R2", EPOCH): first.entry.seq})
    assert later["SVP/20260101-M1"] + later["SVB/20260101-M1"] == -200
    assert shop.books.own_effects("M1", {("S01-R2", EPOCH): second.entry.seq}) == {}
    assert shop.books.own_effects("M1", {("S01-R2", "0" * 16): 99}) == units


def test_what_goes_back_to_hq_is_still_the_members(shop: Shop) -> None:
    shop.a_day()
    [given_back] = list(shop.books.readers.all("SELECT amount FROM posting WHERE account = 'available:M2'"))
    assert given_back == (1000,)
    assert shop.books.own_effects("M2", {}).get("SVP/20260101-M2", 0) == 0


def test_the_tier_after_the_last_sale(shop: Shop) -> None:
    shop.open_shift()
    assert shop.books.last_tier("M1", {}) is None
    shop.spending["M1"] = 199_000
    shop.sell((SOAP, 10), member="M1")
    sold = shop.sell((SOAP, 1), member="M1")

    assert shop.books.last_tier("M1", {}) == "red"
    assert shop.books.last_tier("M1", {("S01-R2", EPOCH): sold.entry.seq}) is None


def test_the_store_is_known_once_the_till_is_enrolled(shop: Shop, tmp_path: Path) -> None:
    empty = create_books(tmp_path / "empty.db", KEY)
    with pytest.raises(Fault) as told:
        empty.store()
    empty.close()

    assert told.value.code == "not_enrolled"
    assert shop.books.store() == shop.books.store() == "S01"


def test_plans_are_kept_by_hash_and_the_newest_in_force_is_asked_for(shop: Shop) -> None:
    plan, ref = shop.books.plan()
    later = plan_text(PLAN).replace(b'"version":1', b'"version":2')
    shop.books.save_plan(later, "2026-07-01T00:00:00.000Z").result()

    assert plan == PLAN
    assert shop.books.plan(ref) == (plan, ref)
    assert shop.books.plan()[1].version == 2
    assert shop.books.plan(at="2026-06-30T23:59:59.999Z")[1].version == 1
    with pytest.raises(Fault) as told:
        shop.books.plan(PlanRef(1, "0" * 64))
    assert told.value.code == "no_plan"


def test_settings_and_what_hq_has_not_got(shop: Shop) -> None:
    assert shop.books.setting("language") is None
    shop.books.set_setting("language", "en").result()
    shop.books.set_setting("language", "zh_CN").result()
    assert shop.books.setting("language") == "zh_CN"

    first = shop.books.entry(1)
    assert first is not None
    assert (shop.books.unsynced().count, shop.books.unsynced().oldest_at) == (1, first.entry.at)
    shop.books.pushed(EPOCH, 1, first.hash).result()
    assert (shop.books.unsynced().count, shop.books.unsynced().oldest_at) == (0, None)


def test_days_that_were_left_without_a_z_report(shop: Shop) -> None:
    """Only those whose shifts are closed, and only days that are over."""
    first = shop.day
    shop.open_shift()
    assert shop.books.days_left_open("2026-01-03") == ()
    shop.close_shift()
    assert shop.books.days_left_open(first) == ()
    assert shop.books.days_left_open("2026-01-03") == (first,)

    shop.close_day()
    assert shop.books.days_left_open("2026-01-03") == ()


def test_a_plan_told_again_begins_at_another_moment(shop: Shop) -> None:
    """HQ put it off before it began; whoever priced under a plan still finds it by its hash."""
    later = plan_text(PLAN).replace(b'"version":1', b'"version":2')
    shop.books.save_plan(later, "2026-07-01T00:00:00.000Z").result()
    kept = shop.books.plan(at="2026-07-01T00:00:00.000Z")[1]
    shop.books.save_plan(later, "2026-08-01T00:00:00.000Z").result()

    assert shop.books.plan(at="2026-07-31T23:59:59.999Z")[1].version == 1
    assert shop.books.plan(at="2026-08-01T00:00:00.000Z")[1] == kept
    assert shop.books.plan(kept)[1] == kept
