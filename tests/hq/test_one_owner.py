"""Every transaction touches one owner's rows, so that it is one node's; the others are named here, with the reason.

Owners are parted here as far as they can be, each alone: on one database, HQ does the same in fewer transactions.
"""

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from domain.members import Member
from domain.point_debts import Owed
from hq.bootstrap import start_up
from hq.services import housekeeping, project, sizing
from hq.services.context import Hq
from hq.store import allowances, placements, point_debts, requests, schema
from hq.store.allowances import Credit
from hq.store.lives import joined
from hq.store.parting import each_alone
from hq.store.placements import Placement
from tests.adversary.endpoint_rows import ROWS, furnished
from tests.hq.books import cash_sale, sold
from tests.hq.client import Register
from tests.hq.test_crash import ALONE, APART, ELSEWHERE, SERVED
from tests.hq.touching import Watch, watching
from wire.asking import RedeemRequest, RefundRightRequest
from wire.messages import to_bytes

SET_UP = {"plan", "members", "stores"}  # of the tests
ONE = {
    *("push", "push.evidence", "heartbeat", "sealed_key", "epoch", "request", "request.release", "grant"),
    *("refund_right", "recall", "recharge.room", "recharge.claim", "recharge.redeem", "recharge.use"),
    *("recharge.failed", "publish", "snapshot"),
    *("project", "project.read", "project.owners", "project.hq", "place_home", "placed", "bring_up", "idle"),
    *("expire", "settle_debts"),
}
"""What registers wait for, what follows from each entry, and what a night does for members."""

MANY = {
    "enrol": "once for each register: its code, its store, and the directory of registers",
    "enrol.code": "a person at HQ asks for a code",
    "start.keys": "at a start: HQ's keys into the chain's feed, registers into their stores'",
    "welcome": "once for each register: the index's key into its feed, the order of its allowances",
    "publish.done": "the outboxes of many are told what the feed has; in any order, any number of times",
    "forget": "a walk over what is older than its time",
    "forget.failures": "the same",
    "recharge.issue": "a batch of cards",
    "recharge.activate": "a batch of cards",
}
UNWATCHED = {
    "load.goods": "a whole chain is loaded at once",
    "load.members": "the same",
    "load.stores": "the same",
    "totals": "a page of a register's totals in a new life of HQ",
    "review": "a night's walk over members",
    "campaigns": "a night's walk over campaigns",
    "exception.say": "a person at HQ says what became of an exception",
    "release.settle": "a night's work: a store's prices of later, with their rows in its feed",
    "release.plan": "a person releases a plan: its table, its row in the feed of its scope",
    "release.prices": "a person releases a store's prices, with their rows in its feed",
    "merge": "a person at HQ makes two members one: both, and the registers that hold something",
    "account.limit": "a person at HQ sets a company's limit: its rows, and its home's feed",
    "account.recall": "the registers that hold something of a company's limit",
    "account.pay": "a person at HQ notes a company's payment: its rows, and its home's feed",
    "freeze": "a person at HQ freezes a member: his row and his feeds, and the registers that hold something",
    "merge.sweep": "what an alias still has goes over to its member",
    "issue": "a night's walk over members",
    "settle": "a cause that waited, with its member's home",
    "referral": "the referrer's rows alone (tests/hq/test_referrals.py)",
    "referral.looked": "the buyer's notes alone (the same)",
    "resume": "once after an upgrade: what a newer program can read",
    "resume.alone": "the same, for one member",
    "closing": "a member who left, at every till that holds something of his",
    "restore": "a backup into empty tables",
    "epoch.again": "a backup's epochs, shown again by their registers",
    "roles.put": "a person at HQ says what roles may do: a small table that every node has",
    "roles.announce": "the staff of a store, with their rows in its feed",
    "shut_out": "a person shuts a register out",
    "lose": "two people give a register up",
    "settle_lost": "what a lost register was lent goes back to its members",
    "approve": "a person looks at a quarantine",
    "hq_journal": "acts of a person at HQ, for as many members as he names",
}


@pytest.fixture
def hq(hq: Hq) -> Hq:
    """HQ as on Citus: what is for many owners goes in steps."""
    hq.database._parting = each_alone
    return hq


@pytest.fixture
def watch(hq: Hq, register: Register, enrol_at: Callable[[str], Register]) -> Iterator[Watch]:
    """A day: every address is asked, members buy at two stores, a push forks, a card is refused, HQ keeps house."""
    with watching(hq.database) as watch:
        start_up(hq)
        shop = furnished(hq, register)
        other = enrol_at("S02")
        for name, row in ROWS.items():
            ask = row.first(shop)
            answer = register.ask(name.partition(" ")[0], ask.path, ask.body, ask.query, ask.headers)
            assert answer.status_code == row.ok
        _sells(other)
        stray = other.line("staff.signed_in", {"staff": "x"}, seq=1, prev="0" * 64)
        assert other.push([stray]).status_code == 423
        _asked_in_vain(other, shop.sale)
        project.catch_up(hq)
        _placed(hq, shop.register)
        hq.database.run_transaction("members", _points)
        housekeeping.keep_house(hq)
        yield watch


def _placed(hq: Hq, till: Register) -> None:
    """What members have at home is placed at a till, once more: at its enrolment it may have been too early."""
    order = Placement(till.store, till.name, till.epoch, "")
    hq.database.run_transaction("stores", lambda tx: placements.reached(tx, order, "", done=False))
    sizing.place_ordered(hq)


def _points(tx: sa.Connection) -> None:
    """Points that have ended, and points that are owed."""
    allowances.credit(tx, [Credit(member, "PTS/old", 5, "2026-01-01") for member in ("M1", "M2")])
    point_debts.move(tx, {(member, "PTS/owed"): Owed(3, 3) for member in ("M1", "M2")})


def _sells(register: Register) -> None:
    """Two members buy, one entry each."""
    who = [Member(name, None, 0, "S01") for name in ("M1", "M2")]
    lines = [sold(register, cash_sale("S02", 1, member), member) for member in who]
    assert register.push(lines).status_code == 200


def _asked_in_vain(register: Register, sale: str) -> None:
    """A card that nobody knows; a right that lies at another till."""
    unknown = to_bytes(RedeemRequest(request_id="no card", code="0000", member="M1"))
    assert register.ask("POST", "/v1/recharge-cards/redeem", unknown).status_code == 404
    right = to_bytes(RefundRightRequest(request_id="out", receipt=sale))
    assert register.ask("POST", "/v1/refund-rights", right).status_code == 503


def test_a_transaction_touches_one_owner(watch: Watch) -> None:
    spread = {name: sorted(touched.places) for name, touched in watch.seen.items() if not touched.one}
    assert {name: places for name, places in spread.items() if name not in {*MANY, *SET_UP}} == {}
    assert ONE - watch.seen.keys() == set(), "the day does not show them"


def test_what_is_said_to_touch_many_does(watch: Watch) -> None:
    """The list of exceptions gets shorter when the code gets better."""
    assert {name for name in MANY if name not in watch.seen or watch.seen[name].one} == set()


def test_no_statement_is_one_that_citus_refuses(watch: Watch) -> None:
    """It locks rows of one owner in a statement, and joins tables that are spread by the same owner."""
    assert {name: touched.locks for name, touched in watch.seen.items() if touched.locks} == {}
    assert watch.joins == set()


def test_every_transaction_of_hq_is_in_a_list() -> None:
    assert {*ONE, *MANY, *UNWATCHED} == {*SERVED, *APART, *ALONE, *ELSEWHERE}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_transaction_of_two_owners_is_seen(hq: Hq) -> None:
    """The negative control: each kind of statement tells its owner."""

    def both(tx: sa.Connection) -> None:
        allowances.credit(tx, [Credit("M1", "SVP/1", 5)])
        allowances.take(tx, "M2", {"SVP/1": 1})
        requests.forget_before(tx, "")
        tx.execute(sa.select(schema.head).join(schema.epoch, schema.head.c.store == schema.epoch.c.store)).all()

    def apart(tx: sa.Connection) -> None:
        tx.execute(sa.select(schema.epoch).where(schema.epoch.c.register.in_(sa.select(joined.c.register)))).all()
        locking = sa.select(allowances.account).where(allowances.account.c.owner.in_(["M1", "M2"]))
        tx.execute(locking.with_for_update()).all()

    with watching(hq.database) as watch:
        hq.database.run_transaction("both", both)
        hq.database.run_transaction("apart", apart)
    everybody = {("owner", "*"), ("register", "*"), ("store", "*")}
    assert watch.seen["both"].places == {("owner", "M1"), ("owner", "M2"), *everybody}
    assert (watch.joins, watch.seen["apart"].locks) == ({("epoch", "joined")}, {"account"})
