"""The one place where a right is asked for, and the approval of one act on the spot (C4, S1).

Every act names its right (`domain.rights`). Who lacks it gets the Refusal `approver_needed`, which carries what is
wanted; another person with another PIN approves exactly that, while the cashier stays signed in. An approval is for
one act of one person: for any other it is nothing, and it is written once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.entries import ApprovalGiven
from domain.errors import Refusal
from domain.rights import NO_ENTRY, Wanted, may
from domain.value import dataclass
from local_db.act import Act
from pos_app.services.sign_in import check_pin

if TYPE_CHECKING:
    from domain.entries import EntryRef
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember


@dataclass(frozen=True, slots=True)
class Approval:
    """What `approver` approved for `asked_by`. `entry` is where it stands when it was written by itself already."""

    id: str
    wanted: Wanted
    asked_by: str
    approver: str
    entry: EntryRef | None = None


def need(person: StaffMember, wanted: Wanted, approval: Approval | None = None) -> Approval | None:
    """None when the person may do it, else the approval of exactly that.

    Refusals `approver_needed` (with `wanted`), `approval_other`: it was given for something else.
    """
    if may(person.rights, wanted):
        return None
    if approval is None:
        raise Refusal("approver_needed", wanted=wanted)
    if (approval.wanted, approval.asked_by) != (wanted, person.id):
        raise Refusal("approval_other", wanted=wanted)
    return approval


def who_may(desk: Desk, wanted: Wanted, cashier: StaffMember) -> tuple[StaffMember, ...]:
    """Who can approve this for the cashier, by name."""
    return tuple(person for person in desk.staff.staff() if person.id != cashier.id and may(person.rights, wanted))


def approve(desk: Desk, wanted: Wanted, cashier: StaffMember, approver: str, pin: str) -> Approval:
    """Somebody else types his PIN for one act of the cashier; the cashier stays signed in.

    Takes about 50 ms on purpose: call it off the UI thread. Refusals: `approver_is_self`, `approver_may_not`, and those
    of `check_pin`. What has no entry of its own is written when this returns; the rest is written with its act.
    """
    if approver == cashier.id:
        raise Refusal("approver_is_self")
    person = check_pin(desk, approver, pin)
    if not may(person.rights, wanted):
        raise Refusal("approver_may_not", name=person.name)
    given = Approval(desk.new_id(), wanted, cashier.id, person.id)
    if wanted.right not in NO_ENTRY:
        return given
    act = Act("approval.given", _body(desk, given), cashier.id, desk.clock.now(), desk.day(), approver=person.id)
    recorded = desk.books.record(replace(act, once=f"approval/{given.id}")).result()
    return replace(given, entry=recorded.entry.ref)


def approved(desk: Desk, act: Act, approval: Approval | None) -> Act:
    """The act with what approved it: both are written in one commit, and the same approval never again.

    From the commit `already_finished` when it was spent before.
    """
    if approval is None:
        return act
    return replace(act, approver=approval.approver, approval=_body(desk, approval))


def _body(desk: Desk, given: Approval) -> ApprovalGiven:
    wanted = given.wanted
    return ApprovalGiven(desk.books.store(), given.id, wanted.right, wanted.subject, wanted.amount, wanted.reason)
