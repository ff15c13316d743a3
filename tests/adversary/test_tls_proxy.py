"""A proxy that ends TLS in front of HQ changes nothing: what is signed is the request, not the connection."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from hq.services import enrol, load_chain, snapshots
from hq.services.context import Hq
from hq.services.verify import verify
from pos_app.sync import download
from pos_app.sync.client import HqClient
from pos_app.sync.errors import NoAnswer
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.http import HqHttp
from pos_app.sync.session import RequestsSession
from tests.adversary.endpoint_rows import ROWS, furnished
from tests.adversary.test_endpoints import told
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.hq.test_snapshots import CHAIN
from tests.hq.tls_proxy import ending_tls
from tests.sync.memory_till import MemoryJournal, SteppingClock
from wire import keys
from wire.enrolment import parse_code
from wire.snapshots import checked_snapshot

Edge = tuple[str, Path, list[str]]


@pytest.fixture
def edge(served: str, tmp_path: Path) -> Iterator[Edge]:
    with ending_tls(int(served.rpartition(":")[2]), tmp_path) as proxy:
        yield proxy


def test_every_address_answers_the_same_through_it(hq: Hq, register: Register, edge: Edge) -> None:
    shop = furnished(hq, register)
    direct, (url, ca, seen) = register.base, edge
    register.session.trust_env = False  # an environment's own bundle would go before
    register.session.verify = str(ca)
    for name, row in ROWS.items():
        method, ask = name.partition(" ")[0], row.first(shop)
        answers = []
        for base in (url, direct):
            register.base = base
            answers.append(register.ask(method, ask.path, ask.body, ask.query, ask.headers))
        through, plain = answers
        assert (name, through.status_code, told(through)) == (name, plain.status_code, told(plain))
        assert through.status_code == row.ok
    assert len(seen) == len(ROWS)
    assert verify(hq).good


def test_who_does_not_trust_it_says_nothing(register: Register, edge: Edge) -> None:
    register.base = edge[0]
    with pytest.raises(requests.exceptions.SSLError):
        register.head()


def test_a_till_enrols_pushes_and_pulls_through_it(hq: Hq, clock: Clock, edge: Edge, tmp_path: Path) -> None:
    """The till's own client, with the certificate of the chain."""
    load_chain.load(hq, CHAIN)
    snapshots.make_all(hq)
    clock.time = datetime.now(UTC)
    url, ca, seen = edge
    session, key = RequestsSession(url, ca_file=str(ca)), keys.private_key(b"\7" * 32)
    till_clock = HqClock(SteppingClock())
    _, code = enrol.new_code(hq, "S01")
    newcomer = HqClient(HqHttp(url, session, None, till_clock, "0.1.0"))
    answer, certificate, hq_keys = newcomer.enrol(parse_code(code), keys.public_text(key), {})
    journal = MemoryJournal(answer.certificate, certificate, key)
    client = HqClient(HqHttp(url, session, journal.identity, till_clock, "0.1.0"))
    lines = [journal.write(size=100) for _ in range(40)]
    assert client.push(journal.register, journal.epoch, 1, lines).head == 40
    assert client.own_journal(journal.register, journal.epoch, 0) == lines
    assert client.feed(1, {"chain": 0}, 0).complete
    found = client.snapshot("chain")
    text = checked_snapshot(found, "chain", hq_keys)
    assert download.fetch(client.http, found.url, text, tmp_path / "fetched").stat().st_size > 0
    session.close()
    assert len(seen) == 6
    strange = RequestsSession(url)
    with pytest.raises(NoAnswer):
        HqClient(HqHttp(url, strange, journal.identity, till_clock, "0.1.0")).epochs(journal.register)
    strange.close()
