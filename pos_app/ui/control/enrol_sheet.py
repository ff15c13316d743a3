"""A new member in one step (M1, M4): a card or a phone, what is agreed to, and who brought him; works offline."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from msgspec import structs

from domain.entry_causes import MemberEnrolled
from domain.groups import GROUP
from domain.members import MemberView
from domain.value import dataclass
from pos_app.services.attach_member import find_card
from pos_app.services.enrol_member import NewMember, enrol_member
from pos_app.services.route_scan import Kind, route_scan
from pos_app.ui.commands import Command
from pos_app.ui.control import member_acts
from pos_app.ui.control.sheet import Sheet, close, done, lay, member_words
from pos_app.ui.control.view_sale import label_text
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter

AGREEMENT = "agreement"
"""The text of the plan that a new member agrees to; without one the till's own, of this name and number."""
OWN_AGREEMENT = "till-1"
PHONE_DIGITS = 11
PHONE, CARD, NAME, BIRTHDAY, KIND = "phone", "card", "name", "birthday", "kind"
FIELDS = (PHONE, CARD, NAME, BIRTHDAY)
REACHED_BY = ("sms",)


def open_(counter: Counter, act: acts.OpenEnrol) -> None:
    """Begin with what was typed, or with the card or phone that was tried last and that nobody has."""
    begin(counter, act.text.strip(), None)


def bring(counter: Counter, friend: MemberView, typed: str) -> None:
    """A member brings somebody."""
    begin(counter, typed, friend)


def begin(counter: Counter, text: str, friend: MemberView | None) -> None:
    """A phone number or a card may be known already."""
    known = text or counter.unknown
    new = NewMember(referrer=friend)
    if known.isascii() and known.isdigit() and len(known) == PHONE_DIGITS:
        new = replace(new, phone=known)
    elif known:
        new = replace(new, card=known)
    lay(counter, EnrolSheet(new))


@dataclass(frozen=True, slots=True)
class EnrolSheet(Sheet):
    """What is known of the new member so far; the selected row is the one that is typed."""

    new: NewMember
    name: ClassVar[str] = "enrol"

    def state(self, counter: Counter) -> SheetState:
        new = self.new
        rows = _rows(new)
        known = new.phone or new.card
        place = FIELDS.index(PHONE if not known else BIRTHDAY if new.name else NAME)
        brought = (Fact(translate("Sheet", "Brought by"), member_words(new.referrer)),) if new.referrer else ()
        return SheetState(
            self.name,
            translate("Sheet", "New member"),
            translate("Sheet", "Scan a blank card or type; Enter fills the row, Enter alone enrols"),
            facts=brought,
            says=agreement(counter)[1],
            rows=rows,
            keys=_keys(new),
            asks=translate("Sheet", "Phone, card, name or birthday"),
            writes=True,
            selected=place,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if choice == "agreed":
            self._enrol(counter)
        elif choice == "reach":
            lay(counter, EnrolSheet(replace(self.new, consent=() if self.new.consent else REACHED_BY)))
        elif choice == "company":
            kind = GROUP if self.new.kind != GROUP else NewMember().kind
            lay(counter, EnrolSheet(replace(self.new, kind=kind)))
        elif choice in FIELDS:
            self._select(counter, choice)
            if typed:
                self._fill(counter, choice, typed)
        elif typed:
            self._fill(counter, _meant(counter, typed), typed)

    def scanned(self, counter: Counter, code: str) -> bool:
        """A blank card is the new member's; a known member's card says who brought him."""
        route = route_scan(code)
        if route.kind is Kind.PHONE:
            self._fill(counter, PHONE, route.code)
        elif route.kind is Kind.CARD:
            friend = counter.desk.members.by_card(route.code)
            new = replace(self.new, card=route.code)
            lay(
                counter,
                EnrolSheet(new if friend is None else replace(self.new, referrer=find_card(counter.desk, code))),
            )
        else:
            return False
        return True

    def _select(self, counter: Counter, field: str) -> None:
        if isinstance(counter.panel, SheetState):
            counter.panel = structs.replace(counter.panel, selected=FIELDS.index(field))

    def _fill(self, counter: Counter, field: str, typed: str) -> None:
        lay(counter, EnrolSheet(_with(self.new, field, typed)))

    def _enrol(self, counter: Counter) -> None:
        new = replace(self.new, agreement=agreement(counter)[0])
        future = enrol_member(counter.desk, new, counter.person)
        counter.book(future, partial(_enrolled, counter))


def agreement(counter: Counter) -> tuple[str, tuple[str, ...]]:
    """The name of the text that is shown, and its sentences: the plan's own, else the till's."""
    plan, _ = counter.desk.plan()
    label = plan.labels.get(AGREEMENT)
    if label:
        return f"plan-{plan.version}", tuple(label_text(counter, label).splitlines())
    return OWN_AGREEMENT, (
        translate("Sheet", "Show the customer: the chain keeps name, phone, purchases, balance and points"),
        translate("Sheet", "for this membership only; he may see them, and leave, at any time."),
    )


def _keys(new: NewMember) -> tuple[SheetKey, ...]:
    reach = translate("Sheet", "Messages: yes") if new.consent else translate("Sheet", "Messages: no")
    kind = translate("Sheet", "Is a company") if new.kind == GROUP else translate("Sheet", "Is a person")
    return (
        SheetKey("reach", reach, Command.MORE),
        SheetKey("company", kind, Command.QUANTITY),
        SheetKey("agreed", translate("Sheet", "Agreed: enrol"), main=True, icon="user-round-plus"),
    )


def _rows(new: NewMember) -> tuple[SheetRow, ...]:
    return (
        SheetRow(PHONE, translate("Sheet", "Phone"), figure=new.phone or "—"),
        SheetRow(CARD, translate("Sheet", "Card"), figure=new.card or "—"),
        SheetRow(NAME, translate("Sheet", "Name"), figure=new.name or "—"),
        SheetRow(BIRTHDAY, translate("Sheet", "Birthday, as 1990-05-17"), figure=new.birthday or "—"),
    )


def _meant(counter: Counter, typed: str) -> str:
    """A phone number or a date tells itself; anything else belongs to the row that is selected."""
    if typed.isascii() and typed.isdigit() and len(typed) == PHONE_DIGITS and typed.startswith("1"):
        return PHONE
    if typed.isascii() and typed.replace("-", "").isdigit() and "-" in typed:
        return BIRTHDAY
    place = counter.panel.selected if isinstance(counter.panel, SheetState) else -1
    return FIELDS[place] if 0 <= place < len(FIELDS) else NAME


def _with(new: NewMember, field: str, typed: str) -> NewMember:
    match field:
        case "phone":
            return replace(new, phone=typed)
        case "card":
            return replace(new, card=typed)
        case "birthday":
            return replace(new, birthday=typed)
        case _:
            return replace(new, name=typed)


def _enrolled(counter: Counter, recorded: Recorded) -> None:
    """He is a member: the sale goes on as his."""
    body = recorded.entry.body
    if not isinstance(body, MemberEnrolled):
        return
    close(counter)
    found = counter.desk.members.by_id(body.member.id)
    if found is not None:
        member_acts.attach(counter, found)
        title = translate("Sheet", "{name} is a member now").format(name=found.name or found.phone or found.card)
        done(counter, title, (Fact(translate("Sheet", "Coupons"), str(len(found.coupons))),))
