"""Facts of a member that HQ does not know yet: see also test_member_reads.py."""

from domain.members import Member
from local_db.member_facts import with_facts
from local_db.reference.people import MemberRow
from tests.local_db.world import SOAP, Shop


def test_a_later_visit_here_counts_and_an_older_row_does_not(shop: Shop) -> None:
    shop.open_shift()
    shop.sell((SOAP, 1), member="M1")
    old, new = MemberRow(id="M1", last_visit="2025-12-01"), MemberRow(id="M1", last_visit="2026-12-01")

    assert with_facts(Member("M1"), old, {}, shop.books, None).last_visit == shop.day
    assert with_facts(Member("M1"), new, {}, shop.books, None).last_visit == "2026-12-01"
