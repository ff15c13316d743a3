"""What HQ raised is one list; who handled what, and why, is an entry."""

import pytest

import hq.store.oddities as store
from domain.entries import CashMoved
from domain.entry_office import ExceptionHandled
from domain.errors import Fault
from hq.services import exceptions, project
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import hq_journal, identity
from hq.store.oddities import Raised
from tests.hq.books import SHIFT, cash_sale, sold
from tests.hq.client import Register
from tests.hq.stores import ON_SQLITE
from tests.hq.test_verify import change
from tests.proving import switched_off
from wire.bodies import body_json, read_entry


@pytest.fixture
def odd(hq: Hq, register: Register) -> Register:
    """A register with an unsound entry, one of an unknown kind, a fork, and one pushed with a revoked key."""
    lines = [
        sold(register, cash_sale("S01", 1)),
        register.entry("cash.paid_in", body_json(CashMoved("S01", SHIFT, -5, "x"))),
        register.entry("moon.landed", {"who": "nobody"}),
    ]
    assert register.push(lines).status_code == 200
    stray = register.line("staff.signed_in", {"staff": "clone"}, seq=3, prev=lines[1].hash)
    assert register.push([stray]).status_code == 423
    hq.database.run_transaction("revoke", lambda tx: identity.revoke(tx, "S01", register.name, register.epoch, "t"))
    assert register.push([register.entry("staff.signed_in", {"staff": "late"})]).status_code == 200
    project.catch_up(hq)
    return register


def codes(hq: Hq, *, everything: bool = False) -> list[tuple[int, str, str]]:
    return [(one.seq, one.code, one.state) for one in exceptions.report(hq, everything=everything).rows]


def name(register: Register, seq: int, code: str) -> str:
    return f"{register.key_id}/{seq}/{code}"


def test_oddities_parked_entries_forks_and_quarantine_are_one_list(hq: Hq, odd: Register) -> None:
    assert codes(hq) == [
        (2, "unsound", "open"),
        (3, "fork", "open"),
        (3, "parked", "open"),
        (4, "quarantined", "open"),
    ]
    [upto] = exceptions.report(hq).complete
    assert (upto.register, upto.seq, upto.head) == (odd.name, 4, 4)


def test_who_handled_one_and_why_is_an_entry(hq: Hq, odd: Register) -> None:
    said = exceptions.say(hq, name(odd, 2, "unsound"), "zhou", "the till's program is an old one")
    assert (said.state, said.who, said.why) == ("handled", "zhou", "the till's program is an old one")
    assert codes(hq)[0] == (3, "fork", "open")
    assert codes(hq, everything=True)[0] == (2, "unsound", "handled")
    [row] = [one for one in hq.database.read(lambda tx: list(hq_journal.walk(tx))) if one.kind == "exception.handled"]
    entry = read_entry(row.entry)
    assert (entry.register, entry.actor) == ("HQ/store:S01", "zhou")
    assert isinstance(entry.body, ExceptionHandled)
    assert verify(hq).good


def test_the_last_word_holds(hq: Hq, odd: Register) -> None:
    place = name(odd, 3, "fork")
    exceptions.say(hq, place, "zhou", "a test with a copy")
    exceptions.say(hq, place, "wang", "no: the copy is still in use", state="open")
    assert (3, "fork", "open") in codes(hq)
    exceptions.say(hq, place, "wang", "the copy was destroyed")
    exceptions.say(hq, place, "wang", "the copy was destroyed")
    assert (3, "fork", "handled") in codes(hq, everything=True)
    entries = [one for one in hq.database.read(lambda tx: list(hq_journal.walk(tx))) if one.kind == "exception.handled"]
    assert len(entries) == 3, "said again it is the same word"
    assert verify(hq).good


@pytest.mark.parametrize(("who", "why"), [("", "x"), ("x", " "), ("x", "y" * 501)])
def test_nobody_handles_one_without_a_name_and_a_reason(hq: Hq, odd: Register, who: str, why: str) -> None:
    with pytest.raises(Fault, match="by somebody"):
        exceptions.say(hq, name(odd, 2, "unsound"), who, why)


def test_what_is_no_exception_is_refused_in_a_sentence(hq: Hq, odd: Register) -> None:
    with pytest.raises(Fault, match="no exception"):
        exceptions.say(hq, name(odd, 1, "unsound"), "zhou", "why not")


def test_verify_finds_a_word_that_nobody_said(hq: Hq, odd: Register) -> None:
    exceptions.say(hq, name(odd, 2, "unsound"), "zhou", "seen")
    change(hq, "UPDATE exception_state SET who = 'li'")
    assert "a word on an exception" in verify(hq).reason


@ON_SQLITE
def test_an_older_word_that_comes_late_changes_nothing(hq: Hq, odd: Register) -> None:
    """Two processes of HQ may book the same journal at once; without the order of places the older word would win."""
    place = name(odd, 2, "unsound")
    exceptions.say(hq, place, "zhou", "seen")
    exceptions.say(hq, place, "wang", "open again", state="open")
    [last] = [one for one in hq.database.read(store.every_state).values() if one.seq == 2]
    older = store.State(*last.key, "handled", "zhou", "seen", "", f"{last.place[:-1]}1")

    def late() -> Raised:
        hq.database.run_transaction("late", lambda tx: store.put_states(tx, [older]))
        return next(one for one in exceptions.report(hq, everything=True).rows if one.name == place)

    assert late().state == "open"
    with switched_off(store, ', grows="place"', ""):
        assert late().state == "handled"
