"""Made-up articles and members by number: the same number always gives the same one, without keeping any."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle, islice
from random import Random

from demo.chain.names import person
from demo.chain.words import FAMILIES
from domain.articles import check_digit
from hq.services.pinyin import initials, name_initials

STORE, REGISTER, CASHIER = "S01", "S01-R1", "S01-A"
TIERS = (None, None, "yellow", "red", "black")
_PRIME = 7_368_787


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """An article of the bench; its number is its row and its place in popularity."""

    number: int
    sku: str
    code: str
    name: str
    pinyin: str
    category: str
    vat: int
    price: int
    member_price: int | None


@dataclass(frozen=True, slots=True)
class MadeMember:
    """A member of the bench."""

    number: int
    id: str
    card: str
    phone: str
    tier: str | None
    name: str
    pinyin: str


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, str, str, int, int], ...]:
    """(name, pinyin, category, VAT, price) of everything that is sold by the piece, in an order of its own."""
    kinds = [
        (name, initials(name), family.category, family.vat, max(50, price * percent // 100))
        for family in FAMILIES
        if not family.weighed
        for brand in family.brands
        for good, price in family.goods
        for size, percent in family.sizes
        for name in (f"{brand}{good}{size}",)
    ]
    Random(1).shuffle(kinds)
    return tuple(kinds)


def article(number: int) -> MadeArticle:
    """Article `number`, from 1; when the words run out, names get a batch number."""
    kinds = _kinds()
    again, at = divmod(number, len(kinds))
    name, pinyin, category, vat, price = kinds[at]
    more = f" {again}" if again else ""
    special = price * 92 // 100 if number % 4 == 0 else None
    return MadeArticle(
        number, f"{1_000_000 + number}", barcode(number), name + more, pinyin + more.strip(), category, vat,
        price, special,
    )  # fmt: skip


def barcode(number: int) -> str:
    """An EAN-13; neighbours in popularity are no neighbours in the file."""
    digits = f"69{number * _PRIME % 10_000_000_000:010d}"
    return digits + check_digit(digits)


def member(number: int) -> MadeMember:
    """Member `number`, from 1."""
    name = person(Random(number))
    card, phone = card_and_phone(number)
    return MadeMember(number, member_id(number), card, phone, tier(number), name, name_initials(name))


def member_id(number: int) -> str:
    """The id of member `number`."""
    return f"M{number:07d}"


def tier(number: int) -> str | None:
    """The tier of member `number`."""
    return TIERS[number % len(TIERS)]


def card_and_phone(number: int) -> tuple[str, str]:
    """What identifies member `number`."""
    digits = f"29{number * _PRIME % 10_000_000_000:010d}"
    return digits + check_digit(digits), f"13{number * 61_803_399 % 1_000_000_000:09d}"


def draw(count: int, many: int, seed: int = 7) -> list[int]:
    """`many` numbers from 1 to `count`, in no order."""
    random = Random(seed)
    return [random.randrange(count) + 1 for _ in range(many)]


def every(items: list[int], many: int) -> list[int]:
    """`many` of the items, from the start again when they run out."""
    return list(islice(cycle(items), many))
