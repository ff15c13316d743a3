"""The durable print queue."""

import pytest

from local_db.act import JobState, NewJob
from local_db.books import open_books
from local_db.print_queue import KEPT
from tests.local_db.world import KEY, Shop


def test_jobs_leave_in_order_drawers_first(shop: Shop) -> None:
    for job in (NewJob("receipt", b"1"), NewJob("receipt", b"2", copy=True), NewJob("drawer", b"")):
        shop.books.enqueue(job).result()

    taken = []
    while (found := shop.books.next_job()) is not None:
        taken.append((found.kind, found.payload, found.copy, found.attempts))
        shop.books.mark(found.id, "printed")
    assert taken == [("drawer", b"", False, 0), ("receipt", b"1", False, 0), ("receipt", b"2", True, 0)]
    assert shop.books.job_states() == ()


def test_a_job_that_was_being_sent_comes_again_with_its_attempts(shop: Shop) -> None:
    shop.books.enqueue(NewJob("receipt", b"1")).result()
    first = shop.books.next_job()
    assert first is not None
    shop.books.mark(first.id, "sending")
    shop.books.close()

    again = open_books(shop.books.path, KEY)
    found = again.next_job()
    assert found is not None
    assert (found.id, found.attempts) == (first.id, 1)
    again.mark(found.id, "uncertain", "cut off")
    assert again.next_job() is None
    assert again.job_states() == (JobState(first.id, "receipt", "uncertain", 1, "cut off"),)
    again.close()


def test_a_state_that_no_job_has_is_a_bug(shop: Shop) -> None:
    with pytest.raises(ValueError, match="lost"):
        shop.books.mark(1, "lost")


def test_printed_jobs_do_not_pile_up(shop: Shop) -> None:
    jobs = [shop.books.enqueue(NewJob("receipt", b"x")) for _ in range(KEPT + 10)]
    for job in jobs:
        job.result()
    while (found := shop.books.next_job()) is not None:
        shop.books.mark(found.id, "printed")

    assert shop.books.readers.one("SELECT count(*) FROM print_job") == (KEPT + 1,)
