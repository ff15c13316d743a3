"""A price list as people write it: CSV of sku, price and member price, amounts with at most two places."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from domain.errors import Fault

HEAD = ["sku", "price", "member_price"]
_AMOUNT = re.compile(r"(\d{1,7})(?:\.(\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PriceLine:
    """What an article costs, in minor units; `member_price` None: the same for members."""

    sku: str
    price: int
    member_price: int | None


def read(text: str) -> list[PriceLine]:
    """The lines under a head of `sku,price,member_price`; Fault that names the first line that cannot be read."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    if not rows or [cell.strip() for cell in rows[0]] != HEAD:
        raise Fault("This is no price list.", advice="Begin it with the line sku,price,member_price.")
    found: dict[str, PriceLine] = {}
    for number, row in enumerate(rows[1:], start=2):
        if not row:
            continue
        line = _line([cell.strip() for cell in row])
        if line is None or line.sku in found:
            raise Fault(
                f"Line {number} of the price list cannot be read: {','.join(row)[:80]}.",
                advice="Write each article once, as 100001,12.50,11.80; a member price may be left out.",
            )
        found[line.sku] = line
    return list(found.values())


def _line(cells: list[str]) -> PriceLine | None:
    if len(cells) not in {2, 3} or not cells[0]:
        return None
    price, member = _amount(cells[1]), cells[2] if len(cells) == len(HEAD) else ""
    of_member = _amount(member) if member else None
    if price is None or (member and of_member is None):
        return None
    return PriceLine(cells[0], price, of_member)


def _amount(text: str) -> int | None:
    found = _AMOUNT.fullmatch(text)
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else None
