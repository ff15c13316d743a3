"""The masters of a chain as they are loaded into HQ: plain frozen values, no ids made here.

Amounts are minor units, rates exact ratios. What is computed at HQ (pinyin initials, HMACs) is not part of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.entries import UnitAmount
from domain.money import Ratio


@dataclass(frozen=True, slots=True)
class Store:
    """A shop of the chain; its first enrolled register becomes the lead register."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Barcode:
    """A code on a pack and how many it stands for (a case: several; a tray of a weighed good: its grams)."""

    code: str
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Article:
    """A thing sold in the chain: everything but its price. `rank` orders search results, the smallest first.

    `cost` is what `per` units cost the chain, in minor units (for a margin floor), `since` the day from which it is
    sold (for benefits of new articles); None and "" where that is not known.
    """

    sku: str
    name: str
    category: str
    tax_rate: Ratio
    per: int = 1
    rank: int = 0
    barcodes: tuple[Barcode, ...] = ()
    cost: int | None = None
    since: str = ""


@dataclass(frozen=True, slots=True)
class Price:
    """What a store asks for `per` units of an article, and what it asks members (None: the same)."""

    store: str
    sku: str
    price: int
    member_price: int | None = None


@dataclass(frozen=True, slots=True)
class PlanText:
    """A published plan: its version, the moment (RFC 3339, UTC) from which it holds, and its JSON text."""

    version: int
    starts: str
    text: str


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who signs in: `pin` is the argon2id hash, `store` the only store, or "" for all of them; `card` is the
    code of a staff card, "" for none.
    """

    id: str
    name: str
    role: str
    pin: str
    store: str = ""
    card: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A member with what is personal; `units` are opening balances and coupons, `p95_bill` sizes his allowance.

    `pin` is the argon2id hash of the member's PIN, "" for none.
    """

    id: str
    name: str
    phone: str
    card: str
    home_store: str
    tier: str | None = None
    spending: int = 0
    kind: str = "personal"
    frozen: bool = False
    p95_bill: int = 0
    units: tuple[UnitAmount, ...] = ()
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything a new HQ is filled with; `opened` is the moment (RFC 3339) of the opening entries."""

    stores: tuple[Store, ...]
    articles: tuple[Article, ...] = ()
    prices: tuple[Price, ...] = ()
    plans: tuple[PlanText, ...] = ()
    staff: tuple[Staff, ...] = ()
    members: tuple[Member, ...] = field(default=())
    opened: str = "2026-01-01T00:00:00.000Z"
