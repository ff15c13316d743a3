"""Bodies of entries about goods that come back without a receipt. `domain.entries` shows them on."""

from __future__ import annotations

from domain.bill import Adjustment, TaxSum
from domain.entry_parts import AllowanceReport, PlanRef, ShiftRef
from domain.money import Ratio
from domain.tenders import Tender
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class GoodBack:
    """One kind of goods: the facts of the article as used, and what is given back for it, tax included."""

    sku: str
    name: str
    quantity: int
    per: int
    unit_price: int
    tax_rate: Ratio
    list: int
    payable: int
    tax: int
    net: int


@dataclass(frozen=True, slots=True)
class GoodsReturned:
    """Goods came back without a receipt, as the plan allows (`domain.no_receipt`). `list` − adjustments = `payable`.

    It goes out in cash, or to the `member` as a `lot` of stored value that begins here (principal, good until
    `expires`), of which `head_room` is what it takes of the legal limit. `returned_at` is the store's own time.
    """

    store: str
    shift: ShiftRef
    plan: PlanRef
    lines: tuple[GoodBack, ...]
    adjustments: tuple[Adjustment, ...]
    taxes: tuple[TaxSum, ...]
    list: int
    payable: int
    tenders: tuple[Tender, ...]
    reason: str
    returned_at: str
    member: str | None = None
    lot: str = ""
    expires: str | None = None
    head_room: int = 0
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()


GOODS_KINDS: dict[str, type[GoodsReturned]] = {"goods.returned": GoodsReturned}
