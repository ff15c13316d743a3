"""What the books say of members beside balances."""

from datetime import date

from domain.entry_causes import DrawCommitted, MemberEnrolled, MembershipGranted
from domain.members import Member
from local_db.act import Private
from local_db.member_facts import row_of, with_facts
from local_db.member_reads import later
from local_db.reference.people import MemberRow
from tests.local_db.world import DAY, EPOCH, SOAP, Shop
from wire.personal import Personal, encode_personal

SECRET = Private("AAAA", encode_personal(Personal(name="李新", phone="13912345678", card="77", birthday="1990-01-02")))


def _enrol(shop: Shop, member_id: str = "m1") -> None:
    shift, (_, ref) = shop.books.open_shift(), shop.books.plan()
    assert shift is not None
    who = Member(member_id, home_store="S01", enrolled=DAY)
    body = MemberEnrolled("S01", shift.ref, ref, who, SECRET.hash, f"{DAY}T08:00:00.000+00:00", "2026-1")
    shop.act("member.enrolled", body, members=(member_id,), private=(SECRET,))


def test_who_was_enrolled_here_is_known_with_what_he_said(shop: Shop) -> None:
    shop.open_shift()
    assert shop.books.enrolled_here() == ()
    _enrol(shop)
    (one,) = shop.books.enrolled_here()
    _enrol(shop, "m2")

    assert (one.body.member.id, one.personal.name) == ("m1", "李新")
    assert [found.body.member.id for found in shop.books.enrolled_here()] == ["m1", "m2"]
    row = row_of(one)
    assert (row.phone, row.card, row.birthday, row.enrolled, row.home_store) == (
        "13912345678",
        "77",
        "1990-01-02",
        DAY,
        "S01",
    )


def test_the_last_visit_is_the_last_sale_here(shop: Shop) -> None:
    shop.open_shift()
    assert shop.books.last_visit("M1") == ""
    shop.sell((SOAP, 1), member="M1")

    assert shop.books.last_visit("M1") == DAY


def test_terms_of_acts_here_lie_on_top_of_what_hq_knew(shop: Shop) -> None:
    shop.open_shift()
    shift = shop.books.open_shift()
    assert shift is not None
    granted = MembershipGranted("S01", shift.ref, "M1", "gold", 6, DAY, "2026-07-02", "contest")
    recorded = shop.act("membership.granted", granted, members=("M1",), approver="A2")
    row = MemberRow(
        id="M1", paid={"gold": "2026-03-01", "silver": "2026-05-01"}, birthday="01-02", last_visit="2025-12-01"
    )

    known = with_facts(Member("M1"), row, {}, shop.books, date.fromisoformat(DAY))
    assert known.paid == {"gold": "2026-09-01", "silver": "2026-05-01"}
    assert (known.birthday, known.last_visit) == ("day", "2025-12-01")

    place = {("S01-R2", EPOCH): recorded.entry.seq}
    assert later(shop.books.terms("M1"), place) == {}
    assert with_facts(Member("M1"), row, place, shop.books, None).birthday == ""


def test_the_register_is_bound_to_its_last_commitment(shop: Shop) -> None:
    assert shop.books.last_commitment() is None
    shop.act("draw.committed", DrawCommitted("S01", "aa"))
    shop.act("draw.committed", DrawCommitted("S01", "bb"))

    bound = shop.books.last_commitment()
    assert bound is not None
    assert bound[1] == "bb"
