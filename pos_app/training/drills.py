"""The drills (C9): what a new cashier learns first, each checked by what the training books and the counter hold.

One table. A drill looks up what its texts name, and judges what was done since it began; no act knows of it. Its texts
are `ui/drill_texts.py`, by the same names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from domain.articles import GTIN_LENGTHS, check_digit
from domain.entries import Entry, ReturnCompleted, SaleCompleted, ShiftClosed
from domain.shifts import DENOMINATIONS
from domain.tenders import CASH, STORED_VALUE
from domain.value import dataclass

if TYPE_CHECKING:
    from domain.articles import Article
    from pos_app.services.desk import Desk

Named = Mapping[str, str | int]
"""What a text names: texts as they are, amounts in minor units."""
PHONE = "13900000001"
"""Of the first made-up member."""
PIECES, GRAMS, KILO, PART = 3, 350, 1000, 100
"""How many are sold at once, what the scale says, grams of a kilogram, how much stored value pays (minor units)."""
NOTES = (1000, 2000, 5000, 10000, 20000, 50000, 100000, 1000000)
"""Round sums that a customer may hand over, minor units."""
MANY = 100
"""Goods that are looked at for each first digit."""
DEAR = 10000
"""Goods of a drill cost less than this where there are such, minor units."""
UNKNOWN = "690000000"
"""How a label begins that no shop has; what follows is counted up until it is true here, too."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What could be seen of the counter after an act: pieces in the cart, sales that wait, a refusal told, and what
    was counted in the drawer (minor units, None: nothing yet).
    """

    pieces: int = 0
    suspended: int = 0
    refused: bool = False
    counted: int | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """What was done since the drill began: entries of the training books, and what was seen, the oldest first."""

    entries: tuple[Entry, ...] = ()
    glances: tuple[Glance, ...] = (Glance(),)

    @property
    def sale(self) -> SaleCompleted | None:
        """The last entry, when it is a sale."""
        body = self.entries[-1].body if self.entries else None
        return body if isinstance(body, SaleCompleted) else None

    @property
    def sales(self) -> int:
        """How many were sold."""
        return sum(isinstance(entry.body, SaleCompleted) for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Verdict:
    """It is done when `wrong` is empty; else the name of what was wrong, and what its sentence names."""

    wrong: str = ""
    named: Named = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drill:
    """`look_up` gives what its texts name, None where this shop cannot do it; `check` gives None while it goes on.

    In an `offline` one HQ does not answer. `moves`: what is looked up is another after each entry.
    """

    id: str
    look_up: Callable[[Desk], Named | None]
    check: Callable[[Tried, Named], Verdict | None]
    offline: bool = False
    moves: bool = False


RIGHT = Verdict()


# ---- what the texts name
def _goods(desk: Desk, *, weighed: bool = False) -> Article | None:
    """Something that is sold here under a whole barcode (what is weighed: under any code), rather a cheap one."""
    able = [
        article
        for first in "6901234578"
        for article in desk.goods.search(first, MANY)
        if (article.per != 1) is weighed and article.price and (weighed or len(article.barcode) in GTIN_LENGTHS)
    ]
    return min(able, key=_dearness, default=None)


def _dearness(article: Article) -> tuple[bool, str]:
    return not 2 * PART < (article.price or 0) < DEAR, article.sku


def _sold(desk: Desk) -> Named | None:
    """An article, its code, and the note that a customer hands over for it."""
    found = _goods(desk)
    if found is None or found.price is None:
        return None
    note = next((note for note in NOTES if note > found.price), 2 * found.price)
    return {
        "name": found.name,
        "code": found.barcode,
        "sku": found.sku,
        "bad": _bad(desk),
        "phone": PHONE,
        "note": note,
        "part": PART,
    }


def _weighed(desk: Desk) -> Named | None:
    found = _goods(desk, weighed=True)
    return {"name": found.name, "code": found.barcode or found.sku} if found is not None else None


def _bad(desk: Desk) -> str:
    """A label that is whole and that this shop does not know."""
    for number in range(1000):
        digits = f"{UNKNOWN}{number:03d}"
        code = digits + check_digit(digits)
        if desk.goods.by_barcode(code) is None:
            return code
    return ""


def _drawer(desk: Desk) -> Named:
    """What is in it, and the smallest coin: less than that nobody can count."""
    shift, (plan, _) = desk.books.open_shift(), desk.plan()
    held = shift.totals.expected_cash if shift is not None else 0
    return {"held": held, "coin": min(DENOMINATIONS.get(plan.currency, DENOMINATIONS["CNY"]))}


# ---- what was done
def _paid(sale: SaleCompleted, kind: str) -> int:
    return sum(tender.amount for tender in sale.tenders if tender.kind == kind)


def _cash(tried: Tried, named: Named) -> Verdict | None:
    if (sale := tried.sale) is None:
        return None
    taken = _paid(sale, CASH)
    if not taken:
        return Verdict("not_cash", named)
    if taken != named["note"]:
        return Verdict("other_note", {**named, "taken": taken, "change": sale.change})
    return RIGHT


def _quantity(tried: Tried, named: Named) -> Verdict | None:
    if (sale := tried.sale) is None:
        return None
    count = sum(line.quantity for line in sale.lines if line.per == 1)
    if count != PIECES:
        return Verdict("other_count", {**named, "count": str(count)})
    seen = [glance.pieces for glance in tried.glances]
    full = seen.index(PIECES) if PIECES in seen else len(seen)
    return RIGHT if 0 in seen[full : _last(seen, PIECES)] else Verdict("not_undone", named)


def _last(seen: list[int], wanted: int) -> int:
    return max((place for place, pieces in enumerate(seen) if pieces == wanted), default=0)


def _weigh(tried: Tried, named: Named) -> Verdict | None:
    if (sale := tried.sale) is None:
        return None
    weights = [line.quantity for line in sale.lines if line.per != 1]
    if not weights:
        return Verdict("not_weighed", named)
    if weights != [GRAMS]:
        return Verdict("other_weight", {**named, "weight": f"{sum(weights) // KILO}.{sum(weights) % KILO:03d}"})
    return RIGHT


def _member(tried: Tried, named: Named) -> Verdict | None:
    if (sale := tried.sale) is None:
        return None
    return RIGHT if sale.member is not None else Verdict("no_member", named)


def _split(tried: Tried, named: Named) -> Verdict | None:
    if (sale := tried.sale) is None:
        return None
    value, cash = _paid(sale, STORED_VALUE), _paid(sale, CASH)
    if not value:
        return Verdict("no_value", named)
    if value != named["part"] or not cash:
        return Verdict("other_part", {**named, "taken": value})
    return RIGHT


def _suspend(tried: Tried, named: Named) -> Verdict | None:
    if tried.sale is None:
        return None
    before, waiting = tried.glances[0].suspended, [glance.suspended for glance in tried.glances]
    if max(waiting) <= before:
        return Verdict("not_suspended", named)
    return RIGHT if waiting[-1] <= before and not tried.glances[-1].pieces else None


def _return(tried: Tried, named: Named) -> Verdict | None:
    last = tried.entries[-1] if tried.entries else None
    if last is not None and isinstance(last.body, ReturnCompleted):
        return RIGHT if last.kind == "return.completed" else Verdict("voided", named)
    return Verdict("sold_again", named) if tried.sales > 1 else None


def _offline(tried: Tried, named: Named) -> Verdict | None:
    if (sale := tried.sale) is None:
        return None
    return RIGHT if _paid(sale, STORED_VALUE) else Verdict("not_from_value", named)


def _code(tried: Tried, named: Named) -> Verdict | None:
    if (sale := tried.sale) is None:
        return None
    if not any(glance.refused for glance in tried.glances):
        return Verdict("not_tried", named)
    sold = [line for line in sale.lines if line.sku != named["sku"]]
    return Verdict("other_goods", {**named, "sold": sold[0].name}) if sold else RIGHT


def _close(tried: Tried, named: Named) -> Verdict | None:
    closed = next((entry.body for entry in tried.entries if isinstance(entry.body, ShiftClosed)), None)
    counted = tried.glances[-1].counted
    if closed is not None and abs(closed.variance) >= int(named["coin"]):
        return Verdict("closed_so", {**named, "counted": closed.counted, "held": closed.expected})
    if closed is None and counted is not None and abs(counted - int(named["held"])) >= int(named["coin"]):
        return Verdict("miscounted", {**named, "counted": counted})
    return RIGHT if closed is not None else None


DRILLS = (
    Drill("cash", _sold, _cash),
    Drill("quantity", _sold, _quantity),
    Drill("weigh", _weighed, _weigh),
    Drill("member", _sold, _member),
    Drill("split", _sold, _split),
    Drill("suspend", _sold, _suspend),
    Drill("return", _sold, _return),
    Drill("offline", _sold, _offline, offline=True),
    Drill("code", _sold, _code),
    Drill("close", _drawer, _close, moves=True),
)
"""In the order in which they are learnt."""
