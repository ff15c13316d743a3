"""Sales in progress."""

import pytest

from domain.entries import StaffSignedIn
from domain.errors import Refusal
from local_db.act import Draft
from tests.local_db.world import Shop

FIRST = Draft("d1", "open", "A1", "2026-01-02T08:00:00.000Z", b'{"lines":[]}')


def test_a_draft_is_there_at_the_next_start_as_it_was_saved_last(shop: Shop) -> None:
    shop.books.save_draft(FIRST).result()
    later = Draft("d1", "suspended", "B2", "2026-01-02T08:05:00.000Z", b'{"lines":[1]}')
    shop.books.save_draft(later).result()
    other = Draft("d2", "open", "A1", "2026-01-02T08:01:00.000Z", b"{}")
    shop.books.save_draft(other).result()

    assert shop.books.drafts() == (other, later)
    assert shop.books.drafts("open") == (other,)
    assert shop.books.drafts("suspended") == (later,)


def test_a_dropped_draft_is_gone(shop: Shop) -> None:
    shop.books.save_draft(FIRST).result()
    shop.books.drop_draft("d1").result()
    shop.books.drop_draft("d1").result()

    assert shop.books.drafts() == ()


def test_a_finished_draft_does_not_come_back_however_late_it_is_saved(shop: Shop) -> None:
    shop.books.save_draft(FIRST).result()
    recorded = shop.books.record(shop.made("staff.signed_in", StaffSignedIn("A1"), draft="d1"))
    saved = shop.books.save_draft(FIRST)

    recorded.result()
    with pytest.raises(Refusal) as told:
        saved.result()
    assert told.value.code == "already_finished"
    assert shop.books.drafts() == ()


def test_what_was_saved_before_a_sale_is_written_before_it(shop: Shop) -> None:
    saved = shop.books.save_draft(FIRST)
    recorded = shop.books.record(shop.made("staff.signed_in", StaffSignedIn("A1"), draft="d1"))

    saved.result()
    recorded.result()
    assert shop.books.drafts() == ()
