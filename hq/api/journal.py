"""Addresses of the journal: push, heads, a register's own entries, receipts."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Semaphore

from hq.api.errors import Refused
from hq.api.routing import WHOLE_NUMBER, Answer, Asked, Caller, Query, Route
from hq.services import ingest, receipts, salvage
from hq.services.context import Hq
from hq.store import identity, journal
from hq.store.identity import KnownKey
from hq.store.journal import JournalKey
from hq.store.schema import plain_text
from wire.asking import ReceiptAnswer
from wire.json_text import Malformed
from wire.push import (
    CONTENT_TYPE,
    MAX_LINES,
    REFUSED_BYTES,
    EpochHead,
    Epochs,
    Head,
    PrivateRecord,
    PushAnswer,
    PushLine,
    decode_sent,
    encode_lines,
)

PUSHES_AT_ONCE = 16
RETRY_SECONDS = 2
JOURNAL = "/v1/journal/{register}/{epoch}"


def routes(hq: Hq, pushes_at_once: int = PUSHES_AT_ONCE) -> list[Route]:
    """The addresses; more pushes at once than so many are told to come back."""
    room = Semaphore(pushes_at_once)
    return [_push_route(hq, room), _salvage_route(hq, room), *_journal_routes(hq), _receipt_route(hq)]


def _push_route(hq: Hq, room: Semaphore) -> Route:
    return Route(
        "POST",
        JOURNAL,
        "Push entries: all that is new is appended, or nothing is.",
        partial(_push, hq, room),
        gives=PushAnswer,
        takes=CONTENT_TYPE,
        query={"first": Query("the seq of the first line", WHOLE_NUMBER, required=True)},
        refusals=("not_yours", "malformed", "gap", "fork", "busy"),
        while_revoked=True,
        limit=REFUSED_BYTES,
        look_first=_count_lines,
    )


def _salvage_route(hq: Hq, room: Semaphore) -> Route:
    return Route(
        "POST",
        "/v1/salvage/{register}/{epoch}",
        "Hand in another register's entries: all that is new is appended, or nothing is.",
        partial(_salvage, hq, room),
        gives=Head,
        takes=CONTENT_TYPE,
        refusals=("journal_unknown", "malformed", "gap", "fork", "busy"),
        limit=REFUSED_BYTES,
        look_first=_count_lines,
    )


def _journal_routes(hq: Hq) -> list[Route]:
    return [
        Route(
            "GET",
            "/v1/journal/{register}",
            "The epochs of the register and their heads.",
            partial(_heads, hq),
            gives=Epochs,
            refusals=("not_yours",),
            while_revoked=True,
        ),
        Route(
            "GET",
            JOURNAL,
            "The register's own entries after a seq, as pushed, at most 500.",
            partial(_page, hq),
            gives=CONTENT_TYPE,
            query={"after": Query("entries with a greater seq; 0 by default", WHOLE_NUMBER)},
            refusals=("not_yours", "journal_unknown", "malformed"),
        ),
        Route(
            "GET",
            JOURNAL + "/head",
            "Where the journal stands; of an empty one, 0 and the prev of its first entry.",
            partial(_head, hq),
            gives=Head,
            refusals=("not_yours", "journal_unknown"),
            while_revoked=True,
        ),
    ]


def _receipt_route(hq: Hq) -> Route:
    return Route(
        "GET",
        "/v1/receipts/{register}/{seq}",
        "A receipt of any register, and what was returned of it.",
        partial(_receipt, hq),
        gives=ReceiptAnswer,
        query={"head": "the first digits of the entry's hash, as printed"},
        refusals=("receipt_unknown", "receipt_ambiguous", "malformed"),
    )


def _push(hq: Hq, room: Semaphore, asked: Asked) -> Answer:
    caller = asked.who
    _only_own(caller, asked.path["register"], asked.path["epoch"])
    with _taking_in(room):
        return _pushed(hq, caller, asked)


def _salvage(hq: Hq, room: Semaphore, asked: Asked) -> Answer:
    register, epoch = plain_text(asked.path["register"]), plain_text(asked.path["epoch"])
    with _taking_in(room):
        try:
            received = salvage.hand_in(hq, register, epoch, decode_sent(asked.body))
        except salvage.JournalUnknown as error:
            raise Refused("journal_unknown") from error
    return Answer(Head(head=received.head, head_hash=received.head_hash))


@contextmanager
def _taking_in(room: Semaphore) -> Iterator[None]:
    """Lines are taken in, or it is said why not."""
    if not room.acquire(blocking=False):
        raise Refused("busy", retry_after=RETRY_SECONDS)
    try:
        yield
    except Malformed as error:
        raise Refused("malformed", str(error)) from error
    except ingest.Gap as gap:
        raise Refused("gap", expected=gap.expected) from gap
    except ingest.Fork as fork:
        raise Refused("fork", f"The journal differs from what HQ holds: {fork}.", reason="fork", at=fork.at) from fork
    finally:
        room.release()


def _heads(hq: Hq, asked: Asked) -> Answer:
    _only_own(asked.who, asked.path["register"])
    rows = hq.database.read(lambda tx: identity.epochs_of(tx, asked.who.store, asked.who.register))
    heads = (EpochHead(epoch=epoch, head=head, head_hash=hash_, opened_at=at) for epoch, head, hash_, at in rows)
    return Answer(Epochs(epochs=tuple(heads)))


def _head(hq: Hq, asked: Asked) -> Answer:
    found = hq.database.read(lambda tx: journal.head(tx, _place(asked)))
    if found is None:
        raise Refused("journal_unknown")
    return Answer(Head(head=found.head, head_hash=found.head_hash))


def _only_own(caller: Caller, register: str, epoch: str | None = None) -> None:
    if caller.register != register or epoch not in {None, caller.epoch}:
        raise Refused("not_yours")


def _place(asked: Asked) -> JournalKey:
    """A journal of the caller's register, of any epoch."""
    _only_own(asked.who, asked.path["register"])
    return JournalKey(asked.who.store, asked.who.register, plain_text(asked.path["epoch"]))


def _count_lines(body: bytes) -> None:
    try:
        ingest.check_line_count(body)
    except ingest.TooManyLines as error:
        raise Refused("too_large", f"The push has more than {MAX_LINES} lines.") from error


def _pushed(hq: Hq, caller: Caller, asked: Asked) -> Answer:
    first = asked.number("first")
    key = hq.database.read(lambda tx: identity.key_of(tx, caller.register, caller.epoch))
    if not isinstance(key, KnownKey):
        raise Refused("journal_unknown")
    received = ingest.ingest(hq, key, first, decode_sent(asked.body))
    notices = tuple(
        {"code": "parked", "message": "HQ keeps this entry, but does not know its kind yet.", "seq": seq}
        for seq in received.parked
    )
    return Answer(
        PushAnswer(
            head=received.head, head_hash=received.head_hash, window=MAX_LINES, hq_time=hq.now(), notices=notices
        )
    )


def _page(hq: Hq, asked: Asked) -> Answer:
    place, after = _place(asked), asked.number("after", 0)
    known, rows = hq.database.read(lambda tx: (journal.head(tx, place), journal.page(tx, place, after, MAX_LINES)))
    if known is None:
        raise Refused("journal_unknown")
    lines = [
        PushLine(row.hash, row.sig, row.entry, tuple(PrivateRecord(salt, record) for salt, record in row.private))
        for row in rows
    ]
    return Answer(encode_lines(lines), content_type=CONTENT_TYPE)


def _receipt(hq: Hq, asked: Asked) -> Answer:
    register, seq = asked.path["register"], asked.path["seq"]
    if not (seq.isascii() and seq.isdigit() and len(seq) < 19):
        raise Refused("malformed", "The number of a receipt is a whole number.", field="seq")
    try:
        return Answer(receipts.receipt(hq, register, int(seq), asked.query.get("head", "").lower()))
    except receipts.Ambiguous as error:
        raise Refused("receipt_ambiguous", field="head") from error
    except receipts.Unknown as error:
        raise Refused("receipt_unknown") from error
