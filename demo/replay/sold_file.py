"""The sale file: what was sold, one JSON object per line and sale, in the order of selling.

`{"basket", "store", "register", "entry", "payable", "paid_out", "lines": [{"sku", "quantity", "price",
"member_price", "per", "list", "off": {rule: amount}, "payable"}, ...]}`; amounts in cents, what is taken off positive.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from demo.replay.baskets import Basket

IMPORTED = "imported"
"""The rule of what separates a line from the data."""


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line as the till sold it; `off` has one amount per rule: `member_price`, `coupon:<rule>`, `imported`."""

    sku: str
    quantity: int
    price: int
    member_price: int | None
    per: int
    list: int
    off: dict[str, int]
    payable: int


@dataclass(frozen=True, slots=True)
class Sold:
    """A basket as the till sold it.

    `entry` names the journal entry. What the sale brought is `payable − paid_out`: a till that settles a negative
    basket by a sale of 0.00 and a payment out of the drawer says so here.
    """

    entry: str
    lines: tuple[SoldLine, ...]
    payable: int
    paid_out: int = 0


def write_sold(file: TextIO, basket: Basket, sold: Sold) -> None:
    """Append one sale."""
    record = {
        "basket": basket.number,
        "store": basket.store,
        "register": basket.register,
        "entry": sold.entry,
        "payable": sold.payable,
        "paid_out": sold.paid_out,
        "lines": [{name: getattr(line, name) for name in SoldLine.__slots__} for line in sold.lines],
    }
    file.write(json.dumps(record, separators=(",", ":")) + "\n")
