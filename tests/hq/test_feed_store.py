"""From an announcement to the feed: positions, versions, deletions, what a cursor brings."""

import sqlalchemy as sa

from hq.services import outbox as publisher
from hq.services.context import Hq
from hq.store import feed, outbox
from hq.store.feed import FeedHead, StoredRow
from hq.store.outbox import Change

SCOPE = "store:S01"


def announce(hq: Hq, key: str, doc: dict[str, object] | None, kind: str = "price") -> None:
    def change(tx: sa.Connection) -> None:
        outbox.announce(tx, SCOPE, kind, key, doc, "del" if doc is None else "put")

    hq.database.run_transaction("test", change)


def rows_after(hq: Hq, pos: int, limit: int = 100) -> list[StoredRow]:
    return hq.database.read(lambda tx: feed.after(tx, SCOPE, pos, limit))


def head(hq: Hq) -> FeedHead:
    return hq.database.read(lambda tx: feed.heads(tx, [SCOPE])[SCOPE])


def test_a_change_becomes_a_row_once(hq: Hq) -> None:
    announce(hq, "A", {"price": 100})

    assert publisher.publish(hq) == 1
    assert publisher.publish(hq) == 0
    assert [(row.pos, row.key, row.version, row.op, row.doc) for row in rows_after(hq, 0)] == [
        (1, "price:A", 1, "put", b'{"price":100}')
    ]


def test_nothing_is_published_of_a_transaction_that_failed(hq: Hq) -> None:
    def half(tx: sa.Connection) -> None:
        outbox.announce(tx, SCOPE, "price", "A", {"price": 1})
        raise ZeroDivisionError

    try:
        hq.database.run_transaction("test", half)
    except ZeroDivisionError:
        assert publisher.publish(hq) == 0


def test_versions_go_on_counting_and_a_replaced_row_moves_to_the_end(hq: Hq) -> None:
    announce(hq, "A", {"price": 100})
    announce(hq, "B", {"price": 200})
    publisher.publish(hq)
    announce(hq, "A", {"price": 101})
    publisher.publish(hq)

    assert [(row.pos, row.key, row.version) for row in rows_after(hq, 0)] == [(2, "price:B", 1), (3, "price:A", 2)]
    assert [(row.pos, row.key) for row in rows_after(hq, 2)] == [(3, "price:A")]
    assert head(hq).pos == 3


def test_changes_of_one_key_that_wait_together_are_one_row(hq: Hq) -> None:
    for price in (1, 2, 3):
        announce(hq, "A", {"price": price})
    publisher.publish(hq)

    [row] = rows_after(hq, 0)
    assert (row.version, row.doc) == (3, b'{"price":3}')


def test_a_deletion_is_a_row_with_a_version(hq: Hq) -> None:
    announce(hq, "A", {"price": 1})
    publisher.publish(hq)
    announce(hq, "A", None)
    publisher.publish(hq)
    announce(hq, "A", {"price": 2})

    [gone] = rows_after(hq, 0)
    assert (gone.op, gone.doc, gone.version) == ("del", None, 2)
    publisher.publish(hq)
    [back] = rows_after(hq, gone.pos)
    assert (back.op, back.version) == ("put", 3)


def test_kinds_with_the_same_key_are_two_rows(hq: Hq) -> None:
    announce(hq, "7", {"price": 1}, kind="price")
    announce(hq, "7", {"name": "x"}, kind="member")
    publisher.publish(hq)

    assert {row.key for row in rows_after(hq, 0)} == {"price:7", "member:7"}


def test_the_same_version_is_written_once_even_if_it_is_handed_over_twice(hq: Hq) -> None:
    announce(hq, "A", {"price": 1})
    waiting = hq.database.read(lambda tx: outbox.waiting(tx, SCOPE, 10))

    def write(tx: sa.Connection) -> None:
        feed.append(tx, SCOPE, feed.pen(tx, SCOPE), waiting)

    hq.database.run_transaction("test", write)
    hq.database.run_transaction("test", write)

    assert [(row.pos, row.version) for row in rows_after(hq, 0)] == [(1, 1)]


def test_a_newer_version_that_came_meanwhile_goes_on_waiting(hq: Hq) -> None:
    announce(hq, "A", {"price": 1})
    old = hq.database.read(lambda tx: outbox.waiting(tx, SCOPE, 10))
    announce(hq, "A", {"price": 2})
    hq.database.run_transaction("test", lambda tx: outbox.done(tx, SCOPE, old))

    publisher.publish(hq)
    [row] = rows_after(hq, 0)
    assert row.doc == b'{"price":2}'


def test_what_was_announced_before_is_not_announced_anew(hq: Hq) -> None:
    change = Change("register:S01-R1", "index_key", "index", {"key": "x"}, "S01-R1")
    for _ in range(2):
        hq.database.run_transaction("test", lambda tx: outbox.announce_new(tx, [change]))
        publisher.publish(hq)

    assert hq.database.read(lambda tx: feed.heads(tx, ["register:S01-R1"]))["register:S01-R1"].pos == 1


def test_forgotten_deletions_make_old_cursors_useless(hq: Hq) -> None:
    announce(hq, "A", {"price": 1})
    publisher.publish(hq)
    announce(hq, "A", None)
    publisher.publish(hq)
    announce(hq, "B", {"price": 1})
    publisher.publish(hq)

    assert hq.database.run_transaction("test", lambda tx: feed.prune(tx, SCOPE, 2)) == 1
    assert head(hq) == FeedHead(pos=3, floor=2)
    assert [row.key for row in rows_after(hq, 0)] == ["price:B"]


def test_texts_no_database_likes_come_back_as_they_were(hq: Hq) -> None:
    announce(hq, "A", {"name": "nul \x00 half \ud800 é 苹果"})
    publisher.publish(hq)

    [row] = rows_after(hq, 0)
    assert row.doc == '{"name":"nul \\u0000 half \\ud800 é 苹果"}'.encode()
