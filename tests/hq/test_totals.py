"""A new life of HQ: nothing leaves any A until every register has told what it knows, proved by HQ's own signatures."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from domain.plan import Plan
from domain.plan_value import CardLimits, StoredValuePolicy
from hq.services import calendar, grant, head_room, sizing, totals
from hq.services.context import Hq
from hq.services.grant import Asker
from hq.store import allowances, feed, identity, members
from hq.store.allowances import Credit, Lending
from hq.store.identity import NewEpoch
from hq.store.members import MemberRow
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.proving import switched_off
from wire.allowances import AllowanceRequest, Grant, GrantRefusal, Total, TotalsReport, Want, read_answer
from wire.json_text import Malformed
from wire.messages import from_bytes, to_bytes
from wire.signed import HqKeys, Signed

UNIT = "SVP/20250101-1"
ONE, TWO = Asker("S01-R1", "00000000000000aa", "S01"), Asker("S01-R2", "00000000000000bb", "S01")


@pytest.fixture
def restored(hq: Hq) -> Hq:
    """HQ put back to before it lent 40 to the first register: A is 100 again, in its second life."""

    def books(tx: sa.Connection) -> None:
        for one in (ONE, TWO):
            identity.claim_register(tx, one.register, one.store, hq.now())
            new = NewEpoch(one.store, one.register, one.epoch, "key", "text", "hq-1", "sig", hq.now(), "enrolled")
            identity.open_epoch(tx, new, "0" * 64)
        allowances.credit(tx, [Credit("M1", UNIT, 100)])

    hq.database.run_transaction("test", books)
    return replace(hq, secrets=replace(hq.secrets, life=2))


def old_grant(hq: Hq, asker: Asker, g: int) -> Signed:
    return grant.signed_grant(replace(hq, secrets=replace(hq.secrets, life=1)), asker, "M1", {UNIT: g}, {}, {})


def total(proof: Signed | None, **more: int) -> Total:
    figures = {"g": 0, "c": 0, "s": 0, "b": 0, **more}
    return Total(owner="M1", unit=UNIT, grant=proof, lent={}, borrowed={}, **figures)


def tell(hq: Hq, asker: Asker, *found: Total, last: bool = True) -> None:
    totals.take_in(hq, asker, TotalsReport(life=2, totals=found, last=last))


def ask(hq: Hq, asker: Asker, request_id: str, amount: int) -> Grant | GrantRefusal:
    request = AllowanceRequest(request_id=request_id, owner="M1", wants=(Want(unit=UNIT, amount=amount),))
    answer = grant.ask(hq, asker, request, to_bytes(request))
    return read_answer(from_bytes(Signed, answer), HqKeys(hq.secrets.links))


def available(hq: Hq) -> int:
    return hq.database.run_transaction("test", lambda tx: allowances.accounts(tx, "M1"))[UNIT].available


def test_nothing_is_lent_until_all_have_told(restored: Hq) -> None:
    tell(restored, ONE, total(old_grant(restored, ONE, 40), g=40, s=10))
    refused = ask(restored, ONE, "q1", 1)
    assert isinstance(refused, GrantRefusal)
    assert refused.refused[0].reason == "hq_restored"
    tell(restored, TWO)
    assert isinstance(ask(restored, ONE, "q2", 1), Grant)


def grants_of(hq: Hq, asker: Asker) -> list[Grant]:
    """What stands in a register's feed."""
    rows = hq.database.read(lambda tx: list(feed.live(tx, f"register:{asker.register}", "grant")))
    keys = HqKeys(hq.secrets.links)
    return [keys.read(Grant, from_bytes(Signed, row.doc or b"")) for row in rows]


def test_who_joins_is_told_again_what_it_was_lent(restored: Hq) -> None:
    """In the backup it was lent 40 and had not heard of it: in the old life's words it never will."""

    def lent(tx: sa.Connection) -> None:
        allowances.take(tx, "M1", {UNIT: 40})
        allowances.lend(tx, ONE.holder, [Lending("M1", UNIT, 40)], restored.now())

    restored.database.run_transaction("test", lent)
    tell(restored, ONE, last=False)
    assert grants_of(restored, ONE) == []
    tell(restored, ONE)
    [found] = grants_of(restored, ONE)
    assert (found.life, found.epoch, [(one.unit, one.g) for one in found.granted]) == (2, ONE.epoch, [(UNIT, 40)])
    assert grants_of(restored, TWO) == []


def test_an_epoch_that_is_over_is_told_nothing(restored: Hq, clock: Clock) -> None:
    """Its grants would stand in the place of those that the present one needs."""

    def follow(tx: sa.Connection) -> None:
        new = NewEpoch("S01", ONE.register, "0" * 15 + "c", "key2", "text", "hq-1", "sig", restored.now(), "restored")
        identity.open_epoch(tx, new, "0" * 64)
        allowances.lend(tx, ONE.holder, [Lending("M1", UNIT, 40)], restored.now())

    clock.move(minutes=1)
    restored.database.run_transaction("test", follow)
    tell(restored, ONE)
    assert grants_of(restored, ONE) == []


def test_an_epoch_that_was_followed_by_another_is_not_waited_for(restored: Hq, clock: Clock) -> None:
    clock.move(minutes=1)

    def follow(tx: sa.Connection) -> None:
        new = NewEpoch("S01", TWO.register, "0" * 15 + "c", "key2", "text", "hq-1", "sig", restored.now(), "restored")
        identity.open_epoch(tx, new, "0" * 64)

    restored.database.run_transaction("test", follow)
    tell(restored, ONE)
    assert isinstance(ask(restored, ONE, "q1", 1), GrantRefusal)
    tell(restored, Asker(TWO.register, "0" * 15 + "c", "S01"))
    assert isinstance(ask(restored, ONE, "q2", 1), Grant)


def test_a_register_that_is_shut_out_is_not_waited_for(restored: Hq) -> None:
    restored.database.run_transaction(
        "test", lambda tx: identity.revoke(tx, "S01", TWO.register, TWO.epoch, restored.now())
    )
    tell(restored, ONE)
    assert isinstance(ask(restored, ONE, "q1", 1), Grant)


def test_a_page_that_is_not_the_last_does_not_join(restored: Hq) -> None:
    tell(restored, ONE)
    tell(restored, TWO, last=False)
    assert isinstance(ask(restored, ONE, "q1", 1), GrantRefusal)


def test_what_was_granted_before_is_taken_from_a_once(restored: Hq) -> None:
    for _ in range(2):
        tell(restored, ONE, total(old_grant(restored, ONE, 40), g=40, s=10, b=5))
    assert available(restored) == 100 - 40 + 5
    found = restored.database.run_transaction("test", lambda tx: allowances.known(tx, "M1", UNIT, ONE.holder))
    assert (found.granted, found.spent, found.given_back) == (40, 10, 5)


def test_a_g_without_proof_counts_nothing(restored: Hq) -> None:
    tell(restored, ONE, total(None, g=99))
    assert available(restored) == 100


def test_anothers_grant_proves_nothing(restored: Hq) -> None:
    with pytest.raises(Malformed):
        tell(restored, ONE, total(old_grant(restored, TWO, 40), g=40))
    assert available(restored) == 100


def test_totals_of_another_life_are_refused(hq: Hq, register: Register) -> None:
    report = TotalsReport(life=7, totals=(), last=True)
    assert register.ask("POST", "/v1/totals", to_bytes(report)).status_code == 400


def test_telling_in_the_first_life_harms_nothing(register: Register) -> None:
    report = TotalsReport(life=1, totals=(), last=True)
    assert register.ask("POST", "/v1/totals", to_bytes(report)).status_code == 200


def test_home_allowances_wait_too(restored: Hq) -> None:
    restored.database.run_transaction("test", lambda tx: sizing.order_home(tx, "S01", ONE.register, ONE.epoch))
    assert sizing.place_ordered(restored) == 0
    assert restored.database.read(lambda tx: len(allowances.holdings(tx, "M1"))) == 0


def test_points_do_not_end_before_all_have_told(restored: Hq, clock: Clock) -> None:
    """A till may have been lent them in the life that is forgotten."""
    lot = "PTS/2025-02+12"
    restored.database.run_transaction("test", lambda tx: allowances.credit(tx, [Credit("M1", lot, 7)]))
    assert calendar.expire_units(restored) == 0
    for one in (ONE, TWO):
        tell(restored, one)
    assert calendar.expire_units(restored) == 1


def test_head_room_is_not_taken_back_before_all_have_told(restored: Hq) -> None:
    """What the law leaves open, and trial cards, were lent like money."""
    plan = Plan(1, stored_value=StoredValuePolicy(limits=CardLimits(named=10, unnamed=10)))

    def room(tx: sa.Connection) -> int:
        head_room.settle(restored, tx, plan, ["M1"])
        return allowances.accounts(tx, "M1")["CAP"].available if "CAP" in allowances.accounts(tx, "M1") else 0

    row = MemberRow("M1", "Amy", "a", "13800000001", "C1", "S01")
    restored.database.run_transaction("test", lambda tx: members.put_members(tx, [row], b"k" * 32))
    assert restored.database.run_transaction("test", room) == 0
    for one in (ONE, TWO):
        tell(restored, one)
    assert restored.database.run_transaction("test", room) == 10


def test_lending_in_a_new_life_is_seen_when_the_waiting_is_off(restored: Hq) -> None:
    """Negative control: one till has 40 that HQ forgot, another is lent all 100."""
    rule = 'if lives.waiting(tx, hq.secrets.life):\n        return "hq_restored"'
    with switched_off(grant, rule, 'if False:\n        return ""'):
        assert isinstance(ask(restored, TWO, "q1", 100), Grant)
    tell(restored, ONE, total(old_grant(restored, ONE, 40), g=40, s=40))
    assert available(restored) == -40
