"""The plan and the day that an act belongs to."""

from pathlib import Path

from domain.plan import Plan
from local_db.books import create_books
from pos_app.services.close_shift import close_shift, count_drawer
from tests.local_db.world import KEY, SEED, certificate
from tests.services.shop import ANN, Shop, plan_row


def test_a_plan_counts_from_its_day_on(shop: Shop) -> None:
    shop.store.apply_rows([plan_row(Plan(version=2), "2026-01-02T09:00:00.000Z")], {"chain": 2001}, 1)
    assert shop.desk.plan()[0].version == 1

    shop.clock.forward(minutes=60)

    assert shop.desk.plan()[0].version == 2


def test_a_first_plan_that_begins_later_is_better_than_none(shop: Shop, tmp_path: Path) -> None:
    """A new chain, or a clock that is behind."""
    folder = tmp_path / "new"
    folder.mkdir()
    books = create_books(folder / "books.db", KEY, certificate=certificate(), seed=SEED)
    shop.close()
    new = Shop._around(folder, books, shop.clock, "en")
    new.store.apply_rows([plan_row(Plan(version=3), "2027-01-01T00:00:00.000Z")], {"chain": 2001}, 1)

    assert new.desk.plan()[0].version == 3
    new.close()


def test_the_day_is_the_stores(shop: Shop) -> None:
    """At 17:00 UTC it is tomorrow in China."""
    assert shop.desk.day() == "2026-01-02"

    shop.clock.forward(hours=9)

    assert shop.desk.day() == "2026-01-03"


def test_in_a_shift_it_is_the_shifts_day_and_after_the_z_report_the_next(open_shop: Shop) -> None:
    open_shop.clock.forward(hours=9)
    assert open_shop.desk.day() == "2026-01-02"

    open_shop.clock.forward(hours=-9)
    close_shift(open_shop.desk, ANN, count_drawer(open_shop.desk, {"10000": 2}), "", day=True)

    assert open_shop.desk.day() == "2026-01-03"
