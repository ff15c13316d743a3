"""Nothing of a frozen member's is taken: asked again when it is, not only when his card was scanned (M3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal

if TYPE_CHECKING:
    from domain.members import MemberView
    from pos_app.services.desk import Desk


def refuse_frozen(desk: Desk, member: MemberView) -> None:
    """Refusal `card_frozen`, by what is known now: HQ's word may have come since he was attached."""
    known = desk.members.by_id(member.member.id) or member
    if known.member.frozen:
        raise Refusal("card_frozen", name=known.name or known.member.id)
