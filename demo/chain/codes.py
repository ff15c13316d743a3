"""Codes of the demo chain, each with its check digit (GS1 modulo 10), so that a scanner's misreading shows.

article   EAN-13, prefix 690 to 699, then brand block and number
case      GTIN-14: "1" before the first 12 digits of the unit's EAN-13
card      13 digits: `29` (GS1's range for use inside a company), ten digits, check digit
coupon    13 digits: `99` (GS1's range for coupons), two digits that number the rule, eight digits, check digit
"""

from __future__ import annotations

from random import Random

from domain.articles import check_digit

CARD_PREFIX, COUPON_PREFIX = "29", "99"


def ean13(number: int, random: Random) -> str:
    """An article's code; different numbers never give the same one."""
    digits = f"{690 + number % 10}{random.randrange(100, 1000)}{number:06d}"
    return digits + check_digit(digits)


def case_code(unit: str) -> str:
    """The code on the case around a unit."""
    digits = "1" + unit[:12]
    return digits + check_digit(digits)


def card(number: int) -> str:
    """A member card; neighbours do not follow each other, so that a guessed number is nobody's."""
    digits = f"{CARD_PREFIX}{(number * 618_033_989 + 11) % 10_000_000_000:010d}"
    return digits + check_digit(digits)


def coupon(rule: int, number: int) -> str:
    """A coupon: the number of its rule in the plan (from 1), and its own."""
    digits = f"{COUPON_PREFIX}{rule:02d}{(number * 61_803_399 + 7) % 100_000_000:08d}"
    return digits + check_digit(digits)
