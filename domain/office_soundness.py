"""What entries about decisions at HQ must be by themselves: HQ's own, by somebody, for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_office import HANDLED, OPEN, ExceptionHandled, MemberMerged, Released
from domain.office_postings import ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.entries import Entry

HQ = "HQ/"


def office_troubles(entry: Entry) -> Iterator[str]:
    """What cannot be of such an entry, in words; nothing for others."""
    body = entry.body
    if isinstance(body, ExceptionHandled):
        yield from _journal(entry, f"store:{body.store}")
        if body.state not in {HANDLED, OPEN} or not body.why.strip() or not entry.actor.strip():
            yield "an exception is handled by somebody, for a reason"
    elif isinstance(body, Released):
        if not entry.register.startswith((f"{HQ}chain", f"{HQ}store:")) or not entry.actor.strip():
            yield "a release is HQ's, by somebody, in the journal of its scope"
        if body.what not in {"plan", "prices"} or body.version < 0 or body.count < 0:
            yield f"it releases {body.count} {body.what}"
    elif isinstance(body, MemberMerged):
        yield from _journal(entry, body.member)
        yield from _merged(entry, body)


def _merged(entry: Entry, body: MemberMerged) -> Iterator[str]:
    if body.member == body.merged or "/" in body.member + body.merged or not body.merged:
        yield "it names no two members"
    if body.first and not (body.why.strip() and entry.actor.strip()):
        yield "members are merged by somebody, for a reason"
    if any(unit.amount <= 0 for unit in (*body.units, *body.retired)) or body.cycle < 0:
        yield "it moves nothing, or less"
    if any(unit.owner != body.merged for unit in body.units):
        yield "it moves what is not the alias's"
    for unit in body.retired:
        if unit.owner not in {body.member, body.merged} or not unit.unit.startswith(ONCE):
            yield f"{unit.unit} of {unit.owner} does not end with a merge"


def _journal(entry: Entry, owner: str) -> Iterator[str]:
    if not entry.register.startswith(HQ):
        yield f"only HQ writes {entry.kind}"
    elif entry.register != HQ + owner:
        yield f"it stands in the journal {entry.register} and is {owner}'s"
