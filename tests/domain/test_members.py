"""Members as a sale sees them."""

from __future__ import annotations

from domain.members import Member, MemberView


def test_the_balance_is_principal_and_bonus() -> None:
    """V5 keeps them apart in the books; the cashier sees one figure."""
    assert MemberView(Member("M1"), principal=10_000, bonus=2_000).balance == 12_000
