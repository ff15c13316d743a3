"""Codes of the demo chain, each with its check digit (GS1 modulo 10), so that a scanner's misreading shows.

article   EAN-13, prefix 690 to 699, then brand block and number
case      GTIN-14: "1" before the first 12 digits of the unit's EAN-13
card      13 digits: `886`, nine digits, check digit. 886 is given to no country, so no article has such a code
coupon    `<rule>-<seven digits><check digit>`: the plan's coupon rule stands in front of the first hyphen
"""

from __future__ import annotations

from random import Random

from domain.articles import check_digit

CARD_PREFIX = "886"


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
    digits = f"{CARD_PREFIX}{(number * 618_033_989 + 11) % 1_000_000_000:09d}"
    return digits + check_digit(digits)


def coupon(rule: str, number: int) -> str:
    """A coupon of a rule."""
    digits = f"{number:07d}"
    return f"{rule}-{digits}{check_digit(digits)}"
