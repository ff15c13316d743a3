"""Every address of HQ meets every trouble of the network: the answer that the protocol states, and the same books."""

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from urllib.parse import urlsplit

import pytest
import requests
import sqlalchemy as sa
import uvicorn

from hq.api import app
from hq.bootstrap import api_routes, build, listening
from hq.services import enrol, ingest, once, project, recharge
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import identity
from hq.store.schema import metadata
from tests.adversary.endpoint_rows import ROWS, Ask, Row, Shop, furnished
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.proving import switched_off
from wire import compression, http_signing, keys
from wire.http_signing import RequestParts, signature_headers

Books = Mapping[str, list[str]]
TOO_MUCH = 5 * 1024 * 1024
TOLD = {"heard"}  # what registers say of themselves: the last word counts
PASSING = {"hq_time", "checksums"}  # of an answer: the time of day, and what is told now and then


@dataclass
class Meeting:
    """An address, its row, a shop, and the request that the troubles happen to."""

    shop: Shop
    row: Row
    method: str
    ask: Ask
    signed: bool
    while_revoked: bool
    takes_json: bool
    clock: Clock

    @property
    def register(self) -> Register:
        return self.shop.register

    def sent(
        self, body: bytes | None = None, headers: Mapping[str, str] | None = None, off: timedelta = timedelta()
    ) -> requests.Response:
        """The request, with another body or at another time."""
        data = self.ask.body if body is None else body
        extra = {**self.ask.headers, **(headers or {})}
        return self.register.ask(self.method, self.ask.path, data, self.ask.query, extra, self.register.now + off)

    def by(self, seed: bytes, epoch: str) -> requests.Response:
        """The request signed by another key, or under another name."""
        return replace(self, shop=replace(self.shop, register=replace(self.register, seed=seed, epoch=epoch))).sent()

    def raw(self) -> bytes:
        """The bytes of the request as they travel."""
        parts = RequestParts(self.method, self.ask.path, self.ask.query, {}, self.ask.body)
        made = signature_headers(parts, self.register.key_id, keys.private_key(self.register.seed), self.register.now)
        target = self.ask.path + (f"?{self.ask.query}" if self.ask.query else "")
        headers = {"Host": "hq", "Content-Length": str(len(self.ask.body)), **self.ask.headers, **made}
        lines = [f"{self.method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode() + self.ask.body

    def cut(self, data: bytes, *, await_answer: bool = False) -> None:
        """Send bytes and go away; at most the first byte of the answer is waited for."""
        where = urlsplit(self.register.base)
        with socket.create_connection((where.hostname, where.port), timeout=30) as sock:
            sock.sendall(data)
            if await_answer:
                assert sock.recv(1)

    def books(self) -> Books:
        """Every table, after quiet."""
        project.catch_up(self.shop.hq)

        def read(tx: sa.Connection) -> Books:
            return {name: sorted(map(repr, tx.execute(sa.select(table)))) for name, table in metadata.tables.items()}

        return self.shop.hq.database.read(read)


def changed(before: Books, after: Books) -> set[str]:
    """The tables that are not the same."""
    return {name for name, rows in before.items() if after[name] != rows}


def told(answer: requests.Response) -> object:
    """What an answer says, without what passes."""
    if not answer.content or answer.headers.get("Content-Type") != "application/json":
        return answer.content
    said = json.loads(answer.content)
    return {name: value for name, value in said.items() if name not in PASSING}


def code(answer: requests.Response) -> tuple[int, str]:
    """The status of an answer and the word of a refusal ("" of an answer that is none)."""
    word = answer.json()["error"]["code"] if answer.status_code >= 400 else ""
    return answer.status_code, str(word)


@pytest.fixture
def served(hq: Hq) -> Iterator[str]:
    """HQ on a real port without its background: nothing moves but by what is asked."""
    sock = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(build(hq), log_config=None, access_log=False, lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]})
    thread.start()
    yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    sock.close()


@pytest.fixture
def meet(hq: Hq, register: Register, clock: Clock) -> Callable[[str], Meeting]:
    """Brings an address and its request together."""
    routes = {f"{route.method} {route.path.replace(':path', '')}": route for route in api_routes(hq)}

    def begin(name: str) -> Meeting:
        shop, row, route = furnished(hq, register), ROWS[name], routes[name]
        json_body = not isinstance(route.takes, str | None) or str(route.takes).endswith("ndjson")
        return Meeting(shop, row, route.method, row.first(shop), route.signed, route.while_revoked, json_body, clock)

    return begin


def test_every_address_has_its_row(hq: Hq) -> None:
    """Who adds an address says here how it is asked."""
    assert {f"{route.method} {route.path.replace(':path', '')}" for route in api_routes(hq)} == ROWS.keys()


@pytest.mark.parametrize("name", ROWS)
def test_an_address_in_every_trouble(name: str, meet: Callable[[str], Meeting], hq: Hq) -> None:
    _meets_everything(meet(name))
    assert verify(hq).good


def _meets_everything(met: Meeting) -> None:
    empty = met.books()
    for trouble, act in _refused(met).items():
        assert (trouble, act()) == (trouble, None)
        assert (trouble, changed(empty, met.books())) == (trouble, set())
    once = _taken_once(met)
    _moved_on(met, once)


# --- what is refused, or never arrives --------------------------------------------------------------------------------


def _refused(met: Meeting) -> dict[str, Callable[[], None]]:
    """Everything that HQ must not take, by name."""
    acts: dict[str, Callable[[], None]] = {
        "request lost": lambda: met.cut(met.raw()[:40]),
        "5 MiB": lambda: _is(met.sent(b" " * TOO_MUCH), 413, "too_large"),
        "5 MiB packed": lambda: _is(
            met.sent(compression.compress(b" " * TOO_MUCH), {"Content-Encoding": "zstd"}), 413, "too_large"
        ),
    }
    if met.ask.body:
        acts["cut in the middle of the body"] = lambda: met.cut(met.raw()[: -len(met.ask.body) // 2])
    return acts | (_unsigned(met) if met.signed else {}) | (_malformed(met) if met.takes_json else {})


def _unsigned(met: Meeting) -> dict[str, Callable[[], None]]:
    seed, epoch = met.register.seed, met.register.epoch
    offs = {"10 minutes": timedelta(minutes=10), "a day": timedelta(days=1), "7 days late": -timedelta(days=7)}
    offs |= {f"{name} behind": -off for name, off in offs.items()}
    acts: dict[str, Callable[[], None]] = {
        f"clock {name}": lambda off=off: _is(met.sent(off=off), 401, "unsigned", met)  # type: ignore[misc]
        for name, off in offs.items()
    }
    return acts | {
        "wrong signature": lambda: _is(met.by(b"\1" * 32, epoch), 401, "unsigned", met),
        "unknown key": lambda: _is(met.by(seed, "0" * 16), 401, "unsigned", met),
        "no signature": lambda: _is(_bare(met), 401, "unsigned", met),
    }


def _malformed(met: Meeting) -> dict[str, Callable[[], None]]:
    whole = met.ask.body
    bodies = {
        "duplicate keys": b'{"twice":1,"twice":1,' + whole[1:],
        "bad UTF-8": b'{"\xff":1,' + whole[1:],
        "garbage": Random(4).randbytes(400),
        "half a body": whole[: len(whole) // 2],
        "no body": b"",
    }
    return {
        name: lambda body=body: _is(met.sent(body), 400, "malformed")  # type: ignore[misc]
        for name, body in bodies.items()
    }


def _bare(met: Meeting) -> requests.Response:
    url = f"{met.register.base}{met.ask.path}?{met.ask.query}"
    return requests.request(met.method, url, data=met.ask.body, headers=dict(met.ask.headers), timeout=30)


def _is(answer: requests.Response, status: int, word: str, told_time: Meeting | None = None) -> None:
    assert code(answer) == (status, word), answer.text
    if told_time is not None:
        assert answer.json()["hq_time"] == told_time.shop.hq.now()


# --- what arrives, once or more than once -----------------------------------------------------------------------------


def _taken_once(met: Meeting) -> Books:
    """The reply is lost, then the request comes three times more: one answer, one effect; the books after it."""
    met.cut(met.raw(), await_answer=True)
    once = met.books()
    answers = [met.sent() for _ in range(3)]
    assert [answer.status_code for answer in answers] == [met.row.ok] * 3, answers[0].text
    assert [told(answer) for answer in answers] == [told(answers[0])] * 3
    assert changed(once, met.books()) == set()
    if not met.ask.body:  # whatever stands in a body that nobody asked for
        assert met.sent(Random(5).randbytes(100)).status_code == met.row.ok
        assert changed(once, met.books()) == set()
    return once


def _moved_on(met: Meeting, once: Books) -> None:
    """The next request overtakes the one before it; the first comes again after it, and after a week; then the key is
    revoked.
    """
    first = told(met.sent())
    if met.row.then is not None:
        between = met.row.then(met.shop)
        last = replace(met, ask=met.row.then(met.shop))
        assert last.sent().status_code == met.row.early
        later = replace(met, ask=between)
        assert later.sent().status_code == last.sent().status_code == met.row.ok
        once = met.books()
        assert later.sent().status_code == met.row.ok
    assert met.sent().status_code == met.row.ok
    assert changed(once, met.books()) - TOLD == set()
    for minutes in (4, 7 * 24 * 60):
        met.clock.move(minutes=minutes)
        met.register.now = met.clock()
        late = met.sent()
        assert late.status_code == met.row.ok, late.text
        assert met.row.early != 200 or told(late) == first
        assert changed(once, met.books()) - TOLD == set()
    if met.signed:
        _revoked(met)


def _revoked(met: Meeting) -> None:
    register, hq = met.register, met.shop.hq
    hq.database.run_transaction(
        "revoke", lambda tx: identity.revoke(tx, register.store, register.name, register.epoch, hq.now())
    )
    before = met.books()
    fresh = replace(met, ask=(met.row.then or met.row.first)(met.shop))
    if met.while_revoked:
        assert fresh.sent().status_code == met.row.ok
        assert changed(before, fresh.books()) <= {*TOLD, "journal", "head", "projected", "exception"}
    else:
        _is(fresh.sent(), 403, "key_revoked")
        assert changed(before, fresh.books()) == set()


RULES = {
    "clocks": ("POST /v1/heartbeat", http_signing, "created) <= MAX_SKEW.total_seconds()", "created) <= 10**9"),
    "sizes": ("GET /v1/members", app, "if size > limit:", "if False:"),
    "revoked keys": ("POST /v1/totals", app, "if caller.revoked and not route.while_revoked:", "if False:"),
    "a grant's answer": ("POST /v1/allowances", once, "if known is not None:", "if False:"),
    "a right's answer": ("POST /v1/refund-rights", once, "if known is not None:", "if False:"),
    "a card's answer": ("POST /v1/recharge-cards/redeem", recharge, "if answer is not None:", "if False:"),
    "the head of a journal": ("POST /v1/journal/{register}/{epoch}", ingest, "if first > head.head + 1:", "if False:"),
    "one key, one code": (
        "POST /v1/enrol", enrol, "code.answer is not None and code.public_key == request.public_key", "False"
    ),
}  # fmt: skip


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_seen_by_these_tests(rule: str, meet: Callable[[str], Meeting], hq: Hq) -> None:
    """Negative controls: with the rule switched off the same meeting fails."""
    name, module, text, instead = RULES[rule]
    met = meet(name)
    with switched_off(module, text, instead), pytest.raises((AssertionError, requests.ConnectionError)):
        _meets_everything(met)
