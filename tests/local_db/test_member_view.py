"""A member as this till knows him: HQ's row, and what happened here since."""

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

import pytest

from local_db.driver import dbapi2
from local_db.member_view import Members, included, view
from local_db.reference.index import Index
from local_db.reference.people import MemberRow, People, put, remove
from tests.local_db.reference_files import INDEX_KEY, index_file, people_file
from tests.local_db.world import DAY, EPOCH, SOAP, Shop, sale_of
from wire import reference_schema as schema


@pytest.fixture
def members(shop: Shop, tmp_path: Path) -> Iterator[Members]:
    people = People(people_file(tmp_path / "people.db"))
    strangers = [{"id": "M7", "phone": "1", "card": "77", "tier": "red", "home_store": "S02"}]
    index = Index(index_file(tmp_path / "index.db", strangers), lambda: INDEX_KEY)
    yield Members(people, index, shop.books)
    people.close()
    index.close()


def test_own_later_entries_lie_on_top_of_what_hq_knew(shop: Shop, members: Members) -> None:
    shop.open_shift()
    shop.spending["M1"] = 210000
    sold = shop.sell((SOAP, 3), member="M1", stored=1000)

    found = members.by_card("88000001")
    assert found is not None
    assert found.balance == 72000 - 1000
    assert found.member.spending == 210000 + sale_of(sold).payable
    assert (found.name, found.local, found.member.tier) == ("王小明", True, "red")


def test_what_hq_has_included_is_not_counted_again(shop: Shop) -> None:
    shop.open_shift()
    first = shop.sell((SOAP, 3), member="M1", stored=1000)
    shop.sell((SOAP, 3), member="M1", stored=500)
    row = MemberRow(
        id="M1", spending=5, units={"SVP/20260101-M1": 100, "CPN:X1": 1, "CPN:X2": 0, "PTS/a": 7},
        included={f"S01-R2/{EPOCH}": first.entry.seq, "S09-R1/0": 4},
    )  # fmt: skip

    found = view(row, shop.books)
    assert found.balance == 100 - 500
    assert (found.coupons, found.points) == (("X1",), 7)
    assert included(row.included) == {("S01-R2", EPOCH): first.entry.seq, ("S09-R1", "0"): 4}


def test_a_promotion_here_counts_at_once(shop: Shop, members: Members) -> None:
    shop.open_shift()
    shop.spending["M2"] = 199_900
    shop.sell((SOAP, 1), member="M2")

    found = members.by_id("M2")
    assert found is not None
    assert found.member.tier == "red"


def test_a_stranger_has_facts_and_nothing_else(members: Members) -> None:
    found = members.by_card("77")
    assert found is not None
    assert (found.local, found.name, found.balance, found.member.tier) == (False, "", 0, "red")
    assert members.by_card("78") is None
    assert members.by_phone("13900009999") is not None


def test_of_a_stranger_the_till_knows_what_he_did_here(shop: Shop, members: Members) -> None:
    """Not his birthday, nor when he enrolled: rules that look at them say that it is not known here."""
    shop.open_shift()
    shop.sell((SOAP, 1), member="M7")

    found = members.by_card("77")
    assert found is not None
    assert (found.member.last_visit, found.member.birthday, found.member.enrolled) == (DAY, "", "")
    assert not found.member.local


def test_lists_by_last_digits_and_name(members: Members) -> None:
    assert [found.member.id for found in members.by_last4("1234")] == ["M2", "M1"]
    assert [found.member.id for found in members.by_name("小")] == ["M1", "M3"]


def merged(tmp_path: Path, shop: Shop) -> Members:
    """M1 was merged into M3: HQ's rows name M3 with both cards, phones and ids."""
    people = People(people_file(tmp_path / "people2.db"))
    file = dbapi2.connect(tmp_path / "people2.db")
    doc = {"id": "M3", "name": "李小红", "phone": "13900009999", "card": "88000003", "aliases": ["M1"],
           "units": {"SVP/20260101-M1": 60000}, "spending": 5}  # fmt: skip
    for sql, params in (*remove("member", "member:M1"), *put("member", "member:M3", doc)):
        file.execute(sql, params)
    file.commit()
    file.close()
    who = {"id": "M3", "phone": "13900009999", "card": "88000003", "tier": "red", "home_store": "S01"}
    path = index_file(tmp_path / "index2.db", [who])
    file = dbapi2.connect(path)
    texts = ("card:88000003", "phone:13900009999", "card:88000001", "phone:13800001234", "id:M1")
    hmacs = [hmac.new(INDEX_KEY, text.encode(), hashlib.sha256).hexdigest() for text in texts]
    for sql, params in schema.put("member", "member:M3", {**who, "hmacs": hmacs}):
        file.execute(sql, params)
    file.commit()
    file.close()
    return Members(people, Index(path, lambda: INDEX_KEY), shop.books)


def test_a_member_who_was_merged_is_the_one_who_stayed(shop: Shop, tmp_path: Path) -> None:
    members = merged(tmp_path, shop)
    for found in (members.by_id("M1"), members.by_card("88000001"), members.by_phone("13800001234")):
        assert found is not None
        assert (found.member.id, found.name, found.local, found.balance) == ("M3", "李小红", True, 60000)
    assert members.by_id("M9") is None


def test_what_happened_here_under_the_old_id_is_his(shop: Shop, tmp_path: Path) -> None:
    """HQ's row does not include it yet; the sale and what is left of the allowance count for who stayed."""
    shop.open_shift()
    sold = shop.sell((SOAP, 3), member="M1", stored=1000)
    found = merged(tmp_path, shop).by_id("M1")
    assert found is not None
    assert (found.balance, found.member.spending) == (60000 - 1000, 5 + sale_of(sold).payable)
