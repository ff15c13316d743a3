"""Articles as a sale sees them, and the check digits of their barcodes."""

from __future__ import annotations

from domain.money import Ratio
from domain.value import dataclass

PIECE, GRAMS = 1, 1000
GTIN_LENGTHS = (8, 12, 13, 14)


@dataclass(frozen=True, slots=True)
class Article:
    """A thing sold, with the price of this store on this day already joined to it.

    `price` and `member_price` are minor units for `per` units: 1 (pieces) or 1,000 (grams). `price` is None when
    the store has no price for it. `pinyin` holds the initials, computed at HQ. `cost` is what `per` units cost the
    chain (None: not known here), `since` the day on which the article came into the range ("": not known).
    """

    sku: str
    name: str
    category: str
    tax_rate: Ratio
    price: int | None
    per: int = PIECE
    member_price: int | None = None
    barcode: str = ""
    pinyin: str = ""
    cost: int | None = None
    since: str = ""


@dataclass(frozen=True, slots=True)
class ScannedArticle:
    """What a code stands for: the article and how many of it (a case barcode stands for several)."""

    article: Article
    quantity: int = 1


def check_digit(digits: str) -> str:
    """The GS1 modulo-10 check digit that belongs behind `digits`."""
    total = sum(int(digit) * (3 if index % 2 == 0 else 1) for index, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def is_gtin(code: str) -> bool:
    """Whether the code has the length of an EAN-8, UPC-A, EAN-13 or GTIN-14 and a right check digit."""
    return code.isascii() and code.isdigit() and len(code) in GTIN_LENGTHS and check_digit(code[:-1]) == code[-1]
