"""Acts on the member of the sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.attach_member import attach_member, detach_member, find_card, find_members
from pos_app.ui.control import standing_sheet
from pos_app.ui.control.view_sale import member_row
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import MemberPickState

if TYPE_CHECKING:
    from domain.members import MemberView
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


def attach(counter: Counter, member: MemberView) -> None:
    """Attach this member; every line reprices. Of a frozen one his card's page is shown, and says so."""
    before = counter.sale.bill.payable
    counter.at_sale()
    standing_sheet.show_frozen(counter, member)
    counter.put(attach_member(counter.desk, counter.sale, member))
    counter.panel, counter.unknown = None, ""
    less = before - counter.sale.bill.payable
    if less > 0:
        saved = counter.money.signed(less)
        counter.say(translate("Said", "Member attached: {saved} less").format(saved=saved))
    else:
        counter.say(translate("Said", "Member attached"))


def attach_card(counter: Counter, card: str) -> None:
    """Attach the member of a scanned card; one that nobody has is remembered for a new member."""
    counter.unknown = card
    attach(counter, find_card(counter.desk, card))


def choose_or_attach(counter: Counter, text: str) -> None:
    """One hit attaches, several are offered, this store's latest first; a number that nobody has is remembered."""
    counter.unknown = text.strip()
    found = find_members(counter.desk, text)
    if len(found) == 1:
        attach(counter, found[0])
        return
    counter.at_sale()
    counter.found_members = found
    rows = tuple(member_row(counter, member) for member in found)
    counter.panel = MemberPickState(text, rows)


def choose(counter: Counter, act: acts.ChooseMember) -> None:
    """Attach the member of a row."""
    if not 0 <= act.row < len(counter.found_members):
        raise Refusal("unknown_member", typed="")
    attach(counter, counter.found_members[act.row])


def detach(counter: Counter, act: acts.DetachMember) -> None:
    """Drop the member."""
    del act
    counter.put(detach_member(counter.desk, counter.sale))
    counter.panel = None
    counter.say(translate("Said", "Member dropped"))
