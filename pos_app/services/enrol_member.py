"""Enrol a member at the till in one step: a card or a phone number, and what he agreed to (M1, M4); works offline."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from domain.enrolment import enrol
from domain.errors import Refusal
from domain.members import Member
from domain.rights import ENROL, Wanted
from domain.spans import birthday_fact, birthday_in
from domain.value import dataclass
from local_db.act import Act, Private
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.permission import need
from wire.keys import to_base64
from wire.personal import Personal, encode_personal

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember

SALT_BYTES = 16
_phone = re.compile(r"1\d{10}")
_card = re.compile(r"[A-Za-z0-9]{4,32}")
_birthday = re.compile(r"(\d{4}-)?\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class NewMember:
    """What the till is told of a new member; `agreement` names the text that he was shown and agreed to.

    `birthday` is 1990-05-17, 05-17 or "". `consent` lists what he may be reached by.
    """

    phone: str = ""
    card: str = ""
    name: str = ""
    birthday: str = ""
    kind: str = "personal"
    agreement: str = ""
    consent: tuple[str, ...] = ()
    referrer: MemberView | None = None


def enrol_member(desk: Desk, new: NewMember, cashier: StaffMember) -> Future[Recorded]:
    """Write `member.enrolled`; the future resolves after the durable commit, and the member can buy at once.

    Refusals: `phone_or_card_needed`, `not_a_phone`, `not_a_card`, `not_a_birthday`, `phone_taken`, `card_taken` (by a
    member that this till knows; others come to light at HQ), `card_replaced` for an old card's number, `no_agreement`,
    `refers_himself`, `no_shift`.
    """
    need(cashier, Wanted(ENROL))
    _check(desk, new)
    shift = current_shift(desk)
    plan, ref = desk.plan()
    now = desk.clock.now()
    at = desk.clock.local(now)
    personal = Personal(
        name=new.name.strip(), phone=new.phone, card=new.card, birthday=new.birthday, consent=new.consent
    )
    private = Private(to_base64(desk.chance(SALT_BYTES)), encode_personal(personal))
    referrer = new.referrer.member.id if new.referrer is not None else ""
    member = Member(
        id=f"m{desk.new_id()}",
        home_store=desk.books.store(),
        kind=new.kind,
        enrolled=at.date().isoformat(),
        birthday=birthday_fact(new.birthday, at.date()),
        referrer=referrer,
    )
    body = enrol(
        member,
        plan,
        ref,
        at,
        store=desk.books.store(),
        shift=shift.ref,
        private=private.hash,
        agreement=new.agreement,
    )
    act = Act(
        kind="member.enrolled",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(member.id, referrer) if referrer else (member.id,),
        private=(private,),
        jobs=entry_jobs(desk, cashier.name, personal.name),
    )
    return desk.books.record(act)


def _check(desk: Desk, new: NewMember) -> None:
    if not new.phone and not new.card:
        raise Refusal("phone_or_card_needed")
    if new.phone and not _phone.fullmatch(new.phone):
        raise Refusal("not_a_phone", typed=new.phone)
    if new.card and not _card.fullmatch(new.card):
        raise Refusal("not_a_card", card=new.card)
    if new.birthday and not _is_birthday(new.birthday):
        raise Refusal("not_a_birthday", typed=new.birthday)
    for code, known in (
        ("phone_taken", desk.members.by_phone(new.phone) if new.phone else None),
        ("card_taken", desk.members.by_card(new.card) if new.card else None),
    ):
        if known is not None:
            raise Refusal(code, name=known.name or known.member.id)
    if new.card and (day := desk.members.replaced_on(new.card)):
        raise Refusal("card_replaced", card=new.card, day=day)


def _is_birthday(text: str) -> bool:
    if not _birthday.fullmatch(text):
        return False
    try:
        birthday_in(2000, text)
        date.fromisoformat(f"2000-{text[-5:]}")
    except ValueError:
        return False
    return True
