"""What a code is, by its shape alone: one scan is routed before any focus matters (UX 1.3, X1)."""

from __future__ import annotations

import re
from enum import Enum

from domain.articles import GTIN_LENGTHS, is_gtin
from domain.errors import Refusal
from domain.tenders import ALIPAY, WECHAT
from domain.value import dataclass
from wire.phone import is_answer

CARD, COUPON = "29", "99"
"""Prefixes of this chain's own 13-digit codes: 29 lies in GS1's range for use inside a company, 99 in its coupons."""
OWN_LENGTH = 13
MOST_CHARACTERS = 300

_symbology = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
"""What a scanner set to name the symbology puts in front (AIM identifiers: ]E0, ]C1, ]Q3)."""
_receipt = re.compile(r"^(?P<register>[A-Za-z0-9-]{1,32})-(?P<seq>\d{6,9})(?:[ ·]+(?P<head>[0-9a-f]{12}))?$")
_payment = re.compile(r"^(1[0-5]\d{16}|(2[5-9]|30)\d{14,22})$")
_phone = re.compile(r"^1\d{10}$")
_inner = re.compile(r"^[A-Za-z0-9.-]{1,24}$")


class Kind(Enum):
    """Kinds of codes."""

    ARTICLE = "article"
    INNER = "inner"
    CARD = "card"
    COUPON = "coupon"
    PHONE = "phone"
    RECEIPT = "receipt"
    PAYMENT = "payment"
    PHONE_GRANT = "phone_grant"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Route:
    """Where a code goes, and the code without what the scanner wrapped around it."""

    kind: Kind
    code: str

    def __repr__(self) -> str:
        """A customer's payment code stands in no message and no log."""
        return f"Route({self.kind}, {'***' if self.kind is Kind.PAYMENT else repr(self.code)})"


def tender_of(code: str) -> str:
    """Whose payment code this is: WeChat Pay's begin with 10 to 15, Alipay's with 25 to 30."""
    return WECHAT if code.startswith("1") else ALIPAY


def route_scan(text: str) -> Route:
    """Say what a scanned code is.

    Refusals: `scan_empty`, `scan_too_long`, `wrong_check_digit` (an article's length and a wrong last digit).
    """
    code = _symbology.sub("", text.strip(" \t\r\n\x02\x03"))
    if not code:
        raise Refusal("scan_empty")
    if is_answer(code):
        return Route(Kind.PHONE_GRANT, code)
    if len(code) > MOST_CHARACTERS:
        raise Refusal("scan_too_long")
    found = _receipt.match(code)
    if found is not None and not code.isdigit():
        return Route(Kind.RECEIPT, code)
    if code.isascii() and code.isdigit():
        return _digits(code)
    return Route(Kind.INNER if _inner.match(code) else Kind.TEXT, code)


def _digits(code: str) -> Route:
    if len(code) in GTIN_LENGTHS and is_gtin(code):
        own = len(code) == OWN_LENGTH
        if own and code.startswith(CARD):
            return Route(Kind.CARD, code)
        return Route(Kind.COUPON if own and code.startswith(COUPON) else Kind.ARTICLE, code)
    if _phone.match(code):
        return Route(Kind.PHONE, code)
    if _payment.match(code):
        return Route(Kind.PAYMENT, code)
    if len(code) in GTIN_LENGTHS and len(code) != 8:  # noqa: PLR2004  eight digits may be an article's own number
        raise Refusal("wrong_check_digit", scanned=code)
    return Route(Kind.INNER, code)


def receipt_parts(code: str) -> tuple[str, int, str]:
    """Register, number and head ("" when not given) of a receipt's code; Refusal `receipt_not_found`."""
    found = _receipt.match(code.strip())
    if found is None:
        raise Refusal("receipt_not_found", receipt=code)
    return found["register"], int(found["seq"]), found["head"] or ""


def receipt_number(register: str, seq: int) -> str:
    """A receipt's number as printed: S01-R2-000123."""
    return f"{register}-{seq:06d}"
