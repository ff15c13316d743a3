"""Acts on the member of the sale."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.attach_member import attach_member, detach_member, find_members
from pos_app.services.grant_service import fetch_service, grant_service, services
from pos_app.ui.control.view_sale import label_text, member_row
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import MemberPickState, ServiceRow

if TYPE_CHECKING:
    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.lending import Enlarged
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


def attach(counter: Counter, member: MemberView) -> None:
    """Attach this member; every line reprices."""
    before = counter.sale.bill.payable
    counter.at_sale()
    counter.put(attach_member(counter.desk, counter.sale, member))
    counter.panel = None
    less = before - counter.sale.bill.payable
    if less > 0:
        saved = counter.money.signed(less)
        counter.say(translate("Said", "Member attached: {saved} less").format(saved=saved))
    else:
        counter.say(translate("Said", "Member attached"))


def ask_or_attach(counter: Counter, act: acts.AttachMember) -> None:
    """Digits and F3: one hit attaches, several are offered; nothing typed asks."""
    if not act.text.strip():
        attached = counter.sale.member is not None
        counter.panel = MemberPickState(attached=attached, services=_services(counter))
        return
    choose_or_attach(counter, act.text)


def choose_or_attach(counter: Counter, text: str) -> None:
    """One hit attaches, several are offered, this store's latest first."""
    found = find_members(counter.desk, text)
    if len(found) == 1:
        attach(counter, found[0])
        return
    counter.at_sale()
    counter.found_members = found
    rows = tuple(member_row(counter, member) for member in found)
    counter.panel = MemberPickState(text, rows, attached=counter.sale.member is not None)


def choose(counter: Counter, act: acts.ChooseMember) -> None:
    """Attach the member of a row."""
    if not 0 <= act.row < len(counter.found_members):
        raise Refusal("unknown_member", typed="")
    attach(counter, counter.found_members[act.row])


def _services(counter: Counter) -> tuple[ServiceRow, ...]:
    """What the member of the sale may be granted in words."""
    return tuple(
        ServiceRow(label_text(counter, one.offered.label), granted=one.state == "granted")
        for one in services(counter.desk, counter.sale)
    )


def grant(counter: Counter, act: acts.GrantService) -> None:
    """Tick a benefit in words off; where its right is not lent here, HQ is asked for it first."""
    found = services(counter.desk, counter.sale)
    if not 0 <= act.row < len(found):
        raise Refusal("no_service", rule="")
    one = found[act.row]
    if one.state == "elsewhere" and counter.desk.hq.lends:
        work = partial(fetch_service, counter.desk, counter.sale, one.offered)
        counter.ask(work, partial(_fetched, counter, counter.sale.id, one.offered.rule))
    else:
        _grant(counter, one.offered.rule)


def _fetched(counter: Counter, asked: str, rule: str, answer: Enlarged | None) -> None:
    """Lent or not, granting says what comes of it; if the sale is still the same."""
    del answer
    if counter.sale.id == asked and counter.place == "sale":
        _grant(counter, rule)


def _grant(counter: Counter, rule: str) -> None:
    label = next(one.offered.label for one in services(counter.desk, counter.sale) if one.offered.rule == rule)
    future = grant_service(counter.desk, counter.sale, rule, counter.person)
    counter.book(future, partial(_granted, counter, label_text(counter, label)))


def _granted(counter: Counter, text: str, recorded: Recorded) -> None:
    del recorded
    counter.panel = None
    counter.say(translate("Said", "Granted: {text}").format(text=text))


def detach(counter: Counter, act: acts.DetachMember) -> None:
    """Drop the member."""
    del act
    counter.put(detach_member(counter.desk, counter.sale))
    counter.panel = None
    counter.say(translate("Said", "Member dropped"))
