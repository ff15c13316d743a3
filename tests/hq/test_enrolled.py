"""Members who were enrolled at a till, and their paid terms."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from domain.enrolment import enrol
from domain.entries import EntryRef, ReturnCompleted, ShiftRef
from domain.entry_causes import MemberEnrolled, MembershipGranted
from domain.members import Member
from domain.returns import give_back
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import causes, journal, members
from hq.store.journal import JournalKey
from tests.domain.programme import PLAN, SHIFT, sale, thing
from tests.hq.chain import balance, row
from tests.hq.client import Register
from tests.hq.programme import ALICE, NOW, REF, Till, load
from wire.entries import private_hash
from wire.keys import to_base64
from wire.personal import Personal, encode_personal
from wire.push import PrivateRecord

Enrol = Callable[[str], Register]
SALT = to_base64(bytes(16))
NEW = Personal(name="李新", phone="13912345678", card="2900000000070", birthday="1990-03-04")


def enrolled(
    till: Till, member_id: str = "m1", personal: Personal = NEW, *, record: bool = True, referrer: str = ""
) -> None:
    private = PrivateRecord(SALT, encode_personal(personal))
    who = Member(member_id, home_store=till.register.store, enrolled="2026-03-02", referrer=referrer)
    body = enrol(who, PLAN, REF, NOW, store=who.home_store, shift=SHIFT, private=private.hash, agreement="2026-1")
    named = (member_id, referrer) if referrer else (member_id,)
    till.write("member.enrolled", body, *named, private=(private,) if record else ())


def doc(hq: Hq, member: str) -> dict[str, Any]:
    return dict(hq.database.read(lambda tx: causes.docs(tx, [member]))[member])


def odd(hq: Hq, till: Till) -> list[str]:
    key = JournalKey(till.register.store, till.register.name, till.register.epoch)
    return [code for _, code, _ in hq.database.read(lambda tx: journal.exceptions(tx, key))]


def test_a_member_enrolled_at_a_till_is_the_chains(hq: Hq, enrol_at: Enrol) -> None:
    till = Till(enrol_at("S01"))
    load(hq)
    enrolled(till, referrer=ALICE.id)
    till.push(hq)

    assert (row(hq, "m1").name, row(hq, "m1").phone, row(hq, "m1").home_store) == ("李新", "13912345678", "S01")
    found = hq.database.read(
        lambda tx: [members.find(tx, key) for key in members.hmac_keys(hq.secrets.index_key, NEW.card, NEW.phone)]
    )
    assert found == [["m1"], ["m1"]]
    units = balance(hq, "m1")
    assert sorted(unit.partition("/")[0] for unit in units) == [
        "CAUSE:up:red@0",
        "CPN:bogo",
        "CPN:bogo",
        "CPN:bogo",
        "CPN:friend",
        "CPN:welcome",
    ]
    theirs = balance(hq, ALICE.id)
    assert sum(many for unit, many in theirs.items() if unit.startswith("PTS/")) == 10
    assert sum(unit.startswith("CPN:friend/") for unit in theirs) == 1
    assert doc(hq, "m1") | {"paid": {}} == {
        "birthday": "1990-03-04",
        "enrolled": "2026-03-02",
        "referrer": ALICE.id,
        "paid": {},
        "last_visit": "",
    }
    assert verify(hq).reason == ""


def test_the_stores_feed_and_the_index_hear_of_him(hq: Hq, enrol_at: Enrol) -> None:
    till = Till(enrol_at("S01"))
    load(hq)
    enrolled(till)
    till.push(hq)

    rows = till.register.ask("GET", "/v1/feed", query="after=store:S01:0,index:0").json()["rows"]
    docs = {one["scope"]: one["doc"] for one in rows if one["key"] == "member:m1"}
    assert docs["store:S01"]["birthday"] == "1990-03-04"
    assert "李新" not in json.dumps(docs["index"], ensure_ascii=False)
    assert docs["store:S01"]["included"] == {f"{till.register.name}/{till.register.epoch}": 1}


def test_a_phone_that_is_known_already_is_kept_for_a_later_merge(hq: Hq, enrol_at: Enrol) -> None:
    one, other = Till(enrol_at("S01")), Till(enrol_at("S02"))
    load(hq)
    enrolled(one, "m1")
    enrolled(other, "m2")
    for till in (one, other):
        till.push(hq)

    assert (odd(hq, one), odd(hq, other)) == ([], ["double_member"])
    assert row(hq, "m2").phone == NEW.phone, "nothing is lost"
    assert verify(hq).reason == ""


def test_without_his_record_he_is_there_and_hq_says_what_is_missing(hq: Hq, enrol_at: Enrol) -> None:
    till = Till(enrol_at("S01"))
    load(hq)
    enrolled(till, record=False)
    till.push(hq)

    assert (row(hq, "m1").name, odd(hq, till)) == ("", ["no_record"])
    assert verify(hq).reason == ""


def test_an_enrolment_that_gives_itself_more_is_found(hq: Hq, enrol_at: Enrol) -> None:
    till = Till(enrol_at("S01"))
    load(hq)
    who = Member("m1", home_store="S01", enrolled="2026-03-02")
    private = private_hash(SALT, b"{}")
    body: MemberEnrolled = enrol(who, PLAN, REF, NOW, store="S01", shift=SHIFT, private=private, agreement="x")
    more = replace(body.gains.issued[0], code="9900000000011")
    till.write("member.enrolled", replace(body, gains=replace(body.gains, issued=(*body.gains.issued, more))), "m1")
    till.push(hq)

    assert "worked out again" in verify(hq).reason


def test_terms_add_up_whichever_till_reports_first(hq: Hq, enrol_at: Enrol) -> None:
    one, other = Till(enrol_at("S01")), Till(enrol_at("S02"))
    load(hq)
    gold = sale((thing("GOLD", 29_900), 1), who=ALICE, at=NOW)
    one.sell(gold)
    granted = MembershipGranted("S02", ShiftRef("00", 1), ALICE.id, "gold", 6, "2026-03-01", "2026-09-01", "contest")
    other.write("membership.granted", granted, ALICE.id, approver="boss")
    for till in (other, one):
        till.push(hq)

    assert doc(hq, ALICE.id)["paid"] == {"gold": "2027-09-01"}

    given = give_back(gold, (), {1: 1}, PLAN)
    back = ReturnCompleted(
        "S01",
        SHIFT,
        EntryRef(one.register.name, one.register.epoch, 1),
        "0" * 64,
        given.lines,
        given.adjustments,
        given.taxes,
        given.list,
        given.payable,
        given.tenders,
        given.held_back,
        given.last,
        ALICE.id,
        (),
        engine=gold.engine,
        gains=given.gains,
    )
    one.write("return.completed", back, ALICE.id)
    one.push(hq)
    assert doc(hq, ALICE.id)["paid"] == {"gold": "2026-09-01"}
    assert verify(hq).reason == ""
