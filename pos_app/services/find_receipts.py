"""Find receipts of this register by what a customer remembers: number, day or time, amount, member (C7)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pos_app.services.route_scan import receipt_parts
from wire.fields import time_text

if TYPE_CHECKING:
    from local_db.act import ReceiptRow
    from pos_app.services.desk import Desk

MOST = 50
AROUND = timedelta(minutes=10)
"""A time is remembered so well."""
_RECEIPT = re.compile(r"^[A-Za-z0-9-]{1,32}-\d{6,9}(?:[ ·]+[0-9a-f]{12})?$")
_WHEN = re.compile(r"^(?:(?:(\d{4})-)?(\d{1,2})-(\d{1,2}))?(?: +|$)?(?:(\d{1,2}):(\d{2}))?$")
_LAST4, _PHONE, _LONGEST = 4, 11, 9


def find_receipts(desk: Desk, text: str, amount: int | None = None) -> tuple[ReceiptRow, ...]:
    """Receipts that fit what was typed or scanned, newest first; nothing typed: the latest. At most 50.

    `amount` is the text as minor units, where it is one. Digits alone may be a number, an amount or the end of a
    member's phone number: all of them are found. A day is `2026-01-02` or `1-2`, a time `18:42`, both with a blank.
    """
    text = text.strip()
    if not text:
        return desk.books.receipts(MOST)
    if _RECEIPT.match(text) and not text.isdigit():
        return desk.books.find_receipts(seq=receipt_parts(text)[1], limit=MOST)
    span = _span(desk, text)
    if span is not None:
        return desk.books.find_receipts(since=time_text(span[0]), until=time_text(span[1]), limit=MOST)
    seq = int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else None
    return desk.books.find_receipts(seq=seq, payable=amount, members=_members(desk, text), limit=MOST)


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
