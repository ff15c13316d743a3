"""Give a member a new card in place of the one that is lost or worn (M3); works offline.

Whoever has the card spends of it, so a manager approves it, and a paper is looked at. Every card that he had before
finds nobody from now on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.entry_standing import CardReplaced
from domain.errors import Refusal
from domain.rights import REPLACE_CARD, Wanted
from domain.standing import CARD
from local_db.act import Act, Private
from pos_app.services.freeze_member import called, check_known, once
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.permission import approved, need
from wire.keys import to_base64
from wire.personal import Personal, encode_personal

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember

SALT_BYTES = 16
SHOWN = 4
"""Of the number an approval names its last characters: it is written, and a whole number is personal."""
_card = re.compile(r"[A-Za-z0-9]{4,32}")


def replace_card(
    desk: Desk,
    member: MemberView,
    card: str,
    cashier: StaffMember,
    approval: Approval | None,
    reason: str,
    identity: str,
) -> Future[Recorded]:
    """Write `card.replaced`; the number travels beside the entry. A frozen member stays frozen.

    Refusals: those of `check_new_card`, `approver_needed`, `no_reason`, `identity_needed`; from the commit
    `already_finished`.
    """
    check_new_card(desk, member, card)
    allowed = need(cashier, Wanted(REPLACE_CARD, f"{member.member.id}/{card[-SHOWN:]}", reason=reason), approval)
    check_known(member, reason)
    if not identity:
        raise Refusal("identity_needed")
    private = Private(to_base64(desk.chance(SALT_BYTES)), encode_personal(Personal(card=card)))
    act = Act(
        CARD,
        CardReplaced(desk.books.store(), member.member.id, private.hash, reason, identity),
        cashier.id,
        desk.clock.now(),
        desk.day(),
        (member.member.id,),
        approver=cashier.id,
        private=(private,),
        jobs=entry_jobs(desk, cashier.name, member.name),
    )
    return once(desk, approved(desk, act, allowed), member)


def check_new_card(desk: Desk, member: MemberView, card: str) -> None:
    """Refusals `card_left`, `not_a_card`, `card_taken` (by a member that this till knows; others come to light at HQ),
    `card_replaced` for the number of an old card.
    """
    if member.left:
        raise Refusal("card_left", name=called(member))
    if not _card.fullmatch(card):
        raise Refusal("not_a_card", card=card)
    known = desk.members.by_card(card)
    if known is not None:
        raise Refusal("card_taken", name=called(known))
    if day := desk.members.replaced_on(card):
        raise Refusal("card_replaced", card=card, day=day)
