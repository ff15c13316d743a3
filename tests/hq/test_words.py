"""Words on members' cards at HQ (M3): the last one holds, a number has one owner, and every register hears of it."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from domain.entry_standing import CardReplaced, MemberFrozen, MemberUnfrozen
from domain.errors import Fault
from hq.services import freezing, load_chain, merges, project, words
from hq.services.chain import Chain, Store
from hq.services.chain import Member as Loaded
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import closings, journal, members
from hq.store import words as kept
from hq.store.journal import JournalKey
from tests.hq.chain import ALICE, BOB, LOT, load, row
from tests.hq.client import Register
from tests.hq.programme import Till
from tests.hq.stores import ON_SQLITE
from tests.hq.test_enrolled import enrolled
from tests.hq.test_grants import ask, lent, refusal
from tests.proving import switched_off
from wire.entries import private_hash
from wire.keys import to_base64
from wire.personal import Personal, encode_personal
from wire.push import PrivateRecord

Enrol = Callable[[str], Register]
P = f"SVP/{LOT.id}"
SALT = to_base64(bytes(16))


@pytest.fixture
def tills(hq: Hq, enrol_at: Enrol) -> tuple[Till, Till]:
    load(hq)
    return Till(enrol_at("S01")), Till(enrol_at("S02"))


def at(minute: int, day: int = 2) -> str:
    return f"2026-03-{day:02}T09:{minute:02}:00.000Z"


def freeze(till: Till, minute: int, member: str = ALICE.id) -> None:
    till.write("member.frozen", MemberFrozen(till.register.store, member, "lost"), member, at=at(minute))


def unfreeze(till: Till, minute: int, member: str = ALICE.id) -> None:
    body = MemberUnfrozen(till.register.store, member, "found", "id_card")
    till.write("member.unfrozen", body, member, at=at(minute), approver="boss")


def give(till: Till, card: str, minute: int, member: str = ALICE.id, day: int = 2, *, record: bool = True) -> None:
    private = PrivateRecord(SALT, encode_personal(Personal(card=card)))
    body = CardReplaced(till.register.store, member, private_hash(SALT, private.record), "lost", "id_card")
    beside = (private,) if record else ()
    when = f"2026-03-{day:02}"
    till.write("card.replaced", body, member, private=beside, at=at(minute, day), approver="boss", day=when)


def odd(hq: Hq, till: Till) -> list[tuple[str, str]]:
    key = JournalKey(till.register.store, till.register.name, till.register.epoch)
    return [(code, detail) for _, code, detail in hq.database.read(lambda tx: journal.exceptions(tx, key))]


def docs(register: Register, scope: str) -> dict[str, Any]:
    page = register.ask("GET", "/v1/feed", query=f"life=1&after={scope}:0&wait=0&limit=1000").json()
    return {row["key"].removeprefix("member:"): row.get("doc") for row in page["rows"] if row["kind"] == "member"}


def mark(hq: Hq, card: str) -> str:
    return members.hmac_keys(hq.secrets.index_key, card, "")[0]


def asked(register: Register, card: str) -> list[str]:
    found = register.ask("GET", "/v1/members", query=f"card={card}").json()["members"]
    return [member["id"] for member in found]


def well(hq: Hq) -> str:
    found = verify(hq)
    return found.first_bad + found.reason


def test_nothing_is_lent_any_more_and_what_was_is_asked_back(hq: Hq, tills: tuple[Till, Till]) -> None:
    one, other = tills
    lent(ask(other.register, "a", {P: 5_000}, ALICE.id))
    freeze(one, 1)
    one.push(hq)

    assert refusal(ask(other.register, "b", {P: 1}, ALICE.id)).reason == "frozen"
    [recall] = other.feed("recall")
    assert (recall["owner"], recall["reason"]) == (ALICE.id, "frozen")
    store, index = docs(one.register, "store:S01")[ALICE.id], docs(other.register, "index")[ALICE.id]
    assert (store["frozen"], store["frozen_on"], store["frozen_why"]) == (True, "2026-03-02", "lost")
    assert store["included"] == {f"{one.register.name}/{one.register.epoch}": 1}
    assert index["frozen"]
    unfreeze(one, 2)
    one.push(hq)
    assert lent(ask(other.register, "c", {P: 1_000}, ALICE.id)) == {P: 6_000}
    assert not docs(other.register, "index")[ALICE.id]["frozen"]
    assert "frozen_on" not in docs(one.register, "store:S01")[ALICE.id]
    assert well(hq) == ""


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
@ON_SQLITE
def test_the_last_word_holds_in_whatever_order_journals_come(
    hq: Hq, tills: tuple[Till, Till], enrol_at: Enrol, order: tuple[int, ...]
) -> None:
    """Frozen at 9:01, unfrozen at 9:02, frozen at 9:03, at three registers."""
    three = (*tills, Till(enrol_at("S01")))
    freeze(three[0], 1)
    unfreeze(three[1], 2)
    freeze(three[2], 3)
    for place in order:
        three[place].push(hq)

    assert row(hq, ALICE.id).frozen
    assert well(hq) == ""


@ON_SQLITE
def test_with_the_first_word_it_would_not(hq: Hq, tills: tuple[Till, Till]) -> None:
    """The rule switched off: whoever pushes last is right, and the finder of the card pays with it."""
    one, other = tills
    unfreeze(other, 1)
    freeze(one, 2)
    one.push(hq)
    with switched_off(words, "frozen=last.kind == FROZEN or", "frozen=said[0].word.kind == FROZEN or"):
        other.push(hq)
    assert not row(hq, ALICE.id).frozen
    assert "the last word says otherwise" in well(hq)


def test_a_new_card_is_found_and_the_old_one_is_not(hq: Hq, tills: tuple[Till, Till]) -> None:
    one, other = tills
    old, new = row(hq, ALICE.id).card, "2900000000070"
    give(one, new, 1)
    one.push(hq)

    assert (row(hq, ALICE.id).card, asked(other.register, new), asked(other.register, old)) == (new, [ALICE.id], [])
    doc = docs(other.register, "index")[ALICE.id]
    assert mark(hq, new) in doc["hmacs"]
    assert mark(hq, old) not in doc["hmacs"]
    assert doc["replaced"] == {mark(hq, old): "2026-03-02"}
    assert docs(one.register, "store:S01")[ALICE.id]["card"] == new
    assert odd(hq, one) == []
    assert well(hq) == ""


@pytest.mark.parametrize("later_first", [False, True])
def test_replaced_at_two_registers_at_once_the_later_card_is_his(
    hq: Hq, tills: tuple[Till, Till], *, later_first: bool
) -> None:
    """Nothing is lost: one card is his, the others find nobody, and HQ's people are told."""
    one, other = tills
    old = row(hq, ALICE.id).card
    give(one, "2900000000070", 1)
    give(other, "2900000000087", 2, day=3)
    pushed = (other, one) if later_first else (one, other)
    for till in pushed:
        till.push(hq)

    assert row(hq, ALICE.id).card == "2900000000087"
    assert [asked(one.register, card) for card in (old, "2900000000070", "2900000000087")] == [[], [], [ALICE.id]]
    replaced = docs(one.register, "index")[ALICE.id]["replaced"]
    assert replaced == {mark(hq, old): "2026-03-02", mark(hq, "2900000000070"): "2026-03-03"}
    assert (odd(hq, pushed[0]), odd(hq, pushed[1])) == ([], [("card_twice", ALICE.id)])
    assert well(hq) == ""


def test_one_number_given_to_two_members_is_the_first_one_s(hq: Hq, tills: tuple[Till, Till]) -> None:
    one, other = tills
    give(one, "2900000000070", 1)
    give(other, "2900000000070", 1, BOB.id)
    bobs = row(hq, BOB.id).card
    for till in (one, other):
        till.push(hq)

    assert asked(one.register, "2900000000070") == [ALICE.id]
    assert (row(hq, BOB.id).card, asked(one.register, bobs)) == ("", []), "his old one is lost all the same"
    assert odd(hq, other) == [("card_taken", f"{BOB.id} {ALICE.id}")]
    assert well(hq) == ""


def test_nobody_gets_a_number_that_somebody_had(hq: Hq, tills: tuple[Till, Till]) -> None:
    """Neither one that somebody has without ever having replaced it, nor one that was replaced."""
    one, other = tills
    his = row(hq, ALICE.id).card
    give(one, "2900000000070", 1)
    one.push(hq)
    give(other, his, 2, BOB.id)
    other.push(hq)
    assert odd(hq, other) == [("card_taken", f"{BOB.id} {ALICE.id}")]
    give(one, his, 3)
    one.push(hq)
    assert (row(hq, ALICE.id).card, odd(hq, one)) == (his, []), "his own, found again, may be given to him"
    assert well(hq) == ""


def test_without_its_record_the_old_card_is_gone_all_the_same(hq: Hq, tills: tuple[Till, Till]) -> None:
    one, _ = tills
    old = row(hq, ALICE.id).card
    give(one, "2900000000070", 1, record=False)
    one.push(hq)

    assert (row(hq, ALICE.id).card, asked(one.register, old)) == ("", [])
    assert odd(hq, one) == [("no_record", ALICE.id)]
    assert well(hq) == ""


def test_somebody_who_was_enrolled_offline_gets_another_card(hq: Hq, tills: tuple[Till, Till]) -> None:
    one, _ = tills
    enrolled(one, "m1", Personal(name="李新", card="2900000000070"))
    give(one, "2900000000087", 1, "m1")
    one.push(hq)

    assert [asked(one.register, card) for card in ("2900000000070", "2900000000087")] == [[], ["m1"]]
    assert well(hq) == ""


def test_a_merged_member_has_the_one_card_that_he_was_given(hq: Hq, tills: tuple[Till, Till]) -> None:
    """The register still knew him under the id that ended; every other card of either id finds nobody."""
    one, other = tills
    cards = [row(hq, who.id).card for who in (ALICE, BOB)]
    merges.merge(hq, ALICE.id, BOB.id, "zhou", "one person")
    give(one, "2900000000070", 1, ALICE.id)
    one.push(hq)

    assert [asked(other.register, card) for card in (*cards, "2900000000070")] == [[], [], [BOB.id]]
    freeze(one, 2, ALICE.id)
    one.push(hq)
    assert row(hq, BOB.id).frozen
    assert refusal(ask(other.register, "a", {P: 1}, BOB.id)).reason == "frozen"
    doc = docs(other.register, "index")[BOB.id]
    assert set(doc["replaced"]) == {mark(hq, card) for card in cards}
    assert well(hq) == ""


def test_who_left_is_not_unfrozen(hq: Hq, tills: tuple[Till, Till]) -> None:
    one, _ = tills
    freeze(one, 1)
    one.push(hq)
    gone = closings.Closed(ALICE.id, "principal", "S01", "CNY", at(2))
    hq.database.run_transaction("close", lambda tx: closings.close(tx, [gone]))
    unfreeze(one, 3)
    one.push(hq)

    assert row(hq, ALICE.id).frozen
    assert docs(one.register, "store:S01")[ALICE.id]["left"]
    with pytest.raises(Fault, match="no member any more"):
        freezing.unfreeze(hq, ALICE.id, "zhou", "a mistake")


def test_somebody_at_hq_freezes_and_unfreezes(hq: Hq, tills: tuple[Till, Till]) -> None:
    one, _ = tills
    lent(ask(one.register, "a", {P: 5_000}, ALICE.id))

    assert freezing.freeze(hq, ALICE.id, "zhou", "he called: stolen").frozen
    assert freezing.freeze(hq, ALICE.id, "zhou", "again").frozen
    assert [recall["reason"] for recall in one.feed("recall")] == ["frozen"]
    assert docs(one.register, "store:S01")[ALICE.id]["frozen_why"] == "he called: stolen"
    assert docs(one.register, "index")[ALICE.id]["frozen"]
    assert len(hq.database.read(lambda tx: kept.of(tx, [ALICE.id]))) == 1, "said again it is the same"
    assert not freezing.unfreeze(hq, ALICE.id, "zhou", "found").frozen
    assert well(hq) == ""


@pytest.mark.parametrize(("member", "who", "why"), [("M9", "zhou", "x"), (ALICE.id, " ", "x"), (ALICE.id, "zhou", " ")])
@ON_SQLITE
def test_by_somebody_for_a_reason_and_of_a_member(
    hq: Hq, tills: tuple[Till, Till], member: str, who: str, why: str
) -> None:
    assert tills
    with pytest.raises(Fault):
        freezing.freeze(hq, member, who, why)


@ON_SQLITE
def test_a_chain_that_is_loaded_again_changes_no_word(hq: Hq, tills: tuple[Till, Till]) -> None:
    one, _ = tills
    freeze(one, 1)
    give(one, "2900000000070", 2)
    one.push(hq)
    was = row(hq, ALICE.id)
    again = Loaded(ALICE.id, "New name", was.phone, "C" + ALICE.id, "S01")
    load_chain.load(hq, Chain(stores=(Store("S01", "One"),), members=(again,)))
    project.catch_up(hq)

    assert (row(hq, ALICE.id).frozen, row(hq, ALICE.id).card) == (True, "2900000000070")
    assert row(hq, ALICE.id).name == "New name"
    assert asked(one.register, "C" + ALICE.id) == []
    assert well(hq) == ""


@ON_SQLITE
def test_a_word_that_was_changed_in_the_table_is_found(hq: Hq, tills: tuple[Till, Till]) -> None:
    one, _ = tills
    freeze(one, 1)
    one.push(hq)
    table = kept.member_word
    hq.database.run_transaction("lie", lambda tx: tx.execute(table.update().values(kind="member.unfrozen")))
    assert "a word on a member" in well(hq)
