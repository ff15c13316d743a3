"""Hot statements find their rows by their owner's key: PostgreSQL's own plans of what a push, a grant, a projection and
a feed really ask.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from hq.services import enrol, feed, grant, ingest, project
from hq.services.context import Hq
from hq.services.feed import Checksums
from hq.services.grant import Asker
from hq.store import identity, shards
from hq.store.journal import JournalKey
from hq.store.schema import metadata
from tests.hq.books import cash_sale, sold, stored_value_sale
from tests.hq.chain import ALICE, LOT, load
from tests.hq.client import Register
from wire import keys
from wire.allowances import AllowanceRequest, Want
from wire.enrolment import EnrolAnswer, EnrolRequest
from wire.messages import from_bytes, to_bytes
from wire.push import decode_sent, encode_lines
from wire.signed import Certificate, HqKeys

Statement = tuple[str, Any]
SEED = b"\5" * 32
pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@pytest.fixture
def till(hq: Hq) -> Register:
    """A register of an HQ without a server: nothing else asks the database."""
    load(hq)
    code = enrol.new_code(hq, "S01")[1]
    request = EnrolRequest(code=code, public_key=keys.public_text(keys.private_key(SEED)))
    answer = from_bytes(EnrolAnswer, enrol.enrol(hq, request).answer)
    links = HqKeys(answer.hq_keys)
    found = links.read(Certificate, answer.certificate)
    return Register("", found.register, found.store, found.epoch, SEED, answer.certificate.signed, links, hq.clock())


def push(hq: Hq, till: Register) -> None:
    lines = [sold(till, cash_sale("S01")), sold(till, stored_value_sale("S01", ALICE, 1, LOT, {}), ALICE)]
    sent = decode_sent(encode_lines(lines))
    key = hq.database.read(lambda tx: identity.key_of(tx, till.name, till.epoch))
    assert key is not None
    first = till.seq - len(lines) + 1
    ingest.ingest(hq, key, first, sent)
    ingest.ingest(hq, key, first, sent)


def ask(hq: Hq, till: Register) -> None:
    request = AllowanceRequest(request_id="q", owner=ALICE.id, wants=(Want(unit="SV", amount=100),))
    for _ in range(2):
        grant.ask(hq, Asker(till.name, till.epoch, till.store), request, to_bytes(request))


def read_feed(hq: Hq, till: Register) -> None:
    scopes = {"chain": 0, "index": 0, "store:S01": 0, f"register:{till.name}": 0}
    page = feed.read_page(hq, scopes, 5000, till.name, Checksums())
    assert page.rows
    feed.moved(hq, page.cursors)


def book(hq: Hq, till: Register) -> None:
    place = JournalKey(till.store, till.name, till.epoch)
    assert project._journal_batch(hq, place, set()) == 2


ACTS: Mapping[str, tuple[Callable[[Hq, Register], None], ...]] = {
    "push": (push,),
    "grant": (ask,),
    "project": (push, book),
    "feed": (push, book, ask, read_feed),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_hot_statement_is_planned_on_its_owners_key(act: str, hq: Hq, till: Register) -> None:
    *before, now = ACTS[act]
    for earlier in before:
        earlier(hq, till)
    with asked(hq) as statements:
        now(hq, till)
    assert len(statements) > 5
    assert [trouble for statement in statements for trouble in off_key(hq, statement)] == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM sale WHERE member = 'M1'",
        "SELECT * FROM journal WHERE hash = 'aa' AND seq > 1",
        "UPDATE balance SET amount = 0 WHERE unit = 'SVP/1'",
        "SELECT * FROM journal j JOIN head h ON j.store = h.store WHERE h.register = 'S01-R1'",
    ],
)
def test_a_statement_off_its_key_is_found(sql: str, hq: Hq) -> None:
    """The negative control."""
    assert off_key(hq, (sql, None))


@contextmanager
def asked(hq: Hq) -> Iterator[list[Statement]]:
    """The statements that are run meanwhile, each once, with their first parameters."""
    seen: dict[str, Any] = {}

    def note(_c: object, _u: object, sql: str, parameters: Any, _x: object, many: bool) -> None:  # noqa: ANN401
        seen.setdefault(sql, parameters[0] if many else parameters)

    found: list[Statement] = []
    sa.event.listen(hq.database.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(hq.database.engine, "before_cursor_execute", note)
        found += seen.items()


def off_key(hq: Hq, statement: Statement) -> list[str]:
    """Each place where PostgreSQL would look for rows otherwise than by their owner's key."""
    sql, parameters = statement
    with hq.database.engine.connect() as tx:
        tx.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = tx.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {sql}", parameters).scalar()
    plans = plan if isinstance(plan, list) else json.loads(str(plan))
    return [f"{trouble}: {sql}" for trouble in _troubles(plans[0]["Plan"], "")]


def _troubles(node: Mapping[str, Any], table: str) -> Iterator[str]:
    table = node.get("Relation Name", table)
    if node["Node Type"] == "Seq Scan" and shards.group_of(table) is not None:
        yield f"every row of {table}"
    if "Index Name" in node and node["Node Type"] != "ModifyTable":
        yield from _by_index(node)
    for child in node.get("Plans", ()):
        yield from _troubles(child, table)


def _by_index(node: Mapping[str, Any]) -> Iterator[str]:
    name = node["Index Name"]
    first = FIRST[name]
    owner = shards.owners()[OF[name]]
    if first not in node.get("Index Cond", "") or (first != owner and name not in shards.SWEEPS):
        yield f"{name} from its beginning"


INDEXES = [(index.name, table, index.columns) for table in metadata.tables.values() for index in table.indexes]
KEYS = [(table.primary_key.name, table, table.primary_key.columns) for table in metadata.tables.values()]
FIRST = {str(name): next(iter(columns)).name for name, _, columns in [*INDEXES, *KEYS]}
OF = {str(name): table.name for name, table, _ in [*INDEXES, *KEYS]}
