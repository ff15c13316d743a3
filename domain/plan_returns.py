"""What the plan says of goods that come back without a receipt (C5)."""

from __future__ import annotations

from typing import Literal

from domain.money import Ratio
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class NoReceipt:
    """Goods without a receipt: `share` of today's lowest price goes back, in cash or as stored value of a member.

    `most` is the most of one return, `per_day` of all of a register's business day, in minor units; `most` 0: no goods
    come back without a receipt, `per_day` 0: no bound.
    """

    most: int = 0
    per_day: int = 0
    to: Literal["cash", "stored_value"] = "cash"
    share: Ratio = Ratio(1, 1)
