"""Many at once: HQ says when it has too much to do, and one journal never takes two entries at one place."""

import threading
from collections.abc import Callable, Sequence

import pytest

from domain.errors import Fault
from hq.api import journal
from hq.api.app import as_refusal
from hq.api.errors import Refused
from hq.api.routing import Asked, Caller
from hq.services.context import Hq
from hq.store import journal as journals
from hq.store.journal import JournalKey
from tests.hq.client import Register
from wire.push import PushLine, encode_lines


def at_once(acts: Sequence[Callable[[], object]]) -> None:
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_push_without_room_is_told_to_come_back(hq: Hq, register: Register) -> None:
    [push, *_] = journal.routes(hq, pushes_at_once=0)
    caller = Caller(register.name, register.epoch, register.store)
    path = {"register": register.name, "epoch": register.epoch}
    asked = Asked(path, {"first": "1"}, encode_lines(register.notes(1)), caller)
    with pytest.raises(Refused) as refused:
        push.handler(asked)
    assert (refused.value.status, refused.value.headers()) == (503, {"Retry-After": "2"})


def test_a_busy_database_is_told_with_a_time() -> None:
    refused = as_refusal(Fault("The database is busy.", advice="Try again.", code="database_busy"))
    assert (refused.status, refused.headers()) == (503, {"Retry-After": "2"})


def test_two_pushes_of_the_same_lines_at_once_append_them_once(hq: Hq, register: Register) -> None:
    lines = register.notes(60)
    answers: list[tuple[int, int]] = []

    def push(some: Sequence[PushLine]) -> None:
        response = register.push(some)
        answers.append((response.status_code, response.json()["head"]))

    at_once([lambda: push(lines), lambda: push(lines), lambda: push(lines[:30]), lambda: push(lines)])
    assert [status for status, _ in answers] == [200] * 4
    key = JournalKey(register.store, register.name, register.epoch)
    kept = hq.database.read(lambda tx: [row.seq for row in journals.walk(tx, key)])
    assert kept == list(range(1, 61))


def test_of_two_clones_at_once_one_wins_and_the_other_forks(register: Register) -> None:
    clones = [
        register.line("staff.signed_in", {"staff": name}, seq=1, prev=register.prev) for name in ("one", "two", "three")
    ]
    statuses: list[int] = []
    at_once([lambda line=line: statuses.append(register.push([line]).status_code) for line in clones])  # type: ignore[misc]
    assert sorted(statuses) == [200, 423, 423]


def test_registers_push_beside_each_other(enrol_at: Callable[[str], Register]) -> None:
    registers = [enrol_at("S01"), enrol_at("S02"), enrol_at("S02")]
    pushes = [(one, one.notes(50)) for one in registers]
    at_once([lambda one=one, lines=lines: one.push(lines) for one, lines in pushes])  # type: ignore[misc]
    assert [one.head() for one in registers] == [(50, one.prev) for one in registers]
