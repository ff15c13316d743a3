"""What was said here of members' cards: it holds at once, until HQ's rows hold it, and an old card finds nobody."""

import hashlib
import hmac
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.entry_standing import CardReplaced, MemberFrozen, MemberUnfrozen, StandingBody
from domain.members import MemberView
from local_db.act import Act, Private
from local_db.driver import dbapi2
from local_db.member_view import Members, view
from local_db.reference.index import Index
from local_db.reference.people import MemberRow, People
from local_db.word_reads import WordHere, frozen_now, last_card_here
from tests.local_db.reference_files import INDEX_KEY, index_file, people_file
from tests.local_db.world import DAY, EPOCH, START, Shop
from wire import reference_schema as schema
from wire.keys import to_base64
from wire.personal import Personal, encode_personal

OLD, NEW, THIRD = "88000001", "88000077", "88000078"
STRANGER = {"id": "M7", "phone": "1", "card": "77", "tier": "red", "home_store": "S02"}


@pytest.fixture
def members(shop: Shop, tmp_path: Path) -> Iterator[Members]:
    people = People(people_file(tmp_path / "people.db"))
    index = Index(index_file(tmp_path / "index.db", [STRANGER]), lambda: INDEX_KEY)
    yield Members(people, index, shop.books, lambda: date.fromisoformat(DAY))
    people.close()
    index.close()


def say(shop: Shop, body: StandingBody, private: tuple[Private, ...] = (), later: int = 0) -> int:
    kinds = {CardReplaced: "card.replaced", MemberFrozen: "member.frozen", MemberUnfrozen: "member.unfrozen"}
    at = START + timedelta(seconds=later)
    act = Act(kinds[type(body)], body, "A1", at, DAY, (body.member,), "A2", private=private)
    return shop.books.record(act).result().entry.seq


def give(shop: Shop, member: str, card: str) -> int:
    private = Private(to_base64(bytes(16)), encode_personal(Personal(card=card)))
    return say(shop, CardReplaced("S01", member, private.hash, "lost", "id_card"), (private,))


def found(members: Members, card: str) -> MemberView:
    one = members.by_card(card)
    assert one is not None
    return one


def test_the_new_card_is_his_at_once_and_the_old_one_nobodys(shop: Shop, members: Members) -> None:
    give(shop, "M1", NEW)

    assert (found(members, NEW).member.id, found(members, NEW).card) == ("M1", NEW)
    assert (members.by_card(OLD), members.replaced_on(OLD)) == (None, DAY)
    assert members.replaced_on(NEW) == members.replaced_on("88000003") == members.replaced_on("123") == ""


def test_a_card_given_and_replaced_again_here_is_an_old_one(shop: Shop, members: Members) -> None:
    give(shop, "M1", NEW)
    give(shop, "M1", THIRD)

    assert found(members, THIRD).member.id == "M1"
    for card in (OLD, NEW):
        assert (members.by_card(card), members.replaced_on(card)) == (None, DAY)


def test_so_it_is_with_a_member_of_another_store(shop: Shop, members: Members) -> None:
    give(shop, "M7", NEW)

    assert (found(members, NEW).member.id, found(members, NEW).local) == ("M7", False)
    assert (members.by_card("77"), members.replaced_on("77")) == (None, DAY)


def test_who_has_a_number_is_said_by_hq_first(shop: Shop, members: Members) -> None:
    """Two registers gave one number to two members: HQ's row says whose it is."""
    give(shop, "M1", "88000003")

    assert found(members, "88000003").member.id == "M3"


def test_what_hq_replaced_is_known_from_the_index(shop: Shop, tmp_path: Path) -> None:
    path = index_file(tmp_path / "index.db", [STRANGER])
    file = dbapi2.connect(path)
    old = hmac.digest(INDEX_KEY, f"card:{OLD}".encode(), hashlib.sha256).hex()
    doc: dict[str, Any] = {**STRANGER, "hmacs": [], "replaced": {old: "2026-01-01"}}
    for sql, params in schema.put("member", "member:M7", doc):
        file.execute(sql, params)
    file.commit()
    file.close()
    index = Index(path, lambda: INDEX_KEY)
    members = Members(People(people_file(tmp_path / "people.db")), index, shop.books)
    assert (index.replaced(OLD), index.replaced(NEW), index.by_card(OLD)) == ("2026-01-01", "", None)
    assert members.replaced_on(OLD) == "", "this store's own row says that it is M1's"
    assert Index(path, lambda: None).replaced(OLD) == "", "HQ has not sent the key yet"
    index.close()


def test_frozen_and_unfrozen_hold_at_once(shop: Shop, members: Members) -> None:
    say(shop, MemberFrozen("S01", "M1", "lost"))
    frozen = found(members, OLD)
    assert (frozen.member.frozen, frozen.frozen_on, frozen.frozen_why, frozen.left) == (True, DAY, "lost", False)

    say(shop, MemberUnfrozen("S01", "M1", "found", "id_card"), later=1)
    assert (found(members, OLD).member.frozen, found(members, OLD).frozen_on) == (False, "")


def test_what_hq_knew_is_changed_by_what_was_said_since(shop: Shop, members: Members) -> None:
    assert found(members, "88000002").member.frozen
    say(shop, MemberUnfrozen("S01", "M2", "found", "id_card"))
    assert not found(members, "88000002").member.frozen


def test_what_hq_has_included_holds_no_more(shop: Shop) -> None:
    """HQ heard of it, and of a later word elsewhere."""
    seq = say(shop, MemberFrozen("S01", "M1", "lost"))
    row = MemberRow(id="M1", included={f"S01-R2/{EPOCH}": seq})
    assert not view(row, shop.books).member.frozen
    assert view(MemberRow(id="M1"), shop.books).member.frozen


def test_whoever_left_is_not_unfrozen(shop: Shop) -> None:
    say(shop, MemberUnfrozen("S01", "M1", "found", "id_card"))
    gone = view(MemberRow(id="M1", frozen=True, left=True), shop.books)
    assert (gone.member.frozen, gone.left) == (True, True)


def test_of_a_stranger_old_words_are_forgotten_when_hq_does_not_tell_of_him_any_more(
    shop: Shop, tmp_path: Path
) -> None:
    say(shop, MemberFrozen("S01", "M7", "lost"))
    index = Index(index_file(tmp_path / "index.db", [STRANGER]), lambda: INDEX_KEY)
    people = People(people_file(tmp_path / "people.db"))
    for days, frozen in ((90, True), (91, False)):
        today = date.fromisoformat(DAY) + timedelta(days=days)
        one = Members(people, index, shop.books, lambda today=today: today).by_id("M7")  # type: ignore[misc]
        assert one is not None
        assert one.member.frozen is frozen
    people.close()
    index.close()


def test_the_last_of_several(shop: Shop) -> None:
    give(shop, "M1", NEW)
    say(shop, MemberFrozen("S01", "M1", "lost"))
    words = shop.books.every_word()

    assert [one.card for one in words] == [NEW, ""]
    assert last_card_here(words) == words[0]
    assert last_card_here(words[1:]) is None
    assert frozen_now((False, "", ""), words) == (True, DAY, "lost")
    assert frozen_now((True, "2026-01-01", "x"), words[:1]) == (True, "2026-01-01", "x")
    assert isinstance(words[0], WordHere)
    assert (shop.books.given_card(NEW), shop.books.given_card("")) == ("M1", "")
