"""HQ is killed before and after every commit: what it acknowledged is there, nothing is there twice, books agree."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_bytes
from typing import TypeVar

import pytest
import requests

from domain.entries import UnitAmount
from hq.bootstrap import open_hq
from hq.services import chain, enrol, project
from hq.services.chain import Chain
from hq.services.hq_journal import Act
from hq.services.verify import verify
from hq.store import sales
from hq.store.parting import each_alone
from tests.hq import dying
from tests.hq.books import PLAN, cash_sale, sold, stored_value_sale
from tests.hq.chain import ALICE, BOB, LOT, balance, opening, row
from tests.hq.client import Register, enrol_request, enrolled
from tests.hq.dying import NOWHERE, Served
from tests.hq.test_enrol import ask_epoch, follow, new_epoch
from tests.hq.test_page import beat
from wire.bodies import plan_text
from wire.entries import adopted_body
from wire.messages import to_bytes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")

SOURCES = Path(__file__).parents[2] / "hq"
SERVED = (
    *(
        "start.keys",
        "enrol",
        "welcome",
        "place_home",
        "placed",
        "publish",
        "publish.done",
        "push",
        "push.evidence",
        "project",
        "heartbeat",
    ),
    *("sealed_key", "epoch", "forget"),
)
APART = ("project.read", "project.owners", "project", "place_home", "placed")
"""Where owners lie on several nodes, what is for many of them goes in these steps."""
ALONE = ("load.goods", "load.members", "load.stores", "project.hq", "hq_journal", "enrol.code")
ELSEWHERE = {
    "snapshot": "a file beside the books, made again",
    "totals": "a report, told again until it is answered",
    "request": "claimed again by the same request",
    "request.release": "a claim without an effect: claimed again by the same request",
    "grant": "answered under its request id",
    "recall": "a directive, written again",
    "refund_right": "answered under its request id",
    "review": "an entry names what it looked at: what was reviewed is not due again",
    "bring_up": "what is there counts: whatever was lent is not missing any more",
    "settle_debts": "what was settled is no longer owed, in the same commit",
    "expire": "what has ended is taken once, in the same commit",
    "recharge.issue": "codes that were not printed are never activated",
    "recharge.activate": "activated twice is activated",
    "recharge.room": "the law's head-room, counted again",
    "recharge.claim": "claimed again by the same request, or finished at the next start (tests/hq/test_recharge.py)",
    "recharge.redeem": "once for each code, and answered under its request id",
    "recharge.use": "used up at the next start",
    "recharge.failed": "an attempt that was not counted",
    "forget.failures": "forgotten tomorrow",
    "campaigns": "opened by a claim, once",
    "issue": "a coupon's code follows from its cause: what was issued is not due again",
    "settle": "a cause waits until its coupon is issued in the same commit",
    "referral": "what is booked of a sale stands beside it, in the same commit",
    "referral.looked": "looked at again until it is said, and nothing is booked twice",
    "release.plan": "released again it is the same release",
    "release.prices": "put again they are the same prices",
    "release.settle": "what has begun is taken once, in the same commit",
    "merge": "merged again it is the same merge",
    "account.limit": "set again to the same limit it changes nothing",
    "account.recall": "asked back again it is the same recall",
    "account.pay": "the same reference is booked once",
    "freeze": "said again, it is so already",
    "merge.sweep": "what went over is there no more",
    "roles.put": "put again they are the same roles",
    "roles.announce": "told again when the roles are put again; the same document has the same version",
    "exception.say": "said again it is the same word",
    "resume": "read again at every start until it is done",
    "resume.alone": "read again at every start until it is done",
    "closing": "what is paid is no longer there; gone on with every day",
    "restore": "into empty tables, whole or not at all",
    "epoch.again": "shown again until it is answered",
    "idle": "asked again tomorrow",
    "shut_out": "said again, it is so already",
    "lose": "said again, it is so already",
    "settle_lost": "what is back is not there to come back again; gone on with every day",
    "approve": "moves its own mark in the same commit",
}

Answer = TypeVar("Answer")

CHAIN = Chain(
    stores=(chain.Store("S01", "One"), chain.Store("S02", "Two")),
    plans=(chain.PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(PLAN).decode()),),
    members=tuple(
        chain.Member(one.id, "Name", f"138{one.id}", f"C{one.id}", one.home_store, one.tier, one.spending,
                     units=tuple(UnitAmount(*unit) for unit in units))
        for one, units in (
            (ALICE, ((ALICE.id, f"SVP/{LOT.id}", LOT.principal), (ALICE.id, f"SVB/{LOT.id}", LOT.bonus))),
            (BOB, ()),
        )
    ),
)  # fmt: skip


def points(names: tuple[str, ...]) -> list[str]:
    return [f"{name}:{when}" for name in names for when in ("before", "after")]


def test_every_commit_has_its_point() -> None:
    calls = re.compile(r"run_transaction\(\s*\"([^\"]+)\"")
    found = {name for file in SOURCES.rglob("*.py") for name in calls.findall(file.read_text("utf-8"))}
    unnamed = re.compile(r"\.run_transaction\(\s*[^\s\"]")
    assert found == {*SERVED, *APART, *ALONE, *ELSEWHERE}
    assert not [file for file in SOURCES.rglob("*.py") if unnamed.search(file.read_text("utf-8"))]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a loaded chain, to be copied."""
    data = tmp_path_factory.mktemp("loaded")
    assert not dying.run(dying.load, data, NOWHERE, CHAIN)
    return data


@pytest.fixture
def data(loaded: Path, tmp_path: Path) -> Path:
    for file in loaded.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


@pytest.fixture
def end() -> Iterator[list[Served]]:
    served: list[Served] = []
    yield served
    for one in served:
        one.kill()


@pytest.mark.parametrize("point", points(SERVED))
def test_a_day_survives_a_death_at(point: str, data: Path, end: list[Served]) -> None:
    _survives(Served(data, point), point, data, end)


@pytest.mark.parametrize("point", points(APART))
def test_a_day_of_owners_apart_survives_a_death_at(point: str, data: Path, end: list[Served]) -> None:
    _survives(Served(data, point, each_alone), point, data, end)


def _survives(served: Served, point: str, data: Path, end: list[Served]) -> None:
    end.append(served)
    hq = open_hq(None, data)
    code = enrol.new_code(hq, "S01")[1]
    hq.database.close()
    first, second = _day(served, code)
    assert served.died(within=5), f"{point} is never reached"
    served.kill()
    hq = open_hq(None, data)
    project.catch_up(hq)
    found = verify(hq)
    assert (found.first_bad, found.reason) == ("", "")
    assert {name: one.head for name, one in found.heads.items()} == {first.key_id: 3, second.key_id: 2}
    day = hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))["S01"]
    assert (day.sales, day.payable) == (3, 2_000 + 1_000 + 4_900)
    assert (row(hq, BOB.id).spending, sum(balance(hq, ALICE.id).values())) == (1_000, 72_000 - 4_900)
    hq.database.close()


def _day(served: Served, code: str) -> tuple[Register, Register]:
    """Enrol, sell, meet a fork, go on in a new epoch; every request is repeated until it is answered."""
    seed = token_bytes(32)
    asked = _until_answered(served, lambda: enrol_request(served.url, code, seed))
    assert asked.status_code == 200, asked.text
    register = _until_answered(served, lambda: enrolled(served.url, code, seed))

    def ask(send: Callable[[], requests.Response], of: Register) -> int:
        def sent() -> requests.Response:
            of.base = served.url
            return send()

        return _until_answered(served, sent).status_code

    lines = [
        sold(register, cash_sale("S01", 2)),
        sold(register, cash_sale("S01", 1, BOB), BOB),
        sold(register, stored_value_sale("S01", ALICE, 5, LOT, {}), ALICE),
    ]
    assert ask(lambda: register.push(lines[:1]), register) == 200
    assert ask(lambda: register.push(lines), register) == 200
    assert ask(lambda: register.ask("POST", "/v1/heartbeat", to_bytes(beat(register, 0))), register) == 200
    assert ask(lambda: register.ask("PUT", "/v1/sealed-key", b"sealed"), register) == 204
    stray = register.line("staff.signed_in", {"staff": "clone"}, seq=3, prev=lines[1].hash)
    assert ask(lambda: register.push([stray]), register) == 423
    certificate, signed = new_epoch(register, b"\6" * 32)
    assert ask(lambda: ask_epoch(register, signed), register) == 200
    second = follow(register, certificate, signed, b"\6" * 32)
    adopted = second.entry("adopted", adopted_body(stray.entry, stray.hash, stray.sig))
    assert ask(lambda: second.push([adopted, *second.notes(1)]), second) == 200
    return register, second


def _until_answered(served: Served, send: Callable[[], Answer]) -> Answer:
    for _ in range(3):
        try:
            return send()
        except requests.RequestException:
            served.again()
    raise AssertionError("HQ dies again and again")


@pytest.mark.parametrize("point", points(("load.goods", "load.members", "load.stores", "hq_journal", "project.hq")))
def test_loading_a_chain_survives_a_death_at(point: str, tmp_path: Path) -> None:
    assert dying.run(dying.load, tmp_path, point, CHAIN), f"{point} is never reached"
    assert not dying.run(dying.load, tmp_path, NOWHERE, CHAIN)
    hq = open_hq(None, tmp_path)
    found = verify(hq)
    assert (found.reason, found.entries) == ("", 1)
    assert sum(balance(hq, ALICE.id).values()) == 72_000
    assert row(hq, ALICE.id).tier == "white"
    hq.database.close()


@pytest.mark.parametrize("point", points(("hq_journal", "project.hq")))
def test_hq_s_own_acts_survive_a_death_at(point: str, data: Path) -> None:
    assert dying.run(dying.act, data, point, [Act(BOB.id, opening(BOB))])
    hq = open_hq(None, data)
    project.catch_up(hq)
    assert sum(balance(hq, BOB.id).values()) == (0 if point == "hq_journal:before" else 72_000)
    assert verify(hq).reason == ""
    hq.database.close()


@pytest.mark.parametrize(("point", "codes"), [("enrol.code:before", 0), ("enrol.code:after", 1)])
def test_a_code_is_there_once_it_is_committed(point: str, codes: int, data: Path) -> None:
    assert dying.run(dying.make_code, data, point)
    hq = open_hq(None, data)
    kept = hq.database.read(
        lambda tx: tx.exec_driver_sql("SELECT count(*) FROM enrolment_code WHERE register = 'S01-R9'").scalar()
    )
    hq.database.close()
    assert kept == codes
