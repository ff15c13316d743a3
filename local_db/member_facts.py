"""Facts of a member that benefits look at: what HQ's row says, and what this till knows better."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

from domain.members import Member
from domain.memberships import last_day
from domain.spans import birthday_fact
from local_db.member_reads import EnrolledHere, TermHere, later
from local_db.reference.people import MemberRow


class OwnActs(Protocol):
    """What the books say of a member's acts here (`local_db.books.Books`)."""

    def last_visit(self, member: str) -> str:
        """The last business day on which the member bought something here."""
        ...

    def terms(self, member: str) -> tuple[TermHere, ...]:
        """What acts at this till added to paid memberships."""
        ...


def with_facts(
    member: Member, row: MemberRow, after: Mapping[tuple[str, str], int], books: OwnActs, today: date | None
) -> Member:
    """The member with birthday, enrolment, visits, paid memberships and who brought him.

    `today` is the store's day, None where no clock is known: then nothing is said of a birthday.
    """
    return replace(
        member,
        enrolled=row.enrolled,
        birthday=birthday_fact(row.birthday, today) if today is not None else "",
        paid=paid_terms(row.paid, books, row.id, after),
        referrer=row.referrer,
        last_visit=max(row.last_visit, books.last_visit(row.id)),
    )


def paid_terms(
    known: Mapping[str, str], books: OwnActs, member: str, after: Mapping[tuple[str, str], int]
) -> dict[str, str]:
    """The last day of each paid membership: as HQ knew it, with what acts here have added since."""
    added = later(books.terms(member), after)
    paid = {name: last_day(known.get(name), added.get(name, ())) for name in sorted({*known, *added})}
    return {name: last for name, last in paid.items() if last is not None}


def row_of(enrolled: EnrolledHere) -> MemberRow:
    """A member whom HQ does not know yet, as a row that it would send: nothing of him is included in it."""
    member, personal = enrolled.body.member, enrolled.personal
    return MemberRow(
        id=member.id,
        name=personal.name,
        phone=personal.phone,
        card=personal.card,
        kind=member.kind,
        home_store=member.home_store,
        birthday=personal.birthday,
        enrolled=member.enrolled,
        referrer=member.referrer,
    )
