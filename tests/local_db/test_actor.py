"""The books' thread: urgent work first, errors to whoever waits, nothing lost at the end."""

from functools import partial
from threading import Event, current_thread

import pytest

from domain.errors import Refusal
from local_db import actor
from local_db.actor import Actor


def refuse() -> None:
    raise Refusal("no")


def test_a_sale_goes_before_what_waits_and_equals_keep_their_order() -> None:
    worker, gate = Actor("test"), Event()
    done: list[str] = []
    worker.submit(gate.wait)
    for name, urgency in (("slice 1", actor.SLICE), ("small", actor.SMALL), ("slice 2", actor.SLICE),
                          ("sale 1", actor.SALE), ("sale 2", actor.SALE)):  # fmt: skip
        worker.submit(partial(done.append, name), urgency)
    gate.set()
    worker.close()

    assert done == ["sale 1", "sale 2", "small", "slice 1", "slice 2"]


def test_an_error_goes_to_who_waits_and_the_thread_goes_on() -> None:
    worker = Actor("test")
    with pytest.raises(Refusal):
        worker.submit(refuse).result()

    assert worker.submit(lambda: current_thread().name).result() == "test"
    worker.close()


def test_work_that_was_taken_back_is_not_done() -> None:
    worker, gate = Actor("test"), Event()
    done: list[int] = []
    worker.submit(gate.wait)
    taken_back = worker.submit(lambda: done.append(1))
    assert taken_back.cancel()
    gate.set()
    worker.close()

    assert done == []


def test_work_that_comes_after_the_end_is_cancelled_and_nobody_waits_for_ever() -> None:
    worker = Actor("test")
    worker.close()

    assert worker.submit(refuse).cancelled()


def test_closing_twice_is_no_harm() -> None:
    worker = Actor("test")
    worker.close()
    worker.close()
