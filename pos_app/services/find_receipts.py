"""Find receipts of this register by what a customer remembers: number, day or time, amount, member (C7)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pos_app.services.route_scan import receipt_parts
from pos_app.services.slips import SLIPS
from wire.fields import time_text

if TYPE_CHECKING:
    from local_db.act import ReceiptRow
    from pos_app.services.desk import Desk

MOST = 50
AROUND = timedelta(minutes=10)
"""A time is remembered so well."""
_RECEIPT = re.compile(r"^[A-Za-z0-9-]{1,32}-\d{6,9}(?:[ ·]+[0-9a-f]{12})?$")
_WHEN = re.compile(r"^(?:(?:(\d{4})-)?(\d{1,2})-(\d{1,2}))?(?: +|$)?(?:(\d{1,2}):(\d{2}))?$")
_LATER = "9"
"""Later than any entry's time."""
_LAST4, _PHONE, _LONGEST = 4, 11, 9


def find_receipts(desk: Desk, text: str, amount: int | None = None) -> tuple[ReceiptRow, ...]:
    """Receipts, and slips, that fit what was typed or scanned, newest first. At most 50.

    `amount` is the text as minor units, where it is one. Digits alone may be a number, an amount or the end of a
    member's phone number: all of them are found; nothing typed: the latest.
    A day is `2026-01-02` or `1-2`, a time `18:42`, both with a blank.
    """
    text, books = text.strip(), desk.books
    if not text:
        latest = books.receipts(MOST)
        since = latest[-1].at if len(latest) == MOST else ""
        return _newest(latest, books.find_slips(SLIPS, since=since, until=_LATER, limit=MOST))
    if _RECEIPT.match(text) and not text.isdigit():
        seq: int | None = receipt_parts(text)[1]
        return _newest(books.find_receipts(seq=seq, limit=MOST), books.find_slips(SLIPS, seq=seq, limit=MOST))
    span = _span(desk, text)
    if span is not None:
        since, until = map(time_text, span)
        found = books.find_receipts(since=since, until=until, limit=MOST)
        return _newest(found, books.find_slips(SLIPS, since=since, until=until, limit=MOST))
    seq = int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else None
    members = _members(desk, text)
    found = books.find_receipts(seq=seq, payable=amount, members=members, limit=MOST)
    return _newest(found, books.find_slips(SLIPS, seq=seq, members=members, limit=MOST))


def _newest(receipts: tuple[ReceiptRow, ...], slips: tuple[ReceiptRow, ...]) -> tuple[ReceiptRow, ...]:
    """Both in one list."""
    return tuple(sorted((*receipts, *slips), key=_when, reverse=True)[:MOST])


def _when(row: ReceiptRow) -> tuple[str, int]:
    return row.at, row.ref.seq


def _members(desk: Desk, text: str) -> list[str]:
    if not text.isdigit():
        found = desk.members.by_name(text) if "." not in text else ()
        return [member.member.id for member in found]
    if len(text) == _LAST4:
        return [member.member.id for member in desk.members.by_last4(text)]
    one = desk.members.by_phone(text) if len(text) == _PHONE else desk.members.by_card(text)
    return [one.member.id] if one is not None else []


def _span(desk: Desk, text: str) -> tuple[datetime, datetime] | None:
    """From when until when is meant; None for what is neither day nor time."""
    found = _WHEN.match(text)
    if found is None or not (found[2] or found[4]):
        return None
    here = desk.clock.local(desk.clock.now())
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    try:
        on = here.date() if month is None or day is None else date(year or here.year, month, day)
        if hour is None or minute is None:
            begin = datetime.combine(on, time(), here.tzinfo)
            return begin, begin + timedelta(days=1)
        at = datetime.combine(on, time(hour, minute), here.tzinfo)
    except ValueError:
        return None
    return at - AROUND, at + AROUND
